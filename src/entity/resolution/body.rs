//! The bodies that pass resolutions, by the names that stand beside the word.

use crate::embedded;
use crate::gazetteer::TableError;
use crate::grammar::{ParseResult, WordSet, blank, keyword, slug, word_end, word_start};
use nom::Parser;
use nom::branch::alt;
use nom::sequence::preceded;

/// The body of a resolution that is only said to be of the United Nations.
pub(super) const UN: &str = "un";

/// How far before a number the body may have been named, bytes.
const REACH: usize = 160;

/// The known bodies.
pub(super) struct Bodies {
    /// Name and id, the longest first.
    names: Vec<(String, String)>,
    set: WordSet,
}

impl Bodies {
    /// Reads the table.
    ///
    /// # Errors
    /// Where it is wrong.
    pub(super) fn load() -> Result<Self, TableError> {
        let table = embedded!("resolution-bodies.tsv").table(&["name", "body"])?;
        let mut names: Vec<(String, String)> =
            table.rows().map(|row| (row.get("name").to_owned(), row.get("body").to_owned())).collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let set = names.iter().map(|(name, _)| name.as_str()).collect();
        Ok(Self { names, set })
    }

    fn id(&self, name: &str) -> Option<&str> {
        self.names.iter().find(|(known, _)| known == name).map(|(_, id)| id.as_str())
    }

    /// The body at the end of `before`, with the bytes to the end: `VN-Veiligheidsraad`, `VN `,
    /// `VNVR-`, and in one word `Veiligheidsraads`.
    pub(super) fn before(&self, before: &str) -> Option<(usize, &str)> {
        let joint = before.chars().next_back().filter(|c| matches!(c, ' ' | '-' | '\u{2011}'));
        let head = before.get(..before.len() - joint.map_or(0, char::len_utf8))?;
        let ends = |name: &str| {
            let start = ends_with(head, name).or_else(|| {
                let genitive = head.strip_suffix('s').filter(|_| joint.is_none())?;
                ends_with(genitive, name)
            })?;
            word_start(head.get(..start)?).then_some(before.len() - start)
        };
        self.names.iter().find_map(|(name, id)| Some((ends(name)?, id.as_str())))
    }

    /// The body behind a number: ` van de Algemene Vergadering`.
    pub(super) fn behind(&self, rest: &str) -> Option<&str> {
        let of = (blank, alt((keyword("van"), keyword("of"))), blank);
        let article = (alt((keyword("de"), keyword("het"), keyword("the"))), blank);
        let named: ParseResult<'_, &str> = preceded((of, article), |i| self.set.parse(i)).parse(rest);
        self.id(named.ok()?.1)
    }

    /// The body last named in the text before, of those whose numbers have a slash.
    pub(super) fn near(&self, before: &str) -> Option<&str> {
        let from = before.char_indices().rev().map(|(at, _)| at).find(|at| before.len() - at >= REACH);
        let near = before.get(from.unwrap_or(0)..)?;
        let last = |name: &str| {
            let (head, tail) = near.rsplit_once(name)?;
            (word_start(head) && word_end(tail).is_ok()).then_some(head.len() + name.len())
        };
        let slashed = self.names.iter().filter(|(_, id)| matches!(id.as_str(), "unga" | "unhrc" | "ecosoc"));
        slashed.filter_map(|(name, id)| Some((last(name)?, id.as_str()))).max().map(|(_, id)| id)
    }
}

/// Where `name` starts at the end of `text`; a blank and a hyphen are one.
fn ends_with(text: &str, name: &str) -> Option<usize> {
    let same = |one: char, other: char| one == other || "- \u{2011}".contains(one) && "- ".contains(other);
    let mut letters = text.char_indices().rev();
    let mut start = text.len();
    for wanted in name.chars().rev() {
        let (at, letter) = letters.next()?;
        if !same(letter, wanted) {
            return None;
        }
        start = at;
    }
    Some(start)
}

/// Whether a word or a hyphen runs on into what stands behind `before`.
pub(super) fn glued(before: &str) -> bool {
    before.ends_with(['-', '\u{2011}', '/']) || !word_start(before)
}

/// An abbreviation with a hyphen that no table has: `IAEA-`; its bytes and its id.
pub(super) fn abbreviation(before: &str) -> Option<(usize, String)> {
    let bare = before.strip_suffix(['-', '\u{2011}'])?;
    let head = bare.trim_end_matches(|c: char| c.is_alphanumeric());
    let name = bare.get(head.len()..)?;
    let shouted = name.len() > 2 && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    (shouted && !head.ends_with(['-', '/'])).then(|| (before.len() - head.len(), slug(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_before_the_head() {
        let bodies = Bodies::load().unwrap();
        assert_eq!(bodies.before("de VNVR-"), Some((5, "unsc")));
        assert_eq!(bodies.before("in VN "), Some((3, UN)));
        assert_eq!(bodies.before("de VN-Veiligheidsraads"), Some((19, "unsc")));
        assert_eq!(bodies.before("de VN Veiligheidsraad "), Some((19, "unsc")));
        assert_eq!(bodies.before("de ontwerp"), None);
        assert_eq!(bodies.before("de XVN-"), None);
        assert_eq!(abbreviation("de IAEA-"), Some((5, "iaea".to_owned())));
        assert_eq!(abbreviation("de concept-"), None);
        assert!(glued("ontwerp") && glued("concept-") && !glued("de "));
    }

    #[test]
    fn bodies_behind_and_near() {
        let bodies = Bodies::load().unwrap();
        assert_eq!(bodies.behind(" van de Algemene Vergadering van de VN"), Some("unga"));
        assert_eq!(bodies.behind(" van de vergadering"), None);
        assert_eq!(bodies.near("De AVVN en de Mensenrechtenraad namen "), Some("unhrc"));
        assert_eq!(bodies.near("De Veiligheidsraad nam "), None);
    }
}
