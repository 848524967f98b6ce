//! What holds for any text.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

#[path = "properties/office.rs"]
mod office;

use std::sync::LazyLock;

use kamergraaf::export::jsonl;
use kamergraaf::extract::Extractor;
use kamergraaf::extract::records::Record;
use kamergraaf::rdf::Iris;
use kamergraaf::text::{Document, Metadata, PlainReader};
use kamergraaf::wording::Wording;
use proptest::prelude::*;

static READER: LazyLock<PlainReader> = LazyLock::new(|| PlainReader::new().unwrap());
static WORDING: LazyLock<Wording> = LazyLock::new(|| Wording::load().unwrap());
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
    "2\n",
    "¹",
    "*",
    " [1]",
    "20191",
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
    "\u{ad}\n",
    "\u{fffd}",
    "Ã©",
    "e\u{301}",
    "ge-\ninformeerd",
    "a    b    c\n",
    "gedaan.Het",
    "deKamer",
    "\u{a0}",
    "\u{feff}",
    "é",
    "Pagina 3 van 5",
    "\n3\n",
    "- 3 -",
    "kst-26150-187",
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

/// The map is total (each byte of the reading text has a place in the source, and
/// each character that is no blank has characters there), and monotone within each
/// block: neither starts nor ends go back.
fn check_map(document: &Document) {
    document.check().unwrap();
}

/// Words of running text, none of which is read as anything else.
const WORDS: &[&str] = &[
    "de",
    "het",
    "kabinet",
    "Kamer",
    "vergadering",
    "verdragspartijen",
    "is",
    "van",
    "Nederland",
    "en",
    "EU-verband",
    "internationale",
    "zaken",
    "heeft",
    "naar",
    "«Strafhof»",
    "Koninkrijk",
    "2020",
    "één",
];

/// The words in lines of at most `width` characters.
fn wrapped(words: &[&str], width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in words {
        let line = lines.last_mut().unwrap();
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push((*word).to_owned());
        }
    }
    lines.join("\n")
}

fn paragraph() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(WORDS), 150..250).prop_map(|mut words| {
        words.insert(0, "Het");
        words
    })
}

fn blocks(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(|block| block.span.of(document.text())).collect()
}

/// Nothing but layout is lost: each letter of the reading text stands in the source.
fn check_records(document: Document) {
    let source: Vec<char> = document.source.chars().collect();
    for record in jsonl::records(&EXTRACTOR.extract(document), &Iris::default(), &WORDING) {
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
    fn any_bytes_give_a_document_whose_positions_lead_back(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check_map(&read(&String::from_utf8_lossy(&bytes)));
    }

    #[test]
    fn any_paper_gives_a_document_whose_positions_lead_back(text in papers()) {
        check_map(&read(&text));
    }

    /// However wide a text is set, and whatever its line ends, it says the same words.
    #[test]
    fn the_width_of_a_text_does_not_change_it(words in paragraph(), width in 40_usize..100, end in "\n|\r\n| \n") {
        let words = [words.as_slice(), &["einde."]].concat();
        let text = wrapped(&words, width).replace('\n', &end);
        let document = read(&text);
        check_map(&document);
        prop_assert_eq!(blocks(&document), [words.join(" ")]);
    }

    /// Chunking is where a text is cut before it is read: its paragraphs read apart,
    /// or on pages of their own, are those that are read of the whole.
    #[test]
    fn chunking_does_not_change_the_paragraphs(parts in prop::collection::vec(paragraph(), 1..5), feed in any::<bool>()) {
        // What stood at the foot of most pages would be furniture.
        let ends = ["eerst.", "verder.", "ook.", "slot."];
        let part = |(words, end): (&Vec<&'static str>, &&'static str)| wrapped(&[words.as_slice(), &[*end]].concat(), 70);
        let parts: Vec<String> = parts.iter().zip(&ends).map(part).collect();
        let whole = read(&parts.join(if feed { "\n\n\u{c}" } else { "\n\n" }));
        let apart: Vec<Document> = parts.iter().map(|part| read(part)).collect();
        prop_assert_eq!(blocks(&whole), apart.iter().flat_map(blocks).collect::<Vec<_>>());
    }

    /// Documents read in one batch say what each says alone.
    #[test]
    fn batches_do_not_change_the_records(texts in prop::collection::vec(papers(), 1..4)) {
        let documents = || texts.iter().map(|text| read(text));
        let records = |extraction: &_| jsonl::records(extraction, &Iris::default(), &WORDING);
        let together: Vec<_> = EXTRACTOR.extract_all(documents().collect()).iter().map(records).collect();
        let alone: Vec<_> = documents().map(|document| records(&EXTRACTOR.extract(document))).collect();
        prop_assert_eq!(together, alone);
    }

    #[test]
    fn every_record_quotes_the_source_exactly(text in papers()) {
        check_records(read(&text));
    }

    #[test]
    fn the_same_text_gives_the_same_records(text in papers()) {
        let records = || jsonl::records(&EXTRACTOR.extract(read(&text)), &Iris::default(), &WORDING);
        prop_assert_eq!(records(), records());
    }
}

/// Texts made to be slow: each must be read in time that grows with its length, so
/// these sizes end at once or not within the test's patience.
#[test]
fn no_text_is_slow() {
    for piece in [
        "\u{c}1\n",
        "Pagina 3 van 5\n",
        "a-\n",
        "Assad-\nregime ",
        "a    b\n",
        "\ta\n",
        "a* ",
        "* a\n",
        "¹",
        "aB.C",
        "Ã©",
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
