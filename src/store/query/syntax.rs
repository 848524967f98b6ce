//! From the parser's error to a sentence with line, column and a hint.
//!
//! What can be seen without the parser (the verb, the brackets) is looked at first.

use oxigraph::sparql::SparqlSyntaxError;

use super::QueryError;
use super::mistake;
use super::scan::{Scan, Token};

/// Longest piece of the query that is shown, in characters.
const SHOWN: usize = 24;
/// Longest list of the parser's expectations that helps a reader, in bytes.
const EXPECTED: usize = 80;
/// The verbs of SPARQL Query.
const FORMS: [&str; 4] = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];
/// The verbs of SPARQL Update.
const UPDATES: [&str; 10] =
    ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"];

/// Says where a query is no SPARQL.
pub(super) fn explain(query: &str, error: &SparqlSyntaxError) -> QueryError {
    if let Some((at, verb)) = verb(query) {
        let is = |keyword: &&str| {
            verb.get(..keyword.len()).is_some_and(|start| start.eq_ignore_ascii_case(keyword))
        };
        if UPDATES.iter().any(|update| is(update) && update.len() == verb.len()) {
            return QueryError::Update;
        }
        if !FORMS.iter().any(is) {
            let (line, column) = place(query, at);
            let found = format!("`{verb}` is none of {}", FORMS.join(", "));
            return QueryError::Syntax { line, column, found, hint: String::new() };
        }
    }
    let said = error.to_string();
    let (line, column, expected) = position(&said).unwrap_or((1, 1, &said));
    let at = mistake::find(query, offset(query, line, column));
    let (line, column) = place(query, at);
    let hint = hint(query, expected).map_or_else(String::new, |hint| format!("\nhint: {hint}"));
    QueryError::Syntax { line, column, found: found(&query[at..], expected), hint }
}

/// Takes `error at 3:14: expected …` apart.
fn position(said: &str) -> Option<(usize, usize, &str)> {
    let (place, expected) = said.strip_prefix("error at ")?.split_once(": ")?;
    let (line, column) = place.split_once(':')?;
    Some((line.parse().ok()?, column.parse().ok()?, expected))
}

/// Line and column of a byte, both from 1; the column in characters.
fn place(query: &str, at: usize) -> (usize, usize) {
    let before = &query[..at];
    let line_start = before.rfind('\n').map_or(0, |feed| feed + 1);
    (1 + before.matches('\n').count(), 1 + before[line_start..].chars().count())
}

/// The first word after the prologue, and where it starts.
fn verb(query: &str) -> Option<(usize, &str)> {
    let mut scan = Scan::new(query);
    while let Some((at, token)) = scan.next(false) {
        match token {
            Token::Word(word)
                if ["PREFIX", "BASE"].iter().any(|prologue| word.eq_ignore_ascii_case(prologue)) => {}
            Token::Word(word) => return Some((at, word)),
            Token::Operand { .. } => {}
            _ => return None,
        }
    }
    None
}

/// The byte at a line and a column.
fn offset(query: &str, line: usize, column: usize) -> usize {
    let start = query.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest: &str = query.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at)
}

/// What stands at the place, and the parser's own words when they are few and not only
/// about the length of a keyword.
fn found(rest: &str, expected: &str) -> String {
    let line: String = rest.lines().next().unwrap_or_default().chars().take(SHOWN).collect();
    let at = match line.trim_end() {
        "" => "the query ends too early".to_owned(),
        line => format!("`{line}` cannot stand here"),
    };
    let helps = expected.len() <= EXPECTED && !expected.starts_with("expected");
    if helps { format!("{at} ({expected})") } else { at }
}

/// What helps with the mistakes that people make most.
fn hint(query: &str, expected: &str) -> Option<String> {
    if expected.to_ascii_lowercase().contains("prefix not found") {
        return Some("name each prefix first: PREFIX kg: <https://w3id.org/kamergraaf/ontology#>".to_owned());
    }
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut scan = Scan::new(query);
    while let Some((at, token)) = scan.next(false) {
        let line = place(query, at).0;
        match (token, query.as_bytes()[at]) {
            (Token::Open(bracket), _) => open.push((line, bracket)),
            (Token::Close, close) => match open.pop() {
                Some((_, b'{')) if close == b'}' => {}
                Some((_, b'(')) if close == b')' => {}
                Some((_, b'[')) if close == b']' => {}
                Some((first, other)) => {
                    let (other, close) = (char::from(other), char::from(close));
                    return Some(format!("the `{other}` of line {first} meets a `{close}` in line {line}"));
                }
                None => return Some(format!("the `{}` of line {line} closes nothing", char::from(close))),
            },
            _ => {}
        }
    }
    let (line, bracket) = open.pop()?;
    Some(format!("the `{}` of line {line} is not closed", char::from(bracket)))
}
