//! The words of organisations' names, from their table.

use std::collections::{BTreeMap, BTreeSet};

use crate::embedded;
use crate::gazetteer::{Label, Name, Names, Roles, Row, TableError};
use crate::grammar::{ParseResult, WordSet};

/// The roles of `data/organisation-words.tsv`.
const ROLES: [&str; 33] = [
    "head",
    "linked",
    "link",
    "inner",
    "english",
    "english-link",
    "english-inner",
    "stop",
    "generic",
    "short",
    "article",
    "minister",
    "cue",
    "led",
    "state-body",
    "un-body",
    "ministry",
    "committee",
    "standing",
    "house",
    "un",
    "ending",
    "address",
    "institution",
    "company",
    "shouted",
    "unit",
    "breaks",
    "leads",
    "apposed",
    "against",
    "measure",
    "by-state",
];

/// Everything that the grammar asks.
pub(super) struct Words {
    pub(super) head: WordSet,
    pub(super) linked: WordSet,
    pub(super) link: WordSet,
    pub(super) inner: WordSet,
    pub(super) english: WordSet,
    pub(super) english_link: WordSet,
    pub(super) english_inner: WordSet,
    generic: WordSet,
    /// First words of what is generic.
    generic_heads: WordSet,
    pub(super) short: WordSet,
    pub(super) article: WordSet,
    pub(super) minister: WordSet,
    pub(super) cue: WordSet,
    /// Those who lead a group or fight for it.
    pub(super) led: WordSet,
    /// Those of them who lead one group: `leider`.
    pub(super) leads: WordSet,
    /// Nouns of a kind of body that may stand behind its name.
    pub(super) apposed: WordSet,
    /// Prepositions before what a measure is directed against.
    pub(super) against: WordSet,
    /// Ends of words for such measures.
    pub(super) measure: WordSet,
    /// Committees that their state names.
    pub(super) by_state: WordSet,
    pub(super) state_body: WordSet,
    pub(super) un_body: WordSet,
    pub(super) ministry: WordSet,
    pub(super) committee: WordSet,
    pub(super) standing: WordSet,
    pub(super) house: WordSet,
    pub(super) un: WordSet,
    pub(super) ending: WordSet,
    pub(super) address: WordSet,
    pub(super) institution: WordSet,
    pub(super) company: WordSet,
    /// Abbreviations that are a word where all is in capitals.
    pub(super) shouted: WordSet,
    pub(super) unit: WordSet,
    pub(super) breaks: WordSet,
    /// What Dutch ministries are for, and their id.
    pub(super) portfolios: BTreeMap<String, String>,
    /// The same, as a parser.
    pub(super) portfolio: WordSet,
    /// What each short word may stand for, of the bodies known.
    pub(super) meanings: BTreeMap<String, BTreeSet<String>>,
    /// The code of each state's name.
    pub(super) codes: BTreeMap<String, String>,
    /// The code of each Dutch adjective of a state.
    pub(super) adjectives: BTreeMap<String, String>,
    stop: WordSet,
    /// Names of states, their adjectives, and names of known bodies.
    others: WordSet,
    states: WordSet,
    /// Names of states, their adjectives and inhabitants.
    nations: WordSet,
}

impl Words {
    /// Reads the words; portfolios and meanings come from the known names.
    ///
    /// # Errors
    /// Where a table is wrong.
    pub(super) fn read(names: &Names, ministries: &[String]) -> Result<Self, TableError> {
        let columns = ["name", "id", "form", "lang"];
        let countries = embedded!("country-names.tsv").table(&columns)?;
        let of_name = countries.rows().filter(|row| matches!(row.get("form"), "name" | "abbreviation"));
        let code = |row: Row<'_>| (row.get("name").to_owned(), row.get("id").to_lowercase());
        let states: Vec<&str> = countries.rows().map(|row| row.get("name")).collect();
        let adjectives =
            countries.rows().filter(|row| row.get("form") == "adjective" && row.get("lang") == "nl");
        let (adjectives, codes) =
            (adjectives.map(code).collect(), of_name.map(code).collect::<BTreeMap<_, _>>());
        let bodies = names.names.iter().map(|name| name.text.as_str());
        let others = bodies.chain(states.iter().copied()).collect();
        let portfolios = portfolios(names, ministries);
        let mut roles = Roles::read(embedded!("organisation-words.tsv"), &ROLES)?;
        let mut take = |role| roles.take(role);
        let (short, state_body, generic) = (take("short"), take("state-body"), take("generic"));
        let heads = short.iter().chain(state_body.iter()).map(str::to_lowercase);
        Ok(Self {
            meanings: heads.map(|word| (word.clone(), meant(names, &word))).collect(),
            head: take("head"),
            linked: take("linked"),
            link: take("link"),
            inner: take("inner"),
            english: take("english"),
            english_link: take("english-link"),
            english_inner: take("english-inner"),
            generic_heads: generic.iter().filter_map(|phrase| phrase.split(' ').next()).collect(),
            generic,
            short,
            article: take("article"),
            minister: take("minister"),
            cue: take("cue"),
            led: take("led"),
            leads: take("leads"),
            apposed: take("apposed"),
            against: take("against"),
            measure: take("measure"),
            by_state: take("by-state"),
            state_body,
            un_body: take("un-body"),
            ministry: take("ministry"),
            committee: take("committee"),
            standing: take("standing"),
            house: take("house"),
            un: take("un"),
            ending: take("ending"),
            address: take("address"),
            institution: take("institution"),
            company: take("company"),
            shouted: take("shouted"),
            unit: take("unit"),
            breaks: take("breaks"),
            portfolio: portfolios.keys().map(String::as_str).collect(),
            portfolios,
            adjectives,
            stop: take("stop"),
            others,
            nations: countries.rows().map(|row| row.get("name")).collect(),
            states: codes.keys().map(String::as_str).collect(),
            codes,
        })
    }

    /// Whether a capitalised word before a name is no part of it.
    pub(super) fn stops(&self, word: &str) -> bool {
        self.stop.contains(word) || self.adjectives.contains_key(word) || self.minister.contains(word)
    }

    /// Whether what stands here, beginning with the word `head`, is no name of one body.
    pub(super) fn is_generic(&self, head: &str, input: &str) -> bool {
        self.generic_heads.contains(head) && self.generic.parse(input).is_ok()
    }

    /// Whether no name goes on with this word.
    pub(super) fn ends_at(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    /// Whether another name begins here.
    pub(super) fn other_begins(&self, input: &str) -> bool {
        self.others.parse(input).is_ok()
    }

    /// Whether a state stands here, its adjective, or those who live there.
    pub(super) fn nation_begins(&self, input: &str) -> bool {
        self.nations.parse(input).is_ok()
    }

    /// The state's name that stands here.
    ///
    /// # Errors
    /// Where none does.
    pub(super) fn state<'a>(&self, input: &'a str) -> ParseResult<'a, &'a str> {
        self.states.parse(input)
    }

    /// Whether a state's name stands here.
    pub(super) fn state_begins(&self, input: &str) -> bool {
        self.states.parse(input).is_ok()
    }
}

/// What a Dutch ministry is for, and its letters: `Defensie` in "ministerie van Defensie", `VWS`.
fn portfolios(names: &Names, ministries: &[String]) -> BTreeMap<String, String> {
    let known = names.names.iter().filter(|name| ministries.contains(&name.id));
    let portfolio =
        |name: &Name| (name.text.trim_start_matches("ministerie van ").to_owned(), name.id.clone());
    known.map(portfolio).collect()
}

/// The bodies that a word such as `commissie` may stand for: those whose label holds it.
fn meant(names: &Names, word: &str) -> BTreeSet<String> {
    let ends = |part: &str| part.to_lowercase().ends_with(word);
    // `Raad van de Europese Unie` is a council and no union.
    let head = |label: &Label| {
        [" van ", " voor ", " of ", " for "].into_iter().filter_map(|of| label.nl.find(of)).min()
    };
    let holds = |label: &Label| {
        let head = label.nl.get(..head(label).unwrap_or(label.nl.len())).unwrap_or_default();
        head.split(|c: char| !c.is_alphanumeric()).any(ends)
    };
    names.labels.iter().filter(|(_, label)| holds(label)).map(|(id, _)| id.clone()).collect()
}
