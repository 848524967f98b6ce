//! Scores in writing: a table for people, rows for a file under version control,
//! and JSON.

use std::fmt;

use serde_json::{Map, Value, json};

use super::mistakes::MistakeSort;
use super::scores::{Figures, Measure, Scores};

/// The measures in the order of the report.
fn measures(scores: &Scores) -> [(&'static str, &Measure); 4] {
    [
        ("mentions strict", &scores.strict),
        ("mentions relaxed", &scores.relaxed),
        ("entities", &scores.entities),
        ("facts", &scores.facts),
    ]
}

/// The rows of a measure: each type, all together and, of mentions and entities,
/// the five that the project is judged by.
fn rows<'a>(name: &str, measure: &'a Measure) -> Vec<(&'a str, Figures)> {
    let mut rows: Vec<_> = measure.tallies().map(|(kind, tally)| (kind, tally.figures())).collect();
    rows.push(("ALL", measure.all().figures()));
    if name != "facts" {
        rows.push(("CORE FIVE", measure.core_five().figures()));
    }
    rows
}

/// The table for people, with three digits; one line a type, ending in a newline.
pub fn table(scores: &Scores) -> String {
    Table(scores).to_string()
}

struct Table<'a>(&'a Scores);

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, measure) in measures(self.0) {
            writeln!(f, "{name:<22}{:>8}{:>8}{:>8}{:>8}", "P", "R", "F1", "gold")?;
            for (kind, Figures { precision, recall, f1, gold }) in rows(name, measure) {
                writeln!(f, "  {kind:<20}{precision:8.3}{recall:8.3}{f1:8.3}{gold:8}")?;
            }
        }
        for (name, share) in [("fact status", self.0.status), ("fact date", self.0.date)] {
            match share.value() {
                Some(value) => writeln!(f, "{name}: {value:.3}")?,
                None => writeln!(f, "{name}: -")?,
            }
        }
        Ok(())
    }
}

/// Comma-separated rows `measure,type,precision,recall,f1,gold`, with three digits.
///
/// The shares of facts with the right status and date stand under `precision`,
/// with the number of facts judged under `gold`.
pub fn csv(scores: &Scores) -> String {
    Rows(scores).to_string()
}

struct Rows<'a>(&'a Scores);

impl fmt::Display for Rows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "measure,type,precision,recall,f1,gold")?;
        for (name, measure) in measures(self.0) {
            for (kind, Figures { precision, recall, f1, gold }) in rows(name, measure) {
                let kind = csv_field(kind);
                writeln!(f, "{name},{kind},{precision:.3},{recall:.3},{f1:.3},{gold}")?;
            }
        }
        for (name, share) in [("fact status", self.0.status), ("fact date", self.0.date)] {
            let value = share.value().map(|value| format!("{value:.3}")).unwrap_or_default();
            writeln!(f, "{name},ALL,{value},,,{}", share.judged)?;
        }
        Ok(())
    }
}

/// A field in quotes where it must be.
fn csv_field(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

/// All figures in full: `{measure: {type: [precision, recall, f1, gold]}}`, and
/// the two shares as numbers or `null`.
pub fn json(scores: &Scores) -> Value {
    let mut all = Map::new();
    for (name, measure) in measures(scores) {
        let rows = rows(name, measure).into_iter();
        let rows = rows.map(|(kind, Figures { precision, recall, f1, gold })| {
            (kind.to_owned(), json!([precision, recall, f1, gold]))
        });
        all.insert(name.to_owned(), Value::Object(rows.collect()));
    }
    all.insert("fact status".to_owned(), json!(scores.status.value()));
    all.insert("fact date".to_owned(), json!(scores.date.value()));
    Value::Object(all)
}

/// Up to `limit` mistakes of each sort, under headings with their number.
pub fn mistakes(scores: &Scores, limit: usize) -> String {
    MistakeSort::ALL.into_iter().map(|sort| mistakes_of(scores, sort, limit)).collect()
}

fn mistakes_of(scores: &Scores, sort: MistakeSort, limit: usize) -> String {
    let of_sort: Vec<_> = scores.mistakes.iter().filter(|mistake| mistake.sort == sort).collect();
    if of_sort.is_empty() || limit == 0 {
        return String::new();
    }
    let heading = format!("\n{} ({})\n", sort.heading(), of_sort.len());
    let lines = of_sort.iter().take(limit).map(|mistake| format!("  {}\n", mistake.what));
    std::iter::once(heading).chain(lines).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_with_a_comma_stands_in_quotes() {
        let mut scores = Scores::default();
        scores.strict.of("a,\"b\"").found += 1;
        assert!(csv(&scores).contains("\nmentions strict,\"a,\"\"b\"\"\",1.000,1.000,1.000,1\n"));
    }
}
