//! A sentence as words and mentions, fit for nom.

use std::iter::{Copied, Enumerate};
use std::slice::Iter;

use nom::error::{Error, ErrorKind};
use nom::{IResult, Input, Needed, Offset};

use super::function_words::{Class, Classes, classes};
use super::word_table::{Letters, lowers_to};
use crate::grammar::WordSet;
use crate::mention::{Kind, Mention};
use crate::text::Span;

/// A word, a sign or a whole mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Its characters in the reading text.
    pub text: &'a str,
    /// Where they stand in the reading text.
    pub span: Span,
    /// The mention that it is, with its index in the document.
    pub mention: Option<(usize, &'a Mention)>,
    /// Its letters, to be found in tables by.
    pub(in crate::relation) letters: Letters,
    /// The closed words that it is; a mention is none.
    pub(in crate::relation) classes: Classes,
}

impl<'a> Token<'a> {
    /// The word, sign or mention that stands at `span`.
    pub fn new(text: &'a str, span: Span, mention: Option<(usize, &'a Mention)>) -> Self {
        let letters = Letters::of(text);
        let token = Self { text, span, mention, letters, classes: Classes::default() };
        Self { classes: classes(&token), ..token }
    }

    /// Whether it is this word, whatever its first letter's case.
    #[inline]
    pub fn is(&self, word: &str) -> bool {
        let (first, wanted) = (self.text.as_bytes().first(), word.as_bytes().first());
        let begins = first == wanted
            || first.is_some_and(|it| !it.is_ascii() || Some(&it.to_ascii_lowercase()) == wanted);
        begins && self.mention.is_none() && (self.text == word || lowers_to(self.text, word))
    }

    /// Whether it is a word of a set, in any case; a mention is none.
    pub fn is_in(&self, set: &WordSet) -> bool {
        self.mention.is_none() && set.contains_in_lower_case(self.text)
    }

    /// Whether it is a closed word of this class; a mention is none.
    pub(in crate::relation) fn is_class(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Whether it is a mention of this kind.
    pub fn names(&self, kind: Kind) -> bool {
        self.mention.is_some_and(|(_, mention)| mention.kind == kind)
    }

    /// Whether it is a sign and no word.
    pub fn is_sign(&self) -> bool {
        self.mention.is_none() && !self.text.chars().any(char::is_alphanumeric)
    }
}

/// What a parser over tokens gives back.
pub type TokenResult<'t, 'a, T> = IResult<Tokens<'t, 'a>, T>;

/// A stretch of a sentence's tokens; the input of the grammars of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens<'t, 'a>(pub &'t [Token<'a>]);

impl<'t, 'a> Tokens<'t, 'a> {
    /// The first token.
    pub fn first(self) -> Option<&'t Token<'a>> {
        self.0.first()
    }

    /// The stretch of the reading text from the first to the last token.
    pub fn span(self) -> Option<Span> {
        Some(Span::new(self.0.first()?.span.start, self.0.last()?.span.end))
    }

    fn split(self, count: usize) -> (Self, Self) {
        let (head, rest) = self.0.split_at(count.min(self.0.len()));
        (Self(head), Self(rest))
    }
}

/// One token that satisfies `test`.
pub fn one<'t, 'a: 't>(
    test: impl Fn(&Token<'a>) -> bool,
) -> impl Fn(Tokens<'t, 'a>) -> TokenResult<'t, 'a, &'t Token<'a>> {
    move |input| match input.0.split_first() {
        Some((first, rest)) if test(first) => Ok((Tokens(rest), first)),
        _ => Err(nom::Err::Error(Error::new(input, ErrorKind::Satisfy))),
    }
}

impl<'t, 'a> Input for Tokens<'t, 'a> {
    type Item = Token<'a>;
    type Iter = Copied<Iter<'t, Token<'a>>>;
    type IterIndices = Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.0.len()
    }

    fn take(&self, index: usize) -> Self {
        self.split(index).0
    }

    fn take_from(&self, index: usize) -> Self {
        self.split(index).1
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        let (head, rest) = self.split(index);
        (rest, head)
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.0.iter().position(|token| predicate(*token))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.0.iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if self.0.len() >= count { Ok(count) } else { Err(Needed::new(count - self.0.len())) }
    }
}

impl Offset for Tokens<'_, '_> {
    /// How many tokens lie before `second`, which is what was left of this stretch.
    fn offset(&self, second: &Self) -> usize {
        self.0.len().saturating_sub(second.0.len())
    }
}
