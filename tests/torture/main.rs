//! A build that is killed, or whose disk fails, at any moment: the store opens on the old or the
//! new version, a rerun ends in the same bytes, and nothing that was acknowledged is lost.
//!
//! The normal run is short; `KAMERGRAAF_TORTURE=200` (`make torture`) kills two hundred builds and
//! lets each single write fail, once and for good.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]
#![expect(clippy::print_stderr, reason = "the long form says how much it tried")]

mod desk;
mod failing;
mod killing;

/// How many builds are killed; none is asked for in the normal run.
fn asked_for() -> Option<u64> {
    std::env::var("KAMERGRAAF_TORTURE").ok()?.parse().ok()
}

/// Numbers that look like chance and are the same in each run.
struct Chance(u64);

impl Chance {
    /// A number below `limit`.
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }
}
