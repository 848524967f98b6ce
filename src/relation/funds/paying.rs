//! Verbs of paying: `financiert`, `steunt … met`, `draagt … bij aan`, `maakt … over aan`.

use super::super::Status;
use super::super::clauses::Opener;
use super::super::parties::Party;
use super::super::predicates::{FoundVerb, Voice};
use super::super::status::{Sign, Signs, settle};
use super::grammar::{Amount, Recipient, period};
use super::lexicon::{Payment, Role, Way};
use super::{Claim, Page};
use crate::text::Span;

impl Page<'_, '_, '_> {
    /// What the sentence says with verbs.
    pub(super) fn paying(&self) -> Vec<Claim> {
        let verbs = self.lexicon.verbs.find(self.scene.tokens, &self.scene.clauses, &self.scene.words.closed);
        verbs.iter().flat_map(|found| self.paid(found)).collect()
    }

    fn paid(&self, found: &FoundVerb) -> Vec<Claim> {
        let scene = self.scene;
        let Some(payment) = self.lexicon.payments.get(found.verb) else { return Vec::new() };
        let here = scene.clause(found.clause);
        let needed = payment.needs.as_ref().is_none_or(|word| here.iter().any(|token| token.is(word)));
        let amount = self.amount_in(found.clause).or_else(|| self.amount_before(found, payment.way));
        let gift = self.lexicon.has(&here, Role::Gift);
        let financial = self.lexicon.has(&here, Role::Financial) || amount.is_some();
        let enough = match payment.way {
            Way::Direct => true,
            Way::Support | Way::Contribute => financial || gift,
            Way::Receive => amount.is_some(),
            Way::Give => amount.is_some() || gift || financial && self.lexicon.has(&here, Role::Contribution),
        };
        if !needed || !enough {
            return Vec::new();
        }
        let inside: Vec<usize> =
            self.recipients.iter().flat_map(|recipient| recipient.start..recipient.end).collect();
        let mine = |at: usize| found.at.contains(&at) || inside.contains(&at);
        let signs = scene.signs(found.clause, mine);
        let recipients =
            self.recipients.iter().filter(|recipient| self.receives(found, payment.way, recipient));
        // `De Kamer roept X op Y te steunen`: the object of an infinitive is the body named last before it.
        let last = |recipient: &&Recipient| {
            let verb = found.at.first().copied().unwrap_or_default();
            let later = |other: &Recipient| other.start >= recipient.end + 2 && other.end <= verb;
            let object = matches!(payment.way, Way::Direct | Way::Support) && found.infinitive;
            !(object && recipient.end <= verb && self.recipients.iter().any(later))
        };
        let recipients = recipients.filter(last);
        let Some(status) = self.payment_status(&signs, payment, found, &here) else { return Vec::new() };
        recipients
            .filter_map(|recipient| {
                let funders = self.funders(found, payment.way, &signs, recipient)?;
                let own = self.own_amount(found.clause, payment.way, recipient);
                Some(self.claim(found, recipient, funders, status, own.or(amount)))
            })
            .collect()
    }

    fn claim(
        &self,
        found: &FoundVerb,
        recipient: &Recipient,
        funders: Vec<Party>,
        status: Status,
        amount: Option<Amount>,
    ) -> Claim {
        let scene = self.scene;
        let verb = found
            .at
            .iter()
            .filter_map(|at| scene.tokens.get(*at))
            .map(|token| token.span)
            .reduce(Span::cover);
        let money = amount.and_then(|amount| scene.stretch(amount.start, amount.end));
        let evidence = [verb, money].into_iter().flatten().fold(recipient.span, Span::cover);
        let indices = scene.indices(found.clause);
        let (first, last) =
            (indices.first().copied().unwrap_or(0), indices.last().map_or(0, |last| last + 1));
        // What is said behind the next comma of another amount is that one's.
        let end = self.next_amount(amount).map_or(last, |next| next.min(last));
        Claim {
            funders,
            recipient: recipient.id.clone(),
            status,
            money: amount.map(|amount| amount.money),
            period: period(scene, first, end),
            evidence,
            rule: "funds/verb",
        }
    }

    fn next_amount(&self, amount: Option<Amount>) -> Option<usize> {
        let here = amount?.start;
        self.amounts.iter().map(|amount| amount.start).find(|start| *start > here)
    }

    /// The first amount in a clause.
    fn amount_in(&self, clause: usize) -> Option<Amount> {
        self.amounts.iter().find(|amount| self.scene.clauses.of.get(amount.start) == Some(&clause)).copied()
    }

    /// `de subsidie van 3 miljoen euro die X aan Y heeft verstrekt`: the amount right before the relative clause.
    fn amount_before(&self, found: &FoundVerb, way: Way) -> Option<Amount> {
        let clause = self.scene.clauses.list.get(found.clause)?;
        let Opener::Relative(at) = clause.opener else { return None };
        let near =
            |amount: &&Amount| amount.end == at || amount.end + 1 == at && self.scene.is(amount.end, ",");
        self.amounts.iter().find(near).filter(|_| way == Way::Give).copied()
    }

    /// Of several amounts in a clause the recipient's own: `5 miljoen voor X en 3 miljoen voor Y`.
    fn own_amount(&self, clause: usize, way: Way, recipient: &Recipient) -> Option<Amount> {
        let here = |amount: &&Amount| self.scene.clauses.of.get(amount.start) == Some(&clause);
        let mut before = self.amounts.iter().filter(here).filter(|amount| amount.end <= recipient.start);
        before.next_back().filter(|_| way == Way::Give).copied()
    }

    /// Whether a body is the one that the verb pays.
    fn receives(&self, found: &FoundVerb, way: Way, recipient: &Recipient) -> bool {
        let under = recipient.under.as_str();
        let fits = match way {
            // `roept X op UNITAD te steunen`: a particle, no preposition.
            Way::Direct | Way::Support if found.infinitive && ["op", "aan"].contains(&under) => true,
            Way::Direct => ["", "bij", "via", "van"].contains(&under),
            Way::Support => under.is_empty(),
            Way::Contribute => under == "aan",
            Way::Give => {
                ["aan", "voor"].contains(&under) || under.is_empty() && self.indirect(found, recipient)
            }
            Way::Receive => under.is_empty() && found.voice == Voice::Active,
        };
        let verb = found.at.first().copied().unwrap_or_default();
        recipient.clause == found.clause && fits && !self.scene.apart(verb, recipient.start)
    }

    /// `heeft UNHCR 12 miljoen dollar toegezegd`: whether a body stands behind the subject and before the money.
    fn indirect(&self, found: &FoundVerb, recipient: &Recipient) -> bool {
        let amount = self.amount_in(found.clause);
        let indices = self.scene.indices(found.clause);
        let gift = || {
            let is_gift = |at: &usize| {
                self.scene.tokens.get(*at).is_some_and(|token| {
                    self.lexicon.is(token, Role::Gift) || self.lexicon.is(token, Role::Contribution)
                })
            };
            indices.iter().copied().find(is_gift)
        };
        let money = amount.map(|amount| amount.start).or_else(gift);
        let finite = indices.iter().position(|at| self.scene.words.closed.finite(self.scene.tokens, *at));
        let subject = finite.and_then(|place| indices.get(place)).is_some_and(|verb| recipient.start > *verb);
        found.voice == Voice::Active && subject && money.is_some_and(|money| recipient.end <= money)
    }

    /// Who pays; nobody where a passive leaves it out.
    fn funders(
        &self,
        found: &FoundVerb,
        way: Way,
        signs: &Signs,
        recipient: &Recipient,
    ) -> Option<Vec<Party>> {
        if way == Way::Receive {
            return self.scene.under(found.clause, "van");
        }
        if found.voice == Voice::Passive {
            let agent = self.scene.under(found.clause, "door");
            return if way == Way::Give { Some(agent.unwrap_or_default()) } else { agent };
        }
        let mut money: Vec<usize> = self.amounts.iter().flat_map(|amount| amount.start..amount.end).collect();
        if way == Way::Give && recipient.under.is_empty() {
            money.extend(recipient.start..recipient.end);
        }
        let funders = self.scene.subject(found, signs, &money)?;
        (!funders.iter().any(|funder| recipient.span.contains(funder.span))).then_some(funders)
    }

    /// What is decided or promised is announced, what is suspended has ended.
    fn payment_status(
        &self,
        signs: &Signs,
        payment: &Payment,
        found: &FoundVerb,
        here: &[super::super::Token<'_>],
    ) -> Option<Status> {
        let decided = found.infinitive && self.lexicon.has(here, Role::Announcing);
        // `financiert … niet meer`: it did.
        let no_longer =
            here.windows(2).any(|two| two[0].is("niet") && (two[1].is("meer") || two[1].is("langer")));
        if no_longer
            && signs.contains(&Sign::Negation)
            && settle(signs, payment.status) == Some(Status::Negated)
        {
            return Some(Status::Ended);
        }
        let settled = settle(signs, payment.status)?;
        let plain = matches!(settled, Status::Asserted) && !signs.contains(&Sign::End);
        // `stelt 10 miljoen beschikbaar`: not yet paid.
        let now = |at: &usize| ["stelt", "stellen"].iter().any(|word| self.scene.is(*at, word));
        let offered = payment.needs.is_some() && found.at.iter().any(now);
        Some(if plain && (decided || offered) { Status::Announced } else { settled })
    }
}
