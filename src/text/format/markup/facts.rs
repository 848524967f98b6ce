//! What a file says of its document: elements `<meta>`, and elements of the text
//! that hold a number, a title or a date.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::{Element, roles};
use crate::text::{Field, Metadata, Origin, Table, TableError};

/// The rank of what the text's own elements say; that of `<meta>` stands in the table.
const OF_TEXT: u32 = 50;

/// The rank of what elements say that are no part of the text: `<title>` of a page.
const OF_HEAD: u32 = 60;

/// So many submitters are kept.
const MOST_SUBMITTERS: usize = 200;

/// The names under which files keep metadata.
pub(super) struct Fields {
    /// By name in lower case, `name[scheme]` before `name`: the field and its rank.
    by_name: HashMap<String, (Field, u32)>,
}

impl Fields {
    /// Reads the table `data/metadata-fields.tsv`.
    pub(super) fn load() -> Result<Self, TableError> {
        let text = include_str!("../../../../data/metadata-fields.tsv");
        let columns = ["name", "field", "rank", "why"];
        let table = Table::parse("data/metadata-fields.tsv", text, &columns)?;
        let mut by_name = HashMap::new();
        for row in table.rows() {
            let rank = row.get("rank").parse().map_err(|_| row.error("`rank` must be a number"))?;
            by_name.insert(row.get("name").to_lowercase(), (roles::field(row, row.get("field"))?, rank));
        }
        Ok(Self { by_name })
    }

    fn of(&self, name: &str, scheme: Option<&str>) -> Option<(Field, u32)> {
        let name = name.to_lowercase();
        let narrow = scheme
            .and_then(|scheme| self.by_name.get(&format!("{name}[{}]", scheme.to_lowercase())).copied());
        narrow.or_else(|| self.by_name.get(&name).copied())
    }
}

/// What a file has said so far.
#[derive(Default)]
pub(super) struct Facts {
    /// The best value of each field, with its rank.
    best: BTreeMap<Field, (u32, String)>,
    submitters: Vec<String>,
}

impl Facts {
    /// An element `<meta name="…" content="…">`.
    pub(super) fn meta(&mut self, fields: &Fields, element: &Element<'_>) {
        let name = element.get("name").or_else(|| element.get("property"));
        let (Some(name), Some(content)) = (name, element.get("content")) else { return };
        if let Some((field, rank)) = fields.of(name, element.get("scheme")) {
            self.say(field, rank, content);
        }
    }

    /// An element whose text says something, `muted` where that is not read.
    pub(super) fn element(&mut self, field: Field, muted: bool, text: &str) {
        self.say(field, if muted { OF_HEAD } else { OF_TEXT }, text);
    }

    fn say(&mut self, field: Field, rank: u32, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        if field == Field::Submitters {
            for name in text.split(';').map(str::trim).filter(|name| !name.is_empty()) {
                if self.submitters.len() < MOST_SUBMITTERS && !self.submitters.iter().any(|s| s == name) {
                    self.submitters.push(name.to_owned());
                }
            }
            return;
        }
        let known = match field {
            Field::Date => date(&text).map(|date| date.to_string()),
            Field::Session => session(&text),
            Field::Dossier => dossier(&text),
            Field::Number => Some(text.trim_start_matches("Nr. ").to_owned()),
            _ => Some(text),
        };
        let Some(value) = known else { return };
        if self.best.get(&field).is_none_or(|(before, _)| rank < *before) {
            self.best.insert(field, (rank, value));
        }
    }

    /// All that was said.
    pub(super) fn finish(mut self) -> Metadata {
        let mut take = |field| self.best.remove(&field).map(|(_, value)| value);
        let metadata = Metadata {
            title: take(Field::Title),
            kind: take(Field::Kind),
            date: take(Field::Date).as_deref().and_then(date),
            dossier: take(Field::Dossier),
            number: take(Field::Number),
            session: take(Field::Session),
            submitters: self.submitters,
            ..Metadata::default()
        };
        metadata.said_by(Origin::File)
    }
}

/// `2025-02-20`, also with a time behind it.
fn date(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// `Vergaderjaar 2017–2018` or `20172018` as `2017-2018`.
fn session(text: &str) -> Option<String> {
    let figures: String = text.chars().filter(char::is_ascii_digit).collect();
    let (first, second) = figures.split_at_checked(4)?;
    let follows = first.parse::<u32>().ok()? + 1 == second.parse::<u32>().ok()?;
    (second.len() == 4 && follows).then(|| format!("{first}-{second}"))
}

/// `36 200 VI` or `36200-VI` as `36200-VI`; of several the first.
fn dossier(text: &str) -> Option<String> {
    let first = text.split([';', ',']).next()?;
    let head = first.find(|c: char| !c.is_ascii_digit() && c != ' ').unwrap_or(first.len());
    let (figures, suffix) = first.split_at(head);
    let figures = figures.replace(' ', "");
    let suffix = suffix.trim_start_matches(['-', ' ']).trim();
    let known = suffix.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    match (figures.is_empty(), known, suffix.is_empty()) {
        (false, true, true) => Some(figures),
        (false, true, false) => Some(format!("{figures}-{suffix}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_get_one_form() {
        assert_eq!(dossier("36 200 VI").as_deref(), Some("36200-VI"));
        assert_eq!(dossier("36200-VI; 26150").as_deref(), Some("36200-VI"));
        assert_eq!(dossier("21501-02").as_deref(), Some("21501-02"), "a suffix of figures");
        assert_eq!(dossier("21 501-02").as_deref(), Some("21501-02"));
        assert_eq!(dossier("geen"), None);
        assert_eq!(session("Vergaderjaar 2017–2018").as_deref(), Some("2017-2018"));
        assert_eq!(session("2017"), None);
        assert_eq!(date("2025-02-20T10:00:00"), Some(jiff::civil::date(2025, 2, 20)));
        assert_eq!(date("20 februari"), None);
    }
}
