//! Dates of these events: those of the clause, and months and days without a year.
//!
//! `In maart 2024 werd X aangehouden. In juli werd hij overgeleverd.`: the year is that of the last
//! date of the paragraph, or the next one where the months run over; without such a date
//! it is the last such month before the day of the document, or for what is to come the next.

use super::super::Status;
use super::super::dates::date_of;
use super::reading::{Part, Reading};
use crate::grammar::{PartialDate, date, month};
use crate::text::Span;

/// Words that stand between `in` and a month.
const PARTS: [&str; 4] = ["begin", "medio", "half", "eind"];

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The date that the part gives, outside the stretches `but`.
    pub(super) fn date(&self, part: &Part, but: &[Span], status: Status) -> Option<PartialDate> {
        let hidden =
            |at: &usize| self.token(*at).is_none_or(|token| but.iter().any(|span| span.contains(token.span)));
        let own: Vec<usize> = part.tokens.iter().copied().filter(|at| !hidden(at)).collect();
        let full = date_of(self.passage.document, &self.lexicon.words, self.tokens, &own);
        full.or_else(|| own.iter().find_map(|at| self.without_year(*at, status)))
    }

    /// `in juli`, `op 8 december`, `begin juni` at token `at`, which is the month.
    fn without_year(&self, at: usize, status: Status) -> Option<PartialDate> {
        let token = self.token(at).filter(|token| token.mention.is_none())?;
        let (_, month) = month(token.text).ok().filter(|(rest, _)| rest.is_empty())?;
        let next = self.token(at + 1);
        if next.is_some_and(|next| next.text.parse::<u32>().is_ok() || next.text == "-" || next.text == "–")
        {
            return None;
        }
        let before = |back: usize| at.checked_sub(back).and_then(|at| self.token(at));
        let day = before(1).and_then(|token| token.text.parse::<i8>().ok());
        let part = before(1).filter(|token| PARTS.iter().any(|part| token.is(part)));
        let lead = before(if day.is_some() || part.is_some() { 2 } else { 1 });
        let under =
            lead.is_some_and(|lead| ["in", "op", "sinds", "rond", "per"].iter().any(|word| lead.is(word)));
        if !under && part.is_none() {
            return None;
        }
        let year = self.year_of(month, token.span.start, status)?;
        day.map_or(Some(PartialDate::month(year, month)), |day| PartialDate::day(year, month, day))
    }

    fn year_of(&self, month: i8, before: usize, status: Status) -> Option<i16> {
        let today = self.passage.document.metadata.date.map(PartialDate::from);
        if let Some((year, last)) = self.last_dated(before, today) {
            let year = if month >= last { year } else { year + 1 };
            // What has happened has not happened after the day of the document.
            let past = matches!(status, Status::Asserted | Status::Ended);
            let late = today.is_some_and(|today| (year, month) > (today.year, today.month.unwrap_or(12)));
            if !(past && late) {
                return Some(year);
            }
        }
        let today = today?;
        let now = today.month?;
        Some(match status {
            Status::Asserted | Status::Ended if month > now => today.year - 1,
            Status::Announced if month < now => today.year + 1,
            _ => today.year,
        })
    }

    /// Year and month of the last date of the paragraph before this offset.
    fn last_dated(&self, before: usize, today: Option<PartialDate>) -> Option<(i16, i8)> {
        let block = self.passage.document.block_at(self.span.start)?.span;
        let text = Span::new(block.start, before).of(self.passage.document.text());
        let whole = Span::new(block.start, block.end).of(self.passage.document.text());
        let starts = text.char_indices().filter(|(at, _)| {
            let previous = text.get(..*at).and_then(|head| head.chars().next_back());
            previous.is_none_or(|c| !c.is_alphanumeric())
        });
        let mut dates = starts.rev().filter_map(|(at, _)| date(whole.get(at..)?, today).ok());
        dates.find_map(|(_, date)| Some((date.year, date.month?)))
    }
}
