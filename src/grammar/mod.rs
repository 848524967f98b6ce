//! The shared words of all parsers: word ends, numbers, dates, names, lists.
