//! The server as strangers meet it: the binary with its keeper and workers, over sockets.
//! Queries that end a process, take all memory or never end; clients that leave, wait or lie;
//! and the processes themselves killed from outside.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]
#![expect(clippy::format_collect, reason = "queries of repeated pieces, made once")]

mod hostile;
mod life;
mod running;
