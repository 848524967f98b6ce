//! Blocks that hold more than one thing.

use super::heads::{self, Head};
use super::words::Words;
use crate::text::{Block, BlockKind, Document, Span};

/// Parts blocks in which a sentence is the head of a question or an answer with its number: no blank line stood before it.
pub(super) fn part(words: &Words, document: &mut Document) {
    let text = document.reading.text.as_str();
    let is_head = |sentence: &&Span| {
        let sentence = sentence.of(text);
        let opens = sentence.starts_with(|c: char| c.is_ascii_digit() || "AVRB".contains(c));
        let numbered = |head: Option<Head<'_>>| head.is_some_and(|head| head.number.is_some());
        opens && (numbered(heads::answer(words, sentence)) || numbered(heads::question(words, sentence)))
    };
    let heads: Vec<usize> = document.sentences.iter().filter(is_head).map(|head| head.start).collect();
    let mut heads = heads.into_iter().peekable();
    let mut blocks = Vec::with_capacity(document.blocks.len());
    for mut block in document.blocks.drain(..) {
        while let Some(head) = heads.next_if(|head| *head < block.span.end) {
            if head > block.span.start && matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading) {
                let before = Span::new(block.span.start, head).of(text).trim_end().len();
                blocks.push(Block { span: Span::new(block.span.start, block.span.start + before), ..block });
                block.span.start = head;
            }
        }
        blocks.push(block);
    }
    document.blocks = blocks;
}
