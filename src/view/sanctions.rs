//! Who sanctioned whom, as rows: what the table, the picture and the downloads show.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DocumentView, Said, Thing};
use crate::picture::{in_two_columns, spread};

/// The class of the facts that are shown.
const CLASS: &str = "Sanction";
/// The particular under which a text names the programme of a sanction.
const PROGRAMME: &str = "programme";
/// The particular of a fact one of whose ends comes from elsewhere than its own words.
const INFERRED: &str = "inferred";
/// How much of the paragraph around a sentence is kept on each side, bytes.
const AROUND: usize = 600;

/// All acts, and between whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sanctions {
    /// Who issues or is hit, in the order of their paths.
    pub parties: Vec<Party>,
    /// The acts, in the order of their documents and sentences.
    pub acts: Vec<Act>,
}

/// Who issues sanctions or is hit by them, and the place in the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Who it is.
    pub thing: Thing,
    /// The place from above among the issuers.
    pub as_issuer: usize,
    /// The place from above among the targets.
    pub as_target: usize,
    /// The place in a picture of all, pixels from its middle to the right.
    #[serde(default)]
    pub x: i32,
    /// The same downwards.
    #[serde(default)]
    pub y: i32,
}

/// One act as one sentence of one document tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// The IRI of the fact behind the base.
    pub path: String,
    /// Who: a place among the parties.
    pub issuer: usize,
    /// Whom: a place among the parties.
    pub target: usize,
    /// When, as precisely as the text says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The word of the status.
    pub status: String,
    /// Under which programme, where the text says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// Which end the sentence does not name itself: `issuer`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
    /// What it states, in plain words.
    pub said: Said,
    /// The IRI of the document behind the base.
    pub document: String,
    /// The document's title, or its name.
    pub title: String,
    /// Its sort, dossier and number, as far as known: `Kamerbrief`, `28498`, `52`.
    pub printed: Vec<String>,
    /// Its day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_date: Option<String>,
    /// The words of the paragraph before the sentence.
    pub before: String,
    /// The sentence.
    pub sentence: String,
    /// The words of the paragraph behind it.
    pub after: String,
    /// First code point of the evidence in the source.
    pub from: usize,
    /// Behind its last code point.
    pub to: usize,
}

/// What is known of the documents so far.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    things: BTreeMap<String, Thing>,
    /// By their documents: acts with the paths of their ends.
    acts: BTreeMap<String, Vec<(String, String, Act)>>,
}

impl Gathered {
    /// Takes in a document.
    pub(super) fn add(&mut self, view: &DocumentView) {
        for fact in view.facts_of(CLASS) {
            let (Some(issuer), Some(target)) = (view.thing(fact.subject), view.thing(fact.object)) else {
                continue;
            };
            for thing in [issuer, target] {
                self.things.entry(thing.path.clone()).or_insert_with(|| thing.clone()).named_as(thing);
            }
            let told = (issuer.path.clone(), target.path.clone(), act(view, fact));
            self.acts.entry(view.name.clone()).or_default().push(told);
        }
    }

    /// The rows, whatever the order in which documents were taken in.
    pub(super) fn finish(self) -> Sanctions {
        let paths = self.things.keys().enumerate();
        let places: BTreeMap<&str, usize> = paths.map(|(at, path)| (path.as_str(), at)).collect();
        let place = |path: &str| places.get(path).copied().unwrap_or_default();
        let acts = self.acts.into_values().flatten();
        let acts: Vec<Act> = acts
            .map(|(issuer, target, act)| Act { issuer: place(&issuer), target: place(&target), ..act })
            .collect();
        let pairs: Vec<(usize, usize)> = acts.iter().map(|act| (act.issuer, act.target)).collect();
        Sanctions { parties: parties(self.things.into_values(), &pairs), acts }
    }
}

/// All parties with their places in the pictures.
fn parties(things: impl ExactSizeIterator<Item = Thing>, pairs: &[(usize, usize)]) -> Vec<Party> {
    let count = things.len();
    let (issuers, targets) = in_two_columns(count, pairs);
    let placed = things.zip(issuers).zip(targets).zip(spread(count, pairs));
    placed
        .map(|(((thing, as_issuer), as_target), (x, y))| Party { thing, as_issuer, as_target, x, y })
        .collect()
}

/// An act without its ends.
fn act(view: &DocumentView, fact: &super::FactView) -> Act {
    let block = view.block_at(fact.start).filter(|block| fact.end <= block.end);
    let (start, end) = block.map_or((fact.start, fact.end), |block| (block.start, block.end));
    let printed = [&view.kind, &view.dossier, &view.number];
    Act {
        path: fact.path.clone(),
        issuer: 0,
        target: 0,
        date: fact.date.clone(),
        status: fact.status.clone(),
        programme: fact.attributes.get(PROGRAMME).cloned(),
        inferred: fact.attributes.get(INFERRED).cloned(),
        said: fact.said.clone(),
        document: view.path.clone(),
        title: view.title.clone().unwrap_or_else(|| view.name.clone()),
        printed: printed.into_iter().flatten().cloned().collect(),
        document_date: view.date.clone(),
        before: last_bytes(view.text_of(start, fact.start).trim(), AROUND).to_owned(),
        sentence: view.text_of(fact.start, fact.end).trim().to_owned(),
        after: first_bytes(view.text_of(fact.end, end).trim(), AROUND).to_owned(),
        from: fact.from,
        to: fact.to,
    }
}

/// `text` cut behind at most `most` bytes, at a blank where there is one.
fn first_bytes(text: &str, most: usize) -> &str {
    let cut = (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let head = &text[..cut];
    if cut == text.len() { head } else { head.rfind(' ').map_or(head, |blank| &head[..blank]) }
}

/// `text` from at most `most` bytes before its end, behind a blank where there is one.
fn last_bytes(text: &str, most: usize) -> &str {
    let first = text.len().saturating_sub(most);
    let cut = (first..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let tail = &text[cut..];
    if cut == 0 { tail } else { tail.find(' ').map_or(tail, |blank| &tail[blank + 1..]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_are_cut_at_blanks() {
        assert_eq!(first_bytes("een twee drie", 9), "een twee");
        assert_eq!(first_bytes("een twee", 9), "een twee");
        assert_eq!(first_bytes("één", 2), "é");
        assert_eq!(last_bytes("een twee drie", 6), "drie");
        assert_eq!(last_bytes("drie", 4), "drie");
        assert_eq!(last_bytes("xé", 1), "");
    }
}
