//! Names that the words around them make those of bodies.
//!
//! ```text
//! announced = blank [ article blank adjective blank ] run { ( "," blank | blank "en" blank ) run }
//! led       = blank "van" blank article blank ( abbreviation | token blank run )    (* the second for some heads *)
//! apposed   = run "," blank article blank [ word blank ] [ letters ]                (* read backwards from its noun *)
//! targeted  = blank [ article blank ] ( abbreviation | run definition )             (* behind "sancties tegen" *)
//! by_state  = blank [ "voor" blank ] state                                          (* behind "Sanctiecomité" *)
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::{opt, recognize, verify};
use nom::multi::separated_list1;
use nom::sequence::{preceded, terminated};

use super::definition::{abbreviation, definition, shares_initials};
use super::forms::opens_sentence;
use super::grammar::{self, refuse, run, token};
use super::words::Words;
use super::{ORGANISATION, Reader};
use crate::gazetteer::Form;
use crate::grammar::{ParseResult, blank, capitalised, keyword, slug, word_end};
use crate::mention::{Mention, Place};
use crate::text::Span;

/// The rule of names that a word announces.
pub(super) const ANNOUNCED: &str = "organisation/announced";

/// How far before "tegen" the measure may stand, characters.
const MEASURE: usize = 80;

/// Words before a name that make it a place: `in Teheran, de organisatie`.
const PLACES: [&str; 6] = ["in", "te", "bij", "uit", "naar", "rond"];

fn article(input: &str) -> ParseResult<'_, &str> {
    alt((keyword("de"), keyword("het"))).parse(input)
}

/// The names behind a word that announces them: ` Palantir`, ` Al-Haq, Al Mezan en PCHR`.
///
/// Accepts ` Palantir Technologies is`, ` Breaking the Silence en PCHR`; refuses ` De krant`, ` is`,
/// ` Syriërs`.
///
/// # Errors
/// Where no capitalised word follows that can be a name.
fn announced<'a>(input: &'a str, words: &Words) -> ParseResult<'a, Vec<&'a str>> {
    let name = |i: &'a str| {
        let (_, first) = token(i)?;
        if words.stops(first) || words.nation_begins(i) {
            return refuse(i);
        }
        let (rest, name) = run(i, &words.english_inner, &|i| words.other_begins(i))?;
        // `organisaties als X en Europese partners`
        let adjective = !name.contains(' ') && (name.ends_with("se") || name.ends_with("sche"));
        let goes_on = blank(rest).is_ok_and(|(next, _)| next.starts_with(char::is_lowercase));
        if adjective && goes_on { refuse(i) } else { Ok((rest, name)) }
    };
    // `directeur van het Iraanse Shahid Tooling`
    let state = verify(capitalised, |word: &str| words.adjectives.contains_key(word));
    let adjective = opt((article, blank, state, blank));
    preceded((blank, adjective), separated_list1(alt((tag(", "), tag(" en "))), name)).parse(input)
}

/// The group that is led or fought for: by its abbreviation, or by two words and more.
///
/// Accepts ` van het RUF, Foday`, ` van de RSF`; with `run` ` van de Jonge Bouwers in`; refuses ` van RUF`,
/// ` van de Partij`, ` van de VI`, ` van de Groene Partij`.
///
/// # Errors
/// Where no "van", article and name stand here.
fn led<'a>(input: &'a str, words: &Words, several: bool) -> ParseResult<'a, &'a str> {
    let (start, _) = (blank, keyword("van"), blank, article, blank).parse(input)?;
    let short: ParseResult<'_, &str> = terminated(abbreviation, word_end).parse(start);
    if short.is_ok() || !several || words.nation_begins(start) {
        return short;
    }
    let name = |i| run(i, &words.english_inner, &|i| words.other_begins(i));
    let fits = |name: &str| {
        let first = name.split(' ').next().unwrap_or_default();
        name.contains(' ') && !words.stops(first) && !name.ends_with("artij") && !name.contains('-')
    };
    verify(name, fits).parse(start)
}

/// What a measure is directed against, behind `tegen` or `aan`: an abbreviation, or a name that brackets shorten.
///
/// Accepts ` UNITA dateren`, ` het FNLA`, ` de Army of Northern Dawn (AND)`; refuses ` Rusland`, ` de VI`,
/// ` de Army of Northern Dawn`.
///
/// # Errors
/// Where no such name stands here.
fn targeted<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let (start, _) = (blank, opt((article, blank))).parse(input)?;
    let long = |text: &str| text.chars().count() > 2;
    let short: ParseResult<'_, &str> = verify(terminated(abbreviation, word_end), long).parse(start);
    if short.is_ok() {
        return short;
    }
    let (rest, name) = run(start, &words.english_inner, &|_| false)?;
    let fits = |short: &str| long(short) && name.contains(' ') && shares_initials(short, name);
    match definition(rest) {
        Ok((_, short)) if fits(short) && !words.nation_begins(start) => Ok((rest, name)),
        _ => refuse(input),
    }
}

/// The state that a committee is for: ` Liberia`, ` voor Liberia`.
fn by_state<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    recognize((blank, opt((keyword("voor"), blank)), |i| words.state(i))).parse(input)
}

impl Reader {
    /// `de opstandelingen van het RUF`: those who lead or fight for a group name it.
    pub(super) fn led(&self, place: &Place<'_>) -> Option<Mention> {
        let several = self.words.leads.contains(place.here());
        let (rest, group) = led(place.after(), &self.words, several).ok()?;
        let end = place.limit() - rest.len();
        Some(self.written(place, end - group.len(), end, ANNOUNCED))
    }

    /// The name behind `het bedrijf`, `hulporganisatie`; the names behind `de ngo's`.
    pub(super) fn announced(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        if is_name_itself(place) {
            return;
        }
        let Ok((_, names)) = announced(place.after(), &self.words) else { return };
        // `directeur van X, Y` names Y as a person.
        let cue = place.here();
        let many = cue.ends_with(['s', 'n']) && !cue.contains(' ');
        for name in names.into_iter().take(if many { 12 } else { 1 }) {
            let span = place.span_of(name);
            found.push(self.written(place, span.start, span.end, ANNOUNCED));
        }
    }

    /// `PDVSA, het staatsoliebedrijf van Venezuela`: the name before a comma and the noun of its kind.
    pub(super) fn apposed(&self, place: &Place<'_>) -> Option<Mention> {
        let words = &self.words;
        let head = place.before().trim_end_matches(char::is_alphanumeric);
        let compound = head.len() < place.before().len();
        let bare = |head: &'_ str| {
            ["het", "de", "een"].into_iter().find_map(|it| strip_word(head, it).map(str::len))
        };
        let adjective = head.trim_end().rsplit(' ').next().unwrap_or_default();
        let further = strip_word(head, adjective).and_then(bare);
        let stated = further.is_some() && words.adjectives.contains_key(adjective);
        let length = bare(head).or(further)?;
        let before = head.get(..length)?.strip_suffix(", ")?;
        let stops = |word: &str| words.stops(word) || words.nation_begins(word);
        let spaced = format!("{before} ");
        let name = grammar::backward(&spaced, &["of", "and", "&"], &stops).trim_end();
        let start = place.floor() + before.len() - name.len();
        let earlier =
            before.get(..before.len() - name.len())?.trim_end().rsplit(' ').next().unwrap_or_default();
        let letters = abbreviation(name).is_ok_and(|(rest, _)| rest.is_empty()) && name.chars().count() > 2;
        let placed = PLACES.contains(&earlier.to_lowercase().as_str());
        let certain = letters || (compound || stated) && !opens_sentence(place, start);
        (!name.is_empty() && !placed && certain)
            .then(|| self.written(place, start, start + name.len(), ANNOUNCED))
    }

    /// `sancties tegen UNITA`: what a measure is directed against.
    pub(super) fn targeted(&self, place: &Place<'_>) -> Option<Mention> {
        let before = place.before();
        let from = before.char_indices().rev().take(MEASURE).last().map_or(0, |(at, _)| at);
        let clause = before.get(from..)?.rsplit(['.', ';', ':']).next()?;
        let measured = |word: &&str| self.words.measure.iter().any(|measure| word.ends_with(measure));
        // From the measure on, up to here, nothing else may be that is directed against somebody.
        let behind: Vec<&str> = clause.split(' ').rev().take_while(|word| !measured(word)).collect();
        let other = |word: &&str| matches!(*word, "en" | "of" | "tegen") || word.ends_with("maatregelen");
        if !clause.split(' ').any(|word| measured(&word)) || behind.iter().any(other) {
            return None;
        }
        let (rest, name) = targeted(place.after(), &self.words).ok()?;
        let end = place.limit() - rest.len();
        Some(self.written(place, end - name.len(), end, ANNOUNCED))
    }

    /// `Sanctiecomité Liberia`: a committee that its state names.
    pub(super) fn by_state(&self, place: &Place<'_>) -> Option<Mention> {
        let (rest, _) = by_state(place.after(), &self.words).ok()?;
        let span = Span::new(place.span.start, place.limit() - rest.len());
        let norm = slug(span.of(place.document.text()));
        Some(Mention { kind: ORGANISATION, span, norm, form: Form::Name, rule: "organisation/by-state" })
    }
}

/// What stands before a last word and its blank.
fn strip_word<'a>(head: &'a str, word: &str) -> Option<&'a str> {
    let before = head.strip_suffix(' ')?.strip_suffix(word)?;
    before.ends_with(' ').then_some(before)
}

/// Whether the word at the place is a name: `Wereldbank`, but not `Hulporganisatie` where it opens its sentence.
fn is_name_itself(place: &Place<'_>) -> bool {
    let before = place.before();
    let start = before.trim_end_matches(char::is_alphanumeric).len();
    let first = before.get(start..).unwrap_or_default();
    first.starts_with(char::is_uppercase) && !opens_sentence(place, place.span.start - first.len())
}

#[cfg(test)]
mod tests {
    use super::super::grammar::tests::{end, words};
    use super::*;

    #[test]
    fn announced_names() {
        let words = words();
        assert_eq!(led(" van het RUF, Foday", &words, false), Ok((", Foday", "RUF")));
        assert!(led(" van de RSF", &words, false).is_ok());
        assert_eq!(led(" van de Jonge Bouwers in", &words, true), Ok((" in", "Jonge Bouwers")));
        for other in [" van RUF", " van de Partij", " van de VI", " van de Groene Partij"] {
            assert!(led(other, &words, true).is_err(), "{other}");
        }
        assert_eq!(end(announced(" Palantir Technologies is", &words)), Some(" is"));
        let list = announced(" Al-Haq, Breaking the Silence en PCHR melden", &words);
        assert_eq!(list.unwrap(), (" melden", vec!["Al-Haq", "Breaking the Silence", "PCHR"]));
        assert_eq!(announced(" PCHR en Europese partners", &words).unwrap().1, ["PCHR"]);
        for other in [" De krant", " is", " Syriërs"] {
            assert!(announced(other, &words).is_err(), "{other}");
        }
    }

    #[test]
    fn what_measures_are_directed_against() {
        let words = words();
        assert_eq!(targeted(" UNITA dateren", &words), Ok((" dateren", "UNITA")));
        assert_eq!(targeted(" het FNLA", &words), Ok(("", "FNLA")));
        let army = " de Army of Northern Dawn (AND)";
        assert_eq!(targeted(army, &words), Ok((" (AND)", "Army of Northern Dawn")));
        for other in [" Rusland", " de VI", " de Army of Northern Dawn"] {
            assert!(targeted(other, &words).is_err(), "{other}");
        }
        assert!(by_state(" Liberia heeft", &words).is_ok() && by_state(" voor Liberia", &words).is_ok());
        assert!(by_state(" vergadert", &words).is_err());
    }
}
