//! The tokens of a page, with their places.

use html5gum::emitters::ForwardingEmitter;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, Span as Place, Tokenizer, naive_next_state};

use super::tree::{Tree, Visitor};
use crate::text::Span;
use crate::text::format::FormatError;

/// Attributes that are of use; a page has many that are not.
const USEFUL: [&str; 13] = [
    "aria-hidden",
    "aria-label",
    "class",
    "content",
    "hidden",
    "href",
    "id",
    "name",
    "property",
    "role",
    "scheme",
    "style",
    "title",
];

/// Goes through the elements and the characters of `source`.
pub(super) fn walk(source: &str, visitor: &mut impl Visitor) -> Result<(), FormatError> {
    let mut tag = Tag::default();
    let mut tree = Tree::new(visitor);
    let mut handle = |event: CallbackEvent<'_>, place: Place<usize>| -> Option<FormatError> {
        let span = Span::new(place.start.min(source.len()), place.end.min(source.len()));
        match event {
            CallbackEvent::OpenStartTag { name } => tag.open(name, span.start),
            CallbackEvent::AttributeName { name } => tag.attribute(name),
            CallbackEvent::AttributeValue { value } => tag.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                let span = Span::new(tag.start, span.end);
                tag.raw = naive_next_state(tag.name.as_bytes()).is_some();
                return tree.start(&tag.name, &tag.attributes, span, self_closing).err();
            }
            CallbackEvent::EndTag { name } => {
                tag.name(name);
                tag.raw = false;
                return tree.end(&tag.name, span).err();
            }
            CallbackEvent::String { .. } if tag.raw => return tree.text(span).err(),
            CallbackEvent::String { .. } => {
                return parts(source, span).find_map(|part| tree.text(part).err());
            }
            _ => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(&mut handle);
    emitter.naively_switch_states(true);
    let problem = Tokenizer::new_with_emitter(source, Tolerant(emitter)).next();
    match problem {
        Some(Ok(error)) => Err(error),
        None => {
            tree.finish();
            Ok(())
        }
    }
}

/// The characters at `span` without the end tags that have no name, which the
/// tokenizer passes over in the midst of a text.
fn parts(source: &str, span: Span) -> impl Iterator<Item = Span> {
    let parts = span.of(source).split("</>").filter(|part| !part.is_empty());
    parts.map(|part| Span::of_part(source, part))
}

/// An emitter that asks neither for errors nor for comments, which take time.
struct Tolerant<E>(E);

impl<E: Emitter> ForwardingEmitter for Tolerant<E> {
    type Token = E::Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = E::Token> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn push_comment(&mut self, _comment: &[u8]) {}
}

/// The start tag that is being read.
#[derive(Default)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
    start: usize,
    /// Whether the value that comes is of use.
    useful: bool,
    /// Whether what stands in the element are characters alone.
    raw: bool,
}

impl Tag {
    fn name(&mut self, name: &[u8]) {
        self.name.clear();
        self.name.push_str(&String::from_utf8_lossy(name));
    }

    fn open(&mut self, name: &[u8], start: usize) {
        self.name(name);
        self.attributes.clear();
        self.start = start;
    }

    /// Of two attributes of one name the first counts.
    fn attribute(&mut self, name: &[u8]) {
        let known = USEFUL.iter().find(|useful| useful.as_bytes() == name);
        let known = known.filter(|name| !self.attributes.iter().any(|(key, _)| key == *name));
        self.useful = known.is_some();
        self.attributes.extend(known.map(|name| ((*name).to_owned(), String::new())));
    }

    fn value(&mut self, value: &[u8]) {
        if let Some((_, place)) = self.attributes.last_mut().filter(|_| self.useful) {
            *place = String::from_utf8_lossy(value).into_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::format::markup::{Element, References};

    /// Collects what stands between tags.
    struct Texts<'a>(&'a str, Vec<String>);

    impl Visitor for Texts<'_> {
        fn open(&mut self, _element: &Element<'_>, _ordinal: usize) -> Result<(), FormatError> {
            Ok(())
        }

        fn close(&mut self) {}

        fn text(&mut self, span: Span) -> Result<(), FormatError> {
            self.1.push(References::default().resolve(span.of(self.0)).into_owned());
            Ok(())
        }
    }

    /// The strings that the tokenizer itself gives.
    fn strings(source: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Place<()>| -> Option<()> {
            if let CallbackEvent::String { value } = event {
                found.push(String::from_utf8_lossy(value).into_owned());
            }
            None
        });
        emitter.naively_switch_states(true);
        assert_eq!(Tokenizer::new_with_emitter(source, emitter).next(), None);
        found
    }

    const PIECES: [&str; 30] = [
        "<p>",
        "</p>",
        "<a href=x>",
        "</a>",
        "<br/>",
        "<!-- x -->",
        "<!x>",
        "<?x?>",
        "<",
        "</",
        "</>",
        "<1",
        ">",
        "&",
        "&amp;",
        "&amp",
        "&eacute;",
        "&eacuten",
        "&#233;",
        "&#x",
        "&lol;",
        "&&",
        "é",
        "\u{1F600}",
        "tekst",
        " ",
        "<title>",
        "</title>",
        "<a b='&amp;'>",
        "<![CDATA[x]]>",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_place_of_text_is_that_of_its_characters(
            pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)
        ) {
            let source = pieces.concat();
            let mut texts = Texts(&source, Vec::new());
            walk(&source, &mut texts).unwrap();
            prop_assert_eq!(texts.1.concat(), strings(&source).concat());
        }
    }
}
