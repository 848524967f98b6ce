//! In which paper a motion is printed, as the text says it.

use std::sync::LazyLock;

use super::Joined;
use crate::embedded;
use crate::entity::{motion::MOTION, paper::PAPER};
use crate::grammar::WordSet;
use crate::mention::Mention;
use crate::text::{Document, Note, Span};

/// The paper that a motion's mention is joined to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printing {
    /// Index of the paper's mention.
    pub paper: usize,
    /// From the motion to the bracket, or the note.
    pub evidence: Span,
    /// How the text joins them.
    pub joined: Joined,
    /// The rule of the fact: `printed_in/brackets`.
    pub rule: &'static str,
}

/// Words for what is no motion. A wrong table, which a test finds, gives none.
static OTHERS: LazyLock<WordSet> =
    LazyLock::new(|| embedded!("other-papers.tsv").words(&["word"], "word").unwrap_or_default());

/// Longest text between a motion and its number in brackets, bytes.
const FURTHEST: usize = 600;

/// A cell that says what a motion is about is no longer, bytes.
const LONGEST_CELL: usize = 200;

/// A motion's mention and what stands around it.
struct Around<'a> {
    document: &'a Document,
    mentions: &'a [Mention],
    motion: Span,
    /// End of its sentence, or the next motion.
    limit: usize,
}

/// The paper in which the motion at index `motion` of `mentions` is printed: within it, in
/// brackets behind it or later in its sentence, right behind or before it, or in a footnote.
pub fn printing(document: &Document, mentions: &[Mention], motion: usize) -> Option<Printing> {
    let span = mentions.get(motion)?.span;
    let sentence = document.sentence_at(span.start).and_then(|at| document.sentences.get(at))?;
    let next = mentions.iter().find(|other| other.kind == MOTION && other.span.start >= span.end);
    let limit = next.map_or(sentence.end, |next| next.span.start.min(sentence.end)).max(span.end);
    let around = Around { document, mentions, motion: span, limit };
    around.beside().or_else(|| around.noted()).or_else(|| around.numbered())
}

impl Around<'_> {
    fn text(&self, span: Span) -> &str {
        span.of(self.document.text())
    }

    fn found(&self, paper: usize, span: Span, joined: Joined, rule: &'static str) -> Printing {
        Printing { paper, evidence: self.motion.cover(span), joined, rule }
    }

    /// Papers in which a motion can be printed, within `span`.
    fn papers(&self, span: Span) -> impl Iterator<Item = (usize, Span)> {
        let first = self.mentions.partition_point(|mention| mention.span.start < span.start);
        let here = self.mentions.iter().enumerate().skip(first);
        here.take_while(move |(_, mention)| mention.span.start < span.end)
            .filter(move |(_, mention)| mention.span.end <= span.end && self.can_print(mention))
            .map(|(index, mention)| (index, mention.span))
    }

    /// Whether a mention is a paper with one number and is not said to be a letter.
    fn can_print(&self, mention: &Mention) -> bool {
        let text = self.text(mention.span).to_lowercase();
        let other = text.starts_with("kamerbrief") || text.contains("nrs") || text.contains("nummers");
        mention.kind == PAPER && mention.norm.starts_with("kst-") && !other
    }

    /// In the motion, behind it in brackets or after a comma, later in the sentence in brackets, before it.
    fn beside(&self) -> Option<Printing> {
        if let Some((paper, span)) = self.papers(self.motion).next() {
            return Some(self.found(paper, span, Joined::Within, "printed_in/brackets"));
        }
        let reach = Span::new(self.motion.end, self.limit);
        for (paper, span) in self.papers(reach) {
            let gap = self.text(Span::new(self.motion.end, span.start));
            if gap.len() > FURTHEST {
                break;
            }
            if let Some((joined, rule)) = joins(gap) {
                let closed = self.text(Span::new(span.end, self.limit)).starts_with(')');
                return Some(self.found(
                    paper,
                    Span::new(span.start, span.end + usize::from(closed)),
                    joined,
                    rule,
                ));
            }
            if gap.contains('(') {
                break;
            }
        }
        self.before()
    }

    /// `Kamerstuk 32 735, nr. 413 (motie van het lid Dobbe c.s.)`.
    fn before(&self) -> Option<Printing> {
        let (paper, last) =
            self.mentions.iter().enumerate().rev().find(|(_, m)| m.span.end <= self.motion.start)?;
        let gap = self.text(Span::new(last.span.end, self.motion.start));
        let cell = gap.contains('\t');
        if self.line_alone(last) && is_item(gap) {
            let rule = "printed_in/line";
            return self.can_print(last).then(|| self.found(paper, last.span, Joined::Before, rule));
        }
        let gap = gap.trim();
        let opens = cell && gap.is_empty()
            || matches!(gap, "|" | "–")
            || matches!(gap, "(" | "(de" | "(gewijzigde" | "(de gewijzigde" | ":" | ", zie de" | "(zie de");
        // `Kamerstuk 32 735, nr. 413, motie van het lid Dobbe`, at the head of a sentence.
        let sentence =
            self.document.sentence_at(last.span.start).and_then(|at| self.document.sentences.get(at));
        let heads = gap == "," && sentence.is_some_and(|sentence| sentence.start == last.span.start);
        (self.can_print(last) && (opens || heads))
            .then(|| self.found(paper, last.span, Joined::Before, "printed_in/brackets"))
    }

    /// Whether a mention is all that stands in its block.
    fn line_alone(&self, mention: &Mention) -> bool {
        let block = self.document.block_at(mention.span.start);
        block.is_some_and(|block| self.text(block.span).trim() == self.text(mention.span))
    }

    /// A note at the motion's end, else the first at the end of what is said of it.
    fn noted(&self) -> Option<Printing> {
        let notes: Vec<&Note> = self.document.notes_in(Span::new(self.motion.start, self.limit)).collect();
        let at_end = |note: &&&Note| note.anchor.is_some_and(|at| at <= self.motion.end + 1);
        if let Some(note) = notes.iter().find(at_end) {
            return self.of_note(note, Joined::Note);
        }
        let note = notes.first()?;
        let said = self.text(Span::new(self.motion.end, note.anchor?));
        if names_other(said) {
            return None;
        }
        self.of_note(note, Joined::SentenceNote)
    }

    /// `de motie-Dobbe op stuk nr. 78`: the one paper of the document that bears the number, `nr. 78 (33694)`.
    fn numbered(&self) -> Option<Printing> {
        let behind = self.text(Span::new(self.motion.end, self.limit));
        let start = [" op stuk nr. ", " met nr. ", " onder nr. ", " (nr. "]
            .into_iter()
            .find(|lead| behind.starts_with(lead))?
            .len();
        let figures = behind.get(start..)?;
        let length = figures.find(|c: char| !c.is_ascii_digit()).unwrap_or(figures.len());
        let number = figures.get(..length).filter(|number| !number.is_empty())?;
        let bears = |norm: &str| norm.rsplit_once('-').is_some_and(|(_, last)| last == number);
        let papers = self
            .mentions
            .iter()
            .enumerate()
            .filter(|(_, mention)| self.can_print(mention) && bears(&mention.norm));
        let papers: Vec<(usize, &str)> =
            papers.map(|(index, mention)| (index, mention.norm.as_str())).collect();
        let (paper, norm) = papers.first().copied()?;
        let alone = papers.iter().all(|(_, other)| *other == norm);
        let span = Span::new(self.motion.end, self.motion.end + start + length);
        alone.then(|| self.found(paper, span, Joined::Behind, "printed_in/number"))
    }

    /// The one paper with which a note begins.
    fn of_note(&self, note: &Note, joined: Joined) -> Option<Printing> {
        let mut papers = self.papers(note.span);
        let (paper, span) = papers.next()?;
        let lead = self.text(Span::new(note.span.start, span.start)).trim();
        let begins = matches!(lead, "" | "Zie" | "zie" | "(" | "Zie:" | "TK" | "Cf.");
        let evidence = note.span;
        (begins && papers.next().is_none()).then_some(Printing {
            paper,
            evidence,
            joined,
            rule: "printed_in/note",
        })
    }
}

/// Whether a motion behind `gap` begins an item of a list on the next line: `– de gewijzigde `.
fn is_item(gap: &str) -> bool {
    let next = gap.trim_start_matches([' ', '\r']).strip_prefix('\n').map(str::trim_start);
    let item = next.map(|item| item.trim_start_matches(['–', '-', '—', '•', '*']).trim_start());
    item.is_some_and(|item| {
        let words = item.split_whitespace();
        words.clone().count() <= 4 && words.into_iter().all(|word| ITEM.contains(&word))
    })
}

/// What stands before a motion in a list.
const ITEM: [&str; 7] = ["de", "De", "nader", "gewijzigde", "(gewijzigde)", "Nader", "Gewijzigde"];

/// How the text between a motion and a paper joins them, if it does.
fn joins(gap: &str) -> Option<(Joined, &'static str)> {
    // `(TK 32 735, nr. 413)`: the chamber belongs to the paper.
    let gap =
        ["TK ", "EK ", "TK, ", "EK, "].iter().find_map(|chamber| gap.strip_suffix(chamber)).unwrap_or(gap);
    let trimmed = gap.trim();
    if matches!(
        trimmed,
        "," | ""
            | "met"
            | "onder"
            | "op"
            | "op stuk"
            | "-"
            | "–"
            | ":"
            | "met nummer"
            | "met kenmerk"
            | ", met kenmerk"
            | ", zie"
            | "|"
            | ", gedrukt onder"
            | "gedrukt onder"
            | ", gedrukt als"
            | ", stuk"
            | ", op stuk"
            | ", met"
    ) {
        return Some((Joined::Behind, "printed_in/behind"));
    }
    // The next cell of a row.
    let cell = gap.trim_end_matches(' ').ends_with(['|', '\t']) && gap.len() < LONGEST_CELL;
    if cell && !gap.contains(['(', '.']) && !names_other(gap) {
        return Some((Joined::Behind, "printed_in/behind"));
    }
    let (between, inner) = gap.rsplit_once('(')?;
    if inner.contains(')') {
        return None;
    }
    let immediate = between.trim().is_empty();
    let inner = inner.trim();
    if immediate && inner.len() <= 40 && !names_other(inner) {
        return Some((Joined::Brackets, "printed_in/brackets"));
    }
    let plain = matches!(inner, "" | "zie" | "Zie") && !between.contains('(');
    let parties =
        between.split('(').skip(1).all(|part| part.split(')').next().is_some_and(|inner| inner.len() <= 20));
    let later = (plain || matches!(inner, "" | "zie" | "Zie") && parties) && !names_other(between);
    later.then_some((Joined::Later, "printed_in/brackets"))
}

/// Whether a word for another paper than a motion stands in `text`.
fn names_other(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| OTHERS.contains(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_that_join() {
        assert!(joins(" (").is_some());
        assert!(joins(", ").is_some());
        assert!(joins(" (ingediend 9 april 2025, ").is_some());
        assert!(joins(", waarin het kabinet is opgeroepen om op te treden (").is_some());
        assert!(joins(" is uitgevoerd, zoals gemeld in de brief van 3 mei (").is_none());
        assert!(joins(" is aangenomen. Zie ").is_none());
        assert!(joins(" (zie de brief, ").is_none());
    }

    #[test]
    fn items_of_a_list() {
        for gap in ["\n– de ", "\n- de nader gewijzigde ", " \r\n\n• ", "\nDe gewijzigde "] {
            assert!(is_item(gap), "{gap:?}");
        }
        for gap in [" – de ", "\n– de brief over de ", "\n– de andere ", ""] {
            assert!(!is_item(gap), "{gap:?}");
        }
    }

    #[test]
    fn the_table_is_read() {
        assert!(!OTHERS.is_empty());
    }
}
