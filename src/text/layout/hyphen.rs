//! Words broken over the end of a line, a column or a page.
//!
//! A hyphen at the end of a line is the typesetter's ("Verga-⏎dering") or the
//! word's own ("EU-⏎verordening"). What follows decides first: a capital, a figure
//! or a shared part ("begrotings-⏎en") keeps it. So do abbreviations, figures and
//! single letters before it. Else the document is asked whether it writes the
//! word elsewhere, whole or with a hyphen, and then the table of prefixes.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::words::LineWords;
use crate::text::{Reading, Row, Span, Table, TableError};

/// How far into a document words are looked for, bytes.
const READ: usize = 4 << 20;
/// Most words that are looked for in one document.
const SEARCHES: usize = 32;
/// Longest word that is looked at, bytes.
const LONGEST_WORD: usize = 80;
/// Longest address of a page, bytes.
const LONGEST_ADDRESS: usize = 512;

/// The table of prefixes: each with the beginnings of what makes one word with it.
pub(super) struct Hyphens {
    prefixes: BTreeMap<String, Vec<String>>,
}

impl Hyphens {
    /// Reads the table `data/hyphen-prefixes.tsv`.
    pub(super) fn load() -> Result<Self, TableError> {
        let text = include_str!("../../../data/hyphen-prefixes.tsv");
        let table = Table::parse("data/hyphen-prefixes.tsv", text, &["prefix", "unless"])?;
        let row = |row: Row<'_>| {
            let unless = row.get("unless").split(' ').filter(|start| !start.is_empty());
            (row.get("prefix").to_owned(), unless.map(str::to_owned).collect())
        };
        Ok(Self { prefixes: table.rows().map(row).collect() })
    }
}

/// Joins the lines of one document.
pub(super) struct Joiner<'a> {
    hyphens: &'a Hyphens,
    words: &'a LineWords,
    source: &'a str,
    /// Hashes of words that stand with a hyphen within a line, sorted; read on demand.
    written: OnceCell<Vec<u64>>,
    searches: usize,
}

/// What becomes of a hyphen at the end of a line.
enum Broken {
    Whole,
    Kept,
    /// The word is whole, and the diaeresis that the break took stands again.
    Diaeresis(char),
}

impl<'a> Joiner<'a> {
    pub(super) const fn new(hyphens: &'a Hyphens, words: &'a LineWords, source: &'a str) -> Self {
        Self { hyphens, words, source, written: OnceCell::new(), searches: 0 }
    }

    /// Joins what stands in `reading` from `start` on with the next piece: a broken
    /// word is made whole, else a blank parts them. Returns where in the source the
    /// next piece is to be copied from.
    pub(super) fn join(&mut self, next: Span, start: usize, reading: &mut Reading) -> usize {
        let line = reading.text.get(start..).unwrap_or_default();
        let end = reading.source_so_far().min(next.start);
        match line.as_bytes().last() {
            None | Some(b' ' | b'\t') => return next.start,
            Some(b'-') => {
                if let Some(at) = self.join_broken(next, start, reading) {
                    return at;
                }
            }
            Some(b'/' | b'_' | b'=' | b'&' | b'?' | b'%' | b'~' | b'#') => {
                if joins_directly(line, next.of(self.source)) {
                    return next.start;
                }
            }
            // "2020–⏎2021"
            Some(0x93)
                if line
                    .strip_suffix('–')
                    .is_some_and(|years| years.ends_with(|c: char| c.is_ascii_digit()))
                    && next.of(self.source).starts_with(|c: char| c.is_ascii_digit()) =>
            {
                return next.start;
            }
            Some(_) => {}
        }
        if self.source.get(end..next.start).is_some_and(|between| between.starts_with('\u{AD}')) {
            return next.start;
        }
        reading.blank(self.source, Span::new(end, next.start));
        next.start
    }

    /// Joins behind a hyphen; `None` where a blank belongs.
    fn join_broken(&mut self, next: Span, start: usize, reading: &mut Reading) -> Option<usize> {
        let line = reading.text.get(start..)?;
        let follower = next.of(self.source);
        let stem = line.strip_suffix('-')?;
        let first = follower.chars().next().filter(|c| c.is_alphanumeric())?;
        // "begrotings-⏎en personeelszaken": the hyphen stands for a shared part.
        let shares = follower.split_once(' ').is_some_and(|(word, _)| self.words.shared.contains(word));
        if stem.is_empty() || stem.ends_with(char::is_whitespace) || shares {
            return None;
        }
        if is_address(line) || !first.is_lowercase() {
            return Some(next.start);
        }
        let word = last_word(stem);
        let broken = self.judge(word, first_word(follower));
        let whole = reading.text.len() - 1;
        match broken {
            Broken::Kept => {}
            Broken::Whole => reading.truncate(whole),
            Broken::Diaeresis(letter) => {
                reading.truncate(whole);
                let at = Span::new(next.start, next.start + first.len_utf8());
                reading.replace(letter.encode_utf8(&mut [0; 4]), at);
                return Some(at.end);
            }
        }
        Some(next.start)
    }

    /// Whether `stem-` and `rest`, which begins low, are one word.
    fn judge(&mut self, stem: &str, rest: &str) -> Broken {
        let last = stem.rsplit('-').next().unwrap_or_default();
        let letters = last.chars().count();
        let capitals = last.chars().filter(|c| c.is_uppercase()).count();
        if letters < 2 || capitals > 1 || !last.chars().all(char::is_alphabetic) {
            let sole = letters == 1 && self.hyphens.prefixes.contains_key(last);
            let kept = sole || letters != 1 || !last.chars().all(char::is_lowercase);
            return if kept || !self.is_written(&[last, rest].concat()) {
                Broken::Kept
            } else {
                Broken::Whole
            };
        }
        let lower = last.to_lowercase();
        let with_hyphen = self.stands_with_hyphen(&lower, rest);
        let prefix = self.hyphens.prefixes.get(&lower);
        let name = capitals == 1 && last.starts_with(char::is_uppercase);
        if with_hyphen || prefix.is_some() || name {
            let unless =
                prefix.is_some_and(|unless| unless.iter().any(|start| rest.starts_with(start.as_str())));
            if unless || self.is_written(&[last, rest].concat()) {
                return Broken::Whole;
            }
            if with_hyphen || prefix.is_some() || self.is_name(last) {
                return Broken::Kept;
            }
        }
        clash(&lower, rest)
    }

    /// Whether the document writes `word`, or one that begins with it.
    fn is_written(&mut self, word: &str) -> bool {
        self.occurs(word, |_| true)
    }

    /// Whether `stem` stands as a word of its own, never low, and begins no longer word.
    fn is_name(&mut self, stem: &str) -> bool {
        let letter = |after: &str| after.starts_with(char::is_lowercase);
        let alone = |after: &str| !after.starts_with(|c: char| c.is_alphanumeric());
        !self.occurs(stem, letter)
            && !self.occurs(&stem.to_lowercase(), alone)
            && self.occurs(stem, |after| alone(after) && !is_line_end(after))
    }

    fn occurs(&mut self, word: &str, follows: impl Fn(&str) -> bool) -> bool {
        if self.searches >= SEARCHES || word.len() < 2 {
            return false;
        }
        self.searches += 1;
        let bytes = self.source.as_bytes();
        let near = &bytes[..bytes.len().min(READ)];
        memchr::memmem::find_iter(near, word).take(SEARCHES).any(|at| {
            let (before, after) = (self.source.get(..at), self.source.get(at + word.len()..));
            let begins = before.is_some_and(|before| !before.ends_with(char::is_alphanumeric));
            begins && after.is_some_and(&follows)
        })
    }

    /// Whether `stem-rest` stands within a line of the document.
    fn stands_with_hyphen(&self, stem: &str, rest: &str) -> bool {
        let written = self.written.get_or_init(|| words_with_hyphen(self.source));
        written.binary_search(&hash(stem, rest)).is_ok()
    }
}

/// The words of a text that stand with a hyphen within a line, as hashes.
fn words_with_hyphen(source: &str) -> Vec<u64> {
    let near = &source.as_bytes()[..source.len().min(READ)];
    let mut found: Vec<u64> = memchr::memchr_iter(b'-', near)
        .filter_map(|at| {
            let (stem, rest) = (last_word(&source[..at]), first_word(&source[at + 1..]));
            (!stem.is_empty() && !rest.is_empty()).then(|| hash(stem, rest))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// A hash of two halves of a word, capital or not.
fn hash(stem: &str, rest: &str) -> u64 {
    let bytes = stem.bytes().chain([b'-']).chain(rest.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The letters at the end of a text; of "COVID-19" all.
fn last_word(text: &str) -> &str {
    let length: usize =
        (text.chars().rev().take(LONGEST_WORD)).take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    &text[text.len() - length..]
}

/// The letters at the start of a text.
fn first_word(text: &str) -> &str {
    let length: usize =
        text.chars().take(LONGEST_WORD).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    &text[..length]
}

/// Two vowels that would be read as one keep their hyphen ("data-⏎analyse"); behind
/// `ge-` and `be-` a diaeresis stands instead, which a break takes away.
fn clash(stem: &str, rest: &str) -> Broken {
    let first = rest.chars().next().unwrap_or_default();
    let clashes = match stem.chars().next_back() {
        Some('a') => "aeiu".contains(first),
        Some('e') => "eiu".contains(first),
        Some('i') => "eij".contains(first),
        Some('o') => "eiou".contains(first),
        Some('u') => "iu".contains(first),
        _ => false,
    };
    match first {
        _ if !clashes => Broken::Whole,
        'e' if matches!(stem, "be" | "ge") => Broken::Diaeresis('ë'),
        'i' if matches!(stem, "be" | "ge") => Broken::Diaeresis('ï'),
        'u' if matches!(stem, "be" | "ge") => Broken::Diaeresis('ü'),
        _ => Broken::Kept,
    }
}

fn is_line_end(after: &str) -> bool {
    after.trim_start_matches(['-', ' ', '\u{2010}', '\u{2011}', '\u{AD}']).starts_with(['\n', '\r'])
}

/// Whether a text ends within the address of a page.
fn is_address(text: &str) -> bool {
    let near = &text.as_bytes()[text.len().saturating_sub(LONGEST_ADDRESS)..];
    let token = &near[memchr::memrchr2(b' ', b'\t', near).map_or(0, |blank| blank + 1)..];
    memchr::memmem::find(token, b"://").is_some() || token.starts_with(b"www.") || token.starts_with(b"(www.")
}

/// Whether a line that ends in a sign goes on without a blank: an address, or two
/// words with a stroke between them.
fn joins_directly(line: &str, next: &str) -> bool {
    let word = next.split(char::is_whitespace).next().unwrap_or_default();
    let more = word.contains(['/', '_', '=', '-', '%', '&']) || word.trim_end_matches(')').contains('.');
    if is_address(line) {
        return line.ends_with("://") || more;
    }
    let before = line.strip_suffix('/').unwrap_or_default();
    before.ends_with(char::is_alphabetic) && next.starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::super::clean;
    use super::*;

    /// The lines of a text, joined.
    fn joined(source: &str) -> String {
        let (hyphens, words) = (Hyphens::load().unwrap(), LineWords::load().unwrap());
        let mut joiner = Joiner::new(&hyphens, &words, source);
        let mut reading = Reading::default();
        for line in source.split('\n') {
            let span = Span::of_part(source, line);
            let from = joiner.join(span, 0, &mut reading);
            clean::copy(&mut reading, source, Span::new(from, span.end));
        }
        reading.text
    }

    #[test]
    fn a_broken_word_is_whole() {
        for (broken, whole) in [
            ("een Verga-\ndering", "een Vergadering"),
            ("de anti-\nterroristenwetgeving", "de antiterroristenwetgeving"),
            ("Verga\u{ad}\ndering", "Vergadering"),
            ("Verga\u{2010}\ndering", "Vergadering"),
            ("de co-\nalitie", "de coalitie"),
            ("de ex-\nport", "de export"),
            ("de oud-\nste", "de oudste"),
            ("een ge-\nïnformeerd", "een geïnformeerd"),
            ("een ge-\ninformeerd", "een geïnformeerd"),
            ("2020–\n2021", "2020–2021"),
            ("Bangladesh/\nMyanmar", "Bangladesh/Myanmar"),
        ] {
            assert_eq!(joined(broken), whole);
        }
    }

    #[test]
    fn a_hyphen_of_the_word_stays() {
        for (broken, whole) in [
            ("EU-\nantiboycotverordening", "EU-antiboycotverordening"),
            ("COVID-19-\nherstelmaatregelen", "COVID-19-herstelmaatregelen"),
            ("Zuid-\nKorea", "Zuid-Korea"),
            ("oud-\nminister", "oud-minister"),
            ("begrotings-\nen personeelszaken", "begrotings- en personeelszaken"),
            ("niet-\ngouvernementeel", "niet-gouvernementeel"),
            ("e-\nmail", "e-mail"),
            ("co-\nsponsor", "co-sponsor"),
            ("data-\nanalyse", "data-analyse"),
            ("2024-\n2025", "2024-2025"),
            ("een punt –\nen verder", "een punt – en verder"),
            ("een punt -\nen verder", "een punt - en verder"),
            ("https://a.nl/een-\ntwee", "https://a.nl/een-twee"),
            ("(https://\nwww.a.nl/een/\ntwee.html)", "(https://www.a.nl/een/twee.html)"),
            ("https://a.nl/een/\nZie ook", "https://a.nl/een/ Zie ook"),
        ] {
            assert_eq!(joined(broken), whole);
        }
    }

    #[test]
    fn the_document_is_asked() {
        assert_eq!(joined("staakt-het-vuren en staakt-\nhet-vuren"), "staakt-het-vuren en staakt-het-vuren");
        assert_eq!(joined("publiek-private en publiek-\nprivate"), "publiek-private en publiek-private");
        assert_eq!(joined("een covoorzitter, co-\nvoorzitter"), "een covoorzitter, covoorzitter");
        assert_eq!(joined("Assad is en het Assad-\nregime"), "Assad is en het Assad-regime");
        assert_eq!(joined("Kamerleden, de Kamer en Kamer-\nstuk"), "Kamerleden, de Kamer en Kamerstuk");
    }
}
