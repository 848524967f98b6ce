//! Judgments, from the parts of their ECLI.

use super::{Official, TABLES};

/// What an ECLI says by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rdf) struct Parts {
    /// The code of the court: `RBDHA`.
    pub(in crate::rdf) code: String,
    /// The year of the judgment.
    pub(in crate::rdf) year: i16,
    /// The court, where the table knows its code.
    pub(in crate::rdf) court: Option<&'static str>,
    /// The country, where the first part is one: `NLD`.
    pub(in crate::rdf) country: Option<&'static str>,
}

/// The parts of an ECLI; none of another number.
pub(in crate::rdf) fn parts(id: &str) -> Option<Parts> {
    let mut parts = id.strip_prefix("ECLI:")?.split(':');
    let (country, code, year) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Parts {
        code: code.to_owned(),
        year: year.parse().ok()?,
        court: TABLES.court(code).filter(|_| country == "NL"),
        country: TABLES.country(country),
    })
}

/// A judgment, by its number.
pub(super) fn judgment(id: &str) -> Vec<Official> {
    // An LJN number is a name of its own, without the sign that ids need.
    let mut found = vec![Official::Identifier(id.replace("LJN:", "LJN "))];
    if id.starts_with("ECLI:NL:") {
        found.extend([
            Official::SameAs(format!("http://linkeddata.overheid.nl/terms/jurisprudentie/id/{id}")),
            Official::SeeAlso(format!("https://deeplink.rechtspraak.nl/uitspraak?id={id}")),
            Official::SeeAlso(format!("https://e-justice.europa.eu/ecli/{id}")),
        ]);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ecli_says_court_year_and_country() {
        let found = parts("ECLI:NL:RBDHA:2024:20594").unwrap();
        assert_eq!((found.court, found.country, found.year), (Some("rechtbank-den-haag"), Some("NLD"), 2024));
        let european = parts("ECLI:EU:C:2023:540").unwrap();
        assert_eq!((european.court, european.country, european.code.as_str()), (None, None, "C"));
        assert_eq!(parts("LJN:BX1234"), None);
    }

    #[test]
    fn dutch_judgments_have_pages() {
        let found = judgment("ECLI:NL:HR:2019:1");
        let page = "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2019:1".to_owned();
        assert!(found.contains(&Official::SeeAlso(page)));
        assert_eq!(judgment("ECLI:EU:C:2023:540").len(), 1);
        assert_eq!(judgment("LJN:BX1234"), [Official::Identifier("LJN BX1234".to_owned())]);
    }
}
