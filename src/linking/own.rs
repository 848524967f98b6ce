//! The motion that a document is.

use crate::entity::motion::MOTION;
use crate::entity::paper::own::number_line;
use crate::gazetteer::Label;
use crate::mention::Mention;
use crate::text::{Document, PassageKind, Span};

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

/// What the paper with this key is called: `Kamerstuk 36 410 VI, nr. 88`.
pub(super) fn own_label(paper: &str) -> Label {
    let (dossier, number) = paper.trim_start_matches(KEY).rsplit_once('-').unwrap_or_default();
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

/// A motion that a document prints among others, by its title: `Nr. 2752` and below it `MOTIE VAN HET LID DOBBE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titled {
    /// The mention in the title.
    pub mention: usize,
    /// The key of its paper, where the number above the title and the dossier of the document give it.
    pub paper: Option<String>,
    /// From the title to the next one.
    pub span: Span,
}

/// The motions that a document prints one below the other; none where it prints one or none.
pub fn titled(document: &Document, mentions: &[Mention]) -> Vec<Titled> {
    let titles = mentions.iter().enumerate().filter(|(_, mention)| is_title(document, mention));
    let titles: Vec<(usize, usize)> = titles.map(|(index, mention)| (index, mention.span.start)).collect();
    if titles.len() < 2 {
        return Vec::new();
    }
    let ends = titles.iter().skip(1).map(|(_, start)| *start).chain([document.text().len()]);
    let each = titles.iter().zip(ends).map(|((mention, start), end)| Titled {
        mention: *mention,
        paper: paper_above(document, *start),
        span: Span::new(*start, end),
    });
    each.collect()
}

/// Whether a motion in capitals begins its line, but for `GEWIJZIGDE` and the number.
fn is_title(document: &Document, mention: &Mention) -> bool {
    let text = mention.span.of(document.text());
    let Some(block) = document.block_at(mention.span.start).filter(|_| mention.kind == MOTION) else {
        return false;
    };
    let before = Span::new(block.span.start, mention.span.start).of(document.text());
    let plain = before.split_whitespace().all(|word| {
        matches!(word, "NADER" | "GEWIJZIGDE" | "Nr." | "nr.") || word.chars().all(|c| c.is_ascii_digit())
    });
    plain && text.starts_with("MOTIE") && !text.replace("c.s.", "").chars().any(char::is_lowercase)
}

/// The key of the paper whose number stands in the line of a title or in the line above it.
fn paper_above(document: &Document, start: usize) -> Option<String> {
    let dossier = document.metadata.dossier.as_deref()?;
    let here = document.blocks.iter().position(|block| block.span.contains(Span::new(start, start)))?;
    let line = |at: usize| document.blocks.get(at).map(|block| block.span.of(document.text()).trim());
    let above = || here.checked_sub(1).and_then(line).and_then(number_line);
    let number =
        line(here).filter(|line| line.starts_with(['N', 'n'])).and_then(number_line).or_else(above)?;
    Some(format!("{KEY}{dossier}-{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_called_as_it_is_printed() {
        let label = |paper: &str| own_label(paper).nl;
        assert_eq!(label("kst-32735-413"), "Kamerstuk 32 735, nr. 413");
        assert_eq!(label("kst-36410-VI-88"), "Kamerstuk 36 410 VI, nr. 88");
        assert_eq!(label("kst-21501-20-2310"), "Kamerstuk 21 501-20, nr. 2310");
    }
}
