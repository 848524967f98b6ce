//! The tables that structure is told by.

use std::collections::{BTreeMap, BTreeSet};

use super::phrases::Phrases;
use crate::text::{Table, TableError};

/// Words and phrases by what they do; the roles are explained in `data/structure-words.tsv`.
pub(super) struct Words {
    pub(super) question: Phrases,
    pub(super) answer: Phrases,
    pub(super) answerer: Phrases,
    pub(super) about: Phrases,
    pub(super) contribution: Phrases,
    pub(super) anaphor: Phrases,
    pub(super) asks: Phrases,
    pub(super) not_speaking: Phrases,
    pub(super) link: Phrases,
    pub(super) member: Phrases,
    pub(super) group: Phrases,
    pub(super) title: Phrases,
    pub(super) subject: Phrases,
    pub(super) salutation: Phrases,
    pub(super) closing: Phrases,
    pub(super) ends: Phrases,
    pub(super) appendix: Phrases,
    pub(super) order: Phrases,
    pub(super) speaker: Phrases,
    pub(super) chair: Phrases,
    pub(super) acting: Phrases,
    pub(super) place: Phrases,
    pub(super) signed: Phrases,
    pub(super) on_behalf: Phrases,
    /// Offices whose line stands above a signature.
    pub(super) offices: Phrases,
    /// Names of political parties.
    pub(super) parties: Phrases,
    /// Parts of surnames in lower case: `van der`, word by word.
    pub(super) prefixes: BTreeSet<String>,
    /// Titles before names: `drs`.
    pub(super) titles: Phrases,
}

impl Words {
    pub(super) fn load() -> Result<Self, TableError> {
        let mut roles = roles()?;
        let mut take = |role: &str| {
            let problem = format!("no word has the role {role:?}");
            let missing = TableError { file: FILE.to_owned(), line: 1, problem };
            roles.remove(role).map(Phrases::new).ok_or(missing)
        };
        let words = Self {
            question: take("question")?,
            answer: take("answer")?,
            answerer: take("answerer")?,
            about: take("about")?,
            contribution: take("contribution")?,
            anaphor: take("anaphor")?,
            asks: take("asks")?,
            not_speaking: take("not-speaking")?,
            link: take("link")?,
            member: take("member")?,
            group: take("group")?,
            title: take("title")?,
            subject: take("subject")?,
            salutation: take("salutation")?,
            closing: take("closing")?,
            ends: take("ends")?,
            appendix: take("appendix")?,
            order: take("order")?,
            speaker: take("speaker")?,
            chair: take("chair")?,
            acting: take("acting")?,
            place: take("place")?,
            signed: take("signed")?,
            on_behalf: take("for")?,
            offices: offices()?,
            parties: parties()?,
            prefixes: prefixes()?,
            titles: titles()?,
        };
        match roles.into_keys().next() {
            None => Ok(words),
            Some(role) => {
                Err(TableError { file: FILE.to_owned(), line: 1, problem: format!("unknown role {role:?}") })
            }
        }
    }
}

const FILE: &str = "data/structure-words.tsv";

fn roles() -> Result<BTreeMap<String, Vec<String>>, TableError> {
    let text = include_str!("../../../data/structure-words.tsv");
    let mut roles: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in Table::parse(FILE, text, &["word", "roles", "why"])?.rows() {
        for role in row.get("roles").split(' ') {
            roles.entry(role.to_owned()).or_default().push(row.get("word").to_owned());
        }
    }
    Ok(roles)
}

fn offices() -> Result<Phrases, TableError> {
    let text = include_str!("../../../data/offices.tsv");
    let table = Table::parse("data/offices.tsv", text, &["word", "of", "one"])?;
    let signer = table.rows().filter(|row| row.get("of").split(' ').any(|of| of == "signer"));
    Ok(Phrases::new(signer.map(|row| row.get("word").to_owned()).collect()))
}

fn parties() -> Result<Phrases, TableError> {
    let text = include_str!("../../../data/party-names.tsv");
    let table = Table::parse("data/party-names.tsv", text, &["name", "id", "form"])?;
    Ok(Phrases::new(table.rows().map(|row| row.get("name").to_owned()).collect()))
}

fn prefixes() -> Result<BTreeSet<String>, TableError> {
    let text = include_str!("../../../data/surname-prefixes.tsv");
    let table = Table::parse("data/surname-prefixes.tsv", text, &["prefix", "ambiguous"])?;
    Ok(table.rows().flat_map(|row| row.get("prefix").split(' ')).map(str::to_owned).collect())
}

fn titles() -> Result<Phrases, TableError> {
    let text = include_str!("../../../data/academic-titles.tsv");
    let table = Table::parse("data/academic-titles.tsv", text, &["title"])?;
    Ok(Phrases::new(table.rows().map(|row| row.get("title").to_owned()).collect()))
}
