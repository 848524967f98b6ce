//! What is known of a document beside its text.

use jiff::civil::Date;

/// Title, kind, date and number of a document, each only where known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The title.
    pub title: Option<String>,
    /// What sort of document it is, in Dutch: `Kamerbrief`.
    pub kind: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// The dossier in which it is printed, without blanks: `26150`.
    pub dossier: Option<String>,
    /// Its number in the dossier: `187`.
    pub number: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
}
