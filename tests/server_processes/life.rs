//! How the processes begin, follow the store, die and end.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use kamergraaf::store::Engine;

use crate::running::{Running, fill, product, signal, wait_until};

#[test]
fn workers_and_keepers_that_are_killed_come_back() {
    let mut running = Running::new(&["--workers", "2"]);
    for _ in 0..3 {
        wait_until("all workers are there", || running.workers().len() == 4);
        let before = running.workers();
        for &worker in &before {
            signal(worker, "KILL");
        }
        running.is_well();
        wait_until("all workers are new", || {
            let now = running.workers();
            now.len() == before.len() && now.iter().all(|worker| !before.contains(worker))
        });
    }
    let keeper = running.keeper().unwrap();
    signal(keeper, "KILL");
    running.is_well();
    wait_until("there is another keeper", || running.keeper().is_some_and(|now| now != keeper));
    wait_until("with workers", || running.workers().len() > 2);
    running.is_well();
}

#[test]
fn a_worker_that_is_killed_is_one_failed_answer() {
    let mut running = Running::new(&["--timeout", "60"]);
    let mut stream = running.connect();
    stream.write_all(running.question(&product(9, "(COUNT(*) AS ?n)", "")).as_bytes()).unwrap();
    wait_until("the query runs", || running.figure("kamergraaf_queries_running") > 0.0);
    std::thread::sleep(Duration::from_millis(300));
    for worker in running.workers() {
        signal(worker, "ABRT");
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 500") && answer.contains("no other query is touched"), "{answer}");
    running.is_well();
}

#[test]
fn all_processes_end_with_the_server() {
    for how in ["KILL", "TERM"] {
        let mut running = Running::new(&["--timeout", "3600"]);
        let keeper = running.keeper().unwrap();
        wait_until("there are workers", || running.workers().len() > 2);
        let workers = running.workers();
        if how == "KILL" {
            let mut stream = running.connect();
            stream.write_all(running.question(&product(9, "(COUNT(*) AS ?n)", "")).as_bytes()).unwrap();
            wait_until("a query runs", || running.figure("kamergraaf_queries_running") > 0.0);
        }
        running.signal(how);
        let status = running.child.wait().unwrap();
        assert_eq!(status.success(), how == "TERM", "{status}");
        let is_there = |pid: &u32| {
            let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            stat.contains("(kamergraaf)") && !stat.contains(") Z ")
        };
        wait_until("keeper and workers have ended", || !is_there(&keeper) && !workers.iter().any(is_there));
    }
}

#[test]
fn a_query_that_runs_is_answered_before_the_server_stops() {
    let mut running = Running::new(&["--timeout", "60", "--rows", "100000000"]);
    let mut stream = running.connect();
    stream.write_all(running.question(&product(5, "(COUNT(*) AS ?n)", "")).as_bytes()).unwrap();
    wait_until("the query runs", || running.figure("kamergraaf_queries_running") > 0.0);
    running.signal("TERM");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"100000\""), "{answer}");
    assert!(running.child.wait().unwrap().success());
}

#[test]
fn a_newer_version_is_served_without_a_failed_request() {
    let mut running = Running::new(&[]);
    let (stop, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while !stop.load(Ordering::Acquire) {
                    let answer = running.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
                    assert_eq!((answer.status, answer.whole), (200, true), "{answer:?}");
                    asked.fetch_add(1, Ordering::AcqRel);
                }
            });
        }
        for version in 2..5 {
            fill(running.store.path(), 200 + version, Engine::Memory);
            let number = f64::from(u8::try_from(version).unwrap());
            wait_until("the version is served", || {
                (running.figure("kamergraaf_store_version") - number).abs() < 0.1
            });
            let answer = running.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
            assert!(answer.body.contains(&format!("\"{}\"", 200 + version)), "{answer:?}");
        }
        stop.store(true, Ordering::Release);
    });
    assert!(asked.load(Ordering::Acquire) > 10);
    wait_until("the old keepers have ended", || Running::children_of(running.child.id()).len() == 1);
    running.is_well();
}

#[test]
fn a_damaged_newer_version_is_not_served() {
    let mut running = Running::new(&[]);
    fill(running.store.path(), 300, Engine::Memory);
    wait_until("the version is served", || running.figure("kamergraaf_store_version") > 1.5);
    let version = running.store.path().join("versions/000002");
    let copy = running.store.path().join("versions/000003");
    std::fs::create_dir(&copy).unwrap();
    for entry in std::fs::read_dir(&version).unwrap() {
        let entry = entry.unwrap();
        let mut bytes = std::fs::read(entry.path()).unwrap();
        if entry.file_name() != "manifest.json" {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        }
        std::fs::write(copy.join(entry.file_name()), bytes).unwrap();
    }
    std::fs::write(running.store.path().join("current"), "000003\n").unwrap();
    std::thread::sleep(Duration::from_secs(2));
    assert!((running.figure("kamergraaf_store_version") - 2.0).abs() < 0.1);
    running.is_well();
}

/// Runs curl on a long answer and ends the server when the first bytes have come.
fn cut(options: &[&str]) -> (Option<i32>, usize) {
    let running = Running::new(&["--timeout", "120"]);
    let url = format!("http://{}/sparql", running.address);
    // Ten megabytes, more than sockets hold.
    let query =
        format!("query={}", product(4, &format!("(CONCAT(STR(?v1),'{}') AS ?wide)", "x".repeat(1000)), ""));
    let mut curl = Command::new("curl")
        .args([
            "--silent",
            "--noproxy",
            "*",
            "--no-buffer",
            "--limit-rate",
            "500k",
            &url,
            "--data-urlencode",
            &query,
        ])
        .args(options)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = curl.stdout.take().unwrap();
    let mut first = [0; 1000];
    out.read_exact(&mut first).unwrap();
    running.signal("KILL");
    let mut rest = Vec::new();
    out.read_to_end(&mut rest).unwrap();
    (curl.wait().unwrap().code(), rest.len())
}

#[test]
fn curl_fails_on_an_answer_that_is_cut() {
    for options in [&[][..], &["--header", "Accept: text/csv"]] {
        let (code, read) = cut(options);
        assert!(
            code.is_some_and(|code| code != 0),
            "{options:?}: curl ended with {code:?} after {read} bytes"
        );
    }
}

#[test]
fn a_log_has_a_line_for_each_request_and_no_query() {
    let store = tempfile::TempDir::new().unwrap();
    fill(store.path(), 3, Engine::Memory);
    let mut child = Command::new(env!("CARGO_BIN_EXE_kamergraaf"))
        .args(["serve", "--bind", "127.0.0.1:0", "--log", "json", "--store"])
        .arg(store.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = std::io::BufReader::new(child.stderr.take().unwrap());
    let mut lines = std::iter::from_fn(|| {
        let mut line = String::new();
        let read = std::io::BufRead::read_line(&mut said, &mut line).unwrap();
        (read > 0).then_some(line)
    });
    let address =
        lines.find_map(|line| Some(line.split("http://").nth(1)?.split('/').next()?.to_owned())).unwrap();
    let mut stream = std::net::TcpStream::connect(&address).unwrap();
    write!(stream, "GET /sparql?query=ASK%7B%3Fgeheim%20%3Fp%20%3Fo%7D HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")
        .unwrap();
    stream.read_to_string(&mut String::new()).unwrap();
    let line = lines.find(|line| line.starts_with('{')).unwrap();
    let record: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&record["path"], &record["status"]), (&"/sparql".into(), &200.into()), "{line}");
    assert!(!line.contains("geheim"), "{line}");
    signal(child.id(), "TERM");
    assert!(child.wait().unwrap().success());
}

#[cfg(feature = "rocksdb")]
#[test]
fn with_an_index_on_disk_each_worker_opens_it() {
    let mut running = Running::over(Engine::Rocksdb, &["--timeout", "1"]);
    running.is_well();
    assert_eq!(running.ask(&product(9, "(COUNT(*) AS ?n)", "")).status, 504);
    for worker in running.workers() {
        signal(worker, "KILL");
    }
    running.is_well();
}
