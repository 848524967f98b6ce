//! Official identifiers: what others call what documents name.
//!
//! Only what the text alone yields: a number that is the identifier, or from which a known rule
//! makes one (`kst-32735-413`, an ECLI, a CELEX number), and the few that a table gives. A rule
//! that no public source shows word for word is not used; a number that looks misprinted gets
//! none.
//!
//! An identifier is `dcterms:identifier`, a page `rdfs:seeAlso`, the same thing `owl:sameAs`, the same
//! concept of another scheme `skos:exactMatch`.

mod acts;
mod judgments;
mod papers;
mod resolutions;
mod tables;

use std::collections::BTreeSet;

pub(super) use judgments::parts;
pub(super) use papers::of_document;
use tables::TABLES;

use crate::gazetteer::Label;
use crate::linking::EntityId;

/// Where the official publications stand.
const GAZETTE: &str = "https://zoek.officielebekendmakingen.nl/";

/// What others say that something is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Official {
    /// Its number, as text.
    Identifier(String),
    /// A page about it.
    SeeAlso(String),
    /// The same thing.
    SameAs(String),
    /// The same concept.
    ExactMatch(String),
}

/// What is known of an entity beside its id.
pub(super) struct Known<'a> {
    /// How documents write it.
    pub(super) written: &'a BTreeSet<&'a str>,
    /// Whether a document says that questions are put in it.
    pub(super) questions: bool,
}

/// Everything that others call an entity.
pub(super) fn of(entity: &EntityId, known: &Known<'_>) -> Vec<Official> {
    let id = entity.id.as_str();
    let mut found = match entity.kind.path {
        "paper" => papers::paper(id, known),
        "motion" => papers::motion(id),
        "judgment" => judgments::judgment(id),
        "legislation" => acts::act(TABLES.celex(id)),
        "resolution" => resolutions::resolution(id, known.written),
        "country" => country(id),
        "treaty" => TABLES.gazette(id).map(published).unwrap_or_default(),
        _ => Vec::new(),
    };
    found.extend(TABLES.given(entity.kind.path, id).iter().cloned());
    found
}

/// The class of an organisation: `armed-group`, `ministry`.
pub(super) fn classification(entity: &EntityId) -> Option<&'static str> {
    (entity.kind.path == "organisation").then(|| TABLES.classification(&entity.id)).flatten()
}

/// What the tables call a court or a country that no document names.
pub(super) fn label(entity: &EntityId) -> Option<Label> {
    TABLES.label(entity.kind.path, &entity.id).cloned()
}

/// Something in the official publications, by its number.
fn published(number: &str) -> Vec<Official> {
    vec![Official::Identifier(number.to_owned()), Official::SeeAlso(format!("{GAZETTE}{number}.html"))]
}

/// The code of ISO 3166-1; codes from X on are not of that list.
fn country(id: &str) -> Vec<Official> {
    if id.starts_with('X') {
        return Vec::new();
    }
    let concept = format!("http://publications.europa.eu/resource/authority/country/{id}");
    vec![Official::Identifier(id.to_owned()), Official::ExactMatch(concept)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::country::COUNTRY;
    use crate::entity::treaty::TREATY;

    fn lines(entity: &EntityId) -> Vec<Official> {
        of(entity, &Known { written: &BTreeSet::new(), questions: false })
    }

    fn country(id: &str) -> Vec<Official> {
        lines(&EntityId { kind: COUNTRY, id: id.to_owned() })
    }

    fn treaty(id: &str) -> Vec<Official> {
        lines(&EntityId { kind: TREATY, id: id.to_owned() })
    }

    #[test]
    fn countries_by_their_code() {
        let concept = "http://publications.europa.eu/resource/authority/country/PSE".to_owned();
        let expected = [Official::Identifier("PSE".to_owned()), Official::ExactMatch(concept)];
        assert_eq!(country("PSE"), expected);
        assert!(country("XKX").is_empty());
    }

    #[test]
    fn treaties_by_their_publication() {
        let found = treaty("rome-statute");
        assert_eq!(found[0], Official::Identifier("trb-2000-120".to_owned()));
        assert!(found.contains(&Official::SeeAlso(format!("{GAZETTE}trb-2018-200.html"))), "{found:?}");
        assert!(treaty("aarhus-convention").is_empty());
    }
}
