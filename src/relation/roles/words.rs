//! The words around offices, from `data/office-words.tsv`.

use crate::embedded;
use crate::gazetteer::{Roles, TableError};
use crate::grammar::WordSet;

/// Words around offices and who holds them.
pub(super) struct Words {
    /// `is`: between the holder and the office.
    pub(super) copula: WordSet,
    /// `trad`: a copula with a particle.
    pub(super) step: WordSet,
    /// `benoemd`: may stand between the two.
    pub(super) between: WordSet,
    /// `afgetreden`: the office is held no more.
    pub(super) leaving: WordSet,
    /// `heeft`: before `als` and an office.
    pub(super) helper: WordSet,
    /// `benoeming`: a noun of it.
    pub(super) naming: WordSet,
    /// `voormalige`: kept in the role.
    pub(super) former: WordSet,
    /// `nieuwe`: not kept in the role.
    pub(super) present: WordSet,
    /// `volgt`: with `op als`, from one holder to the next.
    pub(super) succeeding: WordSet,
    /// `adviseur`: somebody else than the one whose office stands behind it.
    pub(super) beside: WordSet,
    /// `bedrijf`: nouns that point back to an organisation.
    pub(super) kind: WordSet,
    /// `land`: nouns that point back to a country.
    pub(super) land: WordSet,
    /// `inreisverbod`: words of sanctions, under which no minister of the Netherlands stands.
    pub(super) measured: WordSet,
}

impl Words {
    /// Reads the table.
    ///
    /// # Errors
    /// A role that is not known.
    pub(super) fn load() -> Result<Self, TableError> {
        let all = [
            "copula",
            "step",
            "between",
            "leaving",
            "helper",
            "naming",
            "former",
            "present",
            "beside",
            "succeeding",
            "kind",
            "land",
            "measured",
        ];
        let mut roles = Roles::read(embedded!("office-words.tsv"), &all)?;
        Ok(Self {
            copula: roles.take("copula"),
            step: roles.take("step"),
            between: roles.take("between"),
            leaving: roles.take("leaving"),
            helper: roles.take("helper"),
            naming: roles.take("naming"),
            former: roles.take("former"),
            present: roles.take("present"),
            succeeding: roles.take("succeeding"),
            beside: roles.take("beside"),
            kind: roles.take("kind"),
            land: roles.take("land"),
            measured: roles.take("measured"),
        })
    }
}
