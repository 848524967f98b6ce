//! How a paper says which one it is: the lines at its head and the running heads of its pages.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::combinator::{map, opt, rest, verify};
use nom::sequence::preceded;

use super::dossier::{Dossier, dossiers, gap, numbers, session};
use super::grammar;
use crate::grammar::{ParseResult, blank};

/// Which paper a document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnNumber {
    /// The dossier without blanks: `36410-VI`.
    pub dossier: String,
    /// The number in it.
    pub number: String,
}

/// The dossier with which a line at the head begins; its caption may follow: `26 150 Algemene Vergadering der
/// Verenigde Naties`.
///
/// Accepts `26 150`, `36 410 VI Vaststelling van de begroting`; refuses `26 150 euro`, `26 150, nr. 4`.
pub fn dossier_line(line: &str) -> Option<String> {
    let Ok((caption, dossier)) = dossiers(line) else { return senate_dossier(line) };
    let caption = caption.trim_start();
    let fits = caption.is_empty() || caption.starts_with(|c: char| c.is_uppercase() || "«“‘".contains(c));
    (fits && dossier.number.is_none()).then_some(dossier.id)
}

/// The number with which the line of a paper's title begins: `Nr. 187 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG`.
///
/// Accepts `Nr. 187`, `nr. 4 BRIEF`; refuses `Nr. X`, `187`, `nr. 4 van de lijst`.
pub fn number_line(line: &str) -> Option<String> {
    let Ok((title, number)) = numbers(line) else { return senate_number(line) };
    let title = title.trim_start();
    (title.is_empty() || title.starts_with(char::is_uppercase)).then(|| number.to_owned())
}

/// A dossier of the Senate, a Roman number and its caption: `CXLVI Internationale solidariteit`.
fn senate_dossier(line: &str) -> Option<String> {
    let (number, caption) = line.split_once([' ', '\t'])?;
    let roman = number.len() > 2 && number.bytes().all(|byte| b"CLXVI".contains(&byte));
    (roman && caption.trim_start().starts_with(char::is_uppercase)).then(|| number.to_owned())
}

/// The letters that number a paper of the Senate: `AB MOTIE VAN HET LID …`, `E`.
fn senate_number(line: &str) -> Option<String> {
    let (letters, title) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    let number = (1..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let shouted = |word: &str| word.len() > 3 && word.chars().all(char::is_uppercase);
    let fits = title.is_empty() || title.split_whitespace().next().is_some_and(shouted);
    (number && fits).then(|| letters.to_owned())
}

/// A line that holds nothing but a paper's reference: `Kamerstuk 32 735, nr. 413`, `26 150, nr. 187`.
pub fn reference_line(line: &str) -> Option<OwnNumber> {
    let line = line.trim_end_matches('.');
    let read = |parser: fn(&str) -> ParseResult<'_, String>| {
        parser(line).ok().filter(|(behind, _)| behind.trim().is_empty()).map(|(_, key)| key)
    };
    let key = read(grammar::headed).or_else(|| read(grammar::bare))?;
    let (dossier, number) = key.strip_prefix("kst-")?.rsplit_once('-')?;
    Some(OwnNumber { dossier: dossier.to_owned(), number: number.to_owned() })
}

/// The session that a line names: `2020-2021` for `Vergaderjaar 2020–2021`.
pub fn session_line(line: &str) -> Option<String> {
    let (behind, years) = preceded(opt(preceded(chamber, gap)), labelled_session).parse(line).ok()?;
    behind.trim().is_empty().then_some(years)
}

/// What a page says of its paper at its head or foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningHead {
    /// The paper.
    pub own: OwnNumber,
    /// The session: `2020-2021`.
    pub session: String,
    /// The page.
    pub page: u32,
}

/// A running head that fills its line.
///
/// ```text
/// running head = ( "Tweede Kamer" | "Eerste Kamer" ) "," "vergaderjaar" session "," dossiers "," numbers page
/// ```
///
/// Accepts `Tweede Kamer, vergaderjaar 2020–2021, 26 150, nr. 187 6`; refuses the same without a page.
pub fn running_head(line: &str) -> Option<RunningHead> {
    let page = map(preceded(blank, rest), |page: &str| page.trim().parse::<u32>().ok());
    let own = map((dossiers, gap, numbers), |(dossier, (), number): (Dossier, (), &str)| OwnNumber {
        dossier: dossier.id,
        number: number.to_owned(),
    });
    let mut head = (chamber, gap, labelled_session, gap, own, verify(page, Option::is_some));
    let (_, (_, (), session, (), own, page)) = head.parse(line.trim()).ok()?;
    Some(RunningHead { own, session, page: page? })
}

fn chamber(i: &str) -> ParseResult<'_, &str> {
    alt((
        tag("Tweede Kamer der Staten-Generaal"),
        tag("Eerste Kamer der Staten-Generaal"),
        tag("Tweede Kamer"),
        tag("Eerste Kamer"),
    ))
    .parse(i)
}

/// `vergaderjaar 2020–2021`, written `2020-2021`.
fn labelled_session(i: &str) -> ParseResult<'_, String> {
    let (behind, years) = preceded((tag_no_case("vergaderjaar"), blank), session).parse(i)?;
    let parted = years.get(..4).zip(years.get(4..)).map(|(first, second)| format!("{first}-{second}"));
    Ok((behind, parted.unwrap_or(years)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_at_the_head() {
        let dossier = |line| dossier_line(line);
        assert_eq!(dossier("26 150 Algemene Vergadering der Verenigde Naties").as_deref(), Some("26150"));
        assert_eq!(dossier("36 410 VI Vaststelling van de begroting").as_deref(), Some("36410-VI"));
        assert_eq!(dossier("21 501-02 Raad Algemene Zaken").as_deref(), Some("21501-02"));
        assert_eq!(
            (dossier("26 150 euro"), dossier("26 150, nr. 4"), dossier("2025 Jaar")),
            (None, None, None)
        );
        assert_eq!(number_line("Nr. 187 VERSLAG").as_deref(), Some("187"));
        assert_eq!(
            (number_line("Nr. X"), number_line("187"), number_line("nr. 4 van de")),
            (None, None, None)
        );
        let own = reference_line("Kamerstuk 36 410 VI, nr. 106").unwrap();
        assert_eq!((own.dossier.as_str(), own.number.as_str()), ("36410-VI", "106"));
        assert_eq!(reference_line("Kamerstuk 32 735, nr. 413 over de haven"), None);
        assert_eq!(session_line("Vergaderjaar 2020–2021").as_deref(), Some("2020-2021"));
        assert_eq!(session_line("Vergaderjaar 2020"), None);
    }

    #[test]
    fn running_heads() {
        let head = running_head("Tweede Kamer, vergaderjaar 2020–2021, 26 150, nr. 187 6").unwrap();
        assert_eq!((head.own.dossier.as_str(), head.own.number.as_str()), ("26150", "187"));
        assert_eq!((head.session.as_str(), head.page), ("2020-2021", 6));
        assert_eq!(running_head("Tweede Kamer, vergaderjaar 2008–2009, 31 700 V, nr. 5"), None);
        assert_eq!(running_head("Kamerstuk 26 150, nr. 187 6"), None);
    }
}
