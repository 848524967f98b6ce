//! Motions of the House, named after their movers.
//!
//! # What it reads
//! Every form that names a mover: `motie van het lid Dobbe c.s.`, `motie van de leden Bamenga en
//! Paternotte`, `motie-Koopmans c.s.`, `motie Omtzigt`, `motie-Laçin/Beckerman`, `MOTIE VAN DE LEDEN
//! HIRSCH EN VAN BAARLE`; `moties Dobbe en Paternotte` is two. The movers are persons within the
//! motion, read at once. The norm holds their norms, joined by `+`.
//!
//! # Where it stops
//! The span runs from `motie` to the last mover or `c.s.`; of several named together the others
//! begin with their mover. What stands before the word (`de gewijzigde motie`) is no part of it.
//! `de motie` alone and `motie van wantrouwen` without a mover name none.
//!
//! # Known misses
//! A motion by its number alone (`de motie op stuk nr. 413`) or by its subject (`de tribunaalmotie`).
//!
//! # Example
//! `De [motie-Koopmans c.s.](motion:kst-33694-43) (Kamerstuk 33 694, nr. 43) is aangenomen.`

mod grammar;

use super::paper::PAPER;
use super::party::PARTY;
use super::person::{PERSON, names};
use crate::gazetteer::{Form, TableError};
use crate::grammar::{NameGrammar, PersonName};
use crate::mention::{Kind, Mention, Place, Recognizer, Trigger};

/// The kind.
pub const MOTION: Kind = Kind { name: "Motion", path: "motion" };

/// Reads mentions of this kind.
struct Reader {
    names: NameGrammar,
}

/// The recognizer of this kind.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn recognizer() -> Result<Box<dyn Recognizer>, TableError> {
    Ok(Box::new(Reader { names: names()? }))
}

/// The words at which a motion can be named.
pub fn words() -> Vec<Trigger> {
    ["motie", "moties", "Motie", "Moties", "MOTIE", "MOTIES"].map(Trigger::word).into()
}

impl Recognizer for Reader {
    fn kind(&self) -> Kind {
        MOTION
    }

    fn triggers(&self) -> Vec<Trigger> {
        words()
    }

    fn read(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let Ok((_, motions)) = grammar::motions(&self.names, place.from_here()) else { return };
        for motion in motions {
            let norm = motion.movers.iter().map(PersonName::norm).collect::<Vec<_>>().join("+");
            let span = place.span_of(motion.text);
            found.push(Mention { kind: MOTION, span, norm, form: Form::Name, rule: "motion/movers" });
            found.extend(motion.movers.iter().map(|mover| Mention {
                kind: PERSON,
                span: place.span_of(mover.text),
                norm: mover.norm(),
                form: Form::Name,
                rule: "person/mover",
            }));
        }
    }

    fn holds(&self, _outer: &Mention, inner: Kind) -> bool {
        inner == PERSON || inner == PAPER || inner == PARTY
    }
}
