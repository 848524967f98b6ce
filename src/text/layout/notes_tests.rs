//! Footnotes in all the ways in which they are set.

use super::*;

/// Label, mark and text of each note, and the lines that stay text.
fn read(source: &str) -> (Vec<String>, Vec<&str>) {
    let lines = Lines::of(source);
    let mut text = vec![true; lines.all.len()];
    let words = (&LineWords::load().unwrap(), &FigureWords::load().unwrap());
    let notes = find(source, &lines, &mut text, words);
    let shown = notes.iter().map(|note| {
        let parts: Vec<&str> = note.parts.iter().map(|part| part.of(source)).collect();
        format!("{}@{} {}", note.label, note.mark.unwrap().start, parts.join("/"))
    });
    let kept = lines.all.iter().zip(&text).filter(|(line, text)| **text && !line.is_blank());
    (shown.collect(), kept.map(|(line, _)| line.span.of(source)).collect())
}

#[test]
fn a_note_at_the_page_foot() {
    let (notes, text) = read("de motie Dobbe c.s.1 en\nmeer\n1 Kamerstuk 3,\nnr. 4\n verder");
    assert_eq!(notes, ["1@19 Kamerstuk 3,/nr. 4"]);
    assert_eq!(text, ["de motie Dobbe c.s.1 en", "meer", "verder"]);
}
