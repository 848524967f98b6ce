//! Reading things and facts from the quads of a source.

use std::collections::BTreeMap;

use oxrdf::Term;

use super::{Content, Fact, Labels, Statement, Stretch, Thing, Value, local, snake};
use crate::export::ExportError;
use crate::export::block::{Block, Said};
use crate::export::line;
use crate::export::source::Source;
use crate::export::vocabulary::{Vocabulary, terms};

impl Content {
    /// Reads all things and facts, in one pass.
    pub(in crate::export) fn read(source: &Source<'_>) -> Result<Self, ExportError> {
        let mut reader = Reader {
            content: Self {
                base: source.base().to_owned(),
                vocabulary: Vocabulary::load()?,
                things: BTreeMap::new(),
                facts: Vec::new(),
                evidence: BTreeMap::new(),
            },
            ontology: format!("{}ontology#", source.base()),
            mentions: BTreeMap::new(),
        };
        source.blocks(|block| {
            reader.read(block);
            Ok(())
        })?;
        Ok(reader.finish())
    }

    /// Calls `each` with every mention, in one more pass.
    pub(in crate::export) fn mentions(
        &self,
        source: &Source<'_>,
        mut each: impl FnMut(&Stretch) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let (ontology, class) = (format!("{}ontology#", self.base), format!("{}ontology#Mention", self.base));
        source.blocks(|block| {
            let is_mention = block.nodes(terms::TYPE).any(|node| node == class);
            if is_mention { each(&stretch(&ontology, block)) } else { Ok(()) }
        })
    }
}

struct Reader {
    content: Content,
    ontology: String,
    mentions: BTreeMap<String, u64>,
}

impl Reader {
    fn read(&mut self, block: &Block) {
        let class = |iri: &str| iri.strip_prefix(&self.ontology).map(str::to_owned);
        let classes: Vec<String> = block.nodes(terms::TYPE).filter_map(class).collect();
        let vocabulary = &self.content.vocabulary;
        if let Some(shape) = classes.iter().find_map(|class| vocabulary.shape_of(class)) {
            self.content.facts.extend(self.fact(block, shape));
        } else if let Some(class) = classes.iter().find_map(|class| vocabulary.end(class)) {
            let thing = self.thing(block, class);
            self.content.things.insert(block.subject.clone(), thing);
        } else if block.text(terms::EXACT).is_some() {
            self.read_stretch(block, classes.iter().any(|class| class == "Mention"));
        }
    }

    fn read_stretch(&mut self, block: &Block, mention: bool) {
        let found = stretch(&self.ontology, block);
        if let Some(named) = found.names.as_ref().filter(|_| mention) {
            *self.mentions.entry(named.clone()).or_insert(0) += 1;
        }
        // What has its surroundings is evidence; of a query's graph, whatever is no mention.
        if !mention || !found.prefix.is_empty() || !found.suffix.is_empty() {
            self.content.evidence.insert(found.iri.clone(), found);
        }
    }

    fn thing(&self, block: &Block, class: &'static str) -> Thing {
        let plain: Vec<String> = self
            .content
            .vocabulary
            .shapes
            .iter()
            .map(|s| format!("{}{}", self.ontology, s.property))
            .collect();
        let own = |said: &&Said| {
            said.property != terms::TYPE && said.property != terms::LABEL && !plain.contains(&said.property)
        };
        let mut said: Vec<Statement> = block.said.iter().filter(own).filter_map(statement).collect();
        said.sort();
        said.dedup();
        Thing { class, labels: labels(block), mentions: 0, said }
    }

    fn fact(&self, block: &Block, shape: crate::relation::Shape) -> Option<Fact> {
        let term = |name: &str| format!("{}{name}", self.ontology);
        let (subject, object, status, date, rule) =
            (term(shape.subject), term(shape.object), term("status"), term("date"), term("rule"));
        let known = [&subject, &object, &status, &date, &rule].map(String::as_str);
        let known =
            [&known[..], &[terms::TYPE, terms::LABEL, terms::DERIVED_FROM, terms::GENERATED_BY]].concat();
        let mut particulars: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for said in block.said.iter().filter(|said| !known.contains(&said.property.as_str())) {
            let name = said.property.rsplit(['#', '/']).next().unwrap_or_default();
            particulars.entry(snake(name)).or_default().extend(value(said));
        }
        Some(Fact {
            iri: block.subject.clone(),
            shape,
            subject: block.nodes(&subject).next()?.to_owned(),
            object: block.nodes(&object).next()?.to_owned(),
            status: block.nodes(&status).next().map(|iri| self.word(iri)).unwrap_or_default(),
            date: block.text(&date),
            labels: labels(block),
            rule: block.text(&rule),
            evidence: block.nodes(terms::DERIVED_FROM).next().map(str::to_owned),
            particulars,
        })
    }

    fn word(&self, iri: &str) -> String {
        iri.strip_prefix(&self.ontology).unwrap_or(iri).to_owned()
    }

    fn finish(self) -> Content {
        let mut content = self.content;
        for (thing, count) in self.mentions {
            if let Some(thing) = content.things.get_mut(&thing) {
                thing.mentions = count;
            }
        }
        content
    }
}

fn labels(block: &Block) -> Labels {
    let mut labels = Labels::default();
    let literals = block.said.iter().filter(|said| said.property == terms::LABEL);
    for literal in literals.filter_map(|said| line::literal(&said.object)) {
        let place = if literal.language() == Some("en") { &mut labels.en } else { &mut labels.nl };
        place.get_or_insert_with(|| literal.value().to_owned());
    }
    labels
}

fn statement(said: &Said) -> Option<Statement> {
    let property = said.property.clone();
    match line::term(&said.object)? {
        Term::NamedNode(node) => {
            Some(Statement { property, value: node.into_string(), datatype: None, language: None })
        }
        Term::BlankNode(node) => {
            Some(Statement { property, value: node.to_string(), datatype: None, language: None })
        }
        Term::Literal(literal) => Some(Statement {
            property,
            value: literal.value().to_owned(),
            datatype: Some(literal.datatype().as_str().to_owned()),
            language: literal.language().map(str::to_owned),
        }),
    }
}

/// The value of a particular; a whole number only where it is written as one.
fn value(said: &Said) -> Option<Value> {
    match line::term(&said.object)? {
        Term::Literal(literal) => {
            let text = literal.value();
            let number = text.parse().ok().filter(|_| literal.datatype().as_str() == terms::INTEGER);
            Some(number.map_or_else(|| Value::Text(text.to_owned()), Value::Integer))
        }
        Term::NamedNode(node) => Some(Value::Text(node.into_string())),
        Term::BlankNode(node) => Some(Value::Text(node.to_string())),
    }
}

/// A stretch of text; its place stands in its IRI.
fn stretch(ontology: &str, block: &Block) -> Stretch {
    let (document, place) = block.subject.split_once("#char=").unwrap_or((&block.subject, ""));
    let (start, end) = place.split_once(',').unwrap_or_default();
    let text = |property: &str| block.text(property).unwrap_or_default();
    Stretch {
        iri: block.subject.clone(),
        document: document.to_owned(),
        start: start.parse().ok(),
        end: end.parse().ok(),
        page: block.text(&format!("{ontology}page")).and_then(|page| page.parse().ok()),
        exact: text(terms::EXACT),
        prefix: text(terms::PREFIX),
        suffix: text(terms::SUFFIX),
        names: block.nodes(&format!("{ontology}names")).next().map(str::to_owned),
    }
}

impl Content {
    /// The name of a document as its file has it.
    pub(in crate::export) fn document_name(&self, iri: &str) -> String {
        let name = local(&self.base, iri);
        let name = name.strip_prefix("document/").unwrap_or(name);
        percent_encoding::percent_decode_str(name).decode_utf8_lossy().into_owned()
    }
}
