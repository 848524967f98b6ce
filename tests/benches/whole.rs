//! Speed and memory of the whole program: `kamergraaf build` as a process over the
//! corpus, repeated under other names until it is 100 MB of text.
//!
//! `KAMERGRAAF_BENCH_MB` asks for another size. One run each with one thread and
//! with all; the peak is the process's own (`VmHWM` of Linux).

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a bench stops at what fails, prints its figures, and rounds them"
)]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let megabytes =
        std::env::var("KAMERGRAAF_BENCH_MB").ok().and_then(|size| size.parse().ok()).unwrap_or(100);
    let folder = tempfile::tempdir().unwrap();
    let texts = folder.path().join("texts");
    let bytes = repeat_corpus(&texts, megabytes * 1_000_000);
    let cores = thread::available_parallelism().unwrap().get();
    println!("whole process: kamergraaf build, {:.1} MB of text, {cores} cores", megabytes_of(bytes));
    println!("{:>8} {:>10} {:>12} {:>16} {:>12}", "threads", "seconds", "MB/s", "MB/s per thread", "peak MB");
    for threads in [1, cores] {
        let store = folder.path().join(format!("store-{threads}"));
        let (time, peak) = build(&texts, &store, threads);
        let speed = megabytes_of(bytes) / time.as_secs_f64();
        let each = speed / threads as f64;
        println!(
            "{threads:>8} {:>10.2} {speed:>12.2} {each:>16.2} {:>12.0}",
            time.as_secs_f64(),
            peak as f64 / 1e3
        );
    }
}

fn megabytes_of(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// Copies the corpus under new names until `target` bytes are there.
fn repeat_corpus(folder: &Path, target: u64) -> u64 {
    fs::create_dir(folder).unwrap();
    let corpus = kamergraaf::text::files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/corpus")).unwrap();
    let mut bytes = 0;
    for (round, path) in (0..).flat_map(|round| corpus.iter().map(move |path| (round, path))) {
        if bytes >= target {
            break;
        }
        let name = path.file_name().unwrap().to_string_lossy();
        bytes += fs::copy(path, folder.join(format!("{round:05}-{name}"))).unwrap();
    }
    bytes
}

/// Time of the process and its peak memory in kB.
fn build(texts: &Path, store: &Path, threads: usize) -> (Duration, u64) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_kamergraaf"))
        .arg("build")
        .arg(texts)
        .arg("--store")
        .arg(store)
        .arg("--quiet")
        .env("RAYON_NUM_THREADS", threads.to_string())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut peak = 0;
    let status = loop {
        peak = peak.max(high_water(&child));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        thread::sleep(Duration::from_millis(20));
    };
    assert!(status.success(), "kamergraaf build ended with {status}");
    (start.elapsed(), peak)
}

fn high_water(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}
