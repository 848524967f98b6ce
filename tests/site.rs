//! The words of the pages, held against their templates and their code.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All text of code and templates of the site.
fn sources(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        text += &if path.is_dir() { sources(&path) } else { fs::read_to_string(&path).unwrap_or_default() };
    }
    text
}

/// What stands in quotes.
fn quoted(text: &str) -> BTreeSet<&str> {
    text.split('"').filter(|part| part.len() < 60 && !part.contains(char::is_whitespace)).collect()
}

fn keys() -> BTreeSet<String> {
    let table = fs::read_to_string(root().join("data/page-words.tsv")).unwrap();
    let rows = table.lines().skip(1).filter(|line| !line.starts_with('#'));
    rows.map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

/// The beginnings of keys that are put together: `statistics.{}` gives `statistics.`.
fn beginnings(text: &str) -> BTreeSet<&str> {
    let made = quoted(text).into_iter().filter_map(|part| part.split_once('{'));
    made.map(|(beginning, _)| beginning)
        .filter(|beginning| beginning.ends_with('.') && beginning.len() > 3)
        .collect()
}

#[test]
fn every_key_that_is_asked_for_has_its_words() {
    let (keys, text) =
        (keys(), sources(&root().join("src/site")) + &sources(&root().join("src/server/page")));
    let asked = text.split(".t(\"").chain(text.split(".with(\"")).chain(text.split("words.text(\"")).skip(1);
    let asked: BTreeSet<&str> = asked.map(|rest| rest.split('"').next().unwrap()).collect();
    let asked = asked
        .into_iter()
        .filter(|key| key.contains('.') && key.len() < 60 && !key.contains([' ', '\n', '{', '/']));
    let missing: Vec<&str> = asked.filter(|key| !keys.contains(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_words_stand_idle() {
    let text = sources(&root().join("src/site")) + &sources(&root().join("src/server/page"));
    let (quoted, beginnings) = (quoted(&text), beginnings(&text));
    let idle: Vec<String> = keys()
        .into_iter()
        .filter(|key| !quoted.contains(key.as_str()))
        .filter(|key| !beginnings.iter().any(|beginning| key.starts_with(beginning)))
        .collect();
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn both_languages_have_the_same_places_for_values() {
    let table = fs::read_to_string(root().join("data/page-words.tsv")).unwrap();
    for line in table.lines().skip(1).filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let places = |text: &str| text.matches('{').count();
        assert_eq!(places(cells[1]), places(cells[2]), "{line}");
        assert!(cells.iter().all(|cell| !cell.is_empty()), "{line}");
    }
}

/// A page has no script or style of its own, no address elsewhere.
#[test]
fn templates_have_nothing_inline_and_nothing_from_elsewhere() {
    let text = sources(&root().join("src/site/templates"));
    for forbidden in [" style=", "onclick", "onload", "javascript:", "src=\"http", "href=\"http"] {
        assert!(!text.contains(forbidden), "{forbidden}");
    }
    let trusted =
        text.matches("{{ svg|safe }}").count() + text.matches("<style>{{ style|safe }}</style>").count();
    assert_eq!(text.matches("|safe").count(), trusted, "only pictures and our own style are trusted");
    assert_eq!(text.matches("<style").count(), 1, "only the file that stands alone has its style inside");
}
