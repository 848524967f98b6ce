//! N-Quads and N-Triples: the lines as they stand.

use std::io::Write;

use super::flush;
use crate::export::ExportError;
use crate::export::line::Line;
use crate::export::source::Source;

/// All quads, sorted by the bytes of their lines.
pub(in crate::export) fn nq(source: &Source<'_>, out: &mut dyn Write) -> Result<Vec<String>, ExportError> {
    let (mut stream, mut line) = (source.stream()?, Vec::new());
    while stream.next_into(&mut line)? {
        out.write_all(&line)?;
    }
    flush(out)
}

/// The union of all graphs, each triple once; sorted as the quads are.
pub(in crate::export) fn nt(source: &Source<'_>, out: &mut dyn Write) -> Result<Vec<String>, ExportError> {
    let (mut stream, mut bytes, mut last) = (source.stream()?, Vec::new(), Vec::new());
    while stream.next_into(&mut bytes)? {
        let line = Line::of(&bytes)?;
        let terms = [line.subject, line.predicate, line.object];
        let length = terms.iter().map(|term| term.len() + 1).sum::<usize>();
        let triple = bytes.get(..length).unwrap_or_default();
        if triple != last {
            out.write_all(triple)?;
            out.write_all(b".\n")?;
            triple.clone_into(&mut last);
        }
    }
    flush(out)
}
