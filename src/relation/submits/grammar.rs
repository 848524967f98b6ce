//! When a motion was submitted, and whether it was.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::char;
use nom::combinator::{opt, value};
use nom::sequence::{delimited, preceded, terminated};

use crate::gazetteer::{Table, TableError};
use crate::grammar::{ParseResult, PartialDate, WordSet, blank, date};
use crate::relation::{Status, Token};
use crate::text::{Document, Span};

/// Words about submitting.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// Right before `motie`.
    adjectives: Vec<(String, Status)>,
    verbs: WordSet,
    /// In the clause before the verb.
    before_verb: Vec<(String, Status)>,
}

impl Words {
    /// Reads the table.
    ///
    /// # Errors
    /// A row with an unknown place or status.
    pub(super) fn load(table: &Table) -> Result<Self, TableError> {
        let mut words = Self::default();
        let mut verbs = Vec::new();
        for row in table.rows() {
            let status = Status::ALL.into_iter().find(|status| status.word() == row.get("status"));
            let status =
                status.ok_or_else(|| row.error(format!("unknown status {:?}", row.get("status"))))?;
            for place in row.get("where").split(' ') {
                let text = row.get("words").to_owned();
                match place {
                    "adjective" => words.adjectives.push((text, status)),
                    "verb" => verbs.push(text),
                    "before-verb" => words.before_verb.push((text, status)),
                    other => {
                        return Err(row.error(format!(
                            "unknown place {other:?}; write adjective, verb or before-verb"
                        )));
                    }
                }
            }
        }
        words.verbs = verbs.into_iter().collect();
        Ok(words)
    }

    /// What the clause says of the submitting of the motion at `at` among `tokens`.
    ///
    /// ```text
    /// status = adjective motion | motion { word } verb | { word } verb, with the words before the verb
    /// ```
    ///
    /// Accepts `de aangekondigde motie-Dobbe` (announced), `Indien de motie-Dobbe wordt ingediend`
    /// (possible); `De motie-Dobbe is niet aangenomen` says nothing of it (asserted).
    pub(super) fn status(&self, tokens: &[Token<'_>], at: usize) -> Status {
        let (before, after) = tokens.split_at(at.min(tokens.len()));
        let after = after.get(1..).unwrap_or_default();
        let lead = spaced(before);
        if let Some((_, status)) = self.adjectives.iter().find(|(words, _)| ends_with_words(&lead, words)) {
            return *status;
        }
        let end =
            after.iter().position(|token| token.names(crate::entity::motion::MOTION)).unwrap_or(after.len());
        let clause = self.clause(before, after.get(..end).unwrap_or_default());
        let found = clause.and_then(|clause| {
            let said = |words: &str| format!(" {clause} ").contains(&format!(" {words} "));
            // Not, never: stronger than a condition, which is stronger than a plan.
            let order = [Status::Negated, Status::Possible, Status::Requested, Status::Announced];
            order
                .into_iter()
                .find(|status| self.before_verb.iter().any(|(words, gives)| gives == status && said(words)))
        });
        found.unwrap_or(Status::Asserted)
    }

    /// The words of the clause up to its verb of submitting, if it has one.
    fn clause(&self, before: &[Token<'_>], after: &[Token<'_>]) -> Option<String> {
        let stop = |token: &Token<'_>| token.is_sign() && matches!(token.text, "," | ";" | "(" | ")");
        let first_stop = after.iter().position(stop);
        let own_start = before.iter().rposition(stop).map_or(0, |at| at + 1);
        let here = after.get(..first_stop.unwrap_or(after.len())).unwrap_or_default();
        if let Some(verb) = self.verb(here) {
            // `de motie-Dobbe over geen nieuwe taken ingetrokken`: that "geen" is not the motion's.
            let behind: Vec<Token<'_>> =
                here.get(..verb)?.iter().copied().filter(|token| !token.is("geen")).collect();
            let words = [spaced(before.get(own_start..).unwrap_or_default()), spaced(&behind)];
            return Some(words.join(" "));
        }
        // `…, die morgen zal worden ingediend`: the clause that says more of it.
        let relative = after.get(first_stop? + 1..)?;
        let relative = relative.get(..relative.iter().position(stop).unwrap_or(relative.len()))?;
        let opens = relative.first().is_some_and(|token| token.is("die") || token.is("welke"));
        opens
            .then(|| self.verb(relative))
            .flatten()
            .map(|verb| spaced(relative.get(..verb).unwrap_or_default()))
    }

    /// Where the first verb of submitting stands.
    fn verb(&self, tokens: &[Token<'_>]) -> Option<usize> {
        let starts = |at: usize| self.verbs.parse(&spaced(tokens.get(at..).unwrap_or_default())).is_ok();
        (0..tokens.len()).find(|at| starts(*at))
    }
}

/// The tokens in lower case, a blank between two.
fn spaced(tokens: &[Token<'_>]) -> String {
    tokens.iter().map(|token| token.text.to_lowercase()).collect::<Vec<_>>().join(" ")
}

/// Whether `text` ends in `words`; `gewijzigde` and its like may follow them.
fn ends_with_words(text: &str, words: &str) -> bool {
    let text = text.strip_suffix(" gewijzigde").unwrap_or(text);
    text == words || text.strip_suffix(words).is_some_and(|head| head.ends_with(' '))
}

/// The date on which it was submitted, behind the motion.
///
/// ```text
/// behind = [ "(" … ")" ] ( "van" | "d.d." | [ "," ] "ingediend" [ "op" ] ) date | "(" "ingediend" [ "op" ] date
///        | [ "(" … ")" ] [ "," "die" ] [ verb ] "op" date [ verb ] "ingediend"
/// ```
///
/// Accepts ` (Kamerstuk 33 783, nr. 44) van 2 juli jongstleden`, ` (ingediend 9 april 2025)`;
/// refuses ` van de leden`, `, 9 april 2025`.
pub(super) fn behind(input: &str, today: Option<PartialDate>) -> ParseResult<'_, PartialDate> {
    let bracket =
        delimited(char('('), take_while_m_n(1, 80, |c: char| !matches!(c, '(' | ')' | '\n')), char(')'));
    let submitted = |i| value((), (tag("ingediend"), opt((blank, tag("op"))))).parse(i);
    let of = alt((
        value((), tag("van")),
        value((), tag("d.d.")),
        value((), preceded(opt((char(','), blank)), submitted)),
    ));
    let lead = (opt(preceded(opt(blank), bracket)), opt(blank), of);
    let inside = (opt(blank), char('('), submitted);
    let said = |i| was_submitted(i, today);
    alt((preceded((alt((value((), inside), value((), lead))), blank), |i| date(i, today)), said)).parse(input)
}

/// ` werd op 9 april 2025 ingediend`, `, die op 9 april 2025 is ingediend`.
fn was_submitted(input: &str, today: Option<PartialDate>) -> ParseResult<'_, PartialDate> {
    let verb = |i| value((), (blank, alt((tag("is"), tag("werd"), tag("was"))))).parse(i);
    let bracket =
        delimited(char('('), take_while_m_n(1, 80, |c: char| !matches!(c, '(' | ')' | '\n')), char(')'));
    let lead =
        (opt((blank, bracket)), opt((opt(char(',')), blank, tag("die"))), opt(verb), blank, tag("op"), blank);
    delimited(lead, |i| date(i, today), (opt(verb), blank, tag("ingediend"))).parse(input)
}

/// Among how many blocks at the start the day of a motion is looked for.
const HEAD: usize = 24;

/// The day at the head of a motion as a document: `Voorgesteld 1 oktober 2025`, `Voorgesteld tijdens het
/// notaoverleg van 12 juni 2023`, `Ontvangen ter Griffie op 12 juni 2023`.
pub(super) fn presented(document: &Document, within: Span) -> Option<PartialDate> {
    let blocks = document.blocks.iter().filter(|block| within.contains(block.span));
    let lines = blocks.take(HEAD).map(|block| block.span.of(document.text()));
    let day = |line: &str| {
        let said = line.strip_prefix("Voorgesteld ").or_else(|| line.strip_prefix("Ontvangen "))?;
        let said = said.split(" (").next()?;
        let day = said.rsplit_once(" van ").or_else(|| said.rsplit_once("op ")).map_or(said, |(_, day)| day);
        date(day, None).ok().map(|(_, date)| date).filter(|date| date.day.is_some())
    };
    let mut found = lines.filter_map(day);
    found.next().filter(|_| found.next().is_none())
}

/// The date on which it was submitted, in the text before the motion.
///
/// ```text
/// ahead = "op" date "ingediende" [ "gewijzigde" ]      at the end of `before`
/// ```
///
/// Accepts `de op 2 juli jl. ingediende `; refuses `de op 2 juli jl. aangenomen `.
pub(super) fn ahead(before: &str, today: Option<PartialDate>) -> Option<PartialDate> {
    let (start, _) = before.rmatch_indices("op ").next()?;
    let end = (blank, tag("ingediende"), opt((blank, tag("gewijzigde"))), blank);
    let mut parser = preceded(tag("op "), terminated(|i| date(i, today), end));
    let read: ParseResult<'_, _> = parser.parse(before.get(start..)?);
    read.ok().filter(|(rest, _)| rest.is_empty()).map(|(_, date)| date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Option<PartialDate> {
        "2020-09-18".parse().ok()
    }

    #[test]
    fn dates_behind() {
        let read = |text| behind(text, today()).ok().map(|(_, date)| date.to_string());
        assert_eq!(read(" (Kamerstuk 33 783, nr. 44) van 2 juli jongstleden").as_deref(), Some("2020-07-02"));
        assert_eq!(read(" (ingediend 9 april 2025)").as_deref(), Some("2025-04-09"));
        assert_eq!(read(" van 22 mei jl. is").as_deref(), Some("2020-05-22"));
        assert_eq!(read(", ingediend op 9 april 2025").as_deref(), Some("2025-04-09"));
        assert_eq!(read(" van de leden"), None);
        assert_eq!(read(", 9 april 2025"), None);
    }

    #[test]
    fn dates_ahead() {
        let read = |text| ahead(text, today()).map(|date| date.to_string());
        assert_eq!(read("over de op 2 juli jl. ingediende ").as_deref(), Some("2020-07-02"));
        assert_eq!(read("de op 2 juli 2019 ingediende gewijzigde ").as_deref(), Some("2019-07-02"));
        assert_eq!(read("de op 2 juli jl. aangenomen "), None);
        assert_eq!(read("de ingediende "), None);
    }
}
