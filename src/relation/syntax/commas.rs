//! What a comma does: it opens or closes a clause, sets something apart, or parts the members of a list.

use super::super::Token;
use super::super::function_words::Class;
use super::clauses::Opener;
use super::division::{Division, opposes};
use crate::entity::person::PERSON;

impl Division<'_, '_> {
    pub(super) fn comma(&mut self, at: usize) {
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
        let behind = |at: &usize| *at > opener || self.tokens[*at].is_sign();
        above.is_some_and(|above| above.opener == Opener::Main && above.tokens.iter().all(behind))
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
    pub(super) fn segment(&self, start: usize) -> std::ops::Range<usize> {
        let length = self
            .tokens
            .iter()
            .skip(start)
            .take_while(|token| !matches!(token.text, "," | ";" | ":" | "." | "?"));
        start..start + length.count()
    }

    pub(super) fn closes_again(&self, end: usize) -> bool {
        self.tokens.get(end).is_some_and(|token| token.text == ",")
    }

    fn aside_of_commas(&self) -> bool {
        self.top().tokens.first().is_some_and(|first| self.tokens[*first].text != "(")
    }
}
