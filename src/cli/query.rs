//! `kamergraaf query`: ask a store in SPARQL.

use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, bail};

use super::output::{Outcome, WrongUse, stdout};
use super::table;
use crate::store::query::{Bounds, FORMATS, Format, Question};
use crate::store::{Engine, Store, declared};

/// Ask a store in SPARQL
///
/// The default graph is everything that all documents say; GRAPH ?g { … } asks
/// one document. An answer is whole, or the query fails and says why.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  kamergraaf query --store store --query-file ontology/queries/sanctions.rq\n  \
                        kamergraaf query --store store 'SELECT ?p ?label { ?p a kg:Person ; rdfs:label ?label }'\n  \
                        echo 'ASK { ?s ?p ?o }' | kamergraaf query --store store - --results json\n\n\
                        A query without PREFIX lines gets those of this project and of known vocabularies."
)]
pub(super) struct Args {
    /// The query; `-` reads it from standard input.
    #[arg(value_name = "QUERY", required_unless_present = "query_file", conflicts_with = "query_file")]
    query: Option<String>,
    /// The folder of the store.
    #[arg(long, value_name = "DIR", env = "KAMERGRAAF_STORE")]
    store: PathBuf,
    /// A file with the query.
    #[arg(long, value_name = "FILE")]
    query_file: Option<PathBuf>,
    /// How the answer is written: table, json, xml, csv, tsv; for CONSTRUCT and
    /// DESCRIBE ttl, nt, nq, trig, rdf or jsonld.
    #[arg(long, value_name = "FORM", default_value = "table")]
    results: String,
    /// Seconds after which a query is given up.
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0)]
    timeout: f64,
    /// Rows of an answer over which the query fails.
    #[arg(long, value_name = "ROWS", default_value_t = Bounds::default().rows)]
    limit: usize,
    /// What answers: memory, or an index on disk.
    #[arg(long, default_value_t = Engine::default())]
    engine: Engine,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let form = form(&args.results)?;
    let bounds = bounds(args)?;
    let text = text(args)?;
    let engine = Store::open(&args.store)?.engine(args.engine)?;
    let base = engine.manifest().base.clone();
    let answer = engine.query(&Question::new(with_prefixes(text, &base)), &bounds)?;
    let mut out = stdout();
    match form {
        Some(format) if format.is_graph() != answer.is_graph() => {
            let asked = if answer.is_graph() { "a graph" } else { "a table" };
            bail!(WrongUse(format!(
                "the answer is {asked}, which has no form {:?}; give another one to --results",
                args.results
            )));
        }
        Some(format) => answer.write(format, &base, &mut out)?,
        None if answer.is_graph() => {
            let turtle = Format::named("ttl").context("this binary has no Turtle")?;
            answer.write(turtle, &base, &mut out)?;
        }
        None => table::write(&answer, &base, &mut out)?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// The form of the answer; `None` for a table made for people.
fn form(name: &str) -> anyhow::Result<Option<Format>> {
    if name == "table" {
        return Ok(None);
    }
    let known: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    let Some(format) = Format::named(name) else {
        bail!(WrongUse(format!(
            "there is no form {name:?} for results; the forms are table, {}",
            known.join(", ")
        )));
    };
    Ok(Some(format))
}

fn bounds(args: &Args) -> anyhow::Result<Bounds> {
    let Ok(deadline) = Duration::try_from_secs_f64(args.timeout) else {
        bail!(WrongUse(format!("--timeout {} is no number of seconds", args.timeout)));
    };
    Ok(Bounds { deadline, rows: args.limit, ..Bounds::default() })
}

fn text(args: &Args) -> anyhow::Result<String> {
    match (&args.query, &args.query_file) {
        (_, Some(file)) => fs::read_to_string(file)
            .map_err(|problem| WrongUse(format!("{}: cannot be read: {problem}", file.display())).into()),
        (Some(query), _) if query == "-" => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).context("standard input could not be read")?;
            Ok(text)
        }
        (query, _) => Ok(query.clone().unwrap_or_default()),
    }
}

/// The query; one that declares no prefix gets the known ones.
pub(super) fn with_prefixes(query: String, base: &str) -> String {
    let declares = |word: &str| query.split_whitespace().any(|token| token.eq_ignore_ascii_case(word));
    if declares("PREFIX") || declares("BASE") { query } else { declared(base) + &query }
}
