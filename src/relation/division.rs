//! Dividing a sentence into clauses, from left to right over a stack of open ones.

use super::Token;
use super::clauses::{Clause, Clauses, Opener};
use super::function_words::{Class, FunctionWords};

/// A sentence while it is divided.
pub(super) struct Division<'t, 'a> {
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
    pub(super) fn new(tokens: &'t [Token<'a>], words: &'t FunctionWords, clauses: Clauses) -> Self {
        let finite = (0..tokens.len()).map(|at| words.finite(tokens, at)).collect();
        let mut division = Self { tokens, words, finite, openers: Vec::new(), stack: vec![0], clauses };
        division.openers = (0..tokens.len()).map(|at| division.opened_by(at)).collect();
        division
    }

    fn finite(&self, at: usize) -> bool {
        self.finite.get(at).is_some_and(|finite| *finite)
    }

    fn opener(&self, at: usize) -> Option<Opener> {
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

    /// Whether the `of` at `at` goes on with what `noch` began: `Noch Rusland, noch China of India heeft …`.
    fn neither(&self, at: usize) -> bool {
        let name = at.checked_sub(1).is_some_and(|before| self.tokens[before].mention.is_some());
        self.tokens[at].is("of") && name && self.tokens[..at].iter().any(|word| word.is("noch"))
    }

    /// The clause that the word at `at` opens.
    fn opened_by(&self, at: usize) -> Option<Opener> {
        let token = &self.tokens[at];
        let classes = [Class::Relative, Class::Subordinator];
        if !token.is("om") && !classes.into_iter().any(|class| self.words.is(token, class)) {
            return None;
        }
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let after_noun = before
            .is_some_and(|before| before.mention.is_some() || self.words.open(before) || before.text == ",");
        if self.neither(at) {
            return None;
        }
        // `sluit niet uit dat`: a particle, no preposition.
        let excludes = token.is("dat") && before.is_some_and(|before| before.is("uit"));
        let excludes = excludes && at.checked_sub(2).is_some_and(|at| self.tokens[at].is("niet"));
        if excludes && self.finite_ahead(at) {
            return Some(Opener::Subordinate(at));
        }
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
        // `Wanneer heeft …?` asks and opens nothing; `, waarin wordt verzocht` does.
        let behind_comma = before.is_some_and(|it| it.text == ",");
        let asks = !behind_comma && self.finite(at + 1);
        let governed = after_preposition && !token.is("waarvan") || asks;
        let opens = known && !governed && self.finite_ahead(at);
        let border = before.is_none_or(|it| it.text == "," || self.words.is(it, Class::Coordinator));
        let determined = self.tokens.get(at + 1).is_some_and(|it| self.words.is(it, Class::Determiner));
        let begins = border || determined && before.is_some_and(|it| self.words.open(it));
        // `als eerste land`, `als gastland` within a clause is a role.
        let role = token.is("als") && (!begins || self.ranked(at + 1));
        (opens && !role).then_some(Opener::Subordinate(at))
    }

    /// `Als [eerste verdachte] werd … overgebracht`: one of a row, without a determiner, before the verb.
    fn ranked(&self, at: usize) -> bool {
        const RANKS: [&str; 5] = ["tweede", "derde", "vierde", "vijfde", "enige"];
        let Some([rank, noun]) = self.tokens.get(at..at + 2) else { return false };
        let ranks = rank.text.ends_with("ste") || RANKS.iter().any(|word| rank.is(word));
        let one = !noun.text.ends_with("en") && !noun.text.ends_with('s') && self.words.open(noun);
        ranks && one && rank.mention.is_none() && self.finite(at + 2)
    }

    /// Whether a noun stands before `dat` to which it may point back: a name, or `het`, `een` and a noun.
    fn neuter_before(&self, at: usize) -> bool {
        const NEUTER: [&str; 7] = ["het", "een", "dit", "ons", "elk", "ieder", "geen"];
        let back = |count: usize| at.checked_sub(count).and_then(|at| self.tokens.get(at));
        let skip = usize::from(back(1).is_some_and(|token| token.text == ","));
        let noun = back(1 + skip);
        let named = noun.is_some_and(|noun| noun.mention.is_some());
        // `acht het onwenselijk dat`: an adjective is no noun.
        let adjective = |noun: &Token<'_>| {
            ADJECTIVES.iter().any(|end| noun.text.ends_with(end)) && !noun.text.ends_with("huwelijk")
        };
        let content = noun.is_some_and(|noun| self.words.is(noun, Class::Content) || adjective(noun));
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
        (at + 1..self.tokens.len()).take_while(hard).any(|index| self.finite(index))
            || self.tokens.get(at + 1..).is_some_and(|rest| rest.iter().any(|token| token.text == ","))
                && self.finite_in_rest(at)
    }

    fn finite_in_rest(&self, at: usize) -> bool {
        !self.tokens[at].is("als") && (at + 1..self.tokens.len()).any(|index| self.finite(index))
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
        self.finite(next)
    }

    fn comma(&mut self, at: usize) {
        if self.top().opener == Opener::Aside && self.aside_of_commas() {
            self.stack.pop();
            return;
        }
        if self.opener_behind(at) {
            return;
        }
        let next = self.tokens.get(at + 1);
        let nonrestrictive = matches!(self.top().opener, Opener::Relative(opener)
            if opener.checked_sub(1).is_some_and(|before| self.tokens[before].text == ","));
        if nonrestrictive && self.top().has_finite && next.is_some_and(|next| self.words.open(next)) {
            self.stack.pop();
            return;
        }
        let segment = self.segment(at + 1);
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
        let contrast = segment.last().is_some_and(|last| opposes(&self.tokens[last]));
        let adjunct = self.closes_again(end) && self.words.preposition(&self.tokens[at + 1..]).is_some();
        if !finite && (contrast || adjunct) {
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
/// How adjectives end behind which `dat` opens a clause.
const ADJECTIVES: [&str; 5] = ["lijk", "baar", "nodig", "wenst", "verstandig"];

fn opposes(token: &Token<'_>) -> bool {
    ["niet", "wel", "evenmin", "nog", "geenszins"].iter().any(|word| token.is(word))
}
