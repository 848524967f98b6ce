//! What depends on all documents: which persons are one, what entities are called, the views.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, bail};
use rayon::prelude::*;

use crate::graph::{Persons, Summary, Totals};
use crate::mention::Kind;
use crate::rdf::{self, Iris, NamedGraph, Renamed, Renaming};
use crate::store::{DocumentContent, Record, View, Writer};
use crate::view::{self, DocumentView, Gathering};

/// What is known of all documents of the version that is being written.
pub(super) struct Whole {
    summaries: BTreeMap<String, Summary>,
    persons: Persons,
    /// How much there is of all.
    pub(super) totals: Totals,
}

impl Whole {
    /// Reads what is kept of each document.
    ///
    /// # Errors
    /// When another program has kept of a document what this one cannot read.
    pub(super) fn of(writer: &Writer, kinds: &[Kind]) -> anyhow::Result<Self> {
        let documents: Vec<(&str, &Record)> = writer.documents().collect();
        let summary = |(name, record): &(&str, &Record)| {
            let summary = Summary::of_bytes(&record.memo, kinds);
            let summary = summary.with_context(|| {
                format!("what another version of this program kept of {name:?} cannot be read\nhint: give the document again, or remove it with `--prune`")
            })?;
            Ok(((*name).to_owned(), summary))
        };
        let summaries: BTreeMap<String, Summary> =
            documents.par_iter().map(summary).collect::<anyhow::Result<_>>()?;
        let named = || summaries.iter().map(|(name, summary)| (name.as_str(), summary));
        let persons = Persons::of_summaries(named());
        let totals = Totals::of_summaries(named(), &persons);
        Ok(Self { summaries, persons, totals })
    }

    /// Gives the persons of each document the ids that they have over all documents. How many
    /// documents were written anew for that.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub(super) fn part_persons(&mut self, writer: &mut Writer, iris: &Iris) -> anyhow::Result<usize> {
        let none = BTreeMap::new();
        let wanted = |name: &str| self.persons.renamed(name).unwrap_or(&none);
        let differ = self.summaries.iter().filter(|(name, summary)| summary.parted != *wanted(name));
        let differ: Vec<String> = differ.map(|(name, _)| name.clone()).collect();
        if differ.is_empty() {
            return Ok(0);
        }
        let renaming = Renaming::new(iris).context("the binary's own tables are wrong")?;
        for name in &differ {
            let Some(summary) = self.summaries.get_mut(name) else { continue };
            let parted = self.persons.renamed(name).cloned().unwrap_or_default();
            let changes = changes(&summary.parted, &parted);
            summary.parted = parted;
            revise(writer, &renaming, name, summary, &changes)?;
        }
        Ok(differ.len())
    }

    /// The graphs that belong to no one document.
    pub(super) fn graphs(&self, writer: &Writer, iris: &Iris) -> Vec<NamedGraph> {
        let quads = writer.documents().map(|(_, record)| record.quads).sum();
        rdf::of_whole(&self.totals, iris, quads)
    }
}

/// The ids that change when persons who were parted in one way are parted in another.
fn changes(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let ids: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let (old, new) = (|id| old.get(id).unwrap_or(id).clone(), |id| new.get(id).unwrap_or(id).clone());
    ids.into_iter().map(|id| (old(id), new(id))).filter(|(old, new)| old != new).collect()
}

/// Writes a document anew with other ids for its persons.
fn revise(
    writer: &mut Writer,
    renaming: &Renaming<'_>,
    name: &str,
    summary: &Summary,
    changes: &BTreeMap<String, String>,
) -> anyhow::Result<()> {
    let hash = writer.documents().find(|(other, _)| *other == name).map(|(_, record)| record.hash.clone());
    let (Some(hash), Some((lines, page))) = (hash, writer.content(name)?) else {
        bail!("the document {name:?} has gone while the version was written");
    };
    let renamed = renaming.renamed(name, &lines, changes);
    let Renamed { graph, paths } =
        renamed.with_context(|| format!("the graph of {name:?} cannot be read"))?;
    let mut view: DocumentView =
        serde_json::from_slice(&page).with_context(|| format!("the page of {name:?}"))?;
    view.rename(&paths);
    let page = view::bytes(&view)?;
    let memo = summary.to_bytes();
    let content = DocumentContent { name: name.to_owned(), hash, graph, page, memo };
    Ok(writer.revise(content.pack()?)?)
}

/// What pages show of the whole, made from the pages of all documents.
///
/// # Errors
/// When a page cannot be read.
pub(super) fn views(writer: &mut Writer) -> anyhow::Result<Vec<View>> {
    let mut gathering = Gathering::default();
    writer.each_page::<anyhow::Error>(|name, page| {
        let page: DocumentView =
            serde_json::from_slice(&page).with_context(|| format!("the page of {name:?}"))?;
        gathering.add(&page);
        Ok(())
    })?;
    let views = gathering.finish()?.into_iter();
    Ok(views.map(|(name, bytes)| View { name: name.to_owned(), bytes }).collect())
}
