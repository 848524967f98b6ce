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

/// Names of members as they sign, with the last part of their ids.
const MEMBERS: [(&str, &str); 24] = [
    ("Dobbe", "dobbe"),
    ("Van Traa", "van-traa"),
    ("De Hoop Scheffer", "de-hoop-scheffer"),
    ("M.B. Vos", "mb-vos"),
    ("Rosenmöller", "rosenmoller"),
    ("Kalsbeek-Jasperse", "kalsbeek-jasperse"),
    ("Soutendijk-van Appeldoorn", "soutendijk-van-appeldoorn"),
    ("Wiegman-van Meppelen Scheppink", "wiegman-van-meppelen-scheppink"),
    ("Van Heemskerck Pillis-Duvekot", "van-heemskerck-pillis-duvekot"),
    ("Oedayraj Singh Varma", "oedayraj-singh-varma"),
    ("Çörüz", "coruz"),
    ("Jan Jacob van Dijk", "jan-jacob-van-dijk"),
    ("Jasper van Dijk", "jasper-van-dijk"),
    ("Agnes Mulder", "agnes-mulder"),
    ("In ’t Veld", "in-t-veld"),
    ("Van der Plas", "van-der-plas"),
    ("El Abassi", "el-abassi"),
    ("Nijkerken-de Haan", "nijkerken-de-haan"),
    ("Yeşilgöz-Zegerius", "yesilgoz-zegerius"),
    ("Welzijn", "welzijn"),
    ("Bruins Slot", "bruins-slot"),
    ("Ten Broeke", "ten-broeke"),
    ("Dik-Faber", "dik-faber"),
    ("Kröger", "kroger"),
];

/// A motion as printed, made of choices by its number, and what is to be read in it.
fn printed(number: usize) -> (String, Vec<String>) {
    let pick = |list: &[&'static str], by: usize| list[number / by % list.len()];
    let count = number % 3 + 1;
    // Steps of five and seven lead to all pairs of names.
    let movers: Vec<(&str, &str)> =
        (0..count).map(|place| MEMBERS[(number * 5 + place * 7) % MEMBERS.len()]).collect();
    let names: Vec<&str> = movers.iter().map(|(name, _)| *name).collect();
    let heading = match names.as_slice() {
        [one] => format!("VAN HET LID {}", one.to_uppercase()),
        [one, two] if number.is_multiple_of(2) => {
            format!("VAN DE LEDEN {} EN {}", one.to_uppercase(), two.to_uppercase())
        }
        [one, ..] => format!("VAN HET LID {} C.S.", one.to_uppercase()),
        [] => String::new(),
    };
    let changed = pick(&["", "GEWIJZIGDE ", "NADER GEWIJZIGDE ", "TWEEDE NADER GEWIJZIGDE "], 1);
    let replaced = if changed.is_empty() {
        ""
    } else {
        pick(&[" TER VERVANGING VAN DIE GEDRUKT ONDER NR. 4", " T.V.V. NR. 4"], 4)
    };
    let session = pick(&["", "Tweede Kamer der Staten-Generaal 2\nVergaderjaar 2018-2019\n"], 2);
    let gap = pick(&[" ", "\t", "\n"], 3);
    let moved = pick(
        &[
            "Voorgesteld",
            "Voorgesteld tijdens het notaoverleg van",
            "Voorgesteld tijdens het Algemeen Overleg van",
            "Ontvangen ter Griffie op",
            "Ontvangen",
        ],
        1,
    );
    let signed = match pick(&["\n", "\n\n", "   ", "\t", ", "], 1) {
        ", " if count > 1 => format!("{} en {}", names[..count - 1].join(", "), names[count - 1]),
        between => names.join(between),
    };
    let text = format!(
        "{session}21 501-20{gap}Europese Raad\n\nNr. {number}{gap}{changed}MOTIE {heading}{replaced}\n\n{moved} 8 november 1995\n\n\
         De Kamer,\n\ngehoord de beraadslaging;\n\noverwegende, dat de overlast toeneemt;\n\n\
         verzoekt de regering de Kamer te informeren,\n\nen gaat over tot de orde van de dag.\n\n{signed}\n"
    );
    let moved =
        |who: &str| format!("submitted(person:{who}, motion:kst-21501-20-{number}) 1995-11-08 asserted");
    let mut expected: Vec<String> = movers.iter().map(|(_, id)| moved(id)).collect();
    expected.sort();
    (text, expected)
}

#[test]
fn generated_layouts_give_movers_number_and_day() {
    let (reader, extractor) = (Reader::new().unwrap(), Extractor::new().unwrap());
    let mut wrong = Vec::new();
    for number in 10..370 {
        let (text, expected) = printed(number);
        let document = reader.read_text("motie.txt", text.clone(), Metadata::default()).unwrap();
        let mut found = facts(&extractor.extract(document), &["submitted"]);
        found.sort();
        if found != expected {
            wrong.push(format!("{text}\n{found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of 360\n{}", wrong.len(), wrong.join("\n---\n"));
}
