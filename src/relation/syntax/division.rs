//! Dividing a sentence into clauses, from left to right over a stack of open ones.

use super::super::Token;
use super::super::function_words::{Class, FunctionWords};
use super::clauses::{Clause, Clauses, Opener};
use super::openers::Openers;
use crate::entity::person::PERSON;

/// A sentence while it is divided.
pub(in crate::relation) struct Division<'t, 'a> {
    tokens: &'t [Token<'a>],
    words: &'t FunctionWords,
    /// For each token whether it is a finite verb there.
    finite: Vec<bool>,
    /// For each word the clause that it opens.
    openers: Vec<Option<Opener>>,
    stack: Vec<usize>,
    clauses: Clauses,
}

impl<'t, 'a> Division<'t, 'a> {
    /// Ready to divide a sentence; `clauses` holds the first, empty clause.
    pub(in crate::relation) fn new(
        tokens: &'t [Token<'a>],
        words: &'t FunctionWords,
        clauses: Clauses,
    ) -> Self {
        let finite = (0..tokens.len()).map(|at| words.finite(tokens, at)).collect();
        let mut division = Self { tokens, words, finite, openers: Vec::new(), stack: vec![0], clauses };
        let openers = Openers { tokens, words, finite: &division.finite };
        division.openers = (0..tokens.len()).map(|at| openers.at(at)).collect();
        division
    }

    fn finite(&self, at: usize) -> bool {
        self.finite.get(at).is_some_and(|finite| *finite)
    }

    fn opener(&self, at: usize) -> Option<Opener> {
        self.openers.get(at).copied().flatten()
    }

    /// Puts every token into its clause.
    pub(in crate::relation) fn run(mut self) -> Clauses {
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
        } else if self.words.is(&self.tokens[at], Class::Coordinator) && self.starts_clause(at + 1) {
            self.sibling();
        } else if self.contrasts(at) {
            self.open(Opener::Aside);
        } else if self.finite(at) {
            let after_verb = at.checked_sub(1).is_some_and(|at| self.finite(at));
            if self.top().has_finite && !after_verb && self.top().opened_at().is_some() {
                self.pop_complete();
            }
            self.top_mut().has_finite = true;
        } else if matches!(self.top().opener, Opener::Infinitive(_)) && self.tokens[at].is("te") {
            self.top_mut().has_finite = true;
        }
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
        while next < limit
            && self.tokens.get(next).is_some_and(|token| token.mention.is_some() || self.words.open(token))
        {
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

    fn comma(&mut self, at: usize) {
        if self.top().opener == Opener::Aside && self.aside_of_commas() {
            self.stack.pop();
            return;
        }
        if self.opener_behind(at) {
            return;
        }
        // `Zolang X niet meewerkt, blijven …`: the main clause begins, even where no verb of the first is known.
        if self.finite(at + 1) && self.opens_sentence() && !self.top().has_finite {
            self.top_mut().has_finite = true;
            self.pop_complete();
            return;
        }
        let next = self.tokens.get(at + 1);
        let nonrestrictive = matches!(self.top().opener, Opener::Relative(opener)
            if opener.checked_sub(1).is_some_and(|before| self.tokens[before].text == ","));
        let goes_on = self.top().has_finite && next.is_some_and(|next| self.words.open(next));
        if nonrestrictive && goes_on || self.resumes(at) {
            self.top_mut().has_finite = true;
            self.stack.pop();
            return;
        }
        let segment = self.segment(at + 1);
        if self.closes_again(segment.end) && (self.apposed(at, segment.clone()) || self.compares(at + 1)) {
            self.open(Opener::Aside);
            return;
        }
        let joins =
            |index: &usize| *index == at + 1 || !self.words.is(&self.tokens[*index], Class::Coordinator);
        let end = segment.end;
        // A verb behind `die` or `dat` is that one's.
        let outer = |index: &usize| *index == at + 1 || self.opener(*index).is_none();
        let mut own = segment.clone().take_while(joins).take_while(outer);
        let finite = own.any(|index| self.finite(index));
        if finite && self.top().has_finite {
            self.pop_complete();
            return;
        }
        // `Estland, Letland en Litouwen erkennen dat niet`: the rest of a list and its verb.
        let whole = segment.clone().any(|index| self.finite(index));
        let whole = whole || self.lists_on(at, segment.clone());
        let contrast = segment.last().is_some_and(|last| opposes(&self.tokens[last])) && !whole;
        let adjunct = self.closes_again(end) && self.words.preposition(&self.tokens[at + 1..]).is_some();
        if !finite && (contrast || adjunct) {
            self.open(Opener::Aside);
        }
    }

    /// `in Libië, Soedan en Oeganda niet`: names of one list around the comma.
    fn lists_on(&self, comma: usize, segment: std::ops::Range<usize>) -> bool {
        let named = |at: usize| self.tokens.get(at).is_some_and(|token| token.mention.is_some());
        let joint = segment.clone().any(|at| self.tokens[at].is("en") && named(at + 1));
        // `in` governs the first of them; `maar Estland, Letland en Litouwen niet` has none.
        let lead = (0..comma).rev().find(|at| !named(*at) && self.tokens[*at].text != ",");
        let governed = lead.is_some_and(|lead| self.words.is(&self.tokens[lead], Class::Preposition));
        joint && governed && comma > 0 && named(comma - 1) && named(segment.start)
    }

    /// Whether the verb of the clause above stands behind the comma of a clause within it that has its own, even
    /// one that nobody knows: `heeft het verdrag, dat mijnen verbiedt, opgezegd`.
    fn resumes(&self, comma: usize) -> bool {
        const SHORTEST: usize = 3;
        let (Opener::Relative(opened) | Opener::Subordinate(opened)) = self.top().opener else {
            return false;
        };
        let within = opened.checked_sub(1).is_some_and(|before| self.tokens[before].text == ",");
        let above = self.top().parent.and_then(|parent| self.clauses.list.get(parent));
        let begun = above.and_then(|above| above.tokens.first()).is_some_and(|first| *first < opened);
        let before = comma.checked_sub(1).and_then(|before| self.tokens.get(before));
        let verb = before.is_some_and(|it| self.words.open(it) && it.text.starts_with(char::is_lowercase));
        let told = self.top().has_finite || verb && self.top().tokens.len() >= SHORTEST;
        let verb = self.tokens.get(comma + 1).is_some_and(|next| self.words.verb(next));
        // `verzoekt de regering, zodra dit kan, er bij Hongarije op aan te dringen`
        let behind = self.segment(comma + 1);
        let asked = self.top().has_finite
            && above.is_some_and(|above| above.has_finite)
            && self.tokens.get(comma + 1).is_some_and(|next| next.is("er") || next.is("bij"))
            && !behind.clone().any(|at| self.finite(at))
            && { behind }.any(|at| self.tokens[at].is("te"));
        within && begun && (told && verb || asked)
    }

    /// Whether the open clause is a subordinate one with which its main clause begins.
    fn opens_sentence(&self) -> bool {
        let Opener::Subordinate(opener) = self.top().opener else { return false };
        let above = self.top().parent.and_then(|parent| self.clauses.list.get(parent));
        above.is_some_and(|above| above.opener == Opener::Main && above.tokens.iter().all(|at| *at > opener))
    }

    /// `zijn broer, RSF-leider X,`, `X, de minister van Defensie,`: who somebody is, between commas.
    fn apposed(&self, comma: usize, segment: std::ops::Range<usize>) -> bool {
        let named = comma.checked_sub(1).is_some_and(|before| self.tokens[before].names(PERSON));
        let last = segment.clone().last().is_some_and(|last| self.tokens[last].names(PERSON));
        let first = self.tokens.get(segment.start);
        let article = first.is_some_and(|it| it.is("de"));
        let role =
            first.is_some_and(|it| article || self.words.open(it) && it.text.starts_with(char::is_lowercase));
        let short =
            segment.len() > 1 && segment.len() < 10 && !segment.clone().any(|index| self.finite(index));
        let listed =
            self.tokens.get(segment.end + 1).is_some_and(|next| self.words.is(next, Class::Coordinator));
        short && !listed && (last && role && !named || named && article && !last)
    }

    /// `anders dan sommigen melden,`, `maar niet Zwitserland,`: a comparison between commas.
    fn compares(&self, at: usize) -> bool {
        let joint = |it: &Token<'_>| it.is("maar") || it.is("en");
        if self.tokens.get(at).is_some_and(joint) && self.tokens.get(at + 1).is_some_and(opposes) {
            return !self.segment(at).any(|index| self.finite(index));
        }
        let pair = |one: &str, two: &str| {
            self.tokens.get(at).is_some_and(|it| it.is(one))
                && self.tokens.get(at + 1).is_some_and(|it| it.is(two))
        };
        pair("anders", "dan") || pair("net", "als")
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
        self.top().tokens.first().is_some_and(|first| self.tokens[*first].text != "(")
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

/// Whether the word sets what stands beside it against what was said: `Nederland niet`.
fn opposes(token: &Token<'_>) -> bool {
    ["niet", "wel", "evenmin", "nog", "geenszins"].iter().any(|word| token.is(word))
}
