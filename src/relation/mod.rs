//! The kinds of fact, one folder each.
//!
//! Facts are read from words and mentions: a [`Sentence`] is a sequence of
//! [`Token`]s, each a word, a sign or a whole mention, over which nom's
//! combinators run. A relation is a folder with `mod.rs`, `grammar.rs` and
//! `examples.md`, and one line in [`RELATIONS`].

// What all kinds of fact share.
pub mod parties;
pub mod status;
pub mod syntax;
pub mod when;
pub mod words;

mod attestation;
mod fact;
pub mod topic;
pub mod why;

// The kinds of fact.
pub mod asks;
pub mod cites;
pub mod funds;
pub mod investigations;
pub mod justice;
pub mod membership;
pub mod particulars;
pub mod printed_in;
pub mod roles;
pub mod sanctions;
pub mod signs;
pub mod speaker;
pub mod submits;
pub mod treaty_status;
pub mod votes;

pub use attestation::Attestation;
pub use fact::{Argument, Attribute, Fact, Shape, Status};
pub use parties::{administrations, implied, offices};
pub use sentence::{Passage, Sentence};
use syntax::sentence;
pub use syntax::{clauses, groups, members, phrases, reference, scene};
pub use tokens::{Token, TokenResult, Tokens, one};
pub use when::dates;
use words::tokens;
pub use words::{endings, function_words, predicates, verbs, word_roles, word_table};

use crate::gazetteer::TableError;
use crate::mention::{Kind, Trigger};

/// A kind of fact.
pub trait Relation: Send + Sync {
    /// What its facts are called, in records and in RDF; one grammar may read several sorts.
    fn shapes(&self) -> Vec<Shape>;

    /// Words of which a sentence that states such a fact has at least one; only
    /// sentences with one are read. None means that every sentence is.
    fn triggers(&self) -> Vec<Trigger> {
        Vec::new()
    }

    /// Kinds of which a sentence that states such a fact names something; only sentences with a
    /// mention of one of them are read. None means that it need not name anything.
    fn kinds(&self) -> &'static [Kind] {
        &[]
    }

    /// Reads the facts that a sentence states and adds them.
    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>);
}

/// Makes a relation from its tables.
pub type MakeRelation = fn() -> Result<Box<dyn Relation>, TableError>;

/// Every relation.
pub const RELATIONS: &[MakeRelation] = &[
    sanctions::relation,
    submits::relation,
    printed_in::relation,
    cites::relation,
    votes::relation,
    asks::relation,
    membership::relation,
    signs::relation,
    roles::relation,
    justice::relation,
    treaty_status::relation,
    investigations::relation,
    funds::relation,
];

/// What the facts of every relation are called.
///
/// # Errors
/// Where a table of the binary is wrong.
pub fn shapes() -> Result<Vec<Shape>, TableError> {
    let shapes = RELATIONS.iter().map(|make| Ok(make()?.shapes())).collect::<Result<Vec<_>, TableError>>()?;
    Ok(shapes.concat())
}
