//! FollowTheMoney, as investigators' tools read it: one entity a line, in JSON.
//!
//! Which schema a kind or a relation becomes stands in `data/followthemoney-*.tsv`. That
//! model has no place for what is not so: unless statuses are asked for, only what is asserted
//! or ended is written, and every fact carries its status where its schema has one.

mod mapping;

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::{Value as Json, json};

use super::ExportError;
use super::Part;
use super::content::{Content, Fact, Thing, Value, local};
use super::shards::hash;
use super::source::Source;
use crate::relation::Status;
use mapping::{Edge, Mapping, UNKNOWN};

/// How long an id may be.
const ID: usize = 200;

/// Properties with their values.
type Properties<'m> = BTreeMap<&'m str, Vec<String>>;

/// Writes all things, then all facts, each sorted by IRI.
pub(super) fn write(source: &Source<'_>, out: &mut dyn Write) -> Result<Vec<String>, ExportError> {
    let (content, mapping) = (Content::read(source)?, Mapping::load()?);
    let writer = Writer { content: &content, mapping: &mapping };
    for (iri, thing) in &content.things {
        line(out, iri, &writer, mapping.schema(thing.class), writer.thing(iri, thing))?;
    }
    let asked = matches!(source.export.part, Part::Selection(selection) if !selection.statuses.is_empty());
    let told = [Status::Asserted, Status::Ended].map(Status::word);
    let mut left = 0;
    for fact in &content.facts {
        if asked || told.contains(&fact.status.as_str()) {
            let (schema, properties) = writer.fact(fact);
            line(out, &fact.iri, &writer, schema, properties)?;
        } else {
            left += 1;
        }
    }
    out.flush()?;
    let what = if left == 1 { "fact that is" } else { "facts that are" };
    let note = format!(
        "{left} {what} neither asserted nor ended left out\nhint: `--status` with their statuses writes them"
    );
    Ok((left > 0).then_some(note).into_iter().collect())
}

fn line(
    out: &mut dyn Write,
    iri: &str,
    writer: &Writer<'_>,
    schema: &str,
    properties: Properties<'_>,
) -> Result<(), ExportError> {
    let filled: BTreeMap<_, _> = properties
        .into_iter()
        .map(|(name, values)| {
            (name, values.into_iter().filter(|value| !value.is_empty()).collect::<Vec<_>>())
        })
        .filter(|(_, values)| !values.is_empty())
        .collect();
    let entity: Json = json!({ "id": writer.id(iri), "schema": schema, "properties": filled });
    serde_json::to_writer(&mut *out, &entity).map_err(std::io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}

struct Writer<'c> {
    content: &'c Content,
    mapping: &'c Mapping,
}

impl<'c> Writer<'c> {
    /// The id of an IRI: readable where its signs are those of ids, else with a hash behind it.
    fn id(&self, iri: &str) -> String {
        let name = local(&self.content.base, iri);
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        let id: String = name.chars().map(|c| if is_plain(c) { c } else { '.' }).take(ID).collect();
        let id = format!("kamergraaf.{}", id.trim_matches(['.', '-']));
        let same = name.len() < ID && id.strip_prefix("kamergraaf.") == Some(&name.replacen('/', ".", 1));
        if same { id } else { format!("{id}.{}", hash(name.as_bytes()).get(..16).unwrap_or_default()) }
    }

    fn thing(&self, iri: &str, thing: &Thing) -> Properties<'c> {
        let label = self.content.label(iri).to_owned();
        let mut properties = Properties::from([("sourceUrl", url(iri)), ("name", vec![label.clone()])]);
        properties.entry("alias").or_default().extend(thing.labels.en.clone().filter(|en| *en != label));
        if self.mapping.schema(thing.class) == "Document" {
            let file =
                if thing.class == "Document" { self.content.document_name(iri) } else { label.clone() };
            properties.insert("fileName", vec![file]);
            properties.insert("title", vec![label]);
            properties.insert("publishedAt", said(thing, "/issued"));
        }
        if let Some(code) = self.country(iri) {
            properties.insert("country", vec![code.clone()]);
            properties.insert("territoryCode", vec![code]);
            properties.insert("level", vec!["country".to_owned()]);
        }
        properties
    }

    /// The two letters of a country in lower case.
    fn country(&self, iri: &str) -> Option<String> {
        let code = local(&self.content.base, iri).strip_prefix("country/")?;
        self.mapping.countries.get(code).map(|letters| letters.to_lowercase())
    }

    fn range(&self, iri: &str, range: &str) -> bool {
        let class = self.content.things.get(iri).map(|thing| thing.class);
        class.is_some_and(|class| self.mapping.fits(class, range))
    }

    /// The schema of a fact, and what it says.
    fn fact(&self, fact: &Fact) -> (&'c str, Properties<'c>) {
        let fits = |edge: &&Edge| {
            (edge.subject_range.is_empty() || self.range(&fact.subject, &edge.subject_range))
                && self.range(&fact.object, &edge.object_range)
                && (edge.has_status || fact.status == Status::Asserted.word())
        };
        match self.mapping.edges.get(fact.shape.name).filter(fits) {
            Some(edge) => (edge.schema.as_str(), self.edge(fact, edge)),
            None => (UNKNOWN, self.unknown(fact)),
        }
    }

    fn edge(&self, fact: &Fact, edge: &'c Edge) -> Properties<'c> {
        let mut properties = self.interval(fact);
        let ids = [&fact.subject, &fact.object].map(|iri| self.id(iri));
        let [subject, object] = ids;
        if edge.subject_range.is_empty() {
            properties.insert(&edge.subject, vec![self.content.label(&fact.subject).to_owned()]);
            properties.insert("country", self.country(&fact.subject).into_iter().collect());
        } else {
            properties.insert(&edge.subject, vec![subject]);
        }
        properties.insert(&edge.object, vec![object]);
        properties.insert(&edge.date, fact.date.iter().cloned().collect());
        if edge.has_status {
            properties.insert("status", vec![fact.status.clone()]);
        }
        match edge.schema.as_str() {
            "Payment" => {
                properties.insert("amount", particular(fact, "amount"));
                properties.insert("currency", particular(fact, "currency"));
                properties.insert("purpose", particular(fact, "period"));
            }
            "Documentation" | "Membership" => drop(properties.insert("role", role(fact))),
            _ => {}
        }
        properties
    }

    fn unknown(&self, fact: &Fact) -> Properties<'c> {
        let mut properties = self.interval(fact);
        let [subject, object] = [&fact.subject, &fact.object].map(|iri| vec![self.id(iri)]);
        properties.insert("subject", subject);
        properties.insert("object", object);
        properties.insert("date", fact.date.iter().cloned().collect());
        properties.insert("status", vec![fact.status.clone()]);
        properties.insert("role", role(fact));
        properties
    }

    /// What every fact says: its sentence, the quote and the document that proves it.
    fn interval(&self, fact: &Fact) -> Properties<'c> {
        let quote = self.content.stretch_of(fact).map(|stretch| stretch.exact.clone());
        let document = self.content.document_of(fact).filter(|iri| self.range(iri, "Document"));
        Properties::from([
            ("summary", fact.labels.nl.iter().cloned().collect()),
            ("description", quote.into_iter().collect()),
            ("proof", document.map(|iri| self.id(iri)).into_iter().collect()),
            ("sourceUrl", fact.evidence.as_deref().map(url).unwrap_or_default()),
            ("recordId", vec![local(&self.content.base, &fact.iri).to_owned()]),
        ])
    }
}

/// The words of an office, or the relation.
fn role(fact: &Fact) -> Vec<String> {
    let words = particular(fact, "role");
    if words.is_empty() { vec![fact.shape.name.replace('_', " ")] } else { words }
}

fn particular(fact: &Fact, name: &str) -> Vec<String> {
    fact.particulars.get(name).into_iter().flatten().map(Value::to_string).collect()
}

fn said(thing: &Thing, property: &str) -> Vec<String> {
    let found = thing.said.iter().filter(|said| said.property.ends_with(property));
    found.map(|said| said.value.clone()).collect()
}

/// An address of the web; other IRIs are none.
fn url(iri: &str) -> Vec<String> {
    let web = iri.starts_with("https://") || iri.starts_with("http://");
    web.then(|| iri.to_owned()).into_iter().collect()
}
