//! An act told in full: sentence, passage, document, citation.

use crate::site::Frame;
use crate::view::{Act, Thing};

/// An act as a row and as a card.
pub(super) struct Told<'e> {
    pub(super) act: &'e Act,
    pub(super) issuer: &'e Thing,
    pub(super) target: &'e Thing,
    /// What the address calls its line.
    pub(super) line: String,
}

impl Told<'_> {
    /// A citation that finds the sentence again: title, print, day, characters, address, version.
    pub(super) fn citation(&self, frame: &Frame<'_>) -> String {
        let Act { title, printed, document_date, document, from, to, .. } = self.act;
        let printed = if printed.is_empty() { String::new() } else { format!(" ({})", printed.join(" ")) };
        let date = document_date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
        let (base, version) = (frame.base(), frame.version().to_string());
        let place = format!("{base}{document}#char={from},{to}");
        format!(
            "{}{printed}{date}. {place}. {}.",
            frame.cut(title, 200),
            frame.with("sanctions.cited_version", &version)
        )
    }
}
