//! The tables of `data/`, each read alone as text and held against its description in `data/README.md`.
//!
//! A problem is one line, `file:line: message`, and a test lists them all.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "tables/table.rs"]
mod table;

use table::{Table, at};

type Outcome = Result<(), Box<dyn Error>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The columns of every table as `data/README.md` gives them: a heading with the file's name, then `Columns: …`.
fn described(readme: &str) -> BTreeMap<String, Vec<String>> {
    let mut columns = BTreeMap::new();
    let mut file = None;
    for line in readme.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            file = Some(heading.trim_matches('`').to_owned());
        } else if let (Some(list), Some(name)) = (line.strip_prefix("Columns: "), &file) {
            let names = list.split(", ").map(|column| column.trim_matches('`').to_owned());
            columns.insert(name.clone(), names.collect());
        }
    }
    columns
}

fn table_files() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join("data"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn load(name: &str) -> Result<Table, Box<dyn Error>> {
    let text = fs::read_to_string(root().join("data").join(name))?;
    Ok(Table::parse(&format!("data/{name}"), &text))
}

/// What is wrong with a table by itself; `columns` as described, an optional one with `?`.
fn table_problems(table: &Table, columns: &[String]) -> Vec<String> {
    let mut problems = table.problems.clone();
    let names: Vec<_> = columns.iter().map(|column| column.trim_end_matches('?')).collect();
    if table.header != names {
        problems.push(at(&table.file, 1, &format!("the columns must be {names:?}, not {:?}", table.header)));
    }
    for (line, row) in &table.rows {
        row_problems(row, columns, &mut |message| problems.push(at(&table.file, *line, message)));
    }
    order_problems(table, &mut problems);
    let keys = table.keys();
    for (line, name) in &table.left_out {
        if let Some(row) = keys.get(name.as_str()) {
            problems.push(at(&table.file, *row, &format!("{name:?} is left out in line {line}")));
        }
    }
    problems
}

fn row_problems(row: &[String], columns: &[String], report: &mut dyn FnMut(&str)) {
    if row.len() != columns.len() {
        report(&format!("{} columns, expected {}", row.len(), columns.len()));
    }
    for (cell, column) in row.iter().zip(columns) {
        if cell.trim() != cell || cell.contains("  ") {
            report(&format!("column {column}: a blank too many in {cell:?}"));
        }
        if cell.is_empty() && !column.ends_with('?') {
            report(&format!("column {column} is empty"));
        }
    }
}

/// Rows in bytewise order, no value of the first column twice: an id stands once, a name belongs to one id.
fn order_problems(table: &Table, problems: &mut Vec<String>) {
    for pair in table.rows.windows(2) {
        let [(before, first), (line, second)] = pair else { continue };
        if first[0] == second[0] {
            problems.push(at(&table.file, *line, &format!("{:?} stands in line {before} too", second[0])));
        } else if first > second {
            problems.push(at(
                &table.file,
                *line,
                &format!("{:?} must stand before {:?}", second[0], first[0]),
            ));
        }
    }
}

/// `country-names.tsv` names the rows of `countries.tsv`.
fn main_table(names: &str) -> Option<String> {
    let kind = names.strip_suffix("-names.tsv")?;
    Some(match kind.strip_suffix('y') {
        // No plural.
        None if kind == "legislation" => "legislation.tsv".to_owned(),
        Some(stem) => format!("{stem}ies.tsv"),
        None => format!("{kind}s.tsv"),
    })
}

/// Ids without a row, rows without a name, and Dutch labels that are no name.
fn reference_problems(names: &Table, main: &Table) -> Vec<String> {
    let ids = main.keys();
    let mut problems = Vec::new();
    for (line, id) in names.values("id") {
        if !ids.contains_key(id) {
            problems.push(at(&names.file, line, &format!("{id:?} is no id of {}", main.file)));
        }
    }
    let owner: BTreeMap<_, _> = names.rows.iter().map(|(_, row)| (row[0].as_str(), row.get(1))).collect();
    let left_out: BTreeSet<_> = names.left_out.iter().map(|(_, name)| name.as_str()).collect();
    for (line, row) in &main.rows {
        let label = row.get(1).map(String::as_str).unwrap_or_default();
        if owner.get(label).copied().flatten() != Some(&row[0]) && !left_out.contains(label) {
            let message = format!("the label {label:?} is no name of {:?} in {}", row[0], names.file);
            problems.push(at(&main.file, *line, &message));
        }
    }
    problems
}

/// Values of a column outside a closed list.
fn closed_problems(table: &Table, column: &str, allowed: &[&str]) -> Vec<String> {
    let wrong = table.values(column).filter(|(_, value)| !allowed.contains(value));
    wrong
        .map(|(line, value)| at(&table.file, line, &format!("{column} {value:?} is none of {allowed:?}")))
        .collect()
}

/// Whether `name` stands in `phrase` as a word of its own.
fn has_word(phrase: &str, name: &str) -> bool {
    phrase.match_indices(name).any(|(start, _)| {
        let before = phrase[..start].chars().next_back();
        let after = phrase[start + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn trap_problems(traps: &Table, names: &Table) -> Vec<String> {
    let names = names.keys();
    let mut problems = Vec::new();
    for (phrase, line) in traps.keys() {
        if names.contains_key(phrase) {
            problems.push(at(&traps.file, line, &format!("{phrase:?} is a country's name")));
        } else if !names.keys().any(|name| has_word(phrase, name)) {
            problems.push(at(&traps.file, line, &format!("{phrase:?} contains no country's name")));
        }
    }
    problems
}

fn report(problems: &[String]) -> Outcome {
    if problems.is_empty() { Ok(()) } else { Err(format!("\n{}", problems.join("\n")).into()) }
}

#[test]
fn every_table_is_as_described() -> Outcome {
    let columns = described(&fs::read_to_string(root().join("data/README.md"))?);
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for path in table_files()? {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match columns.get(&name) {
            Some(columns) => problems.extend(table_problems(&load(&name)?, columns)),
            None => problems.push(at(&format!("data/{name}"), 1, "not described in data/README.md")),
        }
        seen.insert(name);
    }
    for name in columns.keys().filter(|name| !seen.contains(*name)) {
        problems.push(at("data/README.md", 1, &format!("describes {name}, which is not there")));
    }
    report(&problems)
}

#[test]
fn every_table_is_part_of_the_binary() -> Outcome {
    let listed: BTreeSet<_> =
        kamergraaf::gazetteer::TABLES.iter().map(|table| table.file.to_owned()).collect();
    let mut problems = Vec::new();
    for path in table_files()? {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !listed.contains(&format!("data/{name}")) {
            problems.push(at(
                &format!("data/{name}"),
                1,
                "not in the list of tables in src/gazetteer/list.rs",
            ));
        }
    }
    report(&problems)
}

#[test]
fn names_belong_to_rows_and_rows_have_names() -> Outcome {
    let mut problems = Vec::new();
    for path in table_files()? {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // Tables such as `given-names.tsv` name nothing that has a row elsewhere.
        let joins = load(&name)?.header.iter().any(|column| column == "id");
        if let Some(main) = main_table(&name).filter(|_| joins) {
            problems.extend(reference_problems(&load(&name)?, &load(&main)?));
        }
    }
    report(&problems)
}

#[test]
fn closed_columns_hold_known_values() -> Outcome {
    let forms = ["abbreviation", "adjective", "inhabitant", "name", "plural-inhabitants"];
    let countries = load("country-names.tsv")?;
    let mut problems = closed_problems(&countries, "form", &forms);
    problems.extend(closed_problems(&countries, "lang", &["en", "nl"]));
    problems.extend(closed_problems(&load("court-names.tsv")?, "form", &["abbreviation", "name", "short"]));
    problems.extend(closed_problems(&load("legislation-names.tsv")?, "form", &["abbreviation", "name"]));
    let forms = ["abbreviation", "name", "short", "soft"];
    problems.extend(closed_problems(&load("treaty-names.tsv")?, "form", &forms));
    problems.extend(closed_problems(&load("abbreviations.tsv")?, "ends", &["no", "yes"]));
    report(&problems)
}

#[test]
fn codes_have_their_form() -> Outcome {
    let countries = load("countries.tsv")?;
    let courts = load("courts.tsv")?;
    let known: Vec<_> = countries.keys().into_keys().chain([""]).collect();
    let mut problems = closed_problems(&courts, "country", &known);
    let upper = |text: &str, length| text.len() == length && text.bytes().all(|b| b.is_ascii_uppercase());
    for (line, row) in &countries.rows {
        if !upper(&row[0], 3) || row.get(3).is_none_or(|code| !upper(code, 2)) {
            problems.push(at(&countries.file, *line, "expected an alpha-3 and an alpha-2 code"));
        }
    }
    let mut seen = BTreeMap::new();
    for (line, code) in courts.values("ecli").filter(|(_, code)| !code.is_empty()) {
        if let Some(before) = seen.insert(code, line) {
            problems.push(at(&courts.file, line, &format!("the code {code:?} stands in line {before} too")));
        }
    }
    for (line, trb) in load("treaties.tsv")?.values("trb").filter(|(_, trb)| !trb.is_empty()) {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<_> = trb.split('-').collect();
        if !matches!(parts[..], ["trb", year, number] if year.len() == 4 && digits(year) && digits(number)) {
            problems.push(at("data/treaties.tsv", line, &format!("{trb:?} is not of the form trb-2000-120")));
        }
    }
    for (line, celex) in load("legislation.tsv")?.values("celex").filter(|(_, celex)| !celex.is_empty()) {
        let digits = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
        let right = celex.len() == 10
            && celex.starts_with('3')
            && digits(&celex[1..5])
            && "RLDFE".contains(&celex[5..6])
            && digits(&celex[6..]);
        if !right {
            problems.push(at(
                "data/legislation.tsv",
                line,
                &format!("{celex:?} is not of the form 31996R2271"),
            ));
        }
    }
    report(&problems)
}

#[test]
fn abbreviations_end_with_a_full_stop() -> Outcome {
    let table = load("abbreviations.tsv")?;
    let wrong = table.values("text").filter(|(_, text)| !text.ends_with('.'));
    report(
        &wrong.map(|(line, text)| at(&table.file, line, &format!("{text:?} has none"))).collect::<Vec<_>>(),
    )
}

#[test]
fn every_trap_can_catch_a_name() -> Outcome {
    report(&trap_problems(&load("country-traps.tsv")?, &load("country-names.tsv")?))
}

#[test]
fn a_bad_table_is_told_by_file_and_line() {
    let text = "id\tnl\n# left out: b: why\n#\nb\tB\na\t A\na\t\nc\n\ne\u{301}\tE";
    let columns = ["id".to_owned(), "nl".to_owned()];
    let problems = table_problems(&Table::parse("data/x.tsv", text), &columns).join("\n");
    for expected in [
        "data/x.tsv:1: the file must end with a line feed",
        "data/x.tsv:4: \"b\" is left out in line 2",
        "data/x.tsv:5: \"a\" must stand before \"b\"",
        "data/x.tsv:5: column nl: a blank too many in \" A\"",
        "data/x.tsv:6: \"a\" stands in line 5 too",
        "data/x.tsv:6: column nl is empty",
        "data/x.tsv:7: 1 columns, expected 2",
        "data/x.tsv:8: an empty line",
        "data/x.tsv:9: not in NFC",
    ] {
        assert!(problems.contains(expected), "{expected:?} is not in\n{problems}");
    }
    let header = table_problems(&Table::parse("data/x.tsv", "id\tlabel\n"), &columns);
    assert_eq!(header, ["data/x.tsv:1: the columns must be [\"id\", \"nl\"], not [\"id\", \"label\"]"]);
}

#[test]
fn a_name_without_its_row_is_told() {
    let main = Table::parse("data/courts.tsv", "id\tnl\nicc\tStrafhof\nicj\tGerechtshof\n");
    let names = Table::parse("data/court-names.tsv", "name\tid\nICC\ticc\nPCA\tpca\nStrafhof\ticc\n");
    assert_eq!(main_table("court-names.tsv").as_deref(), Some("courts.tsv"));
    assert_eq!(main_table("country-names.tsv").as_deref(), Some("countries.tsv"));
    assert_eq!(
        reference_problems(&names, &main),
        [
            "data/court-names.tsv:3: \"pca\" is no id of data/courts.tsv",
            "data/courts.tsv:3: the label \"Gerechtshof\" is no name of \"icj\" in data/court-names.tsv",
        ]
    );
}

#[test]
fn a_trap_that_catches_nothing_is_told() {
    let names = Table::parse("data/country-names.tsv", "name\tid\nChina\tCHN\n");
    let text = "phrase\twhy\nChina\tx\nIndochina\tx\nSouth China Sea\ta sea\n";
    let problems = trap_problems(&Table::parse("data/country-traps.tsv", text), &names);
    assert_eq!(
        problems,
        [
            "data/country-traps.tsv:2: \"China\" is a country's name",
            "data/country-traps.tsv:3: \"Indochina\" contains no country's name",
        ]
    );
}
