//! Mistakes: what a person looks at to make the next version better.

/// What can go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MistakeSort {
    /// A mention was found with another span.
    Span,
    /// A mention was not found.
    Missed,
    /// A mention was found where there is none.
    Spurious,
    /// No entity stands for a key.
    EntityMissed,
    /// An entity stands for no key, or for one that another stands for better.
    EntitySpurious,
    /// A fact was not found.
    FactMissed,
    /// A fact was found that the text does not state.
    FactSpurious,
    /// A fact was found with another status.
    Status,
    /// A fact was found with another date.
    Date,
}

impl MistakeSort {
    /// All sorts, in the order in which they are reported.
    pub const ALL: [Self; 9] = [
        Self::Span,
        Self::Missed,
        Self::Spurious,
        Self::EntityMissed,
        Self::EntitySpurious,
        Self::FactMissed,
        Self::FactSpurious,
        Self::Status,
        Self::Date,
    ];

    /// The heading over mistakes of this sort.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Span => "span",
            Self::Missed => "missed",
            Self::Spurious => "spurious",
            Self::EntityMissed => "entity missed",
            Self::EntitySpurious => "entity spurious or split",
            Self::FactMissed => "fact missed",
            Self::FactSpurious => "fact spurious",
            Self::Status => "status",
            Self::Date => "date",
        }
    }
}

/// One thing that went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// What sort of mistake it is.
    pub sort: MistakeSort,
    /// Where, and what was wanted and found, on one line.
    pub what: String,
}
