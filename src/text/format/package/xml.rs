//! XML, token by token: names without prefix, no DTD, no entity of its own, a limit on depth.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::super::FormatError;
use super::archive;

/// Deepest nesting of elements; word processors stay under a hundred.
const DEEPEST: usize = 1000;

/// One step through XML.
pub(in crate::text::format) enum Token<'a> {
    /// An element begins; an empty one ends at once.
    Start(Element<'a>),
    /// The element of this name without prefix ends.
    End(String),
    /// Characters, references resolved.
    Text(Cow<'a, str>),
}

/// The start of an element.
pub(in crate::text::format) struct Element<'a> {
    tag: BytesStart<'a>,
}

impl Element<'_> {
    /// Its name without prefix.
    pub(in crate::text::format) fn name(&self) -> &str {
        self.tag.local_name().into_inner()
    }

    /// The value of its attribute of this name, whatever its prefix.
    pub(in crate::text::format) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.tag.attributes();
        // Looking for doubles takes quadratic time.
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|attribute| attribute.key.local_name().into_inner() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }

    /// Its attribute of this name as a number.
    pub(in crate::text::format) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.parse().ok()
    }

    /// Whether a property that is on by being there (`<w:vanish/>`) is on.
    pub(in crate::text::format) fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off"))
    }
}

/// The tokens of one part.
pub(in crate::text::format) struct Tokens<'a> {
    reader: Reader<&'a [u8]>,
    format: &'static str,
    part: &'a str,
    depth: usize,
    /// The end of an empty element, still to be told.
    ended: Option<String>,
}

impl<'a> Tokens<'a> {
    /// The tokens of `xml`, the part called `part` of a `format`.
    pub(in crate::text::format) fn new(xml: &'a str, format: &'static str, part: &'a str) -> Self {
        let reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
        Self { reader, format, part, depth: 0, ended: None }
    }

    /// The next token; `None` at the end.
    ///
    /// # Errors
    /// XML that is not well formed, brings entities of its own or is nested too deep.
    pub(in crate::text::format) fn next(&mut self) -> Result<Option<Token<'a>>, FormatError> {
        if let Some(name) = self.ended.take() {
            self.depth -= 1;
            return Ok(Some(Token::End(name)));
        }
        loop {
            let event = self.reader.read_event();
            let token = match event.map_err(|error| self.damaged(&error.to_string()))? {
                Event::Start(tag) => self.start(tag)?,
                Event::Empty(tag) => {
                    self.ended = Some(tag.local_name().into_inner().to_owned());
                    self.start(tag)?
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Token::End(tag.local_name().into_inner().to_owned())
                }
                Event::Text(text) => Token::Text(text.into_inner()),
                Event::CData(text) => Token::Text(text.into_inner()),
                Event::GeneralRef(reference) => Token::Text(self.resolved(&reference)?.into()),
                Event::DocType(doctype) if doctype.contains('[') => {
                    return Err(self.damaged("it declares entities of its own, which are not read"));
                }
                Event::Eof if self.depth > 0 => return Err(self.damaged("it ends within an element")),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            return Ok(Some(token));
        }
    }

    fn start(&mut self, tag: BytesStart<'a>) -> Result<Token<'a>, FormatError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(FormatError::Limit {
                what: format!("the nesting of elements in {}", self.part),
                limit: format!("{DEEPEST} levels"),
                hint: "save the document anew with a word processor",
            });
        }
        Ok(Token::Start(Element { tag }))
    }

    /// The character that `&#8364;` or `&amp;` stands for.
    fn resolved(&self, reference: &quick_xml::events::BytesRef<'_>) -> Result<String, FormatError> {
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            return Ok(character.to_string());
        }
        let known = quick_xml::escape::resolve_predefined_entity(reference);
        known.map(str::to_owned).ok_or_else(|| self.damaged("it refers to an entity that XML does not know"))
    }

    /// Goes to the end of the element whose start was told last.
    ///
    /// # Errors
    /// As [`Tokens::next`].
    pub(in crate::text::format) fn skip(&mut self) -> Result<(), FormatError> {
        let within = self.depth;
        while self.depth >= within && self.next()?.is_some() {}
        Ok(())
    }

    /// The next start of an element within the one at `depth`; `None` at its end.
    ///
    /// # Errors
    /// As [`Tokens::next`].
    pub(in crate::text::format) fn next_in(
        &mut self,
        depth: usize,
    ) -> Result<Option<Element<'a>>, FormatError> {
        while self.depth >= depth {
            match self.next()? {
                Some(Token::Start(element)) => return Ok(Some(element)),
                Some(_) => {}
                None => break,
            }
        }
        Ok(None)
    }

    /// How many elements are open; within an element whose start was told last it counts too.
    pub(in crate::text::format) const fn depth(&self) -> usize {
        self.depth
    }

    /// Why this part is refused.
    pub(in crate::text::format) fn damaged(&self, problem: &str) -> FormatError {
        let at = self.reader.error_position().max(self.reader.buffer_position());
        FormatError::Damaged {
            format: self.format,
            problem: format!("{} is not read at byte {at}: {problem}", self.part),
        }
    }
}

/// Refuses XML that is larger than what is read of a package.
///
/// # Errors
/// Such XML.
pub(in crate::text::format) fn check_size(xml: &str) -> Result<(), FormatError> {
    if xml.len() as u64 > archive::LARGEST { Err(archive::too_large()) } else { Ok(()) }
}

/// Longest title that is believed, bytes.
const LONGEST_TITLE: usize = 300;

/// The title in the properties of a document, if it can be one: a word processor
/// keeps the file's name or the template's there, too.
///
/// # Errors
/// As [`Tokens::next`].
pub(in crate::text::format) fn title(mut tokens: Tokens<'_>) -> Result<Option<String>, FormatError> {
    let (mut inside, mut title) = (false, String::new());
    while let Some(token) = tokens.next()? {
        match token {
            Token::Start(element) if element.name() == "body" => break,
            Token::Start(element) => inside = element.name() == "title",
            Token::End(_) => inside = false,
            Token::Text(text) if inside => title.push_str(&text),
            Token::Text(_) => {}
        }
    }
    let words: Vec<&str> = title.split_whitespace().collect();
    let title = words.join(" ");
    let is_file = words.last().is_some_and(|word| {
        let ending = word.rsplit_once('.').map_or("", |(_, ending)| ending);
        (2..=4).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    Ok((words.len() > 2 && title.len() <= LONGEST_TITLE && !is_file).then_some(title))
}
