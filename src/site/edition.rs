//! One version of a store as pages show it.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::sanctions::Rows;
use super::tally::Tally;
use crate::grammar::slug;
use crate::picture::shown;
use crate::store::{StoreError, Version};
use crate::view::{self, DocumentView, Edge, Entry, Index, Place, Sanctions, Statistics};

/// The views of a version, and ways to look things up in them.
#[derive(Debug)]
pub struct Edition {
    /// The version.
    pub version: Version,
    /// All names and what joins them.
    pub index: Index,
    /// Who sanctioned whom.
    pub sanctions: Sanctions,
    /// Measures of the whole.
    pub statistics: Statistics,
    /// For each entry the edges at it.
    at: Vec<Vec<usize>>,
    /// For each entry the places that name it.
    named: Vec<Vec<usize>>,
    /// What each entry is searched by.
    keys: Vec<String>,
    /// What each act is searched by.
    act_keys: Vec<String>,
    /// What the start page counts.
    pub tally: Tally,
}

/// Why pages cannot show a version.
#[derive(Debug, thiserror::Error)]
pub enum EditionError {
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A view is not what this program writes.
    #[error("the view {name:?} of version {number} cannot be read: {source}\nhint: build the store again")]
    View {
        /// The view.
        name: String,
        /// The version's number.
        number: u64,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

impl Edition {
    /// Reads the views of a version; a version without views, of an earlier format, has none.
    ///
    /// # Errors
    /// When a view cannot be read.
    pub fn open(version: &Version) -> Result<Self, EditionError> {
        let index: Index = read(version, view::INDEX)?;
        let mut at = vec![Vec::new(); index.entries.len()];
        for (place, edge) in index.edges.iter().enumerate() {
            for end in [edge.subject, edge.object] {
                if let Some(edges) =
                    at.get_mut(end).filter(|edges: &&mut Vec<usize>| edges.last() != Some(&place))
                {
                    edges.push(place);
                }
            }
        }
        let mut named = vec![Vec::new(); index.entries.len()];
        for (place, of) in index.places.iter().enumerate() {
            if let Some(places) = named.get_mut(of.entity) {
                places.push(place);
            }
        }
        let keys = index.entries.iter().map(key).collect();
        let (sanctions, statistics): (Sanctions, _) =
            (read(version, view::SANCTIONS)?, read(version, view::STATISTICS)?);
        let act_keys = Rows::keys(&sanctions);
        let tally = Tally::of(&index);
        let version = version.clone();
        Ok(Self { version, index, sanctions, statistics, at, named, keys, act_keys, tally })
    }

    /// The page of a document, by its name.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn document(&self, name: &str) -> Result<Option<DocumentView>, EditionError> {
        let Some(bytes) = self.version.page(name)? else { return Ok(None) };
        let number = self.version.number;
        let view = serde_json::from_slice(&bytes);
        view.map(Some).map_err(|source| EditionError::View { name: name.to_owned(), number, source })
    }

    /// The entry at a place.
    pub fn entry(&self, place: usize) -> Option<&Entry> {
        self.index.entries.get(place)
    }

    /// The facts at an entry.
    pub fn edges_at(&self, entry: usize) -> impl Iterator<Item = &Edge> {
        let edges = self.at.get(entry).into_iter().flatten();
        edges.filter_map(|place| self.index.edges.get(*place))
    }

    /// Where an entity is named, one place a document.
    pub fn places_of(&self, entry: usize) -> impl Iterator<Item = &Place> {
        let places = self.named.get(entry).into_iter().flatten();
        places.filter_map(|place| self.index.places.get(*place))
    }

    /// Who sanctioned whom, to be chosen from.
    pub fn rows(&self) -> Rows<'_> {
        Rows { sanctions: &self.sanctions, keys: &self.act_keys }
    }

    /// What a document names, one place an entity.
    pub fn named_in(&self, document: usize) -> &[Place] {
        let range = Range {
            start: self.index.places.partition_point(|place| place.document < document),
            end: self.index.places.partition_point(|place| place.document <= document),
        };
        self.index.places.get(range).unwrap_or_default()
    }

    /// The entries whose names hold the words asked for, the best first: a name that is just
    /// that, one that begins so, one with a word that begins so, any other; of those, what is
    /// named most often.
    pub fn search(&self, words: &str) -> Vec<usize> {
        let words = slug(words);
        if words.is_empty() {
            return Vec::new();
        }
        let (whole, first, inner) = (format!("\n{words}\n"), format!("\n{words}"), format!("-{words}"));
        let rank = |key: &str| match key {
            key if key.contains(&whole) => 0,
            key if key.contains(&first) => 1,
            key if key.contains(&inner) => 2,
            _ => 3,
        };
        let hits = self.keys.iter().enumerate().filter(|(_, key)| key.contains(&words));
        let mut found: Vec<(usize, std::cmp::Reverse<u64>, usize)> = hits
            .map(|(place, key)| {
                let mentions = self.entry(place).map_or(0, |entry| entry.mentions);
                (rank(key), std::cmp::Reverse(mentions), place)
            })
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, _, place)| place).collect()
    }
}

/// All names of an entry as slugs, one a line.
fn key(entry: &Entry) -> String {
    let label = [Some(&entry.thing.label.nl), entry.thing.label.en.as_ref()].into_iter().flatten();
    let names = label.chain(entry.spellings.iter().map(|(name, _)| name));
    // What stands behind this many characters is nothing that anybody types.
    let slugs = names.map(|name| slug(&shown(name, 200)));
    let mut key = String::from("\n");
    for slug in slugs.filter(|slug| !slug.is_empty()) {
        key.push_str(&slug);
        key.push('\n');
    }
    key
}

fn read<V: DeserializeOwned + Default>(version: &Version, name: &str) -> Result<V, EditionError> {
    let Some(bytes) = version.view(name)? else { return Ok(V::default()) };
    let number = version.number;
    serde_json::from_slice(&bytes).map_err(|source| EditionError::View {
        name: name.to_owned(),
        number,
        source,
    })
}
