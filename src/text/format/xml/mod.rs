//! XML: the official publications of officielebekendmakingen.nl, the debates of the
//! House (VLOS), and any other by its elements.
//!
//! What elements are for stands in `data/xml-elements.tsv`. No declaration of a
//! document type is read: an entity that it declares stays as its own characters,
//! nothing is expanded and nothing is fetched.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::markup::{Element, Markup, References, Walker, decode};
use super::{Draft, FormatError};
use crate::text::{Metadata, Span};

/// So many attributes of an element are looked at.
const MOST_ATTRIBUTES: usize = 64;

/// Reads an XML file.
///
/// # Errors
/// Bytes in another encoding than they declare, XML that is not well-formed, no
/// text in it, or more elements or deeper ones than a file may have.
pub(super) fn read(markup: &Markup, bytes: Vec<u8>) -> Result<Draft, FormatError> {
    let (source, encoding) = decode(bytes)?;
    let (pieces, metadata) = Parse::new(markup, &source).run()?;
    Ok(Draft { source, pieces, metadata: Metadata { encoding, ..metadata } })
}

/// The parse of one file.
struct Parse<'a> {
    markup: &'a Markup,
    source: &'a str,
    walker: Walker<'a>,
    references: References,
    /// How many elements are open.
    open: usize,
}

type Outcome = Result<(Vec<super::Piece>, Metadata), FormatError>;

impl<'a> Parse<'a> {
    fn new(markup: &'a Markup, source: &'a str) -> Self {
        let walker = Walker::new(source, markup, false).sectioned();
        Self { markup, source, walker, references: References::default(), open: 0 }
    }

    fn run(mut self) -> Outcome {
        let mut reader = Reader::from_str(self.source);
        reader.config_mut().allow_dangling_amp = true;
        loop {
            let event = reader.read_event().map_err(|error| {
                let offset = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
                self.damaged(offset, &error.to_string())
            })?;
            match event {
                Event::Start(start) => self.start(&start)?,
                Event::Empty(start) => {
                    self.start(&start)?;
                    self.end();
                }
                Event::End(_) => self.end(),
                Event::Text(text) => self.walker.text(self.span(&text))?,
                Event::CData(text) => self.walker.text(self.span(&text))?,
                Event::GeneralRef(name) => self.reference(&name)?,
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        if self.open > 0 {
            let name = self.walker.parent().to_owned();
            return Err(self.damaged(self.source.len(), &format!("the file ends inside <{name}>")));
        }
        self.walker.finish()
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), FormatError> {
        let mut attributes = start.attributes();
        let attributes = attributes.with_checks(false).take(MOST_ATTRIBUTES).map_while(Result::ok);
        let attributes: Vec<_> = attributes
            .map(|attribute| {
                let key = attribute.key.local_name().into_inner().to_owned();
                let value = self.references.resolve(&attribute.value).into_owned();
                (key, value)
            })
            .collect();
        let tag = self.span(start);
        let name = start.local_name();
        let element = Element {
            name: name.into_inner(),
            attributes: &attributes,
            span: Span::new(tag.start.saturating_sub(1), (tag.end + 1).min(self.source.len())),
        };
        let rule = self.markup.xml.of(&element, self.walker.parent());
        self.open += 1;
        self.walker.open(&element, rule)
    }

    fn end(&mut self) {
        self.open = self.open.saturating_sub(1);
        self.walker.close();
    }

    /// A reference; one that stands for nothing known stays as it is.
    fn reference(&mut self, name: &str) -> Result<(), FormatError> {
        let inner = self.span(name);
        let span = Span::new(inner.start.saturating_sub(1), (inner.end + 1).min(self.source.len()));
        let raw = span.of(self.source);
        match self.references.read(raw) {
            Some((length, text)) if length == raw.len() => self.walker.instead(&text, span),
            _ => self.walker.text(span),
        }
    }

    /// Where a part of the source stands in it.
    fn span(&self, part: &str) -> Span {
        Span::of_part(self.source, part)
    }

    fn damaged(&self, offset: usize, problem: &str) -> FormatError {
        let before = self.source.as_bytes().get(..offset).unwrap_or(self.source.as_bytes());
        let line = 1 + memchr::memchr_iter(b'\n', before).count();
        FormatError::Damaged { format: "XML", problem: format!("{problem} (line {line})") }
    }
}
