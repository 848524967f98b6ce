//! Resolutions of the United Nations and of the Assembly of States Parties, from their norm and
//! from how documents write them.

use std::collections::BTreeSet;

use super::Official;

/// A resolution, by its id and its names.
pub(super) fn resolution(id: &str, written: &BTreeSet<&str>) -> Vec<Official> {
    if let Some(number) = id.strip_prefix("unsc-res-") {
        return of_council(number, written);
    }
    if let Some(number) = id.strip_prefix("unga-res-") {
        return of_assembly(number);
    }
    let symbol = |written: &&str| written.starts_with("ICC-ASP/").then(|| written.replace(' ', ""));
    let symbols: BTreeSet<String> = written.iter().filter_map(symbol).collect();
    symbols.into_iter().map(Official::Identifier).collect()
}

/// A resolution of the Security Council has its year in its symbol; what is written must give one year.
fn of_council(number: &str, written: &BTreeSet<&str>) -> Vec<Official> {
    let years: BTreeSet<&str> = written.iter().filter_map(|written| year(written, number)).collect();
    let mut years = years.into_iter();
    let (Some(year), None) = (years.next(), years.next()) else { return Vec::new() };
    let symbol = format!("S/RES/{number}({year})");
    vec![Official::SeeAlso(format!("https://undocs.org/{symbol}")), Official::Identifier(symbol)]
}

/// The year in brackets behind the number: `1970 (2011)`.
fn year<'w>(written: &'w str, number: &str) -> Option<&'w str> {
    let (_, behind) = written.split_once(number)?;
    let year = behind.trim_start().strip_prefix('(')?.split_once(')')?.0;
    (year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())).then_some(year)
}

/// `60-251`: session and number; the special sessions and those before them are written otherwise.
fn of_assembly(number: &str) -> Vec<Official> {
    let figures = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match number.split_once('-') {
        Some((session, number)) if figures(session) && figures(number) => {
            vec![Official::Identifier(format!("A/RES/{session}/{number}"))]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(id: &str, written: &[&str]) -> Vec<Official> {
        resolution(id, &written.iter().copied().collect())
    }

    #[test]
    fn a_resolution_of_the_council_needs_its_year() {
        let found = of("unsc-res-1970", &["VNVR-resolutie 1970 (2011)", "resolutie 1970"]);
        let expected = [
            Official::SeeAlso("https://undocs.org/S/RES/1970(2011)".to_owned()),
            Official::Identifier("S/RES/1970(2011)".to_owned()),
        ];
        assert_eq!(found, expected);
        assert!(of("unsc-res-1970", &["resolutie 1970"]).is_empty());
        assert!(of("unsc-res-1970", &["resolutie 1970 (2011)", "resolutie 1970 (2012)"]).is_empty());
        assert!(of("unsc-res-2254", &["2254 (zie aldaar)"]).is_empty());
    }

    #[test]
    fn symbols() {
        let identifier = |text: &str| vec![Official::Identifier(text.to_owned())];
        assert_eq!(of("icc-asp-s-1-res-1", &["ICC-ASP/S-1/Res. 1"]), identifier("ICC-ASP/S-1/Res.1"));
        assert_eq!(of("unga-res-60-251", &[]), identifier("A/RES/60/251"));
        assert!(of("unga-res-es-11-1", &[]).is_empty());
        assert!(of("unga-res-2758", &[]).is_empty());
    }
}
