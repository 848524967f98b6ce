//! How long a thread has computed, which on a busy machine is less than how long it has run.
//!
//! Linux says it in `/proc/self/task/…/stat`. Elsewhere the time that has gone by counts.

use std::fs;
use std::time::{Duration, Instant};

use rustix::thread::Pid;

/// Where a thread stood when it began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Begin {
    thread: Pid,
    at: Instant,
    /// Time on a processor until then.
    computed: Option<Duration>,
}

impl Begin {
    /// This moment of a thread of this process.
    pub(super) fn now(thread: Pid) -> Self {
        Self { thread, at: Instant::now(), computed: computed(thread) }
    }

    /// The time that has gone by.
    pub(super) fn elapsed(&self) -> Duration {
        self.at.elapsed()
    }

    /// The time on a processor since then.
    pub(super) fn worked(&self) -> Duration {
        match (self.computed, computed(self.thread)) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.elapsed(),
        }
    }
}

/// The time that a thread of this process was on a processor, in ticks of ten milliseconds as a rule.
fn computed(thread: Pid) -> Option<Duration> {
    /// The columns of the time in the program and in the kernel, behind the name in brackets.
    const TIMES: std::ops::RangeInclusive<usize> = 11..=12;
    let path = format!("/proc/self/task/{}/stat", thread.as_raw_nonzero());
    let text = fs::read_to_string(path).ok()?;
    let (_, columns) = text.rsplit_once(')')?;
    let columns: Vec<&str> = columns.split_whitespace().collect();
    let ticks: u64 = columns.get(TIMES)?.iter().map(|column| column.parse::<u64>().ok()).sum::<Option<u64>>()?;
    Some(Duration::from_millis(ticks.saturating_mul(1000) / rustix::param::clock_ticks_per_second().max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_sleeps_does_not_work() {
        let begin = Begin::now(rustix::thread::gettid());
        std::thread::sleep(Duration::from_millis(60));
        assert!(begin.elapsed() >= Duration::from_millis(60));
        if begin.computed.is_some() {
            assert!(begin.worked() < Duration::from_millis(60));
        }
    }

    #[test]
    fn who_computes_works() {
        let begin = Begin::now(rustix::thread::gettid());
        while begin.worked() < Duration::from_millis(20) {
            assert!(begin.elapsed() < Duration::from_secs(30), "no time is counted");
        }
    }
}
