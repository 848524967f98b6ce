//! A sentence with its clauses, and the questions about who acts in them.
//!
//! The subject of a clause is its first noun phrase that is not the object, no time and no
//! pronoun; where that names nobody, nobody is the subject. An infinitive takes the subject
//! of the clause above, or the one who is asked; a relative clause what stands before it; a
//! clause behind `en` that begins with its verb the subject of the clause before.

use std::cell::LazyCell;

use super::super::function_words::{Class, FunctionWords};
use super::super::parties::{Parties, Party};
use super::super::predicates::FoundVerb;
use super::super::status::{Sign, Signs, StatusWords};
use super::super::{Passage, Sentence, Token};
use super::clauses::{Clauses, Opener};
use super::phrases::{Chunk, Phrase, chunks};
use crate::gazetteer::TableError;
use crate::text::Span;

/// The closed words, the status words and the words of governments.
#[derive(Clone, Debug)]
pub struct Words {
    /// The closed words, with the relation's verbs.
    pub closed: FunctionWords,
    /// The status words.
    pub status: StatusWords,
    /// Who speaks for whom.
    pub parties: Parties,
}

impl Words {
    /// Reads the tables.
    ///
    /// # Errors
    /// Where one of them is wrong.
    pub fn load() -> Result<Self, TableError> {
        let (closed, status, parties) = (FunctionWords::load()?, StatusWords::load()?, Parties::load()?);
        Ok(Self { closed, status, parties })
    }
}

/// A sentence with its clauses.
pub struct Scene<'s, 'a> {
    /// The words.
    pub words: &'s Words,
    /// The document.
    pub passage: &'s Passage<'s>,
    /// The sentence's place among the document's.
    pub index: usize,
    /// The sentence's tokens.
    pub tokens: &'s [Token<'a>],
    /// Its clauses, divided when somebody asks for them.
    pub clauses: LazyCell<Clauses, Box<dyn FnOnce() -> Clauses + 's>>,
}

impl<'s, 'a: 's> Scene<'s, 'a> {
    /// Divides a sentence.
    pub fn new(words: &'s Words, passage: &'s Passage<'s>, sentence: &'s Sentence<'a>) -> Self {
        let divide = || Clauses::divide(&sentence.tokens, &words.closed);
        let clauses = LazyCell::new(Box::new(divide) as Box<dyn FnOnce() -> Clauses + 's>);
        Self { words, passage, index: sentence.index, tokens: &sentence.tokens, clauses }
    }

    /// Indices of the tokens of a clause, those of the clauses within it left out.
    pub fn indices(&self, clause: usize) -> &[usize] {
        self.clauses.list.get(clause).map_or(&[][..], |clause| clause.tokens.as_slice())
    }

    /// The tokens of a clause.
    pub fn clause(&self, clause: usize) -> Vec<Token<'a>> {
        self.indices(clause).iter().filter_map(|at| self.tokens.get(*at).copied()).collect()
    }

    /// The index of the token that starts at this offset of the reading text, or of the next one.
    pub fn at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < offset)
    }

    /// Whether the token at `at` is this word.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(word))
    }

    /// The stretch of the reading text from token `start` to before token `end`.
    pub fn stretch(&self, start: usize, end: usize) -> Option<Span> {
        let (first, last) = (self.tokens.get(start)?, self.tokens.get(end.checked_sub(1)?)?);
        Some(first.span.cover(last.span))
    }

    /// The parties that stand from token `at` on, and how many tokens they take.
    pub fn parties(&self, at: usize) -> Option<(Vec<Party>, usize)> {
        self.words.parties.read(self.passage, &self.words.closed, self.tokens.get(at..)?)
    }

    /// The parties under a preposition in a clause: `door Nederland en België`.
    ///
    /// Of a group in words (`door 34 landen … , waaronder Nederland`) the members that follow in the sentence.
    pub fn under(&self, clause: usize, preposition: &str) -> Option<Vec<Party>> {
        let at = *self.indices(clause).iter().find(|at| self.is(**at, preposition))?;
        let among = || {
            let word = (at + 2..self.tokens.len()).find(|later| self.is(*later, "waaronder"))?;
            let near = self.is(word.checked_sub(1)?, ",") && word - at < 12;
            self.parties(word + 1).filter(|_| near)
        };
        self.parties(at + 1).or_else(among).map(|(parties, _)| parties)
    }

    /// The subject of a verb; `object` are the token indices of its object.
    pub fn subject(&self, found: &FoundVerb, signs: &Signs, object: &[usize]) -> Option<Vec<Party>> {
        if found.infinitive {
            return self.controller(found.clause, signs, object);
        }
        self.subject_of(found.clause, object)
    }

    /// The subject of a clause; `object` are the token indices of what is not it.
    pub fn subject_of(&self, clause: usize, object: &[usize]) -> Option<Vec<Party>> {
        let content = self.clauses.list.get(clause)?;
        let mut tokens = self.clause(clause);
        // `Sinds Hongarije het verdrag heeft opgezegd`: the opener governs nothing.
        let opener = content.opened_at().and_then(|at| self.tokens.get(at));
        if let Some(opener) = opener.filter(|opener| self.words.closed.is(opener, Class::Preposition)) {
            tokens.retain(|token| token.span != opener.span);
        }
        let chunks = chunks(&self.words.closed, &tokens);
        if chunks.iter().any(|chunk| matches!(chunk, Chunk::Other(token) if personal(token))) {
            return None;
        }
        let nouns = self.nouns(&chunks, object);
        if let Some(first) = nouns.first() {
            // `zowel Nederland als België`
            let both = first.checked_sub(1).filter(|at| self.is(*at, "zowel"));
            return self.parties(both.unwrap_or(*first)).map(|(parties, _)| parties);
        }
        if let Some(before) = self.shares_subject(clause) {
            return self.subject_of(before, &[]);
        }
        match content.opener {
            Opener::Relative(at) => self.antecedent(at),
            _ => None,
        }
    }

    /// Who is to do what an infinitive says: the one who is asked, else the subject.
    pub fn controller(&self, clause: usize, signs: &Signs, object: &[usize]) -> Option<Vec<Party>> {
        let content = self.clauses.list.get(clause)?;
        // `dat Hongarije besloten heeft het verdrag op te zeggen` has its own subject.
        let infinitive = matches!(content.opener, Opener::Infinitive(_));
        let above = if infinitive { content.parent.unwrap_or(clause) } else { clause };
        if let Some(parties) = self.decided(content.opened_at()) {
            return Some(parties);
        }
        let tokens = self.clause(above);
        let chunks = chunks(&self.words.closed, &tokens);
        let named: Vec<Vec<Party>> = self
            .nouns(&chunks, object)
            .into_iter()
            .filter_map(|at| self.parties(at).map(|(parties, _)| parties))
            .collect();
        if signs.contains(&Sign::Request) {
            // `wordt opgeroepen het verdrag te ratificeren`
            if self.is_asked(above) {
                return named.into_iter().next();
            }
            let under = ["bij", "aan"].into_iter().find_map(|word| self.under(above, word));
            let second = self.nouns(&chunks, object).get(1).and_then(|at| self.parties(*at));
            return under.or(second.map(|(parties, _)| parties));
        }
        if named.len() > 1 {
            return None;
        }
        self.subject_of(above, object)
    }

    /// `wordt opgeroepen`, `is verzocht`: whether the subject of a clause is asked something.
    fn is_asked(&self, clause: usize) -> bool {
        const ASKED: [&str; 6] =
            ["opgeroepen", "verzocht", "gevraagd", "aangespoord", "uitgenodigd", "aangemoedigd"];
        let asked = self.indices(clause).iter().any(|at| ASKED.iter().any(|word| self.is(*at, word)));
        let tokens = self.clause(clause);
        let has = |class: Class| tokens.iter().any(|token| token.is_class(class));
        asked && has(Class::Passive) && !has(Class::Perfect)
    }

    /// `het besluit van Hongarije om`, `het Hongaarse besluit om`: whose it is.
    fn decided(&self, opener: Option<usize>) -> Option<Vec<Party>> {
        let before = opener?.checked_sub(1)?;
        if self.tokens.get(before).is_some_and(|token| Parties::named(self.passage, token).is_some()) {
            let mut first = before;
            while let Some(member) = self.list_goes_back(first) {
                first = member;
            }
            let article = first.checked_sub(1).and_then(|at| self.tokens.get(at));
            let determined = article.is_some_and(|token| self.words.closed.is(token, Class::Determiner));
            let of = first.checked_sub(1 + usize::from(determined))?;
            let noun = of.checked_sub(1).and_then(|at| self.tokens.get(at))?;
            // `de oproep aan Hongarije om`
            let asked = self.is(of, "aan") && ["oproep", "verzoek", "vraag"].iter().any(|word| noun.is(word));
            if !self.is(of, "van") && !asked {
                return None;
            }
            let content = self.words.closed.is(noun, Class::Content);
            let owns = content || self.words.closed.open(noun);
            return self.parties(first).filter(|_| owns).map(|(parties, _)| parties);
        }
        let adjective = before.checked_sub(1).and_then(|at| self.tokens.get(at))?;
        Some(vec![Parties::of_adjective(self.passage, adjective)?])
    }

    /// The tokens at which the noun phrases without a preposition start, `object`, times,
    /// pronouns and roles (`als gastland`) left out. Members of a list are no phrases of their own.
    pub(super) fn nouns(&self, chunks: &[Chunk<'_, 'a>], object: &[usize]) -> Vec<usize> {
        let words = &self.words.closed;
        let mut found: Vec<usize> = Vec::new();
        let mut behind = 0;
        for chunk in chunks {
            if let Chunk::Prepositional { phrase, .. } = chunk
                && let Some(at) = phrase.tokens.first().map(|token| self.at(token.span.start))
                && let Some((_, length)) = self.parties(at)
            {
                behind = behind.max(at + length);
            }
            let Chunk::Noun(phrase) = chunk else { continue };
            let at = self.at(chunk.start());
            let role = at.checked_sub(1).is_some_and(|before| self.is(before, "als") && !self.opens(before));
            if at < behind || object.contains(&at) || role || !can_act(words, phrase) {
                continue;
            }
            behind = at + self.parties(at).map_or(1, |(_, length)| length);
            found.push(at);
        }
        found
    }

    /// Whether a clause begins with the token: `Als Italië het verdrag opzegt`, not `als gastland`.
    fn opens(&self, at: usize) -> bool {
        let clause = self.clauses.of.get(at).and_then(|clause| self.clauses.list.get(*clause));
        clause.is_some_and(|clause| clause.opened_at() == Some(at))
    }

    /// Whether a comma and a subordinator stand between two tokens: then they are in different
    /// clauses, even where the verb of the second is not known as one. What has a clause of its own
    /// between them parts nothing: `heeft het verdrag, dat mijnen verbiedt, opgezegd`.
    pub fn apart(&self, one: usize, other: usize) -> bool {
        let clause = |at: usize| self.clauses.of.get(at);
        let own = |at: usize| clause(at) != clause(one) && clause(at) != clause(other);
        let opens = |at: usize| {
            self.is(at - 1, ",")
                && self.tokens.get(at).is_some_and(|token| self.words.closed.is(token, Class::Subordinator))
                && !self.is(at, "waaronder")
                && !own(at)
        };
        (one.min(other) + 1..one.max(other)).any(opens)
    }

    /// The signs around a verb, with the question that the sentence may be.
    pub fn signs(&self, clause: usize, mine: impl Fn(usize) -> bool) -> Signs {
        let mut signs = self.words.status.around_verb(self.tokens, &self.clauses, clause, mine);
        if self.questioned(clause) {
            signs.insert(Sign::Possibility);
        }
        signs
    }

    /// Whether the clause asks: its finite verb comes first and the sentence ends in a question mark.
    fn questioned(&self, clause: usize) -> bool {
        let Some(content) = self.clauses.list.get(clause) else { return false };
        let word = |at: &&usize| self.tokens.get(**at).is_some_and(|token| !token.is_sign());
        let asks = self.tokens.iter().rev().take(2).any(|token| token.text == "?");
        asks && content.opener == Opener::Main
            && content.tokens.iter().find(word).is_some_and(|at| self.words.closed.finite(self.tokens, *at))
    }
}

/// Whether a phrase can be who acts: no time, no pronoun, no ordinal (`als eerste`).
fn can_act(words: &FunctionWords, phrase: &Phrase<'_, '_>) -> bool {
    let time = phrase.tokens.0.iter().any(|token| words.is(token, Class::Time));
    let bare = phrase.tokens.0.len() == 1 && phrase.head.mention.is_none();
    let ordinal = bare && phrase.head.text.ends_with("ste");
    let pronoun = bare && (words.is(phrase.head, Class::Relative) || words.is(phrase.head, Class::Pronoun));
    !time && !ordinal && !pronoun
}

/// Whether the token is a pronoun that can be a subject.
pub(in crate::relation) fn personal(token: &Token<'_>) -> bool {
    const PERSONAL: [&str; 10] = ["ik", "u", "hij", "zij", "ze", "wij", "we", "men", "wie", "niemand"];
    PERSONAL.iter().any(|word| token.is(word))
}
