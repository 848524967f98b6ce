//! One document, compressed by gzip.

use std::io::BufReader;
use std::ops::ControlFlow;
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use super::{Archive, Listing, Packed};
use crate::text::FormatError;
use crate::text::input::endings::without_gzip;
use crate::text::input::limits::{Counted, LARGEST_FILE, Meter, Stopped, too_large, unpack};
use crate::text::input::source::{Each, Input};
use crate::text::input::{InputError, file};

/// What messages call the format.
const FORMAT: &str = "gzip";

/// The one document of the file at `path`, which is not opened for that.
pub(super) fn list(path: &Path) -> Result<Listing, InputError> {
    file::open(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let documents = vec![(0, without_gzip(&name).to_owned())];
    Ok(Listing { documents, ..Listing::default() })
}

pub(super) fn read(mut archive: Archive, each: &mut Each<'_>) -> ControlFlow<()> {
    for document in std::mem::take(&mut archive.documents).into_values() {
        each(one(&archive, document))?;
    }
    ControlFlow::Continue(())
}

fn one(archive: &Archive, document: Packed) -> Result<Input, InputError> {
    let (file, size) = file::open(&archive.path)?;
    let (counted, packed) = Counted::new(file);
    let (meter, gauge) = Meter::new(MultiGzDecoder::new(BufReader::new(counted)), packed);
    gauge.expect(u64::MAX);
    let bytes = unpack(meter, 0, LARGEST_FILE).map_err(|stopped| match (gauge.breach(), stopped) {
        (Some(limit), _) => archive.refused(limit),
        (None, Stopped::TooLarge | Stopped::Swollen) => archive.refused(too_large()),
        (None, Stopped::Unreadable(reason)) => InputError::of_packed(&archive.place, FORMAT, reason),
    })?;
    if bytes.is_empty() {
        return Err(archive.refused(FormatError::Empty));
    }
    let place = archive.place.to_string();
    Ok(Input { place, container: None, ..archive.input(document, bytes, size) })
}
