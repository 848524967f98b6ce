//! The labels of numbered paragraphs: `1.`, `b)`, `2.1`, `•`. A word processor
//! prints them and does not store them.

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::text::format) enum NumberFormat {
    /// `1 2 3`
    #[default]
    Decimal,
    /// `a b c … z aa`
    Letter,
    /// `A B C`
    Capital,
    /// `i ii iii`
    Roman,
    /// `I II III`
    CapitalRoman,
    /// A sign, always the same.
    Bullet,
    /// No label.
    None,
}

impl NumberFormat {
    /// The format that ODF calls by the number one in it, and DOCX's names for the same.
    pub(in crate::text::format) fn called(name: &str) -> Self {
        match name {
            "a" | "lowerLetter" => Self::Letter,
            "A" | "upperLetter" => Self::Capital,
            "i" | "lowerRoman" => Self::Roman,
            "I" | "upperRoman" => Self::CapitalRoman,
            "bullet" => Self::Bullet,
            "" | "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// `number` in this format; in digits where the format has no writing for it.
    pub(in crate::text::format) fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::Letter => letters(number).unwrap_or_else(|| number.to_string()),
            Self::Capital => Self::Letter.write(number).to_uppercase(),
            Self::Roman => roman(number).unwrap_or_else(|| number.to_string()),
            Self::CapitalRoman => Self::Roman.write(number).to_uppercase(),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// `a`, `z`, `aa`, `zz`, `aaa`.
fn letters(number: u32) -> Option<String> {
    let index = number.checked_sub(1).filter(|index| *index < 26 * 4)?;
    let letter = char::from(b'a' + u8::try_from(index % 26).ok()?);
    Some(std::iter::repeat_n(letter, 1 + index as usize / 26).collect())
}

fn roman(mut number: u32) -> Option<String> {
    const PARTS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut out = String::new();
    for (value, letters) in PARTS {
        while number >= value {
            out.push_str(letters);
            number -= value;
        }
    }
    Some(out)
}

/// One level of a list.
#[derive(Clone, Debug, Default)]
pub(in crate::text::format) struct Level {
    /// How its number is written.
    pub(in crate::text::format) format: NumberFormat,
    /// The label with `%1` for the number of the first level, or the bullet.
    pub(in crate::text::format) text: String,
    /// The first number.
    pub(in crate::text::format) start: u32,
}

/// Most levels of a list.
pub(in crate::text::format) const LEVELS: usize = 10;
/// Longest label, bytes; what is longer is no label.
const LONGEST: usize = 40;

/// How far the levels of one list have counted.
#[derive(Clone, Debug, Default)]
pub(in crate::text::format) struct Counters {
    numbers: [Option<u32>; LEVELS],
}

impl Counters {
    /// Counts one paragraph at `level` (from 0) and gives its label; deeper levels
    /// start anew. Empty where the list has none there.
    pub(in crate::text::format) fn next(&mut self, levels: &[Level], level: usize) -> String {
        let Some(own) = levels.get(level).filter(|_| level < LEVELS) else { return String::new() };
        let number = self.numbers[level].map_or(own.start, |number| number.saturating_add(1));
        self.numbers[level] = Some(number);
        self.numbers[level + 1..].fill(None);
        if own.format == NumberFormat::Bullet {
            return bullet(&own.text).to_string();
        }
        let mut label = own.text.clone();
        for (index, level) in levels.iter().enumerate().take(LEVELS) {
            let mark = format!("%{}", index + 1);
            if label.contains(&mark) && label.len() <= LONGEST {
                let number = self.numbers[index].unwrap_or(level.start);
                label = label.replace(&mark, &level.format.write(number));
            }
        }
        let label = label.trim();
        if label.len() > LONGEST || own.format == NumberFormat::None && !label.is_empty() {
            return String::new();
        }
        label.to_owned()
    }

    /// Lets `level` count from `start` again.
    pub(in crate::text::format) fn restart(&mut self, level: usize, start: u32) {
        if let Some(number) = self.numbers.get_mut(level) {
            *number = start.checked_sub(1);
        }
    }
}

/// The sign of a bullet. Fonts of signs have theirs at letters and in the private
/// area, where they say nothing without the font.
fn bullet(text: &str) -> char {
    let sign = text.chars().next().unwrap_or('•');
    let foreign = sign.is_alphanumeric() || ('\u{e000}'..='\u{f8ff}').contains(&sign) || sign.is_whitespace();
    if foreign { '•' } else { sign }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(format: NumberFormat, text: &str) -> Level {
        Level { format, text: text.to_owned(), start: 1 }
    }

    #[test]
    fn numbers_are_written_as_the_list_wants_them() {
        let written: Vec<String> = [1, 4, 26, 27, 53].map(|n| NumberFormat::Letter.write(n)).into();
        assert_eq!(written, ["a", "d", "z", "aa", "aaa"]);
        let written: Vec<String> = [1, 4, 9, 14, 1994].map(|n| NumberFormat::Roman.write(n)).into();
        assert_eq!(written, ["i", "iv", "ix", "xiv", "mcmxciv"]);
        assert_eq!(NumberFormat::CapitalRoman.write(u32::MAX), "4294967295");
        assert_eq!(NumberFormat::Letter.write(0), "0");
    }

    #[test]
    fn levels_count_within_each_other() {
        let levels = [
            level(NumberFormat::Decimal, "%1."),
            level(NumberFormat::Decimal, "%1.%2"),
            level(NumberFormat::Letter, "%3)"),
            level(NumberFormat::Bullet, "\u{f0b7}"),
        ];
        let mut counters = Counters::default();
        let labels: Vec<String> =
            [0, 1, 1, 2, 3, 0, 1, 2].into_iter().map(|level| counters.next(&levels, level)).collect();
        assert_eq!(labels, ["1.", "1.1", "1.2", "a)", "•", "2.", "2.1", "a)"]);
        counters.restart(0, 7);
        assert_eq!(counters.next(&levels, 0), "7.");
        assert_eq!(counters.next(&levels, 12), "");
    }

    #[test]
    fn a_label_stays_small() {
        let mut counters = Counters::default();
        assert_eq!(counters.next(&[level(NumberFormat::Decimal, &"%1".repeat(9999))], 0), "");
        assert_eq!(counters.next(&[level(NumberFormat::Bullet, "–")], 0), "–");
    }
}
