//! What a client has used, and how long its queries have been.

use std::time::{Duration, Instant};

use super::SHORT;

/// In this time what a client has used counts half.
const HALF_LIFE: Duration = Duration::from_secs(60);

/// What a client has and had.
#[derive(Clone, Copy)]
pub(super) struct Account {
    /// Seconds of workers that it has used, as of `at`.
    used: f64,
    /// Queries for which it used them, as of `at`; what is long ago counts as little of both.
    asked: f64,
    at: Instant,
    /// Queries, running and waiting.
    pub(super) queries: usize,
    /// Of them, those that are long.
    pub(super) long: usize,
}

impl Account {
    /// A client that nothing is known of.
    pub(super) const fn new(now: Instant) -> Self {
        Self { used: 0.0, asked: 0.0, at: now, queries: 0, long: 0 }
    }

    /// How much of what was as of `at` counts now.
    fn remains(&self, now: Instant) -> f64 {
        let halves = now.saturating_duration_since(self.at).as_secs_f64() / HALF_LIFE.as_secs_f64();
        (-halves).exp2()
    }

    /// Seconds of workers that it has used, as much of them as counts now.
    pub(super) fn used(&self, now: Instant) -> f64 {
        self.used * self.remains(now)
    }

    /// One more query, for which it used so many seconds of a worker.
    pub(super) fn charge(&mut self, seconds: f64) {
        let now = Instant::now();
        let remains = self.remains(now);
        (self.used, self.asked) = (self.used * remains + seconds, self.asked * remains + 1.0);
        self.at = now;
    }

    /// Whether its queries have been short, one with the other.
    pub(super) fn is_quick(&self) -> bool {
        self.used < self.asked * SHORT.as_secs_f64()
    }

    /// Whether its queries have been long, one with the other; of a stranger nothing is known.
    pub(super) fn is_slow(&self) -> bool {
        self.used > self.asked * SHORT.as_secs_f64()
    }
}
