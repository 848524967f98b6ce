//! Progress bars: on a terminal only, and only for what takes more than a second.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long something may take before a bar is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar over documents and their bytes, with the time left.
///
/// It shows nothing where standard error is no terminal or quiet is asked for.
pub(super) struct Reading {
    bar: ProgressBar,
    started: Instant,
    shown: AtomicBool,
    documents: AtomicUsize,
    /// How many there are, where that is known.
    total: Option<usize>,
}

impl Reading {
    /// A bar for so many `documents` and `bytes` on disk; 0 where they are not known.
    pub(super) fn new(documents: Option<usize>, bytes: u64, quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target((bytes > 0).then_some(bytes), ProgressDrawTarget::hidden());
        let template = if bytes > 0 {
            "reading {wide_bar} {msg}, {bytes} of {total_bytes}, {eta} left"
        } else {
            "reading {spinner} {msg}, {bytes}, {elapsed}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self {
            bar,
            started: Instant::now(),
            shown: AtomicBool::new(quiet),
            documents: AtomicUsize::new(0),
            total: documents,
        }
    }

    /// One more document has been read, which takes `bytes` on disk.
    pub(super) fn done(&self, bytes: u64) {
        let documents = 1 + self.documents.fetch_add(1, Ordering::Relaxed);
        self.bar.inc(bytes);
        if self.started.elapsed() < PATIENCE {
            return;
        }
        if !self.shown.swap(true, Ordering::Relaxed) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        if !self.bar.is_hidden() {
            self.bar.set_message(match self.total {
                Some(total) => format!("{documents} of {total} documents"),
                None => format!("{documents} documents"),
            });
        }
    }

    /// Does something that prints, with the bar out of the way.
    pub(super) fn aside(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// A bar over the quads that an export reads.
pub(super) struct Export {
    bar: ProgressBar,
    started: Instant,
    shown: Cell<bool>,
    read: Cell<u64>,
}

/// Quads between two looks at the clock.
const STRIDE: u64 = 4096;

impl Export {
    /// A bar that shows nothing until it has taken a second, and nothing at all if `quiet`.
    pub(super) fn new(quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) =
            ProgressStyle::with_template("exporting {wide_bar} {human_pos} of {human_len} quads")
        {
            bar.set_style(style);
        }
        Self { bar, started: Instant::now(), shown: Cell::new(quiet), read: Cell::new(0) }
    }

    /// The quads are read once more, from the first.
    pub(super) fn pass(&self, total: u64) {
        self.bar.set_length(total);
        self.bar.set_position(0);
    }

    /// One more quad has been read.
    pub(super) fn quad(&self) {
        self.read.set(self.read.get() + 1);
        if !self.read.get().is_multiple_of(STRIDE) {
            return;
        }
        self.bar.inc(STRIDE);
        if !self.shown.get() && self.started.elapsed() > PATIENCE {
            self.shown.set(true);
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// A sign of life for work whose length is not known.
pub(super) fn spinner(message: &'static str, quiet: bool) -> ProgressBar {
    let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let bar = ProgressBar::with_draw_target(None, target).with_message(message);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
