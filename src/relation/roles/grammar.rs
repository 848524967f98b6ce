//! The phrase of an office: its modifiers, its word, and what it is of.
//!
//! ```text
//! held      = { modifier } office [ field ] { of | for }
//! modifier  = country adjective | organisation [ "-" ] | court "-" | adjective | capitalised
//! of        = ( "van" | "bij" ) [ determiner ] [ country adjective ] ( country | court | [ noun ] organisation )
//!           | "van" ( "dit" | "dat" | "deze" | "die" | "het" ) noun
//! for       = ( "voor" | "in" | "naar" ) [ determiner ] mention
//! ```
//!
//! Accepts `Britse hoofdaanklager`, `Minister van buitenlandse zaken van de VS`, `Speciale Vertegenwoordiger van
//! de SGVN in Irak`; what `voor` and `in` add says where the office is used, not whose it is.

use super::words::Words;
use crate::entity::country::COUNTRY;
use crate::entity::court::COURT;
use crate::entity::organisation::ORGANISATION;
use crate::relation::Token;
use crate::relation::function_words::{Class, FunctionWords};
use crate::relation::offices::{Office, Offices};
use crate::relation::phrases::adjective;
use crate::text::Span;

/// An office as a phrase says it.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) office: Office,
    /// Whether the word is the office and no more: `minister`, not `viceminister`.
    pub(super) plain: bool,
    /// The first token, modifiers included.
    pub(super) start: usize,
    /// Behind the last token.
    pub(super) end: usize,
    /// From first to last.
    pub(super) span: Span,
    /// The words of the role: from the first modifier that is no country to the end of the field.
    words: Span,
    /// Mentions: the adjective of a country, the body joined to the office, what stands under `van`.
    pub(super) nation: Option<usize>,
    pub(super) body: Option<usize>,
    pub(super) of: Option<usize>,
    /// It is of something that has no name here: `van de regering`.
    pub(super) of_other: bool,
    /// `geen president meer van`.
    pub(super) no_more: bool,
    /// The noun that points back: `van dit bedrijf`, `van dat land`.
    pub(super) back: Option<usize>,
}

impl Held {
    /// The role in words; a plural is given in the singular.
    pub(super) fn role(&self, text: &str) -> String {
        self.office.one.clone().unwrap_or_else(|| self.words.of(text).to_owned())
    }
}

/// Every phrase of an office in a sentence.
pub(super) fn phrases(
    offices: &Offices,
    words: &Words,
    function: &FunctionWords,
    tokens: &[Token<'_>],
) -> Vec<Held> {
    let mut found: Vec<Held> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match offices.at(tokens, at) {
            Some((office, length)) => {
                let held = phrase(offices, words, function, tokens, at, (office, length));
                at = held.end.max(at + 1);
                found.push(held);
            }
            None => at += 1,
        }
    }
    found
}

fn phrase(
    offices: &Offices,
    words: &Words,
    function: &FunctionWords,
    tokens: &[Token<'_>],
    head: usize,
    (office, length): (&Office, usize),
) -> Held {
    let plain = length > 1 || offices.plain(tokens[head].text);
    let span = tokens[head].span.cover(tokens[head + length - 1].span);
    let mut found = Held {
        office: office.clone(),
        plain,
        start: head,
        end: head + length,
        span,
        words: span,
        nation: None,
        body: None,
        of: None,
        of_other: false,
        no_more: false,
        back: None,
    };
    found.modifiers(words, function, tokens);
    let field = offices.field(&tokens[found.end..]);
    found.extend(tokens, found.end + field);
    let none = found.start.checked_sub(1).is_some_and(|at| tokens[at].is("geen"));
    if none && tokens.get(found.end).is_some_and(|token| token.is("meer")) {
        found.no_more = true;
        found.end += 1;
    }
    found.tails(words, function, tokens);
    found
}

impl Held {
    /// Takes in the modifiers before the office.
    fn modifiers(&mut self, words: &Words, function: &FunctionWords, tokens: &[Token<'_>]) {
        let head = self.start;
        while let Some(before) = self.start.checked_sub(1) {
            let token = &tokens[before];
            if let Some((index, mention)) = token.mention {
                let body = [ORGANISATION, COURT].contains(&mention.kind);
                if mention.kind == COUNTRY && adjective(token) && self.nation.is_none() {
                    self.nation = Some(index);
                    self.start = before;
                    continue;
                }
                // `De Veiligheidsraad haalde president X`: a verb stands between.
                let parted = self.start < head && preterite(tokens[self.start].text);
                if !body || self.body.is_some() || parted {
                    break;
                }
                self.body = Some(index);
            } else if token.text == "-" {
                if before == 0 || tokens[before - 1].mention.is_none() {
                    break;
                }
            } else if !modifies(function, tokens, before) {
                break;
            }
            self.start = before;
        }
        while self.start < head && !opens(function, tokens, self.start) {
            self.start += 1;
        }
        let own = (self.start..head)
            .rev()
            .take_while(|at| {
                !adjective(&tokens[*at]) && !words.present.contains_in_lower_case(tokens[*at].text)
            })
            .last();
        // `voormalige Franse president`: without the first word the role would be another one.
        let former = (self.start..head).find(|at| words.former.contains_in_lower_case(tokens[*at].text));
        let own = former.or(own);
        self.words = tokens[own.unwrap_or(head)].span.cover(self.words);
        self.span = tokens[self.start].span.cover(self.span);
    }

    /// Takes in tokens up to `end` as words of the role.
    fn extend(&mut self, tokens: &[Token<'_>], end: usize) {
        self.end = end;
        self.words = self.words.cover(tokens[end - 1].span);
        self.span = self.span.cover(tokens[end - 1].span);
    }

    /// Whether it is already known whose office it is, so that `bij` says only where it is held: `de Franse
    /// ambassadeur bij de NAVO`, `vertegenwoordiger van Frankrijk bij de VN`.
    fn sent(&self) -> bool {
        self.office.state && (self.nation.is_some() || self.of.is_some())
    }

    /// Takes in what stands under prepositions behind the office.
    fn tails(&mut self, words: &Words, function: &FunctionWords, tokens: &[Token<'_>]) {
        while let Some(preposition) = tokens.get(self.end) {
            let of = preposition.is("van") || preposition.is("bij") && !self.sent();
            if !of && !["voor", "in", "naar", "bij"].iter().any(|word| preposition.is(word)) {
                return;
            }
            // `ambassadeur van Frankrijk in Den Haag`
            if preposition.is("in") && tokens.get(self.end + 1).is_some_and(place) {
                self.end += 1 + tokens.iter().skip(self.end + 1).take_while(|token| place(token)).count();
                continue;
            }
            // `leider van de Taliban in dat land`
            let there = pointing(words, tokens, self.end + 2).filter(|_| preposition.is("in"));
            if let Some(noun) = there {
                self.end = noun + 1;
                continue;
            }
            let mut at = self.end + 1;
            at += usize::from(tokens.get(at).is_some_and(|token| function.is(token, Class::Determiner)));
            if let (true, Some(noun)) = (of && self.of.is_none(), pointing(words, tokens, at)) {
                self.back = Some(noun);
                self.of_other = true;
                self.span = self.span.cover(tokens[noun].span);
                self.end = noun + 1;
                return;
            }
            let nation = tokens.get(at).is_some_and(adjective);
            let after = at + usize::from(nation);
            let after = after + usize::from(is_kind(function, tokens, after));
            let named = tokens.get(after).and_then(|token| token.mention);
            let kinds = [COUNTRY, COURT, ORGANISATION];
            let Some((index, mention)) = named.filter(|(_, mention)| kinds.contains(&mention.kind)) else {
                self.of_other |= of && tokens.get(at).is_some_and(|token| token.mention.is_none() || nation);
                return;
            };
            // `van de VN-missie` is of the mission; `van de Nederlandse Syriërs` of nobody.
            let joined = tokens.get(after + 1).is_some_and(|next| next.text == "-");
            if joined || adjective(&tokens[after]) || mention.form == crate::gazetteer::Form::Inhabitant {
                self.of_other |= of;
                return;
            }
            let first = of && self.of.is_none();
            if of && !first {
                return;
            }
            self.of = self.of.or(of.then_some(index));
            self.span = self.span.cover(tokens[after].span);
            self.end = after + 1;
        }
    }
}

/// The noun at `at` with which `van` points back: `dit bedrijf`, `dat land`, `het land`.
fn pointing(words: &Words, tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let before = tokens.get(at.checked_sub(1)?)?;
    let is = |texts: &[&str]| texts.iter().any(|text| before.is(text));
    let noun = tokens.get(at).filter(|noun| noun.mention.is_none())?;
    let that = is(&["dit", "dat", "deze", "die"]);
    let fits = that && (noun.is_in(&words.kind) || noun.is_in(&words.land))
        || is(&["het"]) && noun.is_in(&words.land);
    let said =
        tokens.get(at + 1).is_some_and(|next| ["van", "dat", "die", "waar"].iter().any(|word| next.is(word)));
    (fits && !said).then_some(at)
}

/// Whether a noun says of which kind the organisation behind it is: `technologiebedrijf` before a name.
fn is_kind(function: &FunctionWords, tokens: &[Token<'_>], at: usize) -> bool {
    let (Some(noun), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { return false };
    let lower = noun.text.starts_with(char::is_lowercase) && noun.text.chars().all(char::is_alphanumeric);
    noun.mention.is_none() && lower && function.open(noun) && next.names(ORGANISATION)
}

/// Whether a token is a word of a place: `Den Haag`.
fn place(token: &Token<'_>) -> bool {
    token.mention.is_none() && token.text.starts_with(char::is_uppercase)
}

/// Whether a word may be a verb of what has happened: `haalde`, not `hoge`.
fn preterite(text: &str) -> bool {
    text.starts_with(char::is_lowercase) && (text.ends_with("de") || text.ends_with("te"))
}

/// Whether the word at `at` belongs to the office behind it: `plaatsvervangend`, `Speciale`, `nieuwe`.
fn modifies(function: &FunctionWords, tokens: &[Token<'_>], at: usize) -> bool {
    let token = &tokens[at];
    let text = token.text;
    let capital = text.starts_with(char::is_uppercase) && (at > 0 || text.ends_with('e'));
    let adjective = ["e", "end", "ig", "air", "aal"].iter().any(|end| text.ends_with(end));
    function.open(token)
        && !function.verb(token)
        && (capital || adjective)
        && text.chars().any(char::is_alphabetic)
}

/// Whether the modifier at `at` can be the first: one in lower case that ends in `e` needs a determiner
/// before it, or it is a verb (`organiseerde Minister Blok`).
fn opens(function: &FunctionWords, tokens: &[Token<'_>], at: usize) -> bool {
    let text = tokens[at].text;
    let inflected =
        tokens[at].mention.is_none() && text.ends_with('e') && text.starts_with(char::is_lowercase);
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    tokens[at].text != "-"
        && (!inflected || before.is_some_and(|before| function.is(before, Class::Determiner)))
}
