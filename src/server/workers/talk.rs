//! One order and its answer: the server's side.

#[cfg(unix)]
use std::io;
#[cfg(unix)]
use std::os::unix::net::UnixStream;
use std::sync::Weak;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::oneshot;

use super::frame::Order;
#[cfg(unix)]
use super::frame::{self, Done, Failed, Kind};
use super::queue::Queue;
use crate::store::Queryable;
use crate::store::query::{Format, QueryError};

/// Who answers.
pub(super) enum Worker {
    /// A process, at the other end of a socket that does not block. Dropping it ends the process.
    #[cfg(unix)]
    Process(UnixStream),
    /// A thread of this process, made for each order. Dropping it cancels the query, which ends
    /// when it next reads the index.
    Thread(Threads),
}

/// Where threads come from and go to.
pub(super) struct Threads {
    pub(super) queryable: Queryable,
    pub(super) home: Weak<Queue<Worker>>,
}

impl Drop for Threads {
    fn drop(&mut self) {
        if let Some(home) = self.home.upgrade() {
            let again = Self { queryable: self.queryable.clone(), home: self.home.clone() };
            home.add(Worker::Thread(again));
        }
    }
}

/// What came of an order.
pub(super) struct Said {
    /// The answer, or why there is none.
    pub(super) result: Result<(Format, Vec<u8>), QueryError>,
    /// The worker, if it goes on.
    pub(super) worker: Option<Box<Worker>>,
    /// How long it has computed, if that is known.
    pub(super) worked: Option<Duration>,
}

/// What a worker said.
#[cfg_attr(not(unix), expect(dead_code, reason = "a thread always begins"))]
pub(super) enum Heard {
    /// What came of the order.
    Said(Said),
    /// Nothing that makes sense: the worker has ended.
    Broken,
    /// Nothing at all: the worker ended before it began, and another may be asked.
    Unheard,
}

impl Worker {
    /// Whether it is still there.
    pub(super) fn is_alive(&self) -> bool {
        match self {
            #[cfg(unix)]
            Self::Process(socket) => {
                let read = io::Read::read(&mut &*socket, &mut [0]);
                read.is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock)
            }
            Self::Thread(_) => true,
        }
    }

    /// Hands in an order and waits for what comes of it.
    /// `busy` becomes true when the query has computed for more than [`super::SHORT`].
    pub(super) async fn ask(self, order: Order, busy: &AtomicBool) -> Heard {
        match self {
            #[cfg(unix)]
            Self::Process(socket) => {
                let mut begun = false;
                let heard = talk(socket, &order, &mut begun, busy).await;
                heard.unwrap_or(if begun { Heard::Broken } else { Heard::Unheard })
            }
            Self::Thread(threads) => {
                // Of a thread only the time that goes by is known.
                busy.store(true, Ordering::Relaxed);
                in_thread(threads, order).await
            }
        }
    }
}

async fn in_thread(threads: Threads, order: Order) -> Heard {
    let (send, receive) = oneshot::channel();
    let queryable = threads.queryable.clone();
    let started = queryable.start_task(order.task, order.forms, order.bounds, move |result| {
        drop(send.send(result));
        // The next thread may start when this one is done, and not before.
        drop(threads);
    });
    let running = match started {
        Ok(running) => running,
        Err(error) => return Heard::Said(Said { result: Err(error), worker: None, worked: None }),
    };
    let result = receive.await;
    drop(running);
    match result {
        Ok(result) => Heard::Said(Said { result, worker: None, worked: None }),
        Err(_) => Heard::Broken,
    }
}

/// Bytes that are read from a worker at once: an answer of one piece with its end.
#[cfg(unix)]
const READ: usize = frame::PIECE + 1024;

#[cfg(unix)]
async fn talk(socket: UnixStream, order: &Order, begun: &mut bool, busy: &AtomicBool) -> io::Result<Heard> {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};

    let mut socket = BufReader::with_capacity(READ, tokio::net::UnixStream::from_std(socket)?);
    socket.get_mut().write_all(&frame::frame_of(Kind::Order, order)?).await?;
    let mut answer = Vec::new();
    loop {
        let mut head = [0; 5];
        socket.read_exact(&mut head).await?;
        let [kind, length @ ..] = head;
        let (kind, length) = (Kind::from_byte(kind)?, frame::length(length)?);
        let mut last = Vec::new();
        let into = if kind == Kind::Data { &mut answer } else { &mut last };
        if (&mut socket).take(length as u64).read_to_end(into).await? != length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let (result, retires, computed) = match kind {
            Kind::Begun | Kind::Data => {
                *begun = true;
                continue;
            }
            Kind::Worked => {
                busy.store(true, Ordering::Relaxed);
                continue;
            }
            Kind::Done => {
                let done: Done = frame::value(&last)?;
                let format = Format::named(&done.format).ok_or(io::ErrorKind::InvalidData)?;
                (Ok((format, std::mem::take(&mut answer))), done.retires, done.worked)
            }
            Kind::Failed => {
                let Failed { error, retires, worked: computed } = frame::value(&last)?;
                (Err(error), retires, computed)
            }
            Kind::Order | Kind::Hello => return Err(io::ErrorKind::InvalidData.into()),
        };
        // Who says more than the end of an answer is no worker to go on with.
        let goes_on = !retires && socket.buffer().is_empty();
        let worker = if goes_on { Some(Worker::Process(socket.into_inner().into_std()?)) } else { None };
        return Ok(Heard::Said(Said { result, worker: worker.map(Box::new), worked: Some(computed) }));
    }
}
