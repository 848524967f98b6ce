//! RDF/XML: the union of all graphs.
//!
//! XML has no form at all for most control characters: they become U+FFFD, which is told. A
//! carriage return has one, `&#13;`, without which readers take it for a line feed; the
//! serialiser does not write it, so it is put in on the way out.

use std::io::{self, Write};

use oxrdf::{Literal, TermRef};
use oxrdfxml::RdfXmlSerializer;

use super::{Subjects, flush, with_prefixes};
use crate::export::ExportError;
use crate::export::line::Object;
use crate::export::source::Source;
use crate::export::xml_text::{is_xml, replaced};

/// Stands for a carriage return until it is written; no XML contains it.
const RETURN: char = '\u{ffff}';
const RETURN_BYTES: [u8; 3] = [0xef, 0xbf, 0xbf];

/// The union of all graphs.
pub(in crate::export) fn rdfxml(
    source: &Source<'_>,
    out: &mut dyn Write,
) -> Result<Vec<String>, ExportError> {
    let xml = with_prefixes(source, RdfXmlSerializer::new(), RdfXmlSerializer::with_prefix)?;
    let mut returns = Returns { out: &mut *out, held: 0 };
    let mut xml = xml.for_writer(&mut returns);
    let mut changed = 0;
    Subjects::new(source.stream()?, true).each(|line| {
        let object = line.term()?;
        let fit = fit_for_xml(object.as_ref());
        changed += u64::from(fit.as_ref().is_some_and(|(_, lost)| *lost));
        let fit = fit.map(|(literal, _)| Object::Read(literal));
        Ok(xml.serialize_triple(line.triple(fit.as_ref().unwrap_or(&object))?)?)
    })?;
    xml.finish()?;
    returns.release()?;
    flush(out)?;
    Ok(replaced(changed).into_iter().collect())
}

/// A literal that XML can hold, in the place of one that it cannot; whether something was lost.
fn fit_for_xml(object: TermRef<'_>) -> Option<(Literal, bool)> {
    let TermRef::Literal(literal) = object else { return None };
    if literal.value().chars().all(|c| is_xml(c) && c != '\r') {
        return None;
    }
    let lost = !literal.value().chars().all(is_xml);
    let fit = |c: char| {
        if c == '\r' {
            RETURN
        } else if is_xml(c) {
            c
        } else {
            char::REPLACEMENT_CHARACTER
        }
    };
    let text: String = literal.value().chars().map(fit).collect();
    let fitting = match literal.language() {
        Some(language) => Literal::new_language_tagged_literal_unchecked(text, language),
        None => Literal::new_typed_literal(text, literal.datatype()),
    };
    Some((fitting, lost))
}

/// Writes `&#13;` where the stand-in for a carriage return comes by.
struct Returns<'o> {
    out: &'o mut dyn Write,
    /// How many bytes of a stand-in have come by and wait for its end.
    held: usize,
}

impl Returns<'_> {
    /// Writes what waits, which is no stand-in then.
    fn release(&mut self) -> io::Result<()> {
        let held = std::mem::take(&mut self.held);
        self.out.write_all(RETURN_BYTES.get(..held).unwrap_or_default())
    }

    fn pass(&mut self, byte: u8) -> io::Result<()> {
        if RETURN_BYTES.get(self.held) != Some(&byte) {
            self.release()?;
        }
        if RETURN_BYTES.get(self.held) != Some(&byte) {
            return self.out.write_all(&[byte]);
        }
        self.held += 1;
        if self.held == RETURN_BYTES.len() {
            self.held = 0;
            self.out.write_all(b"&#13;")?;
        }
        Ok(())
    }
}

impl Write for Returns<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        if self.held == 0 && !buffer.contains(&RETURN_BYTES[0]) {
            self.out.write_all(buffer)?;
        } else {
            buffer.iter().try_for_each(|byte| self.pass(*byte))?;
        }
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stand_ins_become_references_however_they_are_cut() {
        let text = format!("a{RETURN}b\u{fffd}{RETURN}{RETURN}\u{fffc}é");
        for size in 1..text.len() {
            let mut out = Vec::new();
            let mut returns = Returns { out: &mut out, held: 0 };
            text.as_bytes().chunks(size).for_each(|piece| returns.write_all(piece).unwrap());
            returns.release().unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), "a&#13;b\u{fffd}&#13;&#13;\u{fffc}é");
        }
    }
}
