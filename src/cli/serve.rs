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
/// Read-only. Answers requests for this machine's own names and for --allow-host;
/// stops at Ctrl-C when running requests are done.
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
    /// Answer requests for this host too (name or name:port); may be given several times.
    #[arg(long, value_name = "HOST")]
    allow_host: Vec<String>,
    /// Seconds after which a query is given up.
    #[arg(long, value_name = "SECONDS", default_value_t = 20.0)]
    timeout: f64,
    /// What answers: memory, or an index on disk.
    #[arg(long, default_value_t = Engine::default())]
    engine: Engine,
}

pub(super) fn run(args: &Args, quiet: bool) -> anyhow::Result<Outcome> {
    let Ok(deadline) = Duration::try_from_secs_f64(args.timeout) else {
        bail!(WrongUse(format!("--timeout {} is no number of seconds", args.timeout)));
    };
    let limits = Limits::default();
    let limits = Limits { query: Bounds { deadline, ..limits.query }, ..limits };
    let bar = progress::spinner("loading the store", quiet);
    let queryable = Store::open(&args.store)?.engine(args.engine)?;
    bar.finish_and_clear();
    let quads = queryable.manifest().quads;
    let state = AppState::new(queryable, Some(args.bind), &args.allow_host, limits);
    server::serve(state, args.bind, |address| {
        if !quiet {
            welcome(address, quads);
        }
    })
    .with_context(|| format!("{}: cannot be served; is the port taken?", args.bind))?;
    Ok(Outcome::Done)
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
