//! Being a party: `is geen partij bij het Statuut`, `als verdragspartij bij`, `X, geen partij bij`.

use super::super::Status;
use super::super::clauses::Opener;
use super::super::function_words::Class;
use super::super::parties::{Parties, Party};
use super::super::status::{Sign, settle};
use super::deeds::others;
use super::grammar::{Object, Sort};
use super::lexicon::Role;
use super::silent::{ANY, UNSAID};
use super::{Claim, PARTY_TO, Page, SIGNED, takes};

/// Verbs that join a subject and `partij`.
const COPULAS: [&str; 13] = [
    "is", "zijn", "was", "waren", "geweest", "wordt", "worden", "werd", "werden", "geworden", "blijft",
    "blijven", "bleef",
];

impl<'p> Page<'p, '_, '_> {
    /// What the sentence says with `partij`.
    pub(super) fn membership(&self) -> Vec<Claim<'p>> {
        let scene = self.scene;
        let here = (0..scene.tokens.len()).filter(|at| {
            scene.tokens.get(*at).is_some_and(|token| {
                let roles = [
                    Role::Member,
                    Role::NonMember,
                    Role::MemberOf,
                    Role::Members,
                    Role::Signatory,
                    Role::Signatories,
                ];
                roles.iter().any(|role| self.lexicon.is(token, *role))
            })
        });
        here.filter_map(|at| self.member(at)).collect()
    }

    fn member(&self, at: usize) -> Option<Claim<'p>> {
        let scene = self.scene;
        let clause = *scene.clauses.of.get(at)?;
        let object = self.joined(at, clause)?;
        let inside: Vec<usize> = self.whole_list(object).into_iter().chain(self.predicate(at)).collect();
        let copula = scene.clause(clause).iter().any(|token| COPULAS.iter().any(|word| token.is(word)));
        let (parties, rule) = if self.several(at) {
            (self.one_of_them(at, object, clause)?, "treaty_status/one-of-them")
        } else if let Some(parties) = self.apposed(at) {
            (parties, "treaty_status/apposition")
        } else if copula || self.as_party(at) {
            let asked = || self.asked_to_join(at, clause, &inside);
            let own = asked().or_else(|| scene.subject_of(clause, &inside));
            let own = own.or_else(|| self.meant_country(clause, &inside));
            (own?, "treaty_status/membership")
        } else {
            return None;
        };
        let apposed = rule == "treaty_status/apposition";
        let among = rule == "treaty_status/one-of-them";
        let mut signs = if apposed || !copula && !among {
            scene.words.status.before_noun(scene.tokens, at)
        } else {
            scene.signs(clause, |token| inside.contains(&token) && !scene.is(token, "geen"))
        };
        if self.as_party(at) {
            signs.remove(&Sign::Condition);
        }
        // `behoort tot de partijen`: nobody asks it.
        if among && self.lexicon.has(&scene.clause(clause), Role::Belonging) {
            signs.remove(&Sign::Request);
        }
        if scene.tokens.get(at).is_some_and(|token| self.lexicon.is(token, Role::NonMember)) {
            signs.insert(Sign::Negation);
        }
        let status = self.status(clause, settle(&signs, Status::Asserted)?);
        // `zodra Nederland partij is`, `Is Nederland partij?`: of what is not said, and nothing is.
        if status == Status::Possible && (object.under == UNSAID || self.asked()) {
            return None;
        }
        let parties = others(parties, object)?;
        let above = scene.clauses.list.get(clause).and_then(|clause| clause.parent).filter(|_| !apposed);
        let owned = parties.iter().all(|party| above.is_some_and(|above| self.within(party, above)));
        let since = ["sinds", "sedert", "vanaf"]
            .iter()
            .any(|word| (at.saturating_sub(5)..at).any(|before| scene.is(before, word)));
        let own = if apposed && !since { None } else { scene.date(clause) };
        let date = own.or_else(|| scene.date(above.filter(|_| owned)?));
        let signs = |role| scene.tokens.get(at).is_some_and(|token| self.lexicon.is(token, role));
        let shape = if signs(Role::Signatory) || signs(Role::Signatories) { SIGNED } else { PARTY_TO };
        Some(Claim { shape, parties, object, status, date, evidence: scene.tokens.get(at)?.span, rule })
    }

    /// Whether the word at `at` names several: `partijen`.
    fn several(&self, at: usize) -> bool {
        let of = |role| self.scene.tokens.get(at).is_some_and(|token| self.lexicon.is(token, role));
        of(Role::Members) || of(Role::Signatories)
    }

    /// `X is een van de partijen bij`, `X behoort tot de ondertekenaars van`, `de partijen bij …, waaronder X`, `X en Y
    /// zijn partijen bij`.
    fn one_of_them(&self, at: usize, object: &Object, clause: usize) -> Option<Vec<Party>> {
        let scene = self.scene;
        let end = self.listed_with(object).last().map_or(object.end, |last| last.end);
        let end = end.max(at + 1);
        let among = end + usize::from(scene.is(end, ","));
        if scene.is(among, "waaronder") {
            return scene.parties(among + 1).map(|(parties, _)| parties);
        }
        let copula = scene.clause(clause).iter().any(|token| COPULAS.iter().any(|word| token.is(word)));
        let start = *self.predicate(at).start();
        let is = |back: usize, word: &str| start.checked_sub(back).is_some_and(|at| scene.is(at, word));
        let one = is(1, "van") && (is(2, "een") || is(2, "één"));
        let belongs = is(1, "tot") && self.lexicon.has(&scene.clause(clause), Role::Belonging);
        let before = start.checked_sub(1).and_then(|at| scene.tokens.get(at));
        let bare = start == at
            && before
                .is_some_and(|token| scene.words.closed.finite(scene.tokens, scene.at(token.span.start)));
        let first = if one { start - 2 } else { start };
        let inside: Vec<usize> = self.whole_list(object).into_iter().chain(first..=at).collect();
        let own = scene.subject_of(clause, &inside);
        own.filter(|parties| copula && one || belongs || copula && bare && parties.len() > 1)
    }

    /// `dringt er bij X op aan partij te worden`: who is asked, where it is still to be done.
    fn asked_to_join(&self, at: usize, clause: usize, inside: &[usize]) -> Option<Vec<Party>> {
        let scene = self.scene;
        let becomes = ["worden", "zijn", "blijven"].iter().any(|word| scene.is(at + 2, word));
        let signs = scene.signs(clause, |token| inside.contains(&token));
        let asked = scene.is(at + 1, "te") && becomes && signs.contains(&Sign::Request);
        asked.then(|| scene.controller(clause, &signs, inside)).flatten()
    }

    /// Whether a party is named in this clause, and so further off than right before the relative pronoun.
    fn within(&self, party: &Party, clause: usize) -> bool {
        let at = self.scene.at(party.span.start);
        self.scene.clauses.of.get(at) == Some(&clause) && {
            let behind = self.scene.tokens.get(at + 1);
            behind.is_some_and(|next| next.text != "," && !self.scene.words.closed.is(next, Class::Relative))
        }
    }

    /// The treaty that belongs to `partij`: behind it, or before it in the same clause, under `bij`;
    /// right behind it under `van` too. One named earlier, where `partij` stands alone.
    fn joined(&self, at: usize, clause: usize) -> Option<&'p Object> {
        if self.lexicon.is(self.scene.tokens.get(at)?, Role::MemberOf) {
            return self.member_of(at, clause);
        }
        let fits = |object: &&Object| takes(PARTY_TO, object);
        let signs = self.lexicon.is(self.scene.tokens.get(at)?, Role::Signatory);
        if signs || self.several(at) {
            let behind =
                |object: &&Object| ["bij", "van"].contains(&object.under.as_str()) && object.start == at + 2;
            let counted = |object: &&Object| {
                let word = (at + 1..at + 3).any(|next| self.scene.is(next, "waaronder"));
                word && object.clause == clause && object.under.is_empty() && object.end <= at
            };
            let mut treaties = self.objects.iter().filter(fits).filter(|object| object.sort == Sort::Treaty);
            return treaties.clone().find(behind).or_else(|| treaties.find(counted));
        }
        let mut objects = self.objects.iter().filter(fits);
        let under = |object: &&Object| {
            (object.under == "bij" || object.under == ANY && self.has(clause, "bij"))
                && object.clause == clause
                || object.under == UNSAID && object.start == at
                || ["bij", "van"].contains(&object.under.as_str()) && object.start == at + 2
        };
        if let Some(object) = objects.clone().find(under) {
            return Some(object);
        }
        let alone = !self
            .scene
            .indices(clause)
            .iter()
            .any(|at| self.scene.is(*at, "bij") || self.scene.is(*at, "van"));
        let mut treaties = objects.by_ref().filter(|object| object.sort == Sort::Treaty && object.end <= at);
        match (treaties.next(), treaties.next()) {
            (Some(one), None) if alone => Some(one),
            _ => None,
        }
    }

    /// The organisation behind `lid van`, or right before `waarvan … lid is`.
    fn member_of(&self, at: usize, clause: usize) -> Option<&'p Object> {
        let scene = self.scene;
        // `een actief lid van een werkgroep` is no membership of states.
        let described = at.checked_sub(1).and_then(|at| scene.tokens.get(at));
        if described.is_some_and(|token| scene.words.closed.open(token)) {
            return None;
        }
        let opener = scene.clauses.list.get(clause)?.opened_at().filter(|at| scene.is(*at, "waarvan"));
        let body = |object: &&Object| object.sort == Sort::Body;
        let behind = |object: &&Object| object.under == "van" && object.start == at + 2;
        let before = |object: &&Object| opener.is_some_and(|opener| self.right_before(object, opener));
        self.objects.iter().filter(body).find(|object| behind(object) || before(object))
    }

    fn has(&self, clause: usize, word: &str) -> bool {
        self.scene.indices(clause).iter().any(|at| self.scene.is(*at, word))
    }

    /// The tokens of the phrase of `partij`, which is never the subject: `geen partij`, `de 125e partij`.
    fn predicate(&self, at: usize) -> std::ops::RangeInclusive<usize> {
        let words = &self.scene.words.closed;
        let belongs = |before: usize| {
            self.scene.tokens.get(before).is_some_and(|token| {
                words.is(token, Class::Determiner) || words.open(token) && token.text.ends_with('e')
            })
        };
        let mut start = at;
        while start > 0 && at - start < 3 && belongs(start - 1) {
            start -= 1;
        }
        start..=at
    }

    /// `Als verdragspartij bij het Statuut is Mongolië verplicht`.
    fn as_party(&self, at: usize) -> bool {
        self.predicate(at).start().checked_sub(1).is_some_and(|before| self.scene.is(before, "als"))
    }

    /// `Rusland, geen partij bij het Statuut,`: the name before the comma.
    fn apposed(&self, at: usize) -> Option<Vec<Party>> {
        let mut comma = self.predicate(at).start().checked_sub(1)?;
        // `Oekraïne, sinds 2005 partij bij het verdrag,`
        let since = ["sinds", "sedert", "vanaf"];
        if let Some(lead) = (comma.saturating_sub(4)..=comma)
            .rev()
            .find(|at| since.iter().any(|word| self.scene.is(*at, word)))
            && self.scene.date_at(lead + 1, comma + 1).is_some()
        {
            comma = lead.checked_sub(1)?;
        }
        let comma = if self.scene.is(comma, "als") { return None } else { comma };
        let name = self.scene.tokens.get(comma.checked_sub(1)?)?;
        let sign = self.scene.tokens.get(comma)?.text;
        let pronoun = (comma..at).any(|at| self.scene.is(at, "die") || self.scene.is(at, "dat"));
        // `X is, net als Canada, partij bij`
        let aside = self.scene.clauses.of.get(comma.checked_sub(1)?).and_then(|clause| {
            self.scene.clauses.list.get(*clause).filter(|clause| clause.opener == Opener::Aside)
        });
        let compared = aside.is_some_and(|aside| {
            aside.tokens.iter().any(|at| ["als", "zoals", "dan"].iter().any(|word| self.scene.is(*at, word)))
        });
        let party = Parties::named(self.scene.passage, name).filter(|_| !pronoun && !compared)?;
        match sign {
            "," => self.scene.antecedent(comma),
            "(" => Some(vec![party]),
            _ => None,
        }
    }
}
