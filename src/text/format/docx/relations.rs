//! Which part of a package is what: relationships.

use super::super::FormatError;
use super::super::package::{Package, Token, Tokens};
use super::FORMAT;

/// The main part of a document and the parts that it refers to.
pub(super) struct Relations {
    /// The name of the main part: `word/document.xml`.
    pub(super) main: String,
    /// The last word of a relationship's type (`footnotes`) and the part's name.
    parts: Vec<(String, String)>,
}

/// Where the package says which part is the main one.
const ROOT: &str = "_rels/.rels";
/// The main part, where the package does not say.
const USUAL: &str = "word/document.xml";

impl Relations {
    /// Finds the main part and what belongs to it.
    ///
    /// # Errors
    /// Where the parts that say so cannot be read.
    pub(super) fn of_main(package: &mut Package<'_>) -> Result<Self, FormatError> {
        let root = package.part(ROOT)?.unwrap_or_default();
        let main = targets(&root, ROOT, "")?.into_iter().find(|(kind, _)| kind == "officeDocument");
        let main = main.map_or_else(|| USUAL.to_owned(), |(_, part)| part);
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let name = format!("{folder}/_rels/{file}.rels");
        let name = name.trim_start_matches('/');
        let own = package.part(name)?.unwrap_or_default();
        let mut parts = targets(&own, name, folder)?;
        parts.sort();
        parts.dedup();
        Ok(Self { main, parts })
    }

    /// The part of this kind.
    pub(super) fn first(&self, kind: &str) -> Option<&str> {
        self.all(kind).next()
    }

    /// All parts of this kind, by name.
    pub(super) fn all(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.parts.iter().filter(move |(own, _)| own == kind).map(|(_, part)| part.as_str())
    }
}

/// Kinds and names of the parts that the relationships in `xml` lead to from `folder`.
fn targets(xml: &str, part: &str, folder: &str) -> Result<Vec<(String, String)>, FormatError> {
    let mut tokens = Tokens::new(xml, FORMAT, part);
    let mut found = Vec::new();
    while let Some(token) = tokens.next()? {
        let Token::Start(element) = token else { continue };
        let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target")) else {
            continue;
        };
        if element.attribute("TargetMode").as_deref() != Some("External") {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            found.push((kind, resolved(folder, &target)));
        }
    }
    Ok(found)
}

/// The name of the part that `target` means, seen from `folder`.
fn resolved(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_resolved_within_the_package() {
        assert_eq!(resolved("word", "footnotes.xml"), "word/footnotes.xml");
        assert_eq!(resolved("word", "/word/./styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "../../../etc/passwd"), "etc/passwd");
    }
}
