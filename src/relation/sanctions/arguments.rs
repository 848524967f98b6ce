//! Who stands in a clause without a preposition, and as what: subject, object, receiver.
//!
//! In an active clause the first of them is the subject, unless the clause has it from elsewhere (`die …`,
//! `om … te`, `en heeft …`); the receiver stands before the measure (`heeft X een visum geweigerd`). In a passive
//! one the subject is whom it concerns, and stands before the finite verb or else behind it.

use super::super::clauses::Opener;
use super::super::function_words::Class;
use super::super::groups::{Target, Targets};
use super::super::phrases::{Chunk, Phrase, phrase};
use super::super::status::Sign;
use super::super::{Token, Tokens};
use super::lexicon::Role;
use super::measure::Measure;
use super::reading::{Owner, Reading};
use super::verb::{Found, Voice};

/// Prepositions under which a relative pronoun is a target.
const AT: [&str; 4] = ["tegen", "aan", "voor", "jegens"];

/// What a word like `voornemens` says.
const MEANT: [Sign; 3] = [Sign::Announcement, Sign::Possibility, Sign::Request];

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// Tokens at which somebody stands in a clause without a preposition; a list is one, with what follows in
    /// apposition.
    pub(super) fn parties(&self, clause: usize) -> Vec<usize> {
        let opened = self.clauses.list.get(clause).and_then(super::super::clauses::Clause::opened_at);
        let mut tokens = self.clause(clause);
        tokens.retain(|token| Some(self.at(token.span.start)) != opened);
        let mut found = Vec::new();
        let mut behind = 0;
        for chunk in &self.chunks(&tokens) {
            let start = self.at(chunk.start());
            let at = match chunk {
                // `kondigde aan Rusland te zullen treffen`: a particle, and somebody.
                Chunk::Prepositional { preposition, phrase }
                    if preposition.0.len() == 1
                        && self.is_particle(clause, start)
                        && self.names_party(phrase)
                        && self.stands_alone(phrase) =>
                {
                    start + 1
                }
                Chunk::Prepositional { phrase, .. } => {
                    // `Een van de leiders, X, staat …`
                    if self.is_word(start.checked_sub(1), "een") || self.is_word(start.checked_sub(1), "één")
                    {
                        continue;
                    }
                    let governed = phrase.tokens.first().map_or(start, |first| self.at(first.span.start));
                    behind = behind.max(self.list_end(governed, clause));
                    continue;
                }
                Chunk::Noun(phrase) if self.names_party(phrase) && self.stands_alone(phrase) => {
                    self.counted(start)
                }
                Chunk::Other(_) if self.pronoun_at(start).is_some() => start,
                _ => continue,
            };
            let role =
                at.checked_sub(1).and_then(|before| self.tokens.get(before)).is_some_and(|it| it.is("als"));
            let governed = at.checked_sub(1).and_then(|before| self.tokens.get(before)).is_some_and(|it| {
                self.lexicon.words.is(it, Class::Preposition) && matches!(chunk, Chunk::Other(_))
            });
            if at < behind || governed || role && self.opens(at - 1) || self.contrasted(at) {
                continue;
            }
            behind = behind.max(self.party_end(at, clause));
            found.push(at);
        }
        found
    }

    /// Where the party ends that starts at `at`: an issuer with its list, or a list of targets. Of `de Australische
    /// regering Hamas` the name behind is somebody else.
    fn party_end(&self, at: usize, clause: usize) -> usize {
        let (owner, used) = self.tokens.get(at..).map_or((Owner::Unsaid, 0), |rest| self.owner(rest));
        let goes_on = |end: usize| {
            self.tokens.get(end).is_some_and(|next| {
                next.text == "," || next.text == "(" || self.lexicon.words.is(next, Class::Coordinator)
            })
        };
        if !owner.named().is_empty() && !goes_on(at + used) {
            return at + used;
        }
        self.list_end(at, clause).max(at + used)
    }

    /// `niet de EU, maar de VS`: of whom the clause is not told, in favour of whom follows.
    pub(super) fn contrasted(&self, at: usize) -> bool {
        let clause = self.clauses.of.get(at).copied().unwrap_or_default();
        let end = || {
            let end = self.party_end(at, clause);
            end + usize::from(self.is_word(Some(end), ","))
        };
        self.is_word(at.checked_sub(1), "niet") && self.is_word(Some(end()), "maar")
    }

    /// Whether the preposition at `at` is a particle of a verb before it.
    fn is_particle(&self, clause: usize, at: usize) -> bool {
        let own = self.clauses.list.get(clause).map_or(&[][..], |clause| clause.tokens.as_slice());
        self.lexicon.status.particle(self.tokens, own, at)
    }

    /// Whether the `als` at `at` leads to a role and opens no clause.
    pub(super) fn opens(&self, at: usize) -> bool {
        let opened = |clause: &super::super::clauses::Clause| clause.opened_at() == Some(at);
        !self.clauses.list.iter().any(opened)
    }

    /// Where the list ends that starts at `at`.
    pub(super) fn list_end(&self, at: usize, clause: usize) -> usize {
        let end = self.clauses.end(at, clause);
        let Some(slice) = self.tokens.get(at..end.max(at)) else { return at };
        let reader = Targets { words: &self.lexicon.words, passage: self.passage };
        reader.read(Tokens(slice)).map_or(at, |(rest, _)| end - rest.0.len())
    }

    /// Whether a phrase is more than a word like `ongemoeid`: it has an article or a number, a name, or is several.
    fn stands_alone(&self, phrase: &Phrase<'_, 'a>) -> bool {
        let marked =
            phrase.determiner.is_some() || phrase.quantity.is_some() || phrase.head.mention.is_some();
        let at = self.at(phrase.head.span.start);
        // `is voornemens`: what says how something is meant is nobody.
        let status = !marked && !self.lexicon.status.standing(self.tokens, &[at], &MEANT).is_empty();
        let joint = status || self.lexicon.is(phrase.head, Role::Joint);
        let word = self.lexicon.is(phrase.head, Role::Regime);
        !joint && (marked || word || phrase.head.text.ends_with("en") || phrase.head.text.ends_with('s'))
    }

    /// The targets of a list that goes on behind a clause of its own: `X, die …, alsmede zijn broer Y`.
    fn with_others(&self, mut targets: Vec<Target>, parties: &[usize], clause: usize) -> Vec<Target> {
        const AND: [&str; 3] = ["alsmede", "evenals", "alsook"];
        let joined = |at: &&usize| {
            at.checked_sub(1)
                .and_then(|before| self.tokens.get(before))
                .is_some_and(|it| AND.iter().any(|word| it.is(word)))
        };
        let more = parties.iter().filter(joined).filter_map(|at| self.targets(*at, clause));
        for target in more.flat_map(|(more, _)| more) {
            if !targets.iter().any(|known| known.span.overlaps(target.span)) {
                targets.push(target);
            }
        }
        targets
    }

    /// Whether a phrase can be somebody: no time, no sanctions, no pronoun.
    pub(super) fn names_party(&self, phrase: &Phrase<'_, 'a>) -> bool {
        let words = &self.lexicon.words;
        let thing = |token: &Token<'a>| {
            words.is(token, Class::Time)
                || [Role::Measure, Role::Assets, Role::Access, Role::List, Role::BareList]
                    .into_iter()
                    .any(|role| self.lexicon.is(token, role))
        };
        // `als eerste`
        let ordinal =
            phrase.tokens.0.len() == 1 && phrase.head.mention.is_none() && phrase.head.text.ends_with("ste");
        !ordinal && !phrase.tokens.0.iter().any(thing)
    }

    /// The subject of a passive verb, as its target.
    pub(super) fn patient(&self, found: &Found<'_>) -> Option<Vec<Target>> {
        let clause = self.clauses.list.get(found.clause)?;
        // `X, die door Y is gesanctioneerd`: the relative pronoun is the subject.
        if let Opener::Relative(at) = clause.opener {
            let comma = self.tokens.get(at.checked_sub(1)?)?.text == ",";
            return self.antecedent(at - usize::from(comma));
        }
        let mut parties = self.parties(found.clause);
        let finite =
            || clause.tokens.iter().copied().filter(|at| self.lexicon.words.finite(self.tokens, *at));
        let becomes =
            |at: &usize| self.tokens.get(*at).is_some_and(|it| self.lexicon.words.is(it, Class::Passive));
        let finite = finite().find(becomes).or_else(|| finite().next());
        // `Een goede stap, maar waarom staat X niet op de lijst?`
        let turn = finite.and_then(|verb| self.turns(verb)).unwrap_or(0);
        parties.retain(|at| *at >= turn);
        let before = |verb: &usize| {
            let several = parties.iter().filter(|at| *at < verb).count() > 1;
            parties.iter().rev().filter(|at| *at < verb && several).find_map(|at| {
                let (targets, end) = self.targets_until(*at, *verb)?;
                (end == *verb).then_some(targets)
            })
        };
        let main = clause.opener == Opener::Main;
        if let Some(targets) = finite.filter(|_| main).as_ref().and_then(before) {
            return Some(targets);
        }
        if let Some(first) = parties.first() {
            let (targets, _) = self.targets(*first, found.clause)?;
            return Some(self.with_others(targets, &parties, found.clause));
        }
        // `Hij … en werd gesanctioneerd`
        let shared = self.shares_subject(found.clause)?;
        let first = *self.parties(shared).first()?;
        self.targets(first, shared).map(|(targets, _)| targets)
    }

    /// Where `, maar` stands last before the verb at `verb`, behind which something else is said: not `maar ook X`.
    fn turns(&self, verb: usize) -> Option<usize> {
        let turn = |at: &usize| {
            let goes_on = ["ook", "niet", "wel", "juist"].iter().any(|word| self.is_word(Some(at + 1), word));
            self.is_word(Some(*at), "maar") && self.is_word(at.checked_sub(1), ",") && !goes_on
        };
        (0..verb).rev().find(turn)
    }

    /// The object of an active verb: who stands behind the subject.
    pub(super) fn object(&self, found: &Found<'_>) -> Option<Vec<Target>> {
        let parties = self.parties(found.clause);
        let subject = usize::from(!self.without_subject(found, &parties));
        let others = parties.get(subject..)?;
        // `verzoekt de EU Iran te sanctioneren`, `dwingt de EU Iran te sanctioneren`: the last before the verb.
        let verb = found.at.last().map_or(usize::MAX, |at| at.saturating_sub(1));
        let apposed = |at: &usize| at.checked_sub(1).is_some_and(|before| self.tokens[before].text == ",");
        let last = || others.iter().rev().find(|at| **at < verb && !apposed(at));
        let addressed = others.first().is_some_and(|at| self.may_be_asked(*at));
        let another = found.infinitive && others.len() > 1 && addressed;
        let object = *if another { last() } else { others.first() }?;
        let (targets, _) = self.targets(object, found.clause)?;
        Some(self.with_others(targets, &parties, found.clause))
    }

    /// Whether the party at `at` is one who can be asked to impose: a country, a body, a government.
    fn may_be_asked(&self, at: usize) -> bool {
        let rest = self.tokens.get(at..).unwrap_or_default();
        let head = phrase(&self.lexicon.words)(Tokens(rest)).map(|(_, found)| found.head);
        let government = |head: &Token<'a>| head.mention.is_none() && self.lexicon.is(head, Role::Addressee);
        !self.owner(rest).0.named().is_empty() || head.is_ok_and(government)
    }

    /// `X, tegen wie …`, `bedrijven waartegen …`: whom the clause says it of.
    pub(super) fn pointed_at(&self, clause: usize) -> Option<Vec<Target>> {
        let at = self.clauses.list.get(clause)?.opened_at()?;
        let opener = self.tokens.get(at)?;
        let under = |word: &str| AT.contains(&word);
        let governed = self.is_word(Some(at + 1), "wie") && under(opener.text);
        let alone = opener.text.strip_prefix("waar").is_some_and(under);
        let end = (governed || alone).then_some(at)?;
        let comma = end.checked_sub(1).is_some_and(|before| self.tokens[before].text == ",");
        let targets = self.antecedent(end - usize::from(comma))?;
        targets.iter().all(|target| self.human(target)).then_some(targets)
    }

    /// Whether a clause has its subject from elsewhere than from what stands in it.
    fn without_subject(&self, found: &Found<'_>, parties: &[usize]) -> bool {
        let Some(clause) = self.clauses.list.get(found.clause) else { return false };
        let alone = parties.len() == 1;
        // `Bent u bereid X en Y te sanctioneren?`
        let pronoun = |token: &Token<'a>| ["u", "wij", "we", "ik"].iter().any(|word| token.is(word));
        if found.infinitive && self.clause(found.clause).iter().any(pronoun) {
            return true;
        }
        match clause.opener {
            Opener::Infinitive(_) => found.infinitive,
            Opener::Relative(at) => alone && self.antecedent_issuer(at).is_some(),
            _ => alone && (found.infinitive || self.shares_subject(found.clause).is_some()),
        }
    }

    /// `heeft Rusland sancties opgelegd`, `is hem de toegang ontzegd`: who stands before the measure and is not
    /// the subject.
    pub(super) fn receiver(&self, found: &Found<'_>, measure: &Measure) -> Option<Vec<Target>> {
        let all = self.parties(found.clause);
        let subject = usize::from(found.voice == Voice::Active && !self.without_subject(found, &all));
        let parties: Vec<usize> = all.into_iter().skip(subject).filter(|at| *at < measure.start).collect();
        let right_before = parties.iter().find_map(|at| {
            let (targets, end) = self.targets_until(*at, measure.start)?;
            (end == measure.start).then_some(targets)
        });
        // `heeft beide ministers op 10 juni sancties opgelegd`: the only other phrase, further off.
        right_before.or_else(|| {
            let (targets, end) = self.targets_until(*parties.first()?, measure.start)?;
            let alone = parties.iter().all(|other| *other < end);
            (alone && targets.iter().all(|target| self.certain(target))).then_some(targets)
        })
    }
}
