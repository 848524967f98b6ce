//! Footnotes in all the ways in which they are set.

use super::*;

/// Label, the words that the mark stands behind and text of each note, and the lines that stay text.
fn read(source: &str) -> (Vec<String>, Vec<&str>) {
    let lines = Lines::of(source);
    let mut text: Vec<bool> =
        lines.all.iter().map(|line| !line.span.of(source).starts_with("Pagina")).collect();
    let words = (&LineWords::load().unwrap(), &FigureWords::load().unwrap());
    let notes = find(source, &lines, &mut text, words);
    let shown = notes.iter().map(|note| {
        let parts: Vec<&str> = note.parts.iter().map(|part| part.of(source)).collect();
        let before = source[..note.mark.unwrap().start].split_whitespace().next_back().unwrap_or_default();
        format!("{before}@{} {}", note.label, parts.join("/"))
    });
    let kept = lines.all.iter().zip(&text).filter(|(line, text)| **text && !line.is_blank());
    (shown.collect(), kept.map(|(line, _)| line.span.of(source)).collect())
}

#[test]
fn a_note_at_the_page_foot() {
    let (notes, text) = read("de motie Dobbe c.s.1 en\nmeer\n1 Kamerstuk 3,\nnr. 4\n verder");
    assert_eq!(notes, ["c.s.@1 Kamerstuk 3,/nr. 4"]);
    assert_eq!(text, ["de motie Dobbe c.s.1 en", "meer", "verder"]);
}

#[test]
fn a_text_line_that_begins_with_a_number_stays() {
    for source in [
        "in 2019 waren er\n12 landen",
        "CO2 en\n2 landen",
        "1. Antwoord\nhoofdstuk.1",
        "het bericht «Slot»1\n\n1 Bent u bekend met het bericht?\n2 Zo ja?",
        "zie sancties.1 en de\n1 landen die\nmeer",
        "artikel 2\n2 De minister",
        "sancties.1\n\n1 2 3 4",
    ] {
        assert!(read(source).0.is_empty(), "{source}: {:?}", read(source).0);
    }
}

#[test]
fn marks_and_notes_of_every_setting() {
    assert_eq!(read("wat vindt u? 1)\n\n1) De krant").0, ["u?@1 De krant"]);
    assert_eq!(read("wapens¹ en².\n\n¹ Zie A.\n²Zie B.").0, ["wapens@¹ Zie A.", "en@² Zie B."]);
    assert_eq!(read("de wapens [1].\n\n[1] Zie A.").0, ["wapens@1 Zie A."]);
    assert_eq!(read("wapens* en wat.**\n\n* Zie A.\n** Zie B.").0, ["wapens@* Zie A.", "wat.@** Zie B."]);
    assert_eq!(read("samen.1,2 Het\n\n1 Zie A.\n2 Zie B.").0, ["samen.@1 Zie A.", "samen.1@2 Zie B."]);
    assert_eq!(read("in juni.1 Het\n\n1Kamerstuk 3.").0, ["juni.@1 Kamerstuk 3."]);
    assert_eq!(read("in juni.1 Het\n\n1\nKamerstuk 3.\n").0, ["juni.@1 Kamerstuk 3."]);
    assert_eq!(
        read("wapens.1 Het\n17 juni 20192 is\n\n1 Zie A.\n2 Zie B.").0,
        ["wapens.@1 Zie A.", "2019@2 Zie B."]
    );
}

#[test]
fn notes_numbered_anew_on_each_page() {
    let source = "een zaak.1 Het\n\n1 Zie A.\n\u{c}nog een zaak.1 Het\n\n1 Zie B.\n";
    assert_eq!(read(source).0, ["zaak.@1 Zie A.", "zaak.@1 Zie B."]);
}

#[test]
fn a_note_that_runs_on_over_a_page_end() {
    let source = "een zaak.1 Het is goed.\n\n1 Zie A. In dat stuk\n\u{c}Nog een zaak.2 Het is goed.\n\nstaat meer.\n\n2 Zie B.\n";
    let (notes, text) = read(source);
    assert_eq!(notes, ["zaak.@1 Zie A. In dat stuk/staat meer.", "zaak.@2 Zie B."]);
    assert_eq!(text.len(), 2, "{text:?}");
}

#[test]
fn a_note_of_two_paragraphs() {
    let source = "een zaak.1 Het is goed.2 Zo.\n\n1 Zie A.\n\nMaar ook dit.\n\n2 Zie B.\n";
    let (notes, text) = read(source);
    assert_eq!(notes, ["zaak.@1 Zie A./Maar ook dit.", "goed.@2 Zie B."]);
    assert_eq!(text.len(), 1);
    // Text between two notes whose second mark stands in it is no note.
    let source = "een zaak.1 Het\n\n1 Zie A.\n\nMaar ook dit.2 Zo.\n\n2 Zie B.\n";
    assert_eq!(read(source).1.len(), 2);
}

#[test]
fn what_follows_a_note_is_text() {
    let source = "een zaak.1 Het kabinet is van mening dat dit\nzo is en dat het zo zal blijven in dit land\n\n1 Zie de krant van toen\nToelichting:\n";
    assert_eq!(
        read(source).1,
        [
            "een zaak.1 Het kabinet is van mening dat dit",
            "zo is en dat het zo zal blijven in dit land",
            "Toelichting:"
        ]
    );
}
