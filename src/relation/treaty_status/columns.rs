//! Heads of registers and labels of lists: `Partij | Ondertekening | Ratificatie`, `Ondertekend, niet bekrachtigd:`.

use super::super::Token;
use super::super::word_table::WordTable;
use super::{PARTY_TO, SHAPES};
use crate::embedded;
use crate::gazetteer::{Embedded, TableError};
use crate::relation::{Shape, Status};

const COLUMNS: Embedded = embedded!("treaty-columns.tsv");

/// What a word of a head says of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The days of a deed.
    Deed(Shape),
    /// The names.
    Names,
    /// The names; in a label, being a party.
    Party,
    /// The days of entry into force, which states nothing of its own.
    InForce,
    /// In a label, that what follows is not so.
    Negation,
    /// A word that may stand beside others.
    Beside,
}

/// The words of heads.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns(WordTable<Column>);

/// The head of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Its columns but that of the names.
    pub(super) columns: Vec<Column>,
    /// Whether its cells are parted by signs.
    pub(super) barred: bool,
    /// Where it ends in the reading text.
    pub(super) end: usize,
}

impl Columns {
    /// Reads the table.
    ///
    /// # Errors
    /// A column that is not known.
    pub(super) fn load() -> Result<Self, TableError> {
        let mut columns = Self::default();
        for row in COLUMNS.table(&["word", "column", "comment"])?.rows() {
            let column = match row.get("column") {
                "-" => Column::Beside,
                "names" => Column::Names,
                "party" => Column::Party,
                "in_force" => Column::InForce,
                "negation" => Column::Negation,
                name => {
                    let shape = SHAPES.into_iter().find(|shape| shape.name == name);
                    Column::Deed(shape.ok_or_else(|| row.error(format!("unknown column {name:?}")))?)
                }
            };
            columns.0.insert(row.get("word"), column);
        }
        Ok(columns)
    }

    /// What a word says.
    pub(super) fn of(&self, token: &Token<'_>) -> Option<Column> {
        self.0.get(token).copied().filter(|_| token.mention.is_none())
    }

    /// The deed that brackets behind a name state: `toetreding`.
    pub(super) fn noted(&self, note: &str) -> Option<Shape> {
        note.split(|c: char| !c.is_alphanumeric()).find_map(|word| match self.0.get_text(word)? {
            Column::Deed(shape) => Some(*shape),
            _ => None,
        })
    }

    /// How many tokens from `start` on are words of heads and signs between them.
    fn run(&self, tokens: &[Token<'_>], start: usize) -> usize {
        let belongs = |token: &&Token<'_>| {
            self.of(token).is_some_and(|column| column != Column::Negation)
                || matches!(token.text, "|" | "/" | "*" | "(" | ")" | "," | "-" | "–")
        };
        tokens.iter().skip(start).take_while(belongs).count()
    }

    /// The first head among the tokens of a sentence; `text` is the reading text.
    ///
    /// ```text
    /// head = "partij" { [ "|" | "/" | tab ] column } | column { ( "|" | "/" | tab ) column }
    /// ```
    pub(super) fn head(&self, text: &str, tokens: &[Token<'_>]) -> Option<Head> {
        let mut at = 0;
        while at < tokens.len() {
            let length = self.run(tokens, at);
            if let Some(head) = tokens.get(at..at + length).and_then(|run| self.read(text, run)) {
                return Some(head);
            }
            at += length.max(1);
        }
        None
    }

    fn read(&self, text: &str, run: &[Token<'_>]) -> Option<Head> {
        let (first, last) = (run.first()?, run.last()?);
        let stretch = first.span.cover(last.span);
        let barred = stretch.of(text).contains(['|', '\t']);
        let mut columns: Vec<Column> = Vec::new();
        let mut end = first.span.start;
        for token in run {
            let between = text.get(end..token.span.start).unwrap_or_default();
            let fresh = !barred || between.contains('\t') || token.text == "|" || columns.is_empty();
            end = token.span.end;
            match self.of(token).filter(|column| *column != Column::Beside) {
                Some(column) if fresh || columns.last() == Some(&Column::Beside) => {
                    columns.retain(|column| *column != Column::Beside);
                    columns.push(column);
                }
                None if token.text == "|" => columns.push(Column::Beside),
                _ => {}
            }
        }
        columns.retain(|column| *column != Column::Beside);
        let of_names = |column: &Column| matches!(column, Column::Party | Column::Names);
        let headed = columns.iter().any(of_names);
        columns.retain(|column| !of_names(column));
        let deeds = columns.iter().filter(|column| matches!(column, Column::Deed(_))).count();
        let parted = barred || run.iter().any(|token| token.text == "/");
        let table = deeds > 0 && (headed || parted && columns.len() > 1);
        table.then_some(Head { columns, barred, end: last.span.end })
    }

    /// The label at the start of a sentence: what its list states, and where the list starts.
    ///
    /// ```text
    /// label = [ [ "nog" ] "niet" ] deed { ( "," | "en" | "maar" ) [ [ "nog" ] "niet" ] deed } ":"
    /// ```
    pub(super) fn label(&self, tokens: &[Token<'_>]) -> Option<(Vec<(Shape, Status)>, usize)> {
        let colon = tokens.iter().position(|token| token.text == ":")?;
        let mut negated = false;
        let mut deeds = Vec::new();
        for token in tokens.get(..colon)? {
            match self.of(token) {
                Some(Column::Negation) => negated = true,
                Some(Column::Deed(shape)) => {
                    deeds.push((shape, if negated { Status::Negated } else { Status::Asserted }));
                    negated = false;
                }
                Some(Column::Party) => {
                    deeds.push((PARTY_TO, if negated { Status::Negated } else { Status::Asserted }));
                    negated = false;
                }
                Some(Column::Beside) => {}
                None if token.text == "," => {}
                _ => return None,
            }
        }
        (!deeds.is_empty()).then(|| (deeds, tokens[colon].span.end))
    }
}
