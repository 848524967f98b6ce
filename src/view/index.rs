//! All names, and what joins them: what search, neighbourhoods, paths and counts rest on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DocumentView, FactView, Said, Thing};

/// How many spellings of a name are kept.
const SPELLINGS: usize = 8;
/// A longer spelling is not kept, bytes.
const LONGEST: usize = 120;

/// All that documents name, the facts between them, and where each is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Documents, entities and groups in the order of their paths.
    pub entries: Vec<Entry>,
    /// Facts in the order of their documents' paths.
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

/// What is known of the documents so far. Entries are counted in the order in which they were
/// first met, until all are there.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    places: BTreeMap<String, usize>,
    entries: Vec<Entry>,
    spellings: Vec<BTreeMap<String, u64>>,
    documents: Vec<(usize, Entry)>,
    edges: Vec<Edge>,
    named: Vec<Place>,
}

impl Gathered {
    /// Takes in a document.
    pub(super) fn add(&mut self, view: &DocumentView) {
        let entry = document_entry(view);
        let document = self.place(&entry.thing);
        self.documents.push((document, entry));
        let things: Vec<usize> = view.things.iter().map(|thing| self.place(thing)).collect();
        let mut named = BTreeMap::<usize, Place>::new();
        for mention in &view.mentions {
            let Some(entity) = things.get(mention.thing).copied() else { continue };
            let first = Place { document, entity, count: 0, from: mention.from, to: mention.to };
            named.entry(entity).or_insert(first).count += 1;
            self.entries[entity].mentions += 1;
            let text = view.text_of(mention.start, mention.end);
            let written = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if written.len() <= LONGEST {
                *self.spellings[entity].entry(written).or_default() += 1;
            }
        }
        self.named.extend(named.into_values());
        self.edges.extend(view.facts.iter().filter_map(|fact| {
            let (subject, object) = (*things.get(fact.subject)?, *things.get(fact.object)?);
            Some(edge(fact, (subject, object), document))
        }));
    }

    /// The place of a thing, which is added where it is not there yet.
    fn place(&mut self, thing: &Thing) -> usize {
        if let Some(place) = self.places.get(&thing.path) {
            self.entries[*place].thing.named_as(thing);
            return *place;
        }
        let place = self.entries.len();
        self.places.insert(thing.path.clone(), place);
        self.entries.push(bare(thing.clone()));
        self.spellings.push(BTreeMap::new());
        place
    }

    /// The index, whatever the order in which documents were taken in.
    pub(super) fn finish(mut self) -> Index {
        for (place, spellings) in self.spellings.into_iter().enumerate() {
            let mut written: Vec<(String, u64)> = spellings.into_iter().collect();
            written.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
            written.truncate(SPELLINGS);
            self.entries[place].spellings = written;
        }
        for (place, entry) in self.documents {
            self.entries[place] =
                Entry { spellings: std::mem::take(&mut self.entries[place].spellings), ..entry };
        }
        let mut new = vec![0; self.entries.len()];
        for (place, old) in self.places.values().enumerate() {
            new[*old] = place;
        }
        let mut entries: Vec<(usize, Entry)> = new.iter().copied().zip(self.entries).collect();
        entries.sort_unstable_by_key(|(place, _)| *place);
        for edge in &mut self.edges {
            (edge.subject, edge.object, edge.document) =
                (new[edge.subject], new[edge.object], new[edge.document]);
        }
        self.edges.sort_by_key(|edge| edge.document);
        for place in &mut self.named {
            (place.document, place.entity) = (new[place.document], new[place.entity]);
        }
        self.named.sort_unstable_by_key(|place| (place.document, place.entity));
        let entries = entries.into_iter().map(|(_, entry)| entry).collect();
        Index { entries, edges: self.edges, places: self.named }
    }
}

fn edge(fact: &FactView, (subject, object): (usize, usize), document: usize) -> Edge {
    Edge {
        path: fact.path.clone(),
        class: fact.class.clone(),
        status: fact.status.clone(),
        date: fact.date.clone(),
        subject,
        object,
        document,
        from: fact.from,
        to: fact.to,
        said: fact.said.clone(),
    }
}

fn bare(thing: Thing) -> Entry {
    Entry { thing, date: None, paper: None, spellings: Vec::new(), mentions: 0 }
}

fn document_entry(view: &DocumentView) -> Entry {
    let label = Said::from(view.title.as_deref().unwrap_or(&view.name));
    let thing = Thing { path: view.path.clone(), kind: "Document".to_owned(), label, count: None };
    Entry { date: view.date.clone(), paper: view.kind.clone(), ..bare(thing) }
}
