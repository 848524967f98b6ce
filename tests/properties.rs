//! What holds for any text.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

use std::sync::LazyLock;

use kamergraaf::export::jsonl;
use kamergraaf::extract::Extractor;
use kamergraaf::extract::records::Record;
use kamergraaf::rdf::Iris;
use kamergraaf::text::{Document, Metadata, PlainReader};
use proptest::prelude::*;

static READER: LazyLock<PlainReader> = LazyLock::new(|| PlainReader::new().unwrap());
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().unwrap());

fn read(text: &str) -> Document {
    let metadata = Metadata { date: Some(jiff::civil::date(2025, 11, 21)), ..Metadata::default() };
    READER.read("any.txt", text.to_owned(), metadata)
}

/// Pieces of which papers are made, good and broken ones, put together at random.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    "\r\n",
    "\u{c}",
    "\t",
    "        ",
    "-\n",
    "1 ",
    "1) ",
    " 1)",
    ".1",
    "[1: ",
    "[footnoteRef:1]",
    "]",
    "[bookmark: x]",
    "(",
    ")",
    ", ",
    ". ",
    "? ",
    "»",
    "“",
    "’",
    "ĳ",
    "ﬁ",
    "\u{ad}",
    "\u{a0}",
    "\u{feff}",
    "é",
    "Pagina 3 van 5",
    "Onze referentie",
    "Tweede Kamer, vergaderjaar 2020–2021, 26 150, nr. 187 6",
    "https://example.org/a b",
    "motie van de leden ",
    "motie-",
    "Van der Staaij",
    "Dobbe",
    " c.s.",
    " en ",
    " (SP)",
    "het lid ",
    "Minister ",
    "Karim Khan",
    "D.M. van Weel",
    "Kamerstuk ",
    "32 735",
    ", nr. ",
    "413",
    "2025Z10267",
    "de VS",
    "Amerikaanse ",
    "Nederland",
    "China's",
    "sancties ",
    "tegen ",
    "opgelegd aan ",
    "werd ",
    "gesanctioneerd",
    "Indien ",
    "geen ",
    "6 van de 18 rechters",
    "beide ",
    "het Hof",
    "Internationaal Strafhof",
    "rechtbank Den Haag",
    "Verdrag van ",
    "Statuut van Rome",
    " inzake ",
    "Verga",
    "dering",
    "2 oktober jl.",
    "februari 2025",
    "31 februari 2025",
    "999999999999",
    "De minister van Buitenlandse Zaken,",
];

fn papers() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// Reading positions lead back to the source, in order within the body and within each note.
fn check_map(document: &Document) {
    document.check().unwrap();
}

/// Nothing but layout is lost: each letter of the reading text stands in the source.
fn check_records(document: Document) {
    let source: Vec<char> = document.source.chars().collect();
    for record in jsonl::records(&EXTRACTOR.extract(document), &Iris::default()) {
        let (start, end, text) = match record {
            Record::Mention(mention) => (mention.start, mention.end, mention.text),
            Record::Fact(fact) => (fact.start, fact.end, fact.quote),
            Record::Document(_) => continue,
        };
        assert_eq!(source[start..end].iter().collect::<String>(), text);
        assert!(!text.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_document_whose_positions_lead_back(text in "\\PC{0,200}") {
        check_map(&read(&text));
    }

    #[test]
    fn any_paper_gives_a_document_whose_positions_lead_back(text in papers()) {
        check_map(&read(&text));
    }

    #[test]
    fn every_record_quotes_the_source_exactly(text in papers()) {
        check_records(read(&text));
    }

    #[test]
    fn the_same_text_gives_the_same_records(text in papers()) {
        let records = || jsonl::records(&EXTRACTOR.extract(read(&text)), &Iris::default());
        prop_assert_eq!(records(), records());
    }
}

/// Texts made to be slow: each must be read in time that grows with its length, so
/// these sizes end at once or not within the test's patience.
#[test]
fn no_text_is_slow() {
    for piece in [
        "[1",
        "[1: ",
        "[footnoteRef:1]",
        ".1",
        "1 x\n",
        "(",
        "-\n",
        "«.» ",
        "A.",
        "motie van het lid ",
        "de leden A, ",
        "Van der ",
        "en ",
        "VS ",
        "nr. ",
        "1 ",
        "sancties tegen ",
        "Verdrag inzake ",
        "x. ",
        "Hof ",
        "Kamerstuk 32 735, ",
        "rechtbank ",
    ] {
        let document = read(&piece.repeat(20_000));
        let extraction = EXTRACTOR.extract(document);
        assert!(extraction.mentions.len() <= 60_000, "{piece:?}");
    }
}
