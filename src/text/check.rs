//! What holds of every document, whatever it was read from; for tests and fuzzing.

use super::{BlockKind, Document, Span};

impl Document {
    /// Holds the document against what is promised of every one: each character of
    /// the reading text leads to whole characters of the source, in order within
    /// each block; blocks follow each other, sentences lie within blocks, notes are
    /// blocks, and passages nest.
    ///
    /// # Errors
    /// The first promise that is broken, with its place in the reading text.
    pub fn check(&self) -> Result<(), String> {
        self.check_map()?;
        self.check_blocks()?;
        self.check_sentences()?;
        self.check_passages()?;
        self.check_remarks()
    }

    fn check_map(&self) -> Result<(), String> {
        for block in &self.blocks {
            self.check_span(block.span, "block")?;
            let mut last = Span::default();
            for (offset, character) in block.span.of(self.text()).char_indices() {
                let at = block.span.start + offset;
                let source = self.source_span(Span::new(at, at + character.len_utf8()));
                if source.start > source.end || source.end > self.source.len() {
                    return Err(format!("the character at {at} leads to {source:?}, which is no stretch"));
                }
                let whole = [source.start, source.end].iter().all(|at| self.source.is_char_boundary(*at));
                if !whole {
                    return Err(format!("the character at {at} leads into a character: {source:?}"));
                }
                if source.start < last.start || source.end < last.end {
                    return Err(format!("the map goes back at {at}: from {last:?} to {source:?}"));
                }
                if source.is_empty() && !character.is_whitespace() {
                    return Err(format!("{character:?} at {at} comes from nowhere"));
                }
                last = source;
            }
        }
        Ok(())
    }

    fn check_blocks(&self) -> Result<(), String> {
        let mut end = 0;
        for block in &self.blocks {
            if block.span.start < end || block.span.is_empty() {
                return Err(format!("a block stands at {:?}, and the one before ends at {end}", block.span));
            }
            end = block.span.end;
            if let BlockKind::Note(index) = block.kind {
                let note = self.notes.get(index);
                if note.is_none_or(|note| note.span != block.span) {
                    return Err(format!("the block at {:?} is not the note {index}: {note:?}", block.span));
                }
            }
        }
        let misplaced = self.notes.iter().filter_map(|note| note.anchor).find(|at| !self.is_boundary(*at));
        misplaced.map_or(Ok(()), |at| Err(format!("a note's mark stands at {at}, within a character")))
    }

    fn check_sentences(&self) -> Result<(), String> {
        let mut end = 0;
        for sentence in &self.sentences {
            self.check_span(*sentence, "sentence")?;
            let block = self.block_at(sentence.start);
            let within = block.is_some_and(|block| block.span.contains(*sentence));
            if !within || sentence.is_empty() || sentence.start < end {
                return Err(format!("the sentence at {sentence:?} stands in {block:?}, behind {end}"));
            }
            end = sentence.end;
        }
        Ok(())
    }

    fn check_passages(&self) -> Result<(), String> {
        let mut open: Vec<Span> = Vec::new();
        let mut last = 0;
        for passage in &self.passages {
            self.check_span(passage.span, "passage")?;
            passage.by.map_or(Ok(()), |by| self.check_span(by, "name"))?;
            open.retain(|outer| passage.span.start < outer.end);
            let nests = open.last().is_none_or(|outer| outer.contains(passage.span));
            if passage.span.is_empty() || passage.span.start < last || !nests {
                return Err(format!(
                    "the passage at {:?} crosses {:?} or goes back",
                    passage.span,
                    open.last()
                ));
            }
            last = passage.span.start;
            open.push(passage.span);
        }
        Ok(())
    }

    fn check_remarks(&self) -> Result<(), String> {
        let lies = |span: Span| !span.is_empty() && self.source.get(span.start..span.end).is_some();
        let lost = self.remarks.iter().find(|remark| !lies(remark.span));
        lost.map_or(Ok(()), |remark| Err(format!("a remark on {:?}, which is no stretch", remark.span)))
    }

    fn check_span(&self, span: Span, what: &str) -> Result<(), String> {
        if span.start <= span.end && self.is_boundary(span.start) && self.is_boundary(span.end) {
            return Ok(());
        }
        Err(format!("a {what} at {span:?} is no stretch of whole characters"))
    }

    fn is_boundary(&self, at: usize) -> bool {
        self.text().is_char_boundary(at)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{BlockKind, Document, Metadata, Note, PlainReader, Span};

    fn document() -> Document {
        let reader = PlainReader::new().unwrap();
        reader.read("a.txt", "Één regel.\n\nNog een.\n".to_owned(), Metadata::default())
    }

    #[test]
    fn what_is_broken_is_found() {
        assert_eq!(document().check(), Ok(()));
        let refused = |change: fn(&mut Document)| {
            let mut document = document();
            change(&mut document);
            document.check().unwrap_err()
        };
        let goes_back = |document: &mut Document| {
            let mut reading = crate::text::Reading::default();
            reading.copy(&document.source, Span::new(2, 4));
            reading.copy(&document.source, Span::new(0, 2));
            document.reading = reading;
            document.blocks.truncate(1);
            document.blocks[0].span = Span::new(0, 4);
        };
        assert!(refused(goes_back).starts_with("the map goes back at 2"));
        assert!(refused(|document| document.source.truncate(4)).contains("no stretch"));
        assert!(refused(|document| document.blocks.reverse()).starts_with("a block stands at"));
        assert!(refused(|document| document.blocks[0].span.start = 1).contains("whole characters"));
        assert!(refused(|document| document.blocks[0].kind = BlockKind::Note(0)).contains("not the note 0"));
        assert!(refused(|document| document.sentences.reverse()).starts_with("the sentence at"));
        let anchor = |document: &mut Document| {
            document.notes.push(Note { label: "1".to_owned(), span: Span::default(), anchor: Some(1) });
        };
        assert!(refused(anchor).contains("within a character"));
    }
}
