//! What the ending of a file's name says of it.

/// What sort of file this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// One document.
    Document,
    /// JSON Lines: one document a line.
    Lines,
    /// Packed: an archive of documents, or one document.
    Packed(Packing),
}

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// A zip archive.
    Zip,
    /// A tar archive.
    Tar,
    /// A tar archive compressed by gzip.
    TarGzip,
    /// One document compressed by gzip.
    Gzip,
}

/// The endings of the files that are read in a folder; one line each. A file
/// that is named outright is read whatever it is called.
const ENDINGS: &[(&str, Sort)] = &[
    ("docx", Sort::Document),
    ("fodt", Sort::Document),
    ("htm", Sort::Document),
    ("html", Sort::Document),
    ("md", Sort::Document),
    ("odt", Sort::Document),
    ("pdf", Sort::Document),
    ("txt", Sort::Document),
    ("xhtml", Sort::Document),
    ("xml", Sort::Document),
    ("jsonl", Sort::Lines),
    ("ndjson", Sort::Lines),
    ("tar", Sort::Packed(Packing::Tar)),
    ("tar.gz", Sort::Packed(Packing::TarGzip)),
    ("tgz", Sort::Packed(Packing::TarGzip)),
    ("zip", Sort::Packed(Packing::Zip)),
];

/// What is packed within a document's file: `a.txt.gz`.
const GZIP: &str = ".gz";

/// The sort of the file called `name`; none where its ending is not read.
pub(super) fn sort_of(name: &str) -> Option<Sort> {
    let name = name.to_lowercase();
    let known = ENDINGS.iter().find(|(ending, _)| has_ending(&name, ending));
    if let Some((_, sort)) = known {
        return Some(*sort);
    }
    let inner = sort_of(name.strip_suffix(GZIP)?)?;
    (inner == Sort::Document).then_some(Sort::Packed(Packing::Gzip))
}

/// The sort of a file that was named outright.
pub(super) fn sort_of_named(name: &str) -> Sort {
    let packed = || name.to_lowercase().ends_with(GZIP).then_some(Sort::Packed(Packing::Gzip));
    sort_of(name).or_else(packed).unwrap_or(Sort::Document)
}

/// The name of the document in the file called `name`: without what packs it.
pub(super) fn without_gzip(name: &str) -> &str {
    let length = name.len().saturating_sub(GZIP.len());
    match name.get(length..) {
        Some(ending) if ending.eq_ignore_ascii_case(GZIP) && length > 0 => &name[..length],
        _ => name,
    }
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.'))
}

/// All endings, for a sentence: `.docx, .htm or .html`.
pub(super) fn all() -> String {
    sentence(|_| true)
}

/// The endings of documents, for a sentence.
pub(super) fn documents() -> String {
    sentence(|sort| sort == Sort::Document)
}

fn sentence(wanted: impl Fn(Sort) -> bool) -> String {
    let wanted = ENDINGS.iter().filter(|(_, sort)| wanted(*sort));
    let endings: Vec<String> = wanted.map(|(ending, _)| format!(".{ending}")).collect();
    match endings.split_last() {
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_say_what_is_read() {
        assert_eq!(sort_of("A.TXT"), Some(Sort::Document));
        assert_eq!(sort_of("a.tar.gz"), Some(Sort::Packed(Packing::TarGzip)));
        assert_eq!(sort_of("a.txt.gz"), Some(Sort::Packed(Packing::Gzip)));
        assert_eq!(sort_of("a.jsonl"), Some(Sort::Lines));
        for other in ["a.jpg", "a.jpg.gz", "a.zip.gz", "txt", "a.b", ""] {
            assert_eq!(sort_of(other), None, "{other}");
        }
        assert_eq!(sort_of_named("brief"), Sort::Document);
        assert_eq!(sort_of_named("brief.gz"), Sort::Packed(Packing::Gzip));
        assert_eq!((without_gzip("a.txt.gz"), without_gzip("a.txt")), ("a.txt", "a.txt"));
    }
}
