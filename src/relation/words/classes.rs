//! What closed words do, as `data/function-words.tsv` says it.

/// What a closed word does in a sentence; one word may do several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Class {
    /// `dat`, `omdat`, `indien`: opens a subordinate clause.
    Subordinator,
    /// `die`, `dat`, `wie`: opens a relative clause.
    Relative,
    /// `en`, `of`, `maar`.
    Coordinator,
    /// `tegen`, `ten aanzien van`.
    Preposition,
    /// `de`, `een`, `zijn`.
    Determiner,
    /// `zij`, `hierop`.
    Pronoun,
    /// A finite verb: `heeft`, `keurt`.
    Finite,
    /// `vragen`: a finite verb in one place, a noun in another.
    Homograph,
    /// `zal`, `heeft`: a finite verb that takes another one.
    Auxiliary,
    /// `onlangs`, `niet`.
    Adverb,
    /// `enkele`, `beide`.
    Quantity,
    /// `feit`, `kans`: a noun with a clause that says what it is.
    Content,
    /// `verantwoordelijk`, `betrokken`: carries a phrase on behind its noun.
    Predicate,
    /// `week`, `februari`: a phrase with it says when.
    Time,
    /// `ten`: the first word of a preposition of several.
    OpensPreposition,
    /// `vier`: a number in words.
    Numeral,
    /// `in`, `sinds`: under it a date says when a clause happened.
    Dating,
    /// `begin`, `medio`: stands before a month without changing it.
    DatePart,
    /// `voorjaar`, `helft`: a part of a year, with the year under `van`.
    Period,
    /// `heeft`: beside it a participle is active.
    Perfect,
    /// `zal`, `treedt`: with it a clause without a date of its own speaks of what is to come.
    Coming,
    /// `is`, `worden`: what its participle says is done to the subject, or was its own deed (`is toegetreden`).
    Passive,
    /// `heeft`, `is`: with it a clause speaks of what has happened, seen from now.
    Present,
    /// `regering`: one word for several; no role before a name.
    Collective,
}

impl Class {
    /// The class that a word of the table says.
    pub(super) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "subordinator" => Self::Subordinator,
            "relative" => Self::Relative,
            "coordinator" => Self::Coordinator,
            "preposition" => Self::Preposition,
            "determiner" => Self::Determiner,
            "pronoun" => Self::Pronoun,
            "finite" => Self::Finite,
            "homograph" => Self::Homograph,
            "auxiliary" => Self::Auxiliary,
            "adverb" => Self::Adverb,
            "quantity" => Self::Quantity,
            "content" => Self::Content,
            "predicate" => Self::Predicate,
            "time" => Self::Time,
            "dating" => Self::Dating,
            "date-part" => Self::DatePart,
            "period" => Self::Period,
            "perfect" => Self::Perfect,
            "coming" => Self::Coming,
            "present" => Self::Present,
            "passive" => Self::Passive,
            "collective" => Self::Collective,
            _ => return None,
        })
    }
}

/// The classes of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

impl Classes {
    /// Those with which a word may still be the noun of a phrase.
    pub(super) const OPEN: Self = Self::one(Class::Time)
        .and(Class::Content)
        .and(Class::Predicate)
        .and(Class::Homograph)
        .and(Class::OpensPreposition)
        .and(Class::Dating)
        .and(Class::DatePart)
        .and(Class::Period)
        .and(Class::Perfect)
        .and(Class::Coming)
        .and(Class::Present)
        .and(Class::Passive)
        .and(Class::Collective);

    pub(super) const fn one(class: Class) -> Self {
        Self(1 << class as u16)
    }

    pub(super) const fn and(self, class: Class) -> Self {
        Self(self.0 | Self::one(class).0)
    }

    pub(in crate::relation) const fn has(self, class: Class) -> bool {
        self.0 & Self::one(class).0 != 0
    }

    pub(super) const fn within(self, all: Self) -> bool {
        self.0 & !all.0 == 0
    }
}
