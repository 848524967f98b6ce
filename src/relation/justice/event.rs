//! The seven events and what their facts are called.

use super::super::status::{self, Signs};
use super::super::{Shape, Status};

/// What befalls a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Event {
    Conviction,
    Acquittal,
    Trial,
    Arrest,
    Surrender,
    Charge,
    Warrant,
}

impl Event {
    /// Every event.
    pub(super) const ALL: [Self; 7] = [
        Self::Conviction,
        Self::Acquittal,
        Self::Trial,
        Self::Arrest,
        Self::Surrender,
        Self::Charge,
        Self::Warrant,
    ];

    /// Its word in the tables.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Conviction => "conviction",
            Self::Acquittal => "acquittal",
            Self::Trial => "trial",
            Self::Arrest => "arrest",
            Self::Surrender => "surrender",
            Self::Charge => "charge",
            Self::Warrant => "warrant",
        }
    }

    /// What its facts are called.
    pub(super) const fn shape(self) -> Shape {
        let (name, property, class, subject, object) = match self {
            Self::Conviction => {
                ("convicted_by", "convictedBy", "Conviction", "convictedPerson", "convictingCourt")
            }
            Self::Acquittal => {
                ("acquitted_by", "acquittedBy", "Acquittal", "acquittedPerson", "acquittingCourt")
            }
            Self::Trial => ("tried_by", "triedBy", "Trial", "triedPerson", "tryingCourt"),
            Self::Arrest => ("arrested", "arrestedIn", "Arrest", "arrestedPerson", "arrestingPower"),
            Self::Surrender => {
                ("surrendered_to", "surrenderedTo", "Surrender", "surrenderedPerson", "receivingPower")
            }
            Self::Charge => ("charged_by", "chargedBy", "Charge", "chargedPerson", "chargingPower"),
            Self::Warrant => ("warrant_from", "warrantFrom", "Warrant", "wantedPerson", "issuingPower"),
        };
        Shape { name, property, class, subject, object }
    }

    /// Whether only a court can be its object.
    pub(super) const fn needs_court(self) -> bool {
        matches!(self, Self::Conviction | Self::Acquittal | Self::Trial)
    }

    /// Whether its noun says by itself that it happened: `de arrestatie van`, but not `de uitlevering van`.
    pub(super) const fn noun_states(self) -> bool {
        matches!(self, Self::Conviction | Self::Acquittal | Self::Arrest)
    }
}

/// The status that the signs amount to, for a verb that itself says `own`: `aangevraagd` requests.
pub(super) fn settle(signs: &Signs, own: Status) -> Option<Status> {
    let status = status::settle(signs, own)?;
    Some(if status == Status::Asserted { own } else { status })
}
