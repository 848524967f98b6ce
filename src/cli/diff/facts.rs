//! Facts out of the quads of a difference.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::{NamedOrBlankNode, Term};

use crate::rdf::quad_of_line;

/// What the quads of one side say of facts.
pub(super) struct Facts {
    base: String,
    /// By graph and fact.
    facts: BTreeMap<(String, String), Fact>,
}

/// What quads say of one fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Fact {
    class: Option<String>,
    label: Option<String>,
    status: Option<String>,
    date: Option<String>,
    others: BTreeSet<String>,
}

impl Facts {
    /// Facts of a version under a base.
    pub(super) fn under(base: &str) -> Self {
        Self { base: base.to_owned(), facts: BTreeMap::new() }
    }

    /// Takes in a line, if it says something of a fact.
    pub(super) fn add(&mut self, line: &str) {
        let Some(quad) = quad_of_line(line) else { return };
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { return };
        if !subject.as_str().strip_prefix(&self.base).is_some_and(|path| path.starts_with("id/fact/")) {
            return;
        }
        let graph = quad.graph_name.to_string();
        let fact = self.facts.entry((graph, subject.as_str().to_owned())).or_default();
        let local = |iri: &str| iri.strip_prefix(&self.base).unwrap_or(iri).to_owned();
        let property = local(quad.predicate.as_str());
        let value = match &quad.object {
            Term::NamedNode(node) => local(node.as_str()).trim_start_matches("ontology#").to_owned(),
            Term::Literal(literal) => literal.value().to_owned(),
            Term::BlankNode(node) => node.to_string(),
        };
        let is_english = matches!(&quad.object, Term::Literal(literal) if literal.language() == Some("en"));
        match property.as_str() {
            "ontology#status" => fact.status = Some(value),
            "ontology#date" => fact.date = Some(value),
            iri if iri == oxrdf::vocab::rdf::TYPE.as_str() => fact.class = Some(value),
            iri if iri == oxrdf::vocab::rdfs::LABEL.as_str() && !is_english => fact.label = Some(value),
            _ => drop(fact.others.insert(format!("{property} {value}"))),
        }
    }

    /// The name of the document whose graph this is.
    fn document(&self, graph: &str) -> String {
        let name = graph.trim_matches(['<', '>']);
        let start = format!("{}graph/", self.base);
        name.strip_prefix(&start).unwrap_or(name).to_owned()
    }

    fn row(&self, mark: &str, (graph, iri): &(String, String), fact: &Fact) -> Vec<String> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let said = match (&fact.label, &fact.class) {
            (Some(label), _) => label.clone(),
            (None, Some(class)) => class.clone(),
            (None, None) => iri.strip_prefix(&self.base).unwrap_or(iri).to_owned(),
        };
        vec![mark.to_owned(), said, text(&fact.status), text(&fact.date), self.document(graph)]
    }
}

/// Rows of what was lost (-), gained (+) and changed (~), by document; a fact of which both sides have
/// quads was changed.
pub(super) fn rows(lost: &Facts, gained: &Facts) -> Vec<Vec<String>> {
    let keys: BTreeSet<_> = lost.facts.keys().chain(gained.facts.keys()).collect();
    let row = |key: &(String, String)| match (lost.facts.get(key), gained.facts.get(key)) {
        (Some(old), None) if old.class.is_some() => Some(lost.row("-", key, old)),
        (None, Some(new)) if new.class.is_some() => Some(gained.row("+", key, new)),
        // Without its class the fact itself stands in both.
        (Some(fact), None) => Some(lost.row("~", key, fact)),
        (_, Some(fact)) => Some(gained.row("~", key, fact)),
        (None, None) => None,
    };
    keys.into_iter().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(fact: &str, property: &str, value: &str) -> String {
        let base = "https://b/";
        format!("<{base}id/fact/{fact}> <{property}> {value} <{base}graph/a.txt> .")
    }

    #[test]
    fn facts_are_gained_lost_and_changed() {
        let (mut lost, mut gained) = (Facts::under("https://b/"), Facts::under("https://b/"));
        let (class, label) = (oxrdf::vocab::rdf::TYPE.as_str(), oxrdf::vocab::rdfs::LABEL.as_str());
        for (side, fact, said) in [(&mut lost, "1", "Een zin."), (&mut gained, "2", "Nog een zin.")] {
            side.add(&line(fact, class, "<https://b/ontology#Sanction>"));
            side.add(&line(fact, label, &format!("\"{said}\"@nl")));
            side.add(&line(fact, "https://b/ontology#status", "<https://b/ontology#asserted>"));
            side.add(&line("3", "https://b/ontology#date", &format!("\"202{fact}\"")));
            side.add("<https://b/id/person/x> <urn:p> \"geen feit\" <https://b/graph/a.txt> .");
        }
        let rows: Vec<String> = rows(&lost, &gained).iter().map(|row| row.join("|")).collect();
        assert_eq!(
            rows,
            ["-|Een zin.|asserted||a.txt", "+|Nog een zin.|asserted||a.txt", "~|id/fact/3||2022|a.txt",]
        );
    }
}
