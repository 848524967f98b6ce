//! What a kind brings to the scan.

use super::{Kind, Place};
use crate::gazetteer::{Edges, Form, Label, Name};
use crate::text::{Document, Span};

/// Text that names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The sort of entity named.
    pub kind: Kind,
    /// Where it stands in the reading text.
    pub span: Span,
    /// Its normal form: the id of a known name; for what is read by form, what
    /// the kind's linking needs (`kst-32735-413`, `Karim Khan`, `Bamenga+Paternotte`).
    pub norm: String,
    /// How it names.
    pub form: Form,
    /// The rule that read it: `person/member`.
    pub rule: &'static str,
}

/// A word at which a mention may stand that is read by form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The word, as written.
    pub text: String,
    /// Which of its ends need not be word ends.
    pub edges: Edges,
}

impl Trigger {
    /// A whole word.
    pub fn word(text: impl Into<String>) -> Self {
        Self { text: text.into(), edges: Edges::default() }
    }

    /// The last part of a word: `verdrag` in `Vluchtelingenverdrag`, and the word alone.
    pub fn ending(text: impl Into<String>) -> Self {
        Self { text: text.into(), edges: Edges { open_start: true, open_end: false } }
    }

    /// Any part of a word: `sancti` in `gesanctioneerd`.
    pub fn part(text: impl Into<String>) -> Self {
        Self { text: text.into(), edges: Edges { open_start: true, open_end: true } }
    }

    /// The first part of a word, and the word alone.
    pub fn beginning(text: impl Into<String>) -> Self {
        Self { text: text.into(), edges: Edges { open_start: false, open_end: true } }
    }
}

/// A kind of entity, as the scan sees it.
pub trait Recognizer: Send + Sync {
    /// The kind that it reads.
    fn kind(&self) -> Kind;

    /// Names known before any document is read.
    fn names(&self) -> &[Name] {
        &[]
    }

    /// Whether a known name at `place` is a mention there.
    fn accepts(&self, _place: &Place<'_>, _name: &Name) -> bool {
        true
    }

    /// Words at which a mention may stand that is read by form.
    fn triggers(&self) -> Vec<Trigger> {
        Vec::new()
    }

    /// Reads what stands at a trigger and adds the mentions found there.
    fn read(&self, _place: &Place<'_>, _found: &mut Vec<Mention>) {}

    /// Names that the document itself has taught (bare surnames, abbreviations
    /// defined in brackets), to be looked for in all of it. `mentions` are those
    /// found so far, of every kind.
    fn learn(&self, _document: &Document, _mentions: &[Mention]) -> Vec<Name> {
        Vec::new()
    }

    /// Whether mentions of kind `inner` stand beside `outer`, which is of this kind and
    /// contains them; elsewhere the longer one swallows the shorter.
    fn holds(&self, _outer: &Mention, _inner: Kind) -> bool {
        false
    }

    /// Whether a short form with this norm may stand for the entity with this id. A
    /// norm is a list of ids between `|` (empty: any of the kind); a kind that also
    /// reads names by form can give it another meaning, for instance a head word.
    fn may_mean(&self, norm: &str, id: &str) -> bool {
        norm.is_empty() || norm.split('|').any(|candidate| candidate == id)
    }

    /// What the entity with this id is called, where that is known beforehand.
    fn label(&self, _id: &str) -> Option<&Label> {
        None
    }
}
