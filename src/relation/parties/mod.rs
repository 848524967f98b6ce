//! Who acts: countries and organisations, alone, in lists, or by their governments.
//!
//! ```text
//! parties = party { ( "," | "/" | "en" | "of" | "alsook" | "evenals" ) ( party | phrase ) }
//!         | phrase [ "," ] ( "waaronder" | "zoals" | "te weten" ) parties
//! party   = phrase with a country or an organisation as head
//!         | phrase of a government with a country's adjective | government "van" party
//!         | word party                                       (* EU-lidstaat Hongarije *)
//! ```

pub mod administrations;
pub mod implied;
pub mod offices;

use std::collections::HashSet;

use super::administrations::Administrations;
use super::function_words::FunctionWords;
use super::phrases::{Phrase, adjective, phrase};
use super::{Passage, Token, Tokens};
use crate::embedded;
use crate::entity::country::COUNTRY;
use crate::gazetteer::{Embedded, Form, TableError};
use crate::linking::EntityId;
use crate::text::Span;

/// The table whose class `government` has the words for who speaks for a country.
const TABLE: Embedded = embedded!("sanction-words.tsv");

/// Words before members of what was named in general.
const AMONG: [&str; 3] = ["waaronder", "zoals", "inclusief"];
/// Words between members of a list.
const JOINTS: [&str; 8] = [",", "/", "en", "of", "alsook", "evenals", "alsmede", "noch"];

/// Somebody named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Who.
    pub id: EntityId,
    /// Where the name stands in the reading text.
    pub span: Span,
}

/// Reads parties.
#[derive(Clone, Debug)]
pub struct Parties {
    governments: HashSet<String>,
    administrations: Administrations,
}

impl Parties {
    /// Reads the table.
    ///
    /// # Errors
    /// Where the table is wrong.
    pub fn load() -> Result<Self, TableError> {
        let table = TABLE.table(&["word", "classes", "measure", "comment"])?;
        let speaks =
            table.rows().filter(|row| row.get("classes").split(' ').any(|class| class == "government"));
        let governments = speaks.map(|row| row.get("word").to_owned()).collect();
        Ok(Self { governments, administrations: Administrations::load()? })
    }

    /// The parties at the start of `tokens`, and how many tokens they take; nothing where the
    /// first phrase names none.
    pub fn read(
        &self,
        passage: &Passage<'_>,
        words: &FunctionWords,
        tokens: &[Token<'_>],
    ) -> Option<(Vec<Party>, usize)> {
        let reader = Reader { of: self, passage, words };
        let both = |token: &Token<'_>| token.is("zowel") || token.is("noch");
        let start = usize::from(tokens.first().is_some_and(both));
        let (mut found, mut used) = reader.member(tokens.get(start..)?)?;
        used += start;
        if found.is_empty() {
            let among = Reader::among(tokens.get(used..)?)?;
            used += among;
            (found, used) =
                reader.member(tokens.get(used..)?).map(|(found, length)| (found, used + length))?;
        }
        while let Some((more, length)) = tokens.get(used..).and_then(|rest| reader.next(rest, start > 0)) {
            found.extend(more);
            used += length;
        }
        (!found.is_empty()).then_some((found, used))
    }

    /// The country or organisation that a token names; not by an adjective.
    pub fn named(passage: &Passage<'_>, token: &Token<'_>) -> Option<Party> {
        let (index, mention) = token.mention?;
        let acts = mention.kind == COUNTRY || mention.kind.name == "Organisation";
        let plain = !matches!(mention.form, Form::Adjective | Form::Inhabitant);
        let entity = passage.entity(index).filter(|_| acts && plain && !compound(passage, token))?;
        Some(Party { id: entity.id.clone(), span: token.span })
    }

    /// The country of an adjective: `Hongaarse`.
    pub fn of_adjective(passage: &Passage<'_>, token: &Token<'_>) -> Option<Party> {
        let (index, mention) = token.mention.filter(|_| adjective(token) && token.names(COUNTRY))?;
        debug_assert_eq!(mention.kind, COUNTRY);
        Some(Party { id: passage.entity(index)?.id.clone(), span: token.span })
    }
}

struct Reader<'r> {
    of: &'r Parties,
    passage: &'r Passage<'r>,
    words: &'r FunctionWords,
}

impl Reader<'_> {
    /// One member: its parties (none for `34 andere landen`) and its length.
    fn member(&self, tokens: &[Token<'_>]) -> Option<(Vec<Party>, usize)> {
        let (rest, found) = phrase(self.words)(Tokens(tokens)).ok()?;
        let used = tokens.len() - rest.0.len();
        if let Some(party) = Parties::named(self.passage, found.head) {
            return Some((vec![party], used + bracket(rest.0)));
        }
        if self.speaks(&found) {
            if let Some((id, span)) = self.of.administrations.of(rest.0) {
                return Some((vec![Party { id, span }], used + 2));
            }
            if let Some(party) = self.dutch(&found, rest.0) {
                return Some((vec![party], used));
            }
            let by_adjective: Vec<Party> =
                found.words().filter_map(|token| Parties::of_adjective(self.passage, token)).collect();
            if !by_adjective.is_empty() {
                return Some((by_adjective, used));
            }
            if rest.0.first().is_some_and(|next| next.is("van"))
                && let Ok((after, owner)) = phrase(self.words)(Tokens(&rest.0[1..]))
                && let Some(party) = Parties::named(self.passage, owner.head)
            {
                return Some((vec![party], tokens.len() - after.0.len()));
            }
        }
        // `EU-lidstaat Hongarije`: the name says who it is.
        if compound(self.passage, found.head) {
            let party = rest.0.get(2).and_then(|next| Parties::named(self.passage, next));
            return Some((party.clone().into_iter().collect(), used + 2 + usize::from(party.is_some())));
        }
        let apposed = rest.0.first().filter(|_| found.head.mention.is_none() && self.words.open(found.head));
        if let Some(party) = apposed.and_then(|next| Parties::named(self.passage, next)) {
            return Some((vec![party], used + 1));
        }
        Some((Vec::new(), used))
    }

    /// `het kabinet` without a country is the government of the Netherlands, where the document names them.
    fn dutch(&self, found: &Phrase<'_, '_>, rest: &[Token<'_>]) -> Option<Party> {
        let id = EntityId { kind: COUNTRY, id: "NLD".to_owned() };
        self.passage.linked.entities.find(&id)?;
        let own = found.head.is("kabinet")
            && !found.words().any(adjective)
            && rest.first().is_none_or(|next| !next.is("van") && next.text != "-");
        own.then_some(Party { id, span: found.head.span })
    }

    fn speaks(&self, found: &Phrase<'_, '_>) -> bool {
        // The role before a name is no modifier, so all tokens are looked at.
        found.tokens.0.iter().any(|token| token.mention.is_none() && self.of.governments.contains(token.text))
    }

    /// The next member of the list: its parties, and its length with the joint.
    fn next(&self, tokens: &[Token<'_>], both: bool) -> Option<(Vec<Party>, usize)> {
        let joins = |token: &&Token<'_>| is_joint(token) || both && token.is("als");
        let lead = tokens.iter().take(2).take_while(joins).count();
        let lead = Self::aside(tokens).unwrap_or(lead);
        let (found, used) = tokens.get(lead..).filter(|_| lead > 0).and_then(|rest| self.member(rest))?;
        // What follows a comma alone and names nobody is no member.
        let last = tokens.get(lead - 1).is_some_and(|token| token.text != ",");
        (!found.is_empty() || last).then_some((found, lead + used))
    }

    /// How many tokens `en, op 13 september jl., `, `en, als eerste, ` has before a member.
    fn aside(tokens: &[Token<'_>]) -> Option<usize> {
        const LONGEST: usize = 8;
        let comma = usize::from(tokens.first()?.text == ",");
        let opens = tokens.get(comma)?.is("en") && tokens.get(comma + 1)?.text == ",";
        let lead = tokens.get(comma + 2).filter(|_| opens)?;
        let starts = ["op", "in", "als", "sinds", "per", "vanaf", "sedert"].iter().any(|word| lead.is(word));
        let close = tokens.iter().take(LONGEST).skip(comma + 3).position(|token| token.text == ",")?;
        starts.then_some(comma + 3 + close + 1)
    }

    /// How many tokens lead from a general phrase to its members: `, waaronder`.
    fn among(tokens: &[Token<'_>]) -> Option<usize> {
        let comma = usize::from(tokens.first().is_some_and(|token| token.text == ","));
        let word = tokens.get(comma)?;
        AMONG.iter().any(|among| word.is(among)).then_some(comma + 1)
    }
}

/// Whether the name is the first part of a word: `EU` in `EU-lidstaat`.
pub fn compound(passage: &Passage<'_>, token: &Token<'_>) -> bool {
    passage.document.text().get(token.span.end..).is_some_and(|rest| {
        let mut letters = rest.chars();
        letters.next() == Some('-') && letters.next().is_some_and(char::is_alphabetic)
    })
}

fn is_joint(token: &Token<'_>) -> bool {
    token.mention.is_none() && JOINTS.contains(&token.text)
}

/// How many tokens `(VS)`, `(2014)` or `(27 juni 2025)` behind a name takes.
fn bracket(tokens: &[Token<'_>]) -> usize {
    match tokens {
        [open, _, close, ..] if open.text == "(" && close.text == ")" => 3,
        [open, _, year, close, ..] | [open, _, _, year, close, ..]
            if open.text == "("
                && close.text == ")"
                && year.text.len() == 4
                && year.text.parse::<u16>().is_ok() =>
        {
            tokens.iter().position(|token| token.text == ")").map_or(0, |at| at + 1)
        }
        _ => 0,
    }
}
