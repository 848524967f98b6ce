//! What strangers send.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use crate::running::{Running, product, wait_until};

/// The seventeen shapes that end a process with an unguarded parser, `n` times.
fn shapes(n: usize) -> Vec<(&'static str, String)> {
    let around = |before: &str, open: &str, middle: &str, close: &str, after: &str| {
        format!("{before}{}{middle}{}{after}", open.repeat(n), close.repeat(n))
    };
    let chain = |before: &str, link: &str, after: &str| format!("{before}{}{after}", link.repeat(n));
    vec![
        ("braces", around("ASK ", "{", "", "}", "")),
        ("if", around("ASK { FILTER(", "IF(true,", "true", ",false)", ") }")),
        ("nested optional", around("ASK {", "OPTIONAL{?s ?p ?o ", "", "}", "}")),
        ("sub-select", around("ASK {", "{SELECT * {", "?s ?p ?o", "}}", "}")),
        ("blank nodes", around("ASK { ?s ?p ", "[ ?p ", "?o", "]", "}")),
        ("collections", around("ASK { ?s ?p ", "( ", "?o", ")", "}")),
        ("parentheses", around("ASK { FILTER(", "(", "1", ")", ") }")),
        ("not", chain("ASK { FILTER(", "!", "true) }")),
        ("or", chain("ASK { FILTER(false", "||false", ") }")),
        ("plus", chain("ASK { FILTER(1", "+1", ") }")),
        ("union", chain("ASK { {} ", "UNION {?s ?p ?o}", " }")),
        ("alternatives", chain("ASK { ?s (<p:p>", "|<p:p>", ") ?o }")),
        ("optionals", chain("ASK { ", "OPTIONAL { ?s ?p ?o } ", " }")),
        ("path", chain("ASK { ?s <p:p>", "/<p:p>", " ?o }")),
        ("patterns", chain("ASK { ", "?s ?p ?o . ", " }")),
        ("exists", around("ASK { ", "FILTER EXISTS { ?s ?p ?o ", "", "}", " }")),
        ("path in parentheses", around("ASK { ?s ", "(", "<p:p>", ")*", " ?o }")),
    ]
}

#[test]
fn no_shape_ends_the_server_or_cuts_an_answer() {
    let mut running = Running::new(&["--timeout", "120", "--workers", "2"]);
    wait_until("all workers are there", || running.workers().len() == 4);
    for n in [64, 256, 1_024, 4_096, 16_384, 65_536] {
        for (shape, query) in shapes(n) {
            let answer = running.ask(&query);
            assert!(matches!(answer.status, 200 | 400 | 413), "{shape} {n}: {answer:?}");
            assert!(answer.whole, "{shape} {n}: {answer:?}");
        }
    }
    running.is_well();
    // A worker may end itself and be replaced; the server and every answer stay whole.
    wait_until("all workers are there again", || running.workers().len() == 4);
}

#[test]
fn what_never_ends_is_ended_and_says_so() {
    let mut running = Running::new(&["--timeout", "1"]);
    let same = (0..25).map(|n| format!("?s{n} ?p ?o{n} . ")).collect::<String>();
    let regex = format!("ASK {{ FILTER(regex('{}', '^(a|a|aa)+$')) }}", "a".repeat(30_000));
    let repeats = "ASK { FILTER(regex(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"((((a{1,200}){1,200}){1,200}){1,200})x\")) }";
    for (name, query) in [
        ("product", product(9, "(COUNT(*) AS ?n)", "")),
        ("product in order", product(9, "*", "ORDER BY ?v3 ?v1")),
        ("patterns", format!("SELECT (COUNT(*) AS ?n) {{ {same} }}")),
        ("patterns in order", format!("SELECT * {{ {same} }} ORDER BY ?s3")),
        ("groups", product(9, "?v1 (COUNT(DISTINCT ?v2) AS ?n)", "GROUP BY ?v1")),
        ("regex", regex),
        ("repeats", repeats.to_owned()),
    ] {
        let answer = running.ask(&query);
        assert!(matches!(answer.status, 200 | 400 | 413 | 500 | 504), "{name}: {answer:?}");
        assert!(answer.whole, "{name}: {answer:?}");
        assert!(answer.took < Duration::from_secs(10), "{name}: {:?}", answer.took);
        if name.starts_with("product") || name.starts_with("patterns") {
            assert_eq!(answer.status, 504, "{name}: {answer:?}");
            assert!(answer.body.contains("more than 1 seconds"), "{name}: {answer:?}");
        }
        running.is_well();
    }
}

#[test]
fn too_much_memory_is_an_error_of_that_query() {
    let mut running = Running::new(&["--query-memory", "64", "--timeout", "60", "--rows", "100000000"]);
    let server = running.child.id();
    let sorted = product(7, "*", "ORDER BY ?v3 ?v1");
    let doubled: String = (1..26).map(|n| format!("BIND(CONCAT(?a{0},?a{0}) AS ?a{n}) ", n - 1)).collect();
    let doubled = format!("SELECT (STRLEN(?a25) AS ?n) {{ BIND('aaaaaaaaaaaaaaaa' AS ?a0) {doubled} }}");
    for query in [sorted, doubled] {
        let answer = running.ask(&query);
        assert!(matches!(answer.status, 413 | 500), "{answer:?}");
        assert!(answer.body.contains("memory"), "{answer:?}");
        running.is_well();
    }
    assert_eq!(running.child.id(), server);
}

#[test]
fn limits_of_an_answer_are_named_and_nothing_is_cut() {
    let running = Running::new(&["--rows", "50", "--answer-size", "1"]);
    let rows = running.ask("SELECT * { ?s ?p ?o }");
    assert_eq!((rows.status, rows.body.contains("more than 50 rows")), (413, true), "{rows:?}");
    let wide = running.ask(&format!(
        "SELECT (CONCAT({}) AS ?long) {{ ?s ?p ?o }} LIMIT 40",
        vec!["'0123456789012345678901234567890123456789'"; 1000].join(",")
    ));
    assert_eq!((wide.status, wide.body.contains("more than 1048576 bytes")), (413, true), "{wide:?}");
}

#[test]
fn nothing_is_fetched_from_anywhere() {
    let mut running = Running::new(&[]);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    for query in [
        format!("SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"),
        format!("SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}"),
        format!("SELECT * FROM <{address}> {{ ?s ?p ?o }}"),
        format!("SELECT * FROM NAMED <{address}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"),
        format!("LOAD <{address}>"),
        format!("DESCRIBE <{address}>"),
    ] {
        let answer = running.ask(&query);
        assert!(answer.status == 400 || query.starts_with("DESCRIBE"), "{query}: {answer:?}");
    }
    let encoded: String = address.bytes().map(|byte| format!("%{byte:02X}")).collect();
    for path in [
        format!("/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D&default-graph-uri={encoded}"),
        format!("/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D&named-graph-uri={encoded}"),
        format!("/store?graph={encoded}"),
    ] {
        let answer = running.get(&path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {answer:?}");
    }
    assert_eq!(listener.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
    running.is_well();
}

#[test]
fn no_address_leads_to_a_file() {
    let running = Running::new(&[]);
    for path in [
        "/..%2f..%2fetc/passwd",
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%5c..%5cetc%5cpasswd",
        "/id/../../etc/passwd",
        "/id/..%2f..%2f..%2fetc%2fpasswd",
        "/graph/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/style.css/../../etc/passwd",
        "/etc/passwd%00.html",
        "//etc/passwd",
        "/....//....//etc/passwd",
        "/%c0%ae%c0%ae/etc/passwd",
        "/store?graph=file:///etc/passwd",
    ] {
        let answer = running.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {answer:?}");
        assert!(answer.status == 404 || path.contains("%c0"), "{path}: {answer:?}");
        assert!(!answer.body.contains("root:"), "{path}");
    }
}

#[test]
fn requests_that_are_too_large_are_refused() {
    let mut running = Running::new(&[]);
    let host = running.address;
    let long = "x".repeat(2_000_000);
    let many: String = (0..100).map(|n| format!("X-{n}: y\r\n")).collect();
    for (request, status) in [
        (format!("GET /{long} HTTP/1.1\r\nHost: {host}\r\n\r\n"), 414),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {long}\r\n\r\n"), 431),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\n{many}\r\n"), 431),
        (running.question(&long), 413),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"), 400),
        ("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".to_owned(), 421),
        ("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".to_owned(), 421),
        ("\u{16}\u{3}\u{1} no HTTP at all\r\n\r\n".to_owned(), 400),
    ] {
        // The server may close before it has read all of what is too long.
        let mut stream = running.connect();
        drop(stream.write_all(request.as_bytes()));
        let mut answer = Vec::new();
        drop(stream.read_to_end(&mut answer));
        let head = String::from_utf8_lossy(&answer);
        let found = head.split(' ').nth(1).and_then(|status| status.parse::<u16>().ok());
        let too_long = matches!(status, 413 | 414 | 431);
        assert!(
            found == Some(status) || too_long && matches!(found, None | Some(413 | 414 | 431)),
            "{status}: {head}"
        );
    }
    running.is_well();
}

#[test]
fn a_client_that_leaves_ends_its_query() {
    let mut running = Running::new(&["--timeout", "3600", "--workers", "1"]);
    for query in [product(9, "(COUNT(*) AS ?n)", ""), product(9, "*", "ORDER BY ?v1")] {
        wait_until("all workers are there", || running.workers().len() == 3);
        let workers = running.workers();
        let mut stream = running.connect();
        stream.write_all(running.question(&query).as_bytes()).unwrap();
        wait_until("the query runs", || running.figure("kamergraaf_queries_running") > 0.0);
        drop(stream);
        wait_until("the query is gone", || running.figure("kamergraaf_queries_running") < 1.0);
        wait_until("its worker is another", || {
            let now = running.workers();
            now.len() == workers.len() && now != workers
        });
    }
    running.is_well();
}

#[test]
fn one_client_cannot_take_all_workers() {
    let running =
        Running::new(&["--timeout", "30", "--workers", "2", "--behind-proxy", "--client-queries", "4"]);
    let from = |client: &str, query: &str| {
        let question = running.question(query);
        question.replacen("\r\n", &format!("\r\nX-Forwarded-For: 10.9.9.9, {client}\r\n"), 1)
    };
    let slow = from("10.0.0.1", &product(9, "(COUNT(*) AS ?n)", ""));
    let mut greedy: Vec<_> = (0..4).map(|_| running.connect()).collect();
    for stream in &mut greedy {
        stream.write_all(slow.as_bytes()).unwrap();
    }
    wait_until("all four are there", || running.figure("kamergraaf_queries_running") > 3.0);
    let fifth = running.send(&slow);
    assert_eq!((fifth.status, fifth.head.contains("retry-after")), (429, true), "{fifth:?}");
    for client in 2..8 {
        let answer = running.send(&from(&format!("10.0.0.{client}"), "ASK { ?s ?p ?o }"));
        assert_eq!(answer.status, 200, "{answer:?}");
    }
}

#[test]
fn five_hundred_slow_sockets_disturb_nobody_and_are_cut() {
    let mut running = Running::new(&["--behind-proxy"]);
    let head = format!("POST /sparql HTTP/1.1\r\nHost: {}\r\n", running.address);
    let body = "Content-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK";
    let started = [String::new(), "GET /".to_owned(), head.clone(), head + body];
    let sockets: Vec<_> = (0..500)
        .map(|n| {
            let mut socket = running.connect();
            socket.write_all(started[n % started.len()].as_bytes()).unwrap();
            socket
        })
        .collect();
    wait_until("all are there", || running.figure("kamergraaf_connections") > 500.0);
    running.is_well();
    wait_until("all are cut", || running.figure("kamergraaf_connections") < 2.0);
    for mut socket in sockets {
        let mut rest = String::new();
        drop(socket.read_to_string(&mut rest));
        assert!(rest.is_empty() || rest.starts_with("HTTP/1.1 408"), "{rest}");
    }
    running.is_well();
}

#[test]
fn one_client_has_so_many_connections_and_no_more() {
    let running = Running::new(&[]);
    let sockets: Vec<_> = (0..300).map(|_| running.connect()).collect();
    let mut last = &sockets[299];
    assert_eq!(last.read(&mut [0]).unwrap_or(0), 0, "it is closed at once");
    drop(sockets);
    wait_until("there is room again", || running.figure("kamergraaf_connections") > 0.5);
}
