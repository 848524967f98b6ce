//! The prefixes with which graphs are written for people.
//!
//! Each kind of entity has its own (`person:karim-khan`), because a name with a slash in
//! it is hard to read (`id:person\/karim-khan`). Documents and mentions have none: their
//! names are full of signs that Turtle escapes.

use std::collections::BTreeMap;

/// Namespaces of known vocabularies, by their usual prefix.
const KNOWN: [(&str, &str); 13] = [
    ("dcterms", "http://purl.org/dc/terms/"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "http://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("void", "http://rdfs.org/ns/void#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The path of a document's name, which gets no prefix.
const DOCUMENT: &str = "document";

/// The prefixes that these IRIs use, each with its namespace, in the order of the prefixes.
pub fn prefixes<'i>(base: &str, iris: impl IntoIterator<Item = &'i str>) -> BTreeMap<String, String> {
    let mut prefixes = Prefixes::new(base);
    iris.into_iter().for_each(|iri| prefixes.see(iri));
    prefixes.used
}

/// The prefixes that the IRIs seen so far use.
pub struct Prefixes {
    ontology: String,
    names: String,
    /// Each with its namespace.
    pub used: BTreeMap<String, String>,
}

impl Prefixes {
    /// None yet, for IRIs under `base`.
    pub fn new(base: &str) -> Self {
        Self { ontology: format!("{base}ontology#"), names: format!("{base}id/"), used: BTreeMap::new() }
    }

    /// All that a whole version uses, where its entities stand under these paths of `base`.
    pub fn all<'p>(base: &str, paths: impl IntoIterator<Item = &'p str>) -> Self {
        let mut all = Self::new(base);
        for path in paths {
            all.see_kind(path);
        }
        let ontology = all.ontology.clone();
        for namespace in KNOWN.map(|(_, namespace)| namespace).into_iter().chain([ontology.as_str()]) {
            all.see(namespace);
        }
        all
    }

    /// Takes note of the prefix of an IRI, if it has one.
    pub fn see(&mut self, iri: &str) {
        if let Some(rest) = iri.strip_prefix(&self.names) {
            let kind = rest.split_once('/').map_or("", |(kind, _)| kind);
            self.see_kind(kind);
        } else if iri.starts_with(&self.ontology) {
            self.add("kg", |prefixes| prefixes.ontology.clone());
        } else if let Some((prefix, namespace)) = KNOWN.iter().find(|(_, known)| iri.starts_with(known)) {
            self.add(prefix, |_| (*namespace).to_owned());
        }
    }

    fn see_kind(&mut self, kind: &str) {
        let short =
            !kind.is_empty() && kind != DOCUMENT && kind.bytes().all(|byte| byte.is_ascii_lowercase());
        if short && !KNOWN.iter().any(|(prefix, _)| *prefix == kind) {
            self.add(kind, |prefixes| format!("{}{kind}/", prefixes.names));
        }
    }

    fn add(&mut self, prefix: &str, namespace: impl Fn(&Self) -> String) {
        if !self.used.contains_key(prefix) {
            self.used.insert(prefix.to_owned(), namespace(self));
        }
    }
}

/// The `PREFIX` lines for a query over a version under `base` that declares none: `kg`
/// and the known vocabularies, all on one line so that lines of messages stay right.
pub fn declared(base: &str) -> String {
    let own = ("kg", format!("{base}ontology#"));
    let known = KNOWN.into_iter().map(|(prefix, namespace)| (prefix, namespace.to_owned()));
    known
        .chain([own])
        .fold(String::new(), |all, (prefix, namespace)| all + "PREFIX " + prefix + ": <" + &namespace + "> ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_used_and_readable_gets_a_prefix() {
        let iris = [
            "https://b/id/person/khan",
            "https://b/id/person/nul",
            "https://b/id/document/brief#char=1,2",
            "https://b/id/org/x",
            "https://b/ontology#Sanction",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
            "https://elsewhere/id/person/khan",
        ];
        let found = prefixes("https://b/", iris);
        let names: Vec<&str> = found.keys().map(String::as_str).collect();
        assert_eq!(names, ["kg", "person", "rdf"]);
        assert_eq!(found["person"], "https://b/id/person/");
    }
    #[test]
    fn all_has_what_is_known_and_the_paths_that_can_be_read() {
        let all = Prefixes::all("https://b/", ["person", "document", "org"]).used;
        assert_eq!(all.len(), KNOWN.len() + 2);
        assert_eq!(all["kg"], "https://b/ontology#");
        assert_eq!(all["person"], "https://b/id/person/");
        assert_eq!(all["org"], "http://www.w3.org/ns/org#");
    }
}
