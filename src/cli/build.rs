//! `kamergraaf build`: read documents, write a store version.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Context;

use super::inputs::{Paths, Reader};
use super::output::{Outcome, tell};
use super::progress;
use crate::extract::Extraction;
use crate::graph::Graph;
use crate::linking::misprints;
use crate::rdf::{self, DEFAULT_BASE, Iris, NamedGraph};
use crate::store::{self, Content, DocumentContent, Engine, View};
use crate::text::RemarkKind;
use crate::view::{self, DocumentView};
use crate::wording::Wording;

/// Read documents and write a store version
///
/// The version is written beside the current one and takes its place as the last
/// act; a build that is stopped leaves the old version whole. If nothing has
/// changed, nothing is written.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kamergraaf build letters/ --store store\n  \
                        kamergraaf build a.txt b.txt --store store --base https://example.org/kg/")]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// The folder of the store; made if it is not there.
    #[arg(long, value_name = "DIR", env = "KAMERGRAAF_STORE")]
    store: PathBuf,
    /// What all IRIs begin with.
    #[arg(long, value_name = "IRI", default_value = DEFAULT_BASE)]
    base: String,
    /// What will answer queries: memory, or an index on disk.
    #[arg(long, default_value_t = Engine::default())]
    engine: Engine,
}

pub(super) fn run(args: &Args, quiet: bool) -> anyhow::Result<Outcome> {
    let iris = Iris::new(&args.base)?;
    let readings = Reader::new(quiet)?.read(&args.paths)?;
    if readings.extractions.is_empty() {
        tell("nothing", "no document could be read, so the store was left as it was");
        return Ok(readings.outcome);
    }
    let bar = progress::spinner("writing the store", quiet);
    let graph = Graph::build(&readings.extractions);
    let wording = Wording::load()?;
    let pages = view::documents(&readings.extractions, &graph, &iris, &wording);
    let content = content(&readings.extractions, rdf::named_graphs(&graph, &iris, &wording), pages)?;
    let version = store::build(&args.store, iris.base(), content, args.engine)
        .with_context(|| format!("{}: the store could not be written", args.store.display()))?;
    bar.finish_and_clear();
    if !quiet {
        tell_damage(&readings.extractions);
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let facts = readings.extractions.iter().map(|extraction| extraction.facts.len()).sum();
        let mentions = readings.extractions.iter().map(|extraction| extraction.mentions.len()).sum();
        let said = [
            count(readings.extractions.len(), "document"),
            count(mentions, "mention"),
            count(facts, "fact"),
            format!("{} quads", version.manifest.quads),
        ];
        let what = if version.fresh { "built" } else { "unchanged" };
        let store = args.store.display();
        tell(what, &format!("version {} of {store}: {}", version.number, said.join(", ")));
        tell_misprints(&readings.extractions);
    }
    Ok(readings.outcome)
}

/// What the version holds. The graphs of the documents come first, in the order of the extractions.
fn content(
    extractions: &[Extraction],
    graphs: Vec<NamedGraph>,
    pages: Vec<DocumentView>,
) -> anyhow::Result<Content> {
    let mut graphs = graphs.into_iter();
    let documents = extractions.iter().zip(graphs.by_ref().take(extractions.len())).zip(&pages);
    let documents = documents.map(|((extraction, graph), page)| {
        let hash = store::hash(extraction.document.source.as_bytes());
        Ok(DocumentContent { name: page.name.clone(), hash, graph, page: view::bytes(page)? })
    });
    let documents = documents.collect::<anyhow::Result<_>>()?;
    let views = view::whole(pages)?.into_iter();
    let views = views.map(|(name, bytes)| View { name: name.to_owned(), bytes }).collect();
    Ok(Content { documents, graphs: graphs.collect(), views })
}

/// Says how many places of the documents were damaged before they came here.
fn tell_damage(extractions: &[Extraction]) {
    let mut kinds: BTreeMap<RemarkKind, usize> = BTreeMap::new();
    for remark in extractions.iter().flat_map(|extraction| &extraction.document.remarks) {
        *kinds.entry(remark.kind).or_default() += 1;
    }
    let total: usize = kinds.values().sum();
    if total > 0 {
        let said: Vec<String> =
            kinds.iter().map(|(kind, count)| format!("{count} × {}", kind.words())).collect();
        let places = if total == 1 { "place of the texts was" } else { "places of the texts were" };
        tell("damage", &format!("{total} {places} damaged before: {}", said.join("; ")));
    }
}

/// One line where names or numbers look misprinted; they were kept as they are.
fn tell_misprints(extractions: &[Extraction]) {
    let odd = |extraction: &Extraction| misprints(&extraction.mentions, &extraction.linked).len();
    let (documents, all) = extractions
        .iter()
        .map(odd)
        .filter(|odd| *odd > 0)
        .fold((0, 0), |(documents, all), odd| (documents + 1, all + odd));
    if all > 0 {
        let sentence = format!(
            "{all} in {documents} document{}, kept as printed (hint: kamergraaf explain shows them)",
            if documents == 1 { "" } else { "s" }
        );
        tell("misprints", &sentence);
    }
}
