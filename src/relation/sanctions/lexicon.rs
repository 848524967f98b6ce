//! The words of sanctions, from `data/sanction-words.tsv`, `data/sanction-verbs.tsv` and `data/sanction-issuers.tsv`.

use std::collections::HashMap;

use super::super::administrations::Administrations;
use super::super::function_words::FunctionWords;
use super::super::status::StatusWords;
use super::super::word_roles::WordRoles;
use super::super::word_table::WordTable;
use super::super::{Status, Token};
use super::bodies::Bodies;
pub(super) use super::object::Object;
use super::object::object;
pub(super) use super::role::Role;
use super::role::role;
use crate::embedded;
use crate::gazetteer::{Embedded, Row, TableError};

const WORDS: Embedded = embedded!("sanction-words.tsv");
const VERBS: Embedded = embedded!("sanction-verbs.tsv");
const CONSTRUCTIONS: Embedded = embedded!("sanction-constructions.tsv");

/// A verb with what it needs to be recognised.
#[derive(Clone, Debug)]
pub(super) struct Verb {
    pub(super) particle: String,
    pub(super) infinitive: String,
    pub(super) participle: String,
    pub(super) object: Object,
    pub(super) prepositions: Vec<String>,
    /// Words that must stand beside it: `in het vooruitzicht [stellen]`.
    pub(super) with: Vec<String>,
    /// Its forms of the present.
    pub(super) present: Vec<String>,
    pub(super) status: Status,
    /// Whether its target may stand under `aan`.
    pub(super) imposes: bool,
}

/// What a form of a verb is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `legt`, with the particle elsewhere if there is one.
    Simple,
    /// `oplegt`, `opleggen`.
    Joined,
    /// `opgelegd`.
    Participle,
}

/// All tables that the relation needs.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    pub(super) words: FunctionWords,
    pub(super) status: StatusWords,
    roles: WordRoles<Role>,
    measures: HashMap<String, String>,
    stems: Vec<String>,
    topics: Vec<String>,
    /// Words that no person is: `bedrijven`, as the end of a word too.
    corporate: Vec<String>,
    /// Words with which somebody does what was told before.
    again: Vec<String>,
    pub(super) verbs: Vec<Verb>,
    forms: WordTable<Vec<(usize, Form)>>,
    /// Who imposes sanctions and is no country.
    pub(super) bodies: Bodies,
    /// Who heads the government of which country.
    pub(super) administrations: Administrations,
}

impl Lexicon {
    /// Reads the tables.
    ///
    /// # Errors
    /// A class, an object or a status that is not known.
    pub(super) fn load() -> Result<Self, TableError> {
        let mut lexicon = Self {
            words: FunctionWords::load()?,
            status: StatusWords::load()?,
            roles: WordRoles::default(),
            measures: HashMap::new(),
            stems: Vec::new(),
            topics: Vec::new(),
            corporate: Vec::new(),
            again: Vec::new(),
            verbs: Vec::new(),
            forms: WordTable::default(),
            bodies: Bodies::load()?,
            administrations: Administrations::load()?,
        };
        for row in WORDS.table(&["word", "classes", "measure", "comment"])?.rows() {
            lexicon.add_word(row)?;
        }
        let columns = [
            "lemma",
            "particle",
            "finite",
            "infinitive",
            "participle",
            "object",
            "preposition",
            "status",
            "comment",
        ];
        for row in VERBS.table(&columns)?.rows() {
            lexicon.add_verb(row, "", false)?;
        }
        let columns = [
            "lemma",
            "particle",
            "finite",
            "infinitive",
            "participle",
            "object",
            "preposition",
            "with",
            "receiver",
            "status",
            "comment",
        ];
        for row in CONSTRUCTIONS.table(&columns)?.rows() {
            lexicon.add_verb(row, row.get("with"), row.get("receiver") == "yes")?;
        }
        Ok(lexicon)
    }

    fn add_word(&mut self, row: Row<'_>) -> Result<(), TableError> {
        let roles = self.roles.add(row, "word", role)?;
        let word = row.get("word");
        if let Some(measure) = row.optional("measure") {
            self.measures.insert(word.to_owned(), measure.to_owned());
        }
        let lists = [
            (Role::Topic, &mut self.topics),
            (Role::Stem, &mut self.stems),
            (Role::Corporate, &mut self.corporate),
            (Role::Again, &mut self.again),
        ];
        for (_, list) in lists.into_iter().filter(|(role, _)| roles.contains(role)) {
            list.push(word.to_owned());
        }
        Ok(())
    }

    /// Adds a verb beside which the words `with` stand, and whose target may stand before its object.
    fn add_verb(&mut self, row: Row<'_>, with: &str, receiver: bool) -> Result<(), TableError> {
        let object = object(row.get("object")).ok_or_else(|| row.error("unknown object"))?;
        let status = Status::ALL.into_iter().find(|status| status.word() == row.get("status"));
        let status = status.ok_or_else(|| row.error("unknown status"))?;
        let particle = row.get("particle");
        let number = self.verbs.len();
        let simple: Vec<&str> = row.get("finite").split(' ').collect();
        let present = present(&simple);
        let joined: Vec<String> =
            simple.iter().chain([&row.get("infinitive")]).map(|form| format!("{particle}{form}")).collect();
        let participle = row.get("participle");
        let mut add = |form: &str, kind| self.forms.entry(form).push((number, kind));
        for form in &simple {
            add(form, Form::Simple);
        }
        add(participle, Form::Participle);
        if particle.is_empty() {
            if !simple.contains(&row.get("infinitive")) {
                add(row.get("infinitive"), Form::Simple);
            }
            self.words.add_verbs(simple, [participle]);
        } else {
            for form in &joined {
                add(form, Form::Joined);
            }
            let finite = simple.into_iter().chain(joined.iter().map(String::as_str));
            self.words.add_verbs(finite, [participle]);
        }
        self.verbs.push(Verb {
            particle: particle.to_owned(),
            infinitive: row.get("infinitive").to_owned(),
            participle: participle.to_owned(),
            object,
            prepositions: row.get("preposition").split_whitespace().map(str::to_owned).collect(),
            status,
            present,
            with: with.split_whitespace().map(str::to_owned).collect(),
            imposes: receiver || row.get("lemma") == "opleggen" || object == Object::Access,
        });
        Ok(())
    }

    /// Whether the token is a word with this role, a mention too.
    pub(super) fn is(&self, token: &Token<'_>, role: Role) -> bool {
        self.roles.of(token).contains(&role)
    }

    /// Whether the name of this country takes a plural verb.
    pub(super) fn plural_country(&self, code: &str) -> bool {
        self.roles.of_text(code).contains(&Role::PluralCountry)
    }

    /// Whether the verb says of sanctions that they go on.
    pub(super) fn continues(&self, verb: &Verb) -> bool {
        self.roles.of_text(&verb.infinitive).contains(&Role::Continuing)
    }

    /// Whether the token is a pronoun with this role.
    pub(super) fn pronoun(&self, token: &Token<'_>, role: Role) -> bool {
        token.mention.is_none() && self.is(token, role)
    }

    /// How many of `tokens` make up a word or a phrase with this role.
    pub(super) fn starts(&self, tokens: &[Token<'_>], role: Role) -> Option<usize> {
        self.roles.starts(tokens, role)
    }

    /// Parts of words without which no sentence speaks of sanctions.
    pub(super) fn stems(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().map(String::as_str)
    }

    /// Whether a verb has its perfect with `zijn` and no passive: `is voorgegaan`.
    pub(super) fn goes(&self, verb: &Verb) -> bool {
        self.roles.of_text(&verb.infinitive).contains(&Role::Going)
    }

    /// Whether one is listed under a law of this name.
    pub(super) fn lists_under(&self, name: &str) -> bool {
        name.split_whitespace().any(|word| self.roles.of_text(word).contains(&Role::ListLaw))
    }

    /// Whether the subject of a verb is the one on a list: `staan`, `belanden`.
    pub(super) fn stands(&self, verb: &Verb) -> bool {
        self.roles.of_text(&verb.infinitive).contains(&Role::OnList)
    }

    /// Parts of words that say of a paragraph that it speaks of sanctions.
    pub(super) fn themes(&self) -> impl Iterator<Item = &str> {
        self.topics.iter().map(String::as_str)
    }

    /// Words with which somebody does what was told before: `gedaan`.
    pub(super) fn again(&self) -> impl Iterator<Item = &str> {
        self.again.iter().map(String::as_str)
    }

    /// Whether a word means bodies and no persons: `staatsbedrijven`.
    pub(super) fn corporate(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.corporate.iter().any(|end| word.ends_with(end.as_str()))
    }

    /// What the measure's word says more than "sancties".
    pub(super) fn measure(&self, tokens: &[Token<'_>]) -> Option<&str> {
        let text = tokens.iter().map(|token| token.text.to_lowercase()).collect::<Vec<_>>().join(" ");
        self.measures.get(&text).map(String::as_str)
    }

    /// The verbs of which the word is a form.
    pub(super) fn forms(&self, token: &Token<'_>) -> &[(usize, Form)] {
        if token.mention.is_some() {
            return &[];
        }
        self.forms.get(token).map_or(&[], Vec::as_slice)
    }

    /// Whether the word is a participle before a noun: `opgelegde`; with the status of its verb.
    pub(super) fn attributive(&self, token: &Token<'_>) -> Option<&Verb> {
        let stem = token.text.strip_suffix('e')?;
        let exact = |text: &str| {
            let forms = self.forms.written(text)?;
            let (number, _) = forms.iter().find(|(_, form)| *form == Form::Participle)?;
            self.verbs.get(*number)
        };
        exact(stem).or_else(|| exact(token.text))
    }
}

/// The first half of a verb's simple forms, which are those of the present; not `zetten`, the plural of `zette` too.
fn present(forms: &[&str]) -> Vec<String> {
    let half = forms.iter().take(forms.len().div_ceil(2));
    let past = |form: &str| form.strip_suffix('n').is_some_and(|one| forms.contains(&one));
    half.filter(|form| !past(form)).map(|form| (*form).to_owned()).collect()
}
