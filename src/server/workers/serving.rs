//! A worker: a process that answers one order after another over its socket.
//!
//! One thread, with a large stack, reads orders and answers them. The main thread watches
//! it and ends the whole process, as the kernel ends it, when the deadline passes, when too
//! much memory is taken, or when the server has closed the socket because the client left.
//! So no query has to agree to its own end.

use std::io::{self, BufWriter, Write};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::thread::Pid;

use super::frame::{self, Done, Kind, Order, PIECE};
use super::memory;
use crate::store::Queryable;
use crate::store::query::{QueryError, STACK};

/// How often a running query is looked at.
const TICK: Duration = Duration::from_millis(10);
/// After this time a query makes way for others: its thread gets a lower priority.
const YIELDS: Duration = Duration::from_millis(250);
/// The priority of such a thread, as `nice` has it.
const NICE: i32 = 10;
/// A worker that has kept more than this of what its queries took makes place for a fresh one.
const KEPT: u64 = 64 << 20;

/// What the two threads share.
struct Shared {
    running: Mutex<Option<Running>>,
    started: Condvar,
    /// To write; reading has its own handle.
    out: Mutex<UnixStream>,
    /// Bytes that all queries find taken already.
    base: u64,
    /// Bytes that one query may take.
    memory: u64,
}

/// The order that is being answered.
#[derive(Clone, Copy)]
struct Running {
    /// Counts orders.
    number: u64,
    started: Instant,
    deadline: Duration,
    /// The thread that answers.
    thread: Pid,
    yielded: bool,
}

/// Answers the orders that come over `socket` until it is closed, then ends the process.
///
/// # Errors
/// When the thread that answers cannot be started.
pub(super) fn work(queryable: Queryable, socket: &UnixStream, memory: u64) -> io::Result<()> {
    let shared = Arc::new(Shared {
        running: Mutex::new(None),
        started: Condvar::new(),
        out: Mutex::new(socket.try_clone()?),
        base: memory::taken().unwrap_or(0),
        memory,
    });
    let answering = shared.clone();
    let input = socket.try_clone()?;
    let thread = thread::Builder::new().name("query".to_owned()).stack_size(STACK);
    thread.spawn(move || {
        memory::limit(memory);
        // Whatever happened: there is no more to do, and nothing to clean up.
        drop(answering.answer_all(&queryable, input));
        end();
    })?;
    shared.watch(socket)
}

/// Ends this process at once, without running anything on the way out.
fn end() -> ! {
    // The signal ends the process before the call returns.
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
    std::process::abort()
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Option<Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer_all(&self, queryable: &Queryable, mut input: UnixStream) -> io::Result<()> {
        let thread = rustix::thread::gettid();
        for number in 1.. {
            let (kind, payload) = frame::read(&mut input)?;
            if kind != Kind::Order {
                return Err(io::Error::other("an order was expected"));
            }
            let order: Order = frame::value(&payload)?;
            let (started, deadline) = (Instant::now(), order.bounds.deadline);
            *self.lock() = Some(Running { number, started, deadline, thread, yielded: false });
            self.started.notify_one();
            frame::write(&mut *self.out(), &frame::frame(Kind::Begun, &[])?)?;
            let retires = self.answer(queryable, &order)?;
            if retires {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Answers one order; says whether the worker is spent.
    fn answer(&self, queryable: &Queryable, order: &Order) -> io::Result<bool> {
        let mut out = BufWriter::with_capacity(PIECE, Pieces(self));
        let result = queryable.perform(&order.task, &order.forms, order.bounds, &mut out);
        let result = match result {
            Ok(format) => out.flush().map(|()| Ok(format))?,
            Err(error) => {
                // What is still held is part of no answer.
                drop(out.into_parts());
                Err(error)
            }
        };
        let was = self.lock().take();
        let kept = memory::taken().map_or(0, |taken| taken.saturating_sub(self.base));
        let retires = was.is_some_and(|running| running.yielded) || kept > KEPT;
        let last = match result {
            Ok(format) => frame::frame_of(Kind::Done, &Done { format: format.name.to_owned(), retires }),
            Err(error) => frame::frame_of(Kind::Failed, &(error, retires)),
        };
        frame::write(&mut *self.out(), &last?)?;
        Ok(retires)
    }

    fn out(&self) -> MutexGuard<'_, UnixStream> {
        self.out.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at what is running until the process ends.
    fn watch(&self, socket: &UnixStream) -> ! {
        loop {
            let mut running = self.lock();
            while running.is_none() {
                running = self.started.wait(running).unwrap_or_else(PoisonError::into_inner);
            }
            let before = running.as_ref().map(|running| running.number);
            drop(running);
            let left = has_left(socket);
            let mut running = self.lock();
            if let Some(now) = running.as_mut()
                && before == Some(now.number)
            {
                if left {
                    end();
                }
                self.judge(now);
            }
        }
    }

    fn judge(&self, running: &mut Running) {
        let took = running.started.elapsed();
        if took >= running.deadline {
            self.fail(&QueryError::Timeout(running.deadline));
        }
        if memory::taken().is_some_and(|taken| taken > self.base + self.memory) {
            self.fail(&QueryError::Memory(self.memory));
        }
        if took >= YIELDS && !running.yielded {
            running.yielded = true;
            // Without it the query is only less polite.
            let _ = rustix::process::setpriority_process(Some(running.thread), NICE);
        }
    }

    /// Tells the server why, as far as the socket takes it at once, and ends the process.
    fn fail(&self, error: &QueryError) -> ! {
        if let Ok(bytes) = frame::frame_of(Kind::Failed, &(error, true))
            && let Ok(mut out) = self.out.try_lock()
        {
            drop(out.set_nonblocking(true));
            drop(out.write_all(&bytes));
        }
        end()
    }
}

/// Waits for one tick; says whether the server has closed its end.
fn has_left(socket: &UnixStream) -> bool {
    let tick = Timespec { tv_sec: 0, tv_nsec: i64::from(TICK.subsec_nanos()) };
    let mut fds = [PollFd::new(socket, PollFlags::IN)];
    match poll(&mut fds, Some(&tick)) {
        Ok(ready) => ready > 0,
        Err(_) => false,
    }
}

/// Sends bytes as frames of an answer.
struct Pieces<'s>(&'s Shared);

impl Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for piece in bytes.chunks(PIECE) {
            frame::write(&mut *self.0.out(), &frame::frame(Kind::Data, piece)?)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
