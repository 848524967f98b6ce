//! Who speaks in a paper: parliamentary groups and members, and who answers them.

use super::names;
use super::phrases::first_word;
use super::words::Words;

/// Longest name of a group with its article, bytes.
const LONGEST: usize = 160;

/// A group or members at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// Named: the length of the phrase.
    Named(usize),
    /// `Deze leden`: those who were named last.
    Same,
}

/// Reads a group at the start of `text`.
///
/// ```text
/// group   = [ "de" ] "leden" "van" [ "de" | "het" ] ( parties "-fractie" | "fractie" "van" parties | party )
///         | [ "de" ] ( parties "-fractie" | "fractie" "van" parties ) | ( "het" "lid" | "de" "leden" ) names
/// anaphor = "deze leden" | "de aan het woord zijnde leden" | …
/// ```
///
/// Accepts `De leden van de VVD-fractie`, `Het lid Van Ojik (GroenLinks)`; refuses `De leden van de
/// Veiligheidsraad`, `Het lid van de commissie`.
pub(super) fn group(words: &Words, text: &str) -> Option<Group> {
    let head = head(text);
    if words.anaphor.start(head).is_some() {
        return Some(Group::Same);
    }
    named(words, head).map(Group::Named)
}

/// As much of `text` as a group can take.
fn head(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

fn named(words: &Words, text: &str) -> Option<usize> {
    let (article, behind) = first_word(text);
    let has_article = ["de", "het"].iter().any(|word| article.eq_ignore_ascii_case(word));
    let rest = if has_article { behind } else { text };
    let (noun, members) = first_word(rest);
    let before = |rest: &str| text.len() - rest.len();
    if words.member.is(noun) {
        let (of, party) = first_word(members);
        return if of == "van" {
            of_party(words, party, true).map(|length| before(party) + length)
        } else {
            names::names(words, members).map(|length| before(members) + length)
        };
    }
    of_party(words, rest, false).map(|length| before(rest) + length)
}

/// `[de] VVD-fractie`, `de fractie van het CDA`, and, where `bare`, a party alone.
fn of_party(words: &Words, text: &str, bare: bool) -> Option<usize> {
    let (article, behind) = first_word(text);
    let rest = if ["de", "het"].contains(&article) { behind } else { text };
    let from = text.len() - rest.len();
    let (noun, parties) = first_word(rest);
    if words.group.is(noun) {
        let parties = parties.strip_prefix("van ")?;
        return listed(words, parties).map(|length| text.len() - parties.len() + length);
    }
    if let Some(length) = joined(words, rest) {
        return Some(from + length);
    }
    let party = words.parties.start(rest).filter(|_| bare)?;
    let more = listed(words, rest).unwrap_or(party);
    Some(from + more.max(party))
}

/// Most words of the parties before `-fractie`.
const MOST_WORDS: usize = 9;

/// `VVD-fractie`, `Partij voor de Dieren-fractie`, `VVD- en CDA-fracties`: words with a capital and links between them.
fn joined(words: &Words, text: &str) -> Option<usize> {
    let mut rest = text;
    for count in 0..MOST_WORDS {
        let (word, next) = first_word(rest);
        let bare = word.trim_end_matches([',', ':', ';', '.', '?', '!', ')', '\'', '’']);
        let from = text.len() - rest.len();
        let noun = bare.rfind('-').filter(|hyphen| *hyphen > 0).map(|hyphen| &bare[hyphen + 1..]);
        if noun.is_some_and(|noun| words.group.is(noun) || words.member.is(noun)) {
            return Some(from + bare.len());
        }
        let name = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if !name && (count == 0 || !words.link.is(bare)) {
            return None;
        }
        rest = next;
    }
    None
}

/// Parties one behind the other: `VVD, het CDA en D66`.
fn listed(words: &Words, text: &str) -> Option<usize> {
    let mut end = None;
    let mut rest = text;
    loop {
        let (article, behind) = first_word(rest);
        let party = if ["de", "het"].contains(&article) { behind } else { rest };
        let Some(next) = words.parties.strip(party).or_else(|| capitals(party)) else { return end };
        end = Some(text.len() - next.len());
        let joint = [", en ", ", ", " en "].into_iter().find_map(|joint| next.strip_prefix(joint));
        let Some(after) = joint else { return end };
        rest = after;
    }
}

/// A word in capitals at the start, as a party's letters are: what stands behind it.
fn capitals(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let letters = &text[..end];
    let capital = letters.chars().filter(|c| c.is_uppercase()).count();
    (capital >= 2 && !letters.chars().any(char::is_lowercase)).then(|| &text[end..])
}

/// How far into a paragraph the group is looked for that speaks in it, bytes.
const FIRST_SENTENCE: usize = 240;

/// Who speaks in a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speaker<'a> {
    /// Named here.
    Named(&'a str),
    /// Named before.
    Same,
}

/// Who speaks in this paragraph of remarks, if it says so: at its head (`De leden van …`), behind the first
/// verb (`Verder vinden de leden van …`), or behind a verb of asking (`…, zo vragen de leden van …`).
pub(super) fn speaker<'a>(words: &Words, paragraph: &'a str) -> Option<Speaker<'a>> {
    let of = |at: usize, group: Group| match group {
        Group::Named(length) => Speaker::Named(&paragraph[at..at + length]),
        Group::Same => Speaker::Same,
    };
    if let Some(group) = group(words, paragraph) {
        return Some(of(0, group));
    }
    let mut found = None;
    for (blank, _) in paragraph.match_indices(' ') {
        let at = blank + 1;
        // `de`, `deze`, `dit`, `het`, in any case.
        let article = paragraph[at..].starts_with(['d', 'h', 'D', 'H']);
        if !article || !speaks(words, &paragraph[..at]) {
            continue;
        }
        if let Some(group) = group(words, &paragraph[at..]) {
            found = Some(of(at, group));
            if matches!(found, Some(Speaker::Named(_))) {
                break;
            }
        }
    }
    found
}

/// Whether the word before a group is its verb: one of asking, or in the first sentence any that may be one.
fn speaks(words: &Words, before: &str) -> bool {
    let Some(before) = before.strip_suffix(' ') else { return false };
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if words.asks.is(word) {
        return true;
    }
    let first = before.len() <= FIRST_SENTENCE && !before.contains(['.', '?', '!']);
    let verb = word.len() > 2 && word.ends_with(['n', 't']) && word.starts_with(char::is_lowercase);
    first && verb && !words.not_speaking.is(word)
}

/// Who answers, at the start of `text`: `het kabinet`, `de minister van Defensie, mede namens …`; its length.
/// The phrase runs to a colon, a bracket or the end, and may hold no word that makes another thing of it.
pub(super) fn answerer(words: &Words, text: &str) -> Option<usize> {
    let (article, behind) = first_word(text);
    let rest =
        if ["de", "het"].iter().any(|word| article.eq_ignore_ascii_case(word)) { behind } else { text };
    words.answerer.start(rest)?;
    let whole = match text.find([':', '(']) {
        // `minister Veldkamp (Buitenlandse Zaken), mede namens …`
        Some(at) if text[at..].starts_with('(') => {
            let close = text[at..].find(')').map_or(text.len(), |close| at + close + 1);
            if text[..close].contains("ntvangen") { at } else { close }
        }
        Some(at) => at,
        None => text.len(),
    };
    let phrase = text[..whole].trim_end_matches([' ', '.', ',']);
    let other = phrase.split_whitespace().any(|word| words.about.is(word)) || phrase.contains(". ");
    (!other && phrase.len() <= LONGEST * 2).then_some(phrase.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_members() {
        let words = Words::load().unwrap();
        for (text, phrase) in [
            ("De leden van de VVD-fractie hebben", "De leden van de VVD-fractie"),
            (
                "De leden van de Partij voor de Dieren-fractie vragen",
                "De leden van de Partij voor de Dieren-fractie",
            ),
            ("De leden van de fractie van het CDA lezen", "De leden van de fractie van het CDA"),
            ("De leden van de VVD- en CDA-fractie zien", "De leden van de VVD- en CDA-fractie"),
            (
                "De leden van de fracties van VVD, het CDA en D66 zien",
                "De leden van de fracties van VVD, het CDA en D66",
            ),
            ("De leden van GroenLinks vragen", "De leden van GroenLinks"),
            ("De SP-fractie vraagt", "De SP-fractie"),
            ("De SP-leden vragen", "De SP-leden"),
            ("De fractieleden van GroenLinks steunen", "De fractieleden van GroenLinks"),
            ("Het lid Van Ojik (GroenLinks) vraagt", "Het lid Van Ojik (GroenLinks)"),
            ("De leden Piri en Dobbe vragen", "De leden Piri en Dobbe"),
            ("leden van de Partij voor de Dieren-fractie", "leden van de Partij voor de Dieren-fractie"),
        ] {
            assert_eq!(group(&words, text), Some(Group::Named(phrase.len())), "{text}");
        }
        for text in ["Deze leden hebben", "De aan het woord zijnde leden vragen", "Dit lid vraagt"] {
            assert_eq!(group(&words, text), Some(Group::Same), "{text}");
        }
        for text in [
            "De leden van de Veiligheidsraad hebben",
            "Het lid van de commissie vraagt",
            "De leden die dit vragen",
            "Het kabinet deelt dit",
            "De fractie is klein",
            "De NAVO-landen vergaderen",
        ] {
            assert_eq!(group(&words, text), None, "{text}");
        }
    }

    #[test]
    fn who_speaks_in_a_paragraph() {
        let words = Words::load().unwrap();
        let named = |text: &'static str| match speaker(&words, text) {
            Some(Speaker::Named(who)) => who,
            Some(Speaker::Same) => "same",
            None => "nobody",
        };
        assert_eq!(named("Verder vinden de leden van de CDA-fractie dat"), "de leden van de CDA-fractie");
        assert_eq!(
            named("Is dat zo? Dat vragen de leden van de SGP-fractie."),
            "de leden van de SGP-fractie"
        );
        assert_eq!(named("Waarom, vraagt het lid Omtzigt."), "het lid Omtzigt");
        assert_eq!(named("Ook vragen deze leden naar de kosten."), "same");
        for text in [
            "Het kabinet deelt de mening van de leden van de SP-fractie dat",
            "Zoals de leden van de VVD-fractie opmerken",
            "Het kabinet is dat eens met de leden van de D66-fractie.",
            "De brief is verzonden. Daarin staan de leden van de VVD-fractie.",
        ] {
            assert_eq!(named(text), "nobody", "{text}");
        }
    }

    #[test]
    fn who_answers() {
        let words = Words::load().unwrap();
        let read = |text: &'static str| answerer(&words, text).map(|length| &text[..length]);
        assert_eq!(read("het kabinet:"), Some("het kabinet"));
        assert_eq!(read("de minister van Defensie"), Some("de minister van Defensie"));
        assert_eq!(
            read("Minister Veldkamp (Buitenlandse Zaken) (ontvangen 3 juli 2025)"),
            Some("Minister Veldkamp (Buitenlandse Zaken)")
        );
        assert_eq!(read("het kabinet op het rapport van de commissie"), None);
        assert_eq!(read("de leden van de VVD-fractie"), None);
    }
}
