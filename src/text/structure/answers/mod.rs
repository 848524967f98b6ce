//! Questions and answers: which belong together, who asks, who answers.

mod dialogue;
mod marks;
mod remarks;

use super::Found;
use super::blocks::Blocks;
use super::words::Words;
use crate::text::PassageKind;
use dialogue::Dialogue;
use marks::Mark;

/// The questions and answers of a document in which no reader of a format told them.
pub(super) fn find(words: &Words, blocks: &mut Blocks<'_>, found: &[Found]) -> Vec<Found> {
    let dialogue =
        |kind: &PassageKind| matches!(kind, PassageKind::Question { .. } | PassageKind::Answer { .. });
    if blocks.has(dialogue) {
        return Vec::new();
    }
    let title = found.iter().find(|passage| passage.kind == PassageKind::Title).map(|title| title.span);
    let title = blocks.title().or(title).map_or("", |title| title.of(blocks.text));
    let marks = marks::marks(words, blocks, title);
    if !marks.iter().any(|(_, mark)| !matches!(mark, Mark::Bound)) {
        return Vec::new();
    }
    let mut dialogue = Dialogue::new(words, blocks, title);
    for (index, (at, mark)) in marks.iter().enumerate() {
        let next = marks.get(index + 1);
        dialogue.read(*at, mark, next.map(|(_, mark)| mark), next.map_or(blocks.len(), |(at, _)| *at));
    }
    dialogue.end_with_remarks(blocks.len());
    let passages = dialogue.found;
    for (at, mark) in &marks {
        let part = matches!(mark, Mark::Answer(head) if head.part);
        if matches!(mark, Mark::Question(_) | Mark::Answer(_)) && !part {
            blocks.tell(*at, at + 1);
        }
    }
    passages
}
