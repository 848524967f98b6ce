//! Whether a group in words is one or many: `de hoofdaanklager van het Hof`, `de ambtsdragers`.

use crate::gazetteer::TableError;
use crate::relation::Token;
use crate::relation::function_words::{Class, FunctionWords};
use crate::text::Span;

/// What ends the noun of a group: `rechters [van het Hof]`, `personen [die …]`, `leider [en rechter]`.
const AFTER: [Class; 4] = [Class::Preposition, Class::Relative, Class::Subordinator, Class::Coordinator];

/// Tells one from many.
pub(super) struct Groups {
    words: FunctionWords,
}

impl Groups {
    /// Reads the closed words.
    pub(super) fn load() -> Result<Self, TableError> {
        Ok(Self { words: FunctionWords::load()? })
    }

    /// Whether a verb behind the group is plural. Without a number the noun
    /// decides: a Dutch plural ends in -en or -s (a singular in -us, -is or -ss does not).
    pub(super) fn is_many(&self, group: &str, count: Option<u64>) -> bool {
        if let Some(count) = count {
            return count != 1;
        }
        let mut words = group.split_whitespace();
        let noun = words.by_ref().take_while(|word| !self.ends(word)).last().unwrap_or_default();
        let joined = group.split_whitespace().any(|word| self.is(word, Class::Coordinator));
        let singular = ["us", "is", "ss"].iter().any(|end| noun.ends_with(end));
        let plural = noun.ends_with("en") || (noun.ends_with('s') && !singular);
        !group.starts_with("een ") && (joined || plural)
    }

    /// The group as it stands within a sentence: its article has no capital there.
    pub(super) fn within(&self, group: &str) -> String {
        let (first, rest) = group.split_once(' ').unwrap_or((group, ""));
        let small = first.to_lowercase();
        if rest.is_empty() || !self.is(&small, Class::Determiner) {
            return group.to_owned();
        }
        format!("{small} {rest}")
    }

    fn ends(&self, word: &str) -> bool {
        AFTER.iter().any(|class| self.is(word, *class))
    }

    fn is(&self, word: &str, class: Class) -> bool {
        self.words.is(&Token::new(word, Span::default(), None), class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noun_decides_without_a_number() {
        let groups = Groups::load().unwrap();
        for one in [
            "de hoofdaanklager van het Hof",
            "een verdachte uit Libië",
            "de president",
            "een leider en zijn plaatsvervanger",
        ] {
            assert!(!groups.is_many(one, None), "{one}");
        }
        for many in [
            "de ambtsdragers van het Hof",
            "mensen die gevangen zijn",
            "de leider en de opperrechter",
            "28 individuen",
        ] {
            assert!(groups.is_many(many, None), "{many}");
        }
        assert_eq!(groups.within("De aanklager van het Hof"), "de aanklager van het Hof");
        assert_eq!(groups.within("Libische verdachten"), "Libische verdachten");
        assert!(!groups.is_many("rechters", Some(1)) && groups.is_many("de rechter", Some(2)));
    }
}
