//! How much memory this process has taken, and what the kernel grants the keeper and its workers.
//!
//! Linux says it in `/proc/self/statm`. Elsewhere nothing is known, and a query's memory is
//! bounded only by its deadline.

use std::fs;

use rustix::process::{Resource, Rlimit, nice, setrlimit};

/// What a process may take over its limit before the kernel refuses: the watcher, which looks
/// every few milliseconds and can say why, should come first.
const SLACK: u64 = 256 << 20;

/// One figure of `/proc/self/statm`, in bytes.
fn figure(column: usize) -> Option<u64> {
    let text = fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = text.split_whitespace().nth(column)?.parse().ok()?;
    pages.checked_mul(rustix::param::page_size() as u64)
}

/// Bytes of memory that are this process's own: resident and not of a file. What it shares
/// with the process that it was forked from counts, so only differences say something.
pub(super) fn taken() -> Option<u64> {
    Some(figure(1)?.saturating_sub(figure(2)?))
}

/// Bytes of the pages that this process has made its own since it was forked, each time it did: no less than
/// what it has copied of the memory that it shares.
pub(super) fn touched() -> Option<u64> {
    /// The column of the faults that needed no disk, behind the name in brackets.
    const FAULTS: usize = 7;
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, columns) = text.rsplit_once(')')?;
    let faults: u64 = columns.split_whitespace().nth(FAULTS)?.parse().ok()?;
    faults.checked_mul(rustix::param::page_size() as u64)
}

/// Lets the kernel refuse this process more than `memory` bytes over what it has now.
pub(super) fn limit(memory: u64) {
    let Some(data) = figure(5) else { return };
    let most = Some(data.saturating_add(memory).saturating_add(SLACK));
    // A system without this limit has the watcher.
    let _ = setrlimit(Resource::Data, Rlimit { current: most, maximum: most });
}

/// How much the keeper and its workers step back behind the server, which has to say in time that the time is over.
pub(super) const NICE: i32 = 10;

/// No file of their memory is left when they break down, when memory runs out they are the
/// first to go, and while they compute the server has the processor first.
pub(super) fn prepare() {
    let _ = nice(NICE);
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    drop(fs::write("/proc/self/oom_score_adj", "1000"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn what_is_taken_is_seen() {
        let (before, touched_before) = (taken().unwrap(), touched().unwrap());
        let block = vec![1_u8; 32 << 20];
        assert!(taken().unwrap() >= before + (24 << 20), "{}", block.len());
        assert!(touched().unwrap() > touched_before);
    }
}
