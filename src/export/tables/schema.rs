//! Which tables there are, and which columns they have.

use std::collections::BTreeMap;

use super::{Column, ColumnKind, Rows, Table};
use crate::export::content::{Content, Definition, Definitions, Labels, Value, snake};
use crate::export::vocabulary::OTHER_ENDS;
use crate::relation::Shape;

/// The table of everything that can be an end of a fact.
pub(super) const THINGS: &str = "thing";

/// What Dublin Core says of documents.
const DOCUMENT: [(&str, &str, &str); 4] = [
    ("issued", "De datum van het document.", "The date of the document."),
    ("source", "Waar het document vandaan komt.", "Where the document comes from."),
    ("title", "De titel.", "The title."),
    ("type", "Wat voor stuk het is.", "What sort of paper it is."),
];

/// The table of the things of a class; `group` is a word of SQL.
pub(super) fn table_of(class: &str) -> String {
    if class == "Group" { "described_group".to_owned() } else { snake(class) }
}

/// The end of the name of a column that says what stands in another one.
pub(super) const LABEL: &str = "_label";

/// The column with the name of what stands in a column.
fn name_of(column: &str) -> Column {
    text(&format!("{column}{LABEL}"), "De naam daarvan.", "The name of it.")
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
        columns.extend(self.literals(class));
        let about = self.definitions.of(class);
        Table { name: table_of(class), columns, about, rows: Rows::Kind(class) }
    }

    /// Columns for the literals that every thing may have, those of documents, and what the
    /// ontology gives to this class alone. They are the same for every version.
    fn literals(&self, class: &str) -> Vec<Column> {
        let mut names = self.definitions.literals_of(class);
        if class == "Document" {
            names.extend(DOCUMENT.map(|(name, ..)| name.to_owned()));
        }
        names.sort();
        let known = |name: &str| DOCUMENT.iter().find(|(known, ..)| *known == name);
        let identifier = text("identifier", "De officiële nummers.", "The official identifiers.");
        let others = names.iter().map(|name| match known(name) {
            Some((name, nl, en)) => text(name, nl, en),
            None => self.particular(name, false),
        });
        std::iter::once(identifier).chain(others).collect()
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
            columns.push(name_of(&name));
        }
        columns.push(text("status", "", "").required().defined(self.definitions.of("status")));
        columns.push(text("date", "", "").defined(self.definitions.of("date")));
        columns.extend(self.particulars(shape));
        columns.extend([
            text("sentence_nl", "Het feit in een zin.", "The fact in a sentence."),
            text("rule", "", "").defined(self.definitions.of("rule")),
            text(
                "evidence",
                "Het IRI van de plaats waarop het feit berust.",
                "The IRI of the place on which the fact rests.",
            ),
        ]);
        columns.extend(place());
        columns.extend([
            text("before", "De tekens ervoor.", "The characters before it."),
            text("after", "De tekens erachter.", "The characters behind it."),
        ]);
        let about = self.definitions.of(shape.class);
        Table { name: shape.name.to_owned(), columns, about, rows: Rows::Facts(shape.name) }
    }

    /// What the ontology gives to these facts alone, and what they have; what names a thing
    /// has a column with the name of that thing behind it.
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
        let facts = || self.content.facts.iter().filter(|fact| fact.shape == shape);
        let names = |name: &String| {
            let mut values = facts().filter_map(|fact| fact.particulars.get(name)).flatten();
            values.any(|value| self.content.label_of_value(value).is_some())
        };
        let columns = integers.into_iter().flat_map(|(name, integer)| {
            let label = names(&name).then(|| name_of(&name));
            std::iter::once(self.particular(&name, integer == Some(true))).chain(label)
        });
        columns.collect()
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
