//! IRIs: everything that this program names.

use std::borrow::Cow;

use oxrdf::NamedNode;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use thiserror::Error;

use crate::linking::EntityId;

/// The base of all IRIs, unless another is asked for.
pub const DEFAULT_BASE: &str = "https://w3id.org/kamergraaf/";

/// What does not stand as it is in a segment of an IRI's path.
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A base that is no IRI or does not end where a path can go on.
#[derive(Debug, Error)]
#[error("{0:?} cannot be the base of IRIs; give an absolute one that ends in / such as {DEFAULT_BASE}")]
pub struct BaseError(String);

/// Mints IRIs under one base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Iris {
    base: String,
}

impl Default for Iris {
    fn default() -> Self {
        Self { base: DEFAULT_BASE.to_owned() }
    }
}

impl Iris {
    /// IRIs under `base`.
    ///
    /// # Errors
    /// Where it is no absolute IRI that ends in `/`.
    pub fn new(base: &str) -> Result<Self, BaseError> {
        if base.ends_with('/') && NamedNode::new(base).is_ok() {
            return Ok(Self { base: base.to_owned() });
        }
        Err(BaseError(base.to_owned()))
    }

    /// The base.
    pub fn base(&self) -> &str {
        &self.base
    }

    fn below(&self, path: &str) -> NamedNode {
        self.within(&[path])
    }

    /// The IRI of a path in pieces.
    fn within(&self, path: &[&str]) -> NamedNode {
        let length = self.base.len() + path.iter().map(|piece| piece.len()).sum::<usize>();
        let mut iri = String::with_capacity(length);
        iri.push_str(&self.base);
        iri.extend(path.iter().copied());
        NamedNode::new_unchecked(iri)
    }

    /// A term of the ontology.
    pub fn term(&self, name: &str) -> NamedNode {
        self.within(&["ontology#", name])
    }

    /// The ontology, which is also the name of its graph.
    pub fn ontology(&self) -> NamedNode {
        self.below("ontology")
    }

    /// The name of the graph of the scheme of statuses.
    pub fn statuses(&self) -> NamedNode {
        self.below("status")
    }

    /// The scheme of kinds, which is also the name of its graph.
    pub fn kinds(&self) -> NamedNode {
        self.below("kinds")
    }

    /// The name of the graph of the example queries.
    pub fn queries(&self) -> NamedNode {
        self.below("queries")
    }

    /// An example query.
    pub fn query(&self, name: &str) -> NamedNode {
        self.within(&["queries#", name])
    }

    /// A concept of the scheme of kinds: `armed-group`.
    pub fn kind(&self, name: &str) -> NamedNode {
        self.within(&["kinds#", name])
    }

    /// The data set, which is also the name of the graph that describes it.
    pub fn about(&self) -> NamedNode {
        self.below("dataset")
    }

    /// The name of the graph that says what each entity is and what it is called.
    pub fn entities(&self) -> NamedNode {
        self.below("entities")
    }

    /// The name of the graph of a file that was added.
    pub fn added(&self, name: &str) -> NamedNode {
        self.within(&["added/", &segment(name)])
    }

    /// The name of the graph that says who may be one person.
    pub fn identity(&self) -> NamedNode {
        self.below("identity")
    }

    /// An entity.
    pub fn entity(&self, id: &EntityId) -> NamedNode {
        self.within(&["id/", id.kind.path, "/", &segment(&id.id)])
    }

    /// A person, by the id alone.
    pub(super) fn person(&self, id: &str) -> String {
        format!("{}id/person/{}", self.base, segment(id))
    }

    /// A document.
    pub fn document(&self, name: &str) -> NamedNode {
        self.within(&["id/document/", &segment(name)])
    }

    /// A document's named graph.
    pub fn graph(&self, name: &str) -> NamedNode {
        self.within(&["graph/", &segment(name)])
    }

    /// A stretch of a document, in code points (RFC 5147).
    pub fn stretch(&self, document: &str, start: usize, end: usize) -> NamedNode {
        let characters = format!("#char={start},{end}");
        self.within(&["id/document/", &segment(document), &characters])
    }

    /// A fact, a group or a run, by what tells it apart.
    pub fn hashed(&self, what: &str, content: &str) -> NamedNode {
        self.within(&["id/", what, "/", &short_hash(content)])
    }
}

/// A name as one segment of a path.
fn segment(name: &str) -> Cow<'_, str> {
    utf8_percent_encode(name, SEGMENT).into()
}

/// The first 16 bytes of the SHA-256 of `content`, in hexadecimal.
fn short_hash(content: &str) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(content);
    let start = digest.first_chunk().map_or(0, |bytes| u128::from_be_bytes(*bytes));
    format!("{start:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_into_iris() {
        let iris = Iris::default();
        let name = "brief 21/11 «één»#1.txt";
        let minted = iris.document(name);
        assert!(NamedNode::new(minted.as_str()).is_ok(), "{minted}");
        assert_eq!(
            iris.stretch("a.txt", 10, 20).as_str(),
            "https://w3id.org/kamergraaf/id/document/a.txt#char=10,20"
        );
    }

    #[test]
    fn a_base_must_be_an_absolute_iri() {
        assert!(Iris::new("https://example.org/kg/").is_ok());
        for base in ["", "kg/", "https://example.org/kg", "https://exa mple.org/"] {
            assert!(Iris::new(base).unwrap_err().to_string().contains("cannot be the base"), "{base}");
        }
    }
}
