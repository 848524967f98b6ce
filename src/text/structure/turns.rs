//! What each speaker says in a debate.

use super::Found;
use super::blocks::Blocks;
use super::names;
use super::phrases::first_word;
use super::words::Words;
use crate::text::PassageKind;

/// Longest name of a speaker with office and party, bytes.
const LONGEST: usize = 120;

/// The turns of a debate: at least two blocks that begin with a speaker and a colon. A turn runs to the next, or to
/// the headings above it.
pub(super) fn find(words: &Words, blocks: &mut Blocks<'_>) -> Vec<Found> {
    if blocks.has(|kind| *kind == PassageKind::Turn) {
        return Vec::new();
    }
    let heads: Vec<(usize, &str)> = (0..blocks.len())
        .filter(|at| !blocks.is_told(*at))
        .filter_map(|at| speaker(words, blocks.words(at)).map(|who| (at, who)))
        .collect();
    if heads.len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, (at, who)) in heads.iter().enumerate() {
        let mut end = heads.get(index + 1).map_or(blocks.len(), |(next, _)| *next);
        end = (at + 1..end).find(|block| blocks.is_told(*block)).unwrap_or(end);
        while end > at + 1 && blocks.is_heading(end - 1) && alone(blocks.words(*at)) < end - at {
            end -= 1;
        }
        let turn = Found::new(blocks.span(*at, end), PassageKind::Turn);
        found.push(turn.by(Some(blocks.span_of(who))));
        blocks.tell(*at, at + 1);
    }
    found
}

/// How many blocks a turn has at least: two where its head stands alone.
fn alone(head: &str) -> usize {
    1 + usize::from(head.trim_end().ends_with(':'))
}

/// The speaker before the colon with which a block begins.
///
/// ```text
/// speaker = ( ( "De heer" | "Mevrouw" | "Het lid" ) name | chair | [ "De" ] office [ name | "van" … ] ) [ "(" party ")" ] ":"
/// ```
///
/// Accepts `De heer Van Helvert (CDA):`, `De voorzitter:`, `Minister Blok:`; refuses `De heer Van Helvert vraagt:`,
/// `Antwoord:`.
fn speaker<'a>(words: &Words, text: &'a str) -> Option<&'a str> {
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let colon = text.bytes().take(LONGEST).position(|byte| byte == b':')?;
    let whole = text.get(..colon)?;
    let who = without_party(whole);
    let named = |rest: &str| names::name(words, rest.trim_start()) == Some(rest.trim_start().len());
    if let Some(rest) = words.speaker.strip(who) {
        return named(rest).then_some(whole);
    }
    if words.chair.start(who).is_some_and(|length| length == who.len() || named(&who[length..])) {
        return Some(whole);
    }
    let (article, behind) = first_word(who);
    let office = if article == "De" { behind } else { who };
    let rest = words.offices.strip(office)?;
    (rest.is_empty() || named(rest) || rest.starts_with(" van ") && rest.len() > 5).then_some(whole)
}

/// Takes `(CDA)` off the end.
fn without_party(who: &str) -> &str {
    let bracket = who.strip_suffix(')').and_then(|open| open.rfind(" (").map(|at| &who[..at]));
    bracket.unwrap_or(who)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers() {
        let words = Words::load().unwrap();
        for (text, who) in [
            ("De heer Van Helvert (CDA): Voorzitter, dank.", "De heer Van Helvert (CDA)"),
            ("Mevrouw Karabulut (SP):", "Mevrouw Karabulut (SP)"),
            ("Mevrouw Özdil (GroenLinks): Ja.", "Mevrouw Özdil (GroenLinks)"),
            ("De voorzitter: Dank u wel.", "De voorzitter"),
            ("Voorzitter Bergkamp: Dank.", "Voorzitter Bergkamp"),
            ("Minister Blok: Dat klopt.", "Minister Blok"),
            ("Staatssecretaris Knops: Ja.", "Staatssecretaris Knops"),
            ("De minister van Defensie: Nee.", "De minister van Defensie"),
            ("Het lid Omtzigt: Wanneer?", "Het lid Omtzigt"),
        ] {
            assert_eq!(speaker(&words, text), Some(who), "{text}");
        }
        for text in [
            "De heer Van Helvert vraagt: waarom?",
            "Antwoord: Ja.",
            "Het kabinet is helder: dit kan niet.",
            "De minister heeft twee taken: besturen en antwoorden.",
            "De voorzitter van de commissie, Klaver",
        ] {
            assert_eq!(speaker(&words, text), None, "{text}");
        }
    }
}
