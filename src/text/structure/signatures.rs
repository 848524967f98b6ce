//! Offices and names under letters and motions.

use super::Found;
use super::blocks::{Blocks, SHORT};
use super::names;
use super::phrases::first_word;
use super::words::Words;
use crate::text::{PassageKind, Span};

/// Most blocks over which the offices of one signature run.
const MOST_OFFICES: usize = 8;
/// Longest line that carries an office on, bytes.
const LONGEST_LINE: usize = 120;

/// The signatures: offices with as many lines of names below them, or the name behind them; the names below the last
/// words of a motion and below a closing formula.
pub(super) fn find(words: &Words, blocks: &mut Blocks<'_>) -> Vec<Found> {
    if blocks.has(|kind| *kind == PassageKind::Signature) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let Some((from, end, by)) = signature(words, blocks, at).filter(|_| !blocks.is_told(at)) else {
            at += 1;
            continue;
        };
        found.push(Found::new(blocks.span(from, end), PassageKind::Signature).by(Some(by)));
        blocks.tell(from, end);
        at = end;
    }
    found
}

/// A signature at block `at`: its first block, the block behind it, the names.
fn signature(words: &Words, blocks: &Blocks<'_>, at: usize) -> Option<(usize, usize, Span)> {
    let text = blocks.words(at);
    if text.len() <= SHORT
        && let Some(found) = under_offices(words, blocks, at)
    {
        return Some(found);
    }
    let closing = words
        .closing
        .start(text)
        .is_some_and(|length| text[length..].trim_end_matches([',', '.', ' ']).is_empty());
    if closing {
        return under_closing(words, blocks, at + 1);
    }
    let ordered = text.trim_end_matches(['.', ' ']);
    let motion = ordered
        .len()
        .checked_sub(ORDER)
        .and_then(|from| ordered.get(from..))
        .is_some_and(|end| words.order.is(end));
    let signed = words.signed.start(text).is_some() && names::is_name_line(words, text);
    let from = if motion { at + 1 } else { at };
    (motion || signed).then(|| name_lines(words, blocks, from, usize::MAX)).flatten()
}

/// Bytes of `gaat over tot de orde van de dag`.
const ORDER: usize = "gaat over tot de orde van de dag".len();

/// The lines of names from block `from` on, at most so many.
fn name_lines(words: &Words, blocks: &Blocks<'_>, from: usize, most: usize) -> Option<(usize, usize, Span)> {
    let is_name = |at: &usize| !blocks.is_told(*at) && names::is_name_line(words, blocks.words(*at));
    let count = (from..blocks.len()).take(most).take_while(is_name).count();
    (count > 0).then(|| (from, from + count, blocks.span(from, from + count)))
}

/// A name under `Hoogachtend,`, with the office perhaps below it.
fn under_closing(words: &Words, blocks: &Blocks<'_>, from: usize) -> Option<(usize, usize, Span)> {
    let (from, end, names) = name_lines(words, blocks, from, 2)?;
    let office = blocks.words(end);
    let below = office.len() <= LONGEST_LINE && offices(words, office) == 1 && !office.ends_with(['.', ',']);
    Some((from, end + usize::from(below), names))
}

/// Offices from block `at` on, and the names below or behind them.
fn under_offices(words: &Words, blocks: &Blocks<'_>, at: usize) -> Option<(usize, usize, Span)> {
    let mut count = offices(words, blocks.words(at));
    if count == 0 || is_sentence(blocks.words(at)) {
        return None;
    }
    if let Some(name) = name_behind(words, blocks.words(at), count) {
        return Some((at, at + 1, blocks.span_of(name)));
    }
    let mut end = at + 1;
    while end < blocks.len() && end < at + MOST_OFFICES && !blocks.is_told(end) {
        let text = blocks.words(end);
        let more = offices(words, text);
        let open = blocks.words(end - 1).ends_with('-')
            || blocks.words(end - 1).split_whitespace().last().is_some_and(|last| words.link.is(last));
        let line = text.len() <= LONGEST_LINE && !is_sentence(text) && text.starts_with(char::is_uppercase);
        if more == 0 && !open && (!line || names::is_name_line(words, text)) {
            break;
        }
        if more > 0 && (is_sentence(text) || name_behind(words, text, more).is_some()) {
            break;
        }
        count += more;
        end += 1;
    }
    let (_, end, names) = name_lines(words, blocks, end, count)?;
    Some((at, end, names))
}

/// How many offices of signers stand in a line; 0 where it does not begin with one.
///
/// Accepts `De minister van Defensie,`, `De minister van Buitenlandse Zaken, De staatssecretaris van Defensie,`;
/// refuses `De begroting van de minister`.
fn offices(words: &Words, line: &str) -> usize {
    if office(words, line).is_none() {
        return 0;
    }
    let more = line.match_indices([',', '\t']).filter(|(at, sign)| {
        let rest = &line[at + sign.len()..];
        let (article, behind) = first_word(rest.trim_start_matches(' '));
        ["De", "DE", "de"].contains(&article) && office(words, behind).is_some()
    });
    1 + more.count()
}

/// What stands behind the office with which a line begins.
fn office<'a>(words: &Words, line: &'a str) -> Option<&'a str> {
    let line = words.on_behalf.strip(line).map_or(line, str::trim_start);
    if !line.starts_with(char::is_alphabetic) {
        return None;
    }
    let (article, behind) = first_word(line);
    let line = if article.eq_ignore_ascii_case("de") { behind } else { line };
    let line = words.acting.strip(line).map_or(line, str::trim_start);
    words.offices.strip(line)
}

/// Whether a line says something, as running text does.
fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '?', '!', ':', ';']) && !text.ends_with("c.s.")
        || text.contains(". ") && text.len() > LONGEST_LINE
}

/// The name behind the last office of a line: `De minister van Defensie, Ruben Brekelmans`. It has initials or a
/// given name, unless the office is one of a committee (`De griffier van de commissie, Westerhoff`).
fn name_behind<'a>(words: &Words, line: &'a str, offices: usize) -> Option<&'a str> {
    let at = line.rfind([',', '\t'])?;
    let name = line[at + 1..].trim();
    let many = name.split_whitespace().count() > 1 || line[..at].contains("commissie");
    let fits = !name.is_empty() && many && names::is_name_line(words, name) && office(words, name).is_none();
    // `…, De minister van Justitie en Veiligheid` is no name, nor is `Klimaat en Groene Groei`.
    (fits && offices >= 1 && !line.trim_end().ends_with(',')).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_offices() {
        let words = Words::load().unwrap();
        for (line, count) in [
            ("De minister van Buitenlandse Zaken,", 1),
            ("De minister van Buitenlandse Zaken, De minister van Justitie en Veiligheid,", 2),
            ("De Minister van Justitie en Veiligheid,\tDe Minister van Asiel en Migratie,", 2),
            ("DE MINISTER VAN DEFENSIE,", 1),
            ("Voorzitter van de commissie,", 1),
            ("De fungerend voorzitter van de commissie,", 1),
            ("Namens de minister van Financiën,", 1),
            ("De minister-president, minister van Algemene Zaken,", 1),
            ("De begroting van de minister", 0),
            ("Ministerie van Buitenlandse Zaken", 0),
            ("De ministers waren er.", 0),
        ] {
            assert_eq!(offices(&words, line), count, "{line}");
        }
    }

    #[test]
    fn names_behind_offices() {
        let words = Words::load().unwrap();
        let read = |line: &'static str| name_behind(&words, line, 1);
        assert_eq!(read("De minister van Defensie, Ruben Brekelmans"), Some("Ruben Brekelmans"));
        assert_eq!(read("De Minister van Buitenlandse Zaken, S.A. Blok"), Some("S.A. Blok"));
        assert_eq!(read("De griffier van de commissie, Westerhoff"), Some("Westerhoff"));
        assert_eq!(read("De minister van Onderwijs, Cultuur"), None);
        assert_eq!(read("De minister van Defensie,"), None);
    }
}
