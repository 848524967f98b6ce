//! The clauses of a sentence.
//!
//! Dutch says who does what within a clause, so that whoever stands in another
//! one must never be taken for the doer. The division is made once, from left to
//! right, over a stack of open clauses: a subordinator, a relative pronoun or
//! `om … te` opens one; a comma, a second finite verb or the end of a bracket
//! closes it. What stands between two commas or in brackets without a finite
//! verb is an aside of its own.

use super::Token;
use super::function_words::{Class, FunctionWords};

/// How a clause begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// A main clause.
    Main,
    /// `dat`, `indien`: the token.
    Subordinate(usize),
    /// `die`, `dat` behind a noun: the token.
    Relative(usize),
    /// `om … te`: the token.
    Infinitive(usize),
    /// Something in brackets or between two commas.
    Aside,
}

/// A clause: its tokens without those of the clauses within it.
#[derive(Clone, Debug)]
pub struct Clause {
    /// How it begins.
    pub opener: Opener,
    /// The clause in which it stands.
    pub parent: Option<usize>,
    /// Indices of its tokens in the sentence, in order; the opener is one of them.
    pub tokens: Vec<usize>,
    has_finite: bool,
}

/// The clauses of one sentence.
#[derive(Clone, Debug)]
pub struct Clauses {
    /// In the order in which they begin.
    pub list: Vec<Clause>,
    /// For each token its clause.
    pub of: Vec<usize>,
}

impl Clauses {
    /// Divides a sentence.
    pub fn divide(tokens: &[Token<'_>], words: &FunctionWords) -> Self {
        let mut division = Division { tokens, words, stack: vec![0], clauses: Self::start(tokens.len()) };
        for at in 0..tokens.len() {
            division.step(at);
        }
        division.clauses
    }

    fn start(length: usize) -> Self {
        Self { list: vec![Clause::new(Opener::Main, None)], of: Vec::with_capacity(length) }
    }

    /// Whether clause `inner` is `outer` or stands within it.
    pub fn within(&self, inner: usize, outer: usize) -> bool {
        let mut at = Some(inner);
        while let Some(clause) = at {
            if clause == outer {
                return true;
            }
            at = self.list.get(clause).and_then(|clause| clause.parent);
        }
        false
    }

    /// Where the stretch from `start` ends that lies in `clause` and the clauses within it.
    pub fn end(&self, start: usize, clause: usize) -> usize {
        let inside = self.of.iter().skip(start).take_while(|of| self.within(**of, clause));
        start + inside.count()
    }
}

impl Clause {
    const fn new(opener: Opener, parent: Option<usize>) -> Self {
        Self { opener, parent, tokens: Vec::new(), has_finite: false }
    }

    /// The token that opens it, where one does.
    pub fn opened_at(&self) -> Option<usize> {
        match self.opener {
            Opener::Subordinate(at) | Opener::Relative(at) | Opener::Infinitive(at) => Some(at),
            Opener::Main | Opener::Aside => None,
        }
    }
}

struct Division<'t, 'a> {
    tokens: &'t [Token<'a>],
    words: &'t FunctionWords,
    stack: Vec<usize>,
    clauses: Clauses,
}

impl Division<'_, '_> {
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
        } else if self.words.is(&self.tokens[at], Class::Coordinator) && self.starts_clause(at + 1) {
            self.sibling();
        } else if self.words.finite(self.tokens, at) {
            let after_verb = at.checked_sub(1).is_some_and(|at| self.words.finite(self.tokens, at));
            if self.top().has_finite && !after_verb && self.top().opened_at().is_some() {
                self.pop_complete();
            }
            self.top_mut().has_finite = true;
        } else if matches!(self.top().opener, Opener::Infinitive(_)) && self.tokens[at].is("te") {
            self.top_mut().has_finite = true;
        }
    }

    /// The clause that the word at `at` opens.
    fn opener(&self, at: usize) -> Option<Opener> {
        let token = &self.tokens[at];
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let after_noun = before
            .is_some_and(|before| before.mention.is_some() || self.words.open(before) || before.text == ",");
        let after_preposition = before.is_some_and(|before| self.words.is(before, Class::Preposition));
        if token.is("om") {
            return self.infinitive_follows(at).then_some(Opener::Infinitive(at));
        }
        let after_verb = token.is("die")
            && before.is_some_and(|before| self.words.verb(before))
            && self.begins_phrase(at + 1);
        if self.words.is(token, Class::Relative) && (after_noun || after_verb) && self.finite_ahead(at) {
            let complement = token.is("dat") && !self.neuter_before(at);
            return Some(if complement { Opener::Subordinate(at) } else { Opener::Relative(at) });
        }
        let known = self.words.is(token, Class::Subordinator) && !token.is("dan");
        let governed = after_preposition && !token.is("waarvan");
        let opens = known && !governed && self.finite_ahead(at);
        let begins =
            before.is_none_or(|before| before.text == "," || self.words.is(before, Class::Coordinator));
        let noun = before.is_some_and(|before| self.words.open(before));
        let begins = begins
            || noun && self.tokens.get(at + 1).is_some_and(|next| self.words.is(next, Class::Determiner));
        // `als eerste land`, `als gastland` within a clause is a role.
        let role = token.is("als") && !begins;
        (opens && !role).then_some(Opener::Subordinate(at))
    }

    /// Whether a noun stands before `dat` to which it may point back: a name, or `het`, `een` and a noun.
    fn neuter_before(&self, at: usize) -> bool {
        const NEUTER: [&str; 7] = ["het", "een", "dit", "ons", "elk", "ieder", "geen"];
        let back = |count: usize| at.checked_sub(count).and_then(|at| self.tokens.get(at));
        let skip = usize::from(back(1).is_some_and(|token| token.text == ","));
        let noun = back(1 + skip);
        let named = noun.is_some_and(|noun| noun.mention.is_some());
        let content = noun.is_some_and(|noun| self.words.is(noun, Class::Content));
        let article = (2..=4)
            .filter_map(|count| back(count + skip))
            .any(|token| NEUTER.iter().any(|word| token.is(word)));
        named || article && !content || noun.is_some_and(|noun| noun.text == ")")
    }

    /// Whether something begins at `at` that cannot stand behind a determiner.
    fn begins_phrase(&self, at: usize) -> bool {
        let classes = [Class::Determiner, Class::Preposition, Class::Adverb, Class::Pronoun];
        self.tokens.get(at).is_some_and(|token| classes.into_iter().any(|class| self.words.is(token, class)))
    }

    /// Whether a finite verb stands between `at` and the next comma or end.
    fn finite_ahead(&self, at: usize) -> bool {
        let hard = |index: &usize| !matches!(self.tokens[*index].text, "," | ";" | ":" | ")");
        (at + 1..self.tokens.len()).take_while(hard).any(|index| self.words.finite(self.tokens, index))
            || self.tokens.get(at + 1..).is_some_and(|rest| rest.iter().any(|token| token.text == ","))
                && self.finite_in_rest(at)
    }

    fn finite_in_rest(&self, at: usize) -> bool {
        !self.tokens[at].is("als")
            && (at + 1..self.tokens.len()).any(|index| self.words.finite(self.tokens, index))
    }

    fn infinitive_follows(&self, at: usize) -> bool {
        let mut near =
            self.tokens.iter().skip(at + 1).take_while(|token| !matches!(token.text, ";" | ":" | "?" | "."));
        near.any(|token| token.is("te"))
    }

    /// Whether a new clause starts at `at`: a finite verb, or a short phrase and a finite verb.
    fn starts_clause(&self, at: usize) -> bool {
        if !self.top().has_finite {
            return false;
        }
        let mut next = at;
        while self
            .tokens
            .get(next)
            .is_some_and(|token| self.words.is(token, Class::Adverb) || self.words.is(token, Class::Pronoun))
            && !self.words.finite(self.tokens, next)
        {
            next += 1;
        }
        if self.tokens.get(next).is_some_and(|token| self.words.is(token, Class::Determiner))
            && !self.words.finite(self.tokens, next)
        {
            next += 1;
        }
        let limit = next + 4;
        while next < limit
            && self.tokens.get(next).is_some_and(|token| token.mention.is_some() || self.words.open(token))
        {
            next += 1;
        }
        self.words.finite(self.tokens, next)
    }

    fn comma(&mut self, at: usize) {
        if self.top().opener == Opener::Aside && self.aside_of_commas() {
            self.stack.pop();
            return;
        }
        if self.opener_behind(at) {
            return;
        }
        let segment = self.segment(at + 1);
        let joins =
            |index: &usize| *index == at + 1 || !self.words.is(&self.tokens[*index], Class::Coordinator);
        let finite = segment.clone().take_while(joins).any(|index| self.words.finite(self.tokens, index));
        if finite && self.top().has_finite {
            self.pop_complete();
        } else if !finite
            && self.closes_again(segment.end)
            && self.words.preposition(&self.tokens[at + 1..]).is_some()
        {
            self.open(Opener::Aside);
        }
    }

    /// Whether the word behind the comma opens a clause of its own.
    fn opener_behind(&self, at: usize) -> bool {
        let leads = |at: usize| {
            let token = self.tokens.get(at);
            token.is_some_and(|token| self.words.is(token, Class::Preposition) || self.words.open(token))
        };
        let mut next = at + 1;
        // `op basis waarvan`: a relative pronoun may stand under a preposition.
        while next < at + 3 && leads(next) && next + 1 < self.tokens.len() && self.opener(next).is_none() {
            next += 1;
        }
        next < self.tokens.len() && self.opener(next).is_some()
    }

    /// From `start` up to the next comma or hard sign.
    fn segment(&self, start: usize) -> std::ops::Range<usize> {
        let length = self
            .tokens
            .iter()
            .skip(start)
            .take_while(|token| !matches!(token.text, "," | ";" | ":" | "." | "?"));
        start..start + length.count()
    }

    fn closes_again(&self, end: usize) -> bool {
        self.tokens.get(end).is_some_and(|token| token.text == ",")
    }

    fn aside_of_commas(&self) -> bool {
        self.top().tokens.first().is_some_and(|first| self.tokens[*first].text == ",")
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
    fn pop_complete(&mut self) {
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

    fn open(&mut self, opener: Opener) {
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

    fn top(&self) -> &Clause {
        &self.clauses.list[self.stack.last().copied().unwrap_or(0)]
    }

    fn top_mut(&mut self) -> &mut Clause {
        let top = self.stack.last().copied().unwrap_or(0);
        &mut self.clauses.list[top]
    }
}
