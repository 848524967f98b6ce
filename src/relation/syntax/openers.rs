//! Which words of a sentence open a clause: `dat`, `indien`, `die` behind a noun, `om … te`.

use super::super::Token;
use super::super::function_words::{Class, FunctionWords, number};
use super::clauses::Opener;
use super::phrases::adjective;
use crate::entity::country::COUNTRY;
use crate::entity::court::COURT;
use crate::entity::organisation::ORGANISATION;
use crate::entity::person::PERSON;

/// How adjectives end behind which `dat` opens a clause.
const ADJECTIVES: [&str; 5] = ["lijk", "baar", "nodig", "wenst", "verstandig"];

/// A sentence whose finite verbs are known.
#[derive(Clone, Copy)]
pub(super) struct Openers<'t, 'a> {
    pub(super) tokens: &'t [Token<'a>],
    pub(super) words: &'t FunctionWords,
    /// For each token whether it is a finite verb there.
    pub(super) finite: &'t [bool],
}

impl Openers<'_, '_> {
    /// The clause that the word at `at` opens.
    pub(super) fn at(&self, at: usize) -> Option<Opener> {
        let token = &self.tokens[at];
        let classes = [Class::Relative, Class::Subordinator];
        if self.instead(at) || self.without(at) {
            return Some(Opener::Infinitive(at));
        }
        // `Marokko, waar hij verblijft, heeft …`
        let comma = at.checked_sub(1).is_some_and(|before| self.tokens[before].text == ",");
        if token.is("waar") && comma && !self.finite(at + 1) && self.finite_ahead(at) {
            return Some(Opener::Subordinate(at));
        }
        if self.since(at) {
            return Some(Opener::Subordinate(at));
        }
        // `X, [tegen] wie de VS …`
        let who = self.tokens.get(at + 1).is_some_and(|next| next.is("wie"));
        if comma && who && self.words.is(token, Class::Preposition) && self.finite_ahead(at) {
            return Some(Opener::Relative(at));
        }
        if !token.is("om") && !classes.into_iter().any(|class| self.words.is(token, class)) {
            return None;
        }
        // `als gevolg van de sancties`
        if self.words.preposition(&self.tokens[at..]).is_some_and(|length| length > 1) || self.is_role(at) {
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
        if (excludes || self.behind_particle(at)) && self.finite_ahead(at) {
            return Some(Opener::Subordinate(at));
        }
        let after_preposition = before.is_some_and(|before| self.words.is(before, Class::Preposition));
        if token.is("om") {
            return self.infinitive_follows(at).then_some(Opener::Infinitive(at));
        }
        // `trok de sancties in die zij had ingesteld`: a particle, since no noun follows.
        let pronoun = self.tokens.get(at + 1).is_some_and(|next| {
            self.words.is(next, Class::Pronoun) && !self.words.is(next, Class::Determiner)
                || next.is("de")
                || next.is("het")
        });
        if after_preposition && token.is("die") && pronoun && self.finite_ahead(at) {
            return Some(Opener::Relative(at));
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
        let sign = |it: &Token<'_>| it.text == "," || it.text == ":";
        let border = before.is_none_or(|it| sign(it) || self.words.is(it, Class::Coordinator));
        let determined = self.tokens.get(at + 1).is_some_and(|it| self.words.is(it, Class::Determiner));
        let begins = border || determined && before.is_some_and(|it| self.words.open(it));
        // `als eerste land`, `als gastland` within a clause is a role.
        let role = token.is("als") && (!begins || self.ranked(at + 1));
        // `schrapte de Raad toen 51 personen`: at that time.
        let then = token.is("toen") && !border;
        (opens && !role && !then).then_some(Opener::Subordinate(at))
    }

    /// Whether the `of` at `at` goes on with what `noch` began: `Noch Rusland, noch China of India heeft …`.
    fn neither(&self, at: usize) -> bool {
        let name = at.checked_sub(1).is_some_and(|before| self.tokens[before].mention.is_some());
        self.tokens[at].is("of") && name && self.tokens[..at].iter().any(|word| word.is("noch"))
    }

    /// `Als reactie op het geweld heeft …`, `als voorzitter van de Raad`: a bare noun in the singular with what
    /// carries it on, and no clause that ends before a comma and the verb of another.
    fn is_role(&self, at: usize) -> bool {
        let [word, noun, next, ..] = self.tokens.get(at..).unwrap_or_default() else { return false };
        let one = self.words.open(noun)
            && noun.text.starts_with(char::is_lowercase)
            && !noun.text.ends_with("en")
            && !noun.text.ends_with('s');
        let carried = self.words.is(next, Class::Preposition)
            || ["hierop", "daarop", "hiervan", "daarvan"].iter().any(|pronoun| next.is(pronoun));
        let main = |comma: usize| self.tokens[comma].text == "," && self.finite(comma + 1);
        let clause = || (at + 1..self.tokens.len()).any(main);
        word.is("als") && one && carried && !self.finite(at + 2) && !clause()
    }

    /// `Sinds de VS sancties hebben ingesteld, is …`: not `sinds de inval heeft de EU …`, where its verb is that
    /// of the main clause.
    fn since(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if !(token.is("sinds") || token.is("sedert")) {
            return false;
        }
        // `Sinds A, B en C … hebben ingesteld, is`; else the next sign, words in brackets left out.
        let rest = || at + 1..self.tokens.len();
        let sign = |token: &Token<'_>| matches!(token.text, "," | ";" | ":" | "." | "?" | ")" | "(");
        let bracketed = |place: usize| {
            place > 1 && self.tokens[place].text == "(" && self.tokens[place - 1].mention.is_some()
        };
        let main = |place: &usize| self.tokens[*place].text == "," && self.finite(place + 1);
        let mut depth = 0_usize;
        let next = rest().find(|place| {
            depth += usize::from(bracketed(*place));
            let closes = depth > 0 && self.tokens[*place].text == ")";
            depth -= usize::from(closes);
            depth == 0 && !closes && sign(&self.tokens[*place])
        });
        let end = rest().find(main).or(next).unwrap_or(self.tokens.len());
        let Some(verb) = (at + 1..end).find(|place| self.finite(*place)) else { return false };
        // `sinds 1990 onderworpen`, `sinds de oorlog onderworpen aan sancties die de VN hebben ingesteld`
        let time = |token: &Token<'_>| self.words.is(token, Class::Time) || number(token).is_some();
        let turns = |token: &Token<'_>| {
            time(token)
                || [Class::Relative, Class::Subordinator].into_iter().any(|class| self.words.is(token, class))
                    && !self.words.is(token, Class::Determiner)
                || self.words.verb(token)
        };
        let other = self.tokens[at + 1..verb].iter().any(turns);
        // `hebben ingesteld tegen`, `ingesteld hebben`, `instelden tegen`: the verb closes its clause.
        let form = |place: usize| self.tokens.get(place).is_some_and(|it| self.words.verb(it));
        let main = self.finite(end + 1);
        let carried = main && self.words.preposition(&self.tokens[verb + 1..]).is_some();
        let closes = verb + 1 == end || carried || form(verb + 1) || form(verb - 1);
        let begun = (0..at).any(|place| self.finite(place));
        closes && !other && verb > at + 1 && (begun || main)
    }

    /// `Als [eerste verdachte] werd … overgebracht`: one of a row, without a determiner, before the verb.
    fn ranked(&self, at: usize) -> bool {
        const RANKS: [&str; 5] = ["tweede", "derde", "vierde", "vijfde", "enige"];
        let Some([rank, noun]) = self.tokens.get(at..at + 2) else { return false };
        let ranks = rank.text.ends_with("ste") || RANKS.iter().any(|word| rank.is(word));
        // `Als eerste heeft …`
        if ranks && rank.mention.is_none() && self.finite(at + 1) {
            return true;
        }
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
        // `het kabinet wil voorkomen dat`: no verb stands between an article and its noun.
        let near = (2..=4).take_while(|count| {
            at.checked_sub(count + skip - 1).is_some_and(|between| !self.finite(between) || *count == 2)
        });
        let article = { near }
            .filter_map(|count| back(count + skip))
            .any(|token| NEUTER.iter().any(|word| token.is(word)));
        // `geen aanwijzingen dat`: no plural is neuter.
        let plural = noun.is_some_and(|noun| noun.text.ends_with("en"))
            && back(2 + skip).is_some_and(|token| token.is("geen"));
        let article = article && !plural;
        named || article && !content || noun.is_some_and(|noun| noun.text == ")")
    }

    /// `merkte op dat de VS`: the particle of a verb before `dat`, behind which no noun stands that it could point to.
    fn behind_particle(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|before| *before > 0);
        let particle = before.is_some_and(|before| self.words.is(&self.tokens[before], Class::Preposition));
        let somebody = |next: &Token<'_>| {
            [COUNTRY, PERSON, ORGANISATION, COURT].into_iter().any(|kind| next.names(kind))
                && !adjective(next)
                || number(next).is_some()
                || self.words.is(next, Class::Quantity)
        };
        // `dat president Jansen`
        let office = self.tokens.get(at + 2).is_some_and(|name| name.names(PERSON));
        let clause = office || self.begins_phrase(at + 1) || self.tokens.get(at + 1).is_some_and(somebody);
        self.tokens[at].is("dat") && particle && clause
    }

    /// Whether something begins at `at` that cannot stand behind a determiner.
    fn begins_phrase(&self, at: usize) -> bool {
        let classes = [Class::Determiner, Class::Preposition, Class::Adverb, Class::Pronoun];
        self.tokens.get(at).is_some_and(|token| classes.into_iter().any(|class| self.words.is(token, class)))
    }

    /// Whether a finite verb stands between `at` and the next comma or end, outside what stands in brackets.
    fn finite_ahead(&self, at: usize) -> bool {
        let mut depth = 0_usize;
        for index in at + 1..self.tokens.len() {
            match self.tokens[index].text {
                "(" => depth += 1,
                ")" if depth > 0 => depth -= 1,
                "," | ";" | ":" | ")" if depth == 0 => break,
                _ if depth == 0 && self.finite(index) => return true,
                _ => {}
            }
        }
        self.tokens.get(at + 1..).is_some_and(|rest| rest.iter().any(|token| token.text == ","))
            && self.finite_in_rest(at)
    }

    fn finite_in_rest(&self, at: usize) -> bool {
        if self.tokens[at].is("als") {
            return self.before_main(at);
        }
        (at + 1..self.tokens.len()).any(|index| self.finite(index))
    }

    /// `Als Estland, Letland en Litouwen [opzeggen, volgt] …`: a verb, a comma and the verb of the main clause.
    fn before_main(&self, at: usize) -> bool {
        // `Als het geweld doorgaat, kan …`: a verb that nobody knows.
        let like_verb = |token: &Token<'_>| {
            let ends = token.text.ends_with("en") || token.text.ends_with('t');
            ends && self.words.open(token) && token.text.starts_with(char::is_lowercase)
        };
        let main = |comma: &usize| {
            self.tokens[*comma].text == ","
                && (self.finite(comma - 1) || like_verb(&self.tokens[comma - 1]))
                && self.finite(comma + 1)
                && comma - 1 > at + 1
        };
        let begins = at.checked_sub(1).is_none_or(|before| self.tokens[before].text == ":");
        begins && (at + 2..self.tokens.len()).any(|comma| main(&comma))
    }

    /// `in plaats van hem over te dragen`
    fn instead(&self, at: usize) -> bool {
        let word = |ahead: usize, word: &str| self.tokens.get(at + ahead).is_some_and(|token| token.is(word));
        let rest = self.tokens.iter().skip(at + 3);
        word(0, "in")
            && word(1, "plaats")
            && word(2, "van")
            && rest.take_while(|token| !token.is_sign()).any(|token| token.is("te"))
    }

    /// `zonder hem over te dragen`: no finite verb stands before the infinitive.
    fn without(&self, at: usize) -> bool {
        let ends = |place: &usize| self.tokens[*place].is_sign() || self.finite(*place);
        let to = |place: usize| self.tokens[place].is("te");
        self.tokens[at].is("zonder") && (at + 1..self.tokens.len()).take_while(|place| !ends(place)).any(to)
    }

    fn infinitive_follows(&self, at: usize) -> bool {
        let mut near =
            self.tokens.iter().skip(at + 1).take_while(|token| !matches!(token.text, ";" | ":" | "?" | "."));
        near.any(|token| token.is("te"))
    }

    fn finite(&self, at: usize) -> bool {
        self.finite.get(at).is_some_and(|finite| *finite)
    }
}
