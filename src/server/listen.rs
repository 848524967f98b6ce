//! The server around the routes: connections, how many and how slow they may be, and the end.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

use super::patience::Patient;
use super::routes::app_with;
use super::workers::Client;
use super::{AppState, Limits};

/// Headers of one request at most.
const HEADERS: usize = 64;
/// How long to wait when the system has no room for another connection.
const FULL: Duration = Duration::from_millis(50);

/// The address of the connection's other end.
#[derive(Clone, Copy)]
pub(super) struct Peer(pub(super) IpAddr);

/// Serves until the process is asked to stop (SIGINT or SIGTERM), then lets running
/// requests end, at most for [`Limits::stop`]. `ready` is called once with the address, when
/// connections are taken; port 0 in `bind` takes a free one.
///
/// # Errors
/// When the address is taken or not allowed, or the runtime cannot be started.
pub fn serve(state: AppState, bind: SocketAddr, ready: impl FnOnce(SocketAddr)) -> io::Result<()> {
    serve_with(state, Router::new(), bind, ready)
}

/// The same with more routes, as in [`app_with`].
///
/// # Errors
/// As [`serve`].
pub fn serve_with(
    state: AppState,
    pages: Router<AppState>,
    bind: SocketAddr,
    ready: impl FnOnce(SocketAddr),
) -> io::Result<()> {
    allow_files();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(bind).await?;
        let stop = stop()?;
        ready(listener.local_addr()?);
        let router = app_with(state.clone(), pages);
        accept(listener, router, state, stop).await;
        Ok(())
    });
    // What has not ended by now must not hold the process.
    runtime.shutdown_background();
    served
}

/// Takes as many open files as the system allows: each connection is one.
fn allow_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Nofile);
        // Where it is refused, fewer connections are taken at once.
        let _ = setrlimit(Resource::Nofile, rustix::process::Rlimit { current: limit.maximum, ..limit });
    }
}

/// Takes connections until `stop`, then waits for those that are open.
async fn accept(listener: TcpListener, router: Router, state: AppState, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let doors = Arc::new(Doors::default());
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let Ok((stream, peer)) = accepted else {
            sleep(FULL).await;
            continue;
        };
        if let Some(door) = doors.enter(peer.ip(), &state) {
            attend(stream, peer.ip(), door, &router, &state.limits, &graceful);
        }
    }
    drop(listener);
    // The next requests of connections that stay open are refused by their end.
    drop(timeout(state.limits.stop, graceful.shutdown()).await);
}

/// Answers the requests of one connection in a task of its own.
fn attend(
    stream: TcpStream,
    peer: IpAddr,
    door: Door,
    router: &Router,
    limits: &Limits,
    graceful: &GracefulShutdown,
) {
    // Without it small answers wait for an acknowledgement.
    drop(stream.set_nodelay(true));
    let answers = TowerToHyperService::new(router.clone());
    let service = service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        answers.call(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.patience)
        .max_headers(HEADERS)
        .max_buf_size(limits.header.max(8192));
    let stream = TokioIo::new(Patient::new(stream, limits.patience));
    let connection = graceful.watch(http.serve_connection(stream, service));
    tokio::spawn(async move {
        // How a client ends its connection is its own affair.
        drop(connection.await);
        drop(door);
    });
}

/// Counts connections, all and of each client.
#[derive(Default)]
struct Doors {
    open: Mutex<HashMap<Client, usize>>,
}

/// One open connection.
struct Door {
    doors: Arc<Doors>,
    client: Client,
    state: AppState,
}

impl Doors {
    /// Lets a connection in, if there is room for it.
    fn enter(self: &Arc<Self>, peer: IpAddr, state: &AppState) -> Option<Door> {
        let client = Client::of(peer);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = open.values().sum();
        let own = open.get(&client).copied().unwrap_or(0);
        let limits = &state.limits;
        let full = own >= limits.connections_of_client && !state.hosts.is_behind_proxy();
        if all >= limits.connections || full {
            return None;
        }
        open.insert(client, own + 1);
        state.metrics.connections.inc();
        Some(Door { doors: self.clone(), client, state: state.clone() })
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        let mut open = self.doors.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = open.get_mut(&self.client) {
            *own -= 1;
            if *own == 0 {
                open.remove(&self.client);
            }
        }
        self.state.metrics.connections.dec();
    }
}

/// Waits for the signal to stop. The handlers stand when this returns, so that a signal
/// directly after `ready` is not lost.
#[cfg(unix)]
fn stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Waits for Ctrl-C.
#[cfg(not(unix))]
fn stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}
