//! The document's own title.

use super::Found;
use super::blocks::{Blocks, SHORT};
use super::words::Words;
use crate::text::{PassageKind, Span};

/// Among how many blocks at the start the title is looked for.
const FIRST: usize = 24;
/// A block from this length on is running text, bytes.
const RUNNING: usize = 240;

/// The title: the subject of a letter behind `Betreft`, or a block that begins as titles of papers do (`Vragen van
/// het lid …`, `Nr. 413 MOTIE VAN …`), before any running text or right under the signature of a cover letter.
pub(super) fn find(words: &Words, blocks: &mut Blocks<'_>) -> Vec<Found> {
    if blocks.has(|kind| *kind == PassageKind::Title) {
        return Vec::new();
    }
    let mut running = false;
    for at in 0..blocks.len().min(FIRST) {
        let under = !running || at.checked_sub(1).is_some_and(|before| blocks.is_told(before));
        let title = if running { None } else { subject(words, blocks, at) };
        if let Some(title) = title.or_else(|| title_of(words, blocks, at).filter(|_| under)) {
            blocks.tell(at, at + 1);
            return vec![Found::new(title, PassageKind::Title)];
        }
        running |= !blocks.is_heading(at) && blocks.words(at).len() > RUNNING;
    }
    Vec::new()
}

fn title_of(words: &Words, blocks: &Blocks<'_>, at: usize) -> Option<Span> {
    let text = blocks.words(at);
    let title = numbered(text).unwrap_or(text);
    words.title.start(title)?;
    let sentences = title.contains(". ") && title.ends_with('.');
    let fits = text.len() <= SHORT * 2 && !sentences && title.starts_with(char::is_uppercase);
    fits.then(|| blocks.span_of(title))
}

/// What stands behind `Nr. 187` at the start of a title.
fn numbered(text: &str) -> Option<&str> {
    let Some(rest) = text.strip_prefix("Nr. ").or_else(|| text.strip_prefix("nr. ")) else {
        return lettered(text);
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| rest[digits..].trim_start())
}

/// What stands behind the letters of a paper of the Senate: `AB MOTIE VAN HET LID …`.
fn lettered(text: &str) -> Option<&str> {
    let (letters, rest) = text.split_once([' ', '\t'])?;
    let number = (1..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let title = rest.trim_start();
    let shouted = title
        .split_whitespace()
        .next()
        .is_some_and(|word| word.len() > 3 && word.chars().all(char::is_uppercase));
    (number && shouted).then_some(title)
}

/// The subject behind its label: `Betreft: Kamerbrief over …`, or in the block below.
fn subject(words: &Words, blocks: &Blocks<'_>, at: usize) -> Option<Span> {
    let text = blocks.words(at);
    let rest = words.subject.strip(text)?;
    let label = rest.trim_start().trim_start_matches(':');
    let behind = label.trim();
    if behind.is_empty() {
        let next = blocks.words(at + 1);
        return (!next.is_empty() && next.len() <= SHORT).then(|| blocks.span_of(next));
    }
    let parted = rest.trim_start().starts_with(':') || rest.starts_with('\t') || blocks.is_heading(at);
    (parted && text.len() <= SHORT && behind.starts_with(char::is_uppercase)).then(|| blocks.span_of(behind))
}
