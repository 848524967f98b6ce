//! The tokens of a page, with their places.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as Place, Tokenizer};

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
                return tree.start(&tag.name, &tag.attributes, span, self_closing).err();
            }
            CallbackEvent::EndTag { name } => {
                tag.name(name);
                return tree.end(&tag.name, span).err();
            }
            CallbackEvent::String { .. } => tree.text(span),
            _ => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(&mut handle);
    emitter.naively_switch_states(true);
    let problem = Tokenizer::new_with_emitter(source, emitter).next();
    match problem {
        Some(Ok(error)) => Err(error),
        None => {
            tree.finish();
            Ok(())
        }
    }
}

/// The start tag that is being read.
#[derive(Default)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
    start: usize,
    /// Whether the value that comes is of use.
    useful: bool,
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
