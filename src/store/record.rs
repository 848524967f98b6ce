//! What a version keeps of each document beside its quads and its page.

use serde::{Deserialize, Serialize};

/// What a document was made from, and what the whole needs to know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The hash of what it was made from.
    pub hash: String,
    /// The name of its graph.
    pub graph: String,
    /// The quads in that graph.
    pub quads: u64,
    /// What the whole needs to know of it, as it was given.
    pub memo: Vec<u8>,
}

/// The first line of a record; the memo follows as it is.
#[derive(Serialize, Deserialize)]
struct Head<'r> {
    #[serde(borrow)]
    hash: std::borrow::Cow<'r, str>,
    #[serde(borrow)]
    graph: std::borrow::Cow<'r, str>,
    quads: u64,
}

impl Record {
    /// The record as a version holds it: a line of JSON, then the memo.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let head = Head { hash: (&*self.hash).into(), graph: (&*self.graph).into(), quads: self.quads };
        // A struct of numbers and strings always has a JSON form.
        let mut bytes = serde_json::to_vec(&head).unwrap_or_default();
        bytes.push(b'\n');
        bytes.extend(&self.memo);
        bytes
    }

    /// Reads what [`Self::to_bytes`] wrote; `None` where it is something else.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let head: Head<'_> = serde_json::from_slice(&bytes[..end]).ok()?;
        let (hash, graph) = (head.hash.into_owned(), head.graph.into_owned());
        Some(Self { hash, graph, quads: head.quads, memo: bytes[end + 1..].to_vec() })
    }
}
