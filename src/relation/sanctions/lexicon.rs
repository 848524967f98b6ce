//! The words of sanctions, from `data/sanction-words.tsv`, `data/sanction-verbs.tsv` and `data/sanction-issuers.tsv`.

use std::collections::HashMap;

use super::super::administrations::Administrations;
use super::super::function_words::FunctionWords;
use super::super::status::StatusWords;
use super::super::word_roles::WordRoles;
use super::super::word_table::WordTable;
use super::super::{Status, Token};
use super::bodies::Bodies;
use crate::embedded;
use crate::gazetteer::{Embedded, Row, TableError};

const WORDS: Embedded = embedded!("sanction-words.tsv");
const VERBS: Embedded = embedded!("sanction-verbs.tsv");

/// What a noun or another word does near sanctions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// `sancties`, `inreisverbod`.
    Measure,
    /// `tegoeden`: what is frozen.
    Assets,
    /// `toegang`: the entry to a country, which is refused.
    Access,
    /// `sanctielijst`.
    List,
    /// `lijst`: a sanctions list where the context says so.
    BareList,
    /// `westerse`, `lidstaten`: somebody who is not known.
    Body,
    /// `verband`: behind the name of a body, that one is to act.
    Forum,
    /// `regering`: speaks for its country.
    Government,
    /// `decreet`: a legal basis.
    Instrument,
    /// `kabinet`: the government of the Netherlands, when it is asked.
    Addressee,
    /// `kabinet`: the government of the Netherlands, whatever it does.
    Cabinet,
    /// `tegen`.
    TargetPreposition,
    /// `aan`: behind `opleggen`.
    ImposingPreposition,
    /// `op`, `voor`.
    MeasurePreposition,
    /// `belemmeren`: what sanctions do to their target.
    Harm,
    /// `blokkeren`, `veto`: what keeps sanctions from coming.
    Prevention,
    /// `functioneren`: harm to it is harm to its owner.
    Functioning,
    /// `achtergrond`: no target.
    NoTarget,
    /// `uitbreiding`, `toevoeging`: a change of a list, as a noun.
    ListChange,
    /// `gerichte`: stands between what sanctions are aimed at and their noun.
    Attributive,
    /// Part of a word without which no sentence speaks of sanctions.
    Stem,
    /// `getroffen`, `doelwit`: what one is of sanctions.
    Subjected,
    /// `staat`: beside `onder sancties`, its subject bears them.
    Bearing,
    /// `geldt`: sanctions that do so are in force.
    Existing,
    /// `terrorismelijst`: a sanctions list where its owner is named.
    NamedList,
    /// `en`: joins targets whose preposition is said again.
    Joint,
    /// `grondgebied`: what one may not enter.
    Territory,
    /// `diens`: words that do not say whose.
    Possessive,
    /// `kreeg`: beside `opgelegd`, its subject is the target.
    Gets,
    /// `verlengen`: says of sanctions that they go on.
    Continuing,
    /// `nauwgezet`: somebody who follows sanctions so only looks on.
    Watching,
    /// `USA`: the code of a country whose name takes a plural verb.
    PluralCountry,
    /// `hem`: the person of whom the text has just spoken.
    Him,
    /// `onder wie`: leads to the names of members of a group.
    Among,
    /// `het gaat om`: opens the sentence that names the members of a group.
    Naming,
    /// `op hun plaats`: what sanctions are that somebody asks for.
    Wanted,
    /// `sanctiebesluiten`: what a paper may be about.
    Theme,
}

/// What a verb takes for its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Object {
    /// `sancties opleggen`.
    Measure,
    /// `tegoeden bevriezen`.
    Assets,
    /// `de toegang tot het land ontzeggen`.
    Access,
    /// `sanctioneren`: the target itself.
    Target,
    /// `treffen met sancties`: the target, beside the measure.
    With,
    /// `op de sanctielijst zetten`: the target, beside a list.
    List,
    /// `de sanctielijst uitbreiden met`: the list.
    Grow,
    /// `de sancties overnemen`: those of somebody else.
    Adopt,
}

/// A verb with what it needs to be recognised.
#[derive(Clone, Debug)]
pub(super) struct Verb {
    pub(super) particle: String,
    pub(super) infinitive: String,
    pub(super) participle: String,
    pub(super) object: Object,
    pub(super) prepositions: Vec<String>,
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
            lexicon.add_verb(row)?;
        }
        Ok(lexicon)
    }

    fn add_word(&mut self, row: Row<'_>) -> Result<(), TableError> {
        let roles = self.roles.add(row, "word", role)?;
        let word = row.get("word");
        if let Some(measure) = row.optional("measure") {
            self.measures.insert(word.to_owned(), measure.to_owned());
        }
        if roles.contains(&Role::Stem) {
            self.stems.push(word.to_owned());
        }
        Ok(())
    }

    fn add_verb(&mut self, row: Row<'_>) -> Result<(), TableError> {
        let object = object(row.get("object")).ok_or_else(|| row.error("unknown object"))?;
        let status = Status::ALL.into_iter().find(|status| status.word() == row.get("status"));
        let status = status.ok_or_else(|| row.error("unknown status"))?;
        let particle = row.get("particle");
        let number = self.verbs.len();
        let simple: Vec<&str> = row.get("finite").split(' ').collect();
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
            imposes: row.get("lemma") == "opleggen" || object == Object::Access,
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

    /// How many of `tokens` make up a word or a phrase with this role.
    pub(super) fn starts(&self, tokens: &[Token<'_>], role: Role) -> Option<usize> {
        self.roles.starts(tokens, role)
    }

    /// Parts of words without which no sentence speaks of sanctions.
    pub(super) fn stems(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().map(String::as_str)
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

fn role(word: &str) -> Option<Role> {
    Some(match word {
        "measure" => Role::Measure,
        "assets" => Role::Assets,
        "access" => Role::Access,
        "existing" => Role::Existing,
        "list" => Role::List,
        "bare-list" => Role::BareList,
        "body" => Role::Body,
        "forum" => Role::Forum,
        "government" => Role::Government,
        "instrument" => Role::Instrument,
        "addressee" => Role::Addressee,
        "cabinet" => Role::Cabinet,
        "target-preposition" => Role::TargetPreposition,
        "imposing-preposition" => Role::ImposingPreposition,
        "measure-preposition" => Role::MeasurePreposition,
        "harm" => Role::Harm,
        "prevention" => Role::Prevention,
        "functioning" => Role::Functioning,
        "no-target" => Role::NoTarget,
        "list-change" => Role::ListChange,
        "attributive" => Role::Attributive,
        "stem" => Role::Stem,
        "subjected" => Role::Subjected,
        "bearing" => Role::Bearing,
        "named-list" => Role::NamedList,
        "joint" => Role::Joint,
        "territory" => Role::Territory,
        "possessive" => Role::Possessive,
        "gets" => Role::Gets,
        "plural-country" => Role::PluralCountry,
        "watching" => Role::Watching,
        "continuing" => Role::Continuing,
        "him" => Role::Him,
        "among" => Role::Among,
        "naming" => Role::Naming,
        "wanted" => Role::Wanted,
        "theme" => Role::Theme,
        _ => return None,
    })
}

fn object(word: &str) -> Option<Object> {
    Some(match word {
        "measure" => Object::Measure,
        "assets" => Object::Assets,
        "access" => Object::Access,
        "target" => Object::Target,
        "with" => Object::With,
        "list" => Object::List,
        "grow" => Object::Grow,
        "adopt" => Object::Adopt,
        _ => return None,
    })
}
