//! The guard before the parser: refuses queries whose size or shape could end the
//! process or keep it busy for ever, in one pass over their bytes.
//!
//! Parser, planner and evaluator call themselves for every bracket, every link of a
//! chain (`a || b || c`) and every pattern; unguarded, most shapes overflow an ordinary
//! stack at some thousand repeats and some at 256, and planning takes time that grows
//! with a power of the number of patterns. The limits lie far under that and far above
//! what people write; `tests/query.rs` holds every shape against them at up to 65,536
//! repeats.

use serde::{Deserialize, Serialize};

use super::scan::{Scan, Token};

/// Bytes of a query.
pub const MAX_BYTES: usize = 64 * 1024;
/// Brackets of any kind inside each other.
pub const MAX_NESTING: usize = 32;
/// Signs of expressions and paths (`||`, `+`, `!`, `|`, …) in the whole query.
pub const MAX_OPERATORS: usize = 256;
/// Triple patterns, path steps, groups and clauses (`OPTIONAL`, `FILTER`, `BIND`, …) in the
/// whole query. Planning takes time with about the third power of them.
pub const MAX_PATTERNS: usize = 64;
/// Variables, terms and functions in one list: `SELECT …`, `IN (…)`, the arguments of a
/// function. The rows of `VALUES` are not counted.
pub const MAX_LIST: usize = 1024;

/// Why the guard refuses a query.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Refusal {
    /// Too long.
    #[error("the query has {found} bytes, and the limit is {MAX_BYTES}")]
    Bytes {
        /// Its length in bytes.
        found: usize,
    },
    /// Too deep.
    #[error("the brackets of the query are nested more than {MAX_NESTING} deep at line {line}")]
    Nesting {
        /// Where the limit is passed, counted from 1.
        line: usize,
    },
    /// Too many operators.
    #[error("the query has more than {MAX_OPERATORS} operators (passed at line {line})")]
    Operators {
        /// Where the limit is passed, counted from 1.
        line: usize,
    },
    /// Too many patterns.
    #[error(
        "the query has more than {MAX_PATTERNS} triple patterns, path steps and clauses (passed at line {line})\n\
         hint: give many values with VALUES, which has no such limit"
    )]
    Patterns {
        /// Where the limit is passed, counted from 1.
        line: usize,
    },
    /// A list that is too long.
    #[error(
        "a list in the query has more than {MAX_LIST} members (passed at line {line})\n\
         hint: give many values with VALUES, which has no such limit"
    )]
    List {
        /// Where the limit is passed, counted from 1.
        line: usize,
    },
    /// Another server is to be asked.
    #[error("the query asks another server with SERVICE (line {line}), which is not allowed here")]
    Service {
        /// Where, counted from 1.
        line: usize,
    },
    /// A `<` that can be read in two ways.
    #[error(
        "at line {line} `<` can start an IRI or compare\n\
         hint: put a space after a comparing `<`"
    )]
    Unclear {
        /// Where, counted from 1.
        line: usize,
    },
}

/// Keywords that each add a pattern to the plan. The parser takes them without a space
/// after them (`FILTERstr(?x)`), so the start of a word is enough.
const CLAUSES: [&str; 9] =
    ["OPTIONAL", "UNION", "MINUS", "FILTER", "BIND", "VALUES", "GRAPH", "SELECT", "HAVING"];
/// The same, for keywords that are whole words.
const SHORT_CLAUSES: [&str; 5] = ["AS", "IN", "EXISTS", "NOTIN", "NOTEXISTS"];

/// Looks over a query before it is parsed.
///
/// # Errors
/// When it passes one of the limits, or asks another server.
pub fn check(query: &str) -> Result<(), Refusal> {
    if query.len() > MAX_BYTES {
        return Err(Refusal::Bytes { found: query.len() });
    }
    let mut guard = Guard::default();
    let mut scan = Scan::new(query);
    while let Some((at, token)) = scan.next(guard.compares()) {
        let line = || 1 + query[..at].bytes().filter(|&byte| byte == b'\n').count();
        guard.take(token, &line)?;
    }
    Ok(())
}

/// What has been counted so far.
#[derive(Default)]
struct Guard {
    /// The brackets that are open.
    open: Vec<Frame>,
    /// Whether the last token ends an operand.
    after_operand: bool,
    /// Whether the last word was VALUES and its block has not begun.
    values: bool,
    /// Brackets inside texts that may be no IRIs.
    hidden_opens: usize,
    operators: usize,
    patterns: usize,
    /// Operands outside all brackets since the last keyword.
    list: usize,
}

/// One open bracket.
struct Frame {
    bracket: u8,
    /// Inside the data of VALUES, where nothing is counted but depth.
    data: bool,
    /// Members since it was opened.
    members: usize,
}

impl Guard {
    /// Whether a `<` here may be the comparison.
    fn compares(&self) -> bool {
        self.after_operand && self.open.last().is_some_and(|frame| frame.bracket == b'(')
    }

    fn in_data(&self) -> bool {
        self.open.last().is_some_and(|frame| frame.data)
    }

    fn take(&mut self, token: Token<'_>, line: &dyn Fn() -> usize) -> Result<(), Refusal> {
        let was_operand = std::mem::replace(&mut self.after_operand, false);
        match token {
            Token::Open(bracket) => self.open_bracket(bracket),
            Token::Close => {
                self.open.pop();
                self.after_operand = true;
            }
            Token::Stop => self.stop(),
            Token::Step => self.patterns += 1,
            Token::Operator if !self.in_data() => self.operators += 1,
            Token::Operator => {}
            Token::Word(word) => self.word(word, line)?,
            Token::Operand { signs, opens } => self.operand(was_operand, signs, opens),
            Token::Unclear => return Err(Refusal::Unclear { line: line() }),
        }
        self.judge(line)
    }

    fn open_bracket(&mut self, bracket: u8) {
        // The variables of VALUES (?a ?b) stand before its block.
        let data = self.in_data() || self.values;
        if data && bracket == b'{' {
            self.values = false;
        }
        self.patterns += usize::from(bracket != b'(' && !data);
        self.add_member();
        self.open.push(Frame { bracket, data, members: 0 });
    }

    fn stop(&mut self) {
        match self.open.last_mut() {
            Some(frame) if frame.data => {}
            // A comma between arguments or a separator of GROUP_CONCAT: members are counted.
            Some(frame) if frame.bracket == b'(' => {}
            Some(_) => self.patterns += 1,
            None => {}
        }
    }

    fn word(&mut self, word: &str, line: &dyn Fn() -> usize) -> Result<(), Refusal> {
        let is = |keyword: &str| word.eq_ignore_ascii_case(keyword);
        let starts = |keyword: &str| {
            word.get(..keyword.len()).is_some_and(|start| start.eq_ignore_ascii_case(keyword))
        };
        if starts("SERVICE") {
            return Err(Refusal::Service { line: line() });
        }
        self.values = is("VALUES");
        let clause =
            CLAUSES.iter().any(|keyword| starts(keyword)) || SHORT_CLAUSES.iter().any(|word| is(word));
        self.patterns += usize::from(clause);
        self.after_operand = is("true") || is("false");
        self.add_member();
        Ok(())
    }

    fn operand(&mut self, was_operand: bool, signs: usize, opens: usize) {
        self.after_operand = true;
        if self.in_data() {
            return;
        }
        self.operators += signs;
        self.hidden_opens += opens;
        self.add_member();
        // Two operands without anything between, in parentheses: a collection, two triples each.
        let collection = was_operand && self.open.last().is_some_and(|frame| frame.bracket == b'(');
        self.patterns += if collection { 2 } else { 0 };
    }

    fn add_member(&mut self) {
        match self.open.last_mut() {
            Some(frame) if frame.data => {}
            Some(frame) => frame.members += 1,
            None => self.list += 1,
        }
    }

    fn judge(&self, line: &dyn Fn() -> usize) -> Result<(), Refusal> {
        if self.open.len() + self.hidden_opens > MAX_NESTING {
            return Err(Refusal::Nesting { line: line() });
        }
        if self.operators > MAX_OPERATORS {
            return Err(Refusal::Operators { line: line() });
        }
        if self.patterns > MAX_PATTERNS {
            return Err(Refusal::Patterns { line: line() });
        }
        if self.list.max(self.open.last().map_or(0, |frame| frame.members)) > MAX_LIST {
            return Err(Refusal::List { line: line() });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_passes() {
        for query in [
            "SELECT ?s (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s ORDER BY DESC(?n) LIMIT 10",
            "PREFIX kg: <https://w3id.org/kamergraaf/ontology#>\n# ((((((((\nSELECT * { ?f a/kg:x* kg:Sanction ; \
             kg:issuer [ kg:label \"SERVICE ((((\"@nl ] . FILTER(?a<5 && regex(?b, '^(a|b)$')) }",
            "SELECT * { ?service ?p <http://x/service> . ?s kg:service 'service' }",
            "SELECT * { VALUES (?a ?b) { (1 2) (3 4) } FILTER(?a IN (<https://a/b#c>, <https://a/d#e>)) }",
        ] {
            assert_eq!(check(query), Ok(()), "{query}");
        }
    }

    #[test]
    fn a_thousand_values_pass() {
        let rows = "(<http://a> -1.5)\n".repeat(3000);
        assert_eq!(check(&format!("SELECT * {{ VALUES (?a ?b) {{ {rows} }} }}")), Ok(()));
        let rows = "<http://a> ".repeat(3000);
        assert_eq!(check(&format!("SELECT * {{ VALUES ?a {{ {rows} }} ?a ?b ?c }}")), Ok(()));
    }

    #[test]
    fn every_limit_is_named_with_its_line() {
        let deep = format!("ASK\n{}", "{".repeat(MAX_NESTING + 1));
        assert_eq!(check(&deep), Err(Refusal::Nesting { line: 2 }));
        let chain = format!("ASK {{ FILTER(1{}) }}", "+1".repeat(MAX_OPERATORS + 1));
        assert_eq!(check(&chain), Err(Refusal::Operators { line: 1 }));
        let patterns = format!("ASK {{ {} }}", "?s ?p ?o .".repeat(MAX_PATTERNS));
        assert_eq!(check(&patterns), Err(Refusal::Patterns { line: 1 }));
        let list = format!("SELECT {} {{ }}", "?x ".repeat(MAX_LIST + 1));
        assert_eq!(check(&list), Err(Refusal::List { line: 1 }));
        assert_eq!(check(&" ".repeat(MAX_BYTES + 1)), Err(Refusal::Bytes { found: MAX_BYTES + 1 }));
        assert_eq!(
            check("ASK {\n\nSERVICE SILENT <http://127.0.0.1/> {}}"),
            Err(Refusal::Service { line: 3 })
        );
        assert_eq!(check("ASK { SERVICEsilentx:y {} }"), Err(Refusal::Service { line: 1 }));
        assert_eq!(check("ASK { FILTER(1<x:a#>''')"), Err(Refusal::Unclear { line: 1 }));
    }

    #[test]
    fn nothing_hides_behind_values() {
        let query = format!("ASK {{ VALUES ?a {{ 1 }} FILTER({}1{}) }}", "(".repeat(40), ")".repeat(40));
        assert_eq!(check(&query), Err(Refusal::Nesting { line: 1 }));
        let query = format!("ASK {{ VALUES ?a {{ 1 }} FILTER(1{}) }}", "||1".repeat(300));
        assert_eq!(check(&query), Err(Refusal::Operators { line: 1 }));
    }
}
