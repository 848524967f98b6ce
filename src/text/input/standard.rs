//! Standard input: one document, or JSON Lines.

use std::collections::HashSet;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::sync::Arc;

use super::limits::LONGEST_LINE;
use super::source::{Content, Each, Input};
use super::{InputError, lines, take};
use crate::text::Metadata;

/// What is given on standard input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// JSON Lines where the first line is one of them, else one document.
    #[default]
    Detect,
    /// One document.
    Document,
    /// JSON Lines: one document a line.
    Lines,
    /// A list of paths.
    Paths,
}

/// What messages call standard input.
pub(super) const PLACE: &str = "standard input";

/// What the one document of standard input is called.
pub(super) const NAME: &str = "stdin";

/// Standard input, not read yet.
#[derive(Debug)]
pub struct StandardInput {
    pub(super) form: Form,
    /// What documents of other sources are called.
    pub(super) taken: Arc<HashSet<String>>,
}

impl StandardInput {
    pub(super) fn read(&self, each: &mut Each<'_>) -> ControlFlow<()> {
        self.read_from(BufReader::with_capacity(1 << 16, io::stdin()), each)
    }

    fn read_from(&self, mut from: impl BufRead, each: &mut Each<'_>) -> ControlFlow<()> {
        let mut start = Vec::new();
        if self.form == Form::Detect
            && let Err(reason) = first_line(&mut from, &mut start)
        {
            return each(Err(InputError::Unreadable { place: PLACE.to_owned(), reason }));
        }
        if self.form == Form::Lines || lines::is_document(&start) {
            return lines::read(Cursor::new(start).chain(from), &Arc::from(PLACE), &self.taken, each);
        }
        let bytes = take(PLACE, Cursor::new(start).chain(from));
        each(bytes.map(|bytes| Input {
            name: NAME.to_owned(),
            place: PLACE.to_owned(),
            container: None,
            metadata: Metadata::default(),
            packed: bytes.len() as u64,
            content: Content::Bytes(bytes),
        }))
    }
}

/// Reads up to the end of the first line that is not blank, if it opens with `{`;
/// otherwise as much as shows that it does not.
fn first_line(from: &mut impl BufRead, start: &mut Vec<u8>) -> io::Result<()> {
    loop {
        let seen = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
        match seen.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{') => break,
            Some(_) => return Ok(()),
            None => {}
        }
        let buffer = from.fill_buf()?;
        let length = buffer.iter().position(|byte| *byte == b'{').map_or(buffer.len(), |brace| brace + 1);
        if length == 0 || start.len() as u64 > LONGEST_LINE {
            return Ok(());
        }
        start.extend_from_slice(&buffer[..length]);
        from.consume(length);
    }
    from.take(LONGEST_LINE).read_until(b'\n', start).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(form: Form, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        let standard = StandardInput { form, taken: Arc::default() };
        // A buffer of three bytes: what is looked for may stand across its end.
        let flow = standard.read_from(BufReader::with_capacity(3, text.as_bytes()), &mut |input| {
            found.push(match input {
                Ok(Input { name, content: Content::Bytes(bytes), .. }) => format!("{name} {}", bytes.len()),
                Ok(input) => input.name,
                Err(problem) => problem.to_string(),
            });
            ControlFlow::Continue(())
        });
        assert!(flow.is_continue());
        found
    }

    #[test]
    fn json_lines_are_told_from_a_text() {
        let lines = "\u{feff} \n{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}\n";
        assert_eq!(names(Form::Detect, lines), ["a", "b"]);
        assert_eq!(names(Form::Document, lines), [format!("stdin {}", lines.len())]);
        for text in ["{niet} een lijst\n", "een brief\n{\"id\":\"a\",\"text\":\"x\"}\n", "", "{"] {
            assert_eq!(names(Form::Detect, text), [format!("stdin {}", text.len())], "{text}");
        }
        assert!(names(Form::Lines, "een brief")[0].starts_with("standard input:1: no document"));
    }
}
