//! One sentence, prepared: its parts, and the questions that all rules ask.

use std::cell::OnceCell;

use super::super::clauses::{Clause, Clauses, Opener};
use super::super::function_words::Class;
use super::super::phrases::{Chunk, chunks};
use super::super::status::{Sign, Signs};
use super::super::verbs::Found;
use super::super::{Passage, Sentence, Token};
use super::Event;
use super::claim::Claim;
use super::lexicon::{EventWords, Lexicon, Verb, begins};
use super::role::Role;
use crate::entity::country::COUNTRY;
use crate::entity::court::COURT;
use crate::entity::person::PERSON;
use crate::gazetteer::Form;
use crate::linking::EntityId;
use crate::mention::Kind;
use crate::text::Span;

/// A sentence with its parts.
pub(super) struct Reading<'r, 'a> {
    pub(super) lexicon: &'r Lexicon,
    pub(super) passage: &'r Passage<'r>,
    pub(super) index: usize,
    pub(super) span: Span,
    pub(super) tokens: &'r [Token<'a>],
    pub(super) clauses: Clauses,
    pub(super) parts: Vec<Part>,
    /// The words of events.
    pub(super) told: EventWords,
}

/// A clause, or one of several main clauses that were joined without a sign.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) clause: usize,
    /// Indices of its tokens, in order.
    pub(super) tokens: Vec<usize>,
    /// Its phrases, once somebody has asked for them.
    pieces: OnceCell<Vec<Piece>>,
    /// Its verbs, likewise.
    verbs: OnceCell<Vec<Found>>,
}

impl Part {
    pub(super) fn new(clause: usize, tokens: Vec<usize>) -> Self {
        Self { clause, tokens, pieces: OnceCell::new(), verbs: OnceCell::new() }
    }
}

/// A phrase of a part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// The preposition's first token; `None` for a bare phrase.
    pub(super) preposition: Option<usize>,
    /// Its first token behind the preposition.
    pub(super) at: usize,
    /// Its last token.
    pub(super) head: usize,
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// A sentence, unless it can tell of no event.
    pub(super) fn telling(
        lexicon: &'r Lexicon,
        passage: &'r Passage<'r>,
        sentence: &'r Sentence<'a>,
    ) -> Option<Self> {
        let told = lexicon.event_words(&sentence.tokens);
        lexicon.concerns(&sentence.tokens, &told).then(|| Self::new(lexicon, passage, sentence, told))
    }

    pub(super) fn new(
        lexicon: &'r Lexicon,
        passage: &'r Passage<'r>,
        sentence: &'r Sentence<'a>,
        told: EventWords,
    ) -> Self {
        let clauses = Clauses::divide(&sentence.tokens, &lexicon.words);
        let mut reading = Self {
            lexicon,
            passage,
            index: sentence.index,
            span: sentence.span,
            tokens: &sentence.tokens,
            clauses,
            parts: Vec::new(),
            told,
        };
        reading.parts = (0..reading.clauses.list.len()).flat_map(|clause| reading.split(clause)).collect();
        reading
    }

    /// What the sentence says of this event.
    pub(super) fn claims(&self, event: Event) -> Vec<Claim> {
        if !self.tells(event) {
            return Vec::new();
        }
        let mut claims = self.verbal(event);
        claims.extend(self.nominal(event));
        claims.extend(self.attributed(event));
        match event {
            Event::Trial => claims.extend(self.hearings()),
            Event::Warrant => claims.extend(self.warrants()),
            Event::Charge => claims.extend(self.charges()),
            _ => {}
        }
        claims
    }

    /// Whether the sentence has a word of this event.
    fn tells(&self, event: Event) -> bool {
        let of = |verb: &Verb| verb.event == event;
        self.told.nouns.iter().any(|(_, role)| role.event() == Some(event))
            || self.parts.iter().any(|part| self.verbs(part).any(|(_, verb)| of(verb)))
            || self
                .told
                .participles
                .iter()
                .flat_map(|(_, verbs)| verbs)
                .any(|verb| self.lexicon.verbs.get(*verb).is_some_and(of))
    }

    /// Divides a main clause before each `en` between two finite verbs: `… is aangehouden en in juli is …`.
    fn split(&self, clause: usize) -> Vec<Part> {
        let Some(whole) = self.clauses.list.get(clause) else { return Vec::new() };
        let mut parts = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let (mut joint, mut finite) = (None, false);
        for at in &whole.tokens {
            let verb = self.lexicon.words.finite(self.tokens, *at);
            if verb
                && finite
                && whole.opener == Opener::Main
                && let Some(joint) = joint.take()
            {
                let tail = open.split_off(joint);
                parts.push(Part::new(clause, std::mem::replace(&mut open, tail)));
            }
            if self.lexicon.words.is(&self.tokens[*at], Class::Coordinator) && finite {
                joint = Some(open.len());
            }
            finite |= verb;
            open.push(*at);
        }
        parts.push(Part::new(clause, open));
        parts
    }

    /// The phrases of a part, in order.
    pub(super) fn pieces<'p>(&self, part: &'p Part) -> &'p [Piece] {
        part.pieces.get_or_init(|| self.divide(part))
    }

    fn divide(&self, part: &Part) -> Vec<Piece> {
        // `dat vrouwen …`: the opener is no determiner.
        let opener = self.clauses.list.get(part.clause).and_then(Clause::opened_at);
        let own = part.tokens.iter().filter(|at| Some(**at) != opener);
        let tokens: Vec<Token<'a>> = own.filter_map(|at| self.tokens.get(*at)).copied().collect();
        let piece = |chunk: &Chunk<'_, 'a>| {
            let phrase = chunk.phrase()?;
            let start = self.at(chunk.start());
            let at = self.at(phrase.tokens.first()?.span.start);
            let preposition = matches!(chunk, Chunk::Prepositional { .. }).then_some(start);
            Some(Piece { preposition, at, head: self.at(phrase.head.span.start) })
        };
        chunks(&self.lexicon.words, &tokens).iter().filter_map(piece).collect()
    }

    /// The bare phrases of a part that can be subject or object.
    pub(super) fn nouns(&self, part: &Part) -> Vec<Piece> {
        let bare = |piece: &Piece| {
            piece.preposition.is_none() && !self.adverbial(piece) && !self.in_role(part, piece)
        };
        self.heads(part).into_iter().filter(bare).collect()
    }

    /// The phrases of a part, the later members of a list left out: `Rafik A. en Mustafa A.` is one.
    pub(super) fn heads(&self, part: &Part) -> Vec<Piece> {
        let mut behind = 0;
        let mut found = Vec::new();
        for piece in self.pieces(part) {
            if piece.at >= behind {
                found.push(*piece);
            }
            behind = behind.max(self.list_end(part, piece));
        }
        found
    }

    /// Where a list of persons ends that begins with a phrase; 0 where it begins none.
    fn list_end(&self, part: &Part, piece: &Piece) -> usize {
        let person = |at: usize| self.token(at).is_some_and(|token| token.names(PERSON));
        // Few phrases are followed by `en` or a comma, and those that are not need not be read.
        let next = self.token(piece.head + 1);
        let joined = next.is_some_and(|next| [",", "en", "of", "als", "evenals"].contains(&next.text));
        if !joined || !person(piece.head) {
            return 0;
        }
        match self.persons_at(piece.at, self.end_of(part, piece.at)) {
            Some(persons) if persons.len() > 1 => {
                persons.iter().map(|person| self.at(person.span.end)).max().unwrap_or(0)
            }
            _ => 0,
        }
    }

    /// `Als eerste verdachte werd … overgebracht`: what somebody is, not who.
    fn in_role(&self, part: &Part, piece: &Piece) -> bool {
        let before = piece.at.checked_sub(1);
        let opened = self.clauses.list.get(part.clause).and_then(Clause::opened_at);
        before.is_some_and(|at| Some(at) != opened && self.token(at).is_some_and(|token| token.is("als")))
    }

    /// Whether a bare phrase says when or how: `vorig jaar`, `in eerste aanleg`, a number.
    fn adverbial(&self, piece: &Piece) -> bool {
        let within = self.tokens.get(piece.at..=piece.head).unwrap_or_default();
        within.iter().any(|token| self.lexicon.words.is(token, Class::Time))
            || within.last().is_some_and(|head| {
                self.lexicon.is(head, Role::Condemning)
                    || self.lexicon.is(head, Role::Appeal)
                    || head.text.chars().all(|c| !c.is_alphabetic())
            })
    }

    /// Whether the word before a phrase is this one.
    pub(super) fn under(&self, piece: &Piece, word: &str) -> bool {
        piece.preposition.and_then(|at| self.tokens.get(at)).is_some_and(|token| token.is(word))
    }

    /// The index of the token that starts at this offset of the reading text.
    pub(super) fn at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < offset)
    }

    /// The token at `at`, if it is one.
    pub(super) fn token(&self, at: usize) -> Option<&'r Token<'a>> {
        self.tokens.get(at)
    }

    /// Whether the part has a word or a phrase with this role.
    pub(super) fn has(&self, part: &Part, role: Role) -> bool {
        part.tokens
            .iter()
            .any(|at| self.tokens.get(*at..).is_some_and(|rest| self.lexicon.starts(rest, role).is_some()))
    }

    /// The verbs of a part with their rows, those alone that stand with the words that they need.
    pub(super) fn verbs<'p>(
        &self,
        part: &'p Part,
    ) -> impl Iterator<Item = (&'p Found, &'r Verb)> + use<'p, 'r, 'a> {
        let lexicon = self.lexicon;
        let found = part.verbs.get_or_init(|| self.find_verbs(part)).iter();
        found.filter_map(move |found| Some((found, lexicon.verbs.get(found.verb)?)))
    }

    fn find_verbs(&self, part: &Part) -> Vec<Found> {
        let stands = |words: &Vec<String>| {
            part.tokens.iter().any(|at| self.tokens.get(*at..).is_some_and(|rest| begins(rest, words)))
        };
        let complete = |found: &Found| {
            let verb = self.lexicon.verbs.get(found.verb);
            verb.is_some_and(|verb| verb.beside.is_empty() || verb.beside.iter().any(stands))
        };
        let mut found = self.lexicon.forms.find(&self.lexicon.words, self.tokens, &part.tokens);
        found.retain(complete);
        found
    }

    /// The entity of this kind that a token names as a noun.
    pub(super) fn named(&self, token: &Token<'_>, kind: Kind) -> Option<EntityId> {
        let (index, mention) = token.mention?;
        let fits = mention.kind == kind && !matches!(mention.form, Form::Inhabitant | Form::Adjective);
        Some(self.passage.entity(index).filter(|_| fits)?.id.clone())
    }

    /// The court that a token names, one that may convict persons.
    pub(super) fn court(&self, token: &Token<'_>) -> Option<EntityId> {
        self.named(token, COURT).filter(|court| self.lexicon.criminal_court(&court.id))
    }

    /// The country that a token names, as a noun or, where `adjective`, as an adjective.
    pub(super) fn country(&self, token: &Token<'_>, adjective: bool) -> Option<EntityId> {
        let (index, mention) = token.mention?;
        let form = mention.form != Form::Inhabitant && (mention.form == Form::Adjective) == adjective;
        Some(self.passage.entity(index).filter(|_| mention.kind == COUNTRY && form)?.id.clone())
    }

    /// The words around a verb that say whether it is so; `mine` are words that say something else.
    pub(super) fn signs(&self, part: &Part, verb: &Found, mine: &[Span]) -> Signs {
        let hidden = |at: usize| {
            let inside =
                self.token(at).is_some_and(|token| mine.iter().any(|span| span.contains(token.span)));
            inside || verb.at.contains(&at) || !part.tokens.contains(&at) || self.past(at)
        };
        let mut signs = self.lexicon.status.around_verb(self.tokens, &self.clauses, part.clause, hidden);
        if self.questioned(part) {
            signs.insert(Sign::Possibility);
        }
        signs
    }

    /// `het afgelopen jaar`: nothing has ended.
    fn past(&self, at: usize) -> bool {
        let time = self.token(at + 1).is_some_and(|next| self.lexicon.words.is(next, Class::Time));
        time && self.token(at).is_some_and(|token| token.is("afgelopen"))
    }

    /// Whether the part asks: its finite verb comes first and the sentence ends in a question mark.
    fn questioned(&self, part: &Part) -> bool {
        let asks = self.tokens.iter().rev().take(2).any(|token| token.text == "?");
        let main = self.clauses.list.get(part.clause).is_some_and(|clause| clause.opener == Opener::Main);
        let first = part.tokens.iter().find(|at| self.token(**at).is_some_and(|token| !token.is_sign()));
        asks && main && first.is_some_and(|at| self.lexicon.words.finite(self.tokens, *at))
    }

    /// The stretch of these tokens.
    pub(super) fn stretch(&self, at: &[usize]) -> Span {
        let spans = at.iter().filter_map(|at| self.token(*at)).map(|token| token.span);
        spans.reduce(Span::cover).unwrap_or(self.span)
    }

    /// The part that stands before this one and whose subject it shares: `… en is overgebracht`.
    pub(super) fn shares_subject(&self, place: usize) -> Option<usize> {
        let here = self.parts.get(place)?;
        let words = here.tokens.iter().filter_map(|at| self.token(*at).map(|token| (*at, token)));
        let mut words = words.filter(|(_, token)| token.text != ",");
        let (_, first) = words.next()?;
        let (second, _) = words.next()?;
        let joined = self.lexicon.words.is(first, Class::Coordinator)
            && self.lexicon.words.finite(self.tokens, second);
        let parent = |part: &Part| self.clauses.list.get(part.clause).and_then(|clause| clause.parent);
        let beside = |before: &usize| {
            self.parts
                .get(*before)
                .is_some_and(|part| parent(part) == parent(here) && !self.nouns(part).is_empty())
        };
        (0..place).rev().find(beside).filter(|_| joined)
    }
}
