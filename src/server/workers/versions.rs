//! From one version to the next without a request that fails: the new one is loaded beside
//! the old one, then takes its place; the old one ends with its last request.

use std::sync::{Arc, PoisonError, RwLock, Weak};
use std::thread;
use std::time::Duration;

use super::link::Opened;
use super::{Current, Plan, Pool, Room, Served, WorkersError};
use crate::store::{Engine, Store, StoreError};

/// How often the store's pointer is looked at.
const LOOK: Duration = Duration::from_millis(500);
/// After a version that could not be loaded, how many looks are left out.
const LEFT_OUT: u32 = 20;

/// Starts a keeper over the current version.
pub(super) fn open(plan: &Plan, room: Room) -> Result<Served, WorkersError> {
    if plan.engine == Engine::Rocksdb {
        // Whether there is an index is seen here, where a sentence can say so; a keeper that had
        // opened it would have more than one thread.
        Store::open(&plan.store).and_then(|store| store.engine(plan.engine)).map_err(of_store)?;
    }
    let opened = Opened::new(plan, room)?;
    let pool = Pool::new(room);
    let version = Arc::new(opened.hello.version());
    let link = opened.keep(Arc::downgrade(&pool.queue))?;
    let mark = super::mark(&version.manifest);
    Ok(Served { version, mark, pool, link: Some(link) })
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn of_store(error: StoreError) -> WorkersError {
    WorkersError::Store(error.to_string())
}

/// Looks after the current version in a thread of its own, until nobody serves it any more.
pub(super) fn follow(plan: Plan, room: Room, current: &Current) -> Result<(), WorkersError> {
    let current = Arc::downgrade(&current.0);
    thread::Builder::new().name("versions".to_owned()).spawn(move || {
        let mut wait = 0_u32;
        loop {
            thread::sleep(LOOK);
            wait = wait.saturating_sub(1);
            if wait > 0 {
                continue;
            }
            match renew(&plan, room, &current) {
                None => return,
                Some(Ok(())) => {}
                Some(Err(error)) => {
                    tracing::warn!(%error, "the newer version of the store is not served");
                    wait = LEFT_OUT;
                }
            }
        }
    })?;
    Ok(())
}

/// Serves another version if there is one, or the same with another keeper if that has ended;
/// nothing when nobody serves any more.
fn renew(plan: &Plan, room: Room, current: &Weak<RwLock<Arc<Served>>>) -> Option<Result<(), WorkersError>> {
    let held = current.upgrade()?;
    let (number, alive) = {
        let served = held.read().unwrap_or_else(PoisonError::into_inner);
        (served.version.number, served.link.as_ref().is_some_and(super::link::Link::is_alive))
    };
    // A store that cannot be read this moment (a pointer between two versions) is looked at again.
    let Ok(store) = Store::open(&plan.store) else { return Some(Ok(())) };
    let newest = store.version().number;
    if newest == number && alive {
        return Some(Ok(()));
    }
    drop(held);
    Some(open(plan, room).map(|served| {
        let Some(held) = current.upgrade() else { return };
        let (version, quads) = (served.version.number, served.version.manifest.quads);
        tracing::info!(version, quads, "serving a version");
        *held.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(served);
    }))
}
