//! What pages show, made once when a version is built and kept with it.
//!
//! A page that counts, draws or searches would otherwise ask the store for all it holds.
//! Each version keeps a [`DocumentView`] of each document, and a few views of the whole that
//! are made from these alone: all names and what joins them ([`Index`]), the sanctions as rows
//! ([`Sanctions`]) and measures ([`Statistics`]). A view is JSON, so that another program can
//! read it too; the same documents give the same bytes.

mod document;
mod index;
mod measures;
mod read;
mod sanctions;
mod thing;

use serde::Serialize;

pub use document::{
    BlockShape, BlockView, DocumentView, FactView, MentionView, NoteView, PassageShape, PassageView,
    SentenceView,
};
pub use index::{Edge, Entry, Index, Place};
pub use measures::{Community, Measure, Ranked, Statistics};
pub use read::document;
pub use sanctions::{Act, Party, Sanctions};
pub use thing::{Said, Thing};

/// What a version calls the [`Index`].
pub const INDEX: &str = "index";
/// What a version calls the [`Sanctions`].
pub const SANCTIONS: &str = "sanctions";
/// What a version calls the [`Statistics`].
pub const STATISTICS: &str = "statistics";

/// Makes the views of the whole from documents that it is given one by one, in any order; none
/// of them is held.
#[derive(Debug, Default)]
pub struct Gathering {
    index: index::Gathered,
    sanctions: sanctions::Gathered,
}

impl Gathering {
    /// Takes in a document.
    pub fn add(&mut self, document: &DocumentView) {
        self.index.add(document);
        self.sanctions.add(document);
    }

    /// The views with their names.
    ///
    /// # Errors
    /// When one cannot be written as JSON.
    pub fn finish(self) -> Result<Vec<(&'static str, Vec<u8>)>, serde_json::Error> {
        let sanctions = bytes(&self.sanctions.finish())?;
        let index = self.index.finish();
        let statistics = bytes(&measures::statistics(&index))?;
        Ok(vec![(STATISTICS, statistics), (SANCTIONS, sanctions), (INDEX, bytes(&index)?)])
    }
}

/// A view as a version keeps it.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn bytes<V: Serialize>(view: &V) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(view)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(name: &str, issuer: &str) -> DocumentView {
        let thing = |path: &str, kind: &str, label: &str| Thing {
            path: path.to_owned(),
            kind: kind.to_owned(),
            label: Said::from(label),
            count: None,
        };
        let things = vec![
            thing("id/country/X", "Country", issuer),
            thing(&format!("id/group/{name}"), "Group", "zes"),
        ];
        let mention = MentionView { start: 0, end: 3, from: 0, to: 3, thing: 0 };
        let fact = FactView {
            path: format!("id/fact/{name}"),
            class: "Sanction".to_owned(),
            status: "asserted".to_owned(),
            date: None,
            from: 0,
            to: 3,
            start: 0,
            end: 3,
            attributes: std::collections::BTreeMap::new(),
            said: Said::default(),
            subject: 0,
            object: 1,
        };
        DocumentView {
            name: name.to_owned(),
            path: format!("id/document/{name}"),
            text: format!("{name}{issuer}"),
            things,
            mentions: vec![mention],
            facts: vec![fact],
            ..DocumentView::default()
        }
    }

    #[test]
    fn the_order_of_documents_has_no_influence() {
        let documents = [document("abc", "Land"), document("xyz", "Het Land"), document("mno", "Oord")];
        let views = |order: [usize; 3]| {
            let mut gathering = Gathering::default();
            for at in order {
                gathering.add(&documents[at]);
            }
            gathering.finish().unwrap()
        };
        let one = views([0, 1, 2]);
        assert_eq!(one, views([2, 1, 0]));
        assert_eq!(one, views([1, 0, 2]));
        let index: Index = serde_json::from_slice(&one[2].1).unwrap();
        let place = index.find("id/country/X").unwrap();
        assert_eq!(
            (index.entries[place].thing.label.nl.as_str(), index.entries[place].mentions),
            ("Het Land", 3)
        );
        assert!(index.edges.iter().all(|edge| edge.subject == place));
    }
}
