//! Papers of the Houses, from their keys.

use super::{GAZETTE, Known, Official, published};
use crate::linking::is_doubtful_dossier;

/// A page on a case of the House.
const CASE: &str = "https://www.tweedekamer.nl/kamerstukken/detail?id=";

/// How many figures a dossier has.
const DOSSIER: usize = 5;

/// A paper, by its key.
pub(super) fn paper(id: &str, known: &Known<'_>) -> Vec<Official> {
    if id.starts_with("kst-") {
        return numbered(id);
    }
    if let Some(case) = id.strip_prefix("kv-") {
        return of_case(case, known.questions);
    }
    let Some((sort, number)) = id.split_once('-').filter(|(sort, _)| ["ah", "h"].contains(sort)) else {
        return plain(id);
    };
    let complete = sort == "ah" || number.matches('-').count() == 2;
    if !complete || known.written.iter().any(|written| is_of_senate(written)) {
        return Vec::new();
    }
    published(&format!("{sort}-tk-{number}"))
}

/// A motion whose key is that of the paper which prints it.
pub(super) fn motion(id: &str) -> Vec<Official> {
    let pages = numbered(id).into_iter().filter(|official| matches!(official, Official::SeeAlso(_)));
    if id.starts_with("kst-") { pages.collect() } else { Vec::new() }
}

/// A document that was printed in a dossier.
pub(in crate::rdf) fn of_document(dossier: &str, number: &str) -> Vec<Official> {
    numbered(&format!("kst-{dossier}-{number}"))
}

/// `kst-26150-187`: a dossier and a number in it.
fn numbered(key: &str) -> Vec<Official> {
    let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let doubtful = key
        .trim_start_matches("kst-")
        .rsplit_once('-')
        .is_none_or(|(dossier, _)| is_doubtful_dossier(dossier));
    if plain && !doubtful { published(key) } else { Vec::new() }
}

/// `2025Z10267`: any case has a page at the House; one with questions is published too.
fn of_case(case: &str, questions: bool) -> Vec<Official> {
    let mut found = vec![Official::Identifier(case.to_owned()), Official::SeeAlso(format!("{CASE}{case}"))];
    if questions {
        found.extend(published(&format!("kv-tk-{case}")));
    }
    found
}

/// A dossier, or the number of a document of the House.
fn plain(id: &str) -> Vec<Official> {
    let mut found = vec![Official::Identifier(id.to_owned())];
    if id.len() == DOSSIER && id.bytes().all(|byte| byte.is_ascii_digit()) {
        found.push(Official::SeeAlso(format!("{GAZETTE}dossier/{id}")));
    }
    found
}

/// Whether a reference says that it is to the proceedings of the senate.
fn is_of_senate(written: &str) -> bool {
    written.split(|c: char| !c.is_alphanumeric()).any(|word| ["I", "EK", "Eerste"].contains(&word))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn of(id: &str, written: &str, questions: bool) -> Vec<String> {
        let written = BTreeSet::from([written]);
        let said = |official| match official {
            Official::Identifier(text) | Official::SeeAlso(text) => text,
            other => format!("{other:?}"),
        };
        paper(id, &Known { written: &written, questions }).into_iter().map(said).collect()
    }

    #[test]
    fn papers_of_a_dossier() {
        let page = |key: &str| [key.to_owned(), format!("{GAZETTE}{key}.html")];
        for key in ["kst-28498-56", "kst-21501-02-3155", "kst-36410-VI-106", "kst-17141-D"] {
            assert_eq!(of(key, "", false), page(key));
        }
        assert_eq!(of("28498", "", false), ["28498".to_owned(), format!("{GAZETTE}dossier/28498")]);
        assert_eq!(of("36410-VI", "", false), ["36410-VI"]);
        assert!(of("kst-21510-20-2310", "21 510-20, nr. 2310", false).is_empty(), "misprinted");
        assert_eq!(motion("kst-32735-413"), [Official::SeeAlso(format!("{GAZETTE}kst-32735-413.html"))]);
        assert!(motion("brief-txt-dobbe").is_empty());
    }

    #[test]
    fn cases_and_proceedings() {
        let case = ["2025Z10267".to_owned(), format!("{CASE}2025Z10267")];
        assert_eq!(of("kv-2025Z10267", "", false), case);
        assert!(of("kv-2025Z10267", "", true).contains(&format!("{GAZETTE}kv-tk-2025Z10267.html")));
        assert_eq!(of("2024D04512", "", false), ["2024D04512"]);
        let appendix = of("ah-20242025-1244", "Aanhangsel Handelingen II 2024/25, nr. 1244", false);
        assert_eq!(appendix[0], "ah-tk-20242025-1244");
        assert_eq!(of("h-20242025-12-3", "", false)[1], format!("{GAZETTE}h-tk-20242025-12-3.html"));
        assert!(of("h-20242025-12", "", false).is_empty(), "without its item");
        assert!(of("ah-20242025-12", "Aanhangsel Handelingen I 2024/25, nr. 12", false).is_empty());
    }
}
