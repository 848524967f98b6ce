//! Sentences as the relations read them.

use super::super::Token;
use crate::linking::{Entity, Linked, Reason};
use crate::mention::Mention;
use crate::text::{Document, Note, Span};

/// A document with its mentions and links: what a relation may look at.
#[derive(Clone, Copy)]
pub struct Passage<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its mentions in reading order.
    pub mentions: &'a [Mention],
    /// What they name.
    pub linked: &'a Linked,
}

/// A sentence and its tokens.
#[derive(Clone, Debug)]
pub struct Sentence<'a> {
    /// Its place among the document's sentences.
    pub index: usize,
    /// Where it stands in the reading text.
    pub span: Span,
    /// Words, signs and mentions; of nested mentions the outermost.
    pub tokens: Vec<Token<'a>>,
}

impl<'a> Passage<'a> {
    /// The sentence with this index, as tokens.
    pub fn sentence(&self, index: usize) -> Option<Sentence<'a>> {
        let span = *self.document.sentences.get(index)?;
        let mut tokens = self.tokens(span);
        tokens.drain(..label(&tokens));
        Some(Sentence { index, span, tokens })
    }

    /// What a mention names.
    pub fn entity(&self, mention: usize) -> Option<&'a Entity> {
        self.linked.entity(mention)
    }

    /// Whether a mention names the motion that the document itself is.
    pub fn is_document(&self, mention: usize) -> bool {
        let link = self.linked.links.get(mention).copied().flatten();
        link.is_some_and(|link| link.reason == Reason::Document)
    }

    /// The mentions that lie within `span`, with their indices.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = (usize, &'a Mention)> {
        let first = self.mentions.partition_point(|mention| mention.span.start < span.start);
        let rest = self.mentions.iter().enumerate().skip(first);
        rest.take_while(move |(_, mention)| mention.span.start < span.end)
            .filter(move |(_, mention)| mention.span.end <= span.end)
    }

    /// The notes anchored within `span` or at its end.
    pub fn notes_in(&self, span: Span) -> impl Iterator<Item = &'a Note> {
        self.document.notes_in(span)
    }

    /// Words, signs and mentions of a stretch of the reading text.
    pub fn tokens(&self, span: Span) -> Vec<Token<'a>> {
        let text = self.document.text();
        let mut tokens = Vec::with_capacity(span.len() / SHORT_WORD + 1);
        let mut at = span.start;
        for (index, mention) in self.mentions_in(span) {
            if mention.span.start < at {
                continue;
            }
            words(text, Span::new(at, mention.span.start), &mut tokens);
            tokens.push(Token::new(mention.span.of(text), mention.span, Some((index, mention))));
            at = mention.span.end;
        }
        words(text, Span::new(at, span.end), &mut tokens);
        tokens
    }
}

/// How many tokens at the head of a sentence number the item of a list that it is: `b.`, `(c)`, `3)`.
fn label(tokens: &[Token<'_>]) -> usize {
    let numbers = |token: &Token<'_>| {
        let letter = token.text.len() == 1 && token.text.starts_with(|c: char| c.is_ascii_lowercase());
        let figure = token.text.len() < 3 && token.text.bytes().all(|byte| byte.is_ascii_digit());
        token.mention.is_none() && (letter || figure)
    };
    match tokens {
        [number, close, _, ..] if numbers(number) && matches!(close.text, "." | ")") => 2,
        [open, number, close, _, ..] if open.text == "(" && numbers(number) && close.text == ")" => 3,
        _ => 0,
    }
}

/// Bytes of a word and the blank behind it: fewer than in nearly any text, so that its words fit.
const SHORT_WORD: usize = 5;

/// Adds the words and signs of a stretch without mentions.
fn words<'a>(text: &'a str, span: Span, tokens: &mut Vec<Token<'a>>) {
    let mut rest = span.of(text);
    while let Some(first) = rest.chars().next() {
        let length = match word_with_hyphens(rest) {
            0 => first.len_utf8(),
            length => length,
        };
        let (head, tail) = rest.split_at(length);
        if !first.is_whitespace() {
            tokens.push(Token::new(head, Span::of_part(text, head), None));
        }
        rest = tail;
    }
}

/// Length of the word that stands here; hyphens and apostrophes between letters belong to it, and the signs
/// within a number in figures: `3,5`, `250.000`.
fn word_with_hyphens(input: &str) -> usize {
    let mut length = run(input);
    let mut figures = is_figures(input.get(..length).unwrap_or_default());
    while let Some(rest) = input.get(length..).filter(|_| length > 0) {
        let more = run(rest.get(1..).unwrap_or_default());
        let next = is_figures(rest.get(1..more + 1).unwrap_or_default());
        if figures && next && rest.starts_with([',', '.']) {
            length += 1 + more;
            continue;
        }
        figures = false;
        let joint = rest.chars().next().filter(|c| matches!(c, '-' | '\'' | '’')).map_or(0, char::len_utf8);
        match run(rest.get(joint..).unwrap_or_default()) {
            0 => break,
            more => length += joint + more,
        }
    }
    length
}

/// Whether a stretch is digits and nothing else.
fn is_figures(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Length of the letters and digits that stand here.
fn run(input: &str) -> usize {
    let plain = input.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if input.as_bytes().get(plain).is_none_or(u8::is_ascii) {
        return plain;
    }
    input.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum()
}
