//! Speed and memory of the whole program: `kamergraaf build` as a process over the
//! corpus, repeated under other names until it is 100 MB of text.
//!
//! `KAMERGRAAF_BENCH_MB` asks for another size. One run each with one thread and
//! with all; the peak is the process's own (`VmHWM` of Linux). Then, three times in turn, a
//! build of a tenth of that against oxigraph's own loader of the N-Quads that it makes; and
//! the peak of an export of each store, which must not grow with it.

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

use oxigraph::io::RdfFormat;

fn main() {
    let megabytes =
        std::env::var("KAMERGRAAF_BENCH_MB").ok().and_then(|size| size.parse().ok()).unwrap_or(100);
    let folder = tempfile::tempdir().unwrap();
    let (texts, some) = (folder.path().join("texts"), folder.path().join("some"));
    let bytes = repeat_corpus(&texts, megabytes * 1_000_000);
    let bytes_of_some = repeat_corpus(&some, megabytes * 100_000);
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
    println!("kamergraaf build against oxigraph's loader, {:.1} MB of text", megabytes_of(bytes_of_some));
    println!("{:>8} {:>10} {:>12} {:>12}", "quads", "build s", "load s", "build/load");
    for round in 0..3 {
        against_loader(&some, &folder.path().join(format!("some-{round}")), cores);
    }
    println!("peak of kamergraaf export, MB");
    println!("{:>8} {:>10} {:>12} {:>12}", "form", "text MB", "a tenth", "all");
    for form in ["nq", "nt", "ttl", "trig"] {
        let peak = |store: String| export(&folder.path().join(store), form, Stdio::null()).1 as f64 / 1e3;
        let (some, all) = (peak("some-0".to_owned()), peak(format!("store-{cores}")));
        println!("{form:>8} {:>10.1} {some:>12.0} {all:>12.0}", megabytes_of(bytes));
    }
}

/// One build, then oxigraph's loader, in memory and with as many threads, of what it made.
fn against_loader(texts: &Path, store: &Path, cores: usize) {
    let (built, _) = build(texts, store, cores);
    let written = store.with_extension("nq");
    export(store, "nq", fs::File::create(&written).unwrap().into());
    let lines = fs::read(&written).unwrap();
    let start = Instant::now();
    let engine = oxigraph::store::Store::new().unwrap();
    let mut bulk = engine.bulk_loader().with_num_threads(cores);
    bulk.parallel_load_from_slice(RdfFormat::NQuads, &lines).unwrap();
    bulk.commit().unwrap();
    let loaded = start.elapsed().as_secs_f64();
    let (quads, built) = (engine.len().unwrap(), built.as_secs_f64());
    println!("{quads:>8} {built:>10.2} {loaded:>12.2} {:>12.2}", built / loaded);
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

fn build(texts: &Path, store: &Path, threads: usize) -> (Duration, u64) {
    let mut command = kamergraaf("build", store);
    command.arg(texts).env("RAYON_NUM_THREADS", threads.to_string()).stdout(Stdio::null());
    run(command)
}

fn export(store: &Path, form: &str, out: Stdio) -> (Duration, u64) {
    let mut command = kamergraaf("export", store);
    command.args(["--format", form]).stdout(out);
    run(command)
}

fn kamergraaf(command: &str, store: &Path) -> Command {
    let mut kamergraaf = Command::new(env!("CARGO_BIN_EXE_kamergraaf"));
    kamergraaf.arg(command).arg("--quiet").arg("--store").arg(store);
    kamergraaf
}

/// Time of a process and its peak memory in kB.
fn run(mut command: Command) -> (Duration, u64) {
    let start = Instant::now();
    let mut child = command.spawn().unwrap();
    let mut peak = 0;
    let status = loop {
        peak = peak.max(high_water(&child));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        thread::sleep(Duration::from_millis(5));
    };
    assert!(status.success(), "{command:?} ended with {status}");
    (start.elapsed(), peak)
}

fn high_water(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}
