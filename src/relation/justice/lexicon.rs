//! The words of criminal justice, from `data/justice-words.tsv` and `data/justice-verbs.tsv`.

use std::collections::HashMap;

use super::super::function_words::FunctionWords;
use super::super::status::StatusWords;
use super::super::verbs::VerbForms;
use super::super::{Status, Token};
use super::Event;
use crate::embedded;
use crate::gazetteer::{Embedded, Row, TableError};

const WORDS: Embedded = embedded!("justice-words.tsv");
const COURTS: Embedded = embedded!("courts.tsv");
const VERBS: Embedded = embedded!("justice-verbs.tsv");

/// What a word does near a court case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// `veroordeling`, `arrestatie`: what happens to a person, as a noun.
    Noun(Event),
    /// `vervolging`: a charge where it takes place somewhere.
    Prosecution,
    /// `strafzaak`, `proces`.
    Case,
    /// `behandeling`, `terechtzitting`.
    Hearing,
    /// `arrestatiebevel`.
    Warrant,
    /// `aanklachten`.
    Charges,
    /// `gevangenisstraf`, `jaar`: of what a sentence consists.
    Sentence,
    /// `commandant`: somebody.
    Person,
    /// `verdachte`: somebody in a case.
    Suspect,
    /// `politie`: acts for its country.
    Authority,
    /// `rechtbank`: a court without its name.
    Bench,
    /// `rechters`, `aanklager`: speak for their court.
    Officer,
    /// `hoger beroep`.
    Appeal,
    /// `eerste aanleg`.
    FirstInstance,
    /// `bij verstek`: only of judgments.
    TrialMark,
    /// `scherp`: of disapproval.
    Condemning,
    /// `verwachting`: it is to come.
    Expected,
    /// `verzoek`: under which a court has somebody arrested.
    Order,
    /// `wegens`.
    CrimeOpener,
    /// `onder meer`.
    CrimeLead,
    /// `gepleegd`.
    CrimeEnd,
    /// `hij`.
    Pronoun,
    /// `door`, `bij`: before the court.
    CourtPlace,
    /// `vonnis`: of a court.
    JudgmentWord,
    /// `vernietigd`: it does not stand.
    Undoing,
    /// `verdacht`: of crimes.
    Criminal,
}

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
    /// `overbrengen`: only to a court is it a surrender.
    pub(super) courts_only: bool,
}

/// All tables that the relations need.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    pub(super) words: FunctionWords,
    pub(super) status: StatusWords,
    pub(super) forms: VerbForms,
    pub(super) verbs: Vec<Verb>,
    roles: HashMap<String, Vec<Role>>,
    /// Words under a role that consist of more than one.
    phrases: Vec<(Vec<String>, Vec<Role>)>,
    /// Of each known court its code in an ECLI and its country, where it has them.
    courts: HashMap<String, (Option<String>, Option<String>)>,
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
            roles: HashMap::new(),
            phrases: Vec::new(),
            courts: HashMap::new(),
        };
        for row in COURTS.table(&["id", "nl", "en", "ecli", "country"])?.rows() {
            let cell = |column| row.optional(column).map(str::to_owned);
            lexicon.courts.insert(row.get("id").to_owned(), (cell("ecli"), cell("country")));
        }
        for row in WORDS.table(&["word", "classes", "comment"])?.rows() {
            lexicon.add_word(row)?;
        }
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

    fn add_word(&mut self, row: Row<'_>) -> Result<(), TableError> {
        let roles = row.get("classes").split(' ').map(role).collect::<Option<Vec<_>>>();
        let roles = roles.ok_or_else(|| row.error(format!("unknown class in {:?}", row.get("classes"))))?;
        let word = row.get("word");
        if word.contains(' ') {
            self.phrases.push((split(word), roles));
        } else {
            self.roles.insert(word.to_owned(), roles);
        }
        Ok(())
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
            courts_only: row.get("lemma") == "overbrengen",
        });
        Ok(())
    }

    /// Whether the token is a word with this role.
    pub(super) fn is(&self, token: &Token<'_>, role: Role) -> bool {
        token.mention.is_none() && self.roles_of(token.text).contains(&role)
    }

    /// Whether the token is a word for somebody, alone or as the last part: `oud-commandant`, `ISIS-strijders`.
    pub(super) fn person(&self, token: &Token<'_>) -> bool {
        self.ends_in(token, Role::Person)
    }

    /// Whether the token is a word for somebody in a case, alone or as the last part.
    pub(super) fn suspect(&self, token: &Token<'_>) -> bool {
        self.ends_in(token, Role::Suspect)
    }

    /// Whether the token or its last part, of five letters or behind a hyphen, has this role.
    pub(super) fn ends_in(&self, token: &Token<'_>, role: Role) -> bool {
        const LEAST: usize = 5;
        if token.mention.is_some() {
            return false;
        }
        let text = token.text.to_lowercase();
        let ends = text.char_indices().map(|(at, _)| at).filter(|at| {
            let (first, last) = text.split_at(*at);
            first.is_empty() || first.ends_with('-') || last.chars().count() >= LEAST && first.len() > 2
        });
        ends.map(|at| &text[at..]).any(|end| self.roles_of(end).contains(&role))
    }

    /// Whether the token is a noun for an event.
    pub(super) fn is_event(&self, token: &Token<'_>) -> bool {
        let event = |role: &Role| matches!(role, Role::Noun(_) | Role::Prosecution);
        token.mention.is_none() && self.roles_of(token.text).iter().any(event)
    }

    /// How many of `tokens` make up a word or a phrase with this role.
    pub(super) fn starts(&self, tokens: &[Token<'_>], role: Role) -> Option<usize> {
        let of_role = self.phrases.iter().filter(|(_, roles)| roles.contains(&role));
        let phrase =
            of_role.filter(|(phrase, _)| begins(tokens, phrase)).map(|(phrase, _)| phrase.len()).max();
        phrase.or_else(|| tokens.first().filter(|token| self.is(token, role)).map(|_| 1))
    }

    /// The words, and what they end in, without which no sentence tells of such an event.
    pub(super) fn stems(&self, wanted: Event) -> Vec<&str> {
        let concerns = |role: &Role| match role {
            Role::Noun(event) => *event == wanted,
            Role::Case | Role::Hearing => wanted == Event::Trial,
            Role::Warrant => wanted == Event::Warrant,
            Role::Charges | Role::Prosecution => wanted == Event::Charge,
            _ => false,
        };
        let nouns = self.roles.iter().filter(|(_, roles)| roles.iter().any(concerns));
        let verbs = self.verbs.iter().enumerate();
        // A verb that holds a case or issues a warrant needs the noun, and the noun is looked for.
        let alone = verbs
            .filter(|(_, verb)| verb.event == wanted && !matches!(verb.about, About::Case | About::Warrant));
        let mut stems: Vec<&str> = nouns.map(|(word, _)| word.as_str()).collect();
        stems.extend(alone.flat_map(|(number, _)| self.forms.spellings(number)));
        stems.sort_unstable();
        stems.dedup();
        stems
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

    fn roles_of(&self, text: &str) -> &[Role] {
        let known = self.roles.get(text).or_else(|| self.roles.get(&text.to_lowercase()));
        known.map_or(&[], Vec::as_slice)
    }
}

/// Whether the tokens begin with these words.
pub(super) fn begins(tokens: &[Token<'_>], words: &[String]) -> bool {
    words.len() <= tokens.len() && words.iter().zip(tokens).all(|(word, token)| token.is(word))
}

fn split(words: &str) -> Vec<String> {
    words.split(' ').map(str::to_owned).collect()
}

fn event(word: &str) -> Option<Event> {
    Event::ALL.into_iter().find(|event| event.word() == word)
}

fn role(word: &str) -> Option<Role> {
    Some(match word {
        "prosecution" => Role::Prosecution,
        "case" => Role::Case,
        "hearing" => Role::Hearing,
        "warrant" => Role::Warrant,
        "charges" => Role::Charges,
        "sentence" => Role::Sentence,
        "person" => Role::Person,
        "suspect" => Role::Suspect,
        "authority" => Role::Authority,
        "bench" => Role::Bench,
        "officer" => Role::Officer,
        "appeal" => Role::Appeal,
        "first-instance" => Role::FirstInstance,
        "trial-mark" => Role::TrialMark,
        "condemning" => Role::Condemning,
        "expected" => Role::Expected,
        "order" => Role::Order,
        "crime-opener" => Role::CrimeOpener,
        "crime-lead" => Role::CrimeLead,
        "crime-end" => Role::CrimeEnd,
        "pronoun" => Role::Pronoun,
        "court-place" => Role::CourtPlace,
        "judgment-word" => Role::JudgmentWord,
        "undoing" => Role::Undoing,
        "criminal" => Role::Criminal,
        noun => Role::Noun(event(noun)?),
    })
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
