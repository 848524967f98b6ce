//! Acts of the European Union, from their CELEX number.

use super::Official;

/// The letters of CELEX numbers of acts for which the Publications Office has made addresses by
/// year and number, and what stands for them there.
const SORTS: [(char, &str); 3] = [('D', "dec"), ('L', "dir"), ('R', "reg")];

/// An act, by its CELEX number; nothing where it has none.
pub(super) fn act(celex: Option<&str>) -> Vec<Official> {
    let Some(celex) = celex.filter(|celex| celex.is_ascii()) else { return Vec::new() };
    let resource = format!("http://publications.europa.eu/resource/celex/{celex}");
    let mut found = vec![Official::Identifier(celex.to_owned()), Official::SameAs(resource)];
    found.extend(eli(celex).map(Official::SameAs));
    found
}

/// Its European Legislation Identifier: `32011D0168` is `dec/2011/168`.
fn eli(celex: &str) -> Option<String> {
    let (year, letter, number) = (celex.get(1..5)?, celex.chars().nth(5)?, celex.get(6..)?);
    let (_, sort) = SORTS.iter().find(|(known, _)| *known == letter)?;
    let number: u32 = number.parse().ok()?;
    Some(format!("http://data.europa.eu/eli/{sort}/{year}/{number}/oj"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_by_its_number() {
        let same = |text: &str| Official::SameAs(text.to_owned());
        let found = act(Some("31996R2271"));
        assert_eq!(found[1], same("http://publications.europa.eu/resource/celex/31996R2271"));
        assert_eq!(found[2], same("http://data.europa.eu/eli/reg/1996/2271/oj"));
        assert_eq!(act(Some("32011D0168"))[2], same("http://data.europa.eu/eli/dec/2011/168/oj"));
        assert_eq!(act(Some("32004L0038"))[2], same("http://data.europa.eu/eli/dir/2004/38/oj"));
        assert_eq!(act(Some("32008E0944")).len(), 2, "common positions have no such address");
        assert!(act(None).is_empty());
    }
}
