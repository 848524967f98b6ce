//! Dividing a sentence into clauses, from left to right over a stack of open ones.

use super::super::Token;
use super::super::function_words::{Class, FunctionWords};
use super::clauses::{Clause, Clauses, Opener};
use super::openers::Openers;
use super::phrases::adjective;
use crate::entity::person::PERSON;

/// A sentence while it is divided.
pub(super) struct Division<'t, 'a> {
    pub(super) tokens: &'t [Token<'a>],
    pub(super) words: &'t FunctionWords,
    /// For each token whether it is a finite verb there.
    finite: Vec<bool>,
    /// For each word the clause that it opens.
    openers: Vec<Option<Opener>>,
    pub(super) stack: Vec<usize>,
    pub(super) clauses: Clauses,
}

impl<'t, 'a> Division<'t, 'a> {
    /// Ready to divide a sentence; `clauses` holds the first, empty clause.
    pub(super) fn new(tokens: &'t [Token<'a>], words: &'t FunctionWords, clauses: Clauses) -> Self {
        let finite = (0..tokens.len()).map(|at| words.finite(tokens, at)).collect();
        let mut division = Self { tokens, words, finite, openers: Vec::new(), stack: vec![0], clauses };
        let openers = Openers { tokens, words, finite: &division.finite };
        division.openers = (0..tokens.len()).map(|at| openers.at(at)).collect();
        division
    }

    pub(super) fn finite(&self, at: usize) -> bool {
        self.finite.get(at).is_some_and(|finite| *finite)
    }

    pub(super) fn opener(&self, at: usize) -> Option<Opener> {
        self.openers.get(at).copied().flatten()
    }

    /// Puts every token into its clause.
    pub(super) fn run(mut self) -> Clauses {
        for at in 0..self.tokens.len() {
            self.step(at);
        }
        self.clauses
    }

    fn step(&mut self, at: usize) {
        let token = &self.tokens[at];
        match token.text {
            "(" => self.open(Opener::Aside),
            ")" => {
                self.put(at);
                self.close_aside();
                return;
            }
            ";" | ":" => self.restart(),
            "–" | "—" => self.dash(at),
            "," => self.comma(at),
            _ => self.word(at),
        }
        self.put(at);
    }

    fn word(&mut self, at: usize) {
        if let Some(opener) = self.opener(at) {
            self.open(opener);
        } else if self.words.is(&self.tokens[at], Class::Coordinator)
            && (self.starts_clause(at + 1) || self.verb_closes(at))
        {
            self.sibling();
        } else if self.contrasts(at) {
            self.open(Opener::Aside);
        } else if self.finite(at) {
            if self.main_after_unknown(at) {
                self.top_mut().has_finite = true;
                self.pop_complete();
            }
            let after_verb = at.checked_sub(1).is_some_and(|at| self.finite(at)) && !self.main_behind(at);
            if self.top().has_finite && !after_verb && self.top().opened_at().is_some() {
                self.pop_complete();
            }
            self.top_mut().has_finite = true;
        } else if matches!(self.top().opener, Opener::Infinitive(_)) && self.tokens[at].is("te") {
            self.top_mut().has_finite = true;
        }
    }

    /// `bedrijven die panelen maken [zijn gesanctioneerd]`: a verb in the plural cannot help the one before it in the relative
    /// clause, and so is that of the clause around it.
    fn main_behind(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &self.tokens[before]) else { return false };
        let verb = &self.tokens[at];
        let helps = self.words.is(verb, Class::Passive) || self.words.is(verb, Class::Perfect);
        let participle = ["ge", "be", "ver", "ont", "her"].iter().any(|begin| before.text.starts_with(begin));
        let plural = before.text.ends_with("en") && !self.words.is(before, Class::Auxiliary) && !participle;
        let lone = self.top().tokens.iter().all(|other| other + 1 == at || !self.finite(*other));
        matches!(self.top().opener, Opener::Relative(_)) && helps && plural && lone
    }

    /// `bedrijven die olie verschepen [zijn gesanctioneerd]`: the same where nobody knows the verb of the relative clause; a
    /// participle follows, and no other verb before it.
    fn main_after_unknown(&self, at: usize) -> bool {
        let Opener::Relative(opener) = self.top().opener else { return false };
        let Some(before) = at.checked_sub(1).map(|before| &self.tokens[before]) else { return false };
        let verb = &self.tokens[at];
        let helps = verb.text.ends_with('n')
            && (self.words.is(verb, Class::Passive) || self.words.is(verb, Class::Perfect));
        let participle = ["ge", "be", "ont"].iter().any(|begin| before.text.starts_with(begin));
        let plural = before.text.ends_with("en")
            && before.text.starts_with(char::is_lowercase)
            && self.words.open(before)
            && !participle;
        // `die tegen zes banken zijn ingesteld`: a noun, and no verb.
        let noun = at.checked_sub(2).map(|object| &self.tokens[object]).is_some_and(|object| {
            let names = object.mention.is_some() && !adjective(object);
            names || self.words.open(object) && !described(object)
        });
        let behind = self.segment(at + 1);
        let alone = !behind.clone().any(|index| self.finite(index) || self.opener(index).is_some());
        let closes = behind.last().is_some_and(|last| self.words.verb(&self.tokens[last]));
        !self.top().has_finite && helps && plural && noun && at > opener + 2 && alone && closes
    }

    /// `dat de EU X heeft gelist [en Y van de lijst heeft geschrapt]`: behind a verb that closes a subordinate clause, what ends
    /// with another one.
    fn verb_closes(&self, at: usize) -> bool {
        let form = |at: usize| self.tokens.get(at).is_some_and(|token| self.words.verb(token));
        let behind = self.segment(at + 1);
        let (start, end) = (behind.start, behind.end);
        let opened = behind.clone().any(|index| self.opener(index).is_some());
        let closing = |verb: &usize| self.finite(*verb) && (*verb + 1..end).all(form) && *verb > start;
        matches!(self.top().opener, Opener::Subordinate(_))
            && self.top().has_finite
            && at > 0
            && form(at - 1)
            && !form(start)
            && !opened
            && behind.into_iter().any(|verb| closing(&verb))
    }

    /// `maar niet door Israël`, `en evenmin …`: a contrast without a verb of its own.
    fn contrasts(&self, at: usize) -> bool {
        let joint = self.words.is(&self.tokens[at], Class::Coordinator);
        // `maar dit nooit bekrachtigd`
        let again =
            |next: &Token<'_>| self.words.is(next, Class::Pronoun) || next.is("dit") || next.is("deze");
        let skip = usize::from(self.tokens[at].is("maar") && self.tokens.get(at + 1).is_some_and(again));
        let never = self.tokens.get(at + 1 + skip).is_some_and(|next| opposes(next) || next.is("nooit"));
        joint && never && self.top().has_finite
    }

    /// Whether a new clause starts at `at`: a finite verb, or a short phrase and a finite verb.
    fn starts_clause(&self, at: usize) -> bool {
        if !self.top().has_finite || self.only_listed(at) {
            return false;
        }
        let mut next = at;
        while self
            .tokens
            .get(next)
            .is_some_and(|token| self.words.is(token, Class::Adverb) || self.words.is(token, Class::Pronoun))
            && !self.finite(next)
        {
            next += 1;
        }
        if self.tokens.get(next).is_some_and(|token| self.words.is(token, Class::Determiner))
            && !self.finite(next)
        {
            next += 1;
        }
        let limit = next + 4;
        // `en de regering van Canada heeft`
        let part = |token: &Token<'_>| token.mention.is_some() || self.words.open(token) || token.is("van");
        while next < limit && self.tokens.get(next).is_some_and(part) {
            next += 1;
        }
        // `zou het EVRM en het Genocideverdrag kunnen ratificeren`: one thing has no verb of several.
        let single = (at..next).any(|before| self.tokens[before].is("het")) && at + 1 < next;
        let several = |at: usize| self.tokens.get(at).is_some_and(|token| token.text.ends_with("en"));
        self.finite(next) && !(single && several(next)) || self.finite_behind_aside(next)
    }

    /// `Na het besluit om sancties in te stellen tegen Rusland en Belarus [daalde]`: behind an infinitive with which a
    /// sentence begins comes its verb, and before that a name of a list.
    fn only_listed(&self, at: usize) -> bool {
        let above = self.top().parent.and_then(|parent| self.clauses.list.get(parent));
        let begins = above.is_some_and(|above| above.opener == Opener::Main && !above.has_finite);
        let name = |at: usize| self.tokens.get(at).is_some_and(|token| token.mention.is_some());
        let before = at.checked_sub(2).is_some_and(name);
        matches!(self.top().opener, Opener::Infinitive(_)) && begins && before && name(at)
    }

    /// `en generaal X, de minister van Defensie, [is]`: what stands between commas behind a name says who that is.
    fn finite_behind_aside(&self, at: usize) -> bool {
        let name = at.checked_sub(1).is_some_and(|before| self.tokens[before].names(PERSON));
        if !name || self.tokens.get(at).is_none_or(|token| token.text != ",") {
            return false;
        }
        let segment = self.segment(at + 1);
        let short = segment.len() < 10 && !segment.clone().any(|index| self.finite(index));
        short && self.closes_again(segment.end) && self.finite(segment.end + 1)
    }

    fn dash(&mut self, at: usize) {
        if self.top().opener == Opener::Aside {
            self.stack.pop();
        } else if self.tokens.iter().skip(at + 1).any(|token| matches!(token.text, "–" | "—")) {
            self.open(Opener::Aside);
        } else {
            self.restart();
        }
    }

    fn close_aside(&mut self) {
        while self.stack.len() > 1 {
            let aside = self.top().opener == Opener::Aside;
            self.stack.pop();
            if aside {
                break;
            }
        }
    }

    /// Leaves the clauses that have their verb; behind a whole main clause starts the next.
    pub(super) fn pop_complete(&mut self) {
        while self.stack.len() > 1 && self.top().has_finite && self.top().opener != Opener::Aside {
            self.stack.pop();
        }
        if self.top().has_finite && self.stack.len() == 1 {
            self.restart();
        }
    }

    /// A clause beside the open one, opened in the same way.
    fn sibling(&mut self) {
        let (opener, parent) = (self.top().opener, self.top().parent);
        self.stack.pop();
        self.push(Clause::new(opener, parent));
    }

    fn restart(&mut self) {
        self.stack.clear();
        self.push(Clause::new(Opener::Main, None));
    }

    pub(super) fn open(&mut self, opener: Opener) {
        let parent = self.stack.last().copied();
        self.push(Clause::new(opener, parent));
    }

    fn push(&mut self, clause: Clause) {
        self.stack.push(self.clauses.list.len());
        self.clauses.list.push(clause);
    }

    fn put(&mut self, at: usize) {
        let clause = self.stack.last().copied().unwrap_or(0);
        self.clauses.of.push(clause);
        if let Some(clause) = self.clauses.list.get_mut(clause) {
            clause.tokens.push(at);
        }
    }

    pub(super) fn top(&self) -> &Clause {
        &self.clauses.list[self.stack.last().copied().unwrap_or(0)]
    }

    pub(super) fn top_mut(&mut self) -> &mut Clause {
        let top = self.stack.last().copied().unwrap_or(0);
        &mut self.clauses.list[top]
    }
}

/// Whether an open word has the form of an adjective before a noun: `grote`, not `olie`.
pub(super) fn described(word: &Token<'_>) -> bool {
    word.text.ends_with('e') && !word.text.ends_with("ie")
}

/// Whether the word sets what stands beside it against what was said: `Nederland niet`.
pub(super) fn opposes(token: &Token<'_>) -> bool {
    ["niet", "wel", "evenmin", "nog", "geenszins"].iter().any(|word| token.is(word))
}
