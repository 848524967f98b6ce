//! `kamergraaf evaluate --data`: the tables of the binary, checked and counted.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::bail;

use super::output::{Outcome, refuse, stdout};
use crate::embedded;
use crate::extract::Extractor;
use crate::gazetteer::{Embedded, TABLES, Table, TableError};
use crate::mention::Scanner;

/// Checks every table, then prints rows, names by kind, and texts that name two things.
pub(super) fn run() -> anyhow::Result<Outcome> {
    let mut counts = Vec::with_capacity(TABLES.len());
    let mut wrong = 0;
    for table in TABLES {
        let (rows, problems) = check(*table);
        for problem in &problems {
            refuse(problem);
        }
        wrong += problems.len();
        counts.push((table.file, rows));
    }
    if wrong > 0 {
        bail!("{wrong} rows of the tables are wrong");
    }
    let extractor = Extractor::new()?;
    let mut out = stdout();
    for (file, rows) in counts {
        writeln!(out, "{file:40}{rows:>7}")?;
    }
    writeln!(out, "\nnames by kind")?;
    for ((kind, form), count) in by_kind(extractor.scanner()) {
        writeln!(out, "  {kind:18}{form:20}{count:>7}")?;
    }
    let ambiguous = ambiguous(extractor.scanner())?;
    writeln!(out, "\ntexts that name two things: {}", ambiguous.len())?;
    for (text, things) in ambiguous {
        writeln!(out, "  {text:24}{}", things.join(" · "))?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// How many rows a table has, and what is wrong with it.
fn check(table: Embedded) -> (usize, Vec<TableError>) {
    let header = table.text.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
    let columns: Vec<&str> = header.split('\t').collect();
    let (rows, mut problems) = match Table::parse_rows(table.file, table.text, &columns) {
        Ok(read) => read,
        Err(problem) => return (0, vec![problem]),
    };
    let first = columns.first().copied().unwrap_or_default();
    let mut before = "";
    for row in rows.rows() {
        let key = row.get(first);
        if key == before {
            problems.push(row.error(format!("{key:?} stands in the row before too")));
        } else if key < before {
            problems.push(row.error(format!("{key:?} must stand before {before:?}")));
        }
        before = key;
    }
    (rows.rows().count(), problems)
}

/// How many names each kind has in each form.
fn by_kind(scanner: &Scanner) -> BTreeMap<(&'static str, &'static str), usize> {
    let mut counts = BTreeMap::new();
    for (kind, name) in scanner.names() {
        *counts.entry((kind.path, name.form.words())).or_insert(0) += 1;
    }
    counts
}

/// The texts that name two things, of one kind or of two, each with how it names and with the years
/// in which a party existed. What the scan takes is the first kind of its list.
fn ambiguous(scanner: &Scanner) -> Result<Vec<(&str, Vec<String>)>, TableError> {
    let periods = periods()?;
    let mut things: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (kind, name) in scanner.names() {
        let period = periods.get(&name.id).filter(|_| kind.path == "party");
        let period = period.map(|years| format!(" {years}")).unwrap_or_default();
        let thing = format!("{}:{}{period} ({})", kind.path, name.id, name.form.words());
        let known = things.entry(&name.text).or_default();
        if !known.contains(&thing) {
            known.push(thing);
        }
    }
    Ok(things.into_iter().filter(|(_, things)| things.len() > 1).collect())
}

/// The years of the parties of which they are known: `1980–2021`.
fn periods() -> Result<BTreeMap<String, String>, TableError> {
    let parties = embedded!("parties.tsv").table(&["id", "nl", "en", "from", "to"])?;
    let dated = parties.rows().filter(|row| row.optional("from").or(row.optional("to")).is_some());
    Ok(dated
        .map(|row| (row.get("id").to_owned(), format!("{}–{}", row.get("from"), row.get("to"))))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &'static str) -> Vec<String> {
        check(Embedded { file: "data/x.tsv", text }).1.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_wrong_table_is_told_by_file_and_line() {
        assert!(problems("# why\nid\tnl\na\tA\nb\tB\n").is_empty());
        assert_eq!(problems("id\tnl\na\tA\na\tB\n"), ["data/x.tsv:3: \"a\" stands in the row before too"]);
        assert_eq!(problems("id\tnl\nb\tB\na\tA\n"), ["data/x.tsv:3: \"a\" must stand before \"b\""]);
        assert_eq!(problems("id\tnl\na\n"), ["data/x.tsv:2: the row has 1 cells, the header 2 (id<tab>nl)"]);
    }
}
