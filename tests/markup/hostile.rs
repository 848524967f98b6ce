//! Files made to do harm: each is read or refused with a sentence, at once.

use std::time::{Duration, Instant};

use kamergraaf::text::FormatError;

/// Reads `text` under `name`, within the time that a hostile file may take.
fn read(name: &str, text: &str) -> Result<String, FormatError> {
    let start = Instant::now();
    let read = super::read(name, text.as_bytes()).map(|document| document.text().to_owned());
    // A debug build under load; the release build is held to five seconds with far larger files.
    assert!(start.elapsed() < Duration::from_secs(60), "{name}: {:?}", start.elapsed());
    read
}

fn nested(tag: &str, times: usize, text: &str) -> String {
    format!(
        "<?xml version='1.0'?>{}{text}{}",
        format!("<{tag}>").repeat(times),
        format!("</{tag}>").repeat(times)
    )
}

#[test]
fn deep_nesting_is_refused() {
    for name in ["a.xml", "a.html"] {
        let error = read(name, &nested("div", 100_000, "x")).unwrap_err();
        assert!(
            error.to_string().starts_with("the nesting of elements passes the limit of 1000 levels"),
            "{error}"
        );
    }
    assert_eq!(read("a.xml", &nested("div", 900, "diep")).unwrap(), "diep\n");
}

#[test]
fn entities_are_not_expanded() {
    let bomb = "<?xml version='1.0'?><!DOCTYPE al [<!ENTITY a \"lollol\"><!ENTITY b \"&a;&a;&a;\">\
                <!ENTITY c SYSTEM \"file:///etc/hostname\">]><al>Ja &b; en &c; en &amp;.</al>";
    assert_eq!(read("a.xml", bomb).unwrap(), "Ja &b; en &c; en &.\n");
}

#[test]
fn broken_xml_is_told_with_its_line() {
    let error = read("a.xml", "<?xml version='1.0'?>\n<stuk>\n<al>tekst</stuk>").unwrap_err().to_string();
    assert!(error.starts_with("a damaged XML file: ") && error.ends_with("(line 3)"), "{error}");
    let error = read("a.xml", "<?xml version='1.0'?>\n<stuk>\n<al>tekst").unwrap_err().to_string();
    assert_eq!(error, "a damaged XML file: the file ends inside <al> (line 3)");
    assert_eq!(read("a.xml", "<?xml version='1.0'?><stuk><al/></stuk>").unwrap_err(), FormatError::Empty);
}

#[test]
fn much_of_anything_takes_time_by_its_length() {
    for piece in [
        "<a>",
        "<b>",
        "<p>",
        "<p>x",
        "x<br>",
        "<td>",
        "<tr><td>x",
        "<li>x",
        "</div>",
        "<a id=x>",
        "&",
        "&amp;",
        "&x",
        "&#",
        "<",
        "<!--",
        "<a href='#x'>1</a>",
        "<h2>x",
        "<p class=spreker>x:",
        "<div class=noot id=n>1",
        "<x y=z ",
        "\u{a0}",
        "[1]",
        "<table>",
        "<sup>1</sup>",
        "<option>",
    ] {
        let repeated = piece.repeat(10_000);
        let _ = read("a.html", &format!("<html><body>{repeated}"));
        let _ = read("a.xml", &format!("<?xml version='1.0'?><stuk>{repeated}</stuk>"));
    }
    for piece in [
        "<al>x</al>",
        "<noot><noot.nr>1</noot.nr>x</noot>",
        "<vraag><nr>1</nr>x</vraag>",
        "<vreemd/>x",
        "<!-- -->",
    ] {
        let repeated = piece.repeat(10_000);
        let read = read("a.xml", &format!("<?xml version='1.0'?><stuk>{repeated}</stuk>"));
        assert!(read.is_ok() || read == Err(FormatError::Empty), "{piece}: {read:?}");
    }
}

#[test]
fn an_attribute_of_a_megabyte_is_no_trouble() {
    let long = "x".repeat(1_000_000);
    for name in ["a.xml", "a.html"] {
        let text = format!("<?xml version='1.0'?><p class='{long}' title=\"{long}\">Ja.</p>");
        assert_eq!(read(name, &text).unwrap(), "Ja.\n");
    }
}

#[test]
fn too_many_elements_are_refused() {
    for name in ["a.xml", "a.html"] {
        let error = read(name, &format!("<?xml version='1.0'?><stuk>{}</stuk>", "<a/>".repeat(1_000_100)));
        assert_eq!(
            error.unwrap_err().to_string(),
            "the number of elements passes the limit of 1000000; split the file"
        );
    }
}
