//! How long a thread has computed, which on a busy machine is less than how long it has run.
//!
//! A thread asks its own clock; of another one Linux says it in `/proc/self/task/…/stat`, in ticks
//! of ten milliseconds as a rule. Elsewhere the time that has gone by counts.

use std::fs;
use std::time::{Duration, Instant};

use rustix::thread::{Pid, gettid};
use rustix::time::{ClockId, clock_gettime};

/// Where a thread stood when it began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Begin {
    thread: Pid,
    at: Instant,
    /// Time on a processor until then.
    computed: Duration,
}

impl Begin {
    /// This moment of this thread.
    pub(super) fn now() -> Self {
        Self { thread: gettid(), at: Instant::now(), computed: own() }
    }

    /// The thread that began.
    pub(super) const fn thread(&self) -> Pid {
        self.thread
    }

    /// The time that has gone by.
    pub(super) fn elapsed(&self) -> Duration {
        self.at.elapsed()
    }

    /// The time on a processor since then, asked by the thread itself.
    pub(super) fn worked(&self) -> Duration {
        own().saturating_sub(self.computed)
    }

    /// The time on a processor since then, asked by another thread.
    pub(super) fn seen(&self) -> Duration {
        computed(self.thread).map_or_else(|| self.elapsed(), |now| now.saturating_sub(self.computed))
    }
}

/// The time that this thread was on a processor.
fn own() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap_or_default()
}

/// The time that a thread of this process was on a processor.
fn computed(thread: Pid) -> Option<Duration> {
    /// The columns of the time in the program and in the kernel, behind the name in brackets.
    const TIMES: std::ops::RangeInclusive<usize> = 11..=12;
    let path = format!("/proc/self/task/{}/stat", thread.as_raw_nonzero());
    let text = fs::read_to_string(path).ok()?;
    let (_, columns) = text.rsplit_once(')')?;
    let columns: Vec<&str> = columns.split_whitespace().collect();
    let ticks: u64 =
        columns.get(TIMES)?.iter().map(|column| column.parse::<u64>().ok()).sum::<Option<u64>>()?;
    Some(Duration::from_millis(ticks.saturating_mul(1000) / rustix::param::clock_ticks_per_second().max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_sleeps_does_not_work() {
        let begin = Begin::now();
        std::thread::sleep(Duration::from_millis(60));
        assert!(begin.elapsed() >= Duration::from_millis(60));
        assert!(begin.worked() < Duration::from_millis(60));
    }

    #[test]
    fn who_computes_works_and_is_seen_to() {
        let begin = Begin::now();
        std::thread::scope(|scope| {
            let seen = scope.spawn(|| while begin.seen() < Duration::from_millis(20) {});
            while !seen.is_finished() {
                assert!(begin.elapsed() < Duration::from_secs(30), "no time is counted");
            }
        });
        assert!(begin.worked() > Duration::ZERO);
    }
}
