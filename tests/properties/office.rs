//! What holds for any file of a word processor.

use std::io::{Cursor, Write as _};
use std::path::Path;
use std::sync::LazyLock;

use kamergraaf::text::{Document, FormatError, Metadata, Reader};
use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{PIECES, check_map, check_records};

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new().unwrap());

fn read(bytes: Vec<u8>) -> Result<Document, FormatError> {
    READER.read("any", bytes, Metadata::default())
}

/// Elements of DOCX, in any order within each other.
const WORD: &[&str] = &[
    "w:p",
    "w:r",
    "w:t xml:space=\"preserve\"",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:del",
    "w:ins",
    "w:txbxContent",
    "mc:AlternateContent",
    "mc:Choice",
    "mc:Fallback",
    "w:pPr",
    "w:rPr",
    "w:pStyle w:val=\"Kop1\"",
    "w:outlineLvl w:val=\"2\"",
    "w:numId w:val=\"1\"",
    "w:vanish",
    "w:tab",
    "w:br",
    "w:footnoteReference w:id=\"2\"",
    "w:footnoteReference w:customMarkFollows=\"1\" w:id=\"3\"",
    "w:endnoteReference w:id=\"2\"",
    "w:fldChar w:fldCharType=\"begin\"",
    "w:fldChar w:fldCharType=\"separate\"",
    "w:fldChar w:fldCharType=\"end\"",
    "w:sym w:char=\"F0B7\"",
    "w:softHyphen",
    "w:sdt",
    "w:sdtContent",
];

/// Elements of ODT.
const WRITER: &[&str] = &[
    "text:p",
    "text:p text:style-name=\"Title\"",
    "text:h text:outline-level=\"2\"",
    "text:span",
    "text:s",
    "text:tab",
    "text:line-break",
    "text:list text:style-name=\"Nummers\"",
    "text:list",
    "text:list-item",
    "text:list-header",
    "text:note",
    "text:note-citation",
    "text:note-body",
    "table:table",
    "table:table-row",
    "table:table-cell",
    "draw:frame",
    "draw:text-box",
    "text:section",
    "text:tracked-changes",
];

/// Elements, and text in the element `holder`, nested at random.
fn nested(elements: &'static [&'static str], holder: &'static str) -> impl Strategy<Value = String> {
    let escaped = move |text: &&str| {
        format!("<{holder}>{}</{holder}>", text.replace('&', "&amp;").replace('<', "&lt;"))
    };
    let leaf = prop_oneof![
        prop::sample::select(PIECES).prop_map(move |piece| escaped(&piece)),
        prop::sample::select(elements).prop_map(|element| format!("<{element}/>")),
    ];
    leaf.prop_recursive(8, 120, 8, move |inner| {
        (prop::sample::select(elements), prop::collection::vec(inner, 0..8)).prop_map(
            |(element, children)| {
                let name = element.split(' ').next().unwrap();
                format!("<{element}>{}</{name}>", children.concat())
            },
        )
    })
}

fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/office");
    std::fs::read(folder.join(name)).unwrap()
}

/// The package of a file of Word's with another body.
fn docx(body: &str) -> Vec<u8> {
    let mut parts = zip::ZipArchive::new(Cursor::new(file("word.docx"))).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        if name == "word/document.xml" {
            write!(writer, "<w:document><w:body>{body}</w:body></w:document>").unwrap();
        } else {
            std::io::copy(&mut part, &mut writer).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// A flat file with another body.
fn fodt(body: &str) -> Vec<u8> {
    let xml = String::from_utf8(file("writer.fodt")).unwrap();
    let head = xml.split("<office:text>").next().unwrap();
    format!("{head}<office:text>{body}</office:text></office:body></office:document>").into_bytes()
}

fn check(read: Result<Document, FormatError>) {
    match read {
        Ok(document) => {
            check_map(&document);
            check_records(document);
        }
        Err(error) => assert!(!error.to_string().contains('\n'), "{error}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_nesting_in_a_docx_gives_a_document(body in nested(WORD, "w:t")) {
        check(read(docx(&body)));
    }

    #[test]
    fn any_nesting_in_an_odt_gives_a_document(body in nested(WRITER, "text:span")) {
        check(read(fodt(&body)));
    }

    #[test]
    fn any_change_to_a_file_gives_a_document_or_a_sentence(
        name in prop::sample::select(&["word.docx", "writer.odt", "writer.fodt"][..]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let mut bytes = file(name);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        check(read(bytes));
    }

    #[test]
    fn any_bytes_after_the_mark_of_a_package_give_a_sentence(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(read([b"PK\x03\x04".as_slice(), &bytes].concat()));
    }
}
