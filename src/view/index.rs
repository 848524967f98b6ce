//! All names, and what joins them: what search, neighbourhoods, paths and counts rest on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DocumentView, Said, Thing};

/// How many spellings of a name are kept.
const SPELLINGS: usize = 8;
/// A longer spelling is not kept, bytes.
const LONGEST: usize = 120;

/// All that documents name, the facts between them, and where each is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Documents, entities and groups in the order of their paths.
    pub entries: Vec<Entry>,
    /// Facts in the order of their documents.
    pub edges: Vec<Edge>,
    /// Which document names which entity, in the order of both.
    pub places: Vec<Place>,
}

/// A document, an entity or a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What it is.
    pub thing: Thing,
    /// The day of a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The sort of paper that a document is, in Dutch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<String>,
    /// How documents write the name, with how often, the most frequent first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spellings: Vec<(String, u64)>,
    /// How often documents name it.
    #[serde(default)]
    pub mentions: u64,
}

/// A fact between two entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// Its IRI behind the base.
    pub path: String,
    /// Its class in the ontology.
    pub class: String,
    /// The word of its status.
    pub status: String,
    /// When, as precisely as the text says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Who does: a place among the entries.
    pub subject: usize,
    /// To whom: a place among the entries.
    pub object: usize,
    /// Which document says so: a place among the entries.
    pub document: usize,
    /// First code point of the evidence.
    pub from: usize,
    /// Behind its last code point.
    pub to: usize,
    /// What it states, in plain words.
    pub said: Said,
}

/// A document that names an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The document: a place among the entries.
    pub document: usize,
    /// The entity: a place among the entries.
    pub entity: usize,
    /// How often.
    pub count: u64,
    /// First code point of the first mention.
    pub from: usize,
    /// Behind its last code point.
    pub to: usize,
}

impl Index {
    /// The entry with this path.
    pub fn find(&self, path: &str) -> Option<usize> {
        self.entries.binary_search_by(|entry| entry.thing.path.as_str().cmp(path)).ok()
    }
}

/// Makes the index of all documents, which stand in the order of their names.
pub(super) fn index(documents: &[DocumentView]) -> Index {
    let entries = entries(documents);
    let found = |path: &str| entries.binary_search_by(|entry| entry.thing.path.as_str().cmp(path)).ok();
    let (mut edges, mut places) = (Vec::new(), BTreeMap::<(usize, usize), Place>::new());
    for view in documents {
        let Some(document) = found(&view.path) else { continue };
        let thing = |place: usize| found(&view.thing(place)?.path);
        for mention in &view.mentions {
            let Some(entity) = thing(mention.thing) else { continue };
            let first = Place { document, entity, count: 0, from: mention.from, to: mention.to };
            places.entry((document, entity)).or_insert(first).count += 1;
        }
        edges.extend(view.facts.iter().filter_map(|fact| {
            Some(Edge {
                path: fact.path.clone(),
                class: fact.class.clone(),
                status: fact.status.clone(),
                date: fact.date.clone(),
                subject: thing(fact.subject)?,
                object: thing(fact.object)?,
                document,
                from: fact.from,
                to: fact.to,
                said: fact.said.clone(),
            })
        }));
    }
    Index { edges, places: places.into_values().collect(), entries }
}

/// Documents, entities and groups, sorted, with how documents write them.
fn entries(documents: &[DocumentView]) -> Vec<Entry> {
    let mut entries: BTreeMap<&str, Entry> = BTreeMap::new();
    let mut spellings: BTreeMap<&str, BTreeMap<String, u64>> = BTreeMap::new();
    for view in documents {
        for thing in &view.things {
            let entry = entries.entry(&thing.path).or_insert_with(|| bare(thing.clone()));
            // Of two names the longer one, as in the graph.
            let better = |label: &str, than: &str| (label.len(), than) > (than.len(), label);
            if better(&thing.label.nl, &entry.thing.label.nl) {
                entry.thing.label.clone_from(&thing.label);
            }
        }
        for mention in &view.mentions {
            let Some(thing) = view.thing(mention.thing) else { continue };
            let text = view.text_of(mention.start, mention.end);
            let written = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if written.len() <= LONGEST {
                *spellings.entry(&thing.path).or_default().entry(written).or_default() += 1;
            }
            if let Some(entry) = entries.get_mut(thing.path.as_str()) {
                entry.mentions += 1;
            }
        }
    }
    for view in documents {
        entries.insert(&view.path, document_entry(view));
    }
    for (path, written) in spellings {
        let mut written: Vec<(String, u64)> = written.into_iter().collect();
        written.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        written.truncate(SPELLINGS);
        if let Some(entry) = entries.get_mut(path) {
            entry.spellings = written;
        }
    }
    entries.into_values().collect()
}

fn bare(thing: Thing) -> Entry {
    Entry { thing, date: None, paper: None, spellings: Vec::new(), mentions: 0 }
}

fn document_entry(view: &DocumentView) -> Entry {
    let label = Said::from(view.title.as_deref().unwrap_or(&view.name));
    let thing = Thing { path: view.path.clone(), kind: "Document".to_owned(), label, count: None };
    Entry { date: view.date.clone(), paper: view.kind.clone(), ..bare(thing) }
}
