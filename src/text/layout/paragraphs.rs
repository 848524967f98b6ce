//! Where paragraphs end between the lines of a text.

use super::lines::Line;
use super::words::LineWords;

/// A line without a full stop is a heading if it is no longer than this, bytes.
const LONGEST_HEADING: usize = 120;
/// The signs that begin an item of a list wherever they stand.
const BULLETS: [char; 10] = ['•', '·', '▪', '●', '■', '►', '◦', '□', '✓', '‣'];
/// The signs that begin an item of a list, or stand between two halves of a sentence.
const DASHES: [char; 4] = ['-', '–', '—', '*'];

/// Judges whether the next word would have fitted in a line.
#[derive(Clone, Copy)]
pub(super) struct Fit<'a> {
    pub(super) source: &'a str,
    pub(super) words: &'a LineWords,
    /// The width at which the lines of the text were broken, bytes.
    pub(super) width: Option<usize>,
}

/// How two lines of text stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Between {
    /// Whether a blank line stands between them.
    pub(super) gap: bool,
    /// Whether a page ends between them, or a note stands there.
    pub(super) broken: bool,
    /// Whether the paragraph so far is an item of a list.
    pub(super) item: bool,
}

impl Fit<'_> {
    /// Whether a line is full: the first word of the next would not have fitted in
    /// it. `local` is the width of the lines around it.
    pub(super) fn is_full(&self, line: &Line, next: &Line, local: Option<usize>) -> bool {
        let Some(width) = local.or(self.width) else { return false };
        line.span.len() + 1 + first_word(next.span.of(self.source)) >= width * 9 / 10
    }

    /// Whether a paragraph ends between two lines of text.
    pub(super) fn ends(&self, line: &Line, next: &Line, between: Between, local: Option<usize>) -> bool {
        let (text, follower) = (line.span.of(self.source), next.span.of(self.source));
        if self.width.is_none() {
            return true;
        }
        let full = self.is_full(line, next, local);
        let low = starts_low(follower) && item(follower) != Item::Bullet;
        if between.broken {
            // Between two pages only a sentence that has ended, or a short line, ends a paragraph.
            let finished = ends_sentence(text);
            return (finished && (between.gap || !full))
                || (!full && !low && !self.words.is_unfinished(text));
        }
        if between.gap {
            return !(self.words.is_unfinished(text) && item(follower) == Item::None);
        }
        match item(follower) {
            Item::Bullet => true,
            Item::Dash | Item::Number if !full || between.item || text.ends_with(':') => {
                !full || ends_item(text)
            }
            Item::Number if ends_sentence(text) && !text.ends_with(';') => !ends_short(text),
            _ => !full && !low && !is_open(text) && !self.words.is_unfinished(text),
        }
    }
}

/// Whether a text begins as an item of a list does.
pub(super) fn is_item(text: &str) -> bool {
    item(text) != Item::None
}

/// Whether a paragraph with this text is a heading.
pub(super) fn is_heading(text: &str) -> bool {
    text.len() <= LONGEST_HEADING
        && !ends_sentence(text)
        && !text.ends_with(',')
        && item(text) != Item::Bullet
}

/// How a line begins, if as an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Bullet,
    Dash,
    Number,
    None,
}

fn item(line: &str) -> Item {
    // Most lines begin with a letter of a word.
    match line.as_bytes() {
        [b'A'..=b'Z' | b'a'..=b'z', next, ..] if !matches!(next, b'.' | b')') => return Item::None,
        _ => {}
    }
    let mut characters = line.chars();
    let Some(first) = characters.next() else { return Item::None };
    let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    if BULLETS.contains(&first) {
        return Item::Bullet;
    }
    if DASHES.contains(&first) && blank(characters.next()) {
        return Item::Dash;
    }
    let word = line.split(char::is_whitespace).next().unwrap_or_default();
    let inside = word.trim_start_matches('(').trim_end_matches([')', '.']);
    let marked = word.len() > inside.len() && word.len() <= 5 && word.len() < line.len();
    let figures = inside.bytes().all(|byte| byte.is_ascii_digit());
    let letter = inside.len() == 1 && inside.bytes().all(|byte| byte.is_ascii_lowercase());
    if marked && !inside.is_empty() && (figures || letter) { Item::Number } else { Item::None }
}

/// Whether a line ends where an item of a list can.
fn ends_item(text: &str) -> bool {
    text.ends_with([':', ';', ',']) || (ends_sentence(text) && !ends_short(text))
}

/// `nr.`, `art.`: a stop behind a short word that may be an abbreviation's.
fn ends_short(text: &str) -> bool {
    let word = text.rsplit([' ', '(']).next().unwrap_or_default();
    word.len() <= 4 && word.ends_with('.')
}

/// Whether a line ends where a sentence can.
pub(super) fn ends_sentence(text: &str) -> bool {
    match text.as_bytes().last() {
        Some(b'a'..=b'z' | b'A'..=b'Z' | b',' | b'-') => return false,
        Some(b'.' | b'?' | b'!' | b':' | b';') => return true,
        _ => {}
    }
    text.trim_end_matches(['»', '”', '’', '"', '\'', ')', ' '])
        .trim_end_matches(|c: char| c.is_ascii_digit() || "¹²³⁰⁴⁵⁶⁷⁸⁹*".contains(c))
        .ends_with(['.', '?', '!', ':', ';'])
}

/// Whether a line ends within brackets: `(Kamerstuk⏎33 783, nr. 23)`.
fn is_open(line: &str) -> bool {
    memchr::memrchr(b'(', line.as_bytes()) > memchr::memrchr(b')', line.as_bytes())
}

/// Whether the first letter or figure of a text is a small letter.
pub(super) fn starts_low(text: &str) -> bool {
    match text.as_bytes().first() {
        Some(b'a'..=b'z') => true,
        Some(b'A'..=b'Z' | b'0'..=b'9') | None => false,
        _ => text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase),
    }
}

/// The length of the first word of a line, bytes. A number that stands before its
/// word ("14 september") is often not parted from it.
fn first_word(line: &str) -> usize {
    let word = |text: &str| memchr::memchr2(b' ', b'\t', text.as_bytes()).unwrap_or(text.len());
    let first = word(line);
    let figures = line.bytes().take_while(u8::is_ascii_digit).count();
    if figures == first && (1..3).contains(&first) && first < line.len() {
        return first + 1 + word(&line[first + 1..]);
    }
    first
}

#[cfg(test)]
mod tests {
    use super::super::lines::Lines;
    use super::*;

    /// The paragraphs of a text whose lines are 40 bytes wide.
    fn parted(source: &str) -> Vec<bool> {
        let (words, lines) = (LineWords::load().unwrap(), Lines::of(source));
        let fit = Fit { source, words: &words, width: Some(40) };
        let pairs = lines.all.windows(2);
        pairs.map(|pair| fit.ends(&pair[0], &pair[1], Between::default(), None)).collect()
    }

    #[test]
    fn a_short_line_ends_a_paragraph() {
        assert_eq!(parted("Inleiding\nDe bevordering van"), [true]);
        assert_eq!(parted("De bevordering van de ontwikkeling van\nNederland"), [false]);
        assert_eq!(parted("Koninkrijksrelaties en\nDigitalisering"), [false]);
        assert_eq!(parted("de executie van een man op\n14 september jl. veroordeeld"), [false]);
        assert_eq!(parted("(Kamerstuk\n33 783, nr. 23)"), [false]);
    }

    #[test]
    fn items_of_a_list_are_paragraphs() {
        assert_eq!(parted("Onder de rechter\n· in eerste aanleg\n· in hoger beroep"), [true, true]);
        assert_eq!(parted("met drie landen, namelijk de volgende:\n- een land;\n- nog een"), [true, true]);
        assert_eq!(parted("en dat is – zoals eerder gemeld in 2024\n– niet zo"), [false]);
        assert_eq!(parted("wat in deze brief is gezegd over landen.\n2. Het kabinet"), [true]);
        assert_eq!(parted("is gemeld in het Kamerstuk 26 150, nr.\n187. Het kabinet"), [false]);
    }

    #[test]
    fn headings_have_no_stop() {
        assert!(is_heading("Inleiding") && is_heading("2.1 Verdachten voor de rechter"));
        assert!(!is_heading("Het is zo.") && !is_heading("De minister,") && !is_heading("· in cassatie"));
    }
}
