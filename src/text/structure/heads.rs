//! Heads of questions and answers.

use super::groups::{self, Group};
use super::words::Words;
use crate::text::Span;

/// The head of a question or an answer at the start of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head<'a> {
    /// The numbers as printed: `1`, `3, 4 en 5`.
    pub(super) number: Option<&'a str>,
    /// Who asks or answers, where the head says so.
    pub(super) by: Option<&'a str>,
    /// Whether a Roman number stands before it, as before a part of the whole.
    pub(super) part: bool,
    /// Whether words follow in the same block.
    pub(super) goes_on: bool,
}

/// Reads the head of a question.
///
/// ```text
/// question = "Vraag" | "Vragen" , numbers , [ "van" group ] , [ ":" | "." | ")" ]
/// ```
///
/// Accepts `Vraag 1`, `Vragen 3, 4 en 5:`, `Vraag 2 Klopt het …`; refuses `Vraag`, `Vragen over Irak`, `Vraag 2 gaat over`.
pub(super) fn question<'a>(words: &Words, text: &'a str) -> Option<Head<'a>> {
    let rest = words.question.strip(text)?.trim_start();
    let length = numbers(rest)?;
    let (number, rest) = rest.split_at(length);
    let mut head = Head { number: Some(number), ..Head::default() };
    let rest = match rest.trim_start().strip_prefix("van ") {
        Some(who) => {
            let Some(Group::Named(length)) = groups::group(words, who) else { return None };
            head.by = Some(&who[..length]);
            &who[length..]
        }
        None => rest,
    };
    ended(rest, false).map(|goes_on| Head { goes_on, ..head })
}

/// Reads the head of an answer.
///
/// ```text
/// answer = [ number "." | roman "." ] word [ "op" ] [ ( "vraag" | "vragen" ) [ numbers ] ] [ "van" answerer ] [ ":" ]
/// word   = "Antwoord" | "Reactie" | "Beantwoording" …
/// ```
///
/// Accepts `Antwoord`, `Antwoord op vraag 1 en 2`, `12. Antwoord van het kabinet:`, `Antwoord: Ja.`, `Antwoord 1 Ja.`;
/// refuses `Antwoord van het lid Dobbe`, `Reactie van het kabinet op het rapport`, `Antwoorden zijn er niet.`
pub(super) fn answer<'a>(words: &Words, text: &'a str) -> Option<Head<'a>> {
    if !text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(') {
        return None;
    }
    let mut head = Head::default();
    let mut rest = text;
    if let Some(length) = lead_number(text) {
        head.number = Some(&text[..length]);
        rest = text[length..].trim_start_matches(['.', ')']).trim_start();
    } else if let Some(behind) = roman(text) {
        head.part = true;
        rest = behind;
    }
    let rest = words.answer.strip(rest)?;
    let rest = of_questions(words, rest, &mut head);
    let rest = match rest.trim_start().strip_prefix("van ") {
        Some(who) => {
            let length = groups::answerer(words, who)?;
            head.by = Some(&who[..length]);
            received(&who[length..])
        }
        None => received(rest),
    };
    let certain = head.number.is_some() || head.by.is_some();
    let goes_on = ended(rest, certain || text.starts_with("Antwoord "))?;
    Some(Head { goes_on, ..head })
}

/// `op vraag 1 en 2`, `op de vragen`, `vraag 3`, `3`: what stands behind it.
fn of_questions<'a>(words: &Words, text: &'a str, head: &mut Head<'a>) -> &'a str {
    let mut rest = text.trim_start();
    let mut taken = text;
    for word in ["op ", "de "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    if let Some(behind) = words.question.strip(rest) {
        taken = behind;
        rest = behind.trim_start();
    }
    if let Some(length) = numbers(rest) {
        head.number = Some(&rest[..length]);
        taken = &rest[length..];
    }
    taken
}

/// Takes `(ontvangen 3 juli 2025)` off.
fn received(text: &str) -> &str {
    let bracket = text.trim_start().strip_prefix('(').and_then(|inside| inside.split_once(')'));
    match bracket {
        Some((inside, rest)) if inside.starts_with("ontvangen") || inside.starts_with("Ontvangen") => rest,
        _ => text,
    }
}

/// Whether a head may end before `rest`, and if so whether words follow; `text` says whether they may do so without a colon.
fn ended(rest: &str, text: bool) -> Option<bool> {
    let rest = rest.trim_start_matches([' ', '\t']);
    let signed = rest.trim_start_matches([':', '.', ')']);
    let next = signed.trim_start();
    let opens = |c: char| c.is_uppercase() || c.is_ascii_digit() || "«“‘\"'(".contains(c);
    match next.chars().next() {
        None => Some(false),
        Some(first) if opens(first) && (text || signed.len() < rest.len() || first.is_uppercase()) => {
            Some(true)
        }
        Some(_) => None,
    }
}

/// Figures, with a letter perhaps, and what joins them: `3, 4 en 5`, `1 t/m 3`, `2a`; their length.
pub(super) fn numbers(text: &str) -> Option<usize> {
    let mut end = number(text)?;
    loop {
        let rest = &text[end..];
        let joints = [", en ", ", ", " en ", " tot en met ", " t/m ", " & ", "-", "–", "/"];
        let next = joints.into_iter().find_map(|joint| {
            let behind = rest.strip_prefix(joint)?;
            number(behind).map(|length| joint.len() + length)
        });
        match next {
            Some(length) => end += length,
            None => return Some(end),
        }
    }
}

fn number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let letter = text[digits..].starts_with(|c: char| c.is_ascii_lowercase());
    let end = digits + usize::from(letter);
    (!text[end..].starts_with(char::is_alphanumeric)).then_some(end)
}

/// The first figure in numbers as printed.
pub(super) fn first_number(number: &str) -> Option<u32> {
    number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// All that numbers as printed stand for: `3, 4 en 5`, `1 t/m 3`.
pub(super) fn stands_for(printed: &str, wanted: u32) -> bool {
    let figures: Vec<u32> =
        printed.split(|c: char| !c.is_ascii_digit()).filter_map(|figure| figure.parse().ok()).collect();
    let range = ["t/m", "tot en met", "-", "–"].iter().any(|joint| printed.contains(joint));
    match figures.as_slice() {
        [first, last] if range => (*first..=*last).contains(&wanted),
        _ => figures.contains(&wanted),
    }
}

/// `12.`, `12)` or `12` before a word.
fn lead_number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].trim_start_matches(['.', ')']);
    ((1..=3).contains(&digits) && rest.starts_with([' ', '\t'])).then_some(digits)
}

/// What stands behind a Roman number with its full stop: `II. Reactie`, `II Reactie`.
pub(super) fn roman(text: &str) -> Option<&str> {
    let length = text.bytes().take_while(|byte| matches!(byte, b'I' | b'V' | b'X')).count();
    let rest = text.get(length..)?;
    let signed = rest.trim_start_matches(['.', ')']);
    let blank = signed.starts_with([' ', '\t']);
    // `I` with a full stop may be the number 1; alone it is a word of English.
    (blank && (1..=5).contains(&length) && (signed.len() < rest.len() || length > 1))
        .then(|| signed.trim_start())
}

/// A question whose head is a number alone, or a number before the question itself.
///
/// Accepts `3`, `3.`, `3 Klopt het …?`, `3. Klopt het …?`; refuses `3 landen`, `2.1 Verdachten`.
pub(super) fn bare(text: &str) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(..length).filter(|_| (1..=3).contains(&length))?;
    let rest = text[length..].strip_prefix(['.', ')', ':']).unwrap_or(&text[length..]);
    let asks = rest.starts_with([' ', '\t'])
        && rest.trim_start().starts_with(|c: char| c.is_uppercase() || "«“‘\"'".contains(c))
        && rest.contains('?');
    (rest.is_empty() || asks).then(|| number.parse().ok().map(|value| (value, number)))?
}

/// The span of a part of the text, or none.
pub(super) fn span(text: &str, part: Option<&str>) -> Option<Span> {
    part.map(|part| Span::of_part(text, part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_questions() {
        let words = Words::load().unwrap();
        for (text, number, goes_on) in [
            ("Vraag 1", "1", false),
            ("VRAAG 12:", "12", false),
            ("Vragen 3, 4 en 5", "3, 4 en 5", false),
            ("Vraag 2a", "2a", false),
            ("Vraag 2 Klopt het bericht?", "2", true),
            ("Vraag 2: Klopt het bericht?", "2", true),
            ("Vragen 1 t/m 3", "1 t/m 3", false),
        ] {
            let head = question(&words, text).unwrap();
            assert_eq!((head.number, head.goes_on), (Some(number), goes_on), "{text}");
        }
        let head = question(&words, "Vraag 4 van de leden van de SP-fractie").unwrap();
        assert_eq!(head.by, Some("de leden van de SP-fractie"));
        for text in ["Vraag", "Vragen over Irak", "Vraag 2 gaat over Irak", "Vraagteken", "Vraag 2025"] {
            assert_eq!(question(&words, text), None, "{text}");
        }
    }

    #[test]
    fn heads_of_answers() {
        let words = Words::load().unwrap();
        for (text, number, by, goes_on) in [
            ("Antwoord", None, None, false),
            ("Antwoord:", None, None, false),
            ("Antwoord op vraag 1 en 2", Some("1 en 2"), None, false),
            ("Antwoord vraag 1 en 2", Some("1 en 2"), None, false),
            ("Antwoord 3", Some("3"), None, false),
            ("Antwoord op de vragen 4, 5 en 6:", Some("4, 5 en 6"), None, false),
            ("12. Antwoord van het kabinet:", Some("12"), Some("het kabinet"), false),
            ("63. Antwoord op vragen van het kabinet:", Some("63"), Some("het kabinet"), false),
            ("Antwoord van de minister", None, Some("de minister"), false),
            ("Reactie van de minister van Defensie", None, Some("de minister van Defensie"), false),
            ("Antwoord: Ja.", None, None, true),
            ("Antwoord 1 Ja, dat klopt.", Some("1"), None, true),
            ("Antwoord Het is zo.", None, None, true),
            (
                "Antwoord van minister Blok (Buitenlandse Zaken) (ontvangen 3 juli 2020)",
                None,
                Some("minister Blok (Buitenlandse Zaken)"),
                false,
            ),
        ] {
            let head = answer(&words, text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((head.number, head.by, head.goes_on), (number, by, goes_on), "{text}");
        }
        assert!(answer(&words, "II. Reactie van de bewindspersoon").unwrap().part);
        for text in [
            "Antwoord van het lid Dobbe",
            "Reactie van het kabinet op het rapport",
            "Antwoorden zijn er niet.",
            "antwoord",
            "Reactie op moties",
            "Antwoorden van de minister, op vragen van het lid Krul (CDA)",
        ] {
            assert_eq!(answer(&words, text), None, "{text}");
        }
    }

    #[test]
    fn numbers_stand_for_numbers() {
        assert!(stands_for("1 t/m 3", 2) && stands_for("3, 4 en 5", 4) && stands_for("7", 7));
        assert!(!stands_for("1 en 3", 2) && !stands_for("7", 1));
        assert_eq!(bare("3"), Some((3, "3")));
        assert_eq!(bare("3. Klopt het?"), Some((3, "3")));
        assert_eq!(
            (bare("3 landen doen mee?"), bare("2.1 Verdachten?"), bare("3 Dit is zo.")),
            (None, None, None)
        );
    }
}
