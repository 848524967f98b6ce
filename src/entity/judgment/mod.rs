//! Judgments: court decisions by their identifier.
//!
//! # What it reads
//! ECLI numbers, Dutch, European and foreign, in capitals or not, with blanks or a line end at
//! their colons (`ECLI:NL:RBDHA: 2024:20594`); LJN numbers (`LJN BX1234`); and the numbers of cases
//! of the Court of Justice (`C-663/21`) behind a word for a decision in their sentence (`arrest`).
//! The norm is the ECLI in capitals, `LJN:BX1234`, or the number of the case; where an ECLI stands
//! right behind that number, it is one judgment.
//!
//! # Where it stops
//! A full stop, a bracket and the mark of a note behind the number are no part of it; nor is the
//! court before it. A case without a decision is no judgment, nor is anything in an address.
//!
//! # Known misses
//! Docket numbers of other courts (`16483/17`, `09/748001-18`), judgments by date or by name
//! alone; an LJN number and an ECLI of one judgment stay two.
//!
//! # Example
//! `De rechtbank oordeelde anders ([ECLI:NL:RBDHA:2024:20594](judgment:ECLI:NL:RBDHA:2024:20594)).`

mod grammar;

use crate::embedded;
use crate::gazetteer::{Form, TableError};
use crate::grammar::{WordSet, word, word_start};
use crate::mention::{Kind, Mention, Place, Recognizer, Trigger};

/// The kind.
pub const JUDGMENT: Kind = Kind { name: "Judgment", path: "judgment" };

/// Reads mentions of this kind.
struct Reader {
    /// Words for a decision.
    decisions: WordSet,
}

/// The recognizer of this kind.
///
/// # Errors
/// Where its table is wrong.
pub fn recognizer() -> Result<Box<dyn Recognizer>, TableError> {
    let decisions = embedded!("judgment-words.tsv").words(&["word", "why"], "word")?;
    Ok(Box::new(Reader { decisions }))
}

impl Recognizer for Reader {
    fn kind(&self) -> Kind {
        JUDGMENT
    }

    fn triggers(&self) -> Vec<Trigger> {
        let words = ["ECLI", "Ecli", "ecli", "LJN", "Ljn"].into_iter().map(Trigger::word);
        let cases = ["C-", "C\u{2011}", "T-", "T\u{2011}"].into_iter().map(Trigger::beginning);
        words.chain(cases).collect()
    }

    fn read(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let text = place.from_here();
        let (read, rule) = match place.here().chars().next() {
            Some('E' | 'e') => (grammar::ecli(text), "judgment/ecli"),
            Some('L') => (grammar::ljn(text), "judgment/ljn"),
            _ if !self.decided(place.before()) => return,
            _ => (grammar::case(text), "judgment/case"),
        };
        let Ok((rest, norm)) = read else { return };
        let span = place.span_of(text.get(..text.len() - rest.len()).unwrap_or_default());
        found.push(Mention { kind: JUDGMENT, span, norm, form: Form::Name, rule });
    }
}

/// How far before the number of a case a word for a decision may stand, bytes.
const REACH: usize = 120;

impl Reader {
    /// Whether a word for a decision stands before, in the same sentence.
    fn decided(&self, before: &str) -> bool {
        let from = before.char_indices().rev().map(|(at, _)| at).find(|at| before.len() - at >= REACH);
        let near = before.get(from.unwrap_or(0)..).unwrap_or_default();
        let sentence = near.rsplit(". ").next().unwrap_or_default().to_lowercase();
        let starts = sentence.char_indices().filter(|(at, _)| word_start(&sentence[..*at]));
        let mut words = starts.map(|(at, _)| &sentence[at..]).filter(|rest| word(rest).is_ok());
        words.any(|rest| self.decisions.parse(rest).is_ok())
    }
}
