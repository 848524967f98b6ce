//! Known names in headings that are all capitals: `SANCTIES TEGEN RUSLAND`.

use std::sync::OnceLock;

use super::{Mention, Place, Recognizer};
use crate::gazetteer::{Edges, Form, Matcher, Name};
use crate::text::{Block, Document, Span};

/// The rule of names in capitals.
const CAPITALS: &str = "capitals";

/// Shortest name that is looked for, letters: `MALI` is one, and `OF` in capitals is none.
const SHORTEST: usize = 4;

/// The automaton over the names in capitals; made when the first heading in capitals is read.
#[derive(Default)]
pub(super) struct Capitals {
    made: OnceLock<Option<Made>>,
}

/// The automaton, and for each pattern the recognizer and its name.
struct Made {
    matcher: Matcher,
    names: Vec<(usize, usize)>,
}

impl Capitals {
    /// Adds the names in the document's headings that have no small letter.
    pub(super) fn read(
        &self,
        recognizers: &[Box<dyn Recognizer>],
        document: &Document,
        found: &mut Vec<Mention>,
    ) {
        let text = document.text();
        for block in document.blocks.iter().filter(|block| shouts(block.span.of(text))) {
            if let Some(made) = self.made.get_or_init(|| make(recognizers)) {
                made.read(recognizers, document, block, found);
            }
        }
    }
}

impl Made {
    fn read(
        &self,
        recognizers: &[Box<dyn Recognizer>],
        document: &Document,
        block: &Block,
        found: &mut Vec<Mention>,
    ) {
        for hit in self.matcher.hits(block.span.of(document.text())) {
            let Some((recognizer, name)) = self.names.get(hit.pattern) else { continue };
            let Some(kind) = recognizers.get(*recognizer) else { continue };
            let Some(name) = kind.names().get(*name) else { continue };
            let span = Span::new(block.span.start + hit.span.start, block.span.start + hit.span.end);
            if kind.accepts(&Place { document, block, span }, name) {
                let (kind, norm) = (kind.kind(), name.id.clone());
                found.push(Mention { kind, span, norm, form: name.form, rule: CAPITALS });
            }
        }
    }
}

fn make(recognizers: &[Box<dyn Recognizer>]) -> Option<Made> {
    let mut patterns: Vec<(String, (usize, usize))> = Vec::new();
    for (recognizer, kind) in recognizers.iter().enumerate() {
        let names = kind.names().iter().enumerate().filter(|(_, name)| is_certain(name));
        patterns.extend(names.map(|(at, name)| (name.text.to_uppercase(), (recognizer, at))));
    }
    patterns.sort();
    patterns.dedup_by(|a, b| a.0 == b.0 && a.1.0 == b.1.0);
    let texts = patterns.iter().map(|(text, _)| (text.as_str(), Edges::default()));
    let matcher = Matcher::new(texts).ok()?;
    Some(Made { matcher, names: patterns.into_iter().map(|(_, name)| name).collect() })
}

/// Whether a name is a name in capitals too: letters enough, none that the context must decide.
fn is_certain(name: &Name) -> bool {
    let small = name.text.chars().any(char::is_lowercase);
    small && name.form != Form::Short && name.text.chars().count() >= SHORTEST
}

/// Whether a heading has no small letter and at least two words, one of them long.
fn shouts(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    !text.chars().any(char::is_lowercase)
        && words.clone().count() > 1
        && words.any(|word| word.chars().count() >= SHORTEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_capitals() {
        assert!(shouts("SANCTIES TEGEN RUSLAND"));
        assert!(!shouts("SANCTIES tegen RUSLAND"));
        assert!(!shouts("EU EN VN") && !shouts("RUSLAND") && !shouts("12 500"));
    }
}
