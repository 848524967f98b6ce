//! The keeper: a process that holds a loaded version and forks workers from it.
//!
//! It loads the version once, in memory, and stays a single thread, so that a fork is a whole
//! copy of it; the kernel shares the pages until somebody writes to them, and nobody does.
//! Each worker has a socket, whose other end the keeper hands to the server over its own
//! standard input. A worker that ends is noticed by a pipe that only it holds open, and a new
//! one is forked from the same clean state. When the server is gone, so is the keeper.
//!
//! With an index on disk nothing is loaded here, and each worker opens the index itself.

use std::ffi::OsStr;
use std::io::{self, IoSlice};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fork::{Fork, fork};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::net::{SendAncillaryBuffer, SendAncillaryMessage, SendFlags, sendmsg};
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::{Pid, WaitOptions, waitpid};
use serde::{Deserialize, Serialize};

use super::frame::{self, Kind};
use super::{memory, serving};
use crate::store::{Engine, Manifest, Queryable, Store, StoreError, Version};

/// A worker that ends sooner than this may do so for a reason that the next one has too.
const SOON: Duration = Duration::from_millis(50);

/// What the keeper says first.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Hello {
    /// The number of the version.
    number: u64,
    /// Its folder, as bytes.
    folder: Vec<u8>,
    /// What it holds.
    manifest: Manifest,
}

impl Hello {
    fn of(version: &Version) -> Self {
        let folder = version.folder.as_os_str().as_bytes().to_vec();
        Self { number: version.number, folder, manifest: version.manifest.clone() }
    }

    /// The version that was loaded.
    pub(super) fn version(&self) -> Version {
        let folder = PathBuf::from(OsStr::from_bytes(&self.folder));
        Version { number: self.number, folder, manifest: self.manifest.clone(), fresh: false }
    }
}

/// How many workers there are, and what one query of theirs may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Workers.
    pub workers: usize,
    /// Bytes of memory that one query may take over what is shared.
    pub memory: u64,
}

/// What workers are forked from.
enum Origin {
    Loaded(Queryable),
    OnDisk(Store),
}

impl Origin {
    fn open(dir: &Path, engine: Engine) -> Result<(Self, Hello), StoreError> {
        let store = Store::open(dir)?;
        let hello = Hello::of(store.version());
        let origin = match engine {
            Engine::Memory => Self::Loaded(store.engine(engine)?),
            Engine::Rocksdb => Self::OnDisk(store),
        };
        Ok((origin, hello))
    }

    fn queryable(&self) -> Result<Queryable, StoreError> {
        match self {
            Self::Loaded(queryable) => Ok(queryable.clone()),
            Self::OnDisk(store) => store.engine(Engine::Rocksdb),
        }
    }
}

/// A worker that was forked.
struct Child {
    pid: Pid,
    /// Hangs up when the worker ends.
    life: OwnedFd,
    born: Instant,
}

/// Keeps workers over the current version of the store in `dir` until the server, which is at
/// the other end of this process's standard input, is gone.
///
/// # Errors
/// When the store cannot be opened (the server is told too), standard input is no socket, or
/// no process can be forked.
pub fn keep(dir: &Path, engine: Engine, kept: Kept) -> io::Result<()> {
    let mut server = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    // Nobody else in this process or in its workers may hold the socket open.
    rustix::stdio::dup2_stdin(std::fs::File::open("/dev/null")?)?;
    memory::prepare();
    let origin = match Origin::open(dir, engine) {
        Ok((origin, hello)) => {
            frame::write(&mut server, &frame::frame_of(Kind::Hello, &Ok::<_, String>(hello))?)?;
            origin
        }
        Err(error) => {
            let sentence = Err::<Hello, _>(error.to_string());
            return frame::write(&mut server, &frame::frame_of(Kind::Hello, &sentence)?);
        }
    };
    Keeper { server: Some(server), origin, children: Vec::new(), dying: Vec::new(), kept }.run()
}

/// The state of the keeper.
struct Keeper {
    /// The server's socket; nothing in a worker.
    server: Option<UnixStream>,
    origin: Origin,
    children: Vec<Child>,
    /// Workers that have ended and are not yet gone: giving back much memory takes its time.
    dying: Vec<Pid>,
    kept: Kept,
}

impl Keeper {
    /// Returns when the server is gone, and in a worker that could not begin.
    fn run(mut self) -> io::Result<()> {
        loop {
            while self.children.len() < self.kept.workers {
                self.start()?;
            }
            if !self.wait()? {
                return Ok(());
            }
        }
    }

    fn start(&mut self) -> io::Result<()> {
        only_thread()?;
        let (ours, theirs) = UnixStream::pair()?;
        let (life, held) = pipe_with(PipeFlags::CLOEXEC)?;
        match fork()? {
            Fork::Parent(pid) => {
                drop((theirs, held));
                let pid = Pid::from_raw(pid).ok_or_else(|| io::Error::other("a process without a number"))?;
                self.children.push(Child { pid, life, born: Instant::now() });
                self.server.as_ref().map_or(Ok(()), |server| hand_over(server, &ours))
            }
            Fork::Child => {
                // What belongs to the keeper and to other workers is not this process's affair.
                self.server = None;
                self.children.clear();
                drop((ours, life));
                let queryable = self.origin.queryable().map_err(io::Error::other)?;
                serving::work(&queryable, &theirs, self.kept.memory)?;
                drop(held);
                Ok(())
            }
        }
    }

    /// Waits until a worker ends, and takes it from the list; false when the server is gone.
    fn wait(&mut self) -> io::Result<bool> {
        let Some(server) = &self.server else { return Ok(false) };
        let mut fds = vec![PollFd::new(server, PollFlags::IN)];
        fds.extend(self.children.iter().map(|child| PollFd::new(&child.life, PollFlags::IN)));
        match poll(&mut fds, None) {
            Err(rustix::io::Errno::INTR) => return Ok(true),
            result => drop(result?),
        }
        let mut ready = fds.iter().map(|fd| !fd.revents().is_empty()).collect::<Vec<bool>>().into_iter();
        drop(fds);
        if ready.next() == Some(true) {
            return Ok(false);
        }
        let mut hasty = false;
        self.children.retain(|child| {
            if ready.next() != Some(true) {
                return true;
            }
            // It has closed its pipe, so it is dead or dying; nobody waits for its funeral.
            self.dying.push(child.pid);
            hasty |= child.born.elapsed() < SOON;
            false
        });
        self.dying.retain(|pid| matches!(waitpid(Some(*pid), WaitOptions::NOHANG), Ok(None)));
        if hasty {
            std::thread::sleep(SOON);
        }
        Ok(true)
    }
}

/// Refuses to fork when there are other threads, which a fork would cut off in the middle of
/// whatever they hold.
fn only_thread() -> io::Result<()> {
    let threads = std::fs::read_dir("/proc/self/task").map_or(1, Iterator::count);
    if threads > 1 { Err(io::Error::other("the keeper has more than one thread")) } else { Ok(()) }
}

/// Sends the server its end of a worker's socket.
fn hand_over(server: &UnixStream, end: &UnixStream) -> io::Result<()> {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut message = SendAncillaryBuffer::new(&mut space);
    let fds = [end.as_fd()];
    message.push(SendAncillaryMessage::ScmRights(&fds));
    sendmsg(server, &[IoSlice::new(&[1])], &mut message, SendFlags::empty())?;
    Ok(())
}
