//! Zip archives.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;
use std::rc::Rc;

use zip::read::ZipFileEntry;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::entry::Entry;
use super::{Archive, Listing};
use crate::text::FormatError;
use crate::text::input::limits::{Allowance, MOST_ENTRIES, Stopped, too_large, too_many, unpack};
use crate::text::input::source::Each;
use crate::text::input::{InputError, file};

/// What messages call the format.
const FORMAT: &str = "zip";

/// The largest table of contents that is read: three hundred bytes an entry.
const LARGEST_DIRECTORY: u64 = MOST_ENTRIES as u64 * 320;

/// A file of which no more than so many bytes are read.
struct Gate {
    file: File,
    budget: Rc<Cell<u64>>,
}

impl Read for Gate {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        let left = self.budget.get().checked_sub(read as u64);
        self.budget.set(left.ok_or_else(|| io::Error::other(TOO_LONG))?);
        Ok(read)
    }
}

impl Seek for Gate {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

const TOO_LONG: &str = "its table of contents is too long";

/// An archive that is open.
struct Zip {
    entries: ZipArchive<BufReader<Gate>>,
    /// Its size on disk, bytes.
    size: u64,
    allowance: Allowance,
}

/// Opens the archive at `path`, called `place`; the table of contents is read
/// within a limit, the entries are not.
fn open(path: &Path, place: &str) -> Result<Zip, InputError> {
    let (file, size) = file::open(path)?;
    let budget = Rc::new(Cell::new(LARGEST_DIRECTORY));
    let gate = BufReader::new(Gate { file, budget: Rc::clone(&budget) });
    let refused = |problem| InputError::Refused { place: place.to_owned(), problem };
    let entries = ZipArchive::new(gate).map_err(|error| match error {
        ZipError::Io(error) if error.to_string() == TOO_LONG => refused(too_many()),
        other => damaged(place, other),
    })?;
    if entries.len() > MOST_ENTRIES {
        return Err(refused(too_many()));
    }
    // What is read from here on is counted by what it unpacks to.
    budget.set(u64::MAX);
    Ok(Zip { entries, size, allowance: Allowance::default() })
}

fn damaged(place: &str, error: ZipError) -> InputError {
    let place = place.to_owned();
    match error {
        ZipError::Io(reason) => InputError::of_packed(&place, FORMAT, reason),
        ZipError::InvalidArchive(problem) => InputError::Refused {
            place,
            problem: FormatError::Damaged { format: FORMAT, problem: problem.into() },
        },
        other => InputError::Refused {
            place,
            problem: FormatError::Damaged { format: FORMAT, problem: other.to_string() },
        },
    }
}

/// Lists the archive at `path`.
pub(super) fn list(path: &Path) -> Result<Listing, InputError> {
    let place = path.display().to_string();
    let mut zip = open(path, &place)?;
    let mut listing = Listing::default();
    let mut catalogues = Vec::new();
    for index in 0..zip.entries.len() {
        let Ok(entry) = zip.entries.by_index_data(index) else { continue };
        if entry.is_dir() {
            continue;
        }
        if entry.is_symlink() {
            listing.skipped.links += 1;
            continue;
        }
        match Entry::of(&name(&entry), &mut listing.skipped) {
            Entry::Document(path) => listing.documents.push((index, path)),
            Entry::Catalogue(path) => catalogues.push((index, path)),
            Entry::Outside(path) => {
                listing.problems.push(InputError::Outside { place: format!("{place}: {path}") });
            }
            Entry::Other => {}
        }
    }
    for (index, path) in catalogues {
        match zip.unpack(index, &format!("{place}: {path}")) {
            Ok((bytes, _)) => listing.add_catalogue(&place, &path, bytes),
            Err(Refusal::Entry(problem)) => listing.problems.push(problem),
            Err(Refusal::Archive(problem)) => return Err(InputError::Refused { place, problem }),
        }
    }
    Ok(listing)
}

fn name(entry: &ZipFileEntry<'_>) -> String {
    match entry.name() {
        Ok(name) => name.into_owned(),
        Err(_) => String::from_utf8_lossy(entry.name_raw()).into_owned(),
    }
}

/// Hands on the documents of an archive that was listed.
pub(super) fn read(mut archive: Archive, each: &mut Each<'_>) -> ControlFlow<()> {
    let mut zip = match open(&archive.path, &archive.place) {
        Ok(zip) => zip,
        Err(problem) => return each(Err(problem)),
    };
    for (index, document) in std::mem::take(&mut archive.documents) {
        match zip.unpack(index, &archive.place_of(&document)) {
            Ok((bytes, packed)) => each(Ok(archive.input(document, bytes, packed)))?,
            Err(Refusal::Entry(problem)) => each(Err(problem))?,
            // Nothing more is unpacked of it.
            Err(Refusal::Archive(problem)) => return each(Err(archive.refused(problem))),
        }
    }
    ControlFlow::Continue(())
}

/// What is refused: one entry, or all that is left of the archive.
enum Refusal {
    Entry(InputError),
    Archive(FormatError),
}

impl Zip {
    /// What the entry called `place` unpacks to, and its packed size.
    fn unpack(&mut self, index: usize, place: &str) -> Result<(Vec<u8>, u64), Refusal> {
        let refused = |error| Refusal::Entry(damaged(place, error));
        let data = self.entries.by_index_data(index).map_err(refused)?;
        let (packed, declared, method) = (data.compressed_size(), data.size(), data.compression());
        if data.encrypted() {
            return Err(Refusal::Entry(InputError::Encrypted { place: place.to_owned() }));
        }
        if !matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(Refusal::Entry(InputError::Method {
                place: place.to_owned(),
                method: method.to_string(),
            }));
        }
        // Entries may share packed bytes, but there are no more of them than the file has.
        self.allowance.packed = self.allowance.packed.saturating_add(packed).min(self.size);
        let entry = self.entries.by_index(index).map_err(refused)?;
        let bytes = unpack(entry, declared, self.allowance.left()).map_err(|stopped| match stopped {
            Stopped::Swollen => Refusal::Archive(self.allowance.breach()),
            Stopped::TooLarge => {
                Refusal::Entry(InputError::Refused { place: place.to_owned(), problem: too_large() })
            }
            Stopped::Unreadable(reason) => Refusal::Entry(InputError::of_packed(place, FORMAT, reason)),
        })?;
        self.allowance.unpacked += bytes.len() as u64;
        Ok((bytes, packed))
    }
}
