//! Many small things in one file, each by its name: pages, views, records.
//!
//! Like quads, they are spread over 256 files by the first byte of the SHA-256 of their
//! name. A file is one zstd frame after the other, in the order of the names, and behind
//! them a list of what stands where, so that one thing is read without the others:
//!
//! ```text
//! frame … frame                 what the names stand for
//! 5E 2A 4D 18, length           a frame that zstd skips, so that `zstdcat` gives the things alone
//!   list                        {"name":…,"start":…,"length":…} a line, compressed
//!   length of the list          32 bits, least first, as the length above
//! ```

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::StoreError;
use super::manifest::Bundle;
use super::part;

/// What documents were made from.
pub(super) const RECORDS: &str = "records";
/// The pages of documents.
pub(super) const PAGES: &str = "pages";
/// The views of the whole.
pub(super) const VIEWS: &str = "views";

/// What a frame begins with that zstd skips.
const SKIPPED: [u8; 4] = [0x5E, 0x2A, 0x4D, 0x18];

/// Bytes of the length of the list, at the very end.
const LENGTH: usize = 4;

/// Where one thing stands in its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    name: String,
    start: u64,
    length: u64,
}

/// The file of a sort (`pages`) that holds what is called `name`.
pub(super) fn file_of(sort: &str, name: &str) -> String {
    file(sort, part::bucket(name))
}

/// The file of a sort with this number.
pub(super) fn file(sort: &str, bucket: u8) -> String {
    format!("{bucket:02x}.{sort}.zst")
}

/// A thing that goes into a file.
pub(super) enum Thing<'t> {
    /// Its bytes.
    Bytes(Cow<'t, [u8]>),
    /// The frame in which another version holds it.
    Frame(Vec<u8>),
}

/// The bytes of a file that holds things by their names, and what the manifest says of it.
pub(super) fn pack<'t>(
    file: String,
    things: impl IntoIterator<Item = (&'t str, Thing<'t>)>,
) -> io::Result<(Bundle, Vec<u8>)> {
    let (mut bytes, mut list, mut entries) = (Vec::new(), Vec::new(), 0);
    for (name, thing) in things {
        let frame = match thing {
            Thing::Bytes(thing) => part::compress([&thing[..]])?,
            Thing::Frame(frame) => frame,
        };
        let place = Place { name: name.to_owned(), start: bytes.len() as u64, length: frame.len() as u64 };
        serde_json::to_writer(&mut list, &place)?;
        list.push(b'\n');
        bytes.extend(frame);
        entries += 1;
    }
    let list = part::compress([&list[..]])?;
    let whole = u32::try_from(list.len() + LENGTH).map_err(io::Error::other)?;
    bytes.extend(SKIPPED);
    bytes.extend(whole.to_le_bytes());
    bytes.extend(list);
    bytes.extend((whole - 4).to_le_bytes());
    Ok((Bundle { file, entries, bytes: bytes.len() as u64, sha256: part::hash(&bytes) }, bytes))
}

/// All things in a file with their names, each as the frame that holds it.
pub(super) fn frames(path: &Path) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
    let mut file = File::open(path).map_err(StoreError::io("read", path))?;
    let mut found = Vec::new();
    for Place { name, start, length } in places(&mut file, path)? {
        let frame = stretch(&mut file, start, length).map_err(|_| StoreError::Damaged(path.to_owned()))?;
        found.push((name, frame));
    }
    Ok(found)
}

/// What a frame holds.
pub(super) fn unpacked(frame: &[u8], path: &Path) -> Result<Vec<u8>, StoreError> {
    zstd::decode_all(frame).map_err(|_| StoreError::Damaged(path.to_owned()))
}

/// What is called `name` in a file; `None` where nothing is.
pub(super) fn read(path: &Path, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let mut file = File::open(path).map_err(StoreError::io("read", path))?;
    let places = places(&mut file, path)?;
    let Ok(at) = places.binary_search_by(|place| place.name.as_str().cmp(name)) else { return Ok(None) };
    let Place { start, length, .. } = places[at];
    let frame = stretch(&mut file, start, length).map_err(|_| StoreError::Damaged(path.to_owned()))?;
    unpacked(&frame, path).map(Some)
}

/// The names in a file, in order.
pub(super) fn names(path: &Path) -> Result<Vec<String>, StoreError> {
    let mut file = File::open(path).map_err(StoreError::io("read", path))?;
    Ok(places(&mut file, path)?.into_iter().map(|place| place.name).collect())
}

/// The list at the end of a file.
fn places(file: &mut File, path: &Path) -> Result<Vec<Place>, StoreError> {
    list(file).map_err(|_| StoreError::Damaged(path.to_owned()))
}

fn list(file: &mut File) -> io::Result<Vec<Place>> {
    let end = file.metadata()?.len();
    let behind = end.checked_sub(LENGTH as u64).ok_or(io::ErrorKind::UnexpectedEof)?;
    let length: [u8; LENGTH] =
        stretch(file, behind, LENGTH as u64)?.try_into().map_err(|_| io::ErrorKind::UnexpectedEof)?;
    let length = u64::from(u32::from_le_bytes(length));
    let start = behind.checked_sub(length).ok_or(io::ErrorKind::UnexpectedEof)?;
    let list = zstd::decode_all(&stretch(file, start, length)?[..])?;
    let lines = serde_json::Deserializer::from_slice(&list).into_iter();
    Ok(lines.collect::<Result<_, _>>()?)
}

/// Some bytes of a file; a file that ends before them is an error.
fn stretch(file: &mut File, start: u64, length: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
