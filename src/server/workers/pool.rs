//! The workers over one version, and a query's way through them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio::time::{Instant as Tick, sleep_until};

use super::frame::Order;
use super::queue::{Full, Place, Queue, Sizes};
use super::talk::{Heard, Threads, Worker};
use super::{Client, Room, SHORT};
use crate::store::Queryable;
use crate::store::query::{Bounds, Format, Forms, QueryError, Task};

/// A query that has run so long is long or makes way too, even if its worker had no processor to compute on.
const SLOW: Duration = Duration::from_secs(2);
/// How often a query that is neither is looked at again.
const AGAIN: Duration = Duration::from_millis(50);
/// How long the server waits for a worker to say itself that its time is over.
const GRACE: Duration = Duration::from_millis(300);
/// Workers that were found dead before a query is given up.
const TRIES: usize = 32;

/// The workers over one version.
pub(in crate::server) struct Pool {
    pub(super) queue: Arc<Queue<Worker>>,
    room: Room,
}

/// What came of one attempt.
enum Attempt {
    Ended(Result<(Format, Vec<u8>), QueryError>),
    /// The query made way for another.
    MadeWay,
    /// Its worker was gone before it began.
    Unheard,
}

impl Pool {
    pub(super) fn new(room: Room) -> Self {
        let sizes = Sizes { long: room.long, of_one: room.of_one, waiting: room.waiting };
        Self { queue: Queue::new(sizes), room }
    }

    /// Workers that are threads of this process.
    pub(in crate::server) fn of_threads(queryable: &Queryable, room: Room) -> Self {
        let pool = Self::new(room);
        for _ in 0..room.workers() {
            let home = Arc::downgrade(&pool.queue);
            pool.queue.add(Worker::Thread(Threads { queryable: queryable.clone(), home }));
        }
        pool
    }

    /// How many queries wait for a worker.
    pub(in crate::server) fn waiting(&self) -> usize {
        self.queue.waiting()
    }

    /// Does a task for a client, within its bounds: the deadline counts from now, waiting
    /// included.
    pub(in crate::server) async fn run(
        &self,
        client: Client,
        task: Task,
        forms: Forms,
        bounds: Bounds,
    ) -> Result<(Format, Vec<u8>), QueryError> {
        let start = Instant::now();
        let end = start + bounds.deadline;
        let (mut long, mut order) = (false, Order { task, forms, bounds });
        let mut unheard = 0;
        loop {
            let place = self.enter(client, long, end).await?;
            order.bounds.deadline = end.saturating_duration_since(Instant::now());
            match attempt(place, order.clone(), end).await {
                Attempt::Ended(Err(QueryError::Timeout(_))) => {
                    return Err(QueryError::Timeout(bounds.deadline));
                }
                Attempt::Ended(result) => return result,
                Attempt::MadeWay => long = !self.queue.is_quick(client),
                Attempt::Unheard if unheard < TRIES => unheard += 1,
                Attempt::Unheard => return Err(lost()),
            }
        }
    }

    /// Waits for a place with a worker that is alive.
    async fn enter(&self, client: Client, long: bool, end: Instant) -> Result<Place<Worker>, QueryError> {
        let until = end.min(Instant::now() + self.room.patience);
        for _ in 0..TRIES {
            let mut place = self.queue.enter(client, long, until).await.map_err(|full| match full {
                Full::Everybody => QueryError::Busy,
                Full::Client => QueryError::TooMany,
            })?;
            match place.worker.take() {
                Some(worker) if worker.is_alive() => {
                    place.worker = Some(worker);
                    return Ok(place);
                }
                _ => {}
            }
        }
        Err(QueryError::Busy)
    }
}

fn lost() -> QueryError {
    let why = "it ended its worker, most likely for want of memory; no other query is touched";
    QueryError::Lost(why.to_owned())
}

/// Gives the order to the worker of the place and waits; whatever ends the wait before the
/// worker has answered ends the worker too.
async fn attempt(mut place: Place<Worker>, order: Order, end: Instant) -> Attempt {
    let Some(worker) = place.worker.take() else { return Attempt::MadeWay };
    let deadline = order.bounds.deadline;
    let (busy, began) = (AtomicBool::new(false), Instant::now());
    let mut answer = std::pin::pin!(worker.ask(order, &busy));
    let mut look = began + SHORT;
    let (last, mut long) = (end + GRACE, false);
    loop {
        tokio::select! {
            heard = &mut answer => {
                return match heard {
                    Heard::Said(said) => {
                        place.worker = said.worker.map(|worker| *worker);
                        place.worked = said.worked;
                        Attempt::Ended(said.result)
                    }
                    Heard::Broken => Attempt::Ended(Err(lost())),
                    Heard::Unheard => Attempt::Unheard,
                };
            }
            () = sleep_until(Tick::from_std(if long { last } else { look.min(last) })) => {
                // Who has not said that it computes had no processor, which is not its client's doing.
                place.worked = (!busy.load(Ordering::Relaxed)).then_some(SHORT);
                if Instant::now() >= last {
                    return Attempt::Ended(Err(QueryError::Timeout(deadline)));
                }
                if busy.load(Ordering::Relaxed) || began.elapsed() >= SLOW {
                    long = place.is_long();
                    if !long && place.is_in_the_way() {
                        return Attempt::MadeWay;
                    }
                }
                look = Instant::now() + AGAIN;
            }
        }
    }
}
