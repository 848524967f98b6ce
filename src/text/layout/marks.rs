//! The marks of footnotes: figures, stars and numbers in brackets behind a word.

use std::collections::BTreeSet;

use super::suspect;
use crate::text::{Span, Table, TableError};

/// Most marks that wait for their note; the oldest are forgotten.
const WAITING: usize = 512;
/// How far before a number its word is looked for, bytes.
const REACH: usize = 64;
/// A word in capitals of so many letters may have a mark behind it, and a shorter one a number.
const SHORTEST_NAME: usize = 3;

/// How a mark is set; a note's head is set like its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// `sancties.4`, `sancties⁴`
    Plain,
    /// `hiervan? 1)`
    Bracket,
    /// `hiervan [1]`
    Square,
    /// `hiervan*`; the number is that of the stars.
    Star,
}

/// A mark that may belong to a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) number: u32,
    pub(super) setting: Setting,
    /// The characters that are cut from the text with it.
    pub(super) span: Span,
    /// The line in which it stands.
    pub(super) line: usize,
    /// How many of its figures may belong to the word: of `20199` and of
    /// `COVID-1917` the last may be a mark, if a note asks for it.
    pub(super) doubtful: bool,
}

/// Words behind which a figure is none.
pub(super) struct FigureWords {
    /// Words of which a figure is a part (`CO2`).
    whole: BTreeSet<String>,
    /// Abbreviations that do not end a sentence, without their last stop (`nr`).
    abbreviations: BTreeSet<String>,
}

impl FigureWords {
    /// Reads the tables `data/words-with-figures.tsv` and `data/abbreviations.tsv`.
    pub(super) fn load() -> Result<Self, TableError> {
        let text = include_str!("../../../data/words-with-figures.tsv");
        let words = Table::parse("data/words-with-figures.tsv", text, &["word", "why"])?;
        let text = include_str!("../../../data/abbreviations.tsv");
        let table = Table::parse("data/abbreviations.tsv", text, &["text", "why", "ends"])?;
        let inside = table.rows().filter(|row| row.get("ends") == "no");
        Ok(Self {
            whole: words.rows().map(|row| row.get("word").to_owned()).collect(),
            abbreviations: inside.map(|row| row.get("text").trim_end_matches('.').to_lowercase()).collect(),
        })
    }

    /// `nr.`, `(blz.`
    fn awaits_number(&self, text: &str) -> bool {
        let word = text.rsplit([' ', '(', '\u{a0}']).next().unwrap_or_default();
        word.len() < REACH && self.abbreviations.contains(&word.trim_end_matches('.').to_lowercase())
    }
}

/// The marks that wait for their note, in order.
pub(super) struct Marks<'a> {
    words: &'a FigureWords,
    source: &'a str,
    waiting: Vec<Mark>,
}

impl<'a> Marks<'a> {
    pub(super) const fn new(words: &'a FigureWords, source: &'a str) -> Self {
        Self { words, source, waiting: Vec::new() }
    }

    /// Adds what may be a mark in the line `index` of text, which stands at `span`.
    pub(super) fn collect(&mut self, span: Span, index: usize) {
        let text = span.of(self.source);
        let bytes = self.source.as_bytes();
        let mut at = span.start;
        while let Some(place) =
            suspect::next(bytes, Span::new(at, span.end), suspect::is_mark, suspect::is_mark)
        {
            let start = place - span.start;
            let length = match bytes[place] {
                b'0'..=b'9' => self.figures(text, start, span.start, index),
                b'*' => self.stars(text, start, span.start, index),
                b'[' => self.square(text, start, span.start, index),
                _ => self.raised(text, start, span.start, index),
            };
            at = place + length.max(1);
            if self.waiting.len() > 2 * WAITING {
                self.waiting.drain(..WAITING);
            }
        }
    }

    fn push(&mut self, number: u32, setting: Setting, span: Span, line: usize, doubtful: bool) {
        self.waiting.push(Mark { number, setting, span, line, doubtful });
    }

    /// Figures: glued to a word or a sign, or with a bracket behind them.
    fn figures(&mut self, text: &str, start: usize, offset: usize, line: usize) -> usize {
        let length = text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = start + length;
        let (before, after) = (tail(text, start), &text[end..]);
        if after.starts_with(|c: char| c.is_alphanumeric() || c == '%') {
            return length;
        }
        let whole = Span::new(offset + start, offset + end);
        let label = &text[start..end];
        if length > 3 {
            self.behind_figures(label, before, whole, line);
            return length;
        }
        let Ok(number) = label.parse() else { return length };
        let bracket = after.starts_with(')') && !is_open(&text[..start]);
        let listed = text[..start].ends_with(',')
            && self.waiting.last().is_some_and(|last| last.line == line && last.span.end + 1 == whole.start);
        if bracket && before.ends_with(' ') && !before.trim_end().ends_with([',', '(']) {
            let from = start - (before.len() - before.trim_end().len());
            self.push(number, Setting::Bracket, Span::new(offset + from, whole.end + 1), line, false);
        } else if listed {
            self.push(number, Setting::Plain, Span::new(whole.start - 1, whole.end), line, false);
        } else {
            let Some(doubtful) = self.glued(before) else {
                self.behind_figures(label, before, whole, line);
                return length;
            };
            let (setting, end) =
                if bracket { (Setting::Bracket, whole.end + 1) } else { (Setting::Plain, whole.end) };
            self.push(number, setting, Span::new(whole.start, end), line, doubtful);
        }
        length
    }

    /// `20199`, `COVID-1917`: each way to part the figures is a doubtful mark.
    fn behind_figures(&mut self, figures: &str, before: &str, whole: Span, line: usize) {
        let year = matches!(&figures[..figures.len().min(2)], "19" | "20")
            && figures.len() > 4
            && !before.ends_with(|c: char| c.is_alphanumeric() || ".,".contains(c));
        let name = before.strip_suffix('-').is_some_and(|name| name.ends_with(char::is_uppercase));
        let shortest = if year { 4 } else { 1 };
        if !(year || name) || figures.len() > 7 {
            return;
        }
        for kept in (shortest..figures.len()).filter(|kept| figures.len() - kept <= 3) {
            let label = &figures[kept..];
            if let (false, Ok(number)) = (label.starts_with('0'), label.parse()) {
                self.push(number, Setting::Plain, Span::new(whole.start + kept, whole.end), line, true);
            }
        }
    }

    /// Whether a number behind `before` can be a mark, and if so whether that is
    /// doubtful: it is glued to a word, or to a sign that ends words.
    fn glued(&self, before: &str) -> Option<bool> {
        let last = before.chars().next_back()?;
        let sign =
            matches!(last, '.' | ',' | ';' | ':' | '?' | '!' | ')' | '»' | '”' | '’' | '"' | '\'' | '“');
        let words = if sign { before.trim_end_matches(|c: char| !c.is_alphanumeric()) } else { before };
        let word = words.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let letters = word.chars().count();
        let low = word.chars().any(char::is_lowercase);
        if sign {
            return (letters > 0).then(|| last == '.' && self.words.awaits_number(before));
        }
        let named = self.words.whole.contains(word);
        (!named && letters > 1 && (low || letters >= SHORTEST_NAME)).then_some(!low)
    }

    /// `sancties⁴`
    fn raised(&mut self, text: &str, start: usize, offset: usize, line: usize) -> usize {
        let (mut number, mut length) = (0_u32, 0);
        for c in text[start..].chars() {
            let Some(digit) = raised_digit(c) else { break };
            number = number.saturating_mul(10).saturating_add(digit);
            length += c.len_utf8();
        }
        let before = tail(text, start);
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let power = before.ends_with(|c: char| c.is_ascii_digit()) || self.words.whole.contains(word);
        if length > 0 && !power && !before.is_empty() && number < 1000 {
            let comma = text[..start].ends_with(',')
                && self.waiting.last().is_some_and(|last| last.span.end + 1 == offset + start);
            let from = offset + start - usize::from(comma);
            self.push(number, Setting::Plain, Span::new(from, offset + start + length), line, false);
        }
        length
    }

    /// `hiervan*`
    fn stars(&mut self, text: &str, start: usize, offset: usize, line: usize) -> usize {
        let length = text.as_bytes()[start..].iter().take_while(|byte| **byte == b'*').count();
        let after = &text[start + length..];
        let glued = text[..start].ends_with(|c: char| c.is_alphanumeric() || ".,;:?!)»”’".contains(c));
        if let (Ok(number @ 1..=3), true) = (u32::try_from(length), glued)
            && !after.starts_with(char::is_alphanumeric)
        {
            let end = start + length + usize::from(after.starts_with(')') && !is_open(&text[..start]));
            self.push(number, Setting::Star, Span::new(offset + start, offset + end), line, false);
        }
        length
    }

    /// `hiervan [1]`
    fn square(&mut self, text: &str, start: usize, offset: usize, line: usize) -> usize {
        let inside = &text[start + 1..];
        let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
        if start > 0 && (1..=3).contains(&digits) && inside[digits..].starts_with(']') {
            let from = text[..start].trim_end().len();
            if let (true, Ok(number)) = (from > 0, inside[..digits].parse()) {
                let span = Span::new(offset + from, offset + start + digits + 2);
                self.push(number, Setting::Square, span, line, false);
            }
        }
        1
    }

    /// Takes the mark with this number and setting: one on the page that begins
    /// with line `page` before others, and a doubtful one only there and last.
    /// Marks before it of the same setting have had their chance.
    pub(super) fn take(&mut self, number: u32, setting: Setting, page: usize) -> Option<Mark> {
        let index = self.find(number, setting, page)?;
        let mark = self.waiting[index];
        let mut place = 0..;
        self.waiting.retain(|other| place.next() > Some(index) || other.setting != setting);
        Some(mark)
    }

    /// The mark that [`Marks::take`] would take.
    pub(super) fn peek(&self, number: u32, setting: Setting, page: usize) -> Option<Mark> {
        self.find(number, setting, page).map(|index| self.waiting[index])
    }

    fn find(&self, number: u32, setting: Setting, page: usize) -> Option<usize> {
        let fits = |mark: &Mark| mark.number == number && mark.setting == setting;
        let sure = |mark: &&Mark| fits(mark) && !mark.doubtful;
        let here = |mark: &&Mark| mark.line >= page;
        let place = |found: Option<&Mark>| {
            let found = found?;
            self.waiting.iter().position(|mark| mark == found)
        };
        place(self.waiting.iter().filter(here).find(sure))
            .or_else(|| place(self.waiting.iter().find(sure)))
            .or_else(|| place(self.waiting.iter().filter(here).find(|mark| fits(mark))))
    }
}

/// The digit that a raised one is.
pub(super) fn raised_digit(c: char) -> Option<u32> {
    match c {
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁰' | '⁴'..='⁹' => u32::from(c).checked_sub(0x2070),
        _ => None,
    }
}

/// The end of `text[..end]`, as far as it matters.
fn tail(text: &str, end: usize) -> &str {
    let from = (end.saturating_sub(REACH)..=end).find(|at| text.is_char_boundary(*at));
    &text[from.unwrap_or(end)..end]
}

/// Whether a bracket is open at the end of `text`.
fn is_open(text: &str) -> bool {
    let near = tail(text, text.len());
    near.rfind('(') > near.rfind(')')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Vec<String> {
        let words = FigureWords::load().unwrap();
        let mut marks = Marks::new(&words, text);
        marks.collect(Span::new(0, text.len()), 0);
        let shown = |mark: &Mark| format!("{}{}", mark.span.of(text), if mark.doubtful { "?" } else { "" });
        marks.waiting.iter().map(shown).collect()
    }

    #[test]
    fn marks_of_every_setting() {
        assert_eq!(marks("vliegen»1? sancties.4 landen8 om"), ["1", "4", "8"]);
        assert_eq!(marks("hiervan? 1) en daarvan2)"), [" 1)", "2)"]);
        assert_eq!(marks("wapens¹² en zo.³ Of⁴,⁵"), ["¹²", "³", "⁴", ",⁵"]);
        assert_eq!(marks("samen.2,3 Het"), ["2", ",3"]);
        assert_eq!(marks("samen [12]. Het"), [" [12]"]);
        assert_eq!(marks("samen* en alleen.**"), ["*", "**"]);
        assert_eq!(marks("juni 20199 over COVID-1917 en UNITAD5"), ["9?", "917?", "17?", "7?", "5?"]);
    }

    #[test]
    fn what_is_no_mark() {
        for text in [
            "CO2 en G20, P5, m2 en km2, D66, IDA19 en F16",
            "artikel 5, lid 3",
            "in 2019, 1,5% en EUR 4.000",
            "26 150, nr. 187",
            "(zie vraag 21)",
            "10⁶ m² CO²",
            "3*4 en * los",
            "A4P en 1F-ers",
            "[2024] of [a1]",
        ] {
            assert!(marks(text).is_empty(), "{text}: {:?}", marks(text));
        }
    }
}
