//! The server's link with a keeper: starts it, takes the sockets of its workers, and starts
//! another when it ends.

use std::io::{self, IoSliceMut};
use std::mem::MaybeUninit;
use std::net::Shutdown;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::thread;

use rustix::net::{RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, recvmsg};

use super::frame::{self, Kind};
use super::keeper::Hello;
use super::queue::Queue;
use super::talk::Worker;
use super::{Plan, Room, WorkersError};

/// A keeper that runs, and our end of its socket. Dropping it ends the keeper.
pub(super) struct Link {
    socket: UnixStream,
    alive: Arc<AtomicBool>,
}

impl Link {
    /// Whether the keeper still runs, as far as is known.
    pub(super) fn is_alive(&self) -> bool {
        self.alive.load(Ordering::Acquire)
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        // The thread that reads wakes up with the end of the stream, and so does the keeper.
        drop(self.socket.shutdown(Shutdown::Both));
    }
}

/// A keeper that has loaded a version.
pub(super) struct Opened {
    child: Child,
    socket: UnixStream,
    pub(super) hello: Hello,
}

impl Opened {
    /// Starts a keeper and waits until it has loaded the current version.
    pub(super) fn new(plan: &Plan, room: Room) -> Result<Self, WorkersError> {
        let (mut socket, theirs) = UnixStream::pair()?;
        let mut command = Command::new(&plan.program);
        command.arg("keep").arg("--store").arg(&plan.store).arg("--engine").arg(plan.engine.name());
        command.arg("--workers").arg(room.workers().to_string());
        command.arg("--query-memory").arg(plan.memory.to_string());
        // Ctrl-C on a terminal is for the server, which lets running queries end.
        command.process_group(0).stdin(Stdio::from(OwnedFd::from(theirs))).stdout(Stdio::null());
        let mut child = command.spawn()?;
        drop(command);
        match hear(&mut socket) {
            Ok(hello) => Ok(Self { child, socket, hello }),
            Err(error) => {
                drop(child.kill());
                drop(child.wait());
                Err(error)
            }
        }
    }

    /// Takes workers into `queue` from now on, in a thread of its own, until the keeper ends.
    pub(super) fn keep(self, queue: Weak<Queue<Worker>>) -> Result<Link, WorkersError> {
        let alive = Arc::new(AtomicBool::new(true));
        let link = Link { socket: self.socket.try_clone()?, alive: alive.clone() };
        thread::Builder::new().name("keeper".to_owned()).spawn(move || {
            self.follow(&queue);
            alive.store(false, Ordering::Release);
        })?;
        Ok(link)
    }

    fn follow(mut self, queue: &Weak<Queue<Worker>>) {
        while let Ok(Some(socket)) = receive(&self.socket) {
            let Some(queue) = queue.upgrade() else { break };
            queue.add(Worker::Process(socket));
        }
        // Nobody asks any more, or the keeper has broken down; in either case it ends.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Waits for the keeper's first words.
fn hear(socket: &mut UnixStream) -> Result<Hello, WorkersError> {
    let (kind, payload) = frame::read(socket).map_err(|_| WorkersError::Silent)?;
    if kind != Kind::Hello {
        return Err(WorkersError::Silent);
    }
    frame::value::<Result<Hello, String>>(&payload)?.map_err(WorkersError::Store)
}

/// The socket of the next worker; nothing when the keeper is gone.
fn receive(socket: &UnixStream) -> io::Result<Option<UnixStream>> {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut message = RecvAncillaryBuffer::new(&mut space);
    let mut byte = [0];
    let flags = RecvFlags::CMSG_CLOEXEC;
    let received = recvmsg(socket, &mut [IoSliceMut::new(&mut byte)], &mut message, flags)?;
    if received.bytes == 0 {
        return Ok(None);
    }
    for part in message.drain() {
        if let RecvAncillaryMessage::ScmRights(mut fds) = part
            && let Some(fd) = fds.next()
        {
            let worker = UnixStream::from(fd);
            worker.set_nonblocking(true)?;
            return Ok(Some(worker));
        }
    }
    Err(io::ErrorKind::InvalidData.into())
}
