//! The words of the status of treaties, from `data/treaty-verbs.tsv`, `data/treaty-nouns.tsv`
//! and `data/treaty-status-words.tsv`.

use super::super::predicates::Verbs;
use super::super::scene::Words;
use super::super::word_roles::WordRoles;
use super::super::word_table::WordTable;
use super::super::{Shape, Token};
use super::SHAPES;
use super::columns::Columns;
use crate::embedded;
use crate::gazetteer::{Embedded, Row, TableError};
use crate::grammar::with_capital;
use crate::mention::Trigger;

const VERBS: Embedded = embedded!("treaty-verbs.tsv");
const NOUNS: Embedded = embedded!("treaty-nouns.tsv");
const WORDS: Embedded = embedded!("treaty-status-words.tsv");

/// What a word does near a treaty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// `partij`, `verdragspartij`.
    Member,
    /// `lid`: of an organisation.
    MemberOf,
    /// `niet-verdragspartij`.
    NonMember,
    /// `rechtsmacht`.
    Jurisdiction,
    /// `verdrag`: a treaty of which the text has spoken.
    Treaty,
    /// `hof`: a court of which the text has spoken.
    Court,
    /// `bepalingen`: a part that stands for the treaty.
    Part,
    /// `van kracht`, `aangekondigd`: says of an accession or a withdrawal that it happens.
    Event,
    /// `na`: a bare noun under it is stated.
    Accomplished,
    /// `ingetrokken`: undoes a deed named by a noun.
    Revoked,
    /// `trok`: with `in` at the end of its clause undoes a deed named by a noun.
    Revoking,
    /// `besloten`: with an infinitive, it is still to be done.
    Decision,
    /// `uittreding`, `ratific…`: what is done with treaties alone.
    Deed,
    /// `onderteken…`: what is done with treaties and other papers.
    Signing,
    /// `bekrachtig…`: a form of a verb that needs no more than a country beside it.
    Form,
    /// `trad`, with `toe` at the end of its clause.
    Acceding,
    /// `land`, `staat`: the one of which the text has just spoken.
    Country,
    /// `akte`: what is deposited, whose sort another noun says.
    Instrument,
    /// `goedkeuring`: behind an instrument, what binds a state.
    Approving,
    /// `neergelegd`: carries out what an instrument is of.
    Depositing,
    /// `diende`: hands in a withdrawal itself.
    Filing,
    /// `ging`: with `tot` and a noun, carries it out.
    Going,
    /// A form of the verbs of these that is not finite.
    Participle,
    /// `volgde`: with `met` and a noun, or alone, does what was done before.
    Following,
    /// `partijen`, `verdragsstaten`: of whom one is one.
    Members,
    /// `ondertekenaar`.
    Signatory,
    /// `ondertekenaars`.
    Signatories,
    /// `overweegt`, `kondigde`: what one means to do oneself.
    Intending,
    /// `dreigt`: with `met` and a noun, what one may do oneself.
    Threatening,
    /// `sluit`: with `niet uit`, what one may do oneself.
    Excluding,
    /// `werkt`: with `aan` and a noun, what one means to do oneself.
    Working,
    /// `bereidt`: with `voor` at the end of its clause, what one means to do oneself.
    Preparing,
    /// `lidmaatschap`: what one gives up of an organisation.
    Membership,
    /// `behoort`: with `tot` and those of whom one is one.
    Belonging,
    /// `overgegaan`: with `daartoe` what was spoken of before is done.
    Proceeding,
}

/// How a verb or a noun takes its treaty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// As its object.
    Object,
    /// As its object, which may be an organisation too: `verlaten`.
    Body,
    /// Under this preposition.
    Under(String),
    /// The treaty is the subject; the party stands under `voor`.
    For,
}

/// A verb that says what a party does.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    pub(super) shape: Shape,
    pub(super) link: Link,
    /// Words that must stand in its clause: `zich`, `in werking`.
    needs: Vec<String>,
}

/// A noun that says what a party does.
#[derive(Clone, Debug)]
pub(super) struct Noun {
    pub(super) shape: Shape,
    /// The preposition of the treaty.
    pub(super) link: String,
}

/// All tables that the relations need.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    pub(super) words: Words,
    pub(super) verbs: Verbs,
    pub(super) deeds: Vec<Deed>,
    pub(super) columns: Columns,
    nouns: WordTable<Noun>,
    roles: WordRoles<Role>,
    /// Beginnings of words with their roles.
    stems: Vec<(String, Vec<Role>)>,
    /// For each relation the words without which it reads nothing.
    triggers: Vec<(Shape, String)>,
}

impl Lexicon {
    /// Reads the tables.
    ///
    /// # Errors
    /// A relation or a class that is not known.
    pub(super) fn load() -> Result<Self, TableError> {
        let mut lexicon = Self {
            words: Words::load()?,
            verbs: Verbs::default(),
            deeds: Vec::new(),
            columns: Columns::load()?,
            nouns: WordTable::default(),
            roles: WordRoles::default(),
            stems: Vec::new(),
            triggers: Vec::new(),
        };
        let columns = [
            "lemma",
            "particle",
            "finite",
            "infinitive",
            "participle",
            "relation",
            "link",
            "needs",
            "comment",
        ];
        for row in VERBS.table(&columns)?.rows() {
            lexicon.add_verb(row)?;
        }
        for row in NOUNS.table(&["noun", "relation", "link"])?.rows() {
            let shape = shape(row)?;
            let (noun, link) = (row.get("noun"), row.get("link").to_owned());
            lexicon.triggers.push((shape, noun.to_owned()));
            lexicon.nouns.insert(noun, Noun { shape, link });
        }
        for row in WORDS.table(&["words", "classes", "comment"])?.rows() {
            if let Some(stem) = row.get("words").strip_suffix('…') {
                let roles = row.get("classes").split(' ').map(role).collect::<Option<Vec<Role>>>();
                let roles = roles.ok_or_else(|| row.error("unknown class of a stem"))?;
                lexicon.stems.push((stem.to_owned(), roles));
                continue;
            }
            let roles = lexicon.roles.add(row, "words", role)?;
            // They divide clauses as other verbs do.
            let verb = [Role::Depositing, Role::Following].iter().any(|role| roles.contains(role));
            if verb && !roles.contains(&Role::Participle) {
                lexicon.words.closed.add_verbs([row.get("words")], []);
            } else if verb {
                lexicon.words.closed.add_verbs([], [row.get("words")]);
            }
            if roles.iter().any(|role| matches!(role, Role::Proceeding | Role::Following | Role::Instrument))
            {
                lexicon.triggers.push((super::RATIFIED, row.get("words").to_owned()));
            }
            let members = [Role::Member, Role::NonMember, Role::MemberOf, Role::Members];
            if members.iter().any(|role| roles.contains(role)) {
                lexicon.triggers.push((super::PARTY_TO, row.get("words").to_owned()));
            }
            if roles.iter().any(|role| matches!(role, Role::Signatory | Role::Signatories)) {
                lexicon.triggers.push((super::SIGNED, row.get("words").to_owned()));
            }
        }
        Ok(lexicon)
    }

    fn add_verb(&mut self, row: Row<'_>) -> Result<(), TableError> {
        let shape = shape(row)?;
        let link = match row.get("link") {
            "object" => Link::Object,
            "body" => Link::Body,
            "for" => Link::For,
            preposition => Link::Under(preposition.to_owned()),
        };
        let needs: Vec<String> = row.get("needs").split_whitespace().map(str::to_owned).collect();
        // What must stand beside the verb is rarer than its forms.
        if let Some(word) = needs.last().filter(|word| word.as_str() != "zich") {
            self.triggers.push((shape, word.clone()));
        } else {
            let simple = row.get("finite").split_whitespace().chain([row.get("infinitive")]);
            let particle = row.get("particle");
            let joined = simple.clone().map(|form| format!("{particle}{form}"));
            // `opgezegd`, `het opgezegde verdrag`
            let participle = row.get("participle");
            let forms = simple.map(str::to_owned).chain(joined);
            let forms = forms.chain([participle.to_owned(), format!("{participle}e")]);
            self.triggers.extend(forms.map(|form| (shape, form)));
        }
        self.verbs.add(row, &mut self.words.closed);
        self.deeds.push(Deed { shape, link, needs });
        Ok(())
    }

    /// The words without which a sentence says nothing of this relation.
    pub(super) fn triggers(&self, shape: Shape) -> Vec<Trigger> {
        let own = self.triggers.iter().filter(|(of, _)| *of == shape);
        let mut words: Vec<String> = own.flat_map(|(_, word)| [word.clone(), with_capital(word)]).collect();
        words.sort();
        words.dedup();
        words.into_iter().map(Trigger::word).collect()
    }

    /// Whether the token is a word with this role.
    pub(super) fn is(&self, token: &Token<'_>, role: Role) -> bool {
        self.roles.is(token, role)
    }

    /// Whether the token is a word with this role or begins as one.
    pub(super) fn begins(&self, token: &Token<'_>, role: Role) -> bool {
        let first = |text: &str| text.as_bytes().first().map(u8::to_ascii_lowercase);
        let letter = first(token.text);
        let begins = |stem: &str| {
            first(stem) == letter
                && token.text.get(..stem.len()).is_some_and(|start| start.eq_ignore_ascii_case(stem))
        };
        token.mention.is_none()
            && (self.stems.iter().any(|(stem, roles)| begins(stem) && roles.contains(&role))
                || self.is(token, role))
    }

    /// Whether words with this role stand among the tokens.
    pub(super) fn has(&self, tokens: &[Token<'_>], role: Role) -> bool {
        self.roles.has(tokens, role)
    }

    /// The noun of a deed that the token is.
    pub(super) fn noun(&self, token: &Token<'_>) -> Option<&Noun> {
        self.nouns.get(token).filter(|_| token.mention.is_none())
    }
}

impl Deed {
    /// Whether the words stand among the tokens that the verb needs.
    pub(super) fn complete(&self, tokens: &[Token<'_>]) -> bool {
        self.needs.is_empty()
            || tokens
                .windows(self.needs.len())
                .any(|window| window.iter().zip(&self.needs).all(|(token, word)| token.is(word)))
    }
}

fn shape(row: Row<'_>) -> Result<Shape, TableError> {
    let found = SHAPES.into_iter().find(|shape| shape.name == row.get("relation"));
    found.ok_or_else(|| row.error(format!("unknown relation {:?}", row.get("relation"))))
}

fn role(word: &str) -> Option<Role> {
    Some(match word {
        "member" => Role::Member,
        "member-of" => Role::MemberOf,
        "non-member" => Role::NonMember,
        "jurisdiction" => Role::Jurisdiction,
        "treaty" => Role::Treaty,
        "court" => Role::Court,
        "part" => Role::Part,
        "event" => Role::Event,
        "decision" => Role::Decision,
        "revoked" => Role::Revoked,
        "revoking" => Role::Revoking,
        "accomplished" => Role::Accomplished,
        "deed" => Role::Deed,
        "signing" => Role::Signing,
        "form" => Role::Form,
        "acceding" => Role::Acceding,
        "country" => Role::Country,
        "proceeding" => Role::Proceeding,
        "instrument" => Role::Instrument,
        "approving" => Role::Approving,
        "depositing" => Role::Depositing,
        "filing" => Role::Filing,
        "going" => Role::Going,
        "participle" => Role::Participle,
        "following" => Role::Following,
        "members" => Role::Members,
        "signatory" => Role::Signatory,
        "signatories" => Role::Signatories,
        "intending" => Role::Intending,
        "threatening" => Role::Threatening,
        "excluding" => Role::Excluding,
        "belonging" => Role::Belonging,
        "working" => Role::Working,
        "preparing" => Role::Preparing,
        "membership" => Role::Membership,
        _ => return None,
    })
}
