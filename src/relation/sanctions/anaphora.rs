//! Whom a target in words points back to: `het land`, `hem`, `dezelfde personen`, `beide landen`.
//!
//! Claims are read as if the words were somebody; here each such target becomes the one whom it means, or goes.

use super::super::function_words::{Class, number};
use super::super::groups::Target;
use super::super::phrases::phrase;
use super::super::reference::Background;
use super::super::{Argument, Token, Tokens};
use super::claim::Claim;
use super::lexicon::Role;
use super::reading::Reading;
use super::sorts::Sort;
use super::told::entity;
use crate::entity::country::COUNTRY;
use crate::linking::EntityId;
use crate::text::Span;

/// To what words point back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Back {
    /// `het land`
    Country,
    /// `beide landen`, and how many.
    Countries(Option<u64>),
    /// `hem`
    Person,
    /// `dit bedrijf`
    Organisation,
    /// `de maatregel`: those against whom it was.
    Same,
    /// `genoemde generaal`; whether the words say of nobody else.
    Titled(bool),
    /// `dezelfde personen`, and how many; whether the words say nothing of their own, and what they say of whom.
    Group(Option<u64>, bool, Sort),
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The pronoun at `at`, as a target that is still to be found.
    pub(super) fn pronoun_at(&self, at: usize) -> Option<Target> {
        let token = self.tokens.get(at)?;
        let single = self.lexicon.pronoun(token, Role::Him);
        let several = self.lexicon.pronoun(token, Role::Them);
        // `haar regime`, `hun leiders`
        let owns = self.lexicon.is(token, Role::Possessive)
            && self.tokens.get(at + 1).is_some_and(|next| {
                self.lexicon.words.open(next) || next.mention.is_some() || number(next).is_some()
            });
        let argument = Argument::Group { text: token.text.to_owned(), span: token.span };
        (single || several)
            .then_some(Target { argument, count: None, span: token.span, about: Vec::new() })
            .filter(|_| !owns)
    }

    /// Puts in place of what points back whom it means; what means nobody goes.
    pub(super) fn resolve(&self, claims: Vec<Claim>) -> Vec<Claim> {
        let mut known: Vec<Vec<Target>> = claims.iter().map(|claim| claim.targets.clone()).collect();
        let mut order: Vec<usize> = (0..claims.len()).collect();
        order.sort_by_key(|place| known[*place].iter().map(|target| target.span.start).min());
        for place in order {
            let Some(claim) = claims.get(place) else { continue };
            let found = claim.targets.iter().flat_map(|target| self.meant_by(target, claim, &known));
            known[place] = found.collect();
        }
        let resolved = claims.into_iter().zip(known).map(|(claim, targets)| {
            let back = targets != claim.targets;
            Claim { back: claim.back || back, targets, ..claim }
        });
        resolved.filter(|claim| !claim.targets.is_empty()).collect()
    }

    /// Whom a target means; itself, where it points back to nothing.
    fn meant_by(&self, target: &Target, claim: &Claim, known: &[Vec<Target>]) -> Vec<Target> {
        let Some((back, at)) = self.points_back(target) else { return vec![target.clone()] };
        let background = Background { passage: self.passage, index: self.index, span: self.span };
        let before = self.tokens.get(..at).unwrap_or_default();
        let issuers = claim.issuers.as_ref().map(super::issuer::Issuers::ids).unwrap_or_default();
        let fits = |id: &EntityId| !issuers.contains(id) && id.id != "NLD";
        let place = |id: EntityId| Target {
            argument: Argument::Entity(id.clone()),
            count: None,
            span: target.span,
            about: vec![id],
        };
        match back {
            Back::Country => {
                let apart = self.outside_clause(at);
                let told = self.told.country.as_ref();
                background.country(&apart, told, fits).map(place).into_iter().collect()
            }
            Back::Countries(count) => {
                let apart = self.outside_clause(at);
                background.countries(&apart, count, fits).into_iter().flatten().map(place).collect()
            }
            Back::Same => self
                .last_targets(target, known)
                .into_iter()
                .filter(|it| entity(&it.argument).is_none_or(|id| !issuers.contains(id)))
                .collect(),
            Back::Organisation => {
                let fits = |id: &EntityId| fits(id) && !self.lexicon.bodies.has(id);
                // `Het Amerikaanse ministerie van Financiën heeft het bedrijf …`
                let before: Vec<Token<'a>> = before.iter().filter(|it| !self.speaks(it)).copied().collect();
                background.organisation(&before, fits).map(place).into_iter().collect()
            }
            Back::Titled(alone) => {
                let word = target.span.of(self.passage.document.text()).split_whitespace().next_back();
                let found = word.and_then(|word| background.titled(before, word)).map(place);
                let itself = || Some(target.clone()).filter(|_| !alone);
                found.or_else(itself).into_iter().collect()
            }
            Back::Person => background.person(before).map(place).into_iter().collect(),
            Back::Group(count, empty, sort) => {
                if let Some(warned) = self.warned(target, at) {
                    return warned;
                }
                let found = self.group_before(target.span, known, count, sort);
                let bodies = |id: &EntityId| fits(id) && !self.lexicon.bodies.has(id);
                let named = || {
                    let named = if sort == Sort::Bodies {
                        background.organisations(before, bodies)
                    } else {
                        background.persons(before)
                    };
                    named.filter(|ids| count.is_none_or(|count| ids.len() as u64 == count))
                };
                let found =
                    found.or_else(|| Some(named().filter(|_| empty)?.into_iter().map(place).collect()));
                found.unwrap_or_else(|| if empty { Vec::new() } else { vec![target.clone()] })
            }
        }
    }

    /// Against whom the sanctions were of which the sentence or the paragraph has spoken last.
    fn last_targets(&self, same: &Target, known: &[Vec<Target>]) -> Vec<Target> {
        let span = same.span;
        let ends = |targets: &&Vec<Target>| targets.iter().map(|target| target.span.end).max();
        let here = known.iter().filter(|targets| ends(targets).is_some_and(|end| end <= span.start));
        let told = if self.told.targets.is_empty() { &self.told.earlier } else { &self.told.targets };
        let last = here.max_by_key(ends).filter(|targets| !targets.is_empty()).unwrap_or(told);
        // `tegen Haïti en zijn president`: measures against a country.
        let country = |target: &&Target| entity(&target.argument).is_some_and(|id| id.kind == COUNTRY);
        let any = last.iter().any(|target| country(&target));
        // `Met het pakket zijn 87 personen gelist. Noorwegen heeft deze sancties overgenomen.`: those against the country.
        let words = span.of(self.passage.document.text());
        let several = words.ends_with("sancties") || words.ends_with("maatregelen");
        let by = self.told.country_by.as_ref().filter(|by| several && !any && self.told.issuers.contains(by));
        if let Some(id) = self.told.country.as_ref().filter(|_| by.is_some()) {
            let argument = Argument::Entity(id.clone());
            return vec![Target { argument, count: None, span, about: vec![id.clone()] }];
        }
        last.iter().filter(|it| !any || country(it)).map(|it| Target { span, ..it.clone() }).collect()
    }

    /// Those against whom what stands at `span` was: `de maatregel`.
    pub(super) fn same(&self, span: Span) -> Target {
        let argument = Argument::Group { text: span.of(self.passage.document.text()).to_owned(), span };
        Target { argument, count: None, span, about: Vec::new() }
    }

    /// The group of which the sentence or the paragraph has spoken last.
    fn group_before(
        &self,
        span: Span,
        known: &[Vec<Target>],
        count: Option<u64>,
        sort: Sort,
    ) -> Option<Vec<Target>> {
        let ends = |targets: &&Vec<Target>| targets.iter().map(|target| target.span.end).max();
        let here = known.iter().filter(|targets| ends(targets).is_some_and(|end| end <= span.start));
        let last = here.max_by_key(ends).filter(|targets| !targets.is_empty());
        let found: Vec<&Target> = last.unwrap_or(&self.told.targets).iter().collect();
        let found: Vec<&Target> = found.into_iter().filter(|target| self.of_sort(target, sort)).collect();
        let country = |target: &Target| entity(&target.argument).is_some_and(|id| id.kind == COUNTRY);
        let any_country = found.iter().any(|target| country(target));
        let several = found.len() > 1 || found.first().is_some_and(|one| entity(&one.argument).is_none());
        let all: u64 = found.iter().map(|target| target.count.unwrap_or(1)).sum();
        let fits = several && !any_country && count.is_none_or(|count| count == all);
        fits.then(|| found.into_iter().map(|target| Target { span, ..target.clone() }).collect())
    }

    /// Those whom the clause above warns: `heeft X gewaarschuwd dat zij kunnen worden gesanctioneerd`.
    fn warned(&self, target: &Target, at: usize) -> Option<Vec<Target>> {
        let above = self.clauses.list.get(*self.clauses.of.get(at)?)?.parent?;
        let warns = self.clause(above).iter().any(|token| token.text.to_lowercase().contains("waarschuw"));
        let [_, object] = self.parties(above)[..] else { return None };
        let (targets, _) = self.targets(object, above).filter(|_| warns)?;
        let sure = targets.iter().all(|it| self.certain(it));
        sure.then(|| targets.into_iter().map(|it| Target { span: target.span, ..it }).collect())
    }

    /// The tokens before `at` that stand in other clauses than it, or before a comma and a finite verb.
    fn outside_clause(&self, at: usize) -> Vec<Token<'a>> {
        let own = self.clauses.of.get(at);
        let turns = |comma: &usize| {
            self.tokens[*comma].text == "," && self.lexicon.words.finite(self.tokens, comma + 1)
        };
        let border = (0..at).rev().find(turns).unwrap_or(0);
        let others = (0..at).filter(|before| *before < border || self.clauses.of.get(*before) != own);
        others.filter_map(|at| self.tokens.get(at).copied()).collect()
    }

    /// To what the words of a target point back, and where they stand.
    fn points_back(&self, target: &Target) -> Option<(Back, usize)> {
        let Argument::Group { span, .. } = &target.argument else { return None };
        let (start, end) = (self.at(span.start), self.at(span.end));
        let words = self.tokens.get(start..end)?;
        let last = words.last().filter(|last| last.mention.is_none())?;
        let measure = [Role::Measure, Role::Loose].into_iter().any(|role| self.lexicon.is(last, role));
        if measure {
            return Some((Back::Same, start));
        }
        if let [token] = words
            && token.mention.is_none()
        {
            let several = self.lexicon.pronoun(token, Role::Them);
            let single = self.lexicon.pronoun(token, Role::Him) && !(several && self.plural_at(start));
            if token.is("zijn") || token.is("diens") {
                return Some((Back::Person, start));
            }
            return match (single, several) {
                (true, _) => Some((Back::Person, start)),
                (_, true) => Some((Back::Group(None, true, Sort::Any), start)),
                _ => None,
            };
        }
        let (rest, found) = phrase(&self.lexicon.words)(Tokens(words)).ok()?;
        let head = found.head;
        if !rest.0.is_empty() || head.mention.is_some() {
            return None;
        }
        let count =
            words.iter().find_map(number).or_else(|| words.iter().any(|it| it.is("beide")).then_some(2));
        let points =
            |list: &[&str]| words.first().is_some_and(|first| list.iter().any(|word| first.is(word)));
        let small = words.len() == 2 || count.is_some() && words.len() <= 3;
        if self.lexicon.is(head, Role::Land) && small {
            let plural = head.text.ends_with("en");
            let shown = points(&["deze", "die", "beide"]) || count.is_some() && points(&["de"]);
            let one = points(&["het", "dit", "dat", "deze", "die"]);
            let fits = if plural { shown || points(&["de"]) } else { one };
            return fits.then_some((if plural { Back::Countries(count) } else { Back::Country }, start));
        }
        let latter = ["laatstgenoemd", "genoemd", "voornoemd"];
        let latter = words
            .first()
            .is_some_and(|first| latter.iter().any(|word| first.text.to_lowercase().starts_with(word)));
        let company = points(&["dit", "dat", "deze", "die", "het", "de", "datzelfde", "diezelfde"]) || latter;
        let whole = words.len() == 3 && self.lexicon.is(&words[1], Role::Whole);
        if self.lexicon.is(head, Role::Company) && (words.len() == 2 || whole) && company {
            return Some((Back::Organisation, start));
        }
        let sort = self.sort_of(head);
        let singular = !head.text.ends_with("en") && !head.text.ends_with('s');
        if words.len() == 2 && sort == Sort::Any && singular && (latter || points(&["deze", "die"])) {
            return Some((Back::Titled(latter), start));
        }
        let same = points(&["dezelfde", "diezelfde"]);
        let shown = points(&["deze", "die", "beide"]) || count.is_some() && points(&["de"]);
        let empty = self.lexicon.is(head, Role::Anybody);
        (small && (same || shown)).then_some((Back::Group(count, empty || same, sort), start))
    }

    /// Whether the clause of a pronoun has a plural verb.
    fn plural_at(&self, at: usize) -> bool {
        let clause = self.clauses.of.get(at).map(|clause| self.clause(*clause)).unwrap_or_default();
        clause.iter().any(|token| self.lexicon.words.is(token, Class::Finite) && token.text.ends_with('n'))
    }
}
