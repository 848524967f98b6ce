//! The binary as it serves, and requests to it over sockets.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use kamergraaf::rdf::NamedGraph;
use kamergraaf::store::{Engine, build};
use oxrdf::{GraphName, Literal, NamedNode, Quad};
use tempfile::TempDir;

pub(crate) const BASE: &str = "https://w3id.org/kamergraaf/";

pub(crate) fn node(path: &str) -> NamedNode {
    NamedNode::new(format!("{BASE}{path}")).unwrap()
}

/// Builds the next version of a store: `persons` of them, each with a label.
pub(crate) fn fill(dir: &Path, persons: usize, engine: Engine) {
    let label = node("ontology#label");
    let quads = (0..persons).map(|n| {
        let name = Literal::new_simple_literal(format!("Persoon {n}"));
        Quad::new(node(&format!("id/person/p{n}")), label.clone(), name, GraphName::DefaultGraph)
    });
    build(dir, BASE, vec![NamedGraph::new(node("graph/personen"), quads)], engine).unwrap();
}

/// A server, ended when it is dropped.
pub(crate) struct Running {
    pub(crate) child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) store: TempDir,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
    /// Whether all was there that the head promises.
    pub(crate) whole: bool,
    pub(crate) took: Duration,
}

impl Running {
    /// A server of a new store of 200 persons.
    pub(crate) fn new(options: &[&str]) -> Self {
        Self::over(Engine::Memory, options)
    }

    pub(crate) fn over(engine: Engine, options: &[&str]) -> Self {
        let store = TempDir::new().unwrap();
        fill(store.path(), 200, engine);
        let mut child = Command::new(env!("CARGO_BIN_EXE_kamergraaf"))
            .args(["serve", "--bind", "127.0.0.1:0", "--engine", engine.name(), "--store"])
            .arg(store.path())
            .args(options)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        let address = loop {
            line.clear();
            assert!(said.read_line(&mut line).unwrap() > 0, "the server has ended");
            if let Some(rest) = line.split("http://").nth(1) {
                break rest.split('/').next().unwrap().parse().unwrap();
            }
        };
        // Whoever writes to a closed pipe fails.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Self { child, address, store }
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    /// Sends a request on a connection of its own.
    pub(crate) fn send(&self, request: &str) -> Answer {
        let start = Instant::now();
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        // A connection that is cut is seen from what is missing.
        drop(stream.read_to_end(&mut bytes));
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let whole = length.is_some_and(|length| length.parse() == Ok(body.len()));
        Answer { status, head: head.to_owned(), body: body.to_owned(), whole, took: start.elapsed() }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    /// The bytes of a request that asks a query.
    pub(crate) fn question(&self, query: &str) -> String {
        format!(
            "POST /sparql HTTP/1.1\r\nHost: {}\r\nContent-Type: application/sparql-query\r\nConnection: close\r\n\
             Content-Length: {}\r\n\r\n{query}",
            self.address,
            query.len()
        )
    }

    pub(crate) fn ask(&self, query: &str) -> Answer {
        self.send(&self.question(query))
    }

    /// Checks that the server answers a normal query, and is the process that was started.
    pub(crate) fn is_well(&mut self) {
        let answer = self.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
        assert_eq!((answer.status, answer.whole), (200, true), "{answer:?}");
        assert!(answer.body.contains("\"value\":\""), "{answer:?}");
        assert!(self.child.try_wait().unwrap().is_none(), "the server has ended");
    }

    /// The figure of one line of `/metrics`.
    pub(crate) fn figure(&self, name: &str) -> f64 {
        let body = self.get("/metrics").body;
        let line = body.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
        line.unwrap_or(0.0)
    }

    /// The processes whose parent is `parent`.
    pub(crate) fn children_of(parent: u32) -> Vec<u32> {
        let parent = parent.to_string();
        let mut found = Vec::new();
        for entry in std::fs::read_dir("/proc").unwrap() {
            let Ok(pid) = entry.unwrap().file_name().to_string_lossy().parse::<u32>() else { continue };
            let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            let mut rest = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
            let (state, its_parent) = (rest.next(), rest.next());
            if its_parent == Some(&parent) && state != Some("Z") {
                found.push(pid);
            }
        }
        found.sort_unstable();
        found
    }

    pub(crate) fn keeper(&self) -> Option<u32> {
        Self::children_of(self.child.id()).into_iter().next()
    }

    pub(crate) fn workers(&self) -> Vec<u32> {
        self.keeper().map(Self::children_of).unwrap_or_default()
    }

    /// Sends a signal to the server.
    pub(crate) fn signal(&self, name: &str) {
        signal(self.child.id(), name);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

pub(crate) fn signal(pid: u32, name: &str) {
    let status = Command::new("kill").args([format!("-{name}"), pid.to_string()]).status().unwrap();
    assert!(status.success(), "{pid} cannot be sent {name}");
}

/// Waits until something is so; a test that waits too long has failed.
pub(crate) fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(60), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A product of `VALUES`, which computes without reading the store.
pub(crate) fn product(blocks: usize, before: &str, after: &str) -> String {
    let blocks: String = (0..blocks).map(|n| format!("VALUES ?v{n} {{ 1 2 3 4 5 6 7 8 9 10 }} ")).collect();
    format!("SELECT {before} {{ {blocks} }} {after}")
}
