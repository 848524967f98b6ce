//! A fact as a plain sentence, in Dutch and English.
//!
//! The sentences are data: `data/fact-sentences.tsv` has one row per relation,
//! `data/status-sentences.tsv` says how each status changes it, and
//! `data/articles.tsv` which names take an article. So a sanction that the text
//! asserts becomes "De Verenigde Staten sanctioneerden Karim Khan (februari
//! 2025)." and one that is only asked for "Gevraagd is dat …".
//!
//! Attributes that are words of the text stand in the sentence as they stand
//! there; they are Dutch in the English sentence too, in quotation marks.

mod articles;
mod groups;
mod template;

use std::collections::{BTreeMap, HashMap};

use crate::embedded;
use crate::gazetteer::{Embedded, Label, TableError};
use crate::grammar::{PartialDate, month_in_english, month_name, with_capital};
use crate::mention::Kind;
use crate::relation::{Attribute, Shape, Status};
pub use articles::Articles;
use articles::Named;
use groups::Groups;
use template::{Template, Values};

const FACTS: Embedded = embedded!("fact-sentences.tsv");
const STATUSES: Embedded = embedded!("status-sentences.tsv");

/// A language of the sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Dutch,
    English,
}

/// One end of a fact, as a sentence names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End<'a> {
    /// A person, a paper, a judgment: a name that never takes an article.
    Bare(&'a Label),
    /// Any other entity.
    Entity(&'a Label),
    /// A group in words, with its number where the text gives one.
    Group(&'a str, Option<u64>),
    /// The document itself.
    Document,
}

/// The kinds whose names never take an article.
const BARE: [&str; 3] = ["Person", "ParliamentaryPaper", "Judgment"];

impl<'a> End<'a> {
    /// An entity of this kind and name.
    pub fn entity(kind: Kind, label: &'a Label) -> Self {
        if BARE.contains(&kind.name) { Self::Bare(label) } else { Self::Entity(label) }
    }
}

/// What a sentence says.
#[derive(Clone, Debug)]
pub struct Statement<'a> {
    /// Which relation.
    pub shape: Shape,
    /// Who or what does.
    pub subject: End<'a>,
    /// To whom or what.
    pub object: End<'a>,
    /// Whether it is so.
    pub status: Status,
    /// When.
    pub date: Option<PartialDate>,
    /// Further particulars.
    pub attributes: &'a BTreeMap<&'static str, Attribute>,
}

/// The templates of one relation or status in one language: outright, and behind "dat".
struct Forms {
    main: Template,
    clause: Template,
}

/// The sentences of all relations.
pub struct Wording {
    facts: HashMap<String, (Forms, Forms)>,
    statuses: HashMap<String, (Template, Template)>,
    articles: Articles,
    groups: Groups,
}

impl Wording {
    /// Reads the tables.
    ///
    /// # Errors
    /// A template with an open bracket, a word with an unknown number.
    pub fn load() -> Result<Self, TableError> {
        let (mut facts, mut statuses) = (HashMap::new(), HashMap::new());
        for row in FACTS.table(&["relation", "nl", "nl_clause", "en", "en_clause"])?.rows() {
            let read = |column| Template::parse(row.get(column)).map_err(|problem| row.error(problem));
            let dutch = Forms { main: read("nl")?, clause: read("nl_clause")? };
            let english = Forms { main: read("en")?, clause: read("en_clause")? };
            facts.insert(row.get("relation").to_owned(), (dutch, english));
        }
        for row in STATUSES.table(&["status", "nl", "en"])?.rows() {
            let read = |column| Template::parse(row.get(column)).map_err(|problem| row.error(problem));
            statuses.insert(row.get("status").to_owned(), (read("nl")?, read("en")?));
        }
        Ok(Self { facts, statuses, articles: Articles::load()?, groups: Groups::load()? })
    }

    /// The sentence in both languages; `None` for a relation or status without a row.
    pub fn sentence(&self, statement: &Statement<'_>) -> Option<Label> {
        let (dutch, english) = self.facts.get(statement.shape.name)?;
        let (dutch_status, english_status) = self.statuses.get(statement.status.word())?;
        Some(Label {
            nl: self.written(statement, dutch, dutch_status, Language::Dutch),
            en: Some(self.written(statement, english, english_status, Language::English)),
        })
    }

    fn written(
        &self,
        statement: &Statement<'_>,
        forms: &Forms,
        status: &Template,
        language: Language,
    ) -> String {
        let subject = self.named(&statement.subject, language);
        let object = self.named(&statement.object, language);
        let mut values: Values =
            statement.attributes.iter().map(|(name, value)| (*name, attribute(value, language))).collect();
        let many = subject.many;
        values.insert("subject", subject.words);
        values.insert("object", object.words);
        let (main, clause) = (forms.main.fill(&values, many), forms.clause.fill(&values, many));
        let whole = status.fill(&Values::from([("main", main), ("clause", clause)]), many);
        let date = statement.date.map(|date| format!(" ({})", date_in(date, language))).unwrap_or_default();
        let stop = if date.is_empty() && whole.ends_with('.') { "" } else { "." };
        with_capital(&format!("{whole}{date}{stop}"))
    }

    fn named(&self, end: &End<'_>, language: Language) -> Named {
        match (end, language) {
            (End::Bare(label), _) => Named { words: in_language(label, language).to_owned(), many: false },
            (End::Entity(Label { nl, en: None }), Language::English) => {
                Named { words: format!("“{nl}”"), many: false }
            }
            (End::Entity(label), _) => self.articles.named(in_language(label, language), language),
            (End::Group(words, count), _) => {
                let many = self.groups.is_many(words, *count);
                let words = self.groups.within(words);
                let words = if language == Language::Dutch { words } else { format!("“{words}”") };
                Named { words, many }
            }
            (End::Document, Language::Dutch) => Named { words: "dit document".to_owned(), many: false },
            (End::Document, Language::English) => Named { words: "this document".to_owned(), many: false },
        }
    }
}

fn in_language(label: &Label, language: Language) -> &str {
    match language {
        Language::Dutch => &label.nl,
        Language::English => label.en.as_deref().unwrap_or(&label.nl),
    }
}

/// Numbers get the separators of the language: `3.000.000`, `3,000,000`.
fn attribute(value: &Attribute, language: Language) -> String {
    let number = match value {
        Attribute::Text(text) => return text.clone(),
        Attribute::Date(date) => return date_in(*date, language),
        Attribute::Entities(all) => {
            return all.iter().map(|id| id.id.as_str()).collect::<Vec<_>>().join(", ");
        }
        Attribute::Number(number) => number.to_string(),
    };
    let separator = if language == Language::Dutch { '.' } else { ',' };
    let mut out = String::new();
    for (index, digit) in number.chars().enumerate() {
        if index > 0 && (number.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// `2 oktober 2025`, `October 2025`, `2025`.
fn date_in(date: PartialDate, language: Language) -> String {
    let month = date.month.and_then(|month| match language {
        Language::Dutch => month_name(month).map(str::to_owned),
        Language::English => month_in_english(month),
    });
    let parts = [date.day.map(|day| day.to_string()), month, Some(date.year.to_string())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::shapes;

    fn label(nl: &str, en: &str) -> Label {
        Label { nl: nl.to_owned(), en: Some(en.to_owned()) }
    }

    fn shape(name: &str) -> Shape {
        shapes().unwrap().into_iter().find(|shape| shape.name == name).unwrap()
    }

    fn both(statement: &Statement<'_>) -> (String, String) {
        let said = Wording::load().unwrap().sentence(statement).unwrap();
        (said.nl, said.en.unwrap())
    }

    #[test]
    fn a_sanction_in_every_status() {
        let (state, person) = (label("Verenigde Staten", "United States"), label("Karim Khan", "Karim Khan"));
        let none = BTreeMap::new();
        let mut statement = Statement {
            shape: shape("sanctions"),
            subject: End::Entity(&state),
            object: End::Bare(&person),
            status: Status::Asserted,
            date: Some(PartialDate::month(2025, 2)),
            attributes: &none,
        };
        let said = both(&statement);
        assert_eq!(said.0, "De Verenigde Staten sanctioneerden Karim Khan (februari 2025).");
        assert_eq!(said.1, "The United States sanctioned Karim Khan (February 2025).");
        statement.status = Status::Requested;
        statement.date = None;
        let said = both(&statement);
        assert_eq!(said.0, "Gevraagd is dat de Verenigde Staten Karim Khan sanctioneren.");
        assert_eq!(said.1, "It has been asked that the United States sanctions Karim Khan.");
    }

    #[test]
    fn attributes_stand_where_they_are_known() {
        let (state, body) = (label("Nederland", "Netherlands"), label("IIIM", "IIIM"));
        let mut attributes = BTreeMap::new();
        let statement = |attributes: &BTreeMap<&'static str, Attribute>| {
            both(&Statement {
                shape: shape("funds"),
                subject: End::Entity(&state),
                object: End::Entity(&body),
                status: Status::Asserted,
                date: None,
                attributes,
            })
        };
        assert_eq!(statement(&attributes).0, "Nederland financierde IIIM.");
        attributes.insert("amount", Attribute::Number(3_000_000));
        attributes.insert("currency", Attribute::Text("EUR".to_owned()));
        let said = statement(&attributes);
        assert_eq!(said.0, "Nederland financierde IIIM met EUR 3.000.000.");
        assert_eq!(said.1, "The Netherlands funded IIIM with EUR 3,000,000.");
    }

    #[test]
    fn groups_are_many_unless_they_are_one() {
        let court = label("Internationaal Strafhof", "International Criminal Court");
        let none = BTreeMap::new();
        let said = |words, count| {
            both(&Statement {
                shape: shape("surrendered_to"),
                subject: End::Group(words, count),
                object: End::Entity(&court),
                status: Status::Asserted,
                date: PartialDate::day(2025, 3, 12),
                attributes: &none,
            })
        };
        assert_eq!(
            said("twee verdachten", Some(2)).0,
            "Twee verdachten zijn overgedragen aan het Internationaal Strafhof (12 maart 2025)."
        );
        assert_eq!(
            said("een verdachte", None).1,
            "“een verdachte” was surrendered to the International Criminal Court (12 March 2025)."
        );
    }

    #[test]
    fn every_relation_and_every_status_has_its_sentence() {
        let (one, other) = (label("Spanje", "Spain"), label("Zetelverdrag", "Headquarters Agreement"));
        let none = BTreeMap::new();
        for shape in shapes().unwrap() {
            for status in Status::ALL {
                let (subject, object) = (End::Entity(&one), End::Entity(&other));
                let said = both(&Statement { shape, subject, object, status, date: None, attributes: &none });
                for text in [said.0, said.1] {
                    assert!(text.ends_with('.') && text.starts_with(char::is_uppercase), "{text}");
                    assert!(
                        !text.contains(['{', '}', '<', '>', '[', ']', '|']) && !text.contains("  "),
                        "{text}"
                    );
                }
            }
        }
    }
}
