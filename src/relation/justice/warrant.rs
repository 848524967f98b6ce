//! Warrants: `arrestatiebevelen uitgevaardigd tegen …`, `het arrestatiebevel van … tegen …`.

use super::super::Status;
use super::super::clauses::Opener;
use super::super::dates::date_within;
use super::super::function_words::Class;
use super::super::groups::Target;
use super::super::status::Sign;
use super::super::verbs::Found;
use super::Event;
use super::claim::Claim;
use super::event::settle;
use super::lexicon::{About, Verb};
use super::particulars::Particulars;
use super::places::{Actor, Place};
use super::reading::{Part, Piece, Reading};
use super::role::Role;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The warrants of which the sentence tells.
    pub(super) fn warrants(&self) -> Vec<Claim> {
        let mut nouns: Vec<usize> =
            self.told.nouns.iter().filter(|(_, role)| *role == Role::Warrant).map(|(at, _)| *at).collect();
        nouns.dedup();
        nouns.into_iter().filter_map(|at| self.issued(at)).collect()
    }

    fn issued(&self, at: usize) -> Option<Claim> {
        let home = self.parts.iter().find(|part| part.tokens.contains(&at))?;
        let part = self.told_of(at).unwrap_or(home);
        let mut tails = self.tails(Event::Warrant, at);
        let verb = self.verbs_about(part, About::Warrant).into_iter().next();
        let persons = self.wanted(part, at).or_else(|| tails.persons.take())?;
        if !persons.iter().all(|person| self.certain(Event::Warrant, person)) {
            return None;
        }
        let mine: Vec<_> = persons.iter().map(|person| person.span).collect();
        let place = match tails.place.take() {
            Some(place) => place,
            None => self.issuer(part, at, verb.as_ref())?,
        };
        let status = match &verb {
            Some((found, verb)) => settle(&self.signs(part, found, &mine), verb.status)?,
            None if self.exists(part, at) => {
                let own: Vec<usize> = part.tokens.clone();
                settle(&self.lexicon.status.in_clause(self.tokens, &own), Status::Asserted)?
            }
            None => {
                let noun = self.issuance(at).unwrap_or(at);
                self.noun_status(Event::Conviction, noun, self.ends_at(&mine, tails.end))?
            }
        };
        let date = verb.as_ref().and_then(|_| self.date(part, &mine, status)).or(tails.date);
        let date = date.or_else(|| self.day_before(at));
        let noun = self.token(at)?.span;
        Some(Claim {
            event: Event::Warrant,
            persons,
            place,
            status,
            date,
            particulars: Particulars::default(),
            evidence: verb.map_or(noun, |(found, _)| noun.cover(self.stretch(&found.at))),
            rule: "justice/warrant",
        })
    }

    /// The relative clause that says who issued the warrant at `at`: `het arrestatiebevel dat het ISH uitvaardigde`.
    fn told_of(&self, at: usize) -> Option<&Part> {
        let clause = |part: &&Part| {
            let opener = self.clauses.list.get(part.clause).map(|clause| clause.opener);
            let behind = |opener: usize| {
                opener == at + 1 || opener == at + 2 && self.token(at + 1).is_some_and(|it| it.text == ",")
            };
            matches!(opener, Some(Opener::Relative(opener)) if behind(opener))
        };
        let part = self.parts.iter().find(clause)?;
        (!self.verbs_about(part, About::Warrant).is_empty()).then_some(part)
    }

    /// `er is een arrestatiebevel`
    fn exists(&self, part: &Part, at: usize) -> bool {
        let has = |words: &[&str]| {
            let mut before = part.tokens.iter().filter(|place| **place < at);
            before
                .any(|place| self.token(*place).is_some_and(|token| words.iter().any(|word| token.is(word))))
        };
        has(&["er"]) && has(&["is", "zijn", "was", "waren"])
    }

    /// `het op 3 mei door het Strafhof uitgevaardigde bevel`: the day between the article and the participle.
    fn day_before(&self, at: usize) -> Option<crate::grammar::PartialDate> {
        const FAR: usize = 16;
        let token = |at: usize| self.token(at);
        let participle = at.checked_sub(1).filter(|before| {
            token(*before).is_some_and(|word| !self.lexicon.forms.attributive(word).is_empty())
        })?;
        let by = (participle.saturating_sub(FAR)..participle)
            .rev()
            .find(|before| token(*before).is_some_and(|word| word.is("door")))?;
        let article =
            |before: &usize| token(*before).is_some_and(|word| ["de", "het"].iter().any(|it| word.is(it)));
        let first = (by.saturating_sub(FAR)..by).rev().find(article)?;
        date_within(self.passage.document, self.tokens, first + 1, participle)
    }

    /// `het uitvaardigen van een arrestatiebevel`: the noun that says that the one at `at` was issued.
    fn issuance(&self, at: usize) -> Option<usize> {
        let article = at.checked_sub(1).and_then(|before| self.token(before));
        let determined = article.is_some_and(|token| self.lexicon.words.is(token, Class::Determiner));
        let of = at.checked_sub(1 + usize::from(determined))?;
        let noun = of.checked_sub(1).filter(|_| self.token(of).is_some_and(|token| token.is("van")))?;
        self.token(noun).is_some_and(|token| self.lexicon.is(token, Role::Issuance)).then_some(noun)
    }

    fn ends_at(&self, mine: &[crate::text::Span], end: usize) -> usize {
        mine.iter().map(|span| self.at(span.end)).max().map_or(end, |last| last.max(end))
    }

    /// Against whom: under `tegen` behind the noun, or before a relative clause `tegen wie`.
    fn wanted(&self, part: &Part, noun: usize) -> Option<Vec<Target>> {
        let against = |at: &usize| {
            let whose = self.whose_clause(*at);
            self.token(*at)
                .is_some_and(|token| token.is("tegen") || token.is("jegens") || token.is("voor") && whose)
        };
        let behind = part.tokens.iter().copied().filter(|at| *at > noun).find(against);
        // `een arrestatiebevel voor Poetin`
        let meant = |at: &usize| {
            (*at > noun || self.has(part, Role::Applying))
                && self.token(*at).is_some_and(|token| token.is("voor"))
                && self.persons_at(at + 1, self.end_of(part, *at)).is_some()
        };
        let voor = || part.tokens.iter().copied().find(meant);
        let at = behind.or_else(|| part.tokens.iter().copied().find(against)).or_else(voor)?;
        if self.whose_clause(at) {
            let comma = self.token(at.checked_sub(1)?)?.text == ",";
            return self.before(at - usize::from(comma));
        }
        let mut persons = self.persons_at(at + 1, self.end_of(part, at))?;
        // `tegen X, de leider van Y, en tegen Z`
        let again = |other: &usize| {
            let before = other.checked_sub(1).and_then(|before| self.token(before));
            let joined = before.is_some_and(|token| token.is("en"));
            *other > at && joined && self.token(*other).is_some_and(|token| token.is("tegen"))
        };
        for other in part.tokens.iter().copied().filter(again) {
            persons.extend(self.persons_at(other + 1, self.end_of(part, other)).unwrap_or_default());
        }
        Some(persons)
    }

    /// `tegen wie` at token `at`.
    fn whose_clause(&self, at: usize) -> bool {
        self.token(at + 1).is_some_and(|next| next.is("wie"))
    }

    /// Whose warrant it is, where no `van` says it.
    fn issuer(&self, part: &Part, at: usize, verb: Option<&(Found, &Verb)>) -> Option<Place> {
        let before = |back: usize| at.checked_sub(back).and_then(|at| self.token(at));
        // `ISH-arrestatiebevel`
        if before(1).is_some_and(|token| token.text == "-")
            && let Some(name) = before(2)
            && let Some(court) = self.court(name)
        {
            return Some(Place::named(court, name.span));
        }
        if let Some(place) = before(1).and_then(|token| self.country_of(token)) {
            return Some(place);
        }
        if let Some((found, _)) = verb.filter(|(found, _)| found.infinitive)
            && self.signs(part, found, &[]).contains(&Sign::Request)
        {
            return self.asked_court(part, at);
        }
        let actor = match verb {
            Some((found, _)) if found.active => self.holder(part).and_then(|subject| {
                let warrant =
                    self.token(subject.head).is_some_and(|head| self.lexicon.ends_in(head, Role::Warrant));
                (!warrant).then(|| self.actor(subject.at))
            }),
            _ => self.agent(part, &[]),
        };
        match actor {
            Some(Actor::Bench(word)) => self.inferred_court(part, Some(&word)),
            Some(actor) => actor.place(Event::Warrant),
            None => self.unsaid(part),
        }
    }

    /// `roept het Strafhof op een arrestatiebevel uit te vaardigen`: who is asked to issue it.
    fn asked_court(&self, part: &Part, at: usize) -> Option<Place> {
        let place = |piece: &Piece| self.actor(piece.at).place(Event::Warrant);
        let under = self.pieces(part).iter().find(|piece| self.under(piece, "bij") && piece.at < at);
        let second = || self.nouns(part).into_iter().filter(|noun| noun.at < at).nth(1);
        under.and_then(place).or_else(|| second().as_ref().and_then(place))
    }

    /// The subject of a part, that of the clause `tegen wie` where it has one.
    fn holder(&self, part: &Part) -> Option<Piece> {
        let clause = part.tokens.iter().copied().find(|at| *at > 0 && self.whose_clause(at - 1)).unwrap_or(0);
        let nouns: Vec<Piece> = self.nouns(part).into_iter().filter(|noun| noun.at >= clause).collect();
        // `Voor zover bekend heeft het Strafhof`: who can act, not what stands first.
        let acts = |noun: &&Piece| matches!(self.actor(noun.at), Actor::Court(_) | Actor::Country(_));
        nouns.iter().find(acts).or(nouns.first()).copied()
    }

    /// The court of which the text speaks, unless another place is named.
    fn unsaid(&self, part: &Part) -> Option<Place> {
        matches!(self.country_beside(part, &[]), Ok(None)).then(|| self.inferred_court(part, None)).flatten()
    }

    /// Whether a status is one that a warrant can have.
    pub(super) fn lasting(status: Status) -> bool {
        status != Status::Ended
    }
}
