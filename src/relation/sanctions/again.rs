//! What somebody does who does the same: `Oekraïne heeft dat in 2023 ook gedaan`, `deed hetzelfde`, `roept de EU op om
//! hetzelfde te doen`.
//!
//! `dat` stands for what the sentence itself, or else the one before it in the paragraph, has told last with a verb:
//! that somebody imposed sanctions, has not done so or has lifted them; what is only wished or to come is not meant.

use super::super::clauses::Opener;
use super::super::function_words::Class;
use super::super::groups::Target;
use super::super::status::{Sign, Signs, settle};
use super::super::{Argument, Attribute, Fact, Status};
use super::claim::Claim;
use super::issuer::Issuers;
use super::lexicon::Role;
use super::reading::Reading;
use crate::text::Span;

/// The rules whose facts are told with a verb.
const TOLD: [&str; 5] =
    ["sanctions/active", "sanctions/passive", "sanctions/listing", super::adopting::RULE, RULE];

/// The name of the rule.
const RULE: &str = "sanctions/again";

/// What is done again: the verb and what stands for the deed, as tokens.
struct Deed {
    verb: usize,
    what: usize,
    clause: usize,
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// What the sentence says of who does what `facts` told last.
    pub(super) fn again(&self, facts: &[Fact]) -> Vec<Claim> {
        let deeds: Vec<Deed> = (0..self.clauses.list.len()).filter_map(|clause| self.deed(clause)).collect();
        deeds.iter().filter_map(|deed| self.done_again(deed, facts)).collect()
    }

    /// `dat … gedaan` in a clause.
    fn deed(&self, clause: usize) -> Option<Deed> {
        let indices = self.clauses.list.get(clause)?.tokens.as_slice();
        let does = |at: &&usize| {
            let token = &self.tokens[**at];
            token.mention.is_none() && self.lexicon.is(token, Role::Again)
        };
        let verb = *indices.iter().find(does)?;
        let perfect = indices.iter().any(|at| self.tokens[*at].is_class(Class::Perfect));
        if self.is_word(Some(verb), "gedaan") && !perfect {
            return None;
        }
        let what = *indices.iter().find(|at| self.stands_for_deed(**at, clause))?;
        Some(Deed { verb, what, clause })
    }

    /// Whether the token at `at` is `dat`, `dit` or `hetzelfde` and no word follows that it could determine.
    fn stands_for_deed(&self, at: usize, clause: usize) -> bool {
        let words = &self.lexicon.words;
        let opener = self.clauses.list.get(clause).and_then(super::super::clauses::Clause::opened_at);
        let relative = matches!(self.clauses.list.get(clause).map(|it| it.opener), Some(Opener::Relative(_)));
        let free = |next: &super::super::Token<'a>| {
            next.is_sign()
                || self.lexicon.is(next, Role::Again) && next.mention.is_none()
                || [Class::Adverb, Class::Preposition, Class::Perfect, Class::Finite]
                    .into_iter()
                    .any(|class| words.is(next, class))
                || next.is("te")
        };
        let points = ["dat", "dit", "hetzelfde"].iter().any(|word| self.is_word(Some(at), word));
        // `dat begin 2022 gedaan`, `dat vorig jaar gedaan`
        let time = |at: usize| self.tokens.get(at).is_some_and(|it| words.is(it, Class::Time));
        let part = self.tokens.get(at + 1).is_some_and(|it| words.is(it, Class::DatePart));
        let when = part || time(at + 1) && time(at + 2);
        let alone = when || self.tokens.get(at + 1).is_none_or(free);
        points && (opener != Some(at) || relative) && alone
    }

    fn done_again(&self, deed: &Deed, facts: &[Fact]) -> Option<Claim> {
        let told = self.told_last(facts);
        let first = *told.first()?;
        let ended = first.status == Status::Ended;
        if told.iter().any(|fact| (fact.status == Status::Ended) != ended) {
            return None;
        }
        let signs = self.signs_of_deed(deed);
        // `Heeft Canada dat ook gedaan?`
        if self.asks() && !signs.contains(&Sign::Request) {
            return None;
        }
        let status = settle(&signs, if ended { Status::Ended } else { Status::Asserted })?;
        let what = self.tokens.get(deed.what)?.span;
        let targets = targets(&told, what);
        let issuers = self.doer(deed, &targets, signs.contains(&Sign::Request))?;
        let new = |issuer: &(Argument, _)| !told.iter().any(|fact| fact.subject == issuer.0);
        let arguments: Vec<_> = issuers.arguments.into_iter().filter(new).collect();
        (!arguments.is_empty()).then(|| Claim {
            issuers: Some(Issuers { arguments, inferred: issuers.inferred }),
            targets,
            status,
            date: self.date(deed.clause),
            measure: match first.attributes.get("measure") {
                Some(Attribute::Text(measure)) => Some(measure.clone()),
                _ => None,
            },
            evidence: what,
            rule: RULE,
            definite: false,
            back: false,
        })
    }

    /// What was told last with a verb, in the sentence itself or the one before.
    fn told_last<'f>(&self, facts: &'f [Fact]) -> Vec<&'f Fact> {
        let sentences = &self.passage.document.sentences;
        let block = self.passage.document.block_at(self.span.start).map_or(self.span, |block| block.span);
        let before = self.index.checked_sub(1).and_then(|index| sentences.get(index));
        let before = before.filter(|before| block.contains(**before)).copied();
        let of = |span: Span| {
            let own = |fact: &&Fact| fact.shape == super::SANCTIONS && fact.evidence.start == span.start;
            facts.iter().filter(own).collect::<Vec<_>>()
        };
        let here = of(self.span);
        let found = if here.is_empty() { before.map(of).unwrap_or_default() } else { here };
        let real = |fact: &&&Fact| {
            TOLD.contains(&fact.rule)
                && [Status::Asserted, Status::Negated, Status::Ended].contains(&fact.status)
        };
        if found.iter().all(|fact| real(&fact)) { found } else { Vec::new() }
    }

    /// What the words around the deed say of it; `de EU [dat ook doet]` is no clause of its own.
    fn signs_of_deed(&self, deed: &Deed) -> Signs {
        let mine = |at: usize| at == deed.verb;
        let mut signs = self.around(deed.clause, mine);
        if let Some(above) = self.above(deed) {
            signs.extend(self.around(above, mine));
        }
        self.no_longer(deed.clause, signs)
    }

    /// The clause to which the deed belongs whose pronoun seems to open one.
    fn above(&self, deed: &Deed) -> Option<usize> {
        let clause = self.clauses.list.get(deed.clause)?;
        clause.parent.filter(|_| clause.opened_at() == Some(deed.what))
    }

    /// Who does it, or is asked to.
    fn doer(&self, deed: &Deed, targets: &[Target], requested: bool) -> Option<Issuers> {
        if let Some(above) = self.above(deed) {
            let owner = self.subject_in(&self.clause(above), None);
            let named = owner.and_then(|owner| owner.issuers());
            return named.or_else(|| self.antecedent_issuer(deed.what));
        }
        if self.is_word(deed.verb.checked_sub(1), "te") {
            return if requested { self.asked(deed.clause, targets) } else { None };
        }
        let tokens = self.clause(deed.clause);
        match self.subject_in(&tokens, None) {
            Some(owner) => owner.issuers(),
            None => self.meant(deed.clause, None),
        }
    }
}

/// Those of whom the facts told, each once.
fn targets(told: &[&Fact], span: Span) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    for fact in told {
        let about = match &fact.object {
            Argument::Entity(id) => vec![id.clone()],
            _ => Vec::new(),
        };
        let target = Target { argument: fact.object.clone(), count: fact.count(), span, about };
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    targets
}
