//! Shapes (SHACL) as questions: each rule becomes a SPARQL query for what breaks it.
//!
//! Of SHACL this reads what the shapes of the ontology use: targets by class, subjects and
//! objects; paths forward, backward and in sequence; counts, kinds of node, datatypes, classes,
//! patterns, lengths, lists, languages, one qualified value, `sh:node`, `sh:xone` and `sh:sparql`.
//! Anything else is told, never passed over.

use std::collections::BTreeMap;

use oxrdf::vocab::rdf;
use oxrdf::{NamedOrBlankNode, Term};
use oxttl::TurtleParser;

const SH: &str = "http://www.w3.org/ns/shacl#";
const SUBCLASSES: &str = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>*";

/// A rule of a shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Check {
    /// The shape's own name.
    pub(super) shape: String,
    /// What it demands, in a few words.
    pub(super) rule: String,
    /// `SELECT DISTINCT ?this` of what breaks it.
    pub(super) query: String,
}

/// The rules of all shapes in a Turtle text, in order; one that is not understood is told.
pub(super) fn checks(turtle: &str) -> Vec<Result<Check, String>> {
    match Shapes::read(turtle) {
        Ok(shapes) => shapes.checks(),
        Err(problem) => vec![Err(problem)],
    }
}

/// Statements by their subjects, as the text has them.
struct Shapes {
    statements: BTreeMap<String, Vec<(String, Term)>>,
}

impl Shapes {
    fn read(turtle: &str) -> Result<Self, String> {
        let mut statements: BTreeMap<String, Vec<(String, Term)>> = BTreeMap::new();
        for triple in TurtleParser::new().for_slice(turtle) {
            let triple = triple.map_err(|error| error.to_string())?;
            let subject = match triple.subject {
                NamedOrBlankNode::NamedNode(node) => node.into_string(),
                NamedOrBlankNode::BlankNode(node) => node.to_string(),
            };
            let own = statements.entry(subject).or_default();
            own.push((triple.predicate.into_string(), triple.object));
        }
        Ok(Self { statements })
    }

    fn of(&self, subject: &str) -> &[(String, Term)] {
        self.statements.get(subject).map_or(&[], Vec::as_slice)
    }

    /// The values of a property of SHACL.
    fn values<'s>(&'s self, subject: &str, name: &'s str) -> impl Iterator<Item = &'s Term> {
        let own = self.of(subject).iter();
        own.filter(move |(property, _)| property.strip_prefix(SH) == Some(name)).map(|(_, value)| value)
    }

    /// The members of a list.
    fn list(&self, head: &Term) -> Vec<&Term> {
        let (mut at, mut members) = (key(head), Vec::new());
        loop {
            let own = self.of(&at);
            let value =
                |property: &str| own.iter().find(|(name, _)| name == property).map(|(_, value)| value);
            let Some(first) = value(rdf::FIRST.as_str()) else { return members };
            members.push(first);
            at = value(rdf::REST.as_str()).map(key).unwrap_or_default();
        }
    }

    fn checks(&self) -> Vec<Result<Check, String>> {
        let mut all = Vec::new();
        for subject in self.statements.keys() {
            for target in self.targets(subject) {
                let shape = subject.rsplit(['#', '/']).next().unwrap_or_default();
                let make = |(rule, broken): (String, String)| Check {
                    shape: shape.to_owned(),
                    rule,
                    query: format!("SELECT DISTINCT ?this WHERE {{ {target} {broken} }}"),
                };
                match self.rules(subject) {
                    Ok(rules) => all.extend(rules.into_iter().map(make).map(Ok)),
                    Err(unknown) => {
                        all.push(Err(format!("the shape {shape} uses {unknown}, which is not checked")));
                    }
                }
            }
        }
        all
    }

    /// Patterns that find what a shape speaks of.
    fn targets(&self, shape: &str) -> Vec<String> {
        let classes = self.values(shape, "targetClass");
        let classes = classes.map(|class| format!("?class {SUBCLASSES} {class} . ?this a ?class ."));
        let subjects =
            self.values(shape, "targetSubjectsOf").map(|property| format!("?this {property} ?any ."));
        let objects =
            self.values(shape, "targetObjectsOf").map(|property| format!("?any {property} ?this ."));
        classes.chain(subjects).chain(objects).collect()
    }

    /// What a shape demands, and patterns that find what breaks it.
    fn rules(&self, shape: &str) -> Result<Vec<(String, String)>, String> {
        let mut rules = Vec::new();
        for (property, value) in self.of(shape) {
            match property.strip_prefix(SH) {
                Some("targetClass" | "targetSubjectsOf" | "targetObjectsOf" | "message") | None => {}
                Some("property") => rules.extend(self.property(&key(value))?),
                Some("sparql") => rules.push(self.query(&key(value))?),
                Some(name) => {
                    let holds = self.holds(name, value)?.replace("?value", "?this");
                    rules.push((name.to_owned(), format!("FILTER(!({holds}))")));
                }
            }
        }
        Ok(rules)
    }

    /// The rules for the values at the end of a path.
    fn property(&self, shape: &str) -> Result<Vec<(String, String)>, String> {
        let path = self.values(shape, "path").next().ok_or("a property without a path")?;
        let (path, mut rules) = (self.path(path)?, Vec::new());
        let label = |name: &str, value: &Term| format!("{name} {value} of {}", short(&path));
        for (property, value) in self.of(shape) {
            let Some(name) = property.strip_prefix(SH) else { continue };
            let broken = match (name, number(value)) {
                ("path" | "message" | "qualifiedMinCount", _) => continue,
                ("minCount", Some(1)) => format!("FILTER NOT EXISTS {{ ?this {path} ?value }}"),
                ("maxCount", Some(0)) => format!("?this {path} ?value ."),
                ("maxCount", Some(1)) => {
                    format!("?this {path} ?value , ?other . FILTER(!sameTerm(?value, ?other))")
                }
                ("uniqueLang", _) => format!(
                    "?this {path} ?value , ?other . FILTER(!sameTerm(?value, ?other) && LANG(?value) != \"\" && LANG(?value) = LANG(?other))"
                ),
                ("qualifiedValueShape", _) => {
                    let holds = self.all(&key(value))?;
                    format!("FILTER NOT EXISTS {{ ?this {path} ?value FILTER({holds}) }}")
                }
                ("class", _) => format!(
                    "?this {path} ?value . FILTER NOT EXISTS {{ ?value a ?sort . ?sort {SUBCLASSES} {value} }}"
                ),
                _ => format!("?this {path} ?value . FILTER(!({}))", self.holds(name, value)?),
            };
            rules.push((label(name, value), broken));
        }
        Ok(rules)
    }

    /// A path as SPARQL writes it.
    fn path(&self, path: &Term) -> Result<String, String> {
        if matches!(path, Term::NamedNode(_)) {
            return Ok(path.to_string());
        }
        if let Some(inverse) = self.values(&key(path), "inversePath").next() {
            return Ok(format!("^{}", self.path(inverse)?));
        }
        let steps = self.list(path);
        if steps.is_empty() {
            return Err("a path of another sort".to_owned());
        }
        Ok(steps.into_iter().map(|step| self.path(step)).collect::<Result<Vec<_>, _>>()?.join("/"))
    }

    /// An expression that is true where `?value` is as a rule demands.
    fn holds(&self, name: &str, value: &Term) -> Result<String, String> {
        let text = |term: &Term| match term {
            Term::Literal(literal) => oxrdf::Literal::new_simple_literal(literal.value()).to_string(),
            other => other.to_string(),
        };
        let listed = || self.list(value).into_iter().map(text).collect::<Vec<_>>().join(", ");
        Ok(match name {
            "datatype" => format!("isLiteral(?value) && DATATYPE(?value) = {value}"),
            "nodeKind" if value.to_string() == format!("<{SH}IRI>") => "isIRI(?value)".to_owned(),
            "pattern" => format!("REGEX(STR(?value), {})", text(value)),
            "minLength" => format!("STRLEN(STR(?value)) >= {value}"),
            "maxLength" => format!("STRLEN(STR(?value)) <= {value}"),
            "minInclusive" => format!("?value >= {value}"),
            "in" => format!("?value IN ({})", listed()),
            "languageIn" => format!("LANG(?value) IN ({})", listed()),
            "node" => self.all(&key(value))?,
            "xone" => {
                let one = |shape: &&Term| Ok(format!("IF({}, 1, 0)", self.all(&key(shape))?));
                let count = self.list(value).iter().map(one).collect::<Result<Vec<_>, String>>()?;
                format!("({}) = 1", count.join(" + "))
            }
            unknown => return Err(format!("sh:{unknown} {value}")),
        })
    }

    /// An expression that is true where `?value` is as all rules of a shape demand.
    fn all(&self, shape: &str) -> Result<String, String> {
        let rules = self.of(shape).iter();
        let rules = rules.filter_map(|(property, value)| Some((property.strip_prefix(SH)?, value)));
        let rules = rules.filter(|(name, _)| *name != "message");
        let holds = rules.map(|(name, value)| Ok(format!("({})", self.holds(name, value)?)));
        Ok(holds.collect::<Result<Vec<_>, String>>()?.join(" && "))
    }

    /// A rule that is a query itself.
    fn query(&self, shape: &str) -> Result<(String, String), String> {
        let literal = |name: &'static str| match self.values(shape, name).next() {
            Some(Term::Literal(literal)) => Some(literal.value()),
            _ => None,
        };
        let mut select = literal("select").ok_or("a query without its text")?.replace("$this", "?this");
        let all: Vec<String> = self.values(shape, "prefixes").map(key).collect();
        let declared = all.iter().flat_map(|all| self.values(all, "declare")).map(key);
        for declared in declared {
            let value = |name| {
                self.values(&declared, name).find_map(|value| match value {
                    Term::Literal(literal) => Some(literal.value().to_owned()),
                    _ => None,
                })
            };
            if let (Some(prefix), Some(namespace)) = (value("prefix"), value("namespace")) {
                select = expanded(&select, &prefix, &namespace);
            }
        }
        Ok((literal("message").unwrap_or("its query").to_owned(), format!("{{ {select} }}")))
    }
}

/// A query with the names of one prefix written out: a query within a query declares none.
fn expanded(query: &str, prefix: &str, namespace: &str) -> String {
    let prefix = format!("{prefix}:");
    let mut pieces = query.split(&prefix);
    let mut all = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').unwrap_or(piece.len());
        let (name, rest) = piece.split_at(end);
        all = format!("{all}<{namespace}{name}>{rest}");
    }
    all
}

/// What statements about a term are found by.
fn key(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        other => other.to_string(),
    }
}

fn number(term: &Term) -> Option<u64> {
    match term {
        Term::Literal(literal) => literal.value().parse().ok(),
        _ => None,
    }
}

/// A path for people: only the last part of each IRI.
fn short(path: &str) -> String {
    let mut said = String::new();
    for piece in path.split_inclusive(['<', '>']) {
        match piece.strip_suffix('>') {
            Some(iri) => said.push_str(iri.rsplit(['#', '/']).next().unwrap_or_default()),
            None => said.push_str(piece.trim_end_matches('<')),
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::SHAPES;
    use crate::store::query::guard;

    #[test]
    fn every_rule_of_the_ontologys_shapes_is_understood() {
        let all: Vec<Check> = checks(SHAPES).into_iter().collect::<Result<_, _>>().unwrap();
        assert!(all.len() > 200, "{} rules", all.len());
        for check in &all {
            guard::check(&check.query).unwrap();
            let parsed = oxigraph::sparql::SparqlEvaluator::new().parse_query(&check.query);
            assert!(parsed.is_ok(), "{}: {}", parsed.err().unwrap(), check.query);
        }
    }

    #[test]
    fn what_is_not_understood_is_told() {
        let shapes = "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s#Closed> sh:targetClass <urn:C> ; sh:closed true .";
        let told = checks(shapes);
        assert_eq!(told.len(), 1);
        assert!(told[0].as_ref().unwrap_err().starts_with("the shape Closed uses sh:closed"));
    }

    #[test]
    fn a_rule_becomes_a_question() {
        let shapes = "@prefix sh: <http://www.w3.org/ns/shacl#> . \
                      <urn:s#A> sh:targetClass <urn:C> ; sh:property [ sh:path ( <urn:x#p> [ sh:inversePath <urn:x#q> ] ) ; sh:maxCount 1 ] .";
        let check = checks(shapes).remove(0).unwrap();
        assert_eq!(check.shape, "A");
        assert!(check.rule.ends_with("of p/^q"), "{}", check.rule);
        assert!(check.query.contains("?this <urn:x#p>/^<urn:x#q> ?value , ?other ."), "{}", check.query);
    }
}
