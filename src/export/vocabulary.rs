//! The kinds and relations of this program, and the terms of a version's lines.

use std::sync::OnceLock;

use crate::entity;
use crate::gazetteer::TableError;
use crate::mention::Kind;
use crate::relation::{self, Shape};

/// Terms of known vocabularies that exports look for.
pub(super) mod terms {
    /// What a thing is.
    pub(in crate::export) const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    /// What it is called.
    pub(in crate::export) const LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";
    /// What a term means.
    pub(in crate::export) const COMMENT: &str = "http://www.w3.org/2000/01/rdf-schema#comment";
    /// To what a property belongs.
    pub(in crate::export) const DOMAIN: &str = "http://www.w3.org/2000/01/rdf-schema#domain";
    /// What a property's values are.
    pub(in crate::export) const RANGE: &str = "http://www.w3.org/2000/01/rdf-schema#range";
    /// The text on which a fact rests.
    pub(in crate::export) const DERIVED_FROM: &str = "http://www.w3.org/ns/prov#wasDerivedFrom";
    /// The run that made something.
    pub(in crate::export) const GENERATED_BY: &str = "http://www.w3.org/ns/prov#wasGeneratedBy";
    /// The characters of a stretch.
    pub(in crate::export) const EXACT: &str = "http://www.w3.org/ns/oa#exact";
    /// The characters before it.
    pub(in crate::export) const PREFIX: &str = "http://www.w3.org/ns/oa#prefix";
    /// The characters behind it.
    pub(in crate::export) const SUFFIX: &str = "http://www.w3.org/ns/oa#suffix";
    /// The date of a document.
    pub(in crate::export) const ISSUED: &str = "http://purl.org/dc/terms/issued";
    /// Whole numbers.
    pub(in crate::export) const INTEGER: &str = "http://www.w3.org/2001/XMLSchema#integer";
}

/// The classes of what is no entity but can be an end of a fact.
pub(super) const OTHER_ENDS: [&str; 2] = ["Document", "Group"];

/// Where else than under the paths of kinds a version has names: facts, groups, and what describes
/// its run.
const OTHER_PATHS: [&str; 6] = ["fact", "group", "partition", "program", "run", "tables"];

/// Kinds and relations, in the order of their lists.
#[derive(Clone)]
pub struct Vocabulary {
    /// Every kind of entity.
    pub kinds: Vec<Kind>,
    /// What the facts of every relation are called.
    pub shapes: Vec<Shape>,
}

impl Vocabulary {
    /// Reads the lists, which takes all tables of kinds and relations; once in a process.
    ///
    /// # Errors
    /// Where a table of the binary is wrong (a test reads them all).
    pub fn load() -> Result<Self, TableError> {
        static KNOWN: OnceLock<Vocabulary> = OnceLock::new();
        if let Some(known) = KNOWN.get() {
            return Ok(known.clone());
        }
        let kinds = entity::KINDS.iter().map(|make| Ok(make()?.kind())).collect::<Result<_, TableError>>()?;
        let shapes = relation::shapes()?;
        Ok(KNOWN.get_or_init(|| Self { kinds, shapes }).clone())
    }

    /// The names of all relations.
    pub fn relations(&self) -> Vec<&'static str> {
        self.shapes.iter().map(|shape| shape.name).collect()
    }

    /// The kind with a name (`ParliamentaryPaper`) or a part of an IRI (`paper`), in any case.
    pub fn kind(&self, name: &str) -> Option<Kind> {
        let same =
            |kind: &&Kind| kind.name.eq_ignore_ascii_case(name) || kind.path.eq_ignore_ascii_case(name);
        self.kinds.iter().find(same).copied()
    }

    /// The paths under which the names of a version stand, save those of documents.
    pub(super) fn paths(&self) -> impl Iterator<Item = &'static str> {
        self.kinds.iter().map(|kind| kind.path).chain(OTHER_PATHS)
    }

    /// The relation whose facts have a class.
    pub(super) fn shape_of(&self, class: &str) -> Option<Shape> {
        self.shapes.iter().find(|shape| shape.class == class).copied()
    }

    /// The class as it is written here, if things of it are ends of facts.
    pub(super) fn end(&self, class: &str) -> Option<&'static str> {
        let kinds = self.kinds.iter().map(|kind| kind.name);
        kinds.chain(OTHER_ENDS).find(|name| *name == class)
    }
}
