//! Whom a verb concerns: the subject of a passive, the object of an active verb, the persons before a comma.

use super::super::Argument;
use super::super::clauses::Opener;
use super::super::function_words::Class;
use super::super::groups::Target;
use super::super::verbs::{Form, Found};
use super::reading::{Part, Piece, Reading};
use super::role::Role;
use super::verbal::beside_of;
use crate::text::Span;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The persons to whom a passive verb happens, or who do something about themselves.
    pub(super) fn patient(&self, place: usize, found: &Found) -> Option<Vec<Target>> {
        let part = self.parts.get(place)?;
        if let Some(persons) = self.apposed(part, found) {
            return Some(persons);
        }
        // `die is veroordeeld tot twaalf jaar gevangenisstraf`
        let has_subject = self.nouns(part).iter().any(|noun| !self.punishes(noun))
            || part.tokens.iter().any(|at| self.pronoun(*at));
        if let Some(persons) = self.antecedent_of(part).filter(|_| !has_subject) {
            return Some(persons.into_iter().map(|person| self.with_clause(part, person)).collect());
        }
        if let Some(noun) = self.new_subject(part, found.place()) {
            return self.persons_at(noun.at, self.end_of(part, noun.at));
        }
        match self.shares_subject(place) {
            Some(before) if !has_subject => self.subject(before),
            _ => self.subject(place),
        }
    }

    /// `X, in 2024 tot twaalf jaar veroordeeld, is`: the persons before the comma of a participle without a subject.
    fn apposed(&self, part: &Part, found: &Found) -> Option<Vec<Target>> {
        let clause = self.clauses.list.get(part.clause)?;
        let first = part.tokens.first().copied()?;
        let comma = self.token(first)?.text == ",";
        let aside = clause.opener == Opener::Aside && comma && found.form == Form::Participle;
        let finite = part.tokens.iter().any(|at| self.lexicon.words.finite(self.tokens, *at));
        self.before(first).filter(|_| aside && !finite)
    }

    /// `X is veroordeeld en Y vrijgesproken`: the noun behind `en`, where no list goes on there.
    fn new_subject(&self, part: &Part, verb: usize) -> Option<Piece> {
        let nouns = self.nouns(part);
        let joined = |noun: &&Piece| {
            let before = noun.at.checked_sub(1).and_then(|at| self.token(at));
            let start = self.token(noun.at).map_or(0, |token| token.span.start);
            let list = nouns.iter().filter(|other| other.at < noun.at).any(|other| {
                let persons = self.persons_at(other.at, self.end_of(part, other.at)).unwrap_or_default();
                persons.iter().any(|person| person.span.end > start)
            });
            noun.at < verb
                && !list
                && before.is_some_and(|before| self.lexicon.words.is(before, Class::Coordinator))
        };
        nouns
            .iter()
            .rev()
            .find(joined)
            .filter(|noun| Some(noun.at) != nouns.first().map(|noun| noun.at))
            .copied()
    }

    /// `mensen die gevangengenomen zijn`: a bare word for persons is told apart by its clause.
    fn with_clause(&self, part: &Part, person: Target) -> Target {
        match &person.argument {
            Argument::Group { text, span } if !text.contains(' ') => {
                let span = span.cover(self.stretch(&part.tokens));
                let text = span.of(self.passage.document.text()).trim_end_matches(['.', ',']).to_owned();
                let span = Span::new(span.start, span.start + text.len());
                Target { argument: Argument::Group { text, span }, span, ..person }
            }
            _ => person,
        }
    }

    /// The persons whom an active verb has for its object.
    pub(super) fn object(&self, place: usize, found: &Found) -> Option<Vec<Target>> {
        let part = self.parts.get(place)?;
        let pronoun = part.tokens.iter().copied().find(|at| self.pronoun(*at));
        let person = |at: usize| self.persons_at(at, self.end_before(part, found, at));
        if found.infinitive {
            // `roept Soedan op X over te leveren`: the particle looks like a preposition.
            let particle = |piece: &Piece| {
                let before = piece.preposition.and_then(|at| at.checked_sub(1)).and_then(|at| self.token(at));
                self.under(piece, "op") || self.under(piece, "aan") && before.is_some_and(|it| it.is("op"))
            };
            let pieces = self.heads(part);
            let near = pieces.iter().rev().filter(|piece| piece.preposition.is_none() || particle(piece));
            return near.filter(|piece| piece.at < found.place()).find_map(|piece| person(piece.at));
        }
        let (subject, objects) = self.subject_and_objects(place);
        let subject = subject?;
        match pronoun {
            // `het Hof sprak hem vrij`, but not `hij sprak hem vrij`.
            Some(at) if at > subject.at => person(at),
            Some(_) => None,
            None if objects.is_empty() => self.antecedent_of(part),
            None => self.nearest(part, &objects, found),
        }
    }

    /// Where the tokens end that can belong to a phrase at `at`, before the words that stand beside the verb:
    /// `achtte vier militairen [schuldig aan]`.
    fn end_before(&self, part: &Part, found: &Found, at: usize) -> usize {
        let verb = self.lexicon.verbs.get(found.verb);
        let word = |it: &&usize| {
            **it > at && verb.zip(self.token(**it)).is_some_and(|(verb, token)| beside_of(verb, token))
        };
        let end = self.end_of(part, at);
        part.tokens.iter().find(word).map_or(end, |beside| end.min(*beside))
    }

    /// Of the objects of a part those of this verb: right before a participle, right behind another verb.
    fn nearest(&self, part: &Part, objects: &[Piece], found: &Found) -> Option<Vec<Target>> {
        let verb = found.place();
        let persons = objects.iter().filter_map(|noun| {
            let persons = self.persons_at(noun.at, self.end_before(part, found, noun.at))?;
            let end = persons.iter().map(|person| self.at(person.span.end)).max()?;
            Some((noun.at, end, persons))
        });
        let mut persons: Vec<_> = persons.collect();
        let behind = found.form == Form::Simple && persons.iter().any(|(at, ..)| *at > verb);
        persons.retain(|(at, ..)| (*at > verb) == behind);
        let key = |(at, end, _): &(usize, usize, Vec<Target>)| {
            if behind { (*at, 0) } else { (usize::MAX - end, *at) }
        };
        // What stands nearer and is no person is the object of this verb.
        let chosen = persons.into_iter().min_by_key(key)?;
        let between = objects.iter().any(|noun| {
            let nearer = if behind { noun.at < chosen.0 } else { noun.at >= chosen.1 };
            nearer && (noun.at > verb) == behind && self.whole(noun) && !self.punishes(noun)
        });
        (!between).then_some(chosen.2)
    }

    /// Whether a phrase is more than a bare word, which may be an adverb: `schuldig`.
    fn whole(&self, noun: &Piece) -> bool {
        noun.at != noun.head || self.token(noun.head).is_some_and(|head| head.mention.is_some())
    }

    /// Whether a noun is a sentence: `een gevangenisstraf`.
    pub(super) fn punishes(&self, noun: &Piece) -> bool {
        self.token(noun.head).is_some_and(|head| self.lexicon.ends_in(head, Role::Sentence))
    }
}
