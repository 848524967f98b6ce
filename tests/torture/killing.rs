//! Builds killed at moments of chance.

use std::fs;
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::desk::Desk;
use super::{Chance, asked_for};

/// Builds that are killed in the normal run.
const FEW: u64 = 10;

#[test]
fn a_killed_build_leaves_the_old_or_the_new_version() {
    let (desk, mut chance) = (Desk::new(), Chance(7));
    desk.write(0);
    let started = Instant::now();
    let mut before = desk.built("store");
    let whole = started.elapsed();
    let (mut old, mut new, mut ended) = (0, 0, 0);
    let rounds = asked_for().unwrap_or(FEW);
    for round in 1..=rounds {
        desk.write(round);
        let mut child = desk.build("store").spawn().unwrap();
        await_moment(&desk, &mut child, round, &mut chance, whole);
        child.kill().unwrap();
        let acknowledged = child.wait().unwrap().success();
        let seen = desk.export("store").unwrap();
        let after = desk.built("store");
        assert!(seen == before || seen == after, "round {round}: neither the old nor the new version");
        assert!(!acknowledged || seen == after, "round {round}: an acknowledged version is lost");
        (old, new) = if seen == before { (old + 1, new) } else { (old, new + 1) };
        ended += u64::from(acknowledged);
        if round % 10 == 0 || round == rounds {
            assert!(
                desk.expected() == after,
                "round {round}: not what a store says that was never disturbed"
            );
        }
        before = after;
    }
    desk.verify("store");
    let left = fs::read_dir(desk.path("store/versions")).unwrap().count();
    assert!(left <= 3, "{left} folders are left");
    assert_eq!(old + new, rounds);
    eprintln!("{rounds} builds killed: {old} on the old version, {new} on the new one, {ended} had ended");
}

/// Waits for a moment of chance: anywhere in the build, once it writes files, or around the swap.
fn await_moment(desk: &Desk, child: &mut Child, round: u64, chance: &mut Chance, whole: Duration) {
    let versions = desk.path("store/versions");
    let numbers =
        || fs::read_dir(&versions).unwrap().flatten().filter(|entry| entry.file_name() != "next").count();
    let next = versions.join("next");
    let is_writing = || fs::read_dir(&next).is_ok_and(|files| files.flatten().count() > 1);
    match round % 3 {
        0 => {
            let longest = u64::try_from(whole.as_millis()).unwrap();
            sleep(Duration::from_millis(chance.below(longest)));
        }
        1 => {
            until(child, is_writing);
            sleep(Duration::from_micros(chance.below(60_000)));
        }
        _ => {
            let before = numbers();
            until(child, || numbers() != before);
            sleep(Duration::from_micros(chance.below(4_000)));
        }
    }
}

/// Looks again and again until something is so, or the build has ended.
fn until(child: &mut Child, mut so: impl FnMut() -> bool) {
    while !so() && child.try_wait().unwrap().is_none() {
        sleep(Duration::from_micros(200));
    }
}
