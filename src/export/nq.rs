//! N-Quads: all quads, sorted by the bytes of their lines.

use std::io::{self, Write};

use super::{ExportError, Format};
use crate::store::Store;

pub(super) const FORMAT: Format =
    Format { name: "nq", description: "N-Quads: every quad with its graph, sorted", write };

fn write(store: &Store, out: &mut dyn Write) -> Result<(), ExportError> {
    io::copy(&mut store.lines()?, out)?;
    Ok(out.flush()?)
}
