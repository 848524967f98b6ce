//! What the words of `data/justice-words.tsv` do.

use super::event::{Event, event};

/// What a word does near a court case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// `veroordeling`, `arrestatie`: what happens to a person, as a noun.
    Noun(Event),
    /// `vervolging`: a charge where it takes place somewhere.
    Prosecution,
    /// `strafzaak`, `proces`.
    Case,
    /// `behandeling`, `terechtzitting`.
    Hearing,
    /// `arrestatiebevel`.
    Warrant,
    /// `aanklachten`.
    Charges,
    /// `gevangenisstraf`, `jaar`: of what a sentence consists.
    Sentence,
    /// `commandant`: somebody.
    Person,
    /// `verdachte`: somebody in a case.
    Suspect,
    /// `politie`: acts for its country.
    Authority,
    /// `rechtbank`: a court without its name.
    Bench,
    /// `rechters`, `aanklager`: speak for their court.
    Officer,
    /// `hoger beroep`.
    Appeal,
    /// `eerste aanleg`.
    FirstInstance,
    /// `bij verstek`: only of judgments.
    TrialMark,
    /// `scherp`: of disapproval.
    Condemning,
    /// `verwachting`: it is to come.
    Expected,
    /// `verzoek`: under which a court has somebody arrested.
    Order,
    /// `wegens`.
    CrimeOpener,
    /// `onder meer`.
    CrimeLead,
    /// `gepleegd`.
    CrimeEnd,
    /// `hij`.
    Pronoun,
    /// `door`, `bij`: before the court.
    CourtPlace,
    /// `vonnis`: of a court.
    JudgmentWord,
    /// `sinds`: what stands behind it has happened.
    After,
    /// `vernietigd`: it does not stand.
    Undoing,
    /// `bevestigd`: a higher court lets it stand.
    Upholding,
    /// `uitvaardigen`: as a noun, says that a warrant was issued.
    Issuance,
    /// `geldt`: with it somebody stands under `voor` before the warrant.
    Applying,
    /// `verdacht`: of crimes.
    Criminal,
}

impl Role {
    /// The event of which a word with this role tells.
    pub(super) fn event(self) -> Option<Event> {
        match self {
            Self::Noun(event) => Some(event),
            Self::Case | Self::Hearing => Some(Event::Trial),
            Self::Warrant => Some(Event::Warrant),
            Self::Charges | Self::Prosecution => Some(Event::Charge),
            _ => None,
        }
    }
}

/// The role with this name.
pub(super) fn role(word: &str) -> Option<Role> {
    Some(match word {
        "prosecution" => Role::Prosecution,
        "case" => Role::Case,
        "hearing" => Role::Hearing,
        "warrant" => Role::Warrant,
        "charges" => Role::Charges,
        "sentence" => Role::Sentence,
        "person" => Role::Person,
        "suspect" => Role::Suspect,
        "authority" => Role::Authority,
        "bench" => Role::Bench,
        "officer" => Role::Officer,
        "appeal" => Role::Appeal,
        "first-instance" => Role::FirstInstance,
        "trial-mark" => Role::TrialMark,
        "condemning" => Role::Condemning,
        "expected" => Role::Expected,
        "order" => Role::Order,
        "crime-opener" => Role::CrimeOpener,
        "crime-lead" => Role::CrimeLead,
        "crime-end" => Role::CrimeEnd,
        "pronoun" => Role::Pronoun,
        "court-place" => Role::CourtPlace,
        "judgment-word" => Role::JudgmentWord,
        "after" => Role::After,
        "undoing" => Role::Undoing,
        "criminal" => Role::Criminal,
        "issuance" => Role::Issuance,
        "upholding" => Role::Upholding,
        "applying" => Role::Applying,
        noun => Role::Noun(event(noun)?),
    })
}
