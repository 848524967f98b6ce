//! `cites`: the document and the numbered things that it refers to.
//!
//! # What it reads
//! Every parliamentary paper, judgment and resolution that the document names by its number, and every
//! act of legislation, in the text, in headings and in notes: once for each, with the earliest mention
//! as the evidence. The subject is the document.
//!
//! # Where it stops
//! What is named without a number is not cited (`Grondwet`, `de antiboycotverordening`, a resolution by
//! its title), nor is the document itself: its own dossier and number, or the number that it has for a name.
//! The status is always asserted: what is said of the thing cited says nothing of the citing.
//!
//! # Known misses
//! References without a number ("mijn brief van 3 mei"), short forms of what is cited nowhere in full.
//!
//! # Example
//! `Zie Kamerstuk 32 735, nr. 413 en ECLI:NL:HR:2019:2006.` gives `cites(this, paper:kst-32735-413)` and
//! `cites(this, judgment:ECLI:NL:HR:2019:2006)`.

use std::collections::BTreeMap;

use super::{Argument, Attestation, Fact, Passage, Relation, Sentence, Shape, Status};
use crate::entity::{judgment, legislation, paper, resolution};
use crate::gazetteer::TableError;
use crate::grammar::slug;
use crate::mention::{Kind, Mention};
use crate::text::{Document, Span};

/// What its facts are called.
pub const CITES: Shape =
    Shape { name: "cites", property: "cites", class: "Citation", subject: "citing", object: "cited" };

struct Reader;

/// The relation.
///
/// # Errors
/// Never: it has no table.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    Ok(Box::new(Reader))
}

impl Relation for Reader {
    fn shapes(&self) -> Vec<Shape> {
        vec![CITES]
    }

    fn kinds(&self) -> &'static [Kind] {
        &[paper::PAPER, judgment::JUDGMENT, resolution::RESOLUTION, legislation::LEGISLATION]
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        for (index, mention) in passage.mentions_in(sentence.span) {
            let Some(rule) = rule(mention) else { continue };
            let Some(cited) = passage.entity(index) else { continue };
            if is_itself(passage.document, &cited.id.id) || heads(passage, mention, &cited.id.id) {
                continue;
            }
            let fact = Fact {
                attestation: Attestation::default(),
                shape: CITES,
                subject: Argument::Document,
                object: Argument::Entity(cited.id.clone()),
                status: Status::Asserted,
                date: None,
                attributes: BTreeMap::new(),
                evidence: mention.span,
                rule,
            };
            fact.state_once(facts);
        }
    }
}

/// The rule by which a mention cites what it names; nothing where it has no number.
fn rule(mention: &Mention) -> Option<&'static str> {
    match mention.kind {
        paper::PAPER => Some("cites/paper"),
        judgment::JUDGMENT => Some("cites/judgment"),
        resolution::RESOLUTION => (mention.rule != resolution::TITLED).then_some("cites/resolution"),
        legislation::LEGISLATION => (mention.rule == legislation::NUMBERED).then_some("cites/legislation"),
        _ => None,
    }
}

/// Among how many blocks at the start a document says which one it is.
const HEAD: usize = 6;

/// Whether a mention at the head says which paper the document is: `2023Z02418` in a line of its own, the dossier
/// with which the line of its title begins (`35 318 (R2134) Goedkeuring van …`).
fn heads(passage: &Passage<'_>, mention: &Mention, id: &str) -> bool {
    let document = passage.document;
    let head = document.blocks.iter().take(HEAD).find(|block| block.span.contains(mention.span));
    let Some(block) = head.filter(|_| mention.kind == paper::PAPER) else { return false };
    let text = document.text();
    let before = Span::new(block.span.start, mention.span.start).of(text).trim();
    let behind = Span::new(mention.span.end, block.span.end).of(text).trim();
    let caption = behind.starts_with(char::is_uppercase) && !id.starts_with("kst-");
    before.is_empty() && (behind.is_empty() || caption)
}

/// Whether an id is that of the document: its dossier and number, or its file's name.
fn is_itself(document: &Document, id: &str) -> bool {
    let own = &document.metadata;
    if let (Some(dossier), Some(number)) = (&own.dossier, &own.number)
        && id == format!("kst-{dossier}-{number}")
    {
        return true;
    }
    let name = document.name.rsplit_once('.').map_or(document.name.as_str(), |(stem, _)| stem);
    let bare = slug(id.strip_prefix("kv-").unwrap_or(id));
    let name = slug(name);
    name == bare || name.strip_suffix(&bare).is_some_and(|head| head.ends_with('-'))
}
