//! Files that were made to do harm, or that came to harm: each ends in a text or in
//! one sentence, after a bounded amount of work.

use std::fmt::Write as _;
use std::io::Write as _;

use super::{Fuel, GlyphNames, Pdf, read_within};
use crate::text::FormatError;

const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
const TEXT: &str = "BT /F 12 Tf 72 700 Td (De Kamer) Tj ET ";

fn read(bytes: &[u8]) -> Result<Pdf, FormatError> {
    read_within(bytes, &GlyphNames::load().unwrap(), &Fuel::within(1_000_000))
}

/// The text of a file, blanks aside, or why there is none.
fn outcome(bytes: &[u8]) -> String {
    match read(bytes) {
        Ok(pdf) => pdf.source.trim().to_owned(),
        Err(problem) => problem.to_string(),
    }
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{entries}/Length {}>>stream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// A file of objects by number.
fn file(objects: &[(u32, Vec<u8>)], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (number, object) in objects {
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(format!("trailer{trailer}\nstartxref\n0\n%%EOF").bytes());
    bytes
}

/// A file of one page with these contents and resources beside its font.
fn page(contents: Vec<u8>, resources: &str, others: Vec<(u32, Vec<u8>)>) -> Vec<u8> {
    let page = format!("<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R/G 6 0 R>>{resources}>>>>");
    let mut objects = vec![
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (2, b"<</Type/Pages/Kids[3 0 R]/MediaBox[0 0 595 842]>>".to_vec()),
        (3, page.into_bytes()),
        (4, contents),
        (5, FONT.into()),
    ];
    objects.extend(others);
    file(&objects, "<</Root 1 0 R>>")
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn plain(contents: &str) -> Vec<u8> {
    stream("", contents.as_bytes())
}

#[test]
fn a_plain_page_is_read() {
    assert_eq!(outcome(&page(plain(TEXT), "", vec![])), "De Kamer");
}

#[test]
fn a_table_of_places_that_leads_in_circles_is_not_followed() {
    let good = page(plain(TEXT), "", vec![]);
    let cyclic =
        String::from_utf8(good).unwrap().replace("<</Root 1 0 R>>", "<</Root 1 0 R/Prev 9/XRefStm 9>>");
    assert_eq!(outcome(cyclic.as_bytes()), "De Kamer");
    assert!(
        outcome(&file(&[(1, b"2 0 R".to_vec()), (2, b"1 0 R".to_vec())], "<</Root 1 0 R>>"))
            .contains("no pages")
    );
}

#[test]
fn trees_and_drawings_that_contain_themselves_end() {
    let kids = b"<</Type/Pages/Kids[2 0 R 3 0 R]>>".to_vec();
    let tree = [(1, b"<</Pages 2 0 R>>".to_vec()), (2, kids.clone()), (3, kids)];
    assert!(outcome(&file(&tree, "<</Root 1 0 R>>")).contains("no pages"));
    let form = stream("/Subtype/Form/Resources<</XObject<</X 10 0 R>>>>", "/X Do ".repeat(50).as_bytes());
    let drawing = page(plain("/X Do"), "/XObject<</X 10 0 R>>", vec![(10, form)]);
    assert!(outcome(&drawing).contains("passes the limit"));
}

#[test]
fn bombs_are_not_unpacked() {
    let bomb = deflated(&vec![b' '; 3_000_000]);
    assert!(outcome(&page(stream("/Filter/FlateDecode", &bomb), "", vec![])).contains("passes the limit"));
    let twice = stream("/Filter[/FlateDecode/FlateDecode]", &deflated(&bomb));
    assert!(outcome(&page(twice, "", vec![])).contains("passes the limit"));
    let objects = stream("/Type/ObjStm/N 99999999/First 9/Filter/FlateDecode", &bomb);
    assert!(outcome(&page(plain(TEXT), "", vec![(9, objects)])).contains("passes the limit"));
    let names = page(stream("/Filter[/A85/A85/A85/A85/A85]", b"~>"), "", vec![]);
    assert!(outcome(&names).contains("passes the limit"));
}

#[test]
fn what_is_nested_or_never_closed_ends() {
    for deep in ["[", "<</A", "(", "<</A["] {
        let read = outcome(&page(plain(TEXT), "", vec![(9, deep.repeat(20_000).into_bytes())]));
        assert!(read == "De Kamer" || read.contains("passes the limit"), "{deep}: {read}");
        let many = format!("%PDF-1.7\n{}", format!("1 0 obj {deep}").repeat(20_000));
        assert!(outcome(many.as_bytes()).contains("PDF"), "{deep}");
    }
    let unending = "1 0 obj <</Length 99>>stream\n".repeat(20_000);
    assert!(outcome(format!("%PDF-1.7\n{unending}").as_bytes()).contains("no pages"));
}

#[test]
fn crowds_are_refused() {
    let pages = format!("<</Kids[{}]>>", "<<>>".repeat(100_000));
    let crowd = file(&[(1, b"<</Pages 2 0 R>>".to_vec()), (2, pages.into_bytes())], "<</Root 1 0 R>>");
    assert!(outcome(&crowd).contains("passes the limit"));
    let glyphs = format!("{TEXT} BT /F 12 Tf {} ET", "(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ".repeat(10_000));
    assert!(outcome(&page(plain(&glyphs), "", vec![])).contains("passes the limit"));
    let map = stream("", format!("{}endbfrange", "<0000> <FFFF> <0041> ".repeat(70_000)).as_bytes());
    let font = "<</Subtype/Type0/ToUnicode 7 0 R/DescendantFonts[<</W[0 4000000000 500]>>]>>";
    let mapped = page(plain("BT /G 12 Tf <0001> Tj ET"), "", vec![(6, font.into()), (7, map)]);
    assert!(outcome(&mapped).contains("passes the limit"));
    let mut forms = String::from("/XObject<<");
    for number in 0..20_000 {
        write!(forms, "/X{number} 5 0 R").unwrap();
    }
    let drawn = page(plain(&"/Y Do ".repeat(20_000)), &format!("{forms}>>"), vec![]);
    assert!(outcome(&drawn).contains("passes the limit"));
}

#[test]
fn a_stream_is_found_whatever_length_it_claims() {
    for length in ["3", "99999999999", "-1", "4 0 R", "(a)"] {
        let contents = format!("<</Length {length}>>stream\n{TEXT}\nendstream");
        assert_eq!(outcome(&page(contents.into_bytes(), "", vec![])), "De Kamer", "{length}");
    }
}

#[test]
fn what_holds_no_text_says_why() {
    let good = String::from_utf8(page(plain(TEXT), "", vec![])).unwrap();
    let locked = good.replace("<</Root 1 0 R>>", "<</Root 1 0 R/Encrypt 9 0 R>>");
    assert!(outcome(locked.as_bytes()).starts_with("an encrypted PDF; "));
    let scan = page(plain("q 595 0 0 842 0 0 cm /Picture Do Q"), "", vec![]);
    assert!(outcome(&scan).starts_with("a PDF without text, 1 scanned or empty pages; "));
    let font = "<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<<>>]>>";
    let unknown = page(plain("BT /G 12 Tf 72 700 Td <00010002> Tj ET"), "", vec![(6, font.into())]);
    assert!(outcome(&unknown).contains("do not say which characters"));
}

#[test]
fn objects_within_a_stream_and_a_later_version_are_read() {
    let packed = stream("/Type/ObjStm/N 1/First 4", format!("5 0 {FONT}").as_bytes());
    let mut objects = String::from_utf8(page(plain("BT ET"), "", vec![(9, packed)])).unwrap();
    objects = objects.replace(&format!("5 0 obj\n{FONT}\nendobj\n"), "");
    assert!(outcome(objects.as_bytes()).starts_with("a PDF without text"));
    write!(objects, "\n4 0 obj\n<</Length 0>>stream\n{TEXT}endstream\nendobj").unwrap();
    assert_eq!(outcome(objects.as_bytes()), "De Kamer");
}

#[test]
fn a_damaged_file_never_breaks_the_reader() {
    let good = include_bytes!("../../../../tests/data/pdf/table.pdf");
    let names = GlyphNames::load().unwrap();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    for round in 0..150 {
        let mut bytes = good.to_vec();
        for _ in 0..round % 40 {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let [a, b, c, byte, ..] = random.to_le_bytes();
            let at = usize::from(a) | usize::from(b) << 8 | usize::from(c) << 16;
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        bytes.truncate(good.len() - round * 100);
        drop(read_within(&bytes, &names, &Fuel::within(20_000_000)));
    }
}
