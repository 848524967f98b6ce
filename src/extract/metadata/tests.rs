//! Heads of papers, and what must not be taken for one.

use super::Heads;
use crate::text::{Field, Metadata, Origin, Reader};

fn read(text: &str) -> Metadata {
    let known = Metadata::default();
    let mut document = Reader::new().unwrap().read("a.txt", text.as_bytes().to_vec(), known).unwrap();
    Heads::load().unwrap().read(&mut document);
    document.metadata
}

fn date(text: &str) -> Option<String> {
    read(text).date.map(|date| date.to_string())
}

#[test]
fn a_printed_report() {
    let known = read(
        "Tweede Kamer der Staten-Generaal\n\nVergaderjaar 2020–2021\n\n26 150 Algemene Vergadering der Verenigde Naties\n\n\
         Nr. 187 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nVastgesteld 18 september 2020\n\n\
         De vaste commissie voor Buitenlandse Zaken heeft op 10 september 2020 enkele vragen en opmerkingen voorgelegd.",
    );
    assert_eq!(known.date.map(|date| date.to_string()).as_deref(), Some("2020-09-18"));
    assert_eq!((known.dossier.as_deref(), known.number.as_deref()), (Some("26150"), Some("187")));
    assert_eq!(known.session.as_deref(), Some("2020-2021"));
    assert_eq!(known.kind.as_deref(), Some("Verslag van een schriftelijk overleg"));
    assert_eq!(known.title.as_deref(), Some("VERSLAG VAN EEN SCHRIFTELIJK OVERLEG"));
    assert_eq!(known.origins.get(&Field::Date), Some(&Origin::Text));
}

#[test]
fn a_motion() {
    let known = read(
        "32 735 Mensenrechten in het buitenlands beleid\n\nNr. 413 MOTIE VAN HET LID DOBBE C.S.\n\n\
         Voorgesteld 13 februari 2025\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\n\
         constaterende dat de haven op 1 maart 2025 dichtgaat;\n\nverzoekt de regering de haven open te houden,\n\n\
         en gaat over tot de orde van de dag.\n\nDobbe\n\nTeunissen",
    );
    assert_eq!(known.date.map(|date| date.to_string()).as_deref(), Some("2025-02-13"));
    assert_eq!((known.dossier.as_deref(), known.number.as_deref()), (Some("32735"), Some("413")));
    assert_eq!(known.kind.as_deref(), Some("Motie"));
    assert_eq!(known.submitters, ["Dobbe", "Teunissen"]);
}

#[test]
fn dates_of_letters() {
    for (text, wanted) in [
        ("Den Haag, 21 november 2025\n\nGeachte voorzitter,\n\nHierbij de brief.", "2025-11-21"),
        ("'s-Gravenhage, 3 juli 2020\n\nGeachte voorzitter,\n\nHierbij de brief.", "2020-07-03"),
        ("Datum 4 maart 2024\nBetreft Brief over de haven\n\nGeachte voorzitter,\n\nHierbij.", "2024-03-04"),
        ("Datum\n4 maart 2024\n\nGeachte voorzitter,\n\nHierbij.", "2024-03-04"),
        (
            "Geachte voorzitter,\n\nHierbij de brief over de haven.\n\nDen Haag, 4 maart 2024\n\n\
             De minister van Defensie,\n\nRuben Brekelmans",
            "2024-03-04",
        ),
        (
            "Vragen van het lid Krul (CDA) aan de minister van Defensie over drones (ingezonden 4 maart 2024).\n\n\
             Antwoord van minister Brekelmans (Defensie) (ontvangen 2 april 2024).\n\nVraag 1\n\nKlopt dat?\n\n\
             Antwoord 1\n\nJa, sinds 1 mei 2023.",
            "2024-04-02",
        ),
        (
            "Vragen van het lid Krul (CDA) over drones (ingezonden 4 maart 2024)\n\n1\nKlopt dat?",
            "2024-03-04",
        ),
    ] {
        assert_eq!(date(text).as_deref(), Some(wanted), "{text}");
    }
}

#[test]
fn a_date_in_running_text_is_not_the_documents() {
    for text in [
        "Geachte voorzitter,\n\nOp 21 november 2025 was er een debat.\n\nDen Haag, 3 mei 2020 was een mooie dag.",
        "Op 21 november 2025 was er een debat.",
        "Geachte voorzitter,\n\nHierbij.\n\nDen Haag, 3 mei 2020\n\nDat was de dag van de haven en van de boten.\n\n\
         En nog wat tekst.\n\nEn nog meer tekst.\n\nDe minister van Defensie,\n\nRuben Brekelmans",
        "Antwoorden op vragen van het lid Krul (CDA) over drones (ingezonden 4 maart 2024)\n\nVraag 1\n\nKlopt dat?\n\n\
         Antwoord 1\n\nJa.",
        "Datum onbekend\n\nGeachte voorzitter,\n\nHierbij de brief van 3 mei 2020.",
        "Voorgesteld in mei 2020\n\nDe Kamer,",
        // Two dates of one sort: nobody knows which.
        "Den Haag, 3 mei 2020\n\nDen Haag, 4 mei 2020\n\nGeachte voorzitter,\n\nHierbij.",
    ] {
        assert_eq!(date(text), None, "{text}");
    }
}

#[test]
fn running_heads_name_the_paper() {
    let pages = "De haven is open en blijft open.\n\nTweede Kamer, vergaderjaar 2020–2021, 26 150, nr. 187 1\n\n\
                 De boten varen.\n\nTweede Kamer, vergaderjaar 2020–2021, 26 150, nr. 187 2\n";
    let known = read(pages);
    assert_eq!((known.dossier.as_deref(), known.number.as_deref()), (Some("26150"), Some("187")));
    assert_eq!(known.session.as_deref(), Some("2020-2021"));
    let cited =
        read("Zie daarover:\nTweede Kamer, vergaderjaar 2020–2021, 26 150, nr. 187 6\nen de bijlage.");
    assert_eq!(cited.dossier, None);
}

#[test]
fn a_reference_in_a_letter_is_not_its_own() {
    let known =
        read("Geachte voorzitter,\n\nHierbij de reactie.\n\nKamerstuk 32 735, nr. 413\n\nDat was het.");
    assert_eq!((known.dossier, known.number, known.kind), (None, None, None));
}
