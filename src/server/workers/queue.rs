//! Who is next: a fair queue before the workers.
//!
//! A query starts when a worker is free. Those that run longer than a moment are *long*; only
//! so many may run at once, and only so many of one client, so that some workers always serve
//! short queries. Of those that wait, the client that has used least of the last minutes comes
//! first; but one whose queries have been long comes behind all others, unless its query has a
//! place among the long ones, and does not have the last free worker while others are at work. A query that could not become
//! long makes way when such a client waits. It starts again when a long one has ended, or sooner
//! if its client's queries have been short: then it is most likely the machine that was slow.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use tokio::time::timeout_at;

use super::Client;
use super::account::Account;

/// Clients that are remembered before those that have used least are forgotten.
const REMEMBERED: usize = 4096;

/// Sizes of the queue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// Long queries at once.
    pub(super) long: usize,
    /// Queries of one client, running and waiting.
    pub(super) of_one: usize,
    /// Queries that wait.
    pub(super) waiting: usize,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Full {
    /// Too many wait, or it took too long.
    Everybody,
    /// This client has too many.
    Client,
}

/// Workers and who waits for them.
pub(super) struct Queue<W> {
    state: Mutex<State<W>>,
    sizes: Sizes,
}

struct State<W> {
    idle: Vec<W>,
    waiting: Vec<Waiting<W>>,
    clients: HashMap<Client, Account>,
    /// Queries that have a worker, and of them those that are long.
    running: usize,
    long: usize,
}

struct Waiting<W> {
    client: Client,
    long: bool,
    give: oneshot::Sender<W>,
}

/// A query's place among those that run; leaving it lets the next one in.
pub(super) struct Place<W> {
    queue: Arc<Queue<W>>,
    client: Client,
    began: Instant,
    /// Whether it counts as long; before it has a worker, whether it will.
    long: bool,
    /// How long its worker has computed, if that was said; else the time that has gone by counts.
    pub(super) worked: Option<Duration>,
    /// Where its worker comes from, until it has come.
    take: Option<oneshot::Receiver<W>>,
    /// The worker; whoever takes it and does not give it back has lost it.
    pub(super) worker: Option<W>,
}

impl<W> Queue<W> {
    pub(super) fn new(sizes: Sizes) -> Arc<Self> {
        let state =
            State { idle: Vec::new(), waiting: Vec::new(), clients: HashMap::new(), running: 0, long: 0 };
        Arc::new(Self { state: Mutex::new(state), sizes })
    }

    fn lock(&self) -> MutexGuard<'_, State<W>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One more worker that is free.
    pub(super) fn add(&self, worker: W) {
        let mut state = self.lock();
        state.idle.push(worker);
        state.hand_out(&self.sizes);
    }

    /// Whether the queries of a client have been short, one with the other.
    pub(super) fn is_quick(&self, client: Client) -> bool {
        self.lock().clients.get(&client).is_some_and(Account::is_quick)
    }

    /// How many queries wait.
    pub(super) fn waiting(&self) -> usize {
        self.lock().waiting.iter().filter(|waiting| !waiting.give.is_closed()).count()
    }

    /// Waits for a worker, at most until `until`; `long` when the query is known to be.
    pub(super) async fn enter(
        self: &Arc<Self>,
        client: Client,
        long: bool,
        until: Instant,
    ) -> Result<Place<W>, Full> {
        let mut place = self.line_up(client, long)?;
        let Some(take) = &mut place.take else { return Err(Full::Everybody) };
        let Ok(Ok(worker)) = timeout_at(until.into(), take).await else { return Err(Full::Everybody) };
        place.take = None;
        place.worker = Some(worker);
        place.began = Instant::now();
        Ok(place)
    }

    /// Takes the last place of those that wait.
    fn line_up(self: &Arc<Self>, client: Client, long: bool) -> Result<Place<W>, Full> {
        let (give, take) = oneshot::channel();
        let mut state = self.lock();
        state.waiting.retain(|waiting| !waiting.give.is_closed());
        if state.waiting.len() >= self.sizes.waiting {
            return Err(Full::Everybody);
        }
        state.open(client, self.sizes.of_one)?;
        state.waiting.push(Waiting { client, long, give });
        state.hand_out(&self.sizes);
        Ok(Place {
            queue: self.clone(),
            client,
            began: Instant::now(),
            long,
            worked: None,
            take: Some(take),
            worker: None,
        })
    }
}

impl<W> State<W> {
    /// Counts one more query of a client.
    fn open(&mut self, client: Client, most: usize) -> Result<(), Full> {
        let now = Instant::now();
        if self.clients.len() >= REMEMBERED {
            self.clients.retain(|_, account| account.queries > 0 || account.used(now) > 1.0);
        }
        let account = self.clients.entry(client).or_insert(Account::new(now));
        if account.queries >= most {
            return Err(Full::Client);
        }
        account.queries += 1;
        Ok(())
    }

    fn used(&self, client: Client, now: Instant) -> f64 {
        self.clients.get(&client).map_or(0.0, |account| account.used(now))
    }

    /// Whether one more query of this client may be long.
    fn may_be_long(&self, client: Client, sizes: &Sizes) -> bool {
        let of_client = self.clients.get(&client).map_or(0, |account| account.long);
        self.long < sizes.long && of_client < sizes.long.div_ceil(2)
    }

    /// Gives free workers to those that wait, as long as there are both.
    fn hand_out(&mut self, sizes: &Sizes) {
        while !self.idle.is_empty() {
            let Some(next) = self.next(sizes) else { return };
            let waiting = self.waiting.remove(next);
            let Some(worker) = self.idle.pop() else { return };
            match waiting.give.send(worker) {
                Ok(()) => {
                    self.running += 1;
                    if waiting.long {
                        self.set_long(waiting.client);
                    }
                }
                Err(worker) => self.idle.push(worker),
            }
        }
    }

    fn set_long(&mut self, client: Client) {
        self.long += 1;
        if let Some(account) = self.clients.get_mut(&client) {
            account.long += 1;
        }
    }

    /// The place in the list of whoever may start and comes first; of two, the one that came first.
    fn next(&self, sizes: &Sizes) -> Option<usize> {
        let now = Instant::now();
        // Most likely it becomes long, and would keep short ones waiting until that is seen.
        let slow = |waiting: &Waiting<W>| {
            !waiting.long && self.clients.get(&waiting.client).is_some_and(Account::is_slow)
        };
        let may = |waiting: &Waiting<W>| {
            if waiting.long {
                self.may_be_long(waiting.client, sizes)
            } else {
                self.idle.len() > 1 || self.running == 0 || !slow(waiting)
            }
        };
        let those = self.waiting.iter().enumerate().filter(|(_, waiting)| may(waiting));
        let rank = |waiting: &Waiting<W>| (slow(waiting), self.used(waiting.client, now));
        let before = |a: &Waiting<W>, b: &Waiting<W>| {
            let ((slow, used), (other_slow, other_used)) = (rank(a), rank(b));
            slow.cmp(&other_slow).then(used.total_cmp(&other_used))
        };
        those.min_by(|(_, a), (_, b)| before(a, b)).map(|(place, _)| place)
    }
}

impl<W> Place<W> {
    /// Whether the query is a long one, or can become one now.
    pub(super) fn is_long(&mut self) -> bool {
        if !self.long {
            let mut state = self.queue.lock();
            if state.may_be_long(self.client, &self.queue.sizes) {
                state.set_long(self.client);
                self.long = true;
            }
        }
        self.long
    }

    /// Whether a client waits for a worker that has used less than this one, this query included.
    pub(super) fn is_in_the_way(&self) -> bool {
        let state = self.queue.lock();
        let now = Instant::now();
        let own = state.used(self.client, now) + self.began.elapsed().as_secs_f64();
        let waits = |waiting: &Waiting<W>| {
            !waiting.long
                && !waiting.give.is_closed()
                && waiting.client != self.client
                && state.used(waiting.client, now) < own
        };
        state.idle.is_empty() && state.waiting.iter().any(waits)
    }
}

impl<W> Drop for Place<W> {
    fn drop(&mut self) {
        let queue = self.queue.clone();
        let mut state = queue.lock();
        // Who leaves while waiting may have been given a worker this moment.
        let ran = match self.take.take() {
            None => true,
            Some(mut take) => {
                take.close();
                self.worker = take.try_recv().ok();
                self.worker.is_some()
            }
        };
        let long = usize::from(ran && self.long);
        state.running -= usize::from(ran);
        state.long -= long;
        if let Some(account) = state.clients.get_mut(&self.client) {
            account.queries -= 1;
            account.long -= long;
            if ran {
                account.charge(self.worked.unwrap_or_else(|| self.began.elapsed()).as_secs_f64());
            }
        }
        state.idle.extend(self.worker.take());
        state.hand_out(&queue.sizes);
    }
}

#[cfg(test)]
#[path = "queue_tests.rs"]
mod tests;
