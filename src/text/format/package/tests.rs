//! Packages made here, good and hostile ones, read by the readers of DOCX and ODT.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::sync::LazyLock;

use zip::write::{SimpleFileOptions, ZipWriter};

use crate::text::{Document, Metadata, Reader};

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new().unwrap());

const TYPES: (&str, &str) = ("[Content_Types].xml", "<Types/>");
const ODT: (&str, &str) = ("mimetype", "application/vnd.oasis.opendocument.text");

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn read(name: &str, bytes: Vec<u8>) -> Result<Document, String> {
    let read = READER.read(name, bytes, Metadata::default());
    read.map_err(|error| error.to_string())
}

/// A DOCX with this body.
fn docx(body: &str) -> Vec<u8> {
    packed(&[TYPES, ("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>"))])
}

/// An ODT with this body.
fn odt(body: &str) -> Vec<u8> {
    let xml = format!("<o:c><office:body><office:text>{body}</office:text></office:body></o:c>");
    packed(&[ODT, ("content.xml", &xml)])
}

fn refused(bytes: Vec<u8>) -> String {
    let sentence = read("a", bytes).unwrap_err();
    assert!(!sentence.contains('\n') && sentence.len() < 300, "{sentence}");
    sentence
}

#[test]
fn what_a_package_lacks_is_named() {
    let missing = packed(&[TYPES, ("word/document2.xml", "<w:document/>")]);
    assert!(refused(missing).starts_with("a damaged DOCX file: it has no part word/document.xml"));
    assert!(refused(packed(&[ODT])).starts_with("a damaged ODT file: it has no part content.xml"));
    let workbook = packed(&[TYPES, ("xl/workbook.xml", "<workbook/>")]);
    assert!(refused(workbook).starts_with("an Office file without a text in it is not read"));
    let slides = packed(&[("mimetype", "application/vnd.oasis.opendocument.presentation")]);
    assert!(refused(slides).starts_with("an OpenDocument file that is no text is not read"));
    assert_eq!(refused(docx("<w:p/>")), "the file is empty");
    assert_eq!(refused(odt("<text:p> </text:p>")), "the file is empty");
    let wrong = packed(&[TYPES, ("word/document.xml", "<worksheet/>")]);
    assert!(refused(wrong).contains("it holds no <document>"));
    let wrong = packed(&[ODT, ("content.xml", "<c><office:body><office:spreadsheet/></office:body></c>")]);
    assert!(refused(wrong).contains("it holds no text document"));
    let broken = read("a.docx", b"PK\x03\x04 and no more".to_vec()).unwrap_err();
    assert!(broken.starts_with("a damaged DOCX file: its archive cannot be opened"), "{broken}");
}

#[test]
fn a_package_cut_anywhere_is_refused_or_read() {
    let bytes = docx("<w:p><w:r><w:t>De brief</w:t></w:r></w:p>");
    for end in 0..bytes.len() {
        drop(read("a.docx", bytes[..end].to_vec()));
        let mut changed = bytes.clone();
        changed[end] ^= 0x55;
        drop(read("a.docx", changed));
    }
}

#[test]
fn formats_of_before_are_named() {
    let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600]].concat();
    assert!(refused(old).ends_with("save it as DOCX without a password"));
    assert!(refused(b"{\\rtf1 tekst}".to_vec()).starts_with("rich text (RTF) is not read"));
}

#[test]
fn an_encrypted_document_is_named() {
    let manifest = ("META-INF/manifest.xml", "<manifest:encryption-data/>");
    let odt = packed(&[ODT, manifest, ("content.xml", "\u{1}\u{2}")]);
    assert_eq!(
        refused(odt),
        "an encrypted ODT file is not read; open it in a word processor and save it without a password"
    );
    let mut docx = docx("");
    // The flag of encryption, in the record of the part and in the directory's.
    for (record, flag) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = memchr::memmem::find_iter(&docx, record).collect();
        for place in places {
            docx[place + flag] |= 1;
        }
    }
    assert!(refused(docx).starts_with("an encrypted DOCX file is not read"));
}

#[test]
fn a_bomb_does_not_go_off() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["[Content_Types].xml", "word/document.xml"] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
    }
    let megabyte = vec![b' '; 1 << 20];
    for _ in 0..70 {
        writer.write_all(&megabyte).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert!(bytes.len() < 200_000);
    assert_eq!(refused(bytes), "the document's XML, unpacked, passes the limit of 64 MB; split the document");
}

#[test]
fn names_lead_nowhere_and_are_counted() {
    let body = "<w:document><w:p><w:r><w:t>tekst</w:t></w:r></w:p></w:document>";
    let parts = [TYPES, ("word/document.xml", body), ("../../etc/x", "x"), ("/etc/y", "y")];
    assert_eq!(read("a", packed(&parts)).unwrap().text(), "tekst\n");
    let records = [b"PK\x03\x04".as_slice(), &b"PK\x01\x02".repeat(20_001)].concat();
    let sentence = read("a.docx", records).unwrap_err();
    assert!(
        sentence.starts_with("the number of parts in the archive passes the limit of 20000"),
        "{sentence}"
    );
}

#[test]
fn entities_are_not_expanded() {
    let mut bomb = "<!DOCTYPE d [<!ENTITY a0 \"lol\">".to_owned();
    for level in 1..10 {
        write!(bomb, "<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10)).unwrap();
    }
    let bomb = format!("{bomb}]><w:document><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:document>");
    let outside = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document>&x;</w:document>";
    for xml in [bomb.as_str(), outside] {
        let sentence = refused(packed(&[TYPES, ("word/document.xml", xml)]));
        assert!(sentence.contains("it declares entities of its own"), "{sentence}");
    }
    let unknown = "<!DOCTYPE d SYSTEM \"http://example.org/d.dtd\"><w:document><w:t>&x;</w:t></w:document>";
    let sentence = refused(packed(&[TYPES, ("word/document.xml", unknown)]));
    assert!(sentence.contains("refers to an entity that XML does not know"), "{sentence}");
    let known = docx("<w:p><w:r><w:t>A &amp; B &#8364; &lt;</w:t></w:r></w:p>");
    assert_eq!(read("a", known).unwrap().text(), "A & B € <\n");
}

#[test]
fn depth_has_a_limit() {
    for (open, close) in [("<w:p>", "</w:p>"), ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")] {
        let deep = |times: usize| docx(&format!("<w:t>a</w:t>{}{}", open.repeat(times), close.repeat(times)));
        assert!(read("a", deep(300)).is_ok());
        assert!(refused(deep(100_000)).contains("passes the limit of 1000 levels"));
    }
    let sentence = refused(odt(&"<text:list><text:list-item>".repeat(50_000)));
    assert!(sentence.contains("passes the limit of 1000 levels"), "{sentence}");
}

#[test]
fn many_pieces_have_a_limit() {
    let sentence = refused(odt(&format!("<text:p>{}</text:p>", "a<text:tab/>".repeat(1_010_000))));
    assert!(sentence.starts_with("the number of pieces of text"), "{sentence}");
}

#[test]
fn nothing_is_slow() {
    let note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>x</text:p></text:note-body></text:note>";
    for bytes in [
        odt(&format!("<text:p>{}</text:p>", format!("a{note}").repeat(20_000))),
        odt(&format!("<text:p>{}</text:p>", "<text:s text:c=\"4000000000\"/>x".repeat(20_000))),
        odt(&"<text:list><text:list-item><text:p>x</text:p></text:list-item></text:list>".repeat(15_000)),
        docx(&format!("<w:t>x</w:t><w:p {}/>", "w:a=\"\" ".repeat(300_000))),
        docx(&format!(
            "<w:p><w:r><w:t>x</w:t></w:r></w:p>{}",
            "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>x</w:t></w:r>".repeat(20_000)
        )),
        docx(&"<w:p><w:r><w:t>x</w:t></w:r><w:r><w:txbxContent><w:p><w:r><w:t>y</w:t></w:r></w:p></w:txbxContent></w:r></w:p>".repeat(15_000)),
    ] {
        read("a", bytes).unwrap();
    }
}
