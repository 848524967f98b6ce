//! Names as parts of IRIs.

/// `name` in lower case, without accents, words joined by hyphens: `Karim Khan`
/// is `karim-khan`, `D.M. van Weel` is `dm-van-weel`.
pub fn slug(name: &str) -> String {
    let plain = deunicode::deunicode(name);
    let mut out = String::with_capacity(plain.len());
    for character in plain.chars() {
        if character.is_ascii_alphanumeric() {
            out.push(character.to_ascii_lowercase());
        } else if !matches!(character, '.' | '\'') && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_become_parts_of_iris() {
        assert_eq!(slug("Karim Khan"), "karim-khan");
        assert_eq!(slug("D.M. van Weel"), "dm-van-weel");
        assert_eq!(slug("Laçin"), "lacin");
        assert_eq!(slug("Hasna A."), "hasna-a");
        assert_eq!(slug("'t Hart"), "t-hart");
        assert_eq!(slug("…"), "");
    }
}
