//! Headings of what a parliamentary group brings in.

use super::groups::{self, Group};
use super::heads::roman;
use super::words::Words;

/// The group whose remarks a heading announces: `Inbreng van de leden van de VVD-fractie`.
pub(super) fn contribution<'a>(words: &Words, heading: &'a str) -> Option<&'a str> {
    let heading = roman(heading).unwrap_or(heading);
    let mut rest = words.contribution.strip(heading)?;
    loop {
        let next = rest.trim_start();
        if let Some(Group::Named(length)) = groups::group(words, next) {
            let behind = next[length..].trim_start_matches([':', '.', ' ']);
            return (behind.is_empty() || behind.starts_with("en ")).then(|| &next[..length]);
        }
        rest = words.contribution.strip(next)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_groups_bring_in() {
        let words = Words::load().unwrap();
        for (heading, who) in [
            ("Inbreng van de leden van de VVD-fractie", "de leden van de VVD-fractie"),
            (
                "Inbreng leden van de Partij voor de Dieren-fractie",
                "leden van de Partij voor de Dieren-fractie",
            ),
            (
                "Vragen en opmerkingen van de leden van de fractie van het CDA",
                "de leden van de fractie van het CDA",
            ),
            ("Inbreng VVD-fractie", "VVD-fractie"),
            ("Vragen van de SP-fractie en reactie van de bewindspersoon", "de SP-fractie"),
        ] {
            assert_eq!(contribution(&words, heading), Some(who), "{heading}");
        }
        for heading in
            ["Inbreng van Nederland", "I. Vragen en opmerkingen vanuit de fracties", "Vragen van het lid"]
        {
            assert_eq!(contribution(&words, heading), None, "{heading}");
        }
    }
}
