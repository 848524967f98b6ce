//! Verbs: `heeft het Statuut opgezegd`, `is toegetreden tot`, `in werking getreden voor`.

use super::super::clauses::Opener;
use super::super::parties::Party;
use super::super::predicates::{FoundVerb, Voice, completed};
use super::super::status::settle;
use super::super::{Status, Token};
use super::grammar::{Object, Sort};
use super::lexicon::{Deed, Link, Role};
use super::silent::{ANY, UNSAID};
use super::{Claim, PARTY_TO, Page, takes};
use crate::grammar::PartialDate;
use crate::text::Span;

impl<'p> Page<'p, '_, '_> {
    /// What the sentence says with verbs.
    pub(super) fn deeds(&self) -> Vec<Claim<'p>> {
        let verbs = self.lexicon.verbs.find(self.scene.tokens, &self.scene.clauses, &self.scene.words.closed);
        verbs.iter().flat_map(|found| self.deed(found, before(found, &verbs))).collect()
    }

    /// `after` is the verb before it in the same clause: dates before that are not its own.
    fn deed(&self, found: &FoundVerb, after: Option<usize>) -> Vec<Claim<'p>> {
        let Some(deed) = self.lexicon.deeds.get(found.verb) else { return Vec::new() };
        if !deed.complete(&self.scene.clause(found.clause)) {
            return Vec::new();
        }
        let whole = completed(found, self.scene.tokens, &self.scene.clauses);
        let objects = self.objects.iter().filter(|object| self.belongs(&whole, deed, object));
        let own = after.and_then(|after| self.scene.date_behind(found.clause, after));
        let claims = objects.filter_map(|object| self.done(found, &whole, deed, object));
        claims.map(|claim| Claim { date: own.or(claim.date), ..claim }).collect()
    }

    /// Whether the object is that of the verb.
    pub(super) fn belongs(&self, found: &FoundVerb, deed: &Deed, object: &Object) -> bool {
        if !takes(deed.shape, object) || deed.link == Link::Object && object.sort == Sort::Body {
            return false;
        }
        if let Some(Opener::Relative(at)) =
            self.scene.clauses.list.get(found.clause).map(|clause| clause.opener)
            && deed.link != Link::For
            && self.before_pronoun(object, at)
        {
            return matches!(deed.link, Link::Object | Link::Body);
        }
        let has = |word: &str| self.scene.clause(found.clause).iter().any(|token| token.is(word));
        let joined = matches!(deed.link, Link::Object) || found.at.len() > 1;
        let fits = match &deed.link {
            Link::Object | Link::Under(_) if object.under == UNSAID => found.at.iter().any(|at| {
                (joined && *at == object.start)
                    || self.scene.tokens.get(*at).is_some_and(|token| self.lexicon.begins(token, Role::Deed))
            }),
            // `trad daar in maart uit`, `treedt er uit`
            Link::Under(preposition) if object.under == ANY => has(preposition),
            // `roept X op het verdrag te ratificeren`: a particle, no preposition.
            Link::Object | Link::Body
                if found.infinitive && ["op", "aan", "om", "door"].contains(&object.under.as_str()) =>
            {
                true
            }
            Link::Object | Link::Body | Link::For => object.under.is_empty(),
            Link::Under(preposition) => object.under == *preposition,
        };
        let verb = found.at.first().copied().unwrap_or_default();
        object.clause == found.clause && fits && !self.scene.apart(verb, object.start)
    }

    /// Whether the relative pronoun at `at` points to the object, alone or as one of a list: `X en Y, die …`.
    fn before_pronoun(&self, object: &Object, at: usize) -> bool {
        let last = self
            .listed_with(object)
            .last()
            .copied()
            .filter(|last| self.scene.is(at, "die") && self.scene.is(last.start, "het"));
        self.right_before(object, at) || last.is_some_and(|last| self.right_before(last, at))
    }

    /// Whether the object ends right before the relative pronoun at `at`.
    pub(super) fn right_before(&self, object: &Object, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            before + 1 == object.end || before == object.end && self.scene.is(before, ",")
        })
    }

    /// What the verb says of an object; `whole` is the verb with the clause of its subject.
    fn done(
        &self,
        found: &FoundVerb,
        whole: &FoundVerb,
        deed: &Deed,
        object: &'p Object,
    ) -> Option<Claim<'p>> {
        let inside = self.whole_list(object);
        let other = self.other_side(found);
        let mine = |at: usize| found.at.contains(&at) || inside.contains(&at) || other.contains(&at);
        let signs = self.scene.signs(found.clause, mine);
        let parties = match (&deed.link, whole.voice) {
            (Link::For, _) => {
                self.scene.under(whole.clause, "voor").or_else(|| self.concerning(whole.clause))?
            }
            (Link::Object | Link::Body, Voice::Passive) => {
                let under = |word: &str| self.scene.under(whole.clause, word);
                let own = under("door").or_else(|| under("namens"));
                own.or_else(|| self.of_these(found)).or_else(|| self.listed(whole.clause))?
            }
            _ => {
                let own = self.scene.subject(whole, &signs, &inside);
                own.or_else(|| self.meant_country(whole.clause, &inside))
                    .or_else(|| self.scene.under(whole.clause, "namens"))
                    .or_else(|| self.listed(whole.clause))?
            }
        };
        let status = self.status(found.clause, settle(&signs, Status::Asserted)?);
        let status = if found.infinitive && self.decided(found.clause) && status == Status::Asserted {
            Status::Announced
        } else {
            status
        };
        if status == Status::Possible && deed.shape == PARTY_TO && self.asked() {
            return None;
        }
        Some(Claim {
            shape: deed.shape,
            parties,
            object,
            status,
            date: self.scene.date(found.clause).or_else(|| self.date_of_first(found.clause)),
            evidence: self.verb_span(found)?,
            rule: match (&deed.link, whole.voice) {
                (Link::For, _) => "treaty_status/in-force",
                (Link::Object | Link::Body, Voice::Passive) => "treaty_status/passive",
                _ => "treaty_status/active",
            },
        })
    }

    /// `is ondertekend, maar (door geen van hen) bekrachtigd`: the tokens beyond `maar`, which say something of
    /// another verb of the clause.
    fn other_side(&self, found: &FoundVerb) -> std::ops::Range<usize> {
        let scene = self.scene;
        let indices = scene.indices(found.clause);
        let but = indices.iter().copied().find(|at| scene.is(*at, "maar") || scene.is(*at, "doch"));
        let (Some(but), Some(verb)) = (but, found.at.last()) else { return 0..0 };
        let verbs = self.lexicon.verbs.find(scene.tokens, &scene.clauses, &scene.words.closed);
        let parted = verbs
            .iter()
            .filter(|other| other.clause == found.clause)
            .any(|other| other.at.last().is_some_and(|at| (*at < but) != (*verb < but)));
        if parted && *verb < but { but..scene.tokens.len() } else { 0..0 }
    }

    /// `ten aanzien van Armenië`: for whom a treaty is in force.
    fn concerning(&self, clause: usize) -> Option<Vec<Party>> {
        let scene = self.scene;
        let at = *scene.indices(clause).iter().find(|at| scene.is(**at, "aanzien"))?;
        let whole = at > 0 && scene.is(at - 1, "ten") && scene.is(at + 1, "van");
        scene.parties(at + 2).filter(|_| whole).map(|(parties, _)| parties)
    }

    /// Whether the sentence is a question, which states of nobody that they are bound.
    pub(super) fn asked(&self) -> bool {
        self.scene.tokens.iter().rev().take(2).any(|token| token.text == "?")
    }

    /// `was in 2017 het eerste land dat het Statuut verliet`: the day of the clause that says who was first.
    fn date_of_first(&self, clause: usize) -> Option<PartialDate> {
        let content = self.scene.clauses.list.get(clause)?;
        let (Opener::Relative(at), Some(above)) = (content.opener, content.parent) else { return None };
        let first = (at.saturating_sub(4)..at)
            .any(|before| ["eerste", "enige", "laatste"].iter().any(|word| self.scene.is(before, word)));
        self.scene.date(above).filter(|_| first)
    }

    /// `door geen van deze landen`: those of whom the sentence has spoken.
    fn of_these(&self, found: &FoundVerb) -> Option<Vec<Party>> {
        self.scene.indices(found.clause).iter().any(|at| self.scene.is(*at, "door")).then_some(())?;
        self.meant_countries(found.clause, &[])
    }

    /// `niet langer`, `niet meer`: it was so.
    pub(super) fn status(&self, clause: usize, status: Status) -> Status {
        let indices = self.scene.indices(clause);
        let no_more = indices.windows(2).any(|pair| {
            self.scene.is(pair[0], "niet")
                && ["langer", "meer"].iter().any(|word| self.scene.is(pair[1], word))
        });
        let token = |at: &usize| self.scene.tokens.get(*at);
        let none = indices.iter().filter_map(token).any(|token: &Token<'_>| token.is("geen"))
            && indices.iter().filter_map(token).any(|token| token.is("meer"));
        let above = self.scene.clauses.list.get(clause).and_then(|clause| clause.parent);
        let ceases = [Some(clause), above].into_iter().flatten().any(|clause| {
            let tokens = self.scene.clause(clause);
            let has = |words: &[&str]| tokens.iter().any(|token| words.iter().any(|word| token.is(word)));
            has(&["houdt", "houden", "hield", "hielden"]) && has(&["op"]) || has(&["opgehouden"])
        });
        match status {
            Status::Negated if no_more || none => Status::Ended,
            Status::Asserted if ceases => Status::Ended,
            _ => status,
        }
    }

    /// `heeft besloten … op te zeggen`: decided, not done.
    fn decided(&self, clause: usize) -> bool {
        let above = self.scene.clauses.list.get(clause).and_then(|it| it.parent);
        let here = |clause: usize| self.lexicon.has(&self.scene.clause(clause), Role::Decision);
        here(clause) || above.is_some_and(here)
    }

    fn verb_span(&self, found: &FoundVerb) -> Option<Span> {
        let spans = found.at.iter().filter_map(|at| self.scene.tokens.get(*at)).map(|token| token.span);
        spans.reduce(Span::cover)
    }
}

/// The last token of the verb before this one in its clause.
fn before(found: &FoundVerb, verbs: &[FoundVerb]) -> Option<usize> {
    let first = found.at.first()?;
    let earlier = verbs.iter().filter(|other| other.clause == found.clause && other.at.last() < Some(first));
    earlier.filter_map(|other| other.at.last().copied()).max()
}

/// The parties that do not stand within the object; `None` where none is left.
pub(super) fn others(parties: Vec<Party>, object: &Object) -> Option<Vec<Party>> {
    let outside = |party: &Party| !object.span.contains(party.span);
    Some(parties.into_iter().filter(outside).collect::<Vec<_>>()).filter(|parties| !parties.is_empty())
}
