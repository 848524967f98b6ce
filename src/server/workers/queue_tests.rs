//! Who is next, and who is not.

use super::super::SHORT;
use super::*;

const SIZES: Sizes = Sizes { long: 2, of_one: 3, waiting: 4 };

fn client(number: u8) -> Client {
    Client::Address([10, 0, 0, number].into())
}

fn long_and_idle<W>(queue: &Queue<W>) -> (usize, usize) {
    let state = queue.lock();
    (state.long, state.idle.len())
}

fn soon() -> Instant {
    Instant::now() + Duration::from_millis(20)
}

fn later() -> Instant {
    Instant::now() + Duration::from_secs(20)
}

#[tokio::test]
async fn who_has_used_least_comes_first() {
    let queue = Queue::new(SIZES);
    queue.add(());
    let mut first = queue.enter(client(1), false, later()).await.ok().unwrap();
    first.began = Instant::now().checked_sub(Duration::from_secs(5)).unwrap();
    let again = tokio::spawn({
        let queue = queue.clone();
        async move { queue.enter(client(1), false, later()).await.map(|place| place.client) }
    });
    while queue.waiting() < 1 {
        tokio::task::yield_now().await;
    }
    assert!(!first.is_in_the_way(), "the same client does not displace itself");
    let other = tokio::spawn({
        let queue = queue.clone();
        async move { queue.enter(client(2), false, later()).await.ok() }
    });
    while queue.waiting() < 2 {
        tokio::task::yield_now().await;
    }
    assert!(first.is_in_the_way());
    drop(first);
    let other = other.await.unwrap().unwrap();
    assert!(!again.is_finished());
    drop(other);
    assert_eq!(again.await.unwrap(), Ok(client(1)));
}

#[tokio::test]
async fn a_client_has_so_many_and_no_more() {
    let queue = Queue::<()>::new(SIZES);
    let waits = |number| queue.line_up(client(number), false);
    let places: Vec<_> = (0..3).map(|_| waits(1).ok().unwrap()).collect();
    assert_eq!(waits(1).err(), Some(Full::Client));
    let other = waits(2).ok().unwrap();
    assert_eq!(waits(3).err(), Some(Full::Everybody));
    drop(places);
    assert!(waits(1).is_ok());
    drop(other);
    assert_eq!(queue.enter(client(4), false, soon()).await.err(), Some(Full::Everybody));
    assert_eq!(queue.waiting(), 0);
    assert_eq!(queue.lock().clients[&client(4)].queries, 0);
}

#[tokio::test]
async fn long_queries_leave_room() {
    let queue = Queue::new(SIZES);
    for _ in 0..4 {
        queue.add(());
    }
    let mut places = Vec::new();
    for number in [1, 1, 2, 3] {
        places.push(queue.enter(client(number), false, soon()).await.ok().unwrap());
    }
    let long: Vec<bool> = places.iter_mut().map(Place::is_long).collect();
    assert_eq!(long, [true, false, true, false], "half of them may be of one client");
    drop(places);
    assert_eq!(long_and_idle(&queue), (0, 4));
    let one = queue.enter(client(1), true, soon()).await.ok().unwrap();
    assert_eq!(queue.enter(client(1), true, soon()).await.err(), Some(Full::Everybody));
    assert_eq!(long_and_idle(&queue), (1, 3));
    drop(one);
    assert_eq!(long_and_idle(&queue), (0, 4));
}

#[tokio::test]
async fn whose_queries_were_short_is_known() {
    let queue = Queue::new(SIZES);
    queue.add(());
    assert!(!queue.is_quick(client(1)), "of a stranger nothing is known");
    for worked in [SHORT / 10, SHORT * 2, SHORT / 10] {
        let mut place = queue.enter(client(1), false, later()).await.ok().unwrap();
        place.worked = Some(worked);
    }
    assert!(queue.is_quick(client(1)));
    let mut place = queue.enter(client(1), false, later()).await.ok().unwrap();
    place.began = Instant::now().checked_sub(SHORT * 5).unwrap();
    drop(place);
    assert!(!queue.is_quick(client(1)), "without a word of the worker the clock counts");
}

#[tokio::test]
async fn whose_queries_were_long_does_not_have_the_last_worker() {
    let queue = Queue::new(SIZES);
    for _ in 0..2 {
        queue.add(());
    }
    let asks = |number, long| queue.enter(client(number), long, soon());
    asks(1, false).await.ok().unwrap().worked = Some(SHORT * 3);
    let first = asks(1, false).await.ok().unwrap();
    assert_eq!(asks(1, false).await.err(), Some(Full::Everybody), "one is kept free");
    let long = asks(1, true).await;
    assert!(long.is_ok(), "unless it takes a place among the long ones");
    drop(long);
    let second = asks(2, false).await;
    assert!(second.is_ok(), "a stranger may have it");
    let [slow, stranger] = [1, 3].map(|number| {
        let queue = queue.clone();
        tokio::spawn(async move { queue.enter(client(number), false, later()).await.ok() })
    });
    while queue.waiting() < 2 {
        tokio::task::yield_now().await;
    }
    drop((first, second));
    let stranger = stranger.await.unwrap();
    assert!(stranger.is_some() && !slow.is_finished());
    drop(stranger);
    assert!(slow.await.unwrap().is_some());
}
