//! Plain text into a document.

use super::{Block, BlockKind, Document, Metadata, Reading, Span};

impl Document {
    /// Reads plain text.
    pub fn from_text(name: &str, source: String, metadata: Metadata) -> Self {
        let mut reading = Reading::with_capacity(source.len());
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in source.split_inclusive('\n') {
            let start = reading.text.len();
            reading.copy(&source, Span::new(at, at + line.len()));
            at += line.len();
            blocks.push(Block {
                span: Span::new(start, reading.text.trim_end().len().max(start)),
                kind: BlockKind::Paragraph,
            });
        }
        let sentences = blocks.iter().map(|block| block.span).collect();
        Self { name: name.to_owned(), metadata, source, reading, blocks, sentences, notes: Vec::new() }
    }
}
