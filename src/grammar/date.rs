//! Dates as Dutch papers write them, and how precise they are.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::char;
use nom::combinator::{map_opt, map_res, opt, value, verify};
use nom::error::{Error, ErrorKind};
use nom::sequence::{preceded, terminated};
use nom::{Finish, Parser};

use super::{ParseResult, blank, word, word_end};

/// A date of the precision that the text gives: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year, AD.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day, 1 to 31; only with a month.
    pub day: Option<i8>,
}

impl PartialDate {
    /// A year.
    pub const fn year(year: i16) -> Self {
        Self { year, month: None, day: None }
    }

    /// A month of a year.
    pub const fn month(year: i16, month: i8) -> Self {
        Self { year, month: Some(month), day: None }
    }

    /// A day, if the calendar has it.
    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self::from)
    }

    /// Whether it lies behind another date, as far as both are known.
    pub fn is_after(self, other: Self) -> bool {
        let months = self.month.zip(other.month).filter(|(one, two)| one != two);
        let days = self.day.zip(other.day);
        match (self.year == other.year, months, days) {
            (false, ..) => self.year > other.year,
            (true, Some((one, two)), _) => one > two,
            (true, None, Some((one, two))) => self.month == other.month && one > two,
            (true, None, None) => false,
        }
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

/// Not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0:?} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct NoDate(String);

impl FromStr for PartialDate {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Self, NoDate> {
        let digits =
            |length| map_res(take_while_m_n(length, length, |c: char| c.is_ascii_digit()), str::parse::<i16>);
        let mut parser = nom::combinator::all_consuming((
            digits(4),
            opt((preceded(char('-'), digits(2)), opt(preceded(char('-'), digits(2))))),
        ));
        let parsed: ParseResult<'_, _> = parser.parse(text);
        let no_date = || NoDate(text.to_owned());
        let (_, (year, rest)) = parsed.finish().map_err(|_| no_date())?;
        let narrow = |number: i16| i8::try_from(number).ok();
        match rest {
            None => Some(Self::year(year)),
            Some((month, None)) => {
                narrow(month).filter(|month| (1..=12).contains(month)).map(|month| Self::month(year, month))
            }
            Some((month, Some(day))) => {
                narrow(month).zip(narrow(day)).and_then(|(month, day)| Self::day(year, month, day))
            }
        }
        .ok_or_else(no_date)
    }
}

/// The Dutch months, in order.
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// The Dutch name of a month, 1 for `januari`.
pub fn month_name(month: i8) -> Option<&'static str> {
    let index = usize::try_from(month).ok()?.checked_sub(1)?;
    MONTHS.get(index).copied()
}

/// The English name of a month, 1 for `January`.
pub fn month_in_english(month: i8) -> Option<String> {
    // Any year will do.
    Date::new(2000, month, 1).ok().map(|day| day.strftime("%B").to_string())
}

/// The name of a month, as a whole word: 1 for `januari`.
///
/// # Errors
/// Where none stands here.
pub fn month(input: &str) -> ParseResult<'_, i8> {
    map_opt(word, |word| {
        (1..).zip(MONTHS).find(|(_, name)| name.eq_ignore_ascii_case(word)).map(|(number, _)| number)
    })
    .parse(input)
}

/// What stands behind a day or a month instead of a year.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// `jl.`, `jongstleden`: the last one.
    Past,
    /// `a.s.`, `aanstaande`: the next one.
    Coming,
    /// `dit jaar`, `volgend jaar`: that of the year so many years on.
    This,
}

/// A date at the start of `input`, resolved against the day `today` of the document.
///
/// ```text
/// date     = [ "begin" | "medio" | "half" | "eind" ]
///            ( [ day ] month ( year | side ) | figures | chosen month | year-side [ day ] month | relative )
/// side     = "jl." | "jongstleden" | "a.s." | "aanstaande" | [ "van" ] "dit jaar" | [ "van" ] "vorig jaar" | …
/// chosen   = "afgelopen" | "komende" | "aanstaande"
/// ```
///
/// Accepts `6 februari 2025`, `februari jl.`, `begin juni jl.`; refuses `6 rechters`,
/// `mei` (no year). A side without `today` is refused.
///
/// # Errors
/// Where no date stands here.
pub fn date(input: &str, today: Option<PartialDate>) -> ParseResult<'_, PartialDate> {
    if !may_begin(input) {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Alt)));
    }
    let part =
        opt(terminated(alt((tag("begin"), tag("medio"), tag("half"), tag("eind"), tag("Begin"))), blank));
    let absolute =
        map_opt((opt(terminated(day, blank)), terminated(month, blank), year), |(day, month, year)| {
            day.map_or(Some(PartialDate::month(year, month)), |day| PartialDate::day(year, month, day))
        });
    let relative =
        map_opt((opt(terminated(day, blank)), month, blank, side), move |(day, month, _, side)| {
            resolve(day, month, side, today?)
        });
    let chosen =
        map_opt((chosen, blank, month), move |(side, _, month)| resolve(None, month, (side, 0), today?));
    let turned = map_opt((years, blank, opt(terminated(day, blank)), month), move |(by, _, day, month)| {
        with_day(today?.year + by, month, day)
    });
    let told = |input| super::relative::relative(input, today);
    preceded(part, alt((absolute, super::figures, relative, chosen, turned, told))).parse(input)
}

/// With which letters a date begins, unless with a figure; sorted.
const BEGINNINGS: [&[u8; 3]; 32] = [
    b"aan", b"afg", b"apr", b"aug", b"beg", b"dec", b"dez", b"din", b"dit", b"don", b"eer", b"ein", b"feb",
    b"gis", b"hal", b"jan", b"jul", b"jun", b"kom", b"maa", b"med", b"mei", b"nov", b"okt", b"sep", b"van",
    b"vol", b"vor", b"vri", b"woe", b"zat", b"zon",
];

/// A quick look: whether a date may begin here.
fn may_begin(input: &str) -> bool {
    match *input.as_bytes() {
        [first, ..] if first.is_ascii_digit() => true,
        [a, b, c, ..] => BEGINNINGS.binary_search(&&[a, b, c].map(|byte| byte.to_ascii_lowercase())).is_ok(),
        _ => false,
    }
}

fn day(input: &str) -> ParseResult<'_, i8> {
    let figures = map_res(take_while_m_n(1, 2, |c: char| c.is_ascii_digit()), str::parse::<i8>);
    terminated(verify(figures, |day| (1..=31).contains(day)), word_end).parse(input)
}

/// Four figures of the centuries that the papers speak of, as a whole word.
fn year(input: &str) -> ParseResult<'_, i16> {
    let figures = map_res(take_while_m_n(4, 4, |c: char| c.is_ascii_digit()), str::parse::<i16>);
    terminated(verify(figures, |year| (1800..2200).contains(year)), word_end).parse(input)
}

/// `afgelopen februari`, `komende maart`.
fn chosen(input: &str) -> ParseResult<'_, Side> {
    let past = alt((tag("afgelopen"), tag("Afgelopen")));
    let coming = alt((tag("komende"), tag("Komende"), tag("aanstaande"), tag("aankomende")));
    alt((value(Side::Past, past), value(Side::Coming, coming))).parse(input)
}

/// `vorig jaar`, `dit jaar`, `volgend jaar` before a month: by how many years it is another one.
fn years(input: &str) -> ParseResult<'_, i16> {
    let this = alt((tag("dit jaar"), tag("Dit jaar")));
    let last = alt((tag("vorig jaar"), tag("Vorig jaar")));
    let next = alt((tag("volgend jaar"), tag("Volgend jaar"), tag("komend jaar")));
    alt((value(0, this), value(-1, last), value(1, next))).parse(input)
}

fn side(input: &str) -> ParseResult<'_, (Side, i16)> {
    let past = alt((tag("jl."), tag("j.l."), terminated(tag("jl"), word_end), tag("jongstleden")));
    let coming = alt((tag("a.s."), tag("aanstaande"), terminated(tag("as"), char('.'))));
    alt((
        value((Side::Past, 0), past),
        value((Side::Coming, 0), coming),
        value((Side::This, 0), terminated((opt(tag("van ")), tag("dit jaar")), word_end)),
        value((Side::Past, 1), terminated((opt(tag("van ")), tag("vorig jaar")), word_end)),
        value(
            (Side::This, 1),
            terminated((opt(tag("van ")), alt((tag("volgend jaar"), tag("komend jaar")))), word_end),
        ),
    ))
    .parse(input)
}

/// The last or next time that the calendar had this day or month, seen from `today`.
fn resolve(day: Option<i8>, month: i8, (side, by): (Side, i16), today: PartialDate) -> Option<PartialDate> {
    if side == Side::This {
        return with_day(today.year + by, month, day);
    }
    if by > 0 {
        return with_day(today.year - by, month, day);
    }
    let this_year = with_day(today.year, month, day)?;
    let now = (today.month, if day.is_some() { today.day } else { None });
    let then = (this_year.month, this_year.day);
    let year = match side {
        Side::Past if then > now => today.year - 1,
        Side::Coming if then < now => today.year + 1,
        _ => today.year,
    };
    with_day(year, month, day)
}

fn with_day(year: i16, month: i8, day: Option<i8>) -> Option<PartialDate> {
    day.map_or(Some(PartialDate::month(year, month)), |day| PartialDate::day(year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let today = "2025-11-21".parse().ok();
        date(text, today).ok().map(|(_, date)| date.to_string())
    }

    #[test]
    fn no_beginning_of_a_date_is_missing() {
        assert!(BEGINNINGS.is_sorted());
        let words = MONTHS.iter().chain(&super::super::relative::WEEKDAYS);
        for word in words {
            assert!(may_begin(word) && may_begin(&word.to_uppercase()), "{word}");
        }
    }

    #[test]
    fn dates_in_full() {
        assert_eq!(read("6 februari 2025 is").as_deref(), Some("2025-02-06"));
        assert_eq!(read("Oktober 2024").as_deref(), Some("2024-10"));
        assert_eq!(read("medio mei 2023").as_deref(), Some("2023-05"));
        assert_eq!(read("31 februari 2025"), None);
        assert_eq!(read("6 rechters"), None);
        assert_eq!(read("mei"), None);
    }

    #[test]
    fn dates_seen_from_the_document() {
        assert_eq!(read("2 oktober jl.").as_deref(), Some("2025-10-02"));
        assert_eq!(read("februari jl.").as_deref(), Some("2025-02"));
        assert_eq!(read("begin juni jl.").as_deref(), Some("2025-06"));
        assert_eq!(read("16 december jl.").as_deref(), Some("2024-12-16"));
        assert_eq!(read("6 december a.s.").as_deref(), Some("2025-12-06"));
        assert_eq!(read("1 maart a.s.").as_deref(), Some("2026-03-01"));
        assert_eq!(read("maart van dit jaar").as_deref(), Some("2025-03"));
        assert_eq!(read("3 maart volgend jaar").as_deref(), Some("2026-03-03"));
        assert_eq!(read("vorig jaar november").as_deref(), Some("2024-11"));
        assert_eq!(read("dit jaar 3 maart").as_deref(), Some("2025-03-03"));
        assert_eq!(read("vorig jaar werd").as_deref(), Some("2024"));
        assert_eq!(read("afgelopen februari").as_deref(), Some("2025-02"));
        assert_eq!(read("komende maart").as_deref(), Some("2026-03"));
        assert_eq!(read("begin deze maand").as_deref(), Some("2025-11"));
        assert_eq!(read("vorig jaar").as_deref(), Some("2024"));
        assert_eq!(read("vorige week").as_deref(), Some("2025-11"));
        assert!(date("2 oktober jl.", None).is_err());
        let week =
            |today: &str| date("vorige week", today.parse().ok()).ok().map(|(_, date)| date.to_string());
        assert_eq!(week("2020-09-18").as_deref(), Some("2020-09"));
        assert_eq!(week("2025-11-05"), None);
    }

    #[test]
    fn precision_is_written_and_read_back() {
        for text in ["2025", "2025-02", "2025-02-06"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in ["", "25", "2025-13", "2025-02-31", "2025-2", "2025-02-06T"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn every_month_is_read_back() {
        for (number, name) in (1..).zip(MONTHS) {
            assert_eq!(month(name), Ok(("", number)));
        }
        assert!(month("juliaanse").is_err());
    }
}
