//! What the store says of a name beside its facts: labels, class, identifiers.

use askama::Template;
use oxrdf::Term;

use super::Row;
use crate::site::{Context, Frame};

/// A property of a name with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// What it is called.
    pub name: String,
    /// Its IRI.
    pub iri: String,
    /// The value as a person reads it.
    pub value: String,
    /// Where the value leads: a page of this server, or an address on the web.
    pub href: Option<String>,
}

/// The query for what the store says of an IRI beside its facts. `all` is for names that are not
/// in the index: then other names count too.
pub fn own_question(base: &str, iri: &str, all: bool) -> String {
    let filter = if all { String::new() } else { format!("FILTER (!STRSTARTS(STR(?o), \"{base}id/\"))") };
    format!("SELECT ?p ?o WHERE {{ <{iri}> ?p ?o {filter} }} ORDER BY ?p ?o LIMIT 200")
}

/// The rows of [`own_question`] as properties.
pub fn properties(frame: &Frame<'_>, rows: &[Row]) -> Vec<Property> {
    let property = |row: &Row| {
        let [Some(Term::NamedNode(property)), Some(value)] = &row[..] else { return None };
        let (value, href) = shown(frame, value);
        Some(Property {
            name: local(frame, property.as_str()),
            iri: property.as_str().to_owned(),
            value,
            href,
        })
    };
    rows.iter().filter_map(property).collect()
}

/// What an IRI is called: by the ontology, or by its last part.
fn local(frame: &Frame<'_>, iri: &str) -> String {
    let last = iri.rsplit(['#', '/']).next().unwrap_or(iri);
    if let Some(term) = iri.strip_prefix(frame.base()).and_then(|path| path.strip_prefix("ontology#")) {
        return frame.term(term).to_owned();
    }
    let key = format!("property.{last}");
    let known = frame.t(&key);
    if known == key { frame.cut(last, 60) } else { known.to_owned() }
}

fn shown(frame: &Frame<'_>, value: &Term) -> (String, Option<String>) {
    match value {
        Term::NamedNode(node) => {
            let iri = node.as_str();
            let own = iri.strip_prefix(frame.base());
            match own {
                Some(path) if path.starts_with("id/") => {
                    (frame.cut(path, 120), Some(frame.to(&format!("/{path}"))))
                }
                Some(path) if path.starts_with("ontology#") => (local(frame, iri), Some(format!("/{path}"))),
                _ if iri.starts_with("https://") || iri.starts_with("http://") => {
                    (frame.cut(iri, 120), Some(iri.to_owned()))
                }
                _ => (frame.cut(iri, 120), None),
            }
        }
        Term::Literal(literal) => {
            let language = literal.language().map(|code| format!(" ({code})")).unwrap_or_default();
            (frame.cut(literal.value(), 400) + &language, None)
        }
        Term::BlankNode(node) => (frame.cut(&node.to_string(), 120), None),
    }
}

#[derive(Template)]
#[template(path = "name.html")]
struct Page<'a> {
    frame: Frame<'a>,
    path: &'a str,
    properties: Vec<Property>,
    evidence: Option<(String, String)>,
}

/// The page of any other name that the store knows: a fact, a run, a graph. For a fact,
/// `evidence` is where it stands and the words.
///
/// # Errors
/// When memory runs out.
pub fn name(context: Context<'_>, path: &str, own: &[Row]) -> askama::Result<String> {
    let frame = Frame::new(context, "").with_alternates(super::alternates(context));
    let labels: Vec<(&str, &str)> = own
        .iter()
        .filter_map(|row| match &row[..] {
            [Some(Term::NamedNode(property)), Some(Term::Literal(label))]
                if *property == oxrdf::vocab::rdfs::LABEL =>
            {
                Some((label.language().unwrap_or_default(), label.value()))
            }
            _ => None,
        })
        .collect();
    let language = frame.language().code();
    let label = labels.iter().find(|(code, _)| *code == language).or(labels.first());
    let title = label.map_or_else(|| frame.cut(path, 120), |(_, label)| frame.cut(label, 300));
    let properties = properties(&frame, own);
    let derived = properties.iter().find(|property| property.iri.ends_with("prov#wasDerivedFrom"));
    let evidence =
        derived.and_then(|property| super::stretch(&property.value)).map(|(document, from, to)| {
            (frame.place(&document, &from, &to), format!("{document}#char={from},{to}"))
        });
    let frame = frame.titled(|_| title);
    Page { frame, path, properties, evidence }.render()
}
