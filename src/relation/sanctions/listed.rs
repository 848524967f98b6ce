//! Lists that are named otherwise: `daarvan`, `onder de Magnitsky Act`; and placing on one as a noun.

use super::super::groups::Target;
use super::super::phrases::adjective;
use super::super::status::{Sign, settle};
use super::super::{Argument, Status};
use super::claim::Claim;
use super::lexicon::Role;
use super::listing::{List, claim};
use super::reading::{Owner, Reading};
use crate::entity::country::COUNTRY;
use crate::entity::legislation::LEGISLATION;
use crate::linking::EntityId;
use crate::text::Span;

/// Words for a list of which the text has spoken, and the preposition in them.
const BACK: [(&str, &str); 6] = [
    ("daarvan", "van"),
    ("ervan", "van"),
    ("daarop", "op"),
    ("erop", "op"),
    ("daaraan", "aan"),
    ("eraan", "aan"),
];

impl<'r, 'a: 'r> Reading<'r, 'a> {
    pub(super) fn is_word(&self, at: Option<usize>, word: &str) -> bool {
        at.and_then(|at| self.tokens.get(at)).is_some_and(|token| token.is(word))
    }

    /// `daarvan [geschrapt]`, where the paragraph has spoken of a list.
    pub(super) fn list_before(&self, at: usize) -> Option<List> {
        let token = self.tokens.get(at)?;
        let joined = BACK.into_iter().find(|(word, _)| token.is(word)).map(|(_, under)| under);
        let under = joined.or_else(|| self.split_from(at))?;
        let block = self.passage.document.block_at(self.span.start)?.span;
        let before = Span::new(block.start, token.span.start).of(self.passage.document.text());
        let spoken = before.contains("lijst") || before.contains("gelist");
        let list = self.unowned(at, at)?;
        spoken.then_some(List { bare: true, under: Some(under), ..list })
    }

    /// A list whose word stands at `at`, and nothing says whose it is; its phrase begins at `start`.
    fn unowned(&self, at: usize, start: usize) -> Option<List> {
        let clause = *self.clauses.of.get(at)?;
        let owner = Owner::Unsaid;
        Some(List { noun: at, clause, owner, end: at + 1, start, bare: false, under: Some("op") })
    }

    /// The preposition of which `er` or `daar` at `at` is the first part: `staat [er] niet op`.
    pub(super) fn split_from(&self, at: usize) -> Option<&'static str> {
        let token = self.tokens.get(at).filter(|token| token.is("er") || token.is("daar"))?;
        let rest = self.tokens.get(self.at(token.span.end)..)?;
        let clause = self.clauses.of.get(at)?;
        let governs = |place: &usize| {
            let behind = self.tokens.get(at + 1 + place + 1);
            let own = self.clauses.of.get(at + 1 + place) == Some(clause);
            own && behind.is_none_or(|next| next.is_sign() || self.lexicon.words.verb(next) || next.is("toe"))
        };
        let under = |place: usize| ["op", "van", "aan"].into_iter().find(|word| rest[place].is(word));
        (0..rest.len()).filter(governs).find_map(under)
    }

    /// `onder de Global Magnitsky Act [geplaatst]`.
    pub(super) fn law(&self, at: usize) -> Option<List> {
        let token = self.tokens.get(at).filter(|token| token.names(LEGISLATION))?;
        self.lexicon.lists_under(token.text).then_some(())?;
        let article = at.checked_sub(1).filter(|before| self.is_word(Some(*before), "de"));
        let start = article.unwrap_or(at);
        let under = self.is_word(start.checked_sub(1), "onder");
        if under { self.unowned(at, start) } else { None }
    }

    /// The Netherlands, whose list `de nationale lijst` is where the sentence names no other country.
    pub(super) fn at_home(&self, noun: usize, span: Span) -> Option<Owner> {
        let id = EntityId { kind: COUNTRY, id: "NLD".to_owned() };
        let other = |token: &super::super::Token<'a>| {
            !adjective(token) && self.country(token).is_some_and(|country| country != id)
        };
        self.passage.linked.entities.find(&id)?;
        let one = !self.tokens[noun].text.ends_with("en") && !self.tokens.iter().any(other);
        one.then(|| Owner::Named(vec![(id, span)]))
    }

    /// Whether the subject of the clause of a list is a body that sanctions.
    pub(super) fn body_acts(&self, noun: usize) -> bool {
        let clause = self.clauses.of.get(noun).map(|clause| self.clause(*clause)).unwrap_or_default();
        let owner = self.subject_in(&clause, None).unwrap_or_default();
        !owner.named().is_empty() && owner.named().iter().all(|(id, _)| self.lexicon.bodies.has(id))
    }

    /// Whether a bare list is that of a body that sanctions, in a text about sanctions: `de lijst van de EU`.
    pub(super) fn of_body(&self, list: &List, targets: &[Target]) -> bool {
        let body = list.owner.named().iter().all(|(id, _)| self.lexicon.bodies.has(id));
        let narrowed = ["van", "met", "voor"].iter().any(|word| self.is_word(Some(list.end), word));
        let country =
            |target: &Target| matches!(&target.argument, Argument::Entity(id) if id.kind == COUNTRY);
        // `de EU-lijst`, `de lijst van de EU`
        let compound = list.noun.checked_sub(1).is_some_and(|hyphen| self.tokens[hyphen].text == "-");
        body && !narrowed
            && (list.end > list.noun + 1 || compound)
            && !targets.iter().any(country)
            && self.about_sanctions()
    }

    /// The `plaatsing` before `op` and a list that starts at `start`.
    pub(super) fn listing_noun(&self, start: usize) -> Option<usize> {
        let preposition = start.checked_sub(1)?;
        let on = ["op", "aan", "in"].iter().any(|word| self.is_word(Some(preposition), word));
        let noun = preposition.checked_sub(1).filter(|_| on)?;
        self.lexicon.is(self.tokens.get(noun)?, Role::ListChange).then_some(noun)
    }

    /// Cuts a group before the list on which it stands: `drie rechters [van de sanctielijst]`; where that is.
    pub(super) fn before_list(&self, target: &mut Target) -> Option<usize> {
        let Argument::Group { text, span } = &mut target.argument else { return None };
        let (start, end) = (self.at(span.start), self.at(span.end));
        let last = self.tokens.get(end.checked_sub(1)?).filter(|last| last.mention.is_none())?;
        if !self.lexicon.is(last, Role::List) && !self.lexicon.is(last, Role::BareList) {
            return None;
        }
        let cut = (start + 1..end)
            .rev()
            .find(|at| ["van", "op"].iter().any(|word| self.is_word(Some(*at), word)))?;
        *span = self.stretch(start, cut);
        span.of(self.passage.document.text()).clone_into(text);
        target.span = *span;
        Some(cut)
    }

    /// `plaatsing op de lijst van X`.
    pub(super) fn placing(&self, list: &List) -> Option<Claim> {
        let noun = self.listing_noun(list.start)?;
        let of = (list.end..list.end + 2).find(|at| self.is_word(Some(*at), "van"))?;
        let (targets, _) = self.targets_until(of + 1, self.tokens.len())?;
        let own = self.clauses.list.get(list.clause)?.tokens.as_slice();
        let mut signs = self.lexicon.status.before_noun(self.tokens, noun);
        signs.extend(self.lexicon.status.in_clause(self.tokens, own));
        if self.of_motion(noun) {
            signs.insert(Sign::Request);
        }
        let status = settle(&signs, Status::Asserted)?;
        let entities = targets
            .iter()
            .all(|target| matches!(target.argument, Argument::Entity(_)) || target.count.is_some());
        let asked = || if status == Status::Requested { self.asked(list.clause, &targets) } else { None };
        let issuers = list.owner.issuers().or_else(asked);
        let told = status != Status::Asserted || issuers.is_some();
        let evidence = self.stretch(noun, of);
        (told && entities && (!list.bare || self.about_sanctions())).then(|| Claim {
            issuers,
            targets,
            status,
            ..claim(list, evidence)
        })
    }
}
