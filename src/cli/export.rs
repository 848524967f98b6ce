//! `kamergraaf export`: a store version in other forms.

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::ValueHint;

use super::export_pages;
use super::output::{Outcome, WrongUse, note, stdout, tell, to_terminal};
use super::progress::Export as Bar;
use super::query::with_prefixes;
use crate::export::{self, Export, FORMATS, Format, Part, Selection, Step, View, Vocabulary};
use crate::grammar::PartialDate;
use crate::relation::Status;
use crate::store::query::{Answer, Bounds, Question};
use crate::store::{Engine, Store};

/// What the long help ends with.
const EXAMPLES: &str = "

Examples:
  # read it
  kamergraaf export --store store --format ttl | less
  # keep it, packed
  kamergraaf export --store store --output all.nq.zst
  # tables for a spreadsheet
  kamergraaf export --store store --output tables.zip --format csv --spreadsheet
  # one file to query with SQL
  kamergraaf export --store store --output all.sqlite
  # sanctions for Gephi
  kamergraaf export --store store --output sanctions.gexf --view sanctions
  # a drawing of the treaties
  kamergraaf export --store store --format dot --view treaties | dot -Tsvg > treaties.svg
  # an investigation in Aleph
  kamergraaf export --store store --output all.ftm
  # what is said of courts in 2025
  kamergraaf export --store store --format csv --output courts --kind court --from 2025 --to 2025
  # what is feared or asked for
  kamergraaf export --store store --format csv --output feared --status possible,requested
  # a graph of one's own
  kamergraaf export --store store --format ttl --query construct.rq
  # for a loader in parallel
  kamergraaf export --store store --format nq --output parts --shards 8";

/// Write a store version in another form
///
/// The same version gives the same bytes every time. A file is written beside and renamed
/// when it is whole; it is compressed when its name ends in .gz or .zst.
#[derive(Debug, clap::Args)]
#[command(after_help = formats(), after_long_help = formats() + EXAMPLES)]
pub(super) struct Args {
    /// The folder of the store.
    #[arg(long, value_name = "DIR", env = "KAMERGRAAF_STORE", value_hint = ValueHint::DirPath)]
    store: PathBuf,
    /// The form; without it, the ending of --output tells.
    #[arg(long, value_name = "FORM")]
    format: Option<String>,
    /// The file or folder to write; standard output without it.
    #[arg(long, short, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    output: Option<PathBuf>,
    /// N-Quads in so many parts with a manifest, in the folder --output; a graph stands in one part.
    #[arg(long, value_name = "N")]
    shards: Option<NonZeroUsize>,
    /// CSV whose texts no spreadsheet takes for formulas.
    #[arg(long)]
    spreadsheet: bool,
    #[command(flatten)]
    chosen: Chosen,
}

/// What is exported.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "What is exported (all of it, unless these say otherwise)")]
struct Chosen {
    /// Facts of a view or a relation, what they join and where they stand. The views are sanctions,
    /// motions, treaties, justice, persons and papers.
    #[arg(long, value_name = "VIEW")]
    view: Option<String>,
    /// What this document says; may be given several times.
    #[arg(long, value_name = "NAME")]
    document: Vec<String>,
    /// Nothing before this day, month or year (of the fact, or else of its document).
    #[arg(long, value_name = "DATE")]
    from: Option<PartialDate>,
    /// Nothing behind this day, month or year.
    #[arg(long, value_name = "DATE")]
    to: Option<PartialDate>,
    /// Facts of these statuses: asserted, announced, possible, requested, negated, ended.
    #[arg(long, value_name = "STATUS", value_delimiter = ',')]
    status: Vec<String>,
    /// Entities of these kinds, and facts with one at an end: person, court, treaty, country, motion,
    /// organisation, party, paper, judgment, resolution, legislation.
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    kind: Vec<String>,
    /// The graph that the CONSTRUCT query in this file gives.
    #[arg(
        long,
        value_name = "FILE",
        value_hint = ValueHint::FilePath,
        conflicts_with_all = ["view", "document", "from", "to", "status", "kind"]
    )]
    query: Option<PathBuf>,
    /// Seconds after which that query is given up.
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0, requires = "query")]
    timeout: f64,
}

impl Chosen {
    /// The choice as the address of the page of sanctions has it; a page knows no documents and kinds
    /// of its own.
    fn state(&self) -> anyhow::Result<String> {
        if !self.document.is_empty() || !self.kind.is_empty() || self.query.is_some() {
            bail!(WrongUse(
                "svg and html show what --status, --from and --to choose, and nothing else".to_owned()
            ));
        }
        let statuses = self.status.iter().map(|word| Ok(format!("status={}", status(word)?.word())));
        let mut state = statuses.collect::<anyhow::Result<Vec<_>>>()?;
        state.extend(self.from.map(|date| format!("from={date}")));
        state.extend(self.to.map(|date| format!("to={date}")));
        Ok(state.join("&"))
    }
}

/// The list of formats, for the help.
fn formats() -> String {
    let forms = FORMATS.iter().map(|format| (format.name, format.description)).chain(export_pages::FORMS);
    let lines = forms.map(|(name, description)| format!("\n  {name:<9}{description}"));
    "Forms:".to_owned() + &lines.collect::<String>()
}

pub(super) fn run(args: &Args, quiet: bool) -> anyhow::Result<Outcome> {
    if let Some(form) = export_pages::form(args.format.as_deref(), args.output.as_deref()) {
        let (view, state) = (args.chosen.view.as_deref(), args.chosen.state()?);
        return export_pages::run(&args.store, form, view, &state, args.output.as_deref(), quiet);
    }
    let format = format(args)?;
    check(args, format)?;
    let store = Store::open(&args.store)?;
    let bar = Bar::new(quiet);
    let watch = |step| match step {
        Step::Pass(total) => bar.pass(total),
        Step::Quad => bar.quad(),
    };
    let selection = selection(&args.chosen)?;
    let answer =
        args.chosen.query.as_deref().map(|file| graph(&store, file, args.chosen.timeout)).transpose()?;
    let part = match &answer {
        Some(Answer::Graph(triples)) => Part::Graph(triples),
        Some(_) | None => Part::Selection(&selection),
    };
    let export = Export { part, spreadsheet: args.spreadsheet, watch: &watch, ..Export::new(&store, format) };
    let told = match &args.output {
        Some(path) => export::write_to(&export, path, args.shards)
            .with_context(|| format!("{}: cannot be written", path.display())),
        None => export::write(&export, &mut stdout()).map_err(anyhow::Error::from),
    };
    bar.finish();
    if !quiet {
        told.as_ref().into_iter().flatten().for_each(|sentence| note(sentence));
    }
    told?;
    if let Some(path) = args.output.as_ref().filter(|_| !quiet) {
        tell("written", &path.display().to_string());
    }
    Ok(Outcome::Done)
}

fn format(args: &Args) -> anyhow::Result<Format> {
    let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    let names = names.join(", ");
    let found = match (&args.format, &args.output, args.shards) {
        (Some(name), ..) => {
            Format::named(name).ok_or_else(|| format!("there is no format {name:?}; the formats are {names}"))
        }
        (None, _, Some(_)) => Format::named("nq").ok_or_else(String::new),
        (None, Some(path), None) => Format::of_path(path).ok_or_else(|| {
            format!("the name {} tells no format; give one to --format: {names}", path.display())
        }),
        (None, None, None) => Err(format!("there is neither --format nor --output; the formats are {names}")),
    };
    found.map_err(|problem| WrongUse(problem).into())
}

/// Refuses what cannot be: parts of other formats, and what no terminal can show.
fn check(args: &Args, format: Format) -> anyhow::Result<()> {
    let wrong = |problem: String| bail!(WrongUse(problem));
    if args.shards.is_some() && format.name != "nq" {
        return wrong(format!("--shards makes parts of nq, not of {}", format.name));
    }
    if args.shards.is_some() && args.output.is_none() {
        return wrong("--shards makes several files; give a folder to --output".to_owned());
    }
    if args.output.is_none() && format.is_several_files() && to_terminal() {
        return wrong(format!("{} is several files; give a folder or a .zip to --output", format.name));
    }
    if args.output.is_none() && !format.text && to_terminal() {
        return wrong(format!("{} is nothing for a terminal; give a file to --output", format.name));
    }
    if args.spreadsheet && format.name != "csv" {
        return wrong(format!("--spreadsheet is for csv; {} has no formulas", format.name));
    }
    Ok(())
}

fn selection(chosen: &Chosen) -> anyhow::Result<Selection> {
    let statuses = chosen.status.iter().map(|word| status(word)).collect::<anyhow::Result<_>>()?;
    let mut selection = Selection {
        documents: chosen.document.clone(),
        from: chosen.from,
        to: chosen.to,
        statuses,
        ..Selection::default()
    };
    if chosen.view.is_none() && chosen.kind.is_empty() {
        return Ok(selection);
    }
    let vocabulary = Vocabulary::load()?;
    let relations = vocabulary.relations();
    if let Some(name) = &chosen.view {
        let Some(view) = View::named(name, &relations) else {
            let names = View::names(&relations).join(", ");
            bail!(WrongUse(format!("there is no view {name:?}; the views are {names}")));
        };
        selection.view = Some(view);
    }
    for name in &chosen.kind {
        let Some(kind) = vocabulary.kind(name) else {
            let names: Vec<&str> = vocabulary.kinds.iter().map(|kind| kind.path).collect();
            bail!(WrongUse(format!("there is no kind {name:?}; the kinds are {}", names.join(", "))));
        };
        selection.kinds.push(kind.name.to_owned());
    }
    Ok(selection)
}

fn status(word: &str) -> anyhow::Result<Status> {
    let found = Status::ALL.into_iter().find(|status| status.word() == word);
    let known = || Status::ALL.map(Status::word).join(", ");
    found.ok_or_else(|| WrongUse(format!("there is no status {word:?}; the statuses are {}", known())).into())
}

/// The answer to the CONSTRUCT query in a file; it is as large as the store needs, but has a deadline.
fn graph(store: &Store, file: &Path, timeout: f64) -> anyhow::Result<Answer> {
    let cannot = |problem| WrongUse(format!("{}: cannot be read: {problem}", file.display()));
    let text = fs::read_to_string(file).map_err(cannot)?;
    let Ok(deadline) = std::time::Duration::try_from_secs_f64(timeout) else {
        bail!(WrongUse(format!("--timeout {timeout} is no number of seconds")));
    };
    let engine = store.engine(Engine::Memory)?;
    let bounds = Bounds { deadline, rows: usize::MAX, bytes: usize::MAX };
    let question = Question::new(with_prefixes(text, &store.version().manifest.base));
    let answer = engine.query(&question, &bounds).with_context(|| file.display().to_string())?;
    if !answer.is_graph() {
        bail!(WrongUse(format!(
            "{}: a graph is exported, and this query gives a table\nhint: write it with CONSTRUCT, or ask it \
             with `kamergraaf query`",
            file.display()
        )));
    }
    Ok(answer)
}
