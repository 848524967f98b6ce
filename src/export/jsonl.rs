//! Records of one extraction, as `extract --format jsonl` prints them.

use serde_json::Value;

use crate::extract::Extraction;
use crate::extract::records::{DocumentRecord, FactRecord, MentionRecord, Record, Sentence, Side};
use crate::linking::EntityId;
use crate::rdf::Iris;
use crate::relation::{Argument, Attribute, Fact};
use crate::text::{CodePoints, Span};
use crate::wording::Wording;

/// The document, its mentions and its facts, in reading order.
pub fn records(extraction: &Extraction, iris: &Iris, wording: &Wording) -> Vec<Record> {
    let writer = Writer { extraction, iris, wording, points: extraction.document.code_points() };
    let mut records = vec![Record::Document(writer.document())];
    records.extend(
        (0..extraction.mentions.len()).filter_map(|index| writer.mention(index)).map(Record::Mention),
    );
    records.extend(extraction.facts.iter().map(|fact| Record::Fact(writer.fact(fact))));
    records
}

struct Writer<'a> {
    extraction: &'a Extraction,
    iris: &'a Iris,
    wording: &'a Wording,
    points: CodePoints<'a>,
}

impl Writer<'_> {
    fn name(&self) -> String {
        self.extraction.document.name.clone()
    }

    fn document(&self) -> DocumentRecord {
        let metadata = &self.extraction.document.metadata;
        DocumentRecord {
            document: self.name(),
            title: metadata.title.clone(),
            date: metadata.date.map(|date| date.to_string()),
            kind: metadata.kind.clone(),
        }
    }

    /// Start and end in code points, and the characters of the source.
    fn place(&self, span: Span) -> (usize, usize, String) {
        let source = self.extraction.document.source_span(span);
        let text = source.of(&self.extraction.document.source).to_owned();
        (self.points.before(source.start), self.points.before(source.end), text)
    }

    fn mention(&self, index: usize) -> Option<MentionRecord> {
        let mention = self.extraction.mentions.get(index)?;
        let entity = self.extraction.linked.entity(index);
        let (start, end, text) = self.place(mention.span);
        Some(MentionRecord {
            document: self.name(),
            start,
            end,
            text,
            kind: mention.kind.name.to_owned(),
            entity: entity.map(|entity| self.iris.entity(&entity.id).into_string()),
            label: entity.map(|entity| entity.label.nl.clone()),
        })
    }

    fn fact(&self, fact: &Fact) -> FactRecord {
        let (start, end, quote) = self.place(fact.evidence);
        let attributes = fact.attributes.iter().map(|(name, value)| {
            let value = match value {
                Attribute::Number(number) => Value::from(*number),
                Attribute::Text(text) => Value::from(text.as_str()),
                Attribute::Date(date) => Value::from(date.to_string()),
                Attribute::Entities(all) => all.iter().map(|id| self.iris.entity(id).into_string()).collect(),
            };
            ((*name).to_owned(), value)
        });
        FactRecord {
            document: self.name(),
            relation: fact.shape.name.to_owned(),
            subject: self.side(&fact.subject),
            object: self.side(&fact.object),
            status: fact.status.word().to_owned(),
            date: fact.date.map(|date| date.to_string()),
            attributes: attributes.collect(),
            stated_by: fact.attestation.by.iter().map(|speaker| self.side(speaker)).collect(),
            start,
            end,
            quote,
            rule: fact.rule.to_owned(),
            sentence: self
                .extraction
                .sentence(fact, self.wording)
                .map(|label| Box::new(Sentence::from(label))),
        }
    }

    fn side(&self, argument: &Argument) -> Side {
        match argument {
            Argument::Document => Side::Document,
            Argument::Group { text, .. } => Side::Text(text.clone()),
            Argument::Entity(id) => {
                Side::Entity { entity: self.iris.entity(id).into_string(), label: self.label(id) }
            }
        }
    }

    fn label(&self, id: &EntityId) -> String {
        let entity = self.extraction.linked.entities.find(id);
        entity.map(|entity| entity.label.nl.clone()).unwrap_or_default()
    }
}
