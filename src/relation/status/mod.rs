//! The status of a fact, from the words around it; `data/status-words.tsv`.
//!
//! Three places are looked at: the clause of the verb, the clauses on which that
//! one depends (through `dat`, `om … te`, but not through a relative clause,
//! which states what it states whatever the main clause says), and the words
//! directly before a noun phrase. What is found there is settled by [`settle`].

mod pattern;
mod settled;

use std::collections::BTreeSet;

use super::Token;
use super::clauses::{Clause, Clauses, Opener};
use super::function_words::{Class, number};
use super::word_table::WordTable;
use crate::embedded;
use crate::gazetteer::{Embedded, TableError};
use crate::text::Span;
use pattern::{Pattern, Scope};
pub use settled::settle;

const TABLE: Embedded = embedded!("status-words.tsv");

/// Words behind `niet` with which `maar ook` goes on.
const ALSO: [&str; 4] = ["alleen", "slechts", "enkel", "louter"];

/// What the words around a fact say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// `indien`, `mocht`.
    Condition,
    /// `verzoekt`, `pleit voor`.
    Request,
    /// `niet`, `geen`.
    Negation,
    /// `dreigt`, `kan`, `mogelijk`.
    Possibility,
    /// `zal`, `kondigde aan`.
    Announcement,
    /// `opgeheven`.
    End,
    /// `het opheffen van`, `tot intrekking van`: an end that somebody wants, which is no fact.
    Call,
    /// `doorgegaan met`: an announcement carried out.
    Done,
    /// `bereid`: asked for in a question, and elsewhere possible.
    Willing,
}

impl Sign {
    /// What it says in this sentence.
    fn within(self, tokens: &[Token<'_>]) -> Self {
        let question = || tokens.iter().rev().take(2).any(|token| token.text == "?");
        // `de leden vragen of het kabinet bereid is`
        let asked = |token: &Token<'_>| {
            ["vraagt", "vragen", "vroeg", "vroegen", "gevraagd"].iter().any(|word| token.is(word))
        };
        let indirect = || {
            let of = tokens.iter().position(|token| token.is("of"));
            of.is_some_and(|of| tokens[..of].iter().any(asked))
        };
        match self {
            Self::Willing if question() || indirect() => Self::Request,
            Self::Willing => Self::Possibility,
            other => other,
        }
    }
}

/// The table of status words.
#[derive(Clone, Debug)]
pub struct StatusWords {
    patterns: Vec<Pattern>,
    /// For a word the patterns of which it is the first.
    by_first: WordTable<Vec<usize>>,
    /// For a word the patterns of which it is the last.
    by_last: WordTable<Vec<usize>>,
}

/// The signs around a fact.
pub type Signs = BTreeSet<Sign>;

impl StatusWords {
    /// Reads the table.
    ///
    /// # Errors
    /// A status or a scope that is not known.
    pub fn load() -> Result<Self, TableError> {
        let table = TABLE.table(&["words", "status", "scopes", "comment"])?;
        let pattern = |row: crate::gazetteer::Row<'_>| {
            let words =
                row.get("words").split(' ').map(|word| (word != "…").then(|| word.to_owned())).collect();
            let sign = sign(row.get("status"))
                .ok_or_else(|| row.error(format!("unknown status {:?}", row.get("status"))))?;
            let scopes = row.get("scopes").split(' ').map(Scope::of).collect::<Option<Vec<_>>>();
            let scopes =
                scopes.ok_or_else(|| row.error(format!("unknown scope in {:?}", row.get("scopes"))))?;
            Ok(Pattern { words, sign, scopes })
        };
        let patterns = table.rows().map(pattern).collect::<Result<Vec<_>, TableError>>()?;
        let (mut by_first, mut by_last) =
            (WordTable::<Vec<usize>>::default(), WordTable::<Vec<usize>>::default());
        for (number, pattern) in patterns.iter().enumerate() {
            let mut words = pattern.words.iter().flatten();
            let first = words.next();
            by_first.entry(first.map_or("", String::as_str)).push(number);
            by_last.entry(words.last().or(first).map_or("", String::as_str)).push(number);
        }
        Ok(Self { patterns, by_first, by_last })
    }

    /// The patterns that a table has for the token, in the order of the file.
    fn of<'s>(
        &'s self,
        table: &'s WordTable<Vec<usize>>,
        token: &Token<'_>,
    ) -> impl Iterator<Item = &'s Pattern> {
        let numbers = table.get(token).filter(|_| token.mention.is_none()).into_iter().flatten();
        numbers.filter_map(|number| self.patterns.get(*number))
    }

    /// Where words of these signs stand among the tokens `own`, each word by itself.
    pub fn standing(&self, tokens: &[Token<'_>], own: &[usize], signs: &[Sign]) -> Vec<Span> {
        let here: Vec<&Token<'_>> = own.iter().filter_map(|at| tokens.get(*at)).collect();
        let mut found = Vec::new();
        for (at, first) in here.iter().enumerate() {
            let wanted = self.of(&self.by_first, first).filter(|pattern| signs.contains(&pattern.sign));
            for pattern in wanted.filter(|pattern| pattern.begins(&here[at..])) {
                let mut rest = here[at..].iter();
                let words = pattern.words.iter().flatten();
                found.extend(
                    words.filter_map(|word| rest.find(|token| token.is(word))).map(|token| token.span),
                );
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether the token at `at` of the clause `own` is the particle of a verb that says how something is meant:
    /// `kondigde [aan] Rusland te zullen treffen`, `riep de EU [op] Iran te treffen`.
    pub fn particle(&self, tokens: &[Token<'_>], own: &[usize], at: usize) -> bool {
        let Some(token) = tokens.get(at) else { return false };
        let begun =
            |word: &str| own.iter().take_while(|place| **place < at).any(|place| tokens[*place].is(word));
        let again = own.iter().any(|place| *place > at && tokens[*place].text == token.text);
        let to = own.iter().any(|place| *place > at && tokens[*place].is("te"));
        let splits = |pattern: &Pattern| match pattern.words.as_slice() {
            [Some(verb), None, Some(_)] => begun(verb),
            _ => false,
        };
        to && !again && self.of(&self.by_last, token).any(splits)
    }

    /// The signs around a verb in clause `at`, its own words left out where `mine` says so.
    pub fn around_verb(
        &self,
        tokens: &[Token<'_>],
        clauses: &Clauses,
        at: usize,
        mine: impl Fn(usize) -> bool,
    ) -> Signs {
        let mut signs = Signs::new();
        let Some(clause) = clauses.list.get(at) else { return signs };
        let own: Vec<usize> = clause.tokens.iter().copied().filter(|token| !mine(*token)).collect();
        self.add(tokens, &own, Scope::Clause, &mut signs);
        self.add_before_infinitive(tokens, &clause.tokens, &own, &mut signs);
        self.add_opener(tokens, clause, &mut signs);
        self.add_ancestors(tokens, clauses, clause, &mut signs);
        if signs.contains(&Sign::Announcement) && self.conditioned(tokens, clauses, at) {
            signs.insert(Sign::Condition);
        }
        signs
    }

    /// `Mocht Rusland weigeren, dan zal …`, `Indien Rusland weigert, zal …`: what is to come hangs on something.
    fn conditioned(&self, tokens: &[Token<'_>], clauses: &Clauses, at: usize) -> bool {
        let Some(clause) = clauses.list.get(at) else { return false };
        let condition = |other: &Clause| {
            let mut signs = Signs::new();
            self.add_opener(tokens, other, &mut signs);
            signs.contains(&Sign::Condition)
        };
        let then = clause.tokens.iter().filter_map(|at| tokens.get(*at)).find(|token| !token.is_sign());
        let then = then.is_some_and(|token| token.is("dan"));
        let mut others = clauses.list.iter().enumerate();
        others.any(|(place, other)| {
            let below = other.parent == Some(at) && matches!(other.opener, Opener::Subordinate(_));
            let before = then && place < at && other.parent == clause.parent && other.opener == Opener::Main;
            (below || before) && condition(other)
        })
    }

    /// The signs of the words directly before the token at `start` of a noun phrase.
    pub fn before_noun(&self, tokens: &[Token<'_>], start: usize) -> Signs {
        let before = tokens.get(..start).unwrap_or_default();
        let near = |pattern: &&Pattern| pattern.near() && pattern.ends(before);
        let last = before.last().into_iter().flat_map(|last| self.of(&self.by_last, last));
        last.filter(near).map(|pattern| pattern.sign).collect()
    }

    /// The sign of a modifier within a noun phrase: `mogelijke`, `aangekondigde`.
    pub fn within_noun(&self, token: &Token<'_>) -> Option<Sign> {
        let mut alone = self.of(&self.by_first, token).filter(|pattern| pattern.words.len() == 1);
        alone.find(|pattern| pattern.near()).map(|pattern| pattern.sign)
    }

    /// What a clause says before whatever stands in it: also what would rule an infinitive.
    pub fn in_clause(&self, tokens: &[Token<'_>], own: &[usize]) -> Signs {
        let mut signs = Signs::new();
        self.add(tokens, own, Scope::Clause, &mut signs);
        self.add(tokens, own, Scope::Complement, &mut signs);
        signs
    }

    /// The signs of the words that open a clause and those in which it stands: `indien`, `of`.
    pub fn openers(&self, tokens: &[Token<'_>], clauses: &Clauses, at: usize) -> Signs {
        let mut signs = Signs::new();
        let mut here = clauses.list.get(at);
        while let Some(clause) = here {
            self.add_opener(tokens, clause, &mut signs);
            if clause.opened_at().and_then(|at| tokens.get(at)).is_some_and(|token| token.is("of")) {
                signs.insert(Sign::Possibility);
            }
            here = clause.parent.and_then(|parent| clauses.list.get(parent));
        }
        signs
    }

    fn add(&self, tokens: &[Token<'_>], own: &[usize], scope: Scope, signs: &mut Signs) {
        let here: Vec<&Token<'_>> = own.iter().filter_map(|at| tokens.get(*at)).collect();
        for (at, first) in here.iter().enumerate() {
            let of_scope = self.of(&self.by_first, first).filter(|pattern| pattern.has(scope));
            // `in het afgelopen jaar` ends nothing.
            let next = own.get(at).and_then(|at| tokens.get(at + 1));
            let of_time = next.is_some_and(|next| next.is_class(Class::Time) || number(next).is_some());
            let of_scope = of_scope
                .filter(|pattern| !(of_time && pattern.sign == Sign::End && pattern.words.len() == 1));
            // `niet alleen ondertekend, maar ook bekrachtigd` denies nothing.
            let also = first.is("niet")
                && here.get(at + 1).is_some_and(|next| ALSO.iter().any(|word| next.is(word)))
                && tokens.iter().any(|token| token.is("maar"));
            let of_scope = of_scope.filter(|pattern| !(also && pattern.sign == Sign::Negation));
            let standing = of_scope.filter(|pattern| pattern.begins(&here[at..]));
            signs.extend(standing.map(|pattern| pattern.sign.within(tokens)));
        }
    }

    /// `dreigt sancties op te leggen`: a verb before an infinitive in its own clause.
    fn add_before_infinitive(&self, tokens: &[Token<'_>], all: &[usize], own: &[usize], signs: &mut Signs) {
        let to = all.iter().rfind(|at| tokens.get(**at).is_some_and(|token| token.is("te")));
        if let Some(to) = to {
            let before = own.partition_point(|at| at < to);
            self.add(tokens, own.get(..before).unwrap_or_default(), Scope::Complement, signs);
            self.add(tokens, own.get(..before).unwrap_or_default(), Scope::Infinitive, signs);
        }
    }

    /// `indien` before a subordinate clause, `mocht` before a main one.
    fn add_opener(&self, tokens: &[Token<'_>], clause: &Clause, signs: &mut Signs) {
        let (at, scope) = match clause.opener {
            // `in plaats van hem over te dragen`: it is not done.
            // `zonder hem over te dragen`, `zonder dat zij hem overdroegen`
            Opener::Infinitive(at)
                if tokens.get(at).is_some_and(|token| token.is("in") || token.is("zonder")) =>
            {
                signs.insert(Sign::Negation);
                return;
            }
            Opener::Subordinate(at) if at > 0 && tokens[at].is("dat") && tokens[at - 1].is("zonder") => {
                signs.insert(Sign::Negation);
                return;
            }
            Opener::Subordinate(at) => (Some(at), Scope::Opener),
            Opener::Main => (clause.tokens.first().copied(), Scope::First),
            _ => return,
        };
        let Some(token) = at.and_then(|at| tokens.get(at)) else { return };
        let alone = self.of(&self.by_first, token).filter(|pattern| pattern.words.len() == 1);
        signs.extend(alone.filter(|pattern| pattern.has(scope)).map(|pattern| pattern.sign));
    }

    /// What the clauses say on which this one depends.
    fn add_ancestors(&self, tokens: &[Token<'_>], clauses: &Clauses, clause: &Clause, signs: &mut Signs) {
        let mut at = clause;
        while let Some(parent) = at.parent.and_then(|parent| clauses.list.get(parent)) {
            let opened = at.opened_at();
            let word = |text: &str| opened.and_then(|at| tokens.get(at)).is_some_and(|token| token.is(text));
            let depends = matches!(at.opener, Opener::Infinitive(_)) || word("dat") || word("of");
            let after_fact =
                opened.and_then(|at| tokens.get(at.checked_sub(1)?)).is_some_and(|token| token.is("feit"));
            if !depends || after_fact || matches!(at.opener, Opener::Relative(_) | Opener::Aside) {
                return;
            }
            // With the opener, which belongs to `wil dat`, `vreest dat`.
            let mut before: Vec<usize> = parent.tokens.clone();
            let place = before.partition_point(|token| Some(*token) < opened);
            before.splice(place..place, opened);
            self.add(tokens, &before, Scope::Complement, signs);
            self.add_opener(tokens, parent, signs);
            if word("of") {
                signs.insert(Sign::Possibility);
            }
            if matches!(at.opener, Opener::Infinitive(_)) {
                self.add(tokens, &before, Scope::Infinitive, signs);
                // `het voornemen van X om te vertrekken is nog niet gemeld`: it may still come.
                let owner = opened.and_then(|at| tokens.get(at.checked_sub(1)?));
                let named = owner.is_some_and(|owner| owner.mention.is_some());
                let pending = |at: usize| at > 0 && tokens[at].is("niet") && tokens[at - 1].is("nog");
                before.retain(|token| !(named && Some(*token) > opened && pending(*token)));
                self.add_negation(tokens, &before, signs);
            }
            at = parent;
        }
    }

    fn add_negation(&self, tokens: &[Token<'_>], own: &[usize], signs: &mut Signs) {
        let mut found = Signs::new();
        self.add(tokens, own, Scope::Clause, &mut found);
        signs.extend(found.into_iter().filter(|sign| *sign == Sign::Negation));
    }
}

fn sign(word: &str) -> Option<Sign> {
    Some(match word {
        "condition" => Sign::Condition,
        "requested" => Sign::Request,
        "negated" => Sign::Negation,
        "possible" => Sign::Possibility,
        "announced" => Sign::Announcement,
        "ended" => Sign::End,
        "call" => Sign::Call,
        "asserted" => Sign::Done,
        "willing" => Sign::Willing,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_loads() {
        assert!(StatusWords::load().is_ok_and(|words| words.patterns.len() > 200));
    }
}
