//! What goes over the socket between server and worker: frames of a kind, a length and bytes.

use std::io::{self, Read, Write};
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::store::query::{Bounds, Forms, QueryError, Task};

/// What a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Server to worker: an [`Order`].
    Order = 1,
    /// Worker to server: the next bytes of the answer.
    Data = 2,
    /// Worker to server: the answer is whole; [`Done`].
    Done = 3,
    /// Worker to server: there is no answer; [`Failed`]. What came before is void.
    Failed = 4,
    /// Keeper to server, once: a [`Hello`], or the sentence that says what went wrong.
    Hello = 5,
    /// Worker to server: it has read the order and begins.
    Begun = 6,
    /// Worker to server: it has computed for more than a moment.
    Worked = 7,
}

/// One task with its limits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Order {
    pub(super) task: Task,
    pub(super) forms: Forms,
    pub(super) bounds: Bounds,
}

/// The end of a whole answer.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Done {
    /// The name of the format.
    pub(super) format: String,
    /// Whether the worker ends after this answer, so that a fresh one takes its place.
    pub(super) retires: bool,
    /// How long it has computed.
    pub(super) worked: Duration,
}

/// Why there is no answer.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Failed {
    pub(super) error: QueryError,
    /// As of [`Done`].
    pub(super) retires: bool,
    pub(super) worked: Duration,
}

/// Bytes of one frame at most: an answer is cut into pieces, and an order is a query and names.
const LONGEST: usize = 1 << 20;
/// Bytes of the answer that a worker sends at once.
pub(super) const PIECE: usize = 64 << 10;

impl Kind {
    pub(super) fn from_byte(byte: u8) -> io::Result<Self> {
        let kinds =
            [Self::Order, Self::Data, Self::Done, Self::Failed, Self::Hello, Self::Begun, Self::Worked];
        let kind = kinds.into_iter().find(|&kind| kind as u8 == byte);
        kind.ok_or_else(|| io::Error::other("a frame of no known kind"))
    }
}

/// The length of a frame, if it may be so long.
pub(super) fn length(bytes: [u8; 4]) -> io::Result<usize> {
    let length = u32::from_le_bytes(bytes) as usize;
    if length <= LONGEST { Ok(length) } else { Err(io::Error::other("a frame is too long")) }
}

/// A frame as bytes.
pub(super) fn frame(kind: Kind, payload: &[u8]) -> io::Result<Vec<u8>> {
    let length = u32::try_from(payload.len()).ok().filter(|&length| length as usize <= LONGEST);
    let length = length.ok_or_else(|| io::Error::other("a frame is too long"))?;
    let mut bytes = Vec::with_capacity(payload.len() + 5);
    bytes.push(kind as u8);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(payload);
    Ok(bytes)
}

/// A frame whose payload is a value.
pub(super) fn frame_of(kind: Kind, value: &impl Serialize) -> io::Result<Vec<u8>> {
    frame(kind, &serde_json::to_vec(value).map_err(io::Error::other)?)
}

/// The value of a payload.
pub(super) fn value<T: DeserializeOwned>(payload: &[u8]) -> io::Result<T> {
    serde_json::from_slice(payload).map_err(io::Error::other)
}

/// Reads one frame, and waits for it.
pub(super) fn read(input: &mut impl Read) -> io::Result<(Kind, Vec<u8>)> {
    let mut head = [0; 5];
    input.read_exact(&mut head)?;
    let [kind, length_bytes @ ..] = head;
    let kind = Kind::from_byte(kind)?;
    let mut payload = vec![0; length(length_bytes)?];
    input.read_exact(&mut payload)?;
    Ok((kind, payload))
}

/// Writes one frame.
pub(super) fn write(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(bytes)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_comes_back() {
        let bytes = frame(Kind::Data, b"abc").unwrap();
        assert_eq!(read(&mut &bytes[..]).unwrap(), (Kind::Data, b"abc".to_vec()));
        let order = Order {
            task: Task::Name(vec!["http://a/".to_owned()]),
            forms: Forms::default(),
            bounds: Bounds::default(),
        };
        let bytes = frame_of(Kind::Order, &order).unwrap();
        let (kind, payload) = read(&mut &bytes[..]).unwrap();
        assert_eq!((kind, value::<Order>(&payload).unwrap().task), (Kind::Order, order.task));
    }

    #[test]
    fn what_is_no_frame_is_refused() {
        assert!(read(&mut &[9, 0, 0, 0, 0][..]).is_err());
        assert!(read(&mut &[2, 255, 255, 255, 255][..]).is_err());
        assert!(read(&mut &[2, 3, 0, 0, 0, 1][..]).is_err());
        assert!(frame(Kind::Data, &vec![0; LONGEST + 1]).is_err());
    }
}
