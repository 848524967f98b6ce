//! Dates in figures alone: `18-12-2001`, `3.5.2024`.

use nom::Parser;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::one_of;
use nom::combinator::{map_opt, map_res};
use nom::error::{Error, ErrorKind};
use nom::sequence::terminated;

use super::{ParseResult, PartialDate, word_end};

/// A day in figures with its whole year.
///
/// ```text
/// figures = day ( "-" | "/" | "." ) month ( "-" | "/" | "." ) year
/// ```
///
/// Accepts `18-12-2001`, `3.5.2024`; refuses `18-12-01`, `31-02-2024`, `18-12/2001`.
///
/// # Errors
/// Where none stands here.
pub fn figures(input: &str) -> ParseResult<'_, PartialDate> {
    let (rest, (day, month, year)) = parts(input)?;
    let date = PartialDate::day(year, month, day).filter(|_| (1800..2200).contains(&year));
    date.map(|date| (rest, date)).ok_or_else(|| refused(input))
}

/// The same with a year of two figures, the last such year before `today` is over.
///
/// # Errors
/// Where none stands here.
pub fn short_figures(input: &str, today: PartialDate) -> ParseResult<'_, PartialDate> {
    let (rest, (day, month, short)) = parts(input)?;
    let century = today.year - today.year % 100;
    let year = if century + short > today.year { century - 100 + short } else { century + short };
    let date = PartialDate::day(year, month, day).filter(|_| short < 100);
    date.map(|date| (rest, date)).ok_or_else(|| refused(input))
}

fn refused(input: &str) -> nom::Err<Error<&str>> {
    nom::Err::Error(Error::new(input, ErrorKind::Verify))
}

fn parts(input: &str) -> ParseResult<'_, (i8, i8, i16)> {
    let narrow = || map_res(take_while_m_n(1, 2, |c: char| c.is_ascii_digit()), str::parse::<i8>);
    let year = alt_year();
    let sign = || one_of("-/.");
    map_opt(
        terminated((narrow(), sign(), narrow(), sign(), year), word_end),
        |(day, first, month, second, year)| (first == second).then_some((day, month, year)),
    )
    .parse(input)
}

/// Two or four figures.
fn alt_year<'a>() -> impl Parser<&'a str, Output = i16, Error = Error<&'a str>> {
    map_opt(take_while_m_n(2, 4, |c: char| c.is_ascii_digit()), |text: &str| {
        text.parse().ok().filter(|_| text.len() != 3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long(text: &str) -> Option<String> {
        figures(text).ok().map(|(_, date)| date.to_string())
    }

    #[test]
    fn days_in_figures() {
        assert_eq!(long("18-12-2001 R").as_deref(), Some("2001-12-18"));
        assert_eq!(long("3.5.2024").as_deref(), Some("2024-05-03"));
        assert_eq!(long("18-12-01"), None);
        assert_eq!(long("18-12/2001"), None);
        assert_eq!(long("31-02-2024"), None);
        assert_eq!(long("18-12-20011"), None);
    }

    #[test]
    fn years_of_two_figures_are_past() {
        let today = "2025-11-21".parse().unwrap();
        let short = |text| short_figures(text, today).ok().map(|(_, date)| date.to_string());
        assert_eq!(short("18-12-01").as_deref(), Some("2001-12-18"));
        assert_eq!(short("18-12-98").as_deref(), Some("1998-12-18"));
        assert_eq!(short("18-12-2001"), None);
    }
}
