//! Lines that a page prints of itself, as patterns: `Pagina 0 van 0`.

use crate::text::{Row, Table, TableError};

/// Longest line that a pattern is held against, bytes.
const LONGEST: usize = 160;

/// Where a line of a pattern is furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Wherever it stands.
    Anywhere,
    /// Between blank lines, or next to the end of a page.
    Alone,
    /// At the end of a page.
    Edge,
    /// At the end of a page, or in a series that goes up by one.
    Number,
}

struct Pattern {
    parts: Vec<char>,
    place: Place,
}

/// The patterns of `data/page-lines.tsv`, by the first byte of a line.
pub(super) struct PageLines {
    patterns: Vec<Pattern>,
    by_byte: Vec<Vec<usize>>,
}

impl PageLines {
    /// Reads the table `data/page-lines.tsv`.
    pub(super) fn load() -> Result<Self, TableError> {
        let text = include_str!("../../../data/page-lines.tsv");
        let table = Table::parse("data/page-lines.tsv", text, &["pattern", "place", "why"])?;
        let patterns = table.rows().map(pattern).collect::<Result<Vec<_>, _>>()?;
        let mut by_byte = vec![Vec::new(); 256];
        for (index, pattern) in patterns.iter().enumerate() {
            for byte in first_bytes(pattern.parts.first().copied().unwrap_or_default()) {
                by_byte[usize::from(byte)].push(index);
            }
        }
        Ok(Self { patterns, by_byte })
    }

    /// Where a line like this is furniture, if it is anywhere.
    pub(super) fn place(&self, line: &str) -> Option<Place> {
        let first = *line.as_bytes().first()?;
        let candidates = &self.by_byte[usize::from(first)];
        if candidates.is_empty() || line.len() > LONGEST {
            return None;
        }
        let found = candidates.iter().map(|index| &self.patterns[*index]);
        found.filter(|pattern| matches(&pattern.parts, line)).map(|pattern| pattern.place).min()
    }
}

fn pattern(row: Row<'_>) -> Result<Pattern, TableError> {
    let place = match row.get("place") {
        "anywhere" => Place::Anywhere,
        "alone" => Place::Alone,
        "edge" => Place::Edge,
        "number" => Place::Number,
        other => {
            let problem = format!("`place` must be anywhere, alone, edge or number, not {other:?}");
            return Err(row.error(problem));
        }
    };
    Ok(Pattern { parts: row.get("pattern").chars().collect(), place })
}

fn first_bytes(part: char) -> Vec<u8> {
    match part {
        '0' => (b'0'..=b'9').collect(),
        '–' => vec![b'-', 0xE2],
        '\'' => vec![b'\'', b'`', 0xE2, 0xC2],
        other => vec![other.encode_utf8(&mut [0; 4]).as_bytes()[0]],
    }
}

/// Whether `line` is the pattern from end to end.
fn matches(parts: &[char], line: &str) -> bool {
    let Some((part, rest)) = parts.split_first() else { return line.is_empty() };
    match part {
        '*' => {
            let places = line.char_indices().map(|(at, _)| at).skip(1).chain([line.len()]);
            !line.is_empty() && places.into_iter().any(|at| matches(rest, &line[at..]))
        }
        '0' => digits(line).is_some_and(|after| matches(rest, after)),
        '@' => {
            let name = |c: char| c.is_ascii_alphanumeric() || c == '-';
            let after = line.trim_start_matches(name);
            let known = line[..line.len() - after.len()].contains(|c: char| c.is_ascii_digit());
            known && matches(rest, after)
        }
        '–' => {
            let after = line.trim_start().strip_prefix(['-', '–', '—', '\u{2010}', '\u{2011}', '\u{2212}']);
            after.is_some_and(|after| matches(rest, after.trim_start()))
        }
        '/' => line.trim_start().strip_prefix('/').is_some_and(|after| matches(rest, after.trim_start())),
        '\'' => line.strip_prefix(['\'', '’', '‘', '`', '´']).is_some_and(|after| matches(rest, after)),
        ' ' => {
            let after = line.trim_start();
            after.len() < line.len() && matches(rest, after)
        }
        other => line.strip_prefix(*other).is_some_and(|after| matches(rest, after)),
    }
}

/// What stands behind the figure at the start of a line.
fn digits(line: &str) -> Option<&str> {
    let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
    (after.len() < line.len() && line.len() - after.len() <= 9).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_prints_of_itself() {
        let lines = PageLines::load().unwrap();
        for (line, place) in [
            ("Tweede Kamer, vergaderjaar 2020–2021, 26 150, nr. 187 6", Place::Anywhere),
            ("Eerste Kamer, vergaderjaar 2019-2020, 35 300 V, H 7", Place::Anywhere),
            ("Tweede Kamer, vergaderjaar 2020–2021, 26 150, nr. 187", Place::Alone),
            ("Tweede Kamer, vergaderjaar 2020–2021, Aanhangsel", Place::Edge),
            ("Tweede Kamer, vergaderjaar 2020–2021, Aanhangsel 3225 2", Place::Anywhere),
            ("kst-26150-187", Place::Anywhere),
            ("ah-tk-20202021-3225", Place::Anywhere),
            ("ISSN 0921 - 7371", Place::Anywhere),
            ("ISSN 0921-737X", Place::Anywhere),
            ("’s-Gravenhage 2020", Place::Anywhere),
            ("Pagina 34 van 54", Place::Anywhere),
            ("Pagina 3/54", Place::Anywhere),
            ("Pagina 2", Place::Alone),
            ("- 3 -", Place::Alone),
            ("–3–", Place::Alone),
            ("3/12", Place::Number),
            ("17", Place::Number),
            ("Aanhangsel van de Handelingen", Place::Edge),
            ("Handelingen TK, vergaderjaar 2020–2021, 12, item 3", Place::Edge),
        ] {
            assert_eq!(lines.place(line), Some(place), "{line}");
        }
        for line in [
            "Kamerstukken Tweede Kamer, vergaderjaar 2019, nr. 3",
            "Pagina drie van vijf",
            "Pagina 3 van de brief",
            "kst-abc",
            "’s-Gravenhage, 3 mei 2020",
            "1. Antwoord",
            "2019 was",
            "- een streepje",
            "",
        ] {
            assert_eq!(lines.place(line), None, "{line}");
        }
    }
}
