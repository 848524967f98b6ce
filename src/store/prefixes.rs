//! The prefixes with which graphs are written for people.

/// Namespaces of known vocabularies; the same short names as everywhere else.
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

/// The prefixes of a graph under `base`, each with its namespace: those of this project
/// (`kg` for the ontology, `id` for what it names) and those of known vocabularies.
pub fn prefixes(base: &str) -> Vec<(String, String)> {
    let own = [("kg", "ontology#"), ("id", "id/")];
    let own = own.into_iter().map(|(prefix, path)| (prefix.to_owned(), format!("{base}{path}")));
    let known = KNOWN.into_iter().map(|(prefix, iri)| (prefix.to_owned(), iri.to_owned()));
    own.chain(known).collect()
}
