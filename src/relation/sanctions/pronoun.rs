//! Whom a pronoun stands for that imposes: `zij hebben geen sancties ingesteld`, `dat het sancties oplegt`,
//! `het land kondigde sancties af`.
//!
//! It is the subject of the clause on which this one depends or that stands before it in the sentence, or of the
//! first clause of the sentence before; `zij` is several, `het` and `het land` one. Where the nearest
//! subject is somebody else, nothing is said.

use super::super::Token;
use super::super::function_words::Class;
use super::super::phrases::{Chunk, adjective};
use super::issuer::Issuers;
use super::measure::Measure;
use super::reading::{Owner, Reading};
use crate::linking::EntityId;
use crate::text::Span;

/// What a pronoun says of whom it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pronoun {
    /// `zij hebben`
    Several,
    /// `het heeft`, in the same sentence only.
    One,
    /// `het land heeft`
    Land,
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The issuers for whom the pronoun stands that is the subject of a clause.
    pub(super) fn meant(&self, clause: usize, measure: Option<&Measure>) -> Option<Issuers> {
        if let Some(owner) = self.we(clause) {
            return owner.issuers();
        }
        let (pronoun, at) = self.pronoun(clause, measure)?;
        let before = (0..clause).rev().filter(|other| self.before(*other, at));
        let here = before.into_iter().find_map(|other| self.subject_in(&self.clause(other), None));
        let owner = match here {
            Some(owner) => owner,
            None if pronoun == Pronoun::One => return None,
            None => self.sentence_before()?,
        };
        self.fits(pronoun, owner.named())
            .then(|| owner.issuers())
            .flatten()
            .map(|it| Issuers { inferred: true, ..it })
    }

    /// `wij hebben als Nederland sancties ingesteld`: for whom the speaker speaks.
    fn we(&self, clause: usize) -> Option<Owner> {
        let tokens = self.clause(clause);
        let chunks = self.chunks(&tokens);
        let ours = chunks.iter().any(|chunk| ["wij", "we", "ik"].iter().any(|word| chunk.is(word)));
        let lead = tokens.iter().position(|token| token.is("als") || token.is("namens")).filter(|_| ours)?;
        let name = tokens.get(lead + 1)?;
        let country = self.country(name).filter(|_| !adjective(name))?;
        Some(Owner::Named(vec![(country, name.span)]))
    }

    /// Whether a clause begins before the token at `at`, and tells something.
    fn before(&self, clause: usize, at: usize) -> bool {
        let content = self.clauses.list.get(clause);
        content.and_then(|it| it.tokens.first()).is_some_and(|first| *first < at)
    }

    /// The pronoun that is the subject of a clause, and its token.
    fn pronoun(&self, clause: usize, measure: Option<&Measure>) -> Option<(Pronoun, usize)> {
        let tokens = self.clause(clause);
        let of = |token: &Token<'a>| self.at(token.span.start);
        // `dat het nieuwe sancties oplegt`: no article, since it does not agree.
        if let Some(measure) = measure.filter(|measure| measure.clause == clause) {
            let first = self.tokens.get(measure.start)?;
            let plural = self
                .tokens
                .get(measure.noun)
                .is_some_and(|noun| noun.text.ends_with('s') || noun.text.ends_with("en"));
            if first.is("het") && plural && measure.start < measure.noun {
                return Some((Pronoun::One, measure.start));
            }
        }
        let plural = tokens.iter().any(|token| {
            self.lexicon.words.is(token, Class::Finite) && token.text.ends_with("en") || token.is("zullen")
        });
        self.chunks(&tokens).iter().find_map(|chunk| match chunk {
            Chunk::Other(token) if (token.is("zij") || token.is("ze")) && plural => {
                Some((Pronoun::Several, of(token)))
            }
            Chunk::Noun(phrase) if phrase.head.is("land") && phrase.tokens.0.len() == 2 => {
                let points =
                    phrase.determiner.is_some_and(|it| ["het", "dit", "dat"].iter().any(|word| it.is(word)));
                points.then(|| (Pronoun::Land, of(phrase.head)))
            }
            Chunk::Noun(phrase) if phrase.tokens.0.len() == 1 && phrase.head.is("zij") && plural => {
                Some((Pronoun::Several, of(phrase.head)))
            }
            _ => None,
        })
    }

    /// The subject of the first clause of the sentence before, in the same paragraph.
    pub(super) fn sentence_before(&self) -> Option<Owner> {
        let sentence = self.neighbour(self.index.checked_sub(1)?)?;
        let reading = Reading::new(self.lexicon, self.passage, &sentence);
        reading.subject_in(&reading.clause(0), None)
    }

    /// Whether a pronoun can stand for them.
    fn fits(&self, pronoun: Pronoun, named: &[(EntityId, Span)]) -> bool {
        let plural = named.len() > 1 || named.iter().any(|(id, _)| self.lexicon.plural_country(&id.id));
        match pronoun {
            Pronoun::Several => plural,
            Pronoun::One | Pronoun::Land => named.len() == 1,
        }
    }
}
