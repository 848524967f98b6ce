//! Which tables there are, and which columns they have.

use std::collections::BTreeMap;

use super::{Column, ColumnKind, Rows, Table};
use crate::export::content::{Content, Definition, Definitions, Labels, Value, snake};
use crate::export::vocabulary::OTHER_ENDS;
use crate::relation::Shape;

/// The table of everything that can be an end of a fact.
pub(super) const THINGS: &str = "thing";

/// The table of the things of a class; `group` is a word of SQL.
pub(super) fn table_of(class: &str) -> String {
    if class == "Group" { "described_group".to_owned() } else { snake(class) }
}

/// All tables: things, their kinds, what else is said of them, mentions, relations, the dictionary.
pub(super) fn tables(content: &Content, definitions: &Definitions) -> Vec<Table> {
    let schema = Schema { content, definitions };
    let mut tables = vec![schema.things()];
    let kinds = content.vocabulary.kinds.iter().map(|kind| kind.name);
    tables.extend(OTHER_ENDS.into_iter().chain(kinds).map(|class| schema.kind(class)));
    tables.push(schema.statements());
    tables.push(schema.mentions());
    tables.extend(content.vocabulary.shapes.iter().map(|shape| schema.relation(*shape)));
    tables.push(schema.dictionary());
    tables
}

/// A column of text that may be empty.
fn text(name: &str, nl: &str, en: &str) -> Column {
    let comments = Labels { nl: Some(nl.to_owned()), en: Some(en.to_owned()) };
    let about = Definition { comments, ..Definition::default() };
    Column { name: name.to_owned(), kind: ColumnKind::Text, required: false, refers: None, about }
}

fn integer(name: &str, nl: &str, en: &str) -> Column {
    Column { kind: ColumnKind::Integer, ..text(name, nl, en) }
}

impl Column {
    fn required(self) -> Self {
        Self { required: true, ..self }
    }

    fn refers(self, table: &'static str) -> Self {
        Self { refers: Some(table), ..self }
    }

    fn defined(self, about: Definition) -> Self {
        let kind = if about.is_integer { ColumnKind::Integer } else { self.kind };
        Self { kind, about, ..self }
    }
}

fn about(nl: &str, en: &str) -> Definition {
    let comments = Labels { nl: Some(nl.to_owned()), en: Some(en.to_owned()) };
    Definition { comments, ..Definition::default() }
}

fn labels() -> [Column; 2] {
    [
        text("label_nl", "De naam in het Nederlands.", "The name in Dutch."),
        text("label_en", "De naam in het Engels.", "The name in English."),
    ]
}

/// Where a stretch of text stands, and what it says.
fn place() -> [Column; 5] {
    [
        text("document", "Het document.", "The document.").required().refers(THINGS),
        integer(
            "first_character",
            "Het eerste teken in het document, geteld vanaf 0 in Unicode-tekens.",
            "The first character in the document, counted from 0 in Unicode characters.",
        ),
        integer("after_character", "Het teken achter het laatste.", "The character behind the last."),
        integer(
            "page",
            "De bladzijde, waar het document die heeft.",
            "The page, where the document has pages.",
        ),
        text("quote", "De tekens zoals ze er staan.", "The characters as they stand."),
    ]
}

struct Schema<'c> {
    content: &'c Content,
    definitions: &'c Definitions,
}

impl Schema<'_> {
    #[expect(clippy::unused_self, reason = "one of the tables of the schema, like the others")]
    fn things(&self) -> Table {
        let mut columns = vec![
            text("iri", "Het IRI.", "The IRI.").required(),
            text(
                "kind",
                "De soort: de tabel met de bijzonderheden.",
                "The kind: the table with particulars.",
            )
            .required(),
        ];
        columns.extend(labels());
        columns.push(
            integer("mentions", "Hoe vaak het genoemd wordt.", "How often it is mentioned.").required(),
        );
        let what = about(
            "Alles wat onderwerp of object van een feit kan zijn.",
            "Everything that can be the subject or object of a fact.",
        );
        Table { name: THINGS.to_owned(), columns, about: what, rows: Rows::Things }
    }

    fn kind(&self, class: &'static str) -> Table {
        let mut columns = vec![text("iri", "Het IRI.", "The IRI.").required().refers(THINGS)];
        columns.extend(labels());
        if class == "Document" {
            columns.push(text("name", "De naam van het bestand.", "The name of the file.").required());
        }
        columns.extend(self.single_literals(class));
        let about = self.definitions.of(class);
        Table { name: table_of(class), columns, about, rows: Rows::Kind(class) }
    }

    /// Columns for what the ontology gives to this class alone, and for the literals without a
    /// language of which no thing of the class has two.
    fn single_literals(&self, class: &str) -> Vec<Column> {
        let mut most: BTreeMap<String, (usize, bool)> = BTreeMap::new();
        most.extend(self.definitions.literals_of(class).into_iter().map(|name| (name, (0, true))));
        for thing in self.content.things.values().filter(|thing| thing.class == class) {
            let mut counts: BTreeMap<String, (usize, bool)> = BTreeMap::new();
            for said in thing.said.iter().filter(|said| said.is_plain()) {
                let of = counts.entry(said.column()).or_insert((0, true));
                *of = (of.0 + 1, of.1 && said.is_integer());
            }
            for (name, (count, integer)) in counts {
                let of = most.entry(name).or_insert((0, true));
                *of = (of.0.max(count), of.1 && integer);
            }
        }
        let single = most.into_iter().filter(|(_, (count, _))| *count <= 1);
        single.map(|(name, (count, integer))| self.particular(&name, count > 0 && integer)).collect()
    }

    fn particular(&self, name: &str, is_integer: bool) -> Column {
        let column = text(name, "", "").defined(self.definitions.of_column(name));
        if is_integer { Column { kind: ColumnKind::Integer, ..column } } else { column }
    }

    #[expect(clippy::unused_self, reason = "one of the tables of the schema, like the others")]
    fn statements(&self) -> Table {
        let columns = vec![
            text("thing", "Waarover het gezegd wordt.", "Of what it is said.").required().refers(THINGS),
            text("property", "Het IRI van de eigenschap.", "The IRI of the property.").required(),
            text("value", "De waarde: een IRI of een tekst.", "The value: an IRI or a text.").required(),
            text(
                "datatype",
                "Het IRI van het datatype; leeg bij een IRI.",
                "The IRI of the datatype; empty for an IRI.",
            ),
            text("language", "De taal van een tekst.", "The language of a text."),
        ];
        let what = about(
            "Alles wat verder van iets gezegd wordt, waaronder officiële nummers en adressen.",
            "All else that is said of a thing, official identifiers and addresses among it.",
        );
        Table { name: "statement".to_owned(), columns, about: what, rows: Rows::Statements }
    }

    fn mentions(&self) -> Table {
        let mut columns = vec![
            text("iri", "Het IRI van de plaats.", "The IRI of the place.").required(),
            text("thing", "Wat de vermelding noemt.", "What the mention names.").refers(THINGS),
        ];
        columns.extend(place());
        let about = self.definitions.of("Mention");
        Table { name: "mention".to_owned(), columns, about, rows: Rows::Mentions }
    }

    fn relation(&self, shape: Shape) -> Table {
        let mut columns = vec![text("iri", "Het IRI van het feit.", "The IRI of the fact.").required()];
        for role in [shape.subject, shape.object] {
            let name = snake(role);
            let about = self.definitions.of(role);
            columns.push(text(&name, "", "").required().refers(THINGS).defined(about));
            let label = format!("{name}_label");
            columns.push(text(&label, "De naam daarvan.", "The name of it."));
        }
        columns.push(text("status", "", "").required().defined(self.definitions.of("status")));
        columns.push(text("date", "", "").defined(self.definitions.of("date")));
        columns.extend(self.particulars(shape));
        columns.extend([
            text("sentence_nl", "Het feit in een zin.", "The fact in a sentence."),
            text("rule", "", "").defined(self.definitions.of("rule")),
        ]);
        columns.extend(place());
        columns.extend([
            text("before", "De tekens ervoor.", "The characters before it."),
            text("after", "De tekens erachter.", "The characters behind it."),
        ]);
        let about = self.definitions.of(shape.class);
        Table { name: shape.name.to_owned(), columns, about, rows: Rows::Facts(shape.name) }
    }

    /// What the ontology gives to these facts alone, and what they have.
    fn particulars(&self, shape: Shape) -> Vec<Column> {
        let mut integers: BTreeMap<String, Option<bool>> = BTreeMap::new();
        integers.extend(self.definitions.literals_of(shape.class).into_iter().map(|name| (name, None)));
        for fact in self.content.facts.iter().filter(|fact| fact.shape == shape) {
            for (name, values) in &fact.particulars {
                let all = matches!(values[..], [Value::Integer(_)]);
                let known = integers.entry(name.clone()).or_default();
                *known = Some(known.unwrap_or(true) && all);
            }
        }
        integers.into_iter().map(|(name, integer)| self.particular(&name, integer == Some(true))).collect()
    }

    #[expect(clippy::unused_self, reason = "one of the tables of the schema, like the others")]
    fn dictionary(&self) -> Table {
        let columns = vec![
            text("table", "De tabel.", "The table.").required(),
            text("column", "De kolom; leeg voor de tabel zelf.", "The column; empty for the table itself."),
            text("type", "Tekst of geheel getal: text, integer.", "Text or whole number: text, integer."),
            text(
                "required",
                "Of elke rij een waarde heeft: yes, no.",
                "Whether every row has a value: yes, no.",
            ),
            text("refers_to", "De tabel van wat genoemd wordt.", "The table of what is named."),
            text("label_nl", "De naam in het Nederlands.", "The name in Dutch."),
            text("label_en", "De naam in het Engels.", "The name in English."),
            text("meaning_nl", "De betekenis in het Nederlands.", "The meaning in Dutch."),
            text("meaning_en", "De betekenis in het Engels.", "The meaning in English."),
        ];
        let what = about("Wat de tabellen en kolommen betekenen.", "What the tables and columns mean.");
        Table { name: "dictionary".to_owned(), columns, about: what, rows: Rows::Dictionary }
    }
}
