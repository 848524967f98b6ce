//! The words of criminal justice, from `data/justice-words.tsv` and `data/justice-verbs.tsv`.

use std::collections::HashMap;

use super::super::endings::Endings;
use super::super::function_words::FunctionWords;
use super::super::status::StatusWords;
use super::super::verbs::VerbForms;
use super::super::word_roles::WordRoles;
pub(super) use super::super::word_roles::begins;
use super::super::{Status, Token};
use super::event::{Event, event};
use super::role::{Role, role};
use crate::embedded;
use crate::gazetteer::{Embedded, Row, TableError};
use crate::grammar::WordSet;

const WORDS: Embedded = embedded!("justice-words.tsv");
const COURTS: Embedded = embedded!("courts.tsv");
const NONCRIMINAL: Embedded = embedded!("noncriminal-courts.tsv");
const VERBS: Embedded = embedded!("justice-verbs.tsv");

/// What the object of a verb is, in the active.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// The person.
    Person,
    /// The subject itself is the person.
    Oneself,
    /// The case against the person.
    Case,
    /// The sentence; the person stands under `aan`.
    Sentence,
    /// The sentence, which the subject gets.
    Received,
    /// The warrant.
    Warrant,
    /// The charges.
    Charges,
}

/// A verb of the table.
#[derive(Clone, Debug)]
pub(super) struct Verb {
    pub(super) event: Event,
    pub(super) about: About,
    /// One of these must stand beside it.
    pub(super) beside: Vec<Vec<String>>,
    pub(super) status: Status,
    pub(super) participle: String,
    /// `overbrengen`: only to a court is it a surrender.
    pub(super) courts_only: bool,
}

/// The words of a sentence that tell of events, verbs left out.
pub(super) struct EventWords {
    /// The nouns, with their places.
    pub(super) nouns: Vec<(usize, Role)>,
    /// The tokens that may be participles before a noun, with the verbs of which they are.
    pub(super) participles: Vec<(usize, Vec<usize>)>,
}

/// The roles of words that may be the last part of a longer one.
const ENDING: [Role; 6] =
    [Role::Person, Role::Suspect, Role::Officer, Role::Authority, Role::Sentence, Role::Warrant];

/// All tables that the relations need.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    pub(super) words: FunctionWords,
    pub(super) status: StatusWords,
    pub(super) forms: VerbForms,
    pub(super) verbs: Vec<Verb>,
    roles: WordRoles<Role>,
    /// How the words of each role end that may be the last part of a word.
    endings: Vec<(Role, Endings)>,
    /// Of each known court its code in an ECLI and its country, where it has them.
    courts: HashMap<String, (Option<String>, Option<String>)>,
    /// Courts that convict nobody.
    noncriminal: WordSet,
}

impl Lexicon {
    /// Reads the tables.
    ///
    /// # Errors
    /// A class, an event or a status that is not known.
    pub(super) fn load() -> Result<Self, TableError> {
        let mut lexicon = Self {
            words: FunctionWords::load()?,
            status: StatusWords::load()?,
            forms: VerbForms::default(),
            verbs: Vec::new(),
            roles: WordRoles::default(),
            courts: HashMap::new(),
            endings: Vec::new(),
            noncriminal: NONCRIMINAL.words(&["id", "why"], "id")?,
        };
        for row in COURTS.table(&["id", "nl", "en", "ecli", "country"])?.rows() {
            let cell = |column| row.optional(column).map(str::to_owned);
            lexicon.courts.insert(row.get("id").to_owned(), (cell("ecli"), cell("country")));
        }
        for row in WORDS.table(&["word", "classes", "comment"])?.rows() {
            lexicon.roles.add(row, "word", role)?;
        }
        lexicon.endings = ENDING.map(|role| (role, lexicon.endings_of(role))).to_vec();
        let columns = [
            "lemma",
            "particle",
            "finite",
            "infinitive",
            "participle",
            "event",
            "about",
            "beside",
            "status",
            "comment",
        ];
        for row in VERBS.table(&columns)?.rows() {
            lexicon.add_verb(row)?;
        }
        Ok(lexicon)
    }

    fn endings_of(&self, role: Role) -> Endings {
        let words = self.roles.sorted();
        Endings::of(words.iter().filter(|(_, roles)| roles.contains(&role)).map(|(word, _)| *word))
    }

    fn add_verb(&mut self, row: Row<'_>) -> Result<(), TableError> {
        let event = event(row.get("event")).ok_or_else(|| row.error("unknown event"))?;
        let about = about(row.get("about")).ok_or_else(|| row.error("unknown object"))?;
        let status = Status::ALL.into_iter().find(|status| status.word() == row.get("status"));
        let status = status.ok_or_else(|| row.error("unknown status"))?;
        let (infinitive, participle) = (row.get("infinitive"), row.get("participle"));
        self.forms.add(&mut self.words, row.get("particle"), row.get("finite"), infinitive, participle);
        self.verbs.push(Verb {
            event,
            about,
            beside: row
                .optional("beside")
                .into_iter()
                .flat_map(|words| words.split('|'))
                .map(split)
                .collect(),
            status,
            participle: participle.to_owned(),
            courts_only: row.get("lemma") == "overbrengen",
        });
        Ok(())
    }

    /// Whether the token is a word with this role.
    pub(super) fn is(&self, token: &Token<'_>, role: Role) -> bool {
        self.roles.is(token, role)
    }

    /// Whether the token is a word for somebody, alone or as the last part: `oud-commandant`, `ISIS-strijders`.
    pub(super) fn person(&self, token: &Token<'_>) -> bool {
        self.ends_in(token, Role::Person)
    }

    /// Whether the token is a word for somebody in a case, alone or as the last part.
    pub(super) fn suspect(&self, token: &Token<'_>) -> bool {
        self.ends_in(token, Role::Suspect)
    }

    /// Whether a sentence with these words of events can tell of one at all: it has a noun or a participle of
    /// one, or a verb that needs neither. A quick look, before its clauses are known.
    pub(super) fn concerns(&self, tokens: &[Token<'_>], told: &EventWords) -> bool {
        let stands = |words: &Vec<String>| (0..tokens.len()).any(|at| begins(&tokens[at..], words));
        let alone = |verb: &Verb| {
            !matches!(verb.about, About::Case | About::Warrant | About::Charges)
                && (verb.beside.is_empty() || verb.beside.iter().any(stands))
        };
        !told.nouns.is_empty()
            || !told.participles.is_empty()
            || self.forms.possible(tokens).any(|verb| self.verbs.get(verb).is_some_and(alone))
    }

    /// The words of events among the tokens.
    pub(super) fn event_words(&self, tokens: &[Token<'_>]) -> EventWords {
        EventWords { nouns: self.events(tokens), participles: self.attributive(tokens) }
    }

    /// The tokens that may be participles before a noun, with the verbs of which they are.
    fn attributive(&self, tokens: &[Token<'_>]) -> Vec<(usize, Vec<usize>)> {
        let verbs = tokens.iter().map(|token| self.forms.attributive(token)).enumerate();
        verbs.filter(|(_, verbs)| !verbs.is_empty()).collect()
    }

    /// The words of events among the tokens, with their places.
    fn events(&self, tokens: &[Token<'_>]) -> Vec<(usize, Role)> {
        let words = tokens.iter().enumerate().filter(|(_, token)| token.mention.is_none());
        let of = |(at, token): (usize, &Token<'_>)| {
            let own = self.roles.of(token).iter().copied().filter(|role| role.event().is_some());
            let long = || self.noun_length(&tokens[at..]) > 1;
            let warrant = (self.ends_in(token, Role::Warrant) || long()).then_some(Role::Warrant);
            own.chain(warrant).map(move |role| (at, role)).collect::<Vec<_>>()
        };
        words.flat_map(of).collect()
    }

    /// How many tokens the noun has that starts at the first: three in `bevel tot aanhouding`.
    pub(super) fn noun_length(&self, tokens: &[Token<'_>]) -> usize {
        self.roles.starts(tokens, Role::Warrant).unwrap_or(1)
    }

    /// Whether the token or its last part, of five letters or behind a hyphen, has this role, one of [`ENDING`].
    pub(super) fn ends_in(&self, token: &Token<'_>, role: Role) -> bool {
        const LEAST: usize = 5;
        // No word of the tables is as long, bytes; a word of a megabyte is looked at once.
        const MOST: usize = 64;
        let ending = self.endings.iter().find(|(of, _)| *of == role);
        if token.mention.is_some() || !ending.is_some_and(|(_, endings)| endings.may_end(token.text)) {
            return false;
        }
        let text = token.text.to_lowercase();
        let near = |at: &usize| text.len() - *at <= MOST;
        let ends = text.char_indices().map(|(at, _)| at).filter(near).filter(|at| {
            let (first, last) = text.split_at(*at);
            first.is_empty() || first.ends_with('-') || last.chars().count() >= LEAST && first.len() > 2
        });
        ends.map(|at| &text[at..]).any(|end| self.roles.of_text(end).contains(&role))
    }

    /// Whether the token is a noun for an event.
    pub(super) fn is_event(&self, token: &Token<'_>) -> bool {
        let event = |role: &Role| matches!(role, Role::Noun(_) | Role::Prosecution);
        token.mention.is_none() && self.roles.of(token).iter().any(event)
    }

    /// How many of `tokens` make up a word or a phrase with this role.
    pub(super) fn starts(&self, tokens: &[Token<'_>], role: Role) -> Option<usize> {
        self.roles.starts(tokens, role)
    }

    /// The words without which no sentence tells of such an event, and whether a longer word may end in them.
    pub(super) fn stems(&self, wanted: Event) -> Vec<(&str, bool)> {
        let concerns = |role: &Role| role.event() == Some(wanted);
        let nouns = self.roles.sorted().into_iter().filter(|(_, roles)| roles.iter().any(concerns));
        let mut stems: Vec<(&str, bool)> =
            nouns.map(|(word, roles)| (word, roles.contains(&Role::Warrant))).collect();
        // A verb that holds a case or issues a warrant needs the noun, and the noun is looked for.
        let verbs = self.verbs.iter().enumerate();
        let alone = verbs
            .filter(|(_, verb)| verb.event == wanted && !matches!(verb.about, About::Case | About::Warrant));
        for (number, verb) in alone {
            let beside = verb.beside.iter().filter_map(|words| words.last()).map(String::as_str);
            let words = if verb.beside.is_empty() { self.forms.spellings(number) } else { beside.collect() };
            stems.extend(words.into_iter().map(|word| (word, false)));
        }
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// The participles of the verbs of an event.
    pub(super) fn participles(&self, event: Event) -> impl Iterator<Item = &str> {
        let verbs = self.verbs.iter().filter(move |verb| verb.event == event);
        verbs.map(|verb| verb.participle.as_str())
    }

    /// Whether a court may convict, try or seek persons.
    pub(super) fn criminal_court(&self, court: &str) -> bool {
        !self.noncriminal.contains(court)
    }

    /// The code of a court in an ECLI.
    pub(super) fn ecli(&self, court: &str) -> Option<&str> {
        self.courts.get(court)?.0.as_deref()
    }

    /// Whether a court is of no country.
    pub(super) fn international(&self, court: &str) -> bool {
        self.courts.get(court).is_some_and(|(_, country)| country.is_none())
    }

    /// Whether a court is of the Netherlands.
    pub(super) fn dutch(&self, court: &str) -> bool {
        self.courts.get(court).is_some_and(|(_, country)| country.as_deref() == Some("NLD"))
    }
}

fn split(words: &str) -> Vec<String> {
    words.split(' ').map(str::to_owned).collect()
}

fn about(word: &str) -> Option<About> {
    Some(match word {
        "person" => About::Person,
        "oneself" => About::Oneself,
        "case" => About::Case,
        "sentence" => About::Sentence,
        "received" => About::Received,
        "warrant" => About::Warrant,
        "charges" => About::Charges,
        _ => return None,
    })
}
