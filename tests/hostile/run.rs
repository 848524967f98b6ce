//! A run of the program beside a good letter, with its time and its peak memory.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

pub(crate) const GIGABYTE: u64 = 1 << 30;

/// The processor time that one hostile file may take, beside that of a run without
/// it. A clock on the wall would measure what else the machine does.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a run may last by the clock on the wall, which ends what waits for ever.
const LONGEST: Duration = Duration::from_secs(300);

/// The most memory, kB.
const MEMORY: u64 = 512 * 1024;

/// What a run gave and took.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
    /// Processor time.
    time: Duration,
    /// Peak memory, kB.
    peak: u64,
}

/// A folder with a good letter.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        fs::write(desk.good(), "De VS hebben sancties opgelegd aan Iran.\n").unwrap();
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn good(&self) -> PathBuf {
        self.path("good.txt")
    }

    /// Makes a file and reads it after the good letter.
    pub(crate) fn refuses(&self, file: &str, make: impl FnOnce(&Path), sentence: &str) {
        let bad = self.path(file);
        make(&bad);
        let without = self.run(&[&self.good()]);
        let run = self.run(&[&self.good(), &bad]);
        assert_eq!((without.status, run.status), (0, 3), "{}", run.err);
        assert!(run.err.contains(sentence), "{}", run.err);
        assert_eq!(run.err.trim_end().lines().count(), 1, "{}", run.err);
        assert!(run.out.contains("\"document\":\"good.txt\""), "{}", run.out);
        assert!(run.time < without.time + PATIENCE, "{:?} against {:?}", run.time, without.time);
        assert!(run.peak < MEMORY, "{} kB", run.peak);
        // Nothing but the two files lies there, nor above.
        let mut left: Vec<_> = fs::read_dir(self.folder.path()).unwrap().map(|e| e.unwrap().path()).collect();
        left.retain(|path| *path != bad && *path != self.good() && !path.ends_with("probe"));
        assert!(left.is_empty(), "{left:?}");
        assert!(!Path::new("/tmp/climbed.txt").exists());
    }

    pub(crate) fn run(&self, paths: &[&PathBuf]) -> Run {
        let start = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_kamergraaf"))
            .arg("extract")
            .args(paths)
            .current_dir(self.folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (out, err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let (out, err) = (thread::spawn(|| text(out)), thread::spawn(|| text(err)));
        let (mut peak, mut time) = (0, Duration::ZERO);
        let status = loop {
            peak = peak.max(high_water(&child));
            time = time.max(processor_time(&child));
            if let Some(status) = child.try_wait().unwrap() {
                break status.code().unwrap_or(-1);
            }
            if start.elapsed() > LONGEST {
                child.kill().unwrap();
                break child.wait().unwrap().code().unwrap_or(-1);
            }
            thread::sleep(Duration::from_millis(5));
        };
        Run { status, out: out.join().unwrap(), err: err.join().unwrap(), time, peak }
    }
}

fn text(mut from: impl Read) -> String {
    let mut text = String::new();
    from.read_to_string(&mut text).unwrap();
    text
}

/// The most memory that the process has used so far, kB.
fn high_water(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}

/// The processor time that the process has used so far.
fn processor_time(child: &Child) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap_or_default();
    // The fields behind the name, which stands in brackets, in hundredths of a second.
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ').skip(11).take(2);
    Duration::from_millis(fields.filter_map(|ticks| ticks.parse::<u64>().ok()).map(|ticks| ticks * 10).sum())
}
