//! Queries over a store: what they see, how they end, and that no query can end the process.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]
#![expect(clippy::format_collect, reason = "queries of repeated pieces, made once")]

use std::time::{Duration, Instant};

use kamergraaf::rdf::NamedGraph;
use kamergraaf::store::query::{Answer, Bounds, FORMATS, Format, QueryError, Question};
use kamergraaf::store::{Engine, Queryable, Store, build};
use oxrdf::{GraphName, Literal, NamedNode, Quad, Term};
use tempfile::TempDir;

const BASE: &str = "https://w3id.org/kamergraaf/";

fn node(path: &str) -> NamedNode {
    NamedNode::new(format!("{BASE}{path}")).unwrap()
}

fn quad(subject: &str, property: &str, object: impl Into<Term>) -> Quad {
    Quad::new(node(subject), node(&format!("ontology#{property}")), object, GraphName::DefaultGraph)
}

/// Two documents that both say the label of one person, and one more person each.
fn graphs() -> Vec<NamedGraph> {
    ["a", "b"]
        .into_iter()
        .map(|name| {
            let quads = vec![
                quad("id/person/khan", "label", Literal::new_simple_literal("Karim Khan")),
                quad(&format!("id/person/{name}"), "label", Literal::new_simple_literal(name)),
                quad("id/country/USA", "sanctions", node(&format!("id/person/{name}"))),
            ];
            NamedGraph::new(node(&format!("graph/{name}")), quads)
        })
        .collect()
}

/// The same store in each engine that this binary has.
fn stores() -> Vec<(TempDir, Queryable)> {
    let engines = if cfg!(feature = "rocksdb") { &Engine::ALL[..] } else { &Engine::ALL[..1] };
    let open = |&engine| {
        let dir = TempDir::new().unwrap();
        build(dir.path(), BASE, graphs(), engine).unwrap();
        let queryable = Store::open(dir.path()).unwrap().engine(engine).unwrap();
        (dir, queryable)
    };
    engines.iter().map(open).collect()
}

fn ask(store: &Queryable, query: &str) -> Result<Answer, QueryError> {
    store.query(&Question::new(query), &Bounds { deadline: Duration::from_secs(20), ..Bounds::default() })
}

fn csv(store: &Queryable, query: &str) -> String {
    written(&ask(store, query).unwrap(), "csv")
}

fn written(answer: &Answer, format: &str) -> String {
    let mut bytes = Vec::new();
    answer.write(Format::named(format).unwrap(), BASE, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_default_graph_is_a_set_and_graphs_are_reached_by_name() {
    for (_dir, store) in stores() {
        let label = format!("<{BASE}ontology#label>");
        let query = format!("SELECT ?l {{ <{BASE}id/person/khan> {label} ?l }}");
        assert_eq!(csv(&store, &query), "l\r\nKarim Khan\r\n");
        assert_eq!(csv(&store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), "n\r\n5\r\n");
        assert_eq!(csv(&store, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"), "n\r\n6\r\n");
        let query = format!("SELECT ?l {{ GRAPH <{BASE}graph/b> {{ ?s {label} ?l }} }} ORDER BY ?l");
        assert_eq!(csv(&store, &query), "l\r\nKarim Khan\r\nb\r\n");
        let query = format!("SELECT ?l FROM <{BASE}graph/a> {{ ?s {label} ?l }} ORDER BY ?l");
        assert_eq!(csv(&store, &query), "l\r\nKarim Khan\r\na\r\n");
    }
}

#[test]
fn all_four_forms_are_answered_in_all_their_formats() {
    for (_dir, store) in stores() {
        for query in [
            "SELECT * { ?s ?p ?o }",
            "ASK { ?s ?p ?o }",
            "CONSTRUCT WHERE { ?s ?p ?o }",
            "DESCRIBE ?s { ?s ?p ?o }",
        ] {
            let answer = ask(&store, query).unwrap();
            for format in FORMATS {
                let mut bytes = Vec::new();
                let result = answer.write(format, BASE, &mut bytes);
                assert_eq!(
                    result.is_ok(),
                    format.is_graph() == answer.is_graph(),
                    "{query} as {}",
                    format.name
                );
                assert_eq!(bytes.is_empty(), result.is_err(), "{query} as {}", format.name);
            }
        }
        let turtle = written(&ask(&store, "CONSTRUCT WHERE { ?s ?p ?o }").unwrap(), "ttl");
        assert!(turtle.contains(&format!("@prefix kg: <{BASE}ontology#>")), "{turtle}");
        assert!(!turtle.contains("foaf"), "only prefixes that are used: {turtle}");
        assert_eq!(written(&ask(&store, "ASK {}").unwrap(), "json"), "{\"head\":{},\"boolean\":true}");
    }
}

#[test]
fn graphs_of_the_protocol_come_before_those_of_the_query() {
    for (_dir, store) in stores() {
        let question = |default: &[&str], named: &[&str], text: &str| {
            let iris = |names: &[&str]| names.iter().map(|name| format!("{BASE}graph/{name}")).collect();
            let question =
                Question { text: text.to_owned(), default_graphs: iris(default), named_graphs: iris(named) };
            store.query(&question, &Bounds::default())
        };
        let count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
        let from = format!("SELECT (COUNT(*) AS ?n) FROM <{BASE}graph/b> {{ ?s ?p ?o FILTER(?o = 'a') }}");
        let in_graphs = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }";
        let number = |answer: Result<Answer, QueryError>| written(&answer.unwrap(), "csv");
        assert_eq!(number(question(&["a"], &[], count)), "n\r\n3\r\n");
        assert_eq!(number(question(&["a"], &[], &from)), "n\r\n1\r\n");
        assert_eq!(number(question(&[], &["a"], count)), "n\r\n0\r\n");
        assert_eq!(number(question(&[], &["a"], in_graphs)), "n\r\n3\r\n");
        let unknown = question(&["nowhere"], &[], count);
        assert_eq!(unknown, Err(QueryError::UnknownGraph(format!("{BASE}graph/nowhere"))));
    }
}

#[test]
fn nothing_is_fetched() {
    // A listener that must stay untouched.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let (_dir, store) = stores().remove(0);
    for query in [
        format!("SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"),
        format!("SELECT * {{ serviceSILENT<{address}> {{ ?s ?p ?o }} }}"),
        format!("PREFIX x: <{address}> SELECT * {{ SERVICEx:y {{ ?s ?p ?o }} }}"),
        format!("SELECT * FROM <{address}> {{ ?s ?p ?o }}"),
        format!("SELECT * FROM NAMED <{address}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"),
        format!("LOAD <{address}>"),
    ] {
        let error = ask(&store, &query).unwrap_err();
        assert!(
            matches!(
                error,
                QueryError::Service
                    | QueryError::Refused(_)
                    | QueryError::UnknownGraph(_)
                    | QueryError::Update
            ),
            "{query}: {error}"
        );
    }
    assert_eq!(listener.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
}

#[test]
fn a_mistake_is_shown_with_line_column_and_hint() {
    let (_dir, store) = stores().remove(0);
    let said = |query| ask(&store, query).unwrap_err().to_string();
    let unclosed = said("SELECT ?s WHERE {\n  ?s ?p ?o");
    assert!(
        unclosed.contains("line 2, column") && unclosed.contains("hint: the `{` of line 1 is not closed"),
        "{unclosed}"
    );
    let prefix = said("SELECT ?s {\n ?s kg:label ?l }");
    assert!(prefix.contains("line 2") && prefix.contains("PREFIX kg:"), "{prefix}");
    let verb = said("SELEC ?s { ?s ?p ?o }");
    assert!(verb.contains("line 1, column 1: `SELEC` is none of SELECT, ASK"), "{verb}");
    assert!(said("PREFIX x: <http://x/>\nINSERT DATA { x:a x:b x:c }").contains("update"));
    assert!(said("").contains("line 1, column 1"), "{}", said(""));
}

#[test]
fn limits_fail_instead_of_cutting() {
    for (_dir, store) in stores() {
        let question = Question::new("SELECT * { ?s ?p ?o }");
        let bounds = |rows, bytes| Bounds { rows, bytes, ..Bounds::default() };
        assert!(store.query(&question, &bounds(5, 10_000)).is_ok());
        assert_eq!(store.query(&question, &bounds(4, 10_000)), Err(QueryError::Rows(4)));
        assert_eq!(store.query(&question, &bounds(5, 100)), Err(QueryError::Bytes(100)));
        let graph = Question::new("CONSTRUCT WHERE { ?s ?p ?o }");
        assert_eq!(store.query(&graph, &bounds(4, 10_000)), Err(QueryError::Rows(4)));
    }
}

#[test]
fn the_deadline_holds_for_reading_and_for_computing() {
    for (_dir, store) in stores() {
        let values: String =
            (0..6).map(|n| format!("VALUES ?v{n} {{ {} }} ", "1 2 3 4 5 6 7 8 9 0 ".repeat(2))).collect();
        for query in [
            format!(
                "SELECT (COUNT(*) AS ?n) {{ {} }}",
                (0..20).map(|n| format!("?s{n} ?p{n} ?o{n} . ")).collect::<String>()
            ),
            format!("SELECT (COUNT(*) AS ?n) {{ {values} }}"),
        ] {
            let bounds = Bounds { deadline: Duration::from_millis(300), ..Bounds::default() };
            let start = Instant::now();
            assert_eq!(
                store.query(&Question::new(query), &bounds),
                Err(QueryError::Timeout(bounds.deadline))
            );
            assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
        }
    }
}

/// Shapes that end an unguarded process, and their kin; `{}` times `n`.
fn shapes(n: usize) -> Vec<(&'static str, String)> {
    let around = |before: &str, open: &str, middle: &str, close: &str, after: &str| {
        format!("{before}{}{middle}{}{after}", open.repeat(n), close.repeat(n))
    };
    let chain = |before: &str, link: &str, after: &str| format!("{before}{}{after}", link.repeat(n));
    let each = |before: &str, link: fn(usize) -> String, after: &str| {
        format!("{before}{}{after}", (0..n).map(link).collect::<String>())
    };
    vec![
        ("groups", around("ASK ", "{", "?s ?p ?o", "}", "")),
        ("if", around("ASK { FILTER(", "IF(true,", "true", ",false)", ") }")),
        ("nested optional", around("ASK {", "OPTIONAL{?s ?p ?o ", "", "}", "}")),
        ("sub-select", around("ASK {", "{SELECT * {", "?s ?p ?o", "}}", "}")),
        ("blank nodes", around("ASK { ?s ?p ", "[ ?p ", "?o", "]", "}")),
        ("nested collections", around("ASK { ?s ?p ", "( ", "?o", ")", "}")),
        ("parentheses", around("ASK { FILTER(", "(", "1", ")", ") }")),
        ("not", chain("ASK { FILTER(", "!", "true) }")),
        ("or", chain("ASK { FILTER(false", "||false", ") }")),
        ("plus", chain("ASK { FILTER(1", "+1", ") }")),
        ("union", chain("ASK { {} ", "UNION {?s ?p ?o}", " }")),
        ("alternative path", chain("ASK { ?s (<p:p>", "|<p:p>", ") ?o }")),
        ("optionals", chain("ASK { ", "OPTIONAL { ?s ?p ?o } ", " }")),
        ("path steps", chain("ASK { ?s <p:p>", "/<p:p>", " ?o }")),
        ("triple patterns", each("ASK { ", |i| format!("?s{i} ?p ?s{} . ", i + 1), " }")),
        ("path parentheses", around("ASK { ?s ", "(", "<p:p>", ")*", " ?o }")),
        ("exists", around("ASK { ", "FILTER EXISTS { ?s ?p ?o ", "", "}", " }")),
        ("minus sign", chain("ASK { FILTER(1 = ", "- ", "1) }")),
        ("functions", around("ASK { FILTER(", "STR(", "1", ")", " = '1') }")),
        ("inverse path", chain("ASK { ?s ", "^", "<p:p> ?o }")),
        ("binds", each("ASK { ", |i| format!("BIND(1 AS ?v{i}) "), " }")),
        ("filters", chain("ASK { ?s ?p ?o ", "FILTER(?s = ?o) ", " }")),
        ("filters without space", chain("ASK { ?s ?p ?o ", "FILTERstr(?s)", " }")),
        ("filters by name", chain("PREFIX x: <x:> ASK { ?s ?p ?o ", "FILTERx:s(?s)", " }")),
        ("objects", chain("ASK { ?s ?p ?o", ",?o", " }")),
        ("properties", chain("ASK { ?s ?p ?o", ";?p ?o", " }")),
        ("collection", chain("ASK { ?s ?p (", "1 ", ") }")),
        ("in", chain("ASK { FILTER(1 IN (2", ",3", ")) }")),
        ("arguments", chain("ASK { FILTER(COALESCE(1", ",1", ")) }")),
        ("concat", chain("ASK { FILTER(CONCAT('a'", ",'b'", ") = 'c') }")),
        ("columns", each("SELECT ", |i| format!("?v{i} "), "{ ?s ?p ?o }")),
        ("expressions", each("SELECT ", |i| format!("(1 AS ?v{i}) "), "{ ?s ?p ?o }")),
        ("group by", each("SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ", |i| format!("?v{i} "), "")),
        ("order by", each("SELECT * { ?s ?p ?o } ORDER BY ", |i| format!("?v{i} "), "")),
        ("describe", chain("DESCRIBE ", "<p:p> ", "")),
        ("values", chain("ASK { VALUES ?a { ", "1 ", "} }")),
        ("rows", chain("ASK { VALUES (?a ?b) { ", "(1 <p:p>) ", "} }")),
        ("prefixes", chain("", "PREFIX x: <x:> ", "ASK {}")),
        ("hidden parentheses", chain("ASK { FILTER(1", "<((1>1", ") }")),
        ("hidden in comparison", format!("ASK {{ FILTER(1<x:a#>'''\n{}1 }} #'''", "(".repeat(n))),
        ("minus", chain("ASK { ?s ?p ?o ", "MINUS { ?s ?p ?o } ", " }")),
        ("graph", around("ASK { ", "GRAPH ?g { ", "?s ?p ?o", "}", " }")),
        ("quoted triples", around("ASK { ", "<<", "?s ?p ?o", ">>", " ?p ?o }")),
        ("only openings", chain("ASK ", "{(", "")),
        ("only closings", chain("ASK ", "})", "")),
        ("strings", chain("ASK { FILTER('a' = ", "'\\'((' ", ") }")),
    ]
}

#[test]
fn no_shape_ends_the_process() {
    let (_dir, store) = stores().remove(0);
    for n in [1, 16, 31, 32, 60, 64, 250, 256, 1_024, 4_096, 16_384, 65_536] {
        for (shape, query) in shapes(n) {
            // An answer, or a reason: how soon is a matter for a bench, not for a test.
            assert!(!matches!(ask(&store, &query), Err(QueryError::Lost(_))), "{shape} {n}");
        }
    }
}

#[test]
fn shapes_under_the_limits_are_answered() {
    let (_dir, store) = stores().remove(0);
    for (shape, query) in shapes(8) {
        let fails = [
            // More than one sign is valid only in SPARQL 1.2.
            "not",
            "minus sign",
            "inverse path",
            "quoted triples",
            "only openings",
            "only closings",
            "strings",
            "hidden in comparison",
            "filters by name",
            "hidden parentheses",
        ];
        assert_eq!(
            ask(&store, &query).is_err(),
            fails.contains(&shape),
            "{shape}: {:?}",
            ask(&store, &query)
        );
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() })]

    /// Pieces that look like SPARQL, with signs of several bytes and quotes in odd places.
    #[test]
    fn any_text_has_an_answer_or_a_reason(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "SELECT * ", "ASK ", "{", "}", "(", ")", "[", "]", "?s ", "?p ", "?o ", ".", ";", ",", "'", "\"", "\"\"\"",
                "<", ">", "<https://a/b#c>", "#", "\n", "\\", "é", "\u{1F600}", "x:", "x:a\\é", "_:b ", "FILTER", "BIND",
                " AS ?x", "1 ", "-1.5e3", "VALUES ?a ", "||", "!", "^", "/", "@nl", "^^", "PREFIX ", "\u{a0}", "''",
            ]),
            0..40,
        )
    ) {
        let query = pieces.concat();
        let store = shared();
        let answer = store.query(&Question::new(query.as_str()), &Bounds::default());
        proptest::prop_assert!(!matches!(answer, Err(QueryError::Lost(_))), "{query}");
        if let Err(QueryError::Syntax { line, column, .. }) = answer {
            let text = query.split('\n').nth(line - 1);
            proptest::prop_assert!(text.is_some_and(|text| column <= text.chars().count() + 1), "{query:?} {line}:{column}");
        }
    }
}

/// One store for all cases of a property.
fn shared() -> &'static Queryable {
    static STORE: std::sync::OnceLock<Queryable> = std::sync::OnceLock::new();
    STORE.get_or_init(|| stores().remove(0).1)
}
