//! A worker: a process that answers one order after another over its socket.
//!
//! One thread, with a large stack, reads orders and answers them. The main thread watches
//! it and ends the whole process, as the kernel ends it, when the deadline passes, when too
//! much memory is taken, or when the server has closed the socket because the client left.
//! So no query has to agree to its own end.
//!
//! A thread whose query took long has a lower priority, which nobody may take back, and is
//! followed by another; the process stays. What a query reads of the version becomes the
//! worker's own, page by page, because the engine counts its readers in the data: the next
//! query finds it copied, and a worker with too many copies makes place for a fresh one.

use std::io::{self, BufWriter, Write};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::clock::Begin;
use super::frame::{self, Done, Failed, Kind, Order, PIECE};
use super::{SHORT, memory};
use crate::store::Queryable;
use crate::store::query::{QueryError, STACK};

/// How often a running query is looked at.
const TICK: Duration = Duration::from_millis(10);
/// For so many ticks behind an order the next one is waited for awake.
const LINGERS: u32 = 100;
/// After this time of computing a query makes way for others: its thread gets a lower priority.
const YIELDS: Duration = Duration::from_millis(250);
/// The priority of such a thread, as `nice` has it: a little behind the other workers, so that it goes on even on a busy machine.
const NICE: i32 = memory::NICE + 2;
/// A worker that has kept more than this of what its queries took makes place for a fresh one.
const KEPT: u64 = 64 << 20;

/// What the two threads share.
struct Shared {
    running: Mutex<State>,
    /// That an order has begun, or that the thread is spent.
    changed: Condvar,
    /// To write; reading has its own handle.
    out: Mutex<UnixStream>,
    /// Bytes that all queries find taken already.
    base: u64,
    /// Bytes that one query may take.
    memory: u64,
}

/// What the thread that answers is doing.
#[derive(Clone, Copy, Default)]
struct State {
    order: Option<Running>,
    /// How many orders have come.
    orders: u64,
    /// Whether the thread is spent, and another is to follow.
    spent: bool,
    /// Whether whoever watches has to be woken for the next order.
    asleep: bool,
}

/// What is spent behind an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spent {
    Nothing,
    Thread,
    Worker,
}

/// The order that is being answered.
#[derive(Clone, Copy)]
struct Running {
    /// Counts orders.
    number: u64,
    /// When the thread that answers began.
    begin: Begin,
    deadline: Duration,
    /// Whether the server knows that it has worked.
    told: bool,
    yielded: bool,
}

/// Answers the orders that come over `socket` until it is closed, then ends the process.
///
/// # Errors
/// When the thread that answers cannot be started.
pub(super) fn work(queryable: &Queryable, socket: &UnixStream, memory: u64) -> io::Result<()> {
    let shared = Arc::new(Shared {
        running: Mutex::default(),
        changed: Condvar::new(),
        out: Mutex::new(socket.try_clone()?),
        base: memory::taken().unwrap_or(0),
        memory,
    });
    loop {
        let (answering, queryable, input) = (shared.clone(), queryable.clone(), socket.try_clone()?);
        let thread = thread::Builder::new().name("query".to_owned()).stack_size(STACK);
        let thread = thread.spawn(move || {
            // It counts from what is taken now, this thread's stack with it.
            memory::limit(memory);
            if !matches!(answering.answer_all(&queryable, input), Ok(Spent::Thread)) {
                // Whatever happened: there is no more to do, and nothing to clean up.
                end();
            }
            answering.lock().spent = true;
            answering.changed.notify_one();
        })?;
        shared.watch(socket);
        drop(thread.join());
        shared.lock().spent = false;
    }
}

/// Ends this process at once, without running anything on the way out.
fn end() -> ! {
    // The signal ends the process before the call returns.
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
    std::process::abort()
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer_all(&self, queryable: &Queryable, mut input: UnixStream) -> io::Result<Spent> {
        loop {
            let (kind, payload) = frame::read(&mut input)?;
            if kind != Kind::Order {
                return Err(io::Error::other("an order was expected"));
            }
            let order: Order = frame::value(&payload)?;
            self.begin(order.bounds.deadline);
            frame::write(&mut *self.out(), &frame::frame(Kind::Begun, &[])?)?;
            match self.answer(queryable, &order)? {
                Spent::Nothing => {}
                spent => return Ok(spent),
            }
        }
    }

    /// Notes that an order is being answered from now on.
    fn begin(&self, deadline: Duration) {
        let mut state = self.lock();
        state.orders += 1;
        let number = state.orders;
        state.order = Some(Running { number, begin: Begin::now(), deadline, told: false, yielded: false });
        if state.asleep {
            self.changed.notify_one();
        }
    }

    /// Answers one order; says what is spent.
    fn answer(&self, queryable: &Queryable, order: &Order) -> io::Result<Spent> {
        let mut out = BufWriter::with_capacity(PIECE, Pieces(self));
        let result = queryable.perform(&order.task, &order.forms, order.bounds, &mut out);
        let (_, held) = out.into_parts();
        let was = self.lock().order.take();
        let worked = was.map_or(Duration::ZERO, |was| was.begin.worked());
        let kept = memory::taken().map_or(0, |taken| taken.saturating_sub(self.base));
        let retires = kept > KEPT || memory::touched().is_some_and(|touched| touched > self.memory);
        let last = match result {
            Ok(format) => {
                let format = format.name.to_owned();
                // The last of the answer and its end in one, so that the server is woken once.
                let mut last = frame::frame(Kind::Data, &held.map_err(io::Error::other)?)?;
                last.extend(frame::frame_of(Kind::Done, &Done { format, retires, worked })?);
                last
            }
            // What is still held is part of no answer.
            Err(error) => frame::frame_of(Kind::Failed, &Failed { error, retires, worked })?,
        };
        frame::write(&mut *self.out(), &last)?;
        Ok(match was {
            _ if retires => Spent::Worker,
            Some(Running { yielded: true, .. }) => Spent::Thread,
            _ => Spent::Nothing,
        })
    }

    fn out(&self) -> MutexGuard<'_, UnixStream> {
        self.out.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at what is running until the thread is spent or the process ends.
    fn watch(&self, socket: &UnixStream) {
        loop {
            let state = self.wait();
            if state.spent {
                return;
            }
            let before = state.order.map(|running| running.number);
            drop(state);
            let left = has_left(socket);
            let mut state = self.lock();
            if let Some(now) = state.order.as_mut()
                && before == Some(now.number)
            {
                if left {
                    end();
                }
                self.judge(now);
            }
        }
    }

    /// Waits for an order, or for the end of the thread. For a while behind an order it looks every tick, so that
    /// nobody has to wake it for the next one.
    fn wait(&self) -> MutexGuard<'_, State> {
        let mut state = self.lock();
        for _ in 0..LINGERS {
            if state.order.is_some() || state.spent {
                return state;
            }
            state = self.changed.wait_timeout(state, TICK).unwrap_or_else(PoisonError::into_inner).0;
        }
        state.asleep = true;
        let waits = |state: &mut State| state.order.is_none() && !state.spent;
        state = self.changed.wait_while(state, waits).unwrap_or_else(PoisonError::into_inner);
        state.asleep = false;
        state
    }

    fn judge(&self, running: &mut Running) {
        if running.begin.elapsed() >= running.deadline {
            self.fail(running, QueryError::Timeout(running.deadline));
        }
        if memory::taken().is_some_and(|taken| taken > self.base + self.memory) {
            self.fail(running, QueryError::Memory(self.memory));
        }
        let worked = running.begin.seen();
        running.told = running.told || worked >= SHORT && self.tell_worked();
        if worked >= YIELDS && !running.yielded {
            running.yielded = true;
            // Without it the query is only less polite.
            let _ = rustix::process::setpriority_process(Some(running.begin.thread()), NICE);
        }
    }

    /// Tells the server that the query has worked for a moment; false when the socket is in use.
    fn tell_worked(&self) -> bool {
        let (Ok(bytes), Ok(mut out)) = (frame::frame(Kind::Worked, &[]), self.out.try_lock()) else {
            return false;
        };
        // A server that is gone is seen by reading.
        drop(frame::write(&mut *out, &bytes));
        true
    }

    /// Tells the server why, as far as the socket takes it at once, and ends the process.
    fn fail(&self, running: &Running, error: QueryError) -> ! {
        let failed = Failed { error, retires: true, worked: running.begin.seen() };
        if let Ok(bytes) = frame::frame_of(Kind::Failed, &failed)
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
