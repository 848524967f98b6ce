//! Records: what `extract --format jsonl` prints, one JSON object a line, and
//! what `evaluate` judges.
//!
//! All offsets are Unicode code points of the file as it stands, end exclusive.
//! Members are written in the order in which they stand here; what is not known
//! (a date, an entity) is left out. Members of other names are ignored when read.

use std::collections::BTreeMap;

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::gazetteer::Label;

/// One line of output.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "lowercase")]
pub enum Record {
    /// A document that was read.
    Document(DocumentRecord),
    /// A stretch of text that names something.
    Mention(MentionRecord),
    /// A statement that joins two sides.
    Fact(FactRecord),
}

/// A document that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// The file's name without folders.
    pub document: String,
    /// The title, where the text or the table of documents has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The day of the document, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "written_date")]
    pub date: Option<String>,
    /// The sort of paper, in Dutch: `Kamerbrief`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// A stretch of text that names something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionRecord {
    /// The file's name without folders.
    pub document: String,
    /// The first character, in code points.
    pub start: usize,
    /// The place after the last character, in code points.
    pub end: usize,
    /// The characters themselves.
    #[serde(default)]
    pub text: String,
    /// The sort of entity that is named: `Person`, `Court` and so on.
    #[serde(rename = "type")]
    pub kind: String,
    /// The IRI of the entity; none where linking says "unknown".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The entity's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A statement that joins two sides, with the text that it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactRecord {
    /// The file's name without folders.
    pub document: String,
    /// The relation: `sanctions`, `submitted` and so on.
    #[serde(rename = "type")]
    pub relation: String,
    /// Who does it.
    #[serde(default)]
    pub subject: Side,
    /// To whom, or to what.
    #[serde(default)]
    pub object: Side,
    /// `asserted`, `announced`, `possible`, `requested`, `negated` or `ended`.
    #[serde(default = "asserted")]
    pub status: String,
    /// When, as precise as the text: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "written_date")]
    pub date: Option<String>,
    /// What else the text says of it: `count`, `role`, `amount` and so on.
    #[serde(default, deserialize_with = "null_or")]
    pub attributes: BTreeMap<String, Value>,
    /// Who says so; nobody where it cannot be told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stated_by: Vec<Side>,
    /// Where the evidence starts, in code points.
    #[serde(default)]
    pub start: usize,
    /// Where the evidence ends, in code points; 0 where no evidence is given.
    #[serde(default)]
    pub end: usize,
    /// The evidence in the document's own words.
    #[serde(default, deserialize_with = "null_or")]
    pub quote: String,
    /// The rule that read it: `sanctions/passive`.
    #[serde(default)]
    pub rule: String,
    /// What it states, in plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Box<Sentence>>,
}

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Dutch.
    pub nl: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

impl From<Label> for Sentence {
    fn from(label: Label) -> Self {
        let en = label.en.unwrap_or_else(|| label.nl.clone());
        Self { nl: label.nl, en }
    }
}

/// The subject or the object of a fact.
///
/// Written as `{"entity":…,"label":…}`, `{"text":…}` or `{"document":true}`.
/// A side that is not given reads as an empty text, which is nobody.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "WrittenSide", into = "WrittenSide")]
pub enum Side {
    /// A known entity.
    Entity {
        /// Its IRI.
        entity: String,
        /// Its name; empty where none is given.
        label: String,
    },
    /// A group in words: `6 van de 18 rechters`.
    Text(String),
    /// The document itself.
    Document,
}

impl Default for Side {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

/// A side as JSON has it: one flat object.
#[derive(Default, Serialize, Deserialize)]
struct WrittenSide {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entity: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    document: bool,
}

impl From<WrittenSide> for Side {
    fn from(written: WrittenSide) -> Self {
        match written {
            WrittenSide { document: true, .. } => Self::Document,
            WrittenSide { entity: Some(entity), label, .. } => {
                Self::Entity { entity, label: label.unwrap_or_default() }
            }
            WrittenSide { text, label, .. } => Self::Text(text.or(label).unwrap_or_default()),
        }
    }
}

impl From<Side> for WrittenSide {
    fn from(side: Side) -> Self {
        match side {
            Side::Entity { entity, label } => {
                let label = Some(label).filter(|label| !label.is_empty());
                Self { entity: Some(entity), label, ..Self::default() }
            }
            Side::Text(text) => Self { text: Some(text), ..Self::default() },
            Side::Document => Self { document: true, ..Self::default() },
        }
    }
}

/// The status of a fact that gives none.
fn asserted() -> String {
    "asserted".to_owned()
}

/// A value, or its default where `null` is written.
fn null_or<'de, T: Default + Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// A date as text, or a year as a number.
fn written_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match Option::<Value>::deserialize(deserializer)? {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(date)) => Ok(Some(date)),
        Some(Value::Number(year)) => Ok(Some(year.to_string())),
        Some(other) => Err(D::Error::custom(format!("`date` is {other}, not a date in quotes"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = concat!(
        r#"{"record":"document","document":"a.txt","title":"Brief","date":"2025-11-21","kind":"Kamerbrief"}"#,
        "\n",
        r#"{"record":"mention","document":"a.txt","start":10,"end":20,"text":"Karim Khan","type":"Person","entity":"https://w3id.org/kamergraaf/id/person/karim-khan","label":"Karim Khan"}"#,
        "\n",
        r#"{"record":"fact","document":"a.txt","type":"sanctions","subject":{"entity":"https://w3id.org/kamergraaf/id/country/USA","label":"Verenigde Staten"},"object":{"text":"6 van de 18 rechters"},"status":"asserted","date":"2025-06","attributes":{"count":6},"start":2190,"end":2260,"quote":"met 6 van de 18 rechters","rule":"sanctions/passive"}"#,
        "\n",
        r#"{"record":"fact","document":"a.txt","type":"cites","subject":{"document":true},"object":{"text":"ECLI:NL:RBDHA:2024:20594"},"status":"asserted","attributes":{},"start":1,"end":2,"quote":"E","rule":"cites/judgment"}"#,
    );

    #[test]
    fn lines_come_out_as_they_went_in() {
        for line in LINES.lines() {
            let record: Record = serde_json::from_str(line).unwrap();
            assert_eq!(serde_json::to_string(&record).unwrap(), line);
        }
    }

    fn fact(line: &str) -> FactRecord {
        match serde_json::from_str(line).unwrap() {
            Record::Fact(fact) => fact,
            other => panic!("not a fact: {other:?}"),
        }
    }

    #[test]
    fn what_is_left_out_has_a_plain_meaning() {
        let read = fact(
            r#"{"record":"fact","document":"a.txt","type":"role","quote":null,"attributes":null,"confidence":0.5}"#,
        );
        assert_eq!((read.status.as_str(), read.date, read.end), ("asserted", None, 0));
        assert_eq!(read.subject, Side::Text(String::new()));
    }

    #[test]
    fn a_year_may_be_a_number_and_a_list_may_not() {
        let line = |date: &str| format!(r#"{{"record":"fact","document":"a","type":"role","date":{date}}}"#);
        assert_eq!(fact(&line("2025")).date.as_deref(), Some("2025"));
        assert_eq!(fact(&line("null")).date, None);
        let refused = serde_json::from_str::<Record>(&line("[2025]")).unwrap_err();
        assert!(refused.to_string().contains("not a date in quotes"), "{refused}");
    }

    #[test]
    fn an_entity_needs_no_label() {
        let side: Side = serde_json::from_str(r#"{"entity":"x:1"}"#).unwrap();
        assert_eq!(side, Side::Entity { entity: "x:1".to_owned(), label: String::new() });
        assert_eq!(serde_json::to_string(&side).unwrap(), r#"{"entity":"x:1"}"#);
    }
}
