//! All names, and what joins them: what search, neighbourhoods, paths and counts rest on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::passage::Told;
use super::Thing;
use crate::extract::Extraction;
use crate::rdf::{Iris, fact_iri};

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
pub(super) fn index(documents: &[(&Extraction, Told<'_>)], iris: &Iris) -> Index {
    let entries = entries(documents, iris);
    let found = |thing: Thing| entries.binary_search_by(|entry| entry.thing.path.cmp(&thing.path)).ok();
    let (mut edges, mut places) = (Vec::new(), BTreeMap::<(usize, usize), Place>::new());
    for (extraction, told) in documents {
        let own = iris.document(&extraction.document.name);
        let own = own.as_str().strip_prefix(iris.base()).unwrap_or_default();
        let Ok(document) = entries.binary_search_by(|entry| entry.thing.path.as_str().cmp(own)) else { continue };
        for (mention, node) in &told.mentions {
            let Some(entity) = found(Thing::of(node, iris)) else { continue };
            let first = Place { document, entity, count: 0, from: mention.quote.start, to: mention.quote.end };
            places.entry((document, entity)).or_insert(first).count += 1;
        }
        for (fact, from, to) in &told.facts {
            let (Some(subject), Some(object)) = (found(Thing::of(from, iris)), found(Thing::of(to, iris))) else { continue };
            let path = fact_iri(iris, fact, from, to);
            edges.push(Edge {
                path: path.as_str().strip_prefix(iris.base()).unwrap_or_default().to_owned(),
                class: fact.shape.class.to_owned(),
                status: fact.status.word().to_owned(),
                date: fact.date.map(|date| date.to_string()),
                subject,
                object,
                document,
            });
        }
    }
    Index { edges, places: places.into_values().collect(), entries }
}

/// Documents, entities and groups, sorted, with how documents write them.
fn entries(documents: &[(&Extraction, Told<'_>)], iris: &Iris) -> Vec<Entry> {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let mut spellings: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    let bare = |thing: Thing| Entry { thing, date: None, paper: None, spellings: Vec::new(), mentions: 0 };
    for (extraction, told) in documents {
        let own = document_entry(extraction, iris);
        entries.insert(own.thing.path.clone(), own);
        for (mention, node) in &told.mentions {
            let thing = Thing::of(node, iris);
            let written = mention.quote.exact.split_whitespace().collect::<Vec<_>>().join(" ");
            let of_thing = spellings.entry(thing.path.clone()).or_default();
            if written.len() <= LONGEST {
                *of_thing.entry(written).or_default() += 1;
            }
            entries.entry(thing.path.clone()).or_insert_with(|| bare(thing)).mentions += 1;
        }
        for node in told.facts.iter().flat_map(|(_, from, to)| [from, to]) {
            let thing = Thing::of(node, iris);
            entries.entry(thing.path.clone()).or_insert_with(|| bare(thing));
        }
    }
    for (path, written) in spellings {
        let mut written: Vec<(String, u64)> = written.into_iter().collect();
        written.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        written.truncate(SPELLINGS);
        if let Some(entry) = entries.get_mut(&path) {
            entry.spellings = written;
        }
    }
    entries.into_values().collect()
}

fn document_entry(extraction: &Extraction, iris: &Iris) -> Entry {
    let document = &extraction.document;
    let metadata = document.metadata.clone();
    let node = crate::graph::Node::Document { name: document.name.clone(), metadata };
    let metadata = &document.metadata;
    Entry {
        thing: Thing::of(&node, iris),
        date: metadata.date.map(|date| date.to_string()),
        paper: metadata.kind.clone(),
        spellings: Vec::new(),
        mentions: 0,
    }
}
