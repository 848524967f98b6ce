//! Gold: what a careful reader would write down about a document.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::error::{EvaluationError, without_place};

/// The gold of one document.
#[derive(Debug, Clone, Deserialize)]
pub struct Gold {
    /// The file's name without folders.
    pub document: String,
    /// The day of the document, `YYYY-MM-DD`, where the annotator knew it.
    #[serde(default)]
    pub date: Option<String>,
    /// What was annotated, from and up to, in code points; all of it where none is given.
    #[serde(default)]
    pub range: Option<(usize, usize)>,
    /// The mentions, in the order of the text.
    pub mentions: Vec<GoldMention>,
    /// The facts.
    pub facts: Vec<GoldFact>,
}

/// A mention that a careful reader sees.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldMention {
    /// The first character, in code points.
    pub start: usize,
    /// The place after the last character, in code points.
    pub end: usize,
    /// The characters themselves.
    pub text: String,
    /// The sort of entity that is named.
    #[serde(rename = "type")]
    pub kind: String,
    /// The identity behind the name.
    pub key: String,
    /// `optional` for a doubtful case, `adj` for an adjective.
    #[serde(default)]
    pub flags: Vec<String>,
}

/// A fact that a careful reader sees.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldFact {
    /// The relation.
    #[serde(rename = "type")]
    pub relation: String,
    /// Who does it.
    pub subject: GoldSide,
    /// To whom, or to what.
    pub object: GoldSide,
    /// One of the six statuses.
    pub status: String,
    /// What the text says of it.
    #[serde(default)]
    pub attributes: GoldAttributes,
    /// Whether finding it and not finding it are both right.
    #[serde(default)]
    pub optional: bool,
    /// The words that it rests on.
    #[serde(default)]
    pub quote: String,
}

/// Of a fact's attributes, the one that is judged.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct GoldAttributes {
    /// When, as precise as the text.
    #[serde(default)]
    pub date: Option<String>,
}

/// The subject or object of a gold fact.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "WrittenSide")]
pub enum GoldSide {
    /// An entity, by its key; `document` is the document itself.
    Key(String),
    /// A group in words.
    Text(String),
}

/// A side as JSON has it.
#[derive(Deserialize)]
struct WrittenSide {
    key: Option<String>,
    text: Option<String>,
}

impl TryFrom<WrittenSide> for GoldSide {
    type Error = &'static str;

    fn try_from(written: WrittenSide) -> Result<Self, Self::Error> {
        match (written.key, written.text) {
            (Some(key), _) => Ok(Self::Key(key)),
            (None, Some(text)) => Ok(Self::Text(text)),
            (None, None) => Err("a subject or an object has neither `key` nor `text`"),
        }
    }
}

impl std::fmt::Display for GoldSide {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Key(key) => f.write_str(key),
            Self::Text(text) => write!(f, "{text:?}"),
        }
    }
}

impl GoldMention {
    /// Whether finding it and not finding it are both right.
    pub fn is_optional(&self) -> bool {
        self.flags.iter().any(|flag| flag == "optional")
    }
}

impl Gold {
    /// Reads a gold file.
    ///
    /// # Errors
    /// When the file cannot be read or is not gold.
    pub fn read(file: &Path) -> Result<Self, EvaluationError> {
        let json = fs::read_to_string(file)
            .map_err(|source| EvaluationError::Unreadable { file: file.to_owned(), source })?;
        Self::from_json(file, &json)
    }

    /// Reads gold from text; `file` is the name that errors give.
    ///
    /// # Errors
    /// When the text is not gold.
    pub fn from_json(file: &Path, json: &str) -> Result<Self, EvaluationError> {
        let wrong = |what| EvaluationError::Gold { file: file.to_owned(), what };
        let gold: Self = serde_json::from_str(json).map_err(|error| {
            wrong(format!("{} (line {}, column {})", without_place(&error), error.line(), error.column()))
        })?;
        match gold.fault() {
            Some(what) => Err(wrong(what)),
            None => Ok(gold),
        }
    }

    /// Whether a place was annotated.
    pub(super) fn covers(&self, place: usize) -> bool {
        self.range.is_none_or(|(from, to)| (from..to).contains(&place))
    }

    /// What no gold can say, if this one says it.
    fn fault(&self) -> Option<String> {
        if let Some((from, to)) = self.range.filter(|(from, to)| from >= to) {
            return Some(format!("the range {from} to {to} is empty"));
        }
        let empty = self.mentions.iter().find(|mention| mention.start >= mention.end)?;
        Some(format!("the mention {:?} is empty: {} to {}", empty.text, empty.start, empty.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(json: &str) -> String {
        Gold::from_json(Path::new("a.json"), json).unwrap_err().to_string()
    }

    #[test]
    fn each_fault_names_the_file_and_what_is_wrong() {
        let mention = r#"{"start":3,"end":3,"text":"x","type":"Person","key":"x","flags":[]}"#;
        let fact = r#"{"type":"role","subject":{},"object":{"key":"x"},"status":"asserted"}"#;
        let cases = [
            ("{", "a.json: EOF while parsing an object (line 1, column 1)"),
            (r#"{"document":"a.txt"}"#, "a.json: missing field `mentions` (line 1, column 20)"),
            (
                &format!(r#"{{"document":"a.txt","mentions":[{mention}],"facts":[]}}"#),
                "a.json: the mention \"x\" is empty: 3 to 3",
            ),
            (
                &format!(r#"{{"document":"a.txt","mentions":[],"facts":[{fact}]}}"#),
                "a.json: a subject or an object has neither `key` nor `text` (line 1, column 70)",
            ),
            (
                r#"{"document":"a.txt","range":[9,9],"mentions":[],"facts":[]}"#,
                "a.json: the range 9 to 9 is empty",
            ),
        ];
        for (json, expected) in cases {
            assert_eq!(said(json), expected);
        }
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = Gold::read(Path::new("no-such-gold.json")).unwrap_err().to_string();
        assert!(error.starts_with("no-such-gold.json: cannot be read ("), "{error}");
    }

    #[test]
    fn the_end_of_the_range_is_outside() {
        let json = r#"{"document":"a.txt","range":[5,9],"mentions":[],"facts":[]}"#;
        let gold = Gold::from_json(Path::new("a.json"), json).unwrap();
        assert_eq!([4, 5, 8, 9].map(|place| gold.covers(place)), [false, true, true, false]);
    }
}
