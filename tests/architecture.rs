//! The shape of `src/`, held against the table in `ARCHITECTURE.md`.
//!
//! A module imports only from the modules that the table names, and each foreign
//! library stays in its place. The table is read from the document, so that the
//! two cannot part.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A row of the table: what a module may import, and which crates are at home in it.
struct Row {
    imports: Vec<String>,
    crates: Vec<String>,
}

/// The words in backquotes of a cell.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Rows `| module | what it is | imports | foreign libraries |`, in order.
fn table() -> Vec<(String, Row)> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix("| `")?.strip_suffix('|')?.split('|').collect();
        let [module, _, imports, crates] = cells[..] else { return None };
        let module = module.trim().trim_end_matches('`').to_owned();
        Some((module, Row { imports: quoted(imports), crates: quoted(crates) }))
    });
    rows.collect()
}

/// The `.rs` files below a folder with their text, in order.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.clone(), fs::read_to_string(path).unwrap()));
        }
    }
    found.sort();
    found
}

/// Names behind `prefix` in the code lines of a file: `crate::text::Span` gives `text`.
fn names_behind<'a>(source: &'a str, prefix: &str) -> Vec<&'a str> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split(prefix).skip(1))
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
        .collect()
}

#[test]
fn modules_stand_in_the_order_of_the_table() {
    let library = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared: Vec<&str> =
        library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let listed: Vec<String> = table().into_iter().map(|(module, _)| module).collect();
    assert_eq!(declared, listed);
}

#[test]
fn modules_import_only_from_those_that_the_table_names() {
    let table: BTreeMap<String, Row> = table().into_iter().collect();
    let mut problems = Vec::new();
    for (module, row) in &table {
        for (path, source) in sources(&root().join("src").join(module)) {
            for name in names_behind(&source, "crate::") {
                let allowed = name == module || row.imports.iter().any(|import| import == name);
                if table.contains_key(name) && !allowed {
                    problems.push(format!("{}: {module} may not import {name}", path.display()));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn the_table_points_one_way() {
    let order: Vec<String> = table().iter().map(|(module, _)| module.clone()).collect();
    for (module, row) in table() {
        let own = order.iter().position(|other| *other == module);
        for import in row.imports {
            let other = order.iter().position(|name| *name == import);
            assert!(other < own, "{module} stands before {import}, which it imports");
        }
    }
}

/// The crates that Cargo.toml lists for the program itself, as code writes them.
fn dependencies() -> Vec<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let names =
        section.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    names.map(|(name, _)| name.replace('-', "_")).collect()
}

/// Whether a line of code names a crate: `use serde::…`, `serde::…`, not `crate::serde` or `serde_json`.
fn uses_crate(line: &str, name: &str) -> bool {
    let line = line.trim_start();
    let import = line.strip_prefix("use ").and_then(|rest| rest.strip_prefix(name));
    let imported = import.is_some_and(|rest| rest.starts_with([':', ';']));
    let path = format!("{name}::");
    let mut places = line.match_indices(&path).map(|(at, _)| &line[..at]);
    let named = places.any(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'));
    !line.starts_with("//") && (imported || named)
}

#[test]
fn foreign_libraries_stay_in_their_place() {
    let dependencies = dependencies();
    assert!(dependencies.contains(&"petgraph".to_owned()) && dependencies.len() > 10);
    let mut problems = Vec::new();
    let mut used = Vec::new();
    for (module, row) in table() {
        for (path, source) in sources(&root().join("src").join(&module)) {
            for name in &dependencies {
                let used_here = source.lines().any(|line| uses_crate(line, name));
                if !used_here {
                    continue;
                }
                used.push(name.clone());
                if !row.crates.iter().any(|listed| listed.replace('-', "_") == *name) {
                    problems.push(format!("{}: {name} has no place in {module}", path.display()));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
    let idle: Vec<&String> = dependencies.iter().filter(|name| !used.contains(name)).collect();
    assert!(idle.is_empty(), "no code uses {idle:?}");
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let section = manifest.split("dependencies]").skip(1).map(|rest| rest.split("\n[").next().unwrap());
    for line in section.flat_map(|text| text.lines().zip(text.lines().skip(1))) {
        let (before, line) = line;
        if line.contains(" = ") && !line.starts_with('#') {
            assert!(before.starts_with("# "), "{line} stands without a reason");
        }
    }
}

#[test]
fn files_are_small_rooms() {
    for (path, source) in sources(&root().join("src")) {
        let lines = source.lines().count();
        assert!(lines <= 400, "{} has {lines} lines; is there a second idea in it?", path.display());
    }
}

/// What stands at the top beside hidden files; what tools leave behind (`target`, links to it) is not ours.
const TOP: [&str; 17] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "askama.toml",
    "build.rs",
    "clippy.toml",
    "data",
    "fuzz",
    "ontology",
    "rustfmt.toml",
    "src",
    "tests",
];

#[test]
fn nothing_lies_about_at_the_top() {
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let known = TOP.contains(&name.as_str()) || ["web", "target", "node_modules"].contains(&&*name);
        assert!(known || name.starts_with('.'), "{name} lies at the top; notes and logs belong in target/");
    }
}
