//! The rows of each table.

use super::schema::{LABEL, table_of};
use super::{Cell, ColumnKind, Table};
use crate::export::ExportError;
use crate::export::content::{Content, Fact, Statement, Stretch, Thing, Value, snake};
use crate::export::source::Source;

/// What takes the rows.
type Each<'e> = &'e mut dyn FnMut(Vec<Cell>) -> Result<(), ExportError>;

pub(super) fn things(content: &Content, each: Each<'_>) -> Result<(), ExportError> {
    content.things.iter().try_for_each(|(iri, thing)| {
        let class = table_of(thing.class);
        let labels = &thing.labels;
        let mentions = i64::try_from(thing.mentions).ok();
        each(vec![
            iri.as_str().into(),
            class.as_str().into(),
            labels.nl.clone().into(),
            labels.en.clone().into(),
            mentions.into(),
        ])
    })
}

pub(super) fn kind(content: &Content, class: &str, table: &Table, each: Each<'_>) -> Result<(), ExportError> {
    let of = content.things.iter().filter(|(_, thing)| thing.class == class);
    of.into_iter().try_for_each(|(iri, thing)| {
        let cells = table.columns.iter().map(|column| match column.name.as_str() {
            "iri" => iri.as_str().into(),
            "label_nl" => thing.labels.nl.clone().into(),
            "label_en" => thing.labels.en.clone().into(),
            "name" if class == "Document" => Cell::Text(content.document_name(iri)),
            name => said(thing, name, column.kind),
        });
        each(cells.collect())
    })
}

/// The literals that are said of a thing under the name of a column; several as a text.
fn said(thing: &Thing, column: &str, kind: ColumnKind) -> Cell {
    let found = thing.said.iter().filter(|said| said.datatype.is_some() && said.column() == column);
    let values: Vec<&str> = found.map(|said| said.value.as_str()).collect();
    match (&values[..], kind) {
        ([], _) => Cell::Empty,
        ([value, ..], ColumnKind::Integer) => value.parse::<i64>().ok().into(),
        (values, ColumnKind::Text) => Cell::Text(values.join("; ")),
    }
}

impl Statement {
    /// The column that it has in the table of its kind.
    fn column(&self) -> String {
        snake(self.property.rsplit(['#', '/']).next().unwrap_or_default())
    }
}

pub(super) fn statements(content: &Content, each: Each<'_>) -> Result<(), ExportError> {
    let all = content.things.iter().flat_map(|(iri, thing)| thing.said.iter().map(move |said| (iri, said)));
    all.into_iter().try_for_each(|(iri, said)| {
        each(vec![
            iri.as_str().into(),
            said.property.as_str().into(),
            said.value.as_str().into(),
            said.datatype.clone().into(),
            said.language.clone().into(),
        ])
    })
}

pub(super) fn mentions(content: &Content, source: &Source<'_>, each: Each<'_>) -> Result<(), ExportError> {
    content.mentions(source, |stretch| {
        let named = stretch.names.clone().filter(|iri| content.things.contains_key(iri));
        let mut cells = vec![stretch.iri.as_str().into(), named.into()];
        cells.extend(place(Some(stretch), &stretch.document));
        each(cells)
    })
}

/// The cells of [`super::schema`]'s columns of a place.
fn place(stretch: Option<&Stretch>, document: &str) -> [Cell; 5] {
    [
        document.into(),
        stretch.and_then(|stretch| stretch.start).into(),
        stretch.and_then(|stretch| stretch.end).into(),
        stretch.and_then(|stretch| stretch.page).into(),
        stretch.map(|stretch| stretch.exact.clone()).into(),
    ]
}

pub(super) fn facts(
    content: &Content,
    relation: &str,
    table: &Table,
    each: Each<'_>,
) -> Result<(), ExportError> {
    let of = content.facts.iter().filter(|fact| fact.shape.name == relation);
    of.into_iter().try_for_each(|fact| each(fact_row(content, fact, table)))
}

fn fact_row(content: &Content, fact: &Fact, table: &Table) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![
        fact.iri.as_str().into(),
        fact.subject.as_str().into(),
        content.label(&fact.subject).into(),
        fact.object.as_str().into(),
        content.label(&fact.object).into(),
        fact.status.as_str().into(),
        fact.date.clone().into(),
    ];
    let stretch = content.stretch_of(fact);
    let behind: Vec<Cell> = [&fact.labels.nl, &fact.rule, &fact.evidence]
        .into_iter()
        .map(|text| text.clone().into())
        .chain(place(stretch, content.document_of(fact).unwrap_or_default()))
        .chain([
            stretch.map(|stretch| stretch.prefix.clone()).into(),
            stretch.map(|stretch| stretch.suffix.clone()).into(),
        ])
        .collect();
    let particulars = cells.len()..table.columns.len().saturating_sub(behind.len());
    let columns = table.columns.get(particulars).unwrap_or_default();
    cells.extend(columns.iter().map(|column| particular(content, fact, &column.name)));
    cells.extend(behind);
    cells
}

/// One value as itself, several as a text; in the column for names, what they are called.
fn particular(content: &Content, fact: &Fact, column: &str) -> Cell {
    let values = |name: &str| fact.particulars.get(name).map_or(&[][..], Vec::as_slice);
    let texts: Vec<String> = match (values(column), column.strip_suffix(LABEL)) {
        ([Value::Integer(number)], _) => return Cell::Integer(*number),
        ([], Some(named)) => values(named)
            .iter()
            .filter_map(|value| content.label_of_value(value))
            .map(str::to_owned)
            .collect(),
        (values, _) => values.iter().map(Value::to_string).collect(),
    };
    if texts.is_empty() { Cell::Empty } else { Cell::Text(texts.join("; ")) }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}
