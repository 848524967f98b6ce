//! Builds whose disk fails at one of their writes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::asked_for;
use super::desk::{Desk, Export, copy};

/// How many writes fail in the normal run, spread over all.
const FEW: u64 = 8;

/// "No space left on device", "Input/output error".
const ERRORS: [i32; 2] = [28, 5];

/// The library that lets a write fail.
fn shim(desk: &Desk) -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/torture/shim.c");
    let library = desk.path("shim.so");
    let mut compiler = Command::new("cc");
    compiler
        .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
        .arg(&library)
        .arg(source)
        .arg("-ldl");
    assert!(compiler.status().unwrap().success());
    library
}

/// One failure: which call, with which error, and whether all after it fail too.
#[derive(Clone, Copy, Debug)]
struct Failure {
    at: u64,
    error: i32,
    sticky: bool,
}

/// A store of one state, the texts of the next, and what both say.
struct Scene {
    desk: Desk,
    shim: PathBuf,
    old: Export,
    new: Export,
}

impl Scene {
    fn new() -> Self {
        let desk = Desk::new();
        desk.write(1);
        let old = desk.built("old");
        desk.write(2);
        let new = desk.expected();
        Self { shim: shim(&desk), desk, old, new }
    }

    /// A build under the shim; whether it succeeded, and whether a call failed.
    fn run(&self, failure: Failure) -> (bool, bool) {
        let fired = self.desk.path("fired");
        let _ = fs::remove_file(&fired);
        let mut command = self.desk.build("store");
        command
            .env("LD_PRELOAD", &self.shim)
            .env("KG_UNDER", self.desk.path("store"))
            .env("KG_FIRED", &fired);
        command.env("KG_AT", failure.at.to_string()).env("KG_ERROR", failure.error.to_string());
        command.env("KG_STICKY", if failure.sticky { "1" } else { "0" });
        (command.status().unwrap().success(), fired.exists())
    }

    /// One build with a failure on a store that has a version, and on none; `false` when there was no such call.
    fn suffer(&self, failure: Failure, from_nothing: bool) -> bool {
        let store = self.desk.path("store");
        let _ = fs::remove_dir_all(&store);
        if !from_nothing {
            copy(&self.desk.path("old"), &store);
        }
        let (acknowledged, fired) = self.run(failure);
        match self.desk.export("store") {
            Ok(seen) => {
                assert!(
                    seen == self.new || !from_nothing && seen == self.old,
                    "{failure:?}: another version"
                );
                assert!(!acknowledged || seen == self.new, "{failure:?}: an acknowledged version is lost");
            }
            Err(error) => {
                let is_none = matches!(error, kamergraaf::store::StoreError::Missing(_));
                assert!(from_nothing && is_none && !acknowledged, "{failure:?}: {error}");
            }
        }
        let after = self.desk.built("store");
        assert!(after == self.new, "{failure:?}: a rerun ends in something else");
        fired
    }

    /// How many calls a build makes that can fail.
    fn calls(&self, from_nothing: bool) -> u64 {
        let (mut least, mut most) = (1, 2);
        let fires = |at| self.suffer(Failure { at, error: ERRORS[0], sticky: false }, from_nothing);
        while fires(most) {
            (least, most) = (most, most * 2);
        }
        while most - least > 1 {
            let middle = least.midpoint(most);
            if fires(middle) {
                least = middle;
            } else {
                most = middle;
            }
        }
        least
    }
}

#[test]
fn a_failing_write_leaves_the_old_or_the_new_version() {
    let scene = Scene::new();
    for from_nothing in [false, true] {
        let calls = scene.calls(from_nothing);
        assert!(calls > 40, "the shim saw {calls} calls");
        let step = if asked_for().is_some() { 1 } else { calls.div_ceil(FEW) };
        let mut failed = 0;
        for at in (1..=calls).step_by(usize::try_from(step).unwrap()) {
            let error = ERRORS[usize::try_from(at % 2).unwrap()];
            for sticky in [false, true] {
                // The normal run takes one of the two.
                if step > 1 && sticky != (at % 4 < 2) {
                    continue;
                }
                failed += u64::from(scene.suffer(Failure { at, error, sticky }, from_nothing));
            }
        }
        scene.desk.verify("store");
        eprintln!("{failed} builds with a failing write, of {calls} calls, from nothing: {from_nothing}");
    }
}
