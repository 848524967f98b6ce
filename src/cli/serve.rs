//! `kamergraaf serve`: the SPARQL endpoint.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, bail};

use super::output::{Outcome, WrongUse, tell};
use super::progress;
use crate::server::{self, AppState, Limits};
use crate::store::query::Bounds;
use crate::store::{Engine, Store};

/// Serve a store over HTTP: the SPARQL endpoint, and what each name stands for
///
/// Read-only. Answers requests for this machine's own names and for --allow-host. A newer
/// version of the store is served as soon as it is built. Ctrl-C or SIGTERM stops when
/// running requests are done. SECURITY.md says what is promised to whom.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kamergraaf serve --store store\n  \
                        curl http://127.0.0.1:7878/sparql --data-urlencode 'query=ASK { ?s ?p ?o }'")]
pub(super) struct Args {
    /// The folder of the store.
    #[arg(long, value_name = "DIR", env = "KAMERGRAAF_STORE")]
    store: PathBuf,
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:7878")]
    bind: SocketAddr,
    /// What answers: memory, or an index on disk.
    #[arg(long, default_value_t = Engine::default())]
    engine: Engine,
    #[command(flatten)]
    public: Public,
    #[command(flatten)]
    bounds: QueryBounds,
    /// How each request is logged to standard error; without it, not at all.
    #[arg(long, value_name = "FORM")]
    log: Option<Log>,
}

/// For whom the server is there.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "In public")]
struct Public {
    /// The address under which strangers reach the server, for links; its host is answered.
    #[arg(long = "public-url", value_name = "URL")]
    url: Option<String>,
    /// Answer requests for this host too (name or name:port); may be given several times.
    #[arg(long, value_name = "HOST")]
    allow_host: Vec<String>,
    /// Answer pages of this origin too (a scheme with a name, or * for all); may be given several times.
    #[arg(long, value_name = "ORIGIN")]
    allow_origin: Vec<String>,
    /// A proxy stands before the server and adds the client's address to X-Forwarded-For.
    #[arg(long)]
    behind_proxy: bool,
}

/// What queries may take.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Limits")]
struct QueryBounds {
    /// Seconds after which a query is given up, waiting included.
    #[arg(long, value_name = "SECONDS", default_value_t = 20.0)]
    timeout: f64,
    /// Rows of an answer over which the query fails.
    #[arg(long, value_name = "ROWS", default_value_t = Limits::default().query.rows)]
    rows: usize,
    /// MiB of an answer over which the query fails.
    #[arg(long, value_name = "MIB", default_value_t = 64)]
    answer_size: usize,
    /// MiB of memory that one query may take beside the store.
    #[arg(long, value_name = "MIB", default_value_t = 1024)]
    query_memory: u64,
    /// Long queries at once; some more workers serve short ones [default: one for each core].
    #[arg(long, value_name = "N")]
    workers: Option<usize>,
    /// Queries of one client, running and waiting.
    #[arg(long, value_name = "N", default_value_t = Limits::default().of_client)]
    client_queries: usize,
}

/// Forms of the log.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Log {
    Text,
    Json,
}

pub(super) fn run(args: &Args, quiet: bool) -> anyhow::Result<Outcome> {
    let limits = limits(&args.bounds)?;
    if let Some(url) = args.public.url.as_deref().filter(|url| !is_address(url)) {
        bail!(WrongUse(format!("--public-url {url} is no address that starts with http:// or https://")));
    }
    start_log(args.log);
    let bar = progress::spinner("loading the store", quiet);
    let state = state(args, limits)?;
    bar.finish_and_clear();
    let quads = state.version().manifest.quads;
    server::serve(state, args.bind, |address| {
        if !quiet {
            welcome(address, quads);
        }
    })
    .with_context(|| format!("{}: cannot be served; is the port taken?", args.bind))?;
    Ok(Outcome::Done)
}

fn limits(args: &QueryBounds) -> anyhow::Result<Limits> {
    let Ok(deadline) = Duration::try_from_secs_f64(args.timeout) else {
        bail!(WrongUse(format!("--timeout {} is no number of seconds", args.timeout)));
    };
    let limits = Limits::default();
    let answer = args.answer_size << 20;
    Ok(Limits {
        query: Bounds { deadline, rows: args.rows, bytes: answer },
        answer,
        held: limits.held.max(answer),
        concurrent: args.workers.unwrap_or(limits.concurrent),
        of_client: args.client_queries,
        queue: limits.queue.min(deadline),
        ..limits
    })
}

fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || "<>\"?#".contains(c))
    })
}

/// The state over processes that any query may end.
#[cfg(unix)]
fn state(args: &Args, limits: Limits) -> anyhow::Result<AppState> {
    let program = std::env::current_exe().context("this program cannot find itself")?;
    let memory = args.bounds.query_memory << 20;
    let plan = server::Plan { program, store: args.store.clone(), engine: args.engine, memory };
    let public = &args.public;
    // A store that cannot be opened has an error of its own, which another process could only quote.
    Store::open(&args.store)?;
    let state = AppState::start(&plan, Some(args.bind), &public.allow_host, limits)?;
    Ok(reached(state, public))
}

/// Without fork, the state over threads.
#[cfg(not(unix))]
fn state(args: &Args, limits: Limits) -> anyhow::Result<AppState> {
    let queryable = Store::open(&args.store)?.engine(args.engine)?;
    let public = &args.public;
    Ok(reached(AppState::new(queryable, Some(args.bind), &public.allow_host, limits), public))
}

fn reached(state: AppState, public: &Public) -> AppState {
    let state = state.at(public.url.as_deref()).for_origins(&public.allow_origin);
    state.behind_proxy(public.behind_proxy)
}

/// Sends what is logged to standard error.
fn start_log(form: Option<Log>) {
    let Some(form) = form else { return };
    let log = tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false);
    match form {
        Log::Text => log.with_ansi(false).init(),
        Log::Json => log.json().flatten_event(true).init(),
    }
}

/// The prefixes of the query that a newcomer is shown.
const PREFIXES: &str = "PREFIX kg: <https://w3id.org/kamergraaf/ontology#> \
                        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>";

/// Says where it is and what to try next.
fn welcome(address: SocketAddr, quads: u64) {
    tell("serving", &format!("{quads} quads on http://{address}/ (Ctrl-C stops)"));
    tell("try", &format!("open http://{address}/ in a browser"));
    let query = format!("{PREFIXES} SELECT ?name {{ ?person a kg:Person ; rdfs:label ?name }}");
    tell(
        "try",
        &format!("curl http://{address}/sparql -H 'Accept: text/csv' --data-urlencode 'query={query}'"),
    );
}
