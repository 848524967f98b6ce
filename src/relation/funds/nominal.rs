//! Nouns of paying: `de Nederlandse bijdrage van € 5 miljoen aan`, `de financiering van … door`,
//! `de grootste financier van`.
//!
//! ```text
//! noun = [ determiner ] { modifier } NOUN { link money | link recipient | ( "van" | "door" ) funder | "uit" phrase }
//! link = "van" | "ter waarde van" | "ter hoogte van" | "aan" | "voor"
//! ```

use super::super::function_words::Class;
use super::super::parties::{Parties, Party};
use super::super::phrases::phrase;
use super::super::status::{Sign, settle};
use super::super::{Status, Tokens};
use super::grammar::{Amount, Recipient, period};
use super::lexicon::Role;
use super::{Claim, Page};

/// Most tokens of `door X aan Y` before a participle and its noun.
const MOST_BEFORE: usize = 10;

/// A noun with what belongs to it.
struct Gift<'p> {
    start: usize,
    at: usize,
    end: usize,
    funders: Vec<Party>,
    recipient: Option<&'p Recipient>,
    /// `van WHO en UNFPA`: those behind the first.
    others: Vec<&'p Recipient>,
    amount: Option<Amount>,
}

impl<'p> Page<'p, '_, '_> {
    /// What the sentence says with nouns, beside what it says with verbs.
    pub(super) fn nominal(&self, paid: &[Claim]) -> Vec<Claim> {
        let here = 0..self.scene.tokens.len();
        here.flat_map(|at| self.donor(at).unwrap_or_else(|| self.given(at, paid))).collect()
    }

    /// The claim of a noun for each of those who are paid.
    fn given(&self, at: usize, paid: &[Claim]) -> Vec<Claim> {
        let Some((claim, others)) = self.gift_to(at, paid) else { return Vec::new() };
        let more = others.into_iter().map(|other| Claim {
            funders: claim.funders.clone(),
            recipient: other.id.clone(),
            status: claim.status,
            money: claim.money,
            period: claim.period.clone(),
            evidence: claim.evidence.cover(other.span),
            rule: claim.rule,
        });
        let mut all: Vec<Claim> = more.collect();
        all.insert(0, claim);
        all
    }

    /// `China is de grootste financier van de Verenigde Naties`.
    fn donor(&self, at: usize) -> Option<Vec<Claim>> {
        let scene = self.scene;
        let noun = scene.tokens.get(at).filter(|token| self.lexicon.is(token, Role::Donor))?;
        let recipient =
            self.recipients.iter().find(|recipient| recipient.start == at + 2 && recipient.under == "van")?;
        let clause = *scene.clauses.of.get(at)?;
        let copula = scene
            .clause(clause)
            .iter()
            .any(|token| ["is", "zijn", "was", "waren", "blijft"].iter().any(|word| token.is(word)));
        let mut all = vec![recipient];
        while let Some(last) = all.last()
            && let Some(next) = self.recipients.iter().find(|next| next.start == last.end + 1)
            && (self.scene.is(last.end, "en") || self.scene.is(last.end, ","))
        {
            all.push(next);
        }
        let end = all.last().map_or(recipient.end, |last| last.end);
        let inside: Vec<usize> = (self.left(at)..end).collect();
        let funders = scene.subject_of(clause, &inside).filter(|_| copula)?;
        let status = settle(&scene.signs(clause, |token| inside.contains(&token)), Status::Asserted)?;
        let claim = |recipient: &&Recipient| Claim {
            funders: funders.clone(),
            recipient: recipient.id.clone(),
            status,
            money: self.only_amount(clause).map(|amount| amount.money),
            period: None,
            evidence: noun.span.cover(recipient.span),
            rule: "funds/donor",
        };
        Some(all.iter().map(claim).collect())
    }

    /// The amount of a clause that has one alone.
    fn only_amount(&self, clause: usize) -> Option<Amount> {
        let here = |amount: &&Amount| self.scene.clauses.of.get(amount.start) == Some(&clause);
        let mut amounts = self.amounts.iter().filter(here);
        let first = amounts.next()?;
        amounts.next().is_none().then_some(*first)
    }

    fn gift_to(&self, at: usize, paid: &[Claim]) -> Option<(Claim, Vec<&'p Recipient>)> {
        let scene = self.scene;
        let token = scene.tokens.get(at)?;
        let strong = self.lexicon.is(token, Role::Gift);
        if !strong && !self.lexicon.is(token, Role::Contribution) {
            return None;
        }
        let mut found = self.gift(at);
        let modifiers = scene.tokens.get(found.start..at).unwrap_or_default();
        let financial = modifiers.iter().any(|token| self.lexicon.is(token, Role::Financial));
        // `de financiële steun` is money as `de subsidie` is.
        let strong = strong || financial;
        let clause = *scene.clauses.of.get(at)?;
        if found.amount.is_none() {
            found.amount = self.amounts_to(clause);
        }
        let here = scene.clause(clause);
        let changed = self.lexicon.has(&here, Role::Changing);
        // `De bijdrage aan de WHO is stopgezet.`
        let paid_so_far = token.is("bijdrage") && (changed || self.lexicon.has(&here, Role::Ending));
        if !strong && !financial && !paid_so_far && found.amount.is_none() {
            return None;
        }
        let whole = scene.stretch(found.start, found.end)?;
        if paid.iter().any(|claim| {
            claim.evidence.start < whole.end
                && whole.start < claim.evidence.end
                && claim.money == found.amount.map(|amount| amount.money)
        }) {
            return None;
        }
        let recipient = match (found.recipient, paid) {
            (Some(recipient), _) => recipient.id.clone(),
            // `…, het meest recent met een bijdrage van €500.000,-`: the same as before.
            (None, [.., last]) if found.amount.is_some() && scene.is(found.start.checked_sub(1)?, "met") => {
                if found.funders.is_empty() {
                    found.funders.clone_from(&last.funders);
                }
                last.recipient.clone()
            }
            _ => return None,
        };
        let ended = strong && self.lexicon.has(&here, Role::Ending);
        if found.funders.is_empty() && (ended || paid_so_far) {
            // `De VS hebben de contributie aan de WHO stopgezet.`
            let inside: Vec<usize> = (found.start..found.end).collect();
            let signs = scene.signs(clause, |token| inside.contains(&token));
            let subject = scene.subject_of(clause, &inside);
            found.funders = subject.or_else(|| scene.controller(clause, &signs, &inside)).unwrap_or_default();
        }
        if found.funders.is_empty() && (strong || paid_so_far) && found.amount.is_none() {
            return None;
        }
        let status = self.gift_status(&found, clause)?;
        let indices = scene.indices(clause);
        let last = indices.last().map_or(found.end, |last| last + 1);
        let others = std::mem::take(&mut found.others);
        let claim = Claim {
            funders: found.funders,
            recipient,
            status,
            money: found.amount.map(|amount| amount.money),
            period: period(scene, found.start, last.max(found.end)),
            evidence: whole,
            rule: "funds/noun",
        };
        Some((claim, others))
    }

    /// `bedroeg in 2024 19 miljoen euro`, `is 1,2 miljoen euro`: the amount of a clause that says what it comes to.
    fn amounts_to(&self, clause: usize) -> Option<Amount> {
        let scene = self.scene;
        let amount = self.only_amount(clause)?;
        let before = amount.start.checked_sub(1);
        let copula =
            before.is_some_and(|at| ["is", "was", "zijn", "waren"].iter().any(|word| scene.is(at, word)));
        // `verhoogde de bijdrage tot 3 miljoen euro`
        let changed = before.is_some_and(|at| scene.is(at, "tot") || scene.is(at, "naar"))
            && self.lexicon.has(&scene.clause(clause), Role::Changing);
        (copula || changed || self.lexicon.has(&scene.clause(clause), Role::Amounting)).then_some(amount)
    }

    /// The noun at `at` with money, recipient and funders, in whatever order they follow.
    fn gift(&self, at: usize) -> Gift<'p> {
        let scene = self.scene;
        let start = self.left(at);
        let adjectives = scene.tokens.get(start..at).unwrap_or_default();
        let funders =
            adjectives.iter().filter_map(|token| Parties::of_adjective(scene.passage, token)).collect();
        let mut gift =
            Gift { start, at, end: at + 1, funders, recipient: None, others: Vec::new(), amount: None };
        // `de door Nederland aan UNRWA verstrekte subsidie`
        if scene.is(start + 1, "door")
            && let Some((parties, _)) = scene.parties(start + 2)
        {
            gift.funders = parties;
            let paid = |to: &&Recipient| to.under == "aan" && to.end < at && to.start > start;
            let mut all = self.recipients.iter().filter(paid);
            gift.recipient = all.next();
            gift.others = all.collect();
        }
        while let Some(end) = self
            .amount_at(&mut gift)
            .or_else(|| self.recipient_at(&mut gift))
            .or_else(|| self.funder_at(&mut gift))
        {
            gift.end = end;
        }
        gift
    }

    fn amount_at(&self, gift: &mut Gift<'p>) -> Option<usize> {
        let links: [&[&str]; 3] = [&["van"], &["ter", "waarde", "van"], &["ter", "hoogte", "van"]];
        let scene = self.scene;
        let stands =
            |link: &&&[&str]| (0..).zip(link.iter()).all(|(place, word)| scene.is(gift.end + place, word));
        let link = links.iter().find(stands)?;
        let words = ["in", "totaal", "ruim", "circa", "ongeveer", "maximaal"];
        let mut at = gift.end + link.len();
        while words.iter().any(|word| scene.is(at, word)) {
            at += 1;
        }
        let amount =
            self.amounts.iter().find(|amount| amount.start == at).filter(|_| gift.amount.is_none())?;
        gift.amount = Some(*amount);
        Some(amount.end)
    }

    fn recipient_at(&self, gift: &mut Gift<'p>) -> Option<usize> {
        let noun = self.scene.tokens.get(gift.at)?;
        let of = noun.is("financiering") || noun.is("medefinanciering");
        let link = |under: &str| under == "aan" || under == "voor" || of && under == "van";
        let recipient = self.recipients.iter().find(|recipient| recipient.start == gift.end + 1)?;
        if gift.recipient.is_some() || !link(&recipient.under) {
            return None;
        }
        gift.recipient = Some(recipient);
        let mut end = recipient.end;
        while let Some(next) = self.recipients.iter().find(|next| next.start == end + 1)
            && (self.scene.is(end, "en") || self.scene.is(end, ","))
            && next.under == recipient.under
        {
            gift.others.push(next);
            end = next.end;
        }
        Some(end)
    }

    /// `van Nederland`, `door de VS`; `uit het steunpakket` is passed over.
    fn funder_at(&self, gift: &mut Gift<'p>) -> Option<usize> {
        let scene = self.scene;
        if scene.is(gift.end, "uit") {
            let rest = scene.tokens.get(gift.end + 1..)?;
            let (mut after, _) = phrase(&scene.words.closed)(Tokens(rest)).ok()?;
            // `het tweede COVID-19 steunpakket`: names that nobody knows.
            while after.0.first().is_some_and(|token| {
                token.mention.is_none()
                    && !token.is("van")
                    && !token.is_sign()
                    && (scene.words.closed.open(token) || token.text == "-")
            }) {
                after = Tokens(&after.0[1..]);
            }
            return Some(scene.tokens.len() - after.0.len());
        }
        let by = scene.is(gift.end, "door")
            || scene.is(gift.end, "van")
                && !scene.words.closed.is(scene.tokens.get(gift.end + 1)?, Class::Quantity);
        let (parties, length) = scene.parties(gift.end + 1).filter(|_| by)?;
        gift.funders.extend(parties);
        Some(gift.end + 1 + length)
    }

    /// Where the phrase of the noun starts.
    fn left(&self, at: usize) -> usize {
        let scene = self.scene;
        let words = &scene.words.closed;
        let mut start = at;
        while let Some(token) = start.checked_sub(1).and_then(|before| scene.tokens.get(before)) {
            let country = Parties::of_adjective(scene.passage, token).is_some();
            let modifies = words.open(token)
                && (token.text.ends_with('e') || token.text.ends_with("ste") || token.is("extra"));
            if !country && !modifies {
                // `verstrekte` may be a verb as well.
                if let Some(paid) = self.paid_before(start).or_else(|| self.paid_before(start - 1)) {
                    return paid;
                }
                return start - usize::from(words.is(token, Class::Determiner));
            }
            start -= 1;
        }
        start
    }

    /// `de door Nederland aan UNRWA` before a word at `end`: where it starts.
    fn paid_before(&self, end: usize) -> Option<usize> {
        let scene = self.scene;
        let by = (end.saturating_sub(MOST_BEFORE)..end).find(|at| scene.is(*at, "door"))?;
        let (_, length) = scene.parties(by + 1)?;
        let last = self.recipients.iter().position(|recipient| recipient.end == end)?;
        // `aan UNICEF en UNHCR`: the first of those who are paid.
        let those = self.recipients.get(..=last)?.iter().filter(|to| to.start > by && to.under == "aan");
        let to = those.min_by_key(|to| to.start)?;
        let determiner = by.checked_sub(1).filter(|at| scene.is(*at, "de") || scene.is(*at, "het"))?;
        (to.under == "aan" && by + 1 + length < to.start).then_some(determiner)
    }

    /// What is suspended has ended; what is decided or worked for is announced; a noun of somebody
    /// is there unless the words before it say otherwise.
    fn gift_status(&self, found: &Gift<'_>, clause: usize) -> Option<Status> {
        let scene = self.scene;
        let here = scene.clause(clause);
        let status = &scene.words.status;
        let before = found
            .start
            .checked_sub(2)
            .map_or(&[][..], |from| scene.tokens.get(from..found.start).unwrap_or_default());
        let mut signs = status.before_noun(scene.tokens, found.start);
        let within = scene.tokens.get(found.start..found.at).unwrap_or_default();
        signs.extend(within.iter().filter_map(|token| status.within_noun(token)));
        if before.first().is_some_and(|token| self.lexicon.is(token, Role::Ending)) {
            let unreal =
                signs.iter().any(|sign| matches!(sign, Sign::Request | Sign::Possibility | Sign::Condition));
            return (!unreal).then_some(Status::Ended);
        }
        if self.lexicon.has(&here, Role::Ending) {
            // `heeft de bijdrage niet stopgezet`, `overweegt de bijdrage op te schorten`
            let around = scene.signs(clause, |at| (found.start..found.end).contains(&at));
            let unreal = [Sign::Request, Sign::Possibility, Sign::Condition, Sign::Announcement];
            if unreal.iter().any(|sign| around.contains(sign)) {
                return None;
            }
            let goes_on = around.contains(&Sign::Negation);
            return Some(if goes_on { Status::Asserted } else { Status::Ended });
        }
        let definite = within
            .first()
            .is_some_and(|token| token.is("de") || token.is("het") || token.is("deze") || token.is("dit"));
        let around = scene.signs(clause, |at| (found.start..found.end).contains(&at));
        let open = |sign: &Sign| matches!(sign, Sign::Condition | Sign::Possibility | Sign::Announcement);
        signs.extend(around.into_iter().filter(|sign| !definite || open(sign)));
        if self.lexicon.has(&here, Role::Announcing)
            && !signs.contains(&Sign::Negation)
            && !signs.contains(&Sign::Condition)
        {
            return Some(Status::Announced);
        }
        settle(&signs, Status::Asserted)
    }
}
