//! Where exactly a query stops being SPARQL.
//!
//! The parser compares keywords as a whole and reports the farthest byte that it
//! looked at, up to the length of its longest keyword behind the mistake. So the tokens
//! before that place are tried: the mistake is the token after the longest beginning
//! that can still be completed to a query.

use oxigraph::sparql::SparqlEvaluator;

use super::scan::{Scan, Token};

/// Bytes of the parser's longest keyword, `ENCODE_FOR_URI`, and one more.
const REACH: usize = 15;
/// Longest query in bytes for which beginnings are tried; each try is one parse.
const TRIED: usize = 8 * 1024;
/// Tokens that are tried, the nearest first: a query of signs alone has one in each byte.
const TOKENS: usize = 6;
/// What may complete a beginning, before its brackets are closed.
const FILLERS: [&str; 14] = [
    "",
    "?x",
    "?x ?x",
    "?x ?x ?x",
    "<x:x>",
    "1",
    "AS ?x",
    "1 AS ?x",
    "{}",
    "{ ?x ?x ?x }",
    "WHERE {}",
    "(1)",
    "BY ?x",
    "* {}",
];

/// The byte where the mistake starts, given the byte that the parser reports.
pub(super) fn find(query: &str, reported: usize) -> usize {
    if query.len() > TRIED {
        return reported;
    }
    let window = reported.saturating_sub(REACH);
    let starts: Vec<usize> = starts(query).into_iter().filter(|&at| at <= reported).collect();
    let mut near = starts.iter().rev().copied().take_while(|&at| at >= window).take(TOKENS);
    near.find(|&at| can_go_on(&query[..at]))
        .or_else(|| starts.into_iter().rfind(|&at| at <= window))
        .unwrap_or(0)
}

/// Where the tokens of a query start, and where it ends.
fn starts(query: &str) -> Vec<usize> {
    let mut scan = Scan::new(query);
    let mut starts: Vec<usize> = std::iter::from_fn(|| scan.next(false)).map(|(at, _)| at).collect();
    starts.push(query.trim_end().len());
    starts
}

/// Whether something can follow that makes this a query.
fn can_go_on(beginning: &str) -> bool {
    let closers = closers(beginning);
    FILLERS.iter().any(|filler| {
        ["", " {}"].iter().any(|end| {
            let whole = format!("{beginning} {filler} {closers}{end}");
            SparqlEvaluator::new().parse_query(&whole).is_ok()
        })
    })
}

/// The brackets that close all that are open.
fn closers(beginning: &str) -> String {
    let mut open = Vec::new();
    let mut scan = Scan::new(beginning);
    while let Some((_, token)) = scan.next(false) {
        match token {
            Token::Open(b'{') => open.push('}'),
            Token::Open(b'(') => open.push(')'),
            Token::Open(_) => open.push(']'),
            Token::Close => drop(open.pop()),
            _ => {}
        }
    }
    open.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_of_the_mistake_is_found() {
        // The mistake starts at the mark.
        for marked in [
            "SELECT ?s^,?p WHERE { ?s ?p ?o }",
            "SELECT ?s ?p WHERE { ?s ?p ?o FILTER(?s > ^) }",
            "SELECT ?s WHERE { ?s ?p ^}",
            "SELECT ?s WHERE { ?s ?p ?o } LIMIT ^x",
            "SELECT (1 AS ?n) WHERE { ?s ?p ?o } GROUP ^?s",
            "ASK { FILTER(1 = ^* 2) }",
            "ASK { ?s ?p ?o ^^ ?x }",
            "ASK { ?s a ?o . OPTIONAL ^?s ?p ?o }",
            "SELECT ?s WHERE { ?s ?p ?o^",
        ] {
            let at = marked.find('^').unwrap();
            let query = marked.replacen('^', "", 1);
            let farthest = SparqlEvaluator::new().parse_query(&query).err().unwrap().to_string();
            let column: usize = farthest.split(':').nth(1).unwrap().parse().unwrap();
            assert_eq!(find(&query, column - 1), at, "{query}: {farthest}");
        }
    }
}
