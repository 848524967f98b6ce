//! Amounts of money as Dutch papers write them.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::{alpha1, char, one_of};
use nom::combinator::{map, map_opt, not, opt, peek, value, verify};
use nom::error::{Error, ErrorKind};
use nom::multi::many0;
use nom::sequence::{preceded, terminated};

use super::{ParseResult, blank, keyword, numeral, word_end};

/// An amount in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    /// Hundredths of the currency's unit.
    pub cents: u64,
    /// Its code in ISO 4217: `EUR`.
    pub currency: &'static str,
}

impl Money {
    /// The amount in whole units, where it has no cents.
    pub const fn whole(self) -> Option<u64> {
        if self.cents.is_multiple_of(100) { Some(self.cents / 100) } else { None }
    }
}

/// Signs and codes before an amount.
const BEFORE: [(&str, &str); 12] = [
    ("€", "EUR"),
    ("EUR", "EUR"),
    ("euro", "EUR"),
    ("US$", "USD"),
    ("USD", "USD"),
    ("$", "USD"),
    ("£", "GBP"),
    ("GBP", "GBP"),
    ("CHF", "CHF"),
    ("NOK", "NOK"),
    ("SEK", "SEK"),
    ("DKK", "DKK"),
];

/// Words behind an amount, the longest first.
const BEHIND: [(&str, &str); 10] = [
    ("Amerikaanse dollars", "USD"),
    ("Amerikaanse dollar", "USD"),
    ("US dollar", "USD"),
    ("Zwitserse frank", "CHF"),
    ("Britse pond", "GBP"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("euro's", "EUR"),
    ("euro", "EUR"),
    ("EUR", "EUR"),
];

/// Words that multiply, with how often.
const SCALES: [(&str, u64); 8] = [
    ("duizend", 1_000),
    ("miljoen", 1_000_000),
    ("mln", 1_000_000),
    ("mio", 1_000_000),
    ("M", 1_000_000),
    ("miljard", 1_000_000_000),
    ("mld", 1_000_000_000),
    ("mrd", 1_000_000_000),
];

/// An amount of money.
///
/// ```text
/// money   = sign [ blank ] amount | amount blank currency
/// amount  = ( figures | numeral | "een" | "anderhalf" ) [ blank ] [ scale ] [ "," dash ]
/// figures = digit+ { "." digit digit digit } [ "," digit [ digit ] ]
/// ```
///
/// Accepts `EUR 250.000`, `€500.000,-`, `1,4 miljoen euro`, `anderhalf miljoen euro`;
/// refuses `250 rechters`, `1,4 miljoen`, `€ veel`.
///
/// # Errors
/// Where no amount with its currency stands here.
pub fn money(input: &str) -> ParseResult<'_, Money> {
    let signed = map((terminated(sign, opt(blank)), amount), |(currency, cents)| Money { cents, currency });
    // `in 2025 EUR 9 miljoen`: the code belongs to the figures behind it.
    let alone = terminated(currency, not((blank, one_of("0123456789"))));
    let worded = map((terminated(amount, blank), alone), |(cents, currency)| Money { cents, currency });
    alt((signed, worded)).parse(input)
}

fn sign(input: &str) -> ParseResult<'_, &'static str> {
    let (rest, code) = known(input, &BEFORE)?;
    // `EUR250`: a figure or a blank follows, no letter.
    let (rest, ()) = not(alpha1).parse(rest)?;
    Ok((rest, code))
}

fn currency(input: &str) -> ParseResult<'_, &'static str> {
    let (rest, code) = known(input, &BEHIND)?;
    let (rest, ()) = word_end(rest)?;
    Ok((rest, code))
}

/// The first text of the list that stands here, with its code.
fn known<'a>(input: &'a str, list: &[(&str, &'static str)]) -> ParseResult<'a, &'static str> {
    let found = list.iter().find_map(|(text, code)| Some((input.strip_prefix(text)?, *code)));
    found.ok_or_else(|| refused(input))
}

fn refused(input: &str) -> nom::Err<Error<&str>> {
    nom::Err::Error(Error::new(input, ErrorKind::Verify))
}

/// Hundredths: figures or words, multiplied.
fn amount(input: &str) -> ParseResult<'_, u64> {
    let one = value(100, terminated(keyword("een"), peek((blank, scale))));
    let half = value(150, alt((keyword("anderhalf"), keyword("anderhalve"))));
    let counted = alt((figures, map(numeral, |number| number * 100), half, one));
    let dash = (char(','), one_of("-–—="));
    let parts = (counted, opt(preceded(opt(blank), scale)), opt(dash));
    map_opt(parts, |(cents, scale, _)| cents.checked_mul(scale.unwrap_or(1))).parse(input)
}

fn scale(input: &str) -> ParseResult<'_, u64> {
    let found = SCALES.iter().find_map(|(word, scale)| {
        let rest = input.strip_prefix(word).filter(|rest| word_end(rest).is_ok())?;
        let short = word.len() == 3;
        Some((if short { rest.strip_prefix('.').unwrap_or(rest) } else { rest }, *scale))
    });
    found.ok_or_else(|| refused(input))
}

/// `250.000` and `1,4` as hundredths.
fn figures(input: &str) -> ParseResult<'_, u64> {
    let digits = |least, most| take_while_m_n(least, most, |c: char| c.is_ascii_digit());
    let group = preceded(one_of(".\u{a0}"), digits(3, 3));
    let decimals = preceded(char(','), digits(1, 2));
    let ends = not(one_of("0123456789"));
    let parts = terminated((digits(1, 12), many0(group), opt(decimals)), ends);
    let read = map_opt(parts, |(first, groups, decimals): (&str, Vec<&str>, Option<&str>)| {
        let whole: u64 = format!("{first}{}", groups.concat()).parse().ok()?;
        let cents: u64 = format!("{:0<2}", decimals.unwrap_or_default()).parse().ok()?;
        whole.checked_mul(100)?.checked_add(cents)
    });
    verify(read, |cents: &u64| *cents > 0).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u64, &'static str)> {
        let money = money(text).ok()?.1;
        Some((money.whole()?, money.currency))
    }

    #[test]
    fn signs_before() {
        assert_eq!(read("EUR 250.000, verspreid"), Some((250_000, "EUR")));
        assert_eq!(read("€500.000,- voor"), Some((500_000, "EUR")));
        assert_eq!(read("€ 1,4 miljoen"), Some((1_400_000, "EUR")));
        assert_eq!(read("EUR 8,5 mln. aan"), Some((8_500_000, "EUR")));
        assert_eq!(read("USD 2 miljard"), Some((2_000_000_000, "USD")));
        assert_eq!(read("$5 miljoen"), Some((5_000_000, "USD")));
        assert_eq!(read("€3.000.000,-"), Some((3_000_000, "EUR")));
    }

    #[test]
    fn words_behind() {
        assert_eq!(read("1,4 miljoen euro aan"), Some((1_400_000, "EUR")));
        assert_eq!(read("250.000 euro."), Some((250_000, "EUR")));
        assert_eq!(read("twee miljoen dollar"), Some((2_000_000, "USD")));
        assert_eq!(read("anderhalf miljoen euro"), Some((1_500_000, "EUR")));
        assert_eq!(read("een miljoen euro"), Some((1_000_000, "EUR")));
        assert_eq!(read("3 miljoen Amerikaanse dollar"), Some((3_000_000, "USD")));
    }

    #[test]
    fn cents_are_kept() {
        assert_eq!(money("€ 12,50 per").map(|(rest, money)| (rest, money.cents)), Ok((" per", 1250)));
        assert_eq!(read("€ 12,50"), None);
    }

    #[test]
    fn what_is_no_money() {
        assert_eq!(read("250 rechters"), None);
        assert_eq!(read("1,4 miljoen mensen"), None);
        assert_eq!(read("€ veel"), None);
        assert_eq!(read("een euro"), None);
        assert_eq!(read("2025 EUR 9,2 miljoen"), None);
        assert_eq!(read("EUROPA 5"), None);
        assert_eq!(read("€ 99999999999999999999 miljard"), None);
    }
}
