//! Motions as documents: number, movers and day come from the paper itself.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::path::Path;

use kamergraaf::extract::{Extraction, Extractor};
use kamergraaf::relation::{Argument, Fact};
use kamergraaf::text::{Metadata, Reader, read_bytes};

fn extraction(name: &str) -> Extraction {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/motions").join(name);
    let document =
        Reader::new().unwrap().read(name, read_bytes(&path).unwrap(), Metadata::default()).unwrap();
    Extractor::new().unwrap().extract(document)
}

fn end(argument: &Argument) -> String {
    match argument {
        Argument::Entity(id) => format!("{}:{}", id.kind.path, id.id),
        Argument::Group { text, .. } => format!("{text:?}"),
        Argument::Document => "this".to_owned(),
    }
}

/// The facts of these relations, in order.
fn facts(extraction: &Extraction, relations: &[&str]) -> Vec<String> {
    let written = |fact: &Fact| {
        let date = fact.date.map(|date| format!(" {date}")).unwrap_or_default();
        let status = fact.status.word();
        format!("{}({}, {}){date} {status}", fact.shape.name, end(&fact.subject), end(&fact.object))
    };
    let wanted = extraction.facts.iter().filter(|fact| relations.contains(&fact.shape.name));
    wanted.map(written).collect()
}

#[test]
fn all_who_sign_a_motion_moved_it_on_its_day() {
    let read = extraction("kst-32735-413.txt");
    let motion = "motion:kst-32735-413";
    let moved = |who: &str| format!("submitted(person:{who}, {motion}) 2025-10-01 asserted");
    let printed = format!("printed_in({motion}, paper:kst-32735-413) asserted");
    let mut found = facts(&read, &["submitted", "printed_in"]);
    found.sort();
    assert_eq!(found, [printed, moved("dobbe"), moved("teunissen"), moved("van-baarle")]);
}

#[test]
fn what_is_asked_for_is_not_stated() {
    let found = facts(&extraction("kst-32735-413.txt"), &["sanctions"]);
    let group = "\"rechters van het Internationaal Strafhof\"";
    let stated = format!("sanctions(country:USA, {group}) asserted");
    assert_eq!(found, [stated.as_str(), "sanctions(organisation:eu, country:BLR) requested"]);
}

#[test]
fn a_changed_motion_of_a_budget_has_its_own_number() {
    let read = extraction("kst-36410-VI-88.txt");
    let motion = "motion:kst-36410-VI-88";
    let moved = |who: &str| format!("submitted(person:{who}, {motion}) 2024-02-15 asserted");
    let mut found = facts(&read, &["submitted", "printed_in"]);
    found.sort();
    let printed = format!("printed_in({motion}, paper:kst-36410-VI-88) asserted");
    assert_eq!(found, [printed, moved("mutluer"), moved("van-nispen")]);
    let label = |kind: &str| {
        let entity = read.linked.entities.iter().find(|entity| entity.id.kind.path == kind).unwrap();
        entity.label.nl.clone()
    };
    assert_eq!(label("motion"), "motie van de leden Mutluer en Van Nispen");
    assert_eq!(label("paper"), "Kamerstuk 36 410 VI, nr. 88");
}

#[test]
fn every_printed_layout_gives_movers_number_and_day() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/motions/layouts");
    let table = std::fs::read_to_string(folder.join("expected.tsv")).unwrap();
    let mut wrong = Vec::new();
    for row in table.lines().skip(1) {
        let [file, number, date, movers] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let submitted = facts(&extraction(&format!("layouts/{file}")), &["submitted"]);
        let mut found: Vec<String> = submitted;
        found.sort();
        let moved = |who: &str| format!("submitted(person:{who}, motion:kst-{number}) {date} asserted");
        let expected: Vec<String> = movers.split(' ').map(moved).collect();
        if found != expected {
            wrong.push(format!("{file}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
