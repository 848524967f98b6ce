//! What may come from outside, counted while it is read.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use crate::text::FormatError;

/// The largest document that is read, bytes.
pub const LARGEST_FILE: u64 = 256 << 20;

/// The most that is unpacked of one archive, bytes.
pub const LARGEST_ARCHIVE: u64 = 8 << 30;

/// The most entries that an archive may have.
pub const MOST_ENTRIES: usize = 50_000;

/// The longest line of JSON Lines that is read, bytes.
pub const LONGEST_LINE: u64 = 64 << 20;

/// How often text unpacks to its packed size: five times is usual, fifty the
/// most that tables of blanks reach.
const RATIO: u64 = 100;

/// Unpacked bytes to which the ratio does not apply.
const FREE: u64 = 16 << 20;

/// What may stand between two entries of a tar archive: headers and long names, bytes.
const HEADERS: u64 = 1 << 20;

/// What an archive has given so far.
#[derive(Debug, Default)]
pub(super) struct Allowance {
    /// Packed bytes that were read for it.
    pub(super) packed: u64,
    /// Bytes that came of them.
    pub(super) unpacked: u64,
}

impl Allowance {
    /// How many bytes may still come.
    pub(super) fn left(&self) -> u64 {
        let by_ratio = FREE.saturating_add(self.packed.saturating_mul(RATIO));
        by_ratio.min(LARGEST_ARCHIVE).saturating_sub(self.unpacked)
    }

    /// The limit that stops it.
    pub(super) fn breach(&self) -> FormatError {
        let total = self.unpacked.saturating_add(self.left()) >= LARGEST_ARCHIVE;
        let limit =
            if total { format!("{} GB", LARGEST_ARCHIVE >> 30) } else { format!("{RATIO} times its size") };
        FormatError::Limit {
            what: "what it unpacks to".to_owned(),
            limit,
            hint: "no text does; unpack it yourself if you trust it",
        }
    }
}

/// A file as large as no document may be.
pub(super) fn too_large() -> FormatError {
    FormatError::Limit {
        what: "its size".to_owned(),
        limit: format!("{} MB that a document may have", LARGEST_FILE >> 20),
        hint: "split it",
    }
}

/// An archive of too many entries.
pub(super) fn too_many() -> FormatError {
    FormatError::Limit {
        what: "the number of its entries".to_owned(),
        limit: format!("{MOST_ENTRIES}"),
        hint: "split it",
    }
}

/// Reads what an archive's entry unpacks to; `declared` is the size that it names.
///
/// # Errors
/// The limit that it passes, or what stops the reading.
pub(super) fn unpack(from: impl Read, declared: u64, most: u64) -> Result<Vec<u8>, Stopped> {
    if declared > LARGEST_FILE {
        return Err(Stopped::TooLarge);
    }
    let limit = most.min(LARGEST_FILE);
    let mut bytes = Vec::with_capacity(usize::try_from(declared.min(limit)).unwrap_or(0));
    from.take(limit + 1).read_to_end(&mut bytes).map_err(Stopped::Unreadable)?;
    match bytes.len() as u64 {
        length if length <= limit => Ok(bytes),
        _ if limit == LARGEST_FILE => Err(Stopped::TooLarge),
        _ => Err(Stopped::Swollen),
    }
}

/// Why an entry was not unpacked.
#[derive(Debug)]
pub(super) enum Stopped {
    /// It is larger than a document may be.
    TooLarge,
    /// The archive as a whole gives more than it may.
    Swollen,
    /// It cannot be read.
    Unreadable(io::Error),
}

/// Counts the bytes that pass.
pub(super) struct Counted<R> {
    inner: R,
    count: Rc<Cell<u64>>,
}

impl<R: Read> Counted<R> {
    pub(super) fn new(inner: R) -> (Self, Rc<Cell<u64>>) {
        let count = Rc::new(Cell::new(0));
        (Self { inner, count: Rc::clone(&count) }, count)
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.set(self.count.get() + read as u64);
        Ok(read)
    }
}

/// A stream that is unpacked, cut off where it passes a limit.
pub(super) struct Meter<R> {
    inner: R,
    gauge: Rc<Gauge>,
}

/// What a [`Meter`] has let pass.
pub(super) struct Gauge {
    /// Packed bytes read so far.
    packed: Rc<Cell<u64>>,
    unpacked: Cell<u64>,
    /// Bytes that may still come before the next entry.
    budget: Cell<u64>,
    breach: Cell<Option<FormatError>>,
}

impl Gauge {
    /// Lets an entry of `bytes` pass, and what stands before the next one.
    pub(super) fn expect(&self, bytes: u64) {
        self.budget.set(bytes.saturating_add(HEADERS));
    }

    /// The limit that was passed, if one was.
    pub(super) fn breach(&self) -> Option<FormatError> {
        self.breach.take()
    }

    /// Packed bytes read so far.
    pub(super) fn packed(&self) -> u64 {
        self.packed.get()
    }

    fn refuse(&self, problem: FormatError) -> io::Error {
        self.breach.set(Some(problem));
        io::Error::other("a limit was passed")
    }
}

impl<R: Read> Meter<R> {
    /// Measures `inner`, which unpacks what `packed` counts.
    pub(super) fn new(inner: R, packed: Rc<Cell<u64>>) -> (Self, Rc<Gauge>) {
        let gauge =
            Gauge { packed, unpacked: Cell::new(0), budget: Cell::new(HEADERS), breach: Cell::default() };
        let gauge = Rc::new(gauge);
        (Self { inner, gauge: Rc::clone(&gauge) }, gauge)
    }
}

impl<R: Read> Read for Meter<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let gauge = &self.gauge;
        let read = self.inner.read(buffer)? as u64;
        let budget = gauge.budget.get().checked_sub(read);
        let allowance = Allowance { packed: gauge.packed.get(), unpacked: gauge.unpacked.get() };
        if read > allowance.left() {
            return Err(gauge.refuse(allowance.breach()));
        }
        let Some(budget) = budget else {
            let what = "the header of an entry".to_owned();
            let limit = format!("{} MB", HEADERS >> 20);
            return Err(gauge.refuse(FormatError::Limit {
                what,
                limit,
                hint: "the archive is damaged or hostile",
            }));
        };
        gauge.budget.set(budget);
        gauge.unpacked.set(allowance.unpacked + read);
        Ok(usize::try_from(read).unwrap_or(buffer.len()))
    }
}
