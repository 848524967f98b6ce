//! What holds for any markup: positions lead back to the source.

use kamergraaf::text::{BlockKind, Document, PassageKind, Span};
use proptest::prelude::*;

/// Reading positions lead back to the source, in order within each block; blocks,
/// notes, passages and sentences fit each other.
pub(crate) fn check(document: &Document) {
    let text = document.text();
    let mut end = 0;
    for block in &document.blocks {
        assert!(end <= block.span.start && block.span.start < block.span.end);
        end = block.span.end;
        let mut last = 0;
        for (offset, character) in block.span.of(text).char_indices() {
            let at = block.span.start + offset;
            let source = document.source_span(Span::new(at, at + character.len_utf8()));
            assert!(source.start <= source.end && source.end <= document.source.len());
            assert!(document.source.get(source.start..source.end).is_some(), "within a character");
            assert!(last <= source.start, "the map goes back at {at} of {text:?}");
            last = source.start;
        }
        if let BlockKind::Note(note) = block.kind {
            assert_eq!(document.notes[note].span, block.span);
        }
    }
    for sentence in &document.sentences {
        assert!(document.block_at(sentence.start).unwrap().span.contains(*sentence));
    }
    check_passages(document);
}

/// Passages nest and never cross; answers belong to questions.
fn check_passages(document: &Document) {
    let mut open: Vec<Span> = Vec::new();
    for passage in &document.passages {
        while open.last().is_some_and(|outer| outer.end <= passage.span.start) {
            open.pop();
        }
        assert!(open.last().is_none_or(|outer| outer.contains(passage.span)), "passages cross");
        open.push(passage.span);
        assert!(passage.by.is_none_or(|by| document.text().get(by.start..by.end).is_some()));
        if let PassageKind::Answer { question: Some(question), .. } = passage.kind {
            assert!(matches!(document.passages[question].kind, PassageKind::Question { .. }));
        }
    }
}

/// Pieces of markup, good and broken ones.
const PIECES: &[&str] = &[
    "<al>",
    "</al>",
    "<noot>",
    "</noot>",
    "<noot.nr>1</noot.nr>",
    "<vraag>",
    "</vraag>",
    "<antwoord>",
    "</antwoord>",
    "<nr>1</nr>",
    "<spreekbeurt>",
    "</spreekbeurt>",
    "<spreker>",
    "</spreker>",
    "<politiek>SP</politiek>",
    "<ondertekening>",
    "</ondertekening>",
    "<naam>",
    "</naam>",
    "<table>",
    "</table>",
    "<row>",
    "</row>",
    "<entry>",
    "</entry>",
    "<tussenkop>",
    "</tussenkop>",
    "<divisie>",
    "</divisie>",
    "<kop>",
    "</kop>",
    "<titel>",
    "</titel>",
    "<lijst>",
    "</lijst>",
    "<li>",
    "</li>",
    "<li.nr>–</li.nr>",
    "<woordvoerder>",
    "</woordvoerder>",
    "<spreker><fractie>CDA</fractie><verslagnaam>Krul</verslagnaam></spreker>",
    "<vreemd>",
    "</vreemd>",
    "<p>",
    "</p>",
    "<h1>",
    "</h1>",
    "<h2>",
    "</h2>",
    "<div>",
    "</div>",
    "<ul>",
    "</ul>",
    "<tr>",
    "<td>",
    "<th>",
    "<br>",
    "<main>",
    "</main>",
    "<article>",
    "</article>",
    "<header>",
    "</header>",
    "<p class=spreker>",
    "<div class=vraag>",
    "<div class=noot id=n1>",
    "<sup><a href=\"#n1\">1</a></sup>",
    "<li id=n1>",
    "<a id=n1></a>",
    "<sup>1</sup>",
    "<nav>",
    "</nav>",
    "<script>",
    "</script>",
    "<title>",
    "</title>",
    "<meta name='DC.title' content='x'>",
    "<form>",
    "</form>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<!-- x -->",
    "<![CDATA[",
    "]]>",
    "<?x",
    "?>",
    "<",
    ">",
    "&",
    "&amp;",
    "&eacute;",
    "&eacute",
    "&#233;",
    "&#0;",
    "&lol;",
    "De heer Krul (CDA): ",
    "Kamerstuk 26 150, nr. 187",
    " ",
    "\n",
    "1",
    "é",
    "\u{a0}",
    "\u{feff}",
    "ĳ",
    "\u{ad}",
    ":",
    ".",
    "'",
    "\"",
    "-",
    "<!doctype",
    "<a href='",
    "\0",
];

fn soups() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// Elements that are open and close again, with pieces of text in them.
fn trees() -> impl Strategy<Value = String> {
    let names =
        PIECES.iter().filter_map(|piece| piece.strip_prefix("</")?.strip_suffix('>')).collect::<Vec<_>>();
    let leaf = prop::sample::select(vec!["Ja.", " ", "1", "De heer Krul: ", "&amp;", "&eacute;", "<b/>", ""]);
    let leaf = leaf.prop_map(str::to_owned);
    leaf.prop_recursive(6, 40, 6, move |inner| {
        (prop::sample::select(names.clone()), prop::collection::vec(inner, 0..6))
            .prop_map(|(name, parts)| format!("<{name}>{}</{name}>", parts.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_soup_of_tags_gives_a_page(soup in soups()) {
        if let Ok(document) = super::read("a.html", format!("<html>{soup}").as_bytes()) {
            check(&document);
        }
    }

    #[test]
    fn any_soup_of_tags_gives_a_document_or_a_sentence(soup in soups()) {
        if let Ok(document) = super::read("a.xml", format!("<?xml version='1.0'?><stuk>{soup}</stuk>").as_bytes()) {
            check(&document);
        }
    }

    #[test]
    fn any_tree_gives_a_document(tree in trees()) {
        for (name, text) in [("a.xml", format!("<?xml?><stuk>{tree}</stuk>")), ("a.html", format!("<html>{tree}"))] {
            match super::read(name, text.as_bytes()) {
                Ok(document) => check(&document),
                Err(error) => prop_assert_eq!(error, kamergraaf::text::FormatError::Empty),
            }
        }
    }

    #[test]
    fn any_bytes_give_a_document_or_a_sentence(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for head in ["<?xml version='1.0'?><al>", "<html>", "<?xml encoding='iso-8859-1'?><al>", "<meta charset=latin1>"] {
            let bytes = [head.as_bytes(), &bytes].concat();
            for name in ["a.xml", "a.html"] {
                if let Ok(document) = super::read(name, &bytes) {
                    check(&document);
                }
            }
        }
    }
}

#[test]
fn a_quote_holds_the_file_s_own_characters() {
    let source = "<html><p>Het caf&eacute; van <b>P&amp;O</b> is &lt;dicht&gt;.";
    let document = super::read("a.html", source.as_bytes()).unwrap();
    assert_eq!(document.text(), "Het café van P&O is <dicht>.\n");
    let at = document.text().find("café").unwrap();
    assert_eq!(document.quote(Span::new(at, at + "café".len())), "caf&eacute;");
    let at = document.text().find("P&O").unwrap();
    assert_eq!(document.quote(Span::new(at, at + 3)), "P&amp;O");
}
