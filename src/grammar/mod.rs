//! The shared words of all parsers: word ends, numbers, dates, names, lists.
//!
//! A grammar function is plain: it takes the text from where it is to stand and
//! gives back the rest and what it read. Nothing here searches.

mod capitals;
mod date;
mod figures;
mod money;
mod name;
mod name_initials;
mod name_lines;
mod name_word;
mod number;
mod relative;
mod slug;
mod word;

pub use date::{NoDate, PartialDate, date, month, month_in_english, month_name};
pub use figures::{figures, short_figures};
pub use money::{Money, money};
pub use name::{NameGrammar, PersonName};
pub use name_word::{initials, name_word};
pub use number::{integer, numeral, numerals};
pub use relative::season_month;
pub use slug::slug;
pub use word::{WordSet, blank, capitalised, keyword, with_capital, word, word_end, word_start};

/// What a grammar function gives back: the rest of the text and its value.
pub type ParseResult<'a, T> = nom::IResult<&'a str, T>;
