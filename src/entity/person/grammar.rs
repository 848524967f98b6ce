//! Lists of names, and what may stand between an office and its holder.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n};
use nom::character::complete::char;
use nom::combinator::{opt, peek, value, verify};
use nom::multi::{many_m_n, separated_list1};
use nom::sequence::{delimited, preceded, terminated};

use crate::grammar::{NameGrammar, ParseResult, PersonName, blank, name_word, word, word_end};

/// `c.s.`: "with those who signed".
///
/// Accepts `c.s.`, `C.S.`; refuses `c.q.`, `css`.
///
/// # Errors
/// Where it does not stand here.
pub(crate) fn and_others(input: &str) -> ParseResult<'_, ()> {
    let dotted = (tag_no_case("c.s"), opt(char('.')));
    alt((
        value((), terminated(dotted, word_end)),
        value((), terminated(tag("cs"), (opt(char('.')), word_end))),
    ))
    .parse(input)
}

/// A party in brackets behind a name.
fn party(input: &str) -> ParseResult<'_, ()> {
    let inner = take_while_m_n(1, 40, |c: char| !matches!(c, '(' | ')' | '\n'));
    value((), preceded(opt(blank), delimited(char('('), inner, char(')')))).parse(input)
}

/// What somebody is, between commas behind the party: `, delegatieleider,`.
fn apposed(input: &str) -> ParseResult<'_, ()> {
    let small = |i| verify(word, |part: &str| part.starts_with(char::is_lowercase)).parse(i);
    let words = many_m_n(1, 5, preceded(blank, verify(small, |part: &str| !matches!(part, "en" | "of"))));
    let next = peek((char(','), blank, verify(word, |part: &str| part.starts_with(char::is_uppercase))));
    value((), (char(','), words, next)).parse(input)
}

/// How two names of a list are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Comma,
    Slash,
    And,
}

fn joint(input: &str) -> ParseResult<'_, Joint> {
    let and = |i| (blank, alt((tag("en"), tag("EN"), tag("&"))), blank).parse(i);
    alt((
        value(Joint::And, preceded(opt(char(',')), and)),
        value(Joint::Comma, (char(','), blank)),
        value(Joint::Slash, char('/')),
    ))
    .parse(input)
}

/// A list of names.
///
/// ```text
/// list = item { ( "," | "/" ) item } [ [ "," ] "en" item ]
/// item = name [ "c.s." ] [ "(" party ")" [ "," what the member is ] ]
/// ```
///
/// What follows a comma belongs to the list only where the list ends in `en` or parties stand
/// behind the names. With `capitals` surnames in capitals are read too. The rest starts behind the last name. Accepts `Dobbe (SP), Piri
/// (GroenLinks-PvdA) en Teunissen (PvdD)`, `Bamenga en Paternotte`; refuses `de minister`,
/// `VVD en CDA`.
///
/// # Errors
/// Where no name stands here.
pub(crate) fn list<'a>(
    grammar: &NameGrammar,
    input: &'a str,
    capitals: bool,
) -> ParseResult<'a, Vec<PersonName<'a>>> {
    let name = |i| {
        let (rest, name) = if capitals { grammar.in_capitals(i) } else { grammar.name(i) }?;
        let (after, party) = (opt(preceded(blank, and_others)), opt(party)).parse(rest)?;
        let after = if party.1.is_some() { apposed(after).map_or(after, |(after, ())| after) } else { after };
        Ok((rest, (name, after, party.1.is_some())))
    };
    let first: ParseResult<'_, _> = name(input);
    let (mut rest, (first, mut at, _)) = first?;
    let (mut names, mut sure) = (vec![first], 1);
    while let Ok((next, how)) = joint(at) {
        let read: ParseResult<'_, _> = name(next);
        let Ok((end, (item, after, in_party))) = read else { break };
        names.push(item);
        at = after;
        if how != Joint::Comma || in_party {
            sure = names.len();
            rest = end;
        }
        if how == Joint::And {
            break;
        }
    }
    names.truncate(sure);
    Ok((rest, names))
}

/// The names of a roll call, behind "leden:".
///
/// ```text
/// roll = name [ "(" party ")" ] { ( "," | "en" ) name [ "(" party ")" ] }
/// ```
///
/// Accepts `Abels, Van 't Riet en de voorzitter`; refuses `de fracties`, `Nederland`.
///
/// # Errors
/// Where fewer than two names stand here.
pub(super) fn roll<'a>(grammar: &NameGrammar, input: &'a str) -> ParseResult<'a, Vec<PersonName<'a>>> {
    let name = |i: &'a str| -> ParseResult<'a, PersonName<'a>> {
        let (rest, name) = grammar.name(i)?;
        let (rest, _) = opt(party).parse(rest)?;
        Ok((rest, name))
    };
    let several = |names: &Vec<PersonName<'a>>| names.len() > 1;
    verify(separated_list1(joint, name), several).parse(input)
}

/// What an office is of, between it and the name of its holder.
///
/// ```text
/// field = { ( "van" | "voor" | "de" | "het" | "en" | … | word of the table | abbreviation ) blank }
/// ```
///
/// Accepts `van Buitenlandse Zaken `, `van buitenlandse zaken van de VS `; refuses `van Frankrijk `, `en `.
///
/// # Errors
/// Where none stands here.
pub(super) fn field<'a>(grammar: &NameGrammar, input: &'a str) -> ParseResult<'a, &'a str> {
    let (mut rest, _) = (alt((tag("van"), tag("voor"), tag("bij"), tag("of"))), blank).parse(input)?;
    let mut named = false;
    while let Ok((after, (part, _))) = (word, blank).parse(rest) {
        let link = matches!(part, "van" | "voor" | "de" | "het" | "der" | "en" | "in" | "of" | "the" | "and");
        let short = part.chars().count() > 1 && part.chars().all(char::is_uppercase);
        if !(link || short || grammar.fields.contains(part)) {
            break;
        }
        named = !link;
        rest = after;
    }
    if !named {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    Ok((rest, input.get(..input.len() - rest.len()).unwrap_or_default()))
}

/// The last word of `before`, if a blank or nothing parts it from its end.
pub(super) fn last_word(before: &str) -> &str {
    let trimmed = before.trim_end_matches([' ', '\u{a0}', '\t']);
    let start = trimmed
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))
        .last()
        .map_or(trimmed.len(), |(at, _)| at);
    trimmed.get(start..).unwrap_or_default()
}

/// Whether `word` can be a part of a name.
pub(super) fn is_name_word(word: &str) -> bool {
    name_word(word).is_ok_and(|(rest, _)| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::person::tables::names;

    fn read(text: &str) -> Option<(Vec<String>, String)> {
        let grammar = names().unwrap();
        let (rest, names) = list(&grammar, text, text.starts_with("HIRSCH")).ok()?;
        Some((names.iter().map(|name| name.text.to_owned()).collect(), rest.to_owned()))
    }

    fn people(text: &str) -> Vec<String> {
        read(text).map(|(names, _)| names).unwrap_or_default()
    }

    #[test]
    fn lists_of_members() {
        assert_eq!(
            people("Dobbe (SP), Piri (GroenLinks-PvdA) en Teunissen (PvdD)"),
            ["Dobbe", "Piri", "Teunissen"]
        );
        assert_eq!(
            people("Bontenbal\u{a0}(CDA),\u{a0}Krul\u{a0}(CDA)\u{a0}en\u{a0}Boswijk"),
            ["Bontenbal", "Krul", "Boswijk"]
        );
        assert_eq!(read("Bamenga en Paternotte van 22").unwrap().1, " van 22");
        assert_eq!(people("HIRSCH EN VAN BAARLE"), ["HIRSCH", "VAN BAARLE"]);
        assert_eq!(people("Laçin/Beckerman"), ["Laçin", "Beckerman"]);
        assert_eq!(people("Koopmans, Nederland en België"), ["Koopmans"]);
        assert_eq!(people("Krul, Boswijk is"), ["Krul"]);
        assert_eq!(
            people("Smit (CDA), delegatieleider, Ten Broeke (VVD) en El Fassed (GroenLinks)"),
            ["Smit", "Ten Broeke", "El Fassed"]
        );
        assert!(read("de minister").is_none());
        assert!(read("VVD en CDA").is_none());
    }

    #[test]
    fn roll_calls() {
        let grammar = names().unwrap();
        let read = |text| roll(&grammar, text).map(|(_, names)| names.len());
        assert_eq!(read("Abels, De Wit-Blom, Van 't Riet, O.P.G. Vos en de voorzitter."), Ok(4));
        assert!(read("de fracties").is_err() && read("Abels is").is_err());
    }

    #[test]
    fn fields_of_offices() {
        let grammar = names().unwrap();
        let read = |text| field(&grammar, text).ok().map(|(rest, _)| rest.to_owned());
        assert_eq!(read("van buitenlandse zaken van de VS Pompeo").as_deref(), Some("Pompeo"));
        assert_eq!(read("van Justitie en Veiligheid Van Weel").as_deref(), Some("Van Weel"));
        assert_eq!(read("van Frankrijk "), None);
        assert_eq!(read("en Blok"), None);
    }

    #[test]
    fn with_others() {
        assert!(and_others("c.s.2").is_err() && and_others("c.s. verzoekt").is_ok());
        assert!(and_others("C.S.").is_ok() && and_others("cs.").is_ok());
        assert!(and_others("c.q.").is_err() && and_others("css").is_err());
    }
}
