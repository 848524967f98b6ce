//! How much work a file may cause.

use std::cell::Cell;

use crate::text::FormatError;

/// Steps that any file may cause; a step is about a byte decoded or read.
const STEPS: usize = 200_000_000;

/// What is left of the work that a file may cause. Once it is spent, nothing more
/// comes out of the file and [`Fuel::check`] says so.
#[derive(Debug)]
pub(super) struct Fuel {
    left: Cell<usize>,
    spent: Cell<bool>,
}

impl Fuel {
    /// For a file of so many bytes.
    pub(super) const fn of(length: usize) -> Self {
        Self::within(STEPS + length / 4)
    }

    /// So many steps.
    pub(super) const fn within(steps: usize) -> Self {
        Self { left: Cell::new(steps), spent: Cell::new(false) }
    }

    /// Takes so many steps; whether there was enough for them.
    pub(super) fn burn(&self, steps: usize) -> bool {
        match self.left.get().checked_sub(steps) {
            Some(left) if !self.spent.get() => self.left.set(left),
            _ => self.spent.set(true),
        }
        !self.spent.get()
    }

    /// How many steps are left.
    pub(super) fn left(&self) -> usize {
        if self.spent.get() { 0 } else { self.left.get() }
    }

    /// Says that the file wants more than it may have of something.
    pub(super) fn exhaust(&self) {
        self.spent.set(true);
    }

    /// Whether the file caused more work than it may.
    pub(super) fn check(&self) -> Result<(), FormatError> {
        if !self.spent.get() {
            return Ok(());
        }
        Err(FormatError::Limit {
            what: "the work of unpacking this PDF".to_owned(),
            limit: format!("{} million steps", STEPS / 1_000_000),
            hint: "split it into files of fewer pages",
        })
    }
}
