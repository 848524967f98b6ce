//! The target on a list: `op de Amerikaanse sanctielijst geplaatst`, `de lijst is uitgebreid met`.
//!
//! A bare `lijst` is a sanctions list where the sentences before it speak of
//! sanctions; the issuer is then theirs.

use super::super::Status;
use super::super::clauses::Opener;
use super::super::function_words::Class;
use super::super::groups::Target;
use super::super::status::{Sign, Signs, settle};
use super::claim::Claim;
use super::issuer::Issuers;
use super::lexicon::{Object, Role};
use super::outcome::turned;
use super::reading::{Owner, Reading};
use super::verb::{Found, Voice};
use crate::text::Span;

/// Within how many words behind a list it is said that it is one of sanctions.
const FAR: usize = 14;

/// A list that the sentence names.
pub(super) struct List {
    pub(super) noun: usize,
    pub(super) clause: usize,
    pub(super) owner: Owner,
    /// Behind the noun and its issuer.
    pub(super) end: usize,
    /// Where its phrase begins.
    pub(super) start: usize,
    pub(super) bare: bool,
    /// The preposition that its word has in it: `daarvan`.
    pub(super) under: Option<&'static str>,
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// What the sentence says of lists.
    pub(super) fn listings(&self) -> Vec<Claim> {
        let lists: Vec<List> = (0..self.tokens.len()).filter_map(|at| self.list(at)).collect();
        if lists.is_empty() {
            return Vec::new();
        }
        let verbs = self.verbs(&[Object::List, Object::Grow]);
        let by_verb = verbs.iter().filter_map(|found| {
            let list = lists.iter().find(|list| self.of_verb(found, list))?;
            self.listed(found, list)
        });
        let mut claims: Vec<Claim> = by_verb.collect();
        claims.extend(lists.iter().filter_map(|list| self.changed(list)));
        claims
    }

    fn list(&self, noun: usize) -> Option<List> {
        if let Some(list) = self.list_before(noun).or_else(|| self.law(noun)) {
            return Some(list);
        }
        let token = self.tokens.get(noun).filter(|token| token.mention.is_none())?;
        let black = self.is_word(noun.checked_sub(1), "zwarte");
        let subject = self.lexicon.is(token, Role::BareList) && self.of_sanctions(noun);
        let bare = self.lexicon.is(token, Role::BareList) && !subject && !black;
        let named = self.lexicon.is(token, Role::NamedList);
        if !bare && !named && !subject && !black && !self.lexicon.is(token, Role::List) {
            return None;
        }
        let (mut owner, mut bare, mut national) = (Owner::Unsaid, bare, None);
        let mut start = noun;
        while let Some(before) = start.checked_sub(1).and_then(|at| self.tokens.get(at)) {
            let described = self.described(before);
            national = national.or_else(|| self.lexicon.is(before, Role::National).then_some(before.span));
            if described != Owner::Unsaid {
                owner = described;
            } else if before.text == "-"
                && let Some((named, first)) = self.compound(start - 1)
            {
                (owner, start) = (named, first);
                continue;
            } else if !(self.lexicon.words.open(before) && before.text.ends_with('e')) {
                break;
            }
            start -= 1;
        }
        if start.checked_sub(1).is_some_and(|at| self.lexicon.words.is(&self.tokens[at], Class::Determiner)) {
            start -= 1;
        }
        // `heeft X op haar terrorismelijst gezet`: the list is the subject's.
        let own = ["hun", "haar", "zijn", "hunne"].iter().any(|word| self.tokens[start].is(word));
        let mut end = noun + 1;
        if !subject && self.tokens.get(end).is_some_and(|token| token.is("van")) {
            let (of, used) = self.owner(self.tokens.get(end + 1..)?);
            // `plaatsing op de lijst van X`: whose list it is says only one that imposes.
            if !matches!(of, Owner::Somebody) || self.listing_noun(start).is_none() {
                owner = owner.and(of);
                end += 1 + used;
            }
        }
        if let Some(home) =
            national.filter(|_| owner == Owner::Unsaid).and_then(|span| self.at_home(noun, span))
        {
            (owner, bare) = (home, bare && !self.about_sanctions());
        }
        // `de terrorismelijst` is one of sanctions where its owner is named, or a body that sanctions does it.
        if named && !own && owner.named().is_empty() && !self.body_acts(noun) {
            return None;
        }
        Some(List { noun, clause: *self.clauses.of.get(noun)?, owner, end, start, bare, under: None })
    }

    /// `de lijst van personen die aan beperkende maatregelen zijn onderworpen`.
    fn of_sanctions(&self, noun: usize) -> bool {
        let behind = self.tokens.get(noun + 1..).unwrap_or_default();
        let near = behind.get(..behind.len().min(FAR)).unwrap_or_default();
        let stops = near.iter().position(|token| matches!(token.text, ";" | "." | ":")).unwrap_or(near.len());
        let measure = (0..stops).any(|at| self.lexicon.starts(&near[at..], Role::Measure).is_some());
        measure && behind.first().is_some_and(|token| token.is("van") || token.is("met") || token.is("in"))
    }

    /// The body that decides, where a clause says what it thinks is to be done: `De Raad is van oordeel dat`.
    fn decides(&self, found: &Found<'_>) -> Option<Issuers> {
        let above = self.clauses.list.get(found.clause)?.parent?;
        let owner = self.subject_in(&self.clause(above), None)?;
        let bodies = owner.named().iter().all(|(id, _)| self.lexicon.bodies.has(id));
        owner.issuers().filter(|_| bodies)
    }

    fn of_verb(&self, found: &Found<'_>, list: &List) -> bool {
        let before = list.start.checked_sub(1).and_then(|at| self.tokens.get(at));
        let governs = |word: &String| {
            list.under.map_or_else(|| before.is_some_and(|before| before.is(word)), |under| word == under)
        };
        let governed = found.verb.prepositions.iter().any(governs);
        list.clause == found.clause && (found.verb.object == Object::Grow) != governed
    }

    fn listed(&self, found: &Found<'_>, list: &List) -> Option<Claim> {
        let targets = match (found.verb.object, found.voice) {
            (Object::Grow, _) => self.under_met(found.clause, list.end)?,
            (_, Voice::Active) if !found.verb.participle.is_empty() && !self.lexicon.stands(found.verb) => {
                let bare = || self.patient(found).filter(|_| found.infinitive && self.opened_by_om(found));
                self.object(found).or_else(bare)?
            }
            _ => self.patient(found)?,
        };
        let signs = self.signs_beside(found, &targets, Signs::new());
        if found.infinitive && signs.is_empty() {
            return None;
        }
        let own = if found.verb.status == Status::Negated { Status::Asserted } else { found.verb.status };
        let status = settle(&turned(found, signs.clone()), own)?;
        let passive = found.voice == Voice::Passive;
        let agent = if passive { self.agent(found.clause) } else { Owner::Unsaid };
        let owner = agent.and(list.owner.clone());
        // `de EU-lijst van veilige landen`: a list of somebody is one of sanctions where its word says so.
        if owner == Owner::Somebody
            || list.bare && list.owner != Owner::Unsaid && !self.of_body(list, &targets)
        {
            return None;
        }
        // `op de lijst voor het parlement`
        if list.bare && self.is_word(Some(list.end), "voor") {
            return None;
        }
        let issuers = if found.voice == Voice::Passive || self.lexicon.stands(found.verb) {
            let forum =
                || if status == Status::Requested { self.forum_above(found.clause)?.issuers() } else { None };
            let decides = || self.decides(found).or_else(|| self.legal_basis(found.clause));
            owner.issuers().or_else(decides).or_else(forum).or_else(|| self.announcer(found.clause))
        } else {
            // `Nederland wil Hamas op de EU-sanctielijst plaatsen`: it is not for the Netherlands to do so.
            let requested = found.infinitive && signs.contains(&Sign::Request);
            let asked = || owner.issuers().or_else(|| self.asked(found.clause, &targets));
            let subject = if requested {
                asked()
            } else if self.opened_by_om(found) {
                let clause = self.clauses.list.get(found.clause)?;
                let whose = || self.subject_in(&self.clause(clause.parent?), None)?.issuers();
                self.decided(clause.opener).or_else(whose)
            } else {
                self.subject(found, None, &targets)
            }?;
            let theirs = owner.issuers().is_none_or(|owner| owner.ids() == subject.ids());
            Some(subject).filter(|_| theirs).map(Some)?
        };
        // `de lijst met gevaarlijke honden`
        let bodies = |issuers: &Issuers| issuers.ids().iter().all(|id| self.lexicon.bodies.has(id));
        if list.bare && !issuers.as_ref().is_none_or(bodies) && !self.about_sanctions() {
            return None;
        }
        let evidence = self.verb_span(found).cover(self.stretch(list.start, list.end));
        let (status, date) = self.coming(found, status, self.date(found.clause));
        Some(Claim { issuers, targets, status, date, ..claim(list, evidence) })
    }

    /// `om X op de sanctielijst te plaatsen`: a clause without a subject.
    fn opened_by_om(&self, found: &Found<'_>) -> bool {
        let clause = self.clauses.list.get(found.clause);
        clause.is_some_and(|clause| matches!(clause.opener, Opener::Infinitive(_)))
    }

    /// The targets under the first `met` of the clause behind token `from`.
    fn under_met(&self, clause: usize, from: usize) -> Option<Vec<Target>> {
        let indices = &self.clauses.list.get(clause)?.tokens;
        let met = indices
            .iter()
            .find(|at| **at >= from && self.tokens.get(**at).is_some_and(|token| token.is("met")))?;
        self.targets(met + 1, clause).map(|(targets, _)| targets)
    }

    /// `het op de EU-sanctielijst plaatsen van X`.
    fn placed(&self, list: &List) -> Option<Claim> {
        let verb = self.tokens.get(list.end).filter(|token| self.lexicon.is(token, Role::ListChange))?;
        let on = list.start.checked_sub(2)?;
        let nominal = self.tokens.get(on).is_some_and(|token| token.is("het"))
            || on > 0 && self.tokens[on - 1].is("het");
        let of = self.tokens.get(list.end + 1).filter(|token| token.is("van") && nominal)?;
        let (targets, _) = self.targets(self.at(of.span.start) + 1, list.clause)?;
        let start = if self.tokens[on].is("het") { on } else { on - 1 };
        let signs = self.lexicon.status.before_noun(self.tokens, start);
        let status = settle(&signs, Status::Asserted)?;
        let evidence = self.stretch(start, list.end).cover(verb.span);
        let told = status != Status::Asserted;
        told.then(|| Claim { issuers: list.owner.issuers(), targets, status, ..claim(list, evidence) })
    }

    /// `uitbreiding van de sanctielijst van de VS met X`, `toevoeging van X aan de Amerikaanse sanctielijst`.
    fn changed(&self, list: &List) -> Option<Claim> {
        if let Some(placing) = self.placing(list) {
            return Some(placing);
        }
        if list.bare || list.owner == Owner::Somebody || list.under.is_some() {
            return None;
        }
        if let Some(placed) = self.placed(list) {
            return Some(placed);
        }
        let first = list.start.saturating_sub(12);
        let noun =
            (first..list.start).rev().find(|at| self.lexicon.is(&self.tokens[*at], Role::ListChange))?;
        let of = self.tokens.get(noun + 1).filter(|token| token.is("van"))?;
        let targets = if noun + 2 == list.start {
            let met = self.tokens.get(list.end).filter(|token| token.is("met"))?;
            self.targets(self.at(met.span.start) + 1, list.clause)?.0
        } else {
            let (targets, end) = self.targets_until(self.at(of.span.end + 1), list.start)?;
            (end + 1 == list.start).then_some(targets)?
        };
        // `zich in te zetten voor het plaatsen van X op de lijst`
        let lead =
            noun.checked_sub(1).filter(|at| self.lexicon.words.is(&self.tokens[*at], Class::Determiner));
        let mut signs = self.lexicon.status.before_noun(self.tokens, lead.unwrap_or(noun));
        if self.of_motion(noun) {
            signs.insert(Sign::Request);
        }
        let status = settle(&signs, Status::Asserted)?;
        let evidence = self.stretch(noun, list.end.max(list.noun + 1));
        let asked = || if status == Status::Requested { self.asked(list.clause, &targets) } else { None };
        let issuers = list.owner.issuers().or_else(asked);
        Some(Claim { issuers, targets, status, ..claim(list, evidence) })
    }
}

/// A claim of a list, without what is to be said of whom.
pub(super) fn claim(list: &List, evidence: Span) -> Claim {
    Claim {
        issuers: None,
        targets: Vec::new(),
        status: Status::Asserted,
        date: None,
        measure: None,
        evidence,
        rule: "sanctions/listing",
        definite: !list.bare,
        back: false,
    }
}
