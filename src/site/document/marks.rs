//! A stretch of the reading text as pieces: sentences, mentions, marks of notes, what was asked for.

use crate::view::{DocumentView, MentionView, SentenceView, Thing};

/// A piece of a line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'v> {
    /// A sentence begins: its place, and whether it is what was asked for.
    Sentence(usize, bool),
    /// It ends.
    End,
    /// Words, and whether they are what was asked for.
    Text(&'v str, bool),
    /// Words that name something: the words, what they name, where they stand in the source,
    /// whether they are what was asked for.
    Mention(&'v str, &'v Thing, (usize, usize), bool),
    /// The mark of a note: its place among the notes.
    Note(usize),
}

/// What was asked for: a stretch of the source in code points.
pub(super) type Stretch = Option<(usize, usize)>;

/// Where the asked stretch stands in the reading text, as far as it lies in one sentence or is a
/// mention: bytes.
fn in_reading(view: &DocumentView, stretch: Stretch) -> Option<(usize, usize)> {
    let (from, to) = stretch?;
    if let Some(mention) = view.mentions.iter().find(|mention| (mention.from, mention.to) == (from, to)) {
        return Some((mention.start, mention.end));
    }
    let holds = |sentence: &&SentenceView| sentence.from <= from && to <= sentence.to;
    let sentence =
        view.sentences.iter().find(holds).filter(|sentence| (sentence.from, sentence.to) != (from, to))?;
    let text = view.text_of(sentence.start, sentence.end);
    // Only where the sentence stands in the source as it is read can its characters be counted.
    if text.chars().count() != sentence.to - sentence.from {
        return None;
    }
    let byte =
        |count: usize| text.char_indices().nth(count).map_or(sentence.end, |(at, _)| sentence.start + at);
    Some((byte(from - sentence.from), byte(to - sentence.from)))
}

/// The pieces of the bytes from `start` to `end` of the reading text.
pub(super) fn pieces(view: &DocumentView, start: usize, end: usize, stretch: Stretch) -> Vec<Piece<'_>> {
    let exact = in_reading(view, stretch);
    let hit = |sentence: &SentenceView| {
        exact.is_none() && stretch.is_some_and(|(from, to)| sentence.from < to && from < sentence.to)
    };
    let first = view.sentences.partition_point(|sentence| sentence.end <= start);
    let mut out = Vec::new();
    let mut at = start;
    let sentences = view.sentences.iter().enumerate().skip(first);
    for (place, sentence) in sentences.take_while(|(_, sentence)| sentence.start < end) {
        words(view, at, sentence.start.max(at), exact, &mut out);
        out.push(Piece::Sentence(place, hit(sentence)));
        at = sentence.end.min(end);
        words(view, sentence.start.max(start), at, exact, &mut out);
        out.push(Piece::End);
    }
    words(view, at, end, exact, &mut out);
    out
}

/// The words of some bytes with their mentions and the marks of notes.
fn words<'v>(
    view: &'v DocumentView,
    start: usize,
    end: usize,
    exact: Option<(usize, usize)>,
    out: &mut Vec<Piece<'v>>,
) {
    let first = view.mentions.partition_point(|mention| mention.start < start);
    let mut at = start;
    let here = view.mentions[first..].iter().take_while(|mention| mention.end <= end);
    for mention in here {
        if mention.start < at {
            continue;
        }
        plain(view, at, mention.start, exact, out);
        named(view, mention, exact, out);
        at = mention.end;
        notes(view, at, at, out);
    }
    plain(view, at, end, exact, out);
}

fn named<'v>(
    view: &'v DocumentView,
    mention: &MentionView,
    exact: Option<(usize, usize)>,
    out: &mut Vec<Piece<'v>>,
) {
    let text = view.text_of(mention.start, mention.end);
    let hit = exact.is_some_and(|(start, end)| mention.start < end && start < mention.end);
    if let Some(thing) = view.thing(mention.thing) {
        out.push(Piece::Mention(text, thing, (mention.from, mention.to), hit));
    }
}

/// Words without mentions, cut where a note's mark or the asked stretch stands.
fn plain<'v>(
    view: &'v DocumentView,
    start: usize,
    end: usize,
    exact: Option<(usize, usize)>,
    out: &mut Vec<Piece<'v>>,
) {
    let anchors = view.notes.iter().filter_map(|note| note.anchor);
    let bounds = exact.into_iter().flat_map(|(start, end)| [start, end]);
    let mut cuts: Vec<usize> = anchors.chain(bounds).filter(|cut| start < *cut && *cut < end).collect();
    cuts.push(end);
    cuts.sort_unstable();
    cuts.dedup();
    let mut at = start;
    for cut in cuts {
        let text = view.text_of(at, cut);
        if !text.is_empty() {
            let hit = exact.is_some_and(|(start, end)| start <= at && cut <= end);
            out.push(Piece::Text(text, hit));
            notes(view, at + 1, cut, out);
        }
        at = cut;
    }
}

/// The marks of the notes that stood behind a byte from `first` to `last`.
fn notes<'v>(view: &'v DocumentView, first: usize, last: usize, out: &mut Vec<Piece<'v>>) {
    let here = |anchor: Option<usize>| anchor.is_some_and(|at| first <= at && at <= last && at == last);
    let marks = view.notes.iter().enumerate().filter(|(_, note)| here(note.anchor));
    out.extend(marks.map(|(place, _)| Piece::Note(place)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{NoteView, Said};

    fn view() -> DocumentView {
        let text = "De heer Khan is er. Hij blijft.";
        let khan = Thing {
            path: "id/person/khan".to_owned(),
            kind: "Person".to_owned(),
            label: Said::from("Khan"),
            count: None,
        };
        DocumentView {
            text: text.to_owned(),
            sentences: vec![
                SentenceView { start: 0, end: 19, from: 100, to: 119 },
                SentenceView { start: 20, end: 31, from: 120, to: 131 },
            ],
            notes: vec![
                NoteView { label: "1".to_owned(), anchor: Some(12) },
                NoteView { label: "2".to_owned(), anchor: Some(31) },
            ],
            things: vec![khan],
            mentions: vec![MentionView { start: 8, end: 12, from: 108, to: 112, thing: 0 }],
            ..DocumentView::default()
        }
    }

    fn told(stretch: Stretch) -> String {
        let view = view();
        let piece = |piece: &Piece<'_>| match piece {
            Piece::Sentence(_, true) => "[!".to_owned(),
            Piece::Sentence(_, false) => "[".to_owned(),
            Piece::End => "]".to_owned(),
            Piece::Text(text, hit) | Piece::Mention(text, _, _, hit) if *hit => format!("*{text}*"),
            Piece::Text(text, _) => (*text).to_owned(),
            Piece::Mention(text, ..) => format!("<{text}>"),
            Piece::Note(place) => format!("^{place}"),
        };
        pieces(&view, 0, 31, stretch).iter().map(piece).collect()
    }

    #[test]
    fn text_is_whole_with_its_mentions_and_notes() {
        assert_eq!(told(None), "[De heer <Khan>^0 is er.] [Hij blijft.^1]");
    }

    #[test]
    fn a_mention_words_and_a_sentence_are_found_again() {
        assert_eq!(told(Some((108, 112))), "[De heer *Khan*^0 is er.] [Hij blijft.^1]");
        assert_eq!(told(Some((124, 130))), "[De heer <Khan>^0 is er.] [Hij *blijft*.^1]");
        assert_eq!(told(Some((120, 131))), "[De heer <Khan>^0 is er.] [!Hij blijft.^1]");
        assert_eq!(told(Some((110, 125))), "[!De heer <Khan>^0 is er.] [!Hij blijft.^1]");
        assert_eq!(told(Some((900, 901))), told(None));
    }
}
