//! The motion that a document is.

use crate::entity::motion::MOTION;
use crate::gazetteer::Label;
use crate::mention::Mention;
use crate::text::{Document, PassageKind};

/// How a document that is a motion is called in its metadata, at the end: `Motie`, `Gewijzigde motie`.
const KIND: &str = "motie";
/// How the key of a paper in a dossier begins.
const KEY: &str = "kst-";

/// The motion that the document itself is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OwnMotion {
    /// The mention in the document's title.
    pub(super) mention: usize,
    /// The key of the paper that the document is: `kst-32735-413`.
    pub(super) paper: String,
}

impl OwnMotion {
    /// What its paper is called: `Kamerstuk 36 410 VI, nr. 88`.
    pub(super) fn label(&self) -> Label {
        let (dossier, number) = self.paper.trim_start_matches(KEY).rsplit_once('-').unwrap_or_default();
        let (first, part) = dossier.split_once('-').unwrap_or((dossier, ""));
        let thousands = first.len().saturating_sub(3);
        let (before, after) = first.split_at_checked(thousands).unwrap_or(("", first));
        // A Roman chapter stands apart, a figure behind a hyphen.
        let gap = match part.chars().next() {
            None => "",
            Some(part) if part.is_ascii_digit() => "-",
            Some(_) => " ",
        };
        Label { nl: format!("Kamerstuk {before} {after}{gap}{part}, nr. {number}"), en: None }
    }
}

/// The motion that the document is, where its metadata says that it is one, and which.
pub(super) fn own_motion(document: &Document, mentions: &[Mention]) -> Option<OwnMotion> {
    let metadata = &document.metadata;
    let kind = metadata.kind.as_deref()?.to_lowercase();
    let (dossier, number) = (metadata.dossier.as_deref()?, metadata.number.as_deref()?);
    let title = document.passages.iter().find(|passage| passage.kind == PassageKind::Title)?;
    let titled = |mention: &Mention| mention.kind == MOTION && title.span.contains(mention.span);
    let mention = mentions.iter().position(titled).filter(|_| kind.ends_with(KIND))?;
    Some(OwnMotion { mention, paper: format!("{KEY}{dossier}-{number}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_called_as_it_is_printed() {
        let label = |paper: &str| OwnMotion { mention: 0, paper: paper.to_owned() }.label().nl;
        assert_eq!(label("kst-32735-413"), "Kamerstuk 32 735, nr. 413");
        assert_eq!(label("kst-36410-VI-88"), "Kamerstuk 36 410 VI, nr. 88");
        assert_eq!(label("kst-21501-20-2310"), "Kamerstuk 21 501-20, nr. 2310");
    }
}
