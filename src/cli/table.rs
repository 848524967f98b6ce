//! Answers as tables for people.

use std::io::{self, Write};

use comfy_table::presets::{NOTHING, UTF8_FULL};
use comfy_table::{ContentArrangement, Table};
use oxrdf::Term;

use super::output::to_terminal;
use crate::store::prefixes;
use crate::store::query::Answer;

/// Columns of a table that goes into a file or a pipe.
pub(super) const PIPE_WIDTH: u16 = 160;

/// Writes a table fitted to the terminal, and how many rows it has; `yes` or `no` for ASK.
pub(super) fn write(answer: &Answer, base: &str, out: &mut dyn Write) -> io::Result<()> {
    match answer {
        Answer::Boolean(value) => writeln!(out, "{}", if *value { "yes" } else { "no" }),
        Answer::Graph(_) => Ok(()),
        Answer::Table { variables, rows } => {
            let mut table = Table::new();
            table.load_style(if rows.is_empty() { NOTHING } else { UTF8_FULL });
            table.set_content_arrangement(ContentArrangement::Dynamic);
            if !to_terminal() {
                table.set_width(PIPE_WIDTH);
            }
            table.set_header(variables.iter().map(|variable| variable.as_str().to_owned()));
            for row in rows {
                table.add_row(
                    row.iter().map(|term| term.as_ref().map_or_else(String::new, |term| cell(term, base))),
                );
            }
            writeln!(out, "{table}")?;
            writeln!(out, "{} row{}", rows.len(), if rows.len() == 1 { "" } else { "s" })
        }
    }
}

/// A term as a person reads it: words in one line, IRIs with their prefix.
fn cell(term: &Term, base: &str) -> String {
    match term {
        Term::Literal(literal) => one_line(literal.value()),
        Term::NamedNode(node) => {
            let iri = node.as_str();
            let prefix = prefixes(base, [iri]).into_iter().next();
            let short =
                prefix.and_then(|(name, start)| Some(format!("{name}:{}", iri.strip_prefix(&start)?)));
            short.unwrap_or_else(|| iri.to_owned())
        }
        Term::BlankNode(node) => node.to_string(),
    }
}

/// A text without line ends, and without what could steer a terminal.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use oxrdf::{Literal, NamedNode};

    use super::*;

    #[test]
    fn cells_are_for_people() {
        let base = "https://e.org/";
        let literal = Literal::new_simple_literal("In februari jl.\n werd\u{1b}[31m");
        assert_eq!(cell(&literal.into(), base), "In februari jl. werd\u{fffd}[31m");
        let term = NamedNode::new("https://e.org/ontology#Sanction").unwrap();
        assert_eq!(cell(&term.into(), base), "kg:Sanction");
    }
}
