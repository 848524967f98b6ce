//! Lines of printed motions that stand alone, whether or not a blank line parts them: their number, the day on
//! which they were moved, and the names below their last words.

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
        let alone = is_number(text) || is_presented(text);
        let parts = alone || self.alone || self.ended;
        self.alone = alone;
        self.ended = text.trim_end_matches(['.', ',', ' ']).ends_with("tot de orde van de dag")
            || self.ended && is_name(text);
        parts
    }
}

/// `Nr. 413` and nothing else.
fn is_number(text: &str) -> bool {
    text.strip_prefix("Nr. ").is_some_and(|rest| rest.trim().bytes().all(|byte| byte.is_ascii_digit()))
}

/// `Voorgesteld 1 oktober 2025`, `Voorgesteld tijdens het notaoverleg van 12 juni 2023`.
fn is_presented(text: &str) -> bool {
    let behind = text.strip_prefix("Voorgesteld ").unwrap_or_default();
    behind.starts_with(|c: char| c.is_ascii_digit())
        || ["tijdens ", "in "].iter().any(|lead| behind.starts_with(lead))
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
    }
}
