//! What linking may look at.

use super::{Entities, EntityId, Link};
use crate::gazetteer::Label;
use crate::mention::{Kind, Mention, Scanner};
use crate::text::Document;

/// A document with its mentions.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its mentions in reading order.
    pub mentions: &'a [Mention],
    /// The scanner, for the labels of known names.
    pub scanner: &'a Scanner,
}

/// Links all mentions of `kind`: adds their entities, fills their places in `links`.
pub type Linker = fn(context: &Context<'_>, kind: Kind, entities: &mut Entities, links: &mut [Option<Link>]);

impl<'a> Context<'a> {
    /// The mentions of a kind with their indices, in reading order.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (usize, &'a Mention)> {
        self.mentions.iter().enumerate().filter(move |(_, mention)| mention.kind == kind)
    }

    /// The characters of a mention in the reading text.
    pub fn text(&self, mention: &Mention) -> &'a str {
        mention.span.of(self.document.text())
    }

    /// The index of the entity with this id; a new one is labelled with its known
    /// label or, without one, with `written`.
    pub fn entity(&self, entities: &mut Entities, kind: Kind, id: &str, written: &str) -> usize {
        entities.intern(EntityId { kind, id: id.to_owned() }, || {
            self.scanner
                .label(kind, id)
                .cloned()
                .unwrap_or_else(|| Label { nl: written.to_owned(), en: None })
        })
    }
}
