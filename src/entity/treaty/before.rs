//! What stands before a treaty's head and belongs to its name, read backwards.
//!
//! ```text
//! prefix       = { letter | digit | "-" }                 (* before "verdrag": "CCW-" *)
//! abbreviation = capital capital capital { capital } blank
//! qualifiers   = { known word ( blank | "-" ) }           (* before "Protocol": "Eerste Aanvullend " *)
//! ```

use crate::grammar::WordSet;

/// The first part of a one-word name, the end of what stands before its second part.
///
/// Reads `Vluchtelingen` from "het Vluchtelingen", `CCW-` from "het CCW-"; nothing
/// from "het ", and nothing from "de ".
pub(super) fn prefix(before: &str) -> &str {
    let within = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\u{2011}');
    let start = before.trim_end_matches(within).len();
    before.get(start..).unwrap_or_default()
}

/// Two first parts of a one-word name, the end of what stands before its second part.
///
/// Reads `Uitleverings- en rechtshulp` from "het Uitleverings- en rechtshulp"; nothing from "het rechtshulp",
/// and nothing from "uitleverings- en rechtshulp".
pub(super) fn joined(before: &str) -> Option<&str> {
    let second = prefix(before);
    let head = before.strip_suffix(second)?.strip_suffix(" en ")?;
    let first = prefix(head);
    let small = second.starts_with(char::is_lowercase) && !second.is_empty();
    let whole = first.starts_with(char::is_uppercase) && first.ends_with('-') && small;
    whole.then(|| before.get(head.len() - first.len()..)).flatten()
}

/// The abbreviation that makes a name with a word behind a blank: `CCW` in "het CCW verdrag".
///
/// Reads `CCW` from "het CCW ", `START` from "(START "; nothing from "het Amerikaanse ",
/// and nothing from "het ".
pub(super) fn abbreviation(before: &str) -> Option<&str> {
    let last = prefix(before.strip_suffix(' ')?);
    let shouted = last.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    (shouted && last.chars().count() > 2).then_some(last)
}

/// What stands before a treaty's first word and belongs to its name, read backwards:
/// `VN-` in "het VN-", `Facultatief ` in "het Facultatief ".
///
/// Reads `Eerste Aanvullend ` from "het Eerste Aanvullend ", `Europees ` from "(Europees ";
/// nothing from "het ", and nothing from "het belangrijke ".
pub(super) fn qualifiers<'a>(before: &'a str, known: &WordSet) -> &'a str {
    let mut start = before.len();
    loop {
        let head = before.get(..start).unwrap_or_default();
        let Some(bare) = head.strip_suffix([' ', '-']) else { break };
        let word = prefix(bare);
        if !known.contains(word) {
            break;
        }
        start = bare.len() - word.len();
    }
    before.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_parts() {
        assert_eq!(prefix("het Vluchtelingen"), "Vluchtelingen");
        assert_eq!(prefix("het CCW-"), "CCW-");
        assert_eq!(prefix("het "), "");
        assert_eq!(prefix("de "), "");
        assert_eq!(joined("het Uitleverings- en rechtshulp"), Some("Uitleverings- en rechtshulp"));
        assert_eq!(joined("het rechtshulp"), None);
        assert_eq!(joined("uitleverings- en rechtshulp"), None);
        assert_eq!(abbreviation("het CCW "), Some("CCW"));
        assert_eq!(abbreviation("(START "), Some("START"));
        assert_eq!(abbreviation("het Amerikaanse "), None);
        assert_eq!(abbreviation("het "), None);
    }

    #[test]
    fn words_before_the_head() {
        let known: WordSet = ["VN", "Europees", "Eerste", "Aanvullend"].into_iter().collect();
        assert_eq!(qualifiers("het Eerste Aanvullend ", &known), "Eerste Aanvullend ");
        assert_eq!(qualifiers("(Europees ", &known), "Europees ");
        assert_eq!(qualifiers("het VN-", &known), "VN-");
        assert_eq!(qualifiers("het ", &known), "");
        assert_eq!(qualifiers("het belangrijke ", &known), "");
    }
}
