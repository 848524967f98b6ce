//! The reading text and the map of spans behind it.

use super::Span;

/// Text with the layout undone, and where each stretch of it comes from.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The reading text. Blocks end in `\n`; nothing else does.
    pub text: String,
    /// Stretches in reading order; together they cover the text.
    segments: Vec<Segment>,
}

/// A stretch of the reading text and its origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    /// Offset in the reading text.
    reading: usize,
    /// Length in the reading text, bytes.
    length: usize,
    /// The source characters that it stands for.
    source: Span,
    /// Whether they were copied, byte for byte; else they were replaced (a line
    /// break by a blank, a ligature by its letters).
    copied: bool,
}

impl Segment {
    const fn end(&self) -> usize {
        self.reading + self.length
    }
}

impl Reading {
    /// An empty reading text with room for `bytes`.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), segments: Vec::new() }
    }

    /// Adds source characters as they stand.
    pub fn copy(&mut self, source: &str, span: Span) {
        if span.is_empty() {
            return;
        }
        let reading = self.text.len();
        self.text.push_str(span.of(source));
        if let Some(last) = self.segments.last_mut()
            && last.copied
            && last.source.end == span.start
        {
            last.length += span.len();
            last.source.end = span.end;
            return;
        }
        self.segments.push(Segment { reading, length: span.len(), source: span, copied: true });
    }

    /// Adds `text` that stands for the source characters at `span`.
    pub fn replace(&mut self, text: &str, span: Span) {
        if text.is_empty() {
            return;
        }
        self.segments.push(Segment {
            reading: self.text.len(),
            length: text.len(),
            source: span,
            copied: false,
        });
        self.text.push_str(text);
    }

    /// Adds the one blank that stands for the blanks and line ends at `span`. A
    /// line end that follows what was copied last is copied too, as a blank, so
    /// that the lines of a text need no stretch each.
    pub(super) fn blank(&mut self, source: &str, span: Span) {
        let first = source.as_bytes().get(span.start);
        if let Some(last) = self.segments.last_mut()
            && last.copied
            && last.source.end == span.start
            && first.is_some_and(u8::is_ascii_whitespace)
            && !span.is_empty()
        {
            last.length += 1;
            last.source.end += 1;
            self.text.push(' ');
            return;
        }
        self.replace(" ", span);
    }

    /// Adds another reading text of the same source behind this one.
    pub(super) fn append(&mut self, other: Self) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        let moved = |segment: Segment| Segment { reading: segment.reading + shift, ..segment };
        self.segments.extend(other.segments.into_iter().map(moved));
    }

    /// Where in the source the text so far ends.
    pub(super) fn source_so_far(&self) -> usize {
        self.segments.last().map_or(0, |last| last.source.end)
    }

    /// Takes blanks off the end.
    pub fn trim_end(&mut self) {
        let length = self.text.trim_end_matches([' ', '\t']).len();
        self.truncate(length);
    }

    /// Cuts the text off behind `length` bytes.
    pub(super) fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        while let Some(last) = self.segments.last_mut() {
            if last.reading >= length {
                self.segments.pop();
                continue;
            }
            if last.end() > length && last.copied {
                last.length = length - last.reading;
                last.source.end = last.source.start + last.length;
            }
            break;
        }
    }

    /// Where a stretch of the reading text stands in the source.
    ///
    /// The result starts where its first character comes from and ends where
    /// its last one does, so what was left out between them (a hyphen, a line
    /// break, a footnote in the middle of a sentence) lies inside.
    pub fn source_span(&self, span: Span) -> Span {
        let start = self.source_start(span.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end = self.source_end(span.end);
        Span::new(start.min(end), end.max(start))
    }

    fn segment_at(&self, position: usize) -> Option<&Segment> {
        let next = self.segments.partition_point(|segment| segment.reading <= position);
        self.segments.get(next.checked_sub(1)?)
    }

    fn source_start(&self, position: usize) -> usize {
        let Some(segment) = self.segment_at(position) else { return 0 };
        if segment.copied {
            (segment.source.start + position - segment.reading).min(segment.source.end)
        } else {
            segment.source.start
        }
    }

    fn source_end(&self, position: usize) -> usize {
        let Some(segment) = position.checked_sub(1).and_then(|last| self.segment_at(last)) else { return 0 };
        if segment.copied {
            (segment.source.start + position - segment.reading).min(segment.source.end)
        } else {
            segment.source.end
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_word_leads_back_to_both_halves() {
        let source = "een Verga-\ndering van";
        let mut reading = Reading::default();
        reading.copy(source, Span::new(0, 9));
        reading.copy(source, Span::new(11, 21));
        assert_eq!(reading.text, "een Vergadering van");
        let word = Span::new(4, 15);
        assert_eq!(reading.source_span(word).of(source), "Verga-\ndering");
    }

    #[test]
    fn a_ligature_stands_for_one_character() {
        let source = "misdrĳven";
        let at = source.find('ĳ').unwrap();
        let mut reading = Reading::default();
        reading.copy(source, Span::new(0, at));
        reading.replace("ij", Span::new(at, at + 2));
        reading.copy(source, Span::new(at + 2, source.len()));
        assert_eq!(reading.text, "misdrijven");
        assert_eq!(reading.source_span(Span::new(0, 10)).of(source), source);
    }
}
