//! Tar archives, compressed by gzip or not.

use std::io::{BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::rc::Rc;

use flate2::bufread::MultiGzDecoder;
use tar::EntryType;

use super::entry::Entry;
use super::{Archive, Listing};
use crate::text::FormatError;
use crate::text::input::endings::Packing;
use crate::text::input::limits::{
    Counted, Gauge, LARGEST_FILE, MOST_ENTRIES, Meter, Stopped, too_large, too_many, unpack,
};
use crate::text::input::source::Each;
use crate::text::input::{InputError, file};

/// What messages call the format.
const FORMAT: &str = "tar";

/// An entry of an archive that is run through.
type Found<'a> = tar::Entry<'a, Box<dyn Read>>;

/// Why a run through an archive ended before its end.
enum Stop {
    /// It passes a limit.
    Limit(FormatError),
    /// It is damaged from here on, or cannot be read.
    Damaged(InputError),
    /// No more was asked for.
    Asked,
}

/// Runs through the archive at `path`, called `place`; `each` gets the number of the
/// entry, the entry and the gauge.
fn run(
    path: &Path,
    place: &str,
    packing: Packing,
    mut each: impl FnMut(usize, Found<'_>, &Gauge) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let (file, _) = file::open(path).map_err(Stop::Damaged)?;
    let (counted, packed) = Counted::new(file);
    let buffered = BufReader::with_capacity(1 << 16, counted);
    let stream: Box<dyn Read> = match packing {
        Packing::TarGzip => Box::new(MultiGzDecoder::new(buffered)),
        _ => Box::new(buffered),
    };
    let (meter, gauge) = Meter::new(stream, packed);
    let mut archive = tar::Archive::new(Box::new(meter) as Box<dyn Read>);
    let stopped = |reason| stop(place, &gauge, reason);
    let mut entries = archive.entries().map_err(stopped)?;
    for number in 0.. {
        let Some(entry) = entries.next().transpose().map_err(stopped)? else { break };
        if number >= MOST_ENTRIES {
            return Err(Stop::Limit(too_many()));
        }
        gauge.expect(raw_size(&entry));
        each(number, entry, &gauge)?;
    }
    Ok(())
}

fn stop(place: &str, gauge: &Rc<Gauge>, reason: std::io::Error) -> Stop {
    match gauge.breach() {
        Some(limit) => Stop::Limit(limit),
        None => Stop::Damaged(InputError::of_packed(place, FORMAT, reason)),
    }
}

/// How many bytes an entry takes in the archive.
fn raw_size(entry: &Found<'_>) -> u64 {
    let raw = entry.header().entry_size().unwrap_or(0);
    // The size of a sparse file is that of what it stands for.
    if entry.header().entry_type() == EntryType::GNUSparse { raw } else { raw.max(entry.size()) }
}

/// Lists the archive at `path`.
pub(super) fn list(path: &Path, packing: Packing) -> Result<Listing, InputError> {
    let place = path.display().to_string();
    let mut listing = Listing::default();
    let ran = run(path, &place, packing, |number, entry, _| {
        let kind = entry.header().entry_type();
        if kind.is_symlink() || kind.is_hard_link() {
            listing.skipped.links += 1;
        } else if kind.is_file() {
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            match Entry::of(&name, &mut listing.skipped) {
                Entry::Document(path) => listing.documents.push((number, path)),
                Entry::Catalogue(path) => catalogue(&place, &path, entry, &mut listing),
                Entry::Outside(path) => {
                    listing.problems.push(InputError::Outside { place: format!("{place}: {path}") });
                }
                Entry::Other => {}
            }
        } else if !kind.is_dir() && !kind.is_pax_global_extensions() {
            listing.skipped.special += 1;
        }
        Ok(())
    });
    match ran {
        Err(Stop::Limit(problem)) => Err(InputError::Refused { place, problem }),
        Err(Stop::Damaged(problem)) if listing.documents.is_empty() => Err(problem),
        Err(Stop::Damaged(problem)) => {
            listing.problems.push(problem);
            Ok(listing)
        }
        Ok(()) | Err(Stop::Asked) => Ok(listing),
    }
}

/// Takes in a catalogue; one that cannot be read to its end stops the run itself.
fn catalogue(place: &str, path: &str, entry: Found<'_>, listing: &mut Listing) {
    let size = entry.size();
    match unpack(entry, size, LARGEST_FILE) {
        Ok(bytes) => listing.add_catalogue(place, path, bytes),
        Err(Stopped::Unreadable(_)) => {}
        Err(Stopped::TooLarge | Stopped::Swollen) => listing
            .problems
            .push(InputError::Refused { place: format!("{place}: {path}"), problem: too_large() }),
    }
}

/// Hands on the documents of an archive that was listed. Where it is damaged has
/// been said by then.
pub(super) fn read(mut archive: Archive, each: &mut Each<'_>) -> ControlFlow<()> {
    let mut documents = std::mem::take(&mut archive.documents);
    let last = documents.keys().next_back().copied().unwrap_or(0);
    let mut before = 0;
    let mut broken = ControlFlow::Continue(());
    let ran = run(&archive.path, &archive.place, archive.packing, |number, entry, gauge| {
        if number > last {
            return Err(Stop::Asked);
        }
        let Some(document) = documents.remove(&number) else { return Ok(()) };
        let size = entry.size();
        let unpacked = match unpack(entry, size, LARGEST_FILE) {
            Ok(bytes) if (bytes.len() as u64) < size => return Ok(()),
            Ok(bytes) => {
                let packed = gauge.packed() - before;
                before = gauge.packed();
                Ok(archive.input(document, bytes, packed))
            }
            Err(Stopped::Unreadable(_)) => return Ok(()),
            Err(Stopped::TooLarge | Stopped::Swollen) => {
                Err(InputError::Refused { place: archive.place_of(&document), problem: too_large() })
            }
        };
        broken = each(unpacked);
        if broken.is_break() { Err(Stop::Asked) } else { Ok(()) }
    });
    broken?;
    match ran {
        // The listing came further than this.
        Err(Stop::Limit(problem)) => each(Err(archive.refused(problem))),
        Err(Stop::Damaged(_) | Stop::Asked) | Ok(()) => ControlFlow::Continue(()),
    }
}
