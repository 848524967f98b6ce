//! The example queries of `ontology/queries/`.
//!
//! Each is a `.rq` file that begins with four comment lines, its label and its comment in Dutch
//! and in English, and can be run as it stands:
//!
//! ```text
//! # label@nl: Wie legde wie sancties op?
//! # label@en: Who imposed sanctions on whom?
//! # comment@nl: …
//! # comment@en: …
//! ```
//!
//! In a store they are `sh:SPARQLSelectExecutable`, the form that query editors read.

use super::super::quads::Quads;
use super::super::{DEFAULT_BASE, Iris, NamedGraph, vocabulary as v};
use crate::gazetteer::Label;

/// An example query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Query {
    /// Its name, that of its file without `.rq`.
    pub name: &'static str,
    /// Its text, comments included, under [`DEFAULT_BASE`].
    pub text: &'static str,
}

macro_rules! queries {
    ($($name:literal)*) => {
        /// All example queries, in the order of their names; a test holds the list against the folder.
        pub const QUERIES: &[Query] = &[
            $(Query { name: $name, text: include_str!(concat!("../../../ontology/queries/", $name, ".rq")) }),*
        ];
    };
}

queries! {
    "armed-groups"
    "conflicts"
    "convictions"
    "countries-most-named"
    "country"
    "documents"
    "eu-acts"
    "evidence"
    "funding"
    "funding-sums"
    "identifiers-elsewhere"
    "investigations"
    "judgments"
    "jurisdiction"
    "kinds"
    "motion-papers"
    "motions"
    "motions-by-party"
    "motions-on-sanctions"
    "network"
    "offices"
    "organisations-by-class"
    "papers-by-dossier"
    "papers-most-cited"
    "papers-pages"
    "party-members"
    "person"
    "person-names"
    "persons-most-named"
    "persons-possibly-same"
    "proceedings-of-a-person"
    "provenance"
    "questions"
    "questions-of-a-party-on-a-country"
    "resolutions"
    "rules"
    "sanctions"
    "sanctions-by-date"
    "sanctions-groups"
    "sanctions-not-done"
    "sanctions-on-courts"
    "signers"
    "statuses"
    "timeline"
    "treaty-country"
    "treaty-parties"
    "treaty-publications"
    "treaty-withdrawals-by-year"
    "trials-to-come"
    "warrants-and-surrenders"
}

impl Query {
    /// What it asks, in both languages.
    pub fn label(&self) -> Label {
        self.words("label")
    }

    /// What it shows and how, in both languages.
    pub fn comment(&self) -> Label {
        self.words("comment")
    }

    fn words(&self, what: &str) -> Label {
        let line = |language: &str| {
            let head = format!("# {what}@{language}: ");
            self.text.lines().find_map(|line| line.strip_prefix(&head)).map(str::to_owned)
        };
        Label { nl: line("nl").unwrap_or_default(), en: line("en") }
    }

    /// The query without the lines that describe it, for a store under `base`.
    pub fn sparql(&self, base: &str) -> String {
        let described = self.text.lines().skip_while(|line| line.starts_with("# ") || line.is_empty());
        described.map(|line| line.replace(DEFAULT_BASE, base) + "\n").collect()
    }
}

/// The graph of all queries.
pub(super) fn named_graph(iris: &Iris) -> NamedGraph {
    let mut quads = Quads::of(iris.queries());
    for query in QUERIES {
        let node = iris.query(query.name);
        quads.class(&node, v::SH_SPARQL_EXECUTABLE);
        quads.class(&node, v::SH_SPARQL_SELECT_EXECUTABLE);
        quads.label(&node, &query.label());
        quads.tagged(&node, oxrdf::vocab::rdfs::COMMENT, &query.comment());
        quads.text(&node, v::SH_SELECT, &query.sparql(iris.base()));
    }
    quads.finish()
}
