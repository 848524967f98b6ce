//! Dates that only the day of the document tells: `vorige maand`, `komend voorjaar`, `maandag jl.`.

use jiff::Span;
use jiff::civil::Date;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::{map_opt, not, value};
use nom::sequence::{preceded, terminated};

use super::date::PartialDate;
use super::{ParseResult, blank, keyword, word};

/// Which one, seen from the day of the document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    This,
    Last,
    Next,
    /// `afgelopen`: the last one of what has a beginning; of a year or a month it is a length of time.
    Past,
}

/// What a calendar repeats.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Week,
    Month,
    Year,
    /// By the month in which it begins.
    Season(i8),
    /// Counted from Monday, 0.
    Weekday(i8),
}

pub(super) const WEEKDAYS: [&str; 7] =
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// The seasons with the month in which they begin; a winter lies in two years.
const SEASONS: [(&str, i8); 5] = [("voorjaar", 3), ("lente", 3), ("zomer", 6), ("najaar", 9), ("herfst", 9)];

/// The month in which a season begins, 3 for `voorjaar`; none for a winter and for other words.
pub fn season_month(word: &str) -> Option<i8> {
    SEASONS.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)
}

/// A date at the start of `input` that needs the day `today` of the document.
///
/// ```text
/// relative = which ( "week" | "maand" | "jaar" | season | weekday ) | weekday ( "jl." | "a.s." ) | day
/// which    = "deze" | "dit" | "vorige" | "vorig" | "afgelopen" | "volgende" | "komend" …
/// day      = "gisteren" | "eergisteren" | "vandaag"
/// ```
///
/// A season is as precise as its year, a week as its month where it lies in one.
/// Accepts `komend voorjaar`, `afgelopen maandag`; refuses `afgelopen jaar`, `vandaag de dag`.
///
/// # Errors
/// Where none stands here, or `today` does not tell it.
pub(super) fn relative(input: &str, today: Option<PartialDate>) -> ParseResult<'_, PartialDate> {
    let chosen = map_opt((which, blank, unit), move |(which, _, unit)| resolve(today?, which, unit));
    let named = map_opt((weekday, blank, side), move |(day, _, which)| resolve(today?, which, day));
    let day = map_opt(day, move |back| Some(shifted(date_of(today?)?, -back)?.into()));
    alt((chosen, named, day)).parse(input)
}

fn which(input: &str) -> ParseResult<'_, Which> {
    let word = |input| word(input).map(|(rest, word)| (rest, word.to_lowercase()));
    map_opt(word, |word| {
        Some(match word.as_str() {
            "deze" | "dit" => Which::This,
            "vorige" | "vorig" => Which::Last,
            "afgelopen" => Which::Past,
            "volgende" | "volgend" | "komende" | "komend" | "aanstaande" | "aankomende" => Which::Next,
            _ => return None,
        })
    })
    .parse(input)
}

fn unit(input: &str) -> ParseResult<'_, Unit> {
    let known = map_opt(word, |word| {
        Some(match word {
            "week" => Unit::Week,
            "maand" => Unit::Month,
            "jaar" => Unit::Year,
            _ => Unit::Season(season_month(word)?),
        })
    });
    alt((known, weekday)).parse(input)
}

fn weekday(input: &str) -> ParseResult<'_, Unit> {
    map_opt(word, |word| {
        let word = word.to_lowercase();
        let (number, _) = (0..).zip(WEEKDAYS).find(|(_, name)| *name == word)?;
        Some(Unit::Weekday(number))
    })
    .parse(input)
}

fn side(input: &str) -> ParseResult<'_, Which> {
    let past = alt((tag("jl."), tag("j.l."), tag("jongstleden")));
    alt((value(Which::Past, past), value(Which::Next, alt((tag("a.s."), tag("aanstaande")))))).parse(input)
}

/// How many days back.
fn day(input: &str) -> ParseResult<'_, i32> {
    let of = |name: &'static str, capital: &'static str, back: i32| {
        value(back, alt((keyword(name), keyword(capital))))
    };
    let today = terminated(of("vandaag", "Vandaag", 0), not(preceded(blank, tag("de dag"))));
    let days = alt((of("eergisteren", "Eergisteren", 2), of("gisteren", "Gisteren", 1), today));
    { days }.parse(input)
}

fn resolve(today: PartialDate, which: Which, unit: Unit) -> Option<PartialDate> {
    let step = match which {
        Which::This => 0,
        Which::Last | Which::Past => -1,
        Which::Next => 1,
    };
    match unit {
        Unit::Year => (which != Which::Past).then(|| PartialDate::year(today.year + i16::from(step))),
        Unit::Month => (which != Which::Past).then(|| month(today, step)).flatten(),
        Unit::Week => week(today, i32::from(step)),
        Unit::Season(start) => season(today, which, start),
        Unit::Weekday(day) => near(today, which, day),
    }
}

fn month(today: PartialDate, step: i8) -> Option<PartialDate> {
    let first = Date::new(today.year, today.month?, 1).ok()?;
    let there = first.checked_add(Span::new().months(i32::from(step))).ok()?;
    Some(PartialDate::month(there.year(), there.month()))
}

/// The month of the week so many weeks on, where all of that week lies in it.
fn week(today: PartialDate, step: i32) -> Option<PartialDate> {
    let today = date_of(today)?;
    let monday = shifted(today, 7 * step - i32::from(today.weekday().to_monday_zero_offset()))?;
    let sunday = shifted(monday, 6)?;
    let same = (monday.year(), monday.month()) == (sunday.year(), sunday.month());
    same.then(|| PartialDate::month(monday.year(), monday.month()))
}

/// The year of a season: the last one that has begun, or the next one that has not.
fn season(today: PartialDate, which: Which, start: i8) -> Option<PartialDate> {
    let begun = today.month? >= start;
    let year = match which {
        Which::This => today.year,
        Which::Last | Which::Past => today.year - i16::from(!begun),
        Which::Next => today.year + i16::from(begun),
    };
    Some(PartialDate::year(year))
}

/// The last or next day with this name; of the days of this week, that one.
fn near(today: PartialDate, which: Which, day: i8) -> Option<PartialDate> {
    let date = date_of(today)?;
    let ahead = i32::from(day - date.weekday().to_monday_zero_offset());
    let days = match which {
        Which::This => return None,
        Which::Last | Which::Past => {
            if ahead >= 0 {
                ahead - 7
            } else {
                ahead
            }
        }
        Which::Next => {
            if ahead <= 0 {
                ahead + 7
            } else {
                ahead
            }
        }
    };
    Some(shifted(date, days)?.into())
}

fn date_of(day: PartialDate) -> Option<Date> {
    Date::new(day.year, day.month?, day.day?).ok()
}

fn shifted(day: Date, days: i32) -> Option<Date> {
    day.checked_add(Span::new().days(days)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Read on Friday 21 November 2025.
    fn read(text: &str) -> Option<String> {
        relative(text, "2025-11-21".parse().ok()).ok().map(|(_, date)| date.to_string())
    }

    #[test]
    fn what_comes_and_what_is_past() {
        for (text, date) in [
            ("volgend jaar", "2026"),
            ("vorige maand", "2025-10"),
            ("komende maand", "2025-12"),
            ("volgende week", "2025-11"),
            ("komend voorjaar", "2026"),
            ("afgelopen zomer", "2025"),
            ("dit najaar", "2025"),
            ("afgelopen maandag", "2025-11-17"),
            ("vrijdag jl.", "2025-11-14"),
            ("Komende vrijdag", "2025-11-28"),
            ("maandag a.s.", "2025-11-24"),
            ("gisteren", "2025-11-20"),
            ("Vandaag", "2025-11-21"),
        ] {
            assert_eq!(read(text).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "afgelopen jaar",
            "afgelopen maand",
            "vandaag de dag",
            "deze maandag",
            "vorige minister",
            "winter",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(relative("gisteren", None).is_err());
        assert!(relative("gisteren", Some(PartialDate::year(2025))).is_err());
    }
}
