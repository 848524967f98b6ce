//! Lines of printed motions that stand alone, whether or not a blank line parts them: their number, the day on
//! which they were moved, and the names below their last words.

use super::lines::Line;
use crate::text::Span;

/// Most words of a name that fills a line.
const LONGEST_NAME: usize = 6;

/// How the lines before one of a motion were.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Printed {
    /// The line before is the number, or the day.
    alone: bool,
    /// The last words of the motion have stood, and since then nothing but names.
    ended: bool,
}

impl Printed {
    /// Whether a paragraph ends before the line `text`, the next one of the body.
    ///
    /// Before and behind `Nr. 413` and `Voorgesteld 1 oktober 2025`, and between the lines behind
    /// `en gaat over tot de orde van de dag.` up to the first that is no name.
    pub(super) fn parts(&mut self, text: &str) -> bool {
        let alone = is_number(text) || is_presented(text) || is_session(text);
        let parts = alone || self.alone || self.ended;
        self.alone = alone;
        self.ended = ends(text) || self.ended && is_name(text);
        parts
    }
}

/// Puts each name of a line below the last words of a motion in a line of its own: `Dobbe   Van Baarle`,
/// `Dobbe, Piri en Van Baarle`.
pub(super) fn part_signers(source: &str, lines: &mut Vec<Line>) {
    if memchr::memmem::find(source.as_bytes(), END.as_bytes()).is_none() {
        return;
    }
    let mut parted = Vec::with_capacity(lines.len());
    let mut ended = false;
    for line in lines.iter() {
        let text = line.span.of(source);
        let names = if ended { signers(text) } else { Vec::new() };
        ended = ends(text) || ended && (line.is_blank() || !names.is_empty());
        if names.len() < 2 {
            parted.push(*line);
            continue;
        }
        for (place, name) in names.into_iter().enumerate() {
            let start = line.span.start + (name.as_ptr().addr() - text.as_ptr().addr());
            let span = Span::new(start, start + name.len());
            parted.push(if place == 0 {
                Line { span, ..*line }
            } else {
                Line { span, page: false, tab: false }
            });
        }
    }
    *lines = parted;
}

/// The last words of a motion.
const END: &str = "tot de orde van de dag";

fn ends(text: &str) -> bool {
    text.trim_end_matches(['.', ',', ' ']).ends_with(END)
}

/// The names of which a line consists; none where it holds anything else.
fn signers(text: &str) -> Vec<&str> {
    let columns =
        text.split(['\t', ',']).flat_map(|part| part.split("  ")).flat_map(|part| part.split(" en "));
    let names = columns.flat_map(before_prefixes).map(str::trim).filter(|part| !part.is_empty());
    let names: Vec<&str> = names.collect();
    if names.iter().all(|name| is_name(name)) { names } else { Vec::new() }
}

/// `Dobbe Van Baarle`: a prefix with a capital begins another name.
fn before_prefixes(text: &str) -> Vec<&str> {
    const PREFIXES: [&str; 10] = ["Van", "De", "Den", "Der", "Ter", "Ten", "El", "In", "Le", "La"];
    let mut starts = vec![0];
    let words = text.match_indices(' ').map(|(at, _)| at + 1);
    for at in words {
        let rest = text.get(at..).unwrap_or_default();
        let word = rest.split(' ').next().unwrap_or_default();
        let before = text.get(..at).unwrap_or_default().split_whitespace().next_back().unwrap_or_default();
        let prefix = PREFIXES.contains(&word) && rest.len() > word.len();
        if prefix
            && !PREFIXES.contains(&before)
            && before.starts_with(char::is_uppercase)
            && !before.ends_with('.')
        {
            starts.push(at);
        }
    }
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| text.get(*start..end)).collect()
}

/// `Nr. 413` and nothing else.
fn is_number(text: &str) -> bool {
    text.strip_prefix("Nr. ").is_some_and(|rest| rest.trim().bytes().all(|byte| byte.is_ascii_digit()))
}

/// `Vergaderjaar 2024–2025` and nothing else.
fn is_session(text: &str) -> bool {
    let years = text.strip_prefix("Vergaderjaar ").unwrap_or_default();
    years.len() >= 9 && years.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ' ' | '/'))
}

/// `Voorgesteld 1 oktober 2025`, `Voorgesteld tijdens het notaoverleg van 12 juni 2023`, `Ontvangen ter Griffie op
/// 12 juni 2023`.
fn is_presented(text: &str) -> bool {
    let behind =
        text.strip_prefix("Voorgesteld ").or_else(|| text.strip_prefix("Ontvangen ")).unwrap_or_default();
    behind.starts_with(|c: char| c.is_ascii_digit())
        || ["tijdens ", "in ", "op ", "bij ", "ter Griffie "].iter().any(|lead| behind.starts_with(lead))
            && behind.contains(|c: char| c.is_ascii_digit())
}

/// Whether words with capitals and prefixes fill the line: `Van der Plas`, `in ’t Veld`.
fn is_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let part = |word: &str| {
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '‑' | '.'));
        letters && (word.starts_with(char::is_uppercase) || word.chars().count() <= 4)
    };
    let count = text.split_whitespace().count();
    (1..=LONGEST_NAME).contains(&count) && words.all(part) && text.contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_alone() {
        let mut printed = Printed::default();
        let mut parts = |line: &str| printed.parts(line);
        assert!(!parts("Vaststelling van de begroting voor het jaar 2024"));
        assert!(parts("Nr. 40") && parts("MOTIE VAN HET LID VAN ZANTEN"));
        assert!(parts("Voorgesteld 6 februari 2024") && parts("De Kamer,"));
        assert!(!parts("gehoord de beraadslaging,") && !parts("en gaat over tot de orde van de dag."));
        assert!(parts("Van ’t Riet") && parts("Yeşilgöz-Zegerius") && parts("kst-36410-V-40"));
        assert!(!parts("ISSN 0921 - 7371") && !parts("Voorgesteld wordt de wet"));
        assert!(parts("Vergaderjaar 2018-2019") && parts("21 501-20 Europese Raad"));
        assert!(parts("Ontvangen ter Griffie op 5 juli 2025"));
    }

    #[test]
    fn lines_of_signers() {
        assert_eq!(signers("Dobbe   Van Baarle"), ["Dobbe", "Van Baarle"]);
        assert_eq!(signers("Dobbe\tVan der Plas\tEl Abassi"), ["Dobbe", "Van der Plas", "El Abassi"]);
        assert_eq!(
            signers("Ronnes, Welzijn en Nijkerken-de Haan"),
            ["Ronnes", "Welzijn", "Nijkerken-de Haan"]
        );
        assert_eq!(signers("Futselaar Van Nispen"), ["Futselaar", "Van Nispen"]);
        assert_eq!(signers("Jan Jacob van Dijk"), ["Jan Jacob van Dijk"]);
        assert_eq!(signers("Van ’t Riet"), ["Van ’t Riet"]);
        assert!(signers("De Kamer, gehoord de beraadslaging").is_empty());
        assert!(signers("kst-36410-V-40").is_empty());
    }
}
