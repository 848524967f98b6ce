//! Whom it befalls: a named person, a described group, or the one of whom the text was speaking.

use super::super::clauses::Opener;
use super::super::function_words::Class;
use super::super::groups::{Target, Targets};
use super::super::phrases::{Phrase, Quantity, phrase};
use super::super::{Argument, Token, Tokens};
use super::reading::{Part, Reading};
use super::role::Role;
use crate::entity::person::PERSON;
use crate::gazetteer::Form;
use crate::linking::EntityId;
use crate::text::{BlockKind, Span};

/// How many sentences a pronoun may point back.
const BACK: usize = 4;

/// What the words at a place name.
pub(super) enum Whom {
    /// These persons.
    Persons(Vec<Target>),
    /// `hij`, `de verdachte`: the words point back.
    Back(Span),
    /// Something that is no person.
    Nobody,
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The persons that stand at token `at`, before token `end`.
    pub(super) fn persons_at(&self, at: usize, end: usize) -> Option<Vec<Target>> {
        match self.whom(at, end) {
            Whom::Persons(persons) => Some(persons),
            Whom::Back(span) => self.meant(span).map(|person| vec![person]),
            Whom::Nobody => None,
        }
    }

    /// What stands at token `at`, before token `end`.
    pub(super) fn whom(&self, at: usize, end: usize) -> Whom {
        let Some(slice) = self.tokens.get(at..end.max(at)) else { return Whom::Nobody };
        let words = &self.lexicon.words;
        if let Some(first) = slice.first().filter(|first| self.lexicon.is(first, Role::Pronoun)) {
            // `haar zoon` is somebody else.
            let alone = slice.get(1).is_none_or(|next| !words.open(next) || words.verb(next));
            return if alone && !self.plural(at) { Whom::Back(first.span) } else { Whom::Nobody };
        }
        let Ok((rest, found)) = phrase(words)(Tokens(slice)) else { return Whom::Nobody };
        let called = |head: &Token<'_>| self.group_head(head) || self.calls(head);
        if let Some(name) = rest.first().filter(|next| next.names(PERSON) && called(found.head)) {
            return self.entity(name).map_or(Whom::Nobody, |person| Whom::Persons(vec![person]));
        }
        if let Some(whom) = self.hyphenated(&found, rest) {
            return whom;
        }
        // `zowel Jennifer W. als Taha J.`
        let both = at.checked_sub(1).filter(|before| self.token(*before).is_some_and(|it| it.is("zowel")));
        let whole = both.and_then(|both| self.tokens.get(both..end.max(at))).unwrap_or(slice);
        let Ok((_, targets)) = (Targets { words, passage: self.passage }).read(Tokens(whole)) else {
            return Whom::Nobody;
        };
        if let Some(span) = self.points_back(&found, &targets) {
            return Whom::Back(span);
        }
        if targets.is_empty() || !targets.iter().all(|target| self.is_person(target)) {
            return Whom::Nobody;
        }
        Whom::Persons(self.pair(targets))
    }

    /// `twee ISIS-strijders`, `Kosovo-leider Thaçi`: a name, a hyphen and a word for somebody.
    fn hyphenated(&self, found: &Phrase<'_, 'a>, rest: Tokens<'_, 'a>) -> Option<Whom> {
        let [hyphen, word, behind @ ..] = rest.0 else { return None };
        let joined = hyphen.text == "-" && hyphen.span.start == found.head.span.end;
        if !joined || !self.lexicon.person(word) {
            return None;
        }
        if let Some(person) = behind.first().and_then(|name| self.entity(name)) {
            return Some(Whom::Persons(vec![person]));
        }
        let span = found.tokens.span()?.cover(word.span);
        let count = match found.quantity {
            Some(Quantity::Exactly(number)) => Some(number),
            _ => None,
        };
        let text = span.of(self.passage.document.text()).to_owned();
        Some(Whom::Persons(vec![Target {
            argument: Argument::Group { text, span },
            count,
            span,
            about: Vec::new(),
        }]))
    }

    /// The one who is meant by words that point back.
    pub(super) fn meant(&self, span: Span) -> Option<Target> {
        let id = self.antecedent(span.start)?;
        Some(Target { argument: Argument::Entity(id.clone()), count: None, span, about: vec![id] })
    }

    /// The only person of the paragraph before, where this one names nobody up to here.
    pub(super) fn meant_before(&self, span: Span) -> Option<Target> {
        let document = self.passage.document;
        let block = document.block_at(self.span.start)?.span;
        if !self.persons_in(Span::new(block.start, span.start)).is_empty() {
            return None;
        }
        let mut earlier = document.blocks.iter().rev().filter(|other| other.span.end <= block.start);
        let before = earlier.find(|other| other.kind == BlockKind::Paragraph)?.span;
        match self.persons_in(before).as_slice() {
            [id] => Some(Target {
                argument: Argument::Entity(id.clone()),
                count: None,
                span,
                about: vec![id.clone()],
            }),
            _ => None,
        }
    }

    fn entity(&self, token: &Token<'_>) -> Option<Target> {
        let id = self.named(token, PERSON)?;
        let argument = Argument::Entity(id.clone());
        Some(Target { argument, count: None, span: token.span, about: vec![id] })
    }

    /// `de verdachte` alone: somebody of whom the text has spoken.
    fn points_back(&self, found: &Phrase<'_, 'a>, targets: &[Target]) -> Option<Span> {
        let [target] = targets else { return None };
        let bare = found.tokens.span() == Some(target.span);
        let pointing = found.determiner.is_none() || found.definite();
        let one = found.quantity.is_none() && !several(found.head);
        let alone = bare && pointing && one && found.modifiers.0.is_empty();
        (alone && self.lexicon.suspect(found.head)).then_some(target.span)
    }

    fn is_person(&self, target: &Target) -> bool {
        match &target.argument {
            Argument::Entity(id) => id.kind == PERSON,
            Argument::Group { span, .. } => self.group(*span),
            Argument::Document => false,
        }
    }

    /// Whether the words describe somebody, and not nobody.
    fn group(&self, span: Span) -> bool {
        let (start, end) = (self.at(span.start), self.at(span.end));
        let Some(slice) = self.tokens.get(start..end) else { return false };
        phrase(&self.lexicon.words)(Tokens(slice)).is_ok_and(|(_, found)| {
            let none =
                found.determiner.is_some_and(|word| word.is("geen") || word.is("elke") || word.is("iedere"));
            // `Iraanse autoriteiten` act, and `haar vrouw` is somebody whom nobody can find again.
            let owned = found.determiner.is_some_and(|word| {
                ["zijn", "haar", "hun", "diens", "hem"].iter().any(|other| word.is(other))
            });
            !none && !owned && self.group_head(found.head)
        })
    }

    /// `wapenhandelaar`, `ex-gouverneur`: whether a word that no table has can say what the one named behind it is.
    fn calls(&self, head: &Token<'_>) -> bool {
        let words = &self.lexicon.words;
        let acts = [Role::Officer, Role::Authority].iter().any(|role| self.lexicon.ends_in(head, *role));
        head.mention.is_none()
            && words.open(head)
            && !words.verb(head)
            && !words.is(head, Class::Time)
            && !acts
            && !self.lexicon.is(head, Role::Bench)
            && !several(head)
            && [
                "ar", "er", "eur", "or", "ist", "man", "vrouw", "aat", "ant", "ent", "ier", "aris", "ees",
                "icus",
            ]
            .iter()
            .any(|end| head.text.ends_with(end))
    }

    fn group_head(&self, head: &Token<'_>) -> bool {
        head.mention.is_some_and(|(_, mention)| mention.form == Form::Inhabitant) || self.lexicon.person(head)
    }

    /// `de leider en de opperrechter van de Taliban`: two single ones that share their end are one group.
    fn pair(&self, targets: Vec<Target>) -> Vec<Target> {
        let [one, two] = targets.as_slice() else { return targets };
        let (Argument::Group { text, .. }, Argument::Group { span, .. }) = (&one.argument, &two.argument)
        else {
            return targets;
        };
        let whole = one.span.cover(*span);
        let shared = text.len() > one.span.len() && one.count.is_none() && two.count.is_none();
        if !shared {
            return targets;
        }
        let argument =
            Argument::Group { text: whole.of(self.passage.document.text()).to_owned(), span: whole };
        vec![Target { argument, count: None, span: whole, about: two.about.clone() }]
    }

    /// Whether the finite verb near a pronoun is a plural, so that it means several.
    fn plural(&self, at: usize) -> bool {
        let they = self.token(at).is_some_and(|token| token.is("zij") || token.is("ze"));
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| self.token(at));
        let clause = self.clauses.of.get(at).and_then(|clause| self.clauses.list.get(*clause));
        let finite = clause
            .into_iter()
            .flat_map(|clause| &clause.tokens)
            .filter_map(|at| self.token(*at).filter(|_| self.lexicon.words.finite(self.tokens, *at)));
        they && near.chain(finite).any(|token| {
            token.text.ends_with("en") && self.lexicon.words.is(token, Class::Finite) || token.is("zijn")
        })
    }

    /// The only person of whom the text can have been speaking before this offset.
    pub(super) fn antecedent(&self, before: usize) -> Option<EntityId> {
        let here = self.persons_in(Span::new(self.span.start, before));
        match here.as_slice() {
            [] => {}
            [one] => return Some(one.clone()),
            _ => return None,
        }
        let block = self.passage.document.block_at(self.span.start)?.span;
        for back in 1..=BACK.min(self.index) {
            let sentence = *self.passage.document.sentences.get(self.index - back)?;
            if !block.contains(sentence) {
                return None;
            }
            match self.persons_in(sentence).as_slice() {
                [] => {}
                [one] => return Some(one.clone()),
                _ => return None,
            }
        }
        None
    }

    /// The different persons named in a stretch.
    pub(super) fn persons_in(&self, span: Span) -> Vec<EntityId> {
        let mentions = self.passage.mentions_in(span).filter(|(_, mention)| mention.kind == PERSON);
        let mut found: Vec<EntityId> = Vec::new();
        for entity in mentions.filter_map(|(index, _)| self.passage.entity(index)) {
            if !found.contains(&entity.id) {
                found.push(entity.id.clone());
            }
        }
        found
    }

    /// A group without the words behind it that say where: `een Syrische man [in Duitsland]`.
    pub(super) fn without(&self, person: Target, place: Span) -> Target {
        const WHERE: [&str; 6] = ["in", "bij", "voor", "door", "aan", "naar"];
        let Argument::Group { span, .. } = &person.argument else { return person };
        if !span.contains(place) {
            return person;
        }
        let (start, named) = (self.at(span.start), self.at(place.start));
        let opens = |at: &usize| self.token(*at).is_some_and(|token| WHERE.iter().any(|word| token.is(word)));
        let Some(last) = (start + 1..named).rev().find(opens).and_then(|at| self.token(at - 1)) else {
            return person;
        };
        let span = Span::new(span.start, last.span.end);
        let text = span.of(self.passage.document.text()).to_owned();
        Target { argument: Argument::Group { text, span }, span, ..person }
    }

    /// The subject of a part, as persons.
    pub(super) fn subject(&self, place: usize) -> Option<Vec<Target>> {
        let part = self.parts.get(place)?;
        let (first, _) = self.first_noun(part)?;
        self.persons_at(first, self.end_of(part, first))
    }

    /// Where the first phrase or pronoun of a part stands that can be its subject, and whether it is a pronoun.
    fn first_noun(&self, part: &Part) -> Option<(usize, bool)> {
        let noun = self.nouns(part).first().map(|piece| piece.at);
        let pronoun = part.tokens.iter().copied().find(|at| self.pronoun(*at));
        match (noun, pronoun) {
            (Some(noun), Some(pronoun)) if pronoun < noun => Some((pronoun, true)),
            (Some(noun), _) => Some((noun, false)),
            (None, pronoun) => pronoun.map(|at| (at, true)),
        }
    }

    /// Whether a pronoun that can be a subject stands here.
    pub(super) fn pronoun(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            self.lexicon.is(token, Role::Pronoun) && !(token.is("haar") && self.opens_phrase(at))
        })
    }

    fn opens_phrase(&self, at: usize) -> bool {
        self.token(at + 1).is_some_and(|next| self.lexicon.words.open(next))
    }

    /// Where the tokens end that can belong to a phrase at `at` of this part.
    pub(super) fn end_of(&self, part: &Part, at: usize) -> usize {
        let last = part.tokens.last().map_or(at, |last| last + 1);
        self.clauses.end(at, part.clause).min(last.max(at))
    }

    /// The persons before a relative clause: `de man, die`.
    pub(super) fn antecedent_of(&self, part: &Part) -> Option<Vec<Target>> {
        let clause = self.clauses.list.get(part.clause)?;
        let Opener::Relative(opener) = clause.opener else { return None };
        // `de man, tegen wie`
        let under = self.lexicon.words.is(self.token(opener.checked_sub(1)?)?, Class::Preposition);
        let opener = if under { opener - 1 } else { opener };
        let end = if self.token(opener.checked_sub(1)?)?.text == "," { opener - 1 } else { opener };
        self.before(end)
    }

    /// The persons that end at token `end`.
    pub(super) fn before(&self, end: usize) -> Option<Vec<Target>> {
        let fits = |start: &usize| {
            let slice = self.tokens.get(*start..end)?;
            let inside = start.checked_sub(1).and_then(|at| self.token(at)).is_some_and(|before| {
                self.lexicon.words.is(before, Class::Determiner) || super::super::phrases::adjective(before)
            });
            let reader = Targets { words: &self.lexicon.words, passage: self.passage };
            let (rest, _) = reader.read(Tokens(slice)).ok()?;
            (rest.0.is_empty() && !inside).then(|| self.whom(*start, end))
        };
        (end.saturating_sub(12)..end).find_map(|start| match fits(&start)? {
            Whom::Persons(persons) => Some(persons),
            _ => None,
        })
    }
}

/// Whether a word for persons stands for several of them.
fn several(head: &Token<'_>) -> bool {
    head.text.ends_with("en") || head.text.ends_with('s')
}
