//! All that is said of one subject; its lines stand together in a sorted stream.

use super::ExportError;
use super::line::{Line, iri, literal};
use super::source::Source;

/// What a version says of one subject.
#[derive(Default)]
pub(super) struct Block {
    /// The IRI, or the token of a blank node.
    pub(super) subject: String,
    /// What is said, in the order of the lines.
    pub(super) said: Vec<Said>,
}

/// A property of a subject, as it is written.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// The IRI of the property.
    pub(super) property: String,
    /// The token of the object.
    pub(super) object: String,
    /// The IRI of the graph, where there is one.
    pub(super) graph: Option<String>,
}

impl Said {
    /// The IRI that is the object.
    pub(super) fn node(&self) -> Option<&str> {
        iri(&self.object)
    }

    /// The text of the literal that is the object.
    pub(super) fn text(&self) -> Option<String> {
        literal(&self.object).map(|literal| literal.value().to_owned())
    }
}

impl Block {
    /// The IRIs that a property has.
    pub(super) fn nodes(&self, property: &str) -> impl Iterator<Item = &str> {
        self.said.iter().filter(move |said| said.property == property).filter_map(Said::node)
    }

    /// The first text that a property has.
    pub(super) fn text(&self, property: &str) -> Option<String> {
        self.said.iter().filter(|said| said.property == property).find_map(Said::text)
    }

    /// The first graph in which something is said.
    pub(super) fn graph(&self) -> Option<&str> {
        self.said.iter().find_map(|said| said.graph.as_deref())
    }

    fn add(&mut self, line: &Line<'_>) {
        let said = Said {
            property: iri(line.predicate).unwrap_or_default().to_owned(),
            object: line.object.to_owned(),
            graph: line.graph.and_then(iri).map(str::to_owned),
        };
        self.said.push(said);
    }
}

impl Source<'_> {
    /// Calls `each` with every subject, in order.
    pub(super) fn blocks(
        &self,
        mut each: impl FnMut(&Block) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let mut block = Block::default();
        self.each(|line| {
            let subject = iri(line.subject).unwrap_or(line.subject);
            if block.subject != subject {
                if !block.said.is_empty() {
                    each(&block)?;
                }
                subject.clone_into(&mut block.subject);
                block.said.clear();
            }
            block.add(&line);
            Ok(())
        })?;
        if block.said.is_empty() { Ok(()) } else { each(&block) }
    }
}
