//! Where the objects of a file stand. The file's own table of places is not
//! believed: it may be damaged or lead in circles. The whole file is gone through
//! once instead, and of two objects with one number the later one counts.

use std::borrow::Cow;
use std::collections::HashMap;

use super::filter;
use super::fuel::Fuel;
use super::lexer::{Lexer, is_blank, whole};
use super::object::{Dict, Object};
use crate::text::FormatError;

/// Most objects that a file may have.
const MOST_OBJECTS: usize = 1_000_000;
/// References that lead to references.
const LONGEST_CHAIN: usize = 8;
/// What stands before the dictionary that says where the document begins.
const TRAILER: &[u8] = b"trailer";

/// Where an object stands.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// In the file itself, from this byte on; and where its stream's bytes are.
    Plain { at: usize, stream: Option<(usize, usize)> },
    /// In an unpacked stream of objects.
    Packed { stream: usize, at: usize },
}

/// A file, gone through.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    pub(super) fuel: &'a Fuel,
    places: HashMap<u32, Place>,
    packed: Vec<Vec<u8>>,
    /// Root, Info and Encrypt.
    pub(super) trailer: Dict,
}

impl<'a> File<'a> {
    /// Goes through `bytes`.
    pub(super) fn of(bytes: &'a [u8], fuel: &'a Fuel) -> Result<Self, FormatError> {
        let mut file =
            Self { bytes, fuel, places: HashMap::new(), packed: Vec::new(), trailer: Dict::default() };
        let mut scan = Scan { containers: Vec::new(), trailers: Vec::new(), no_end_from: usize::MAX };
        file.scan(&mut scan);
        file.scan_trailers(&mut scan);
        scan.trailers.sort_by_key(|(at, _)| *at);
        let root = |trailer: &Dict| matches!(trailer.get("Root"), Object::Ref(_));
        if scan.trailers.iter().any(|(_, trailer)| *trailer.get("Encrypt") != Object::Null) {
            return Err(FormatError::Encrypted);
        }
        file.unpack_objects(&scan.containers);
        if let Some((_, trailer)) = scan.trailers.into_iter().rev().find(|(_, trailer)| root(trailer)) {
            file.trailer = trailer;
        }
        fuel.check()?;
        Ok(file)
    }

    /// Notes the place of every `12 0 obj`.
    fn scan(&mut self, scan: &mut Scan) {
        let finder = memchr::memmem::Finder::new(b"obj");
        let mut from = 0;
        while let Some(found) = self.bytes.get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + found + 3;
            from = at;
            let Some(number) = number_before(&self.bytes[..at - 3]) else { continue };
            let mut lexer = Lexer::new(self.bytes, at);
            let object = lexer.next().unwrap_or_default();
            if !self.fuel.burn(16 + 2 * (lexer.at - at)) || self.places.len() >= MOST_OBJECTS {
                return self.fuel.exhaust();
            }
            let stream = object.dict().and_then(|dict| scan.stream(self.bytes, dict, lexer));
            if let (Some((_, end)), Some(dict)) = (stream, object.dict()) {
                from = end;
                if dict.is("Type", "ObjStm") {
                    scan.containers.push((at, number));
                } else if dict.is("Type", "XRef") {
                    scan.trailers.push((at, dict.clone()));
                }
            }
            self.places.insert(number, Place::Plain { at, stream });
        }
    }

    fn scan_trailers(&self, scan: &mut Scan) {
        for found in memchr::memmem::find_iter(self.bytes, TRAILER) {
            let at = found + TRAILER.len();
            let mut lexer = Lexer::new(self.bytes, at);
            if let Some(Object::Dict(trailer)) = lexer.next() {
                scan.trailers.push((at, trailer));
            }
            if !self.fuel.burn(64 + lexer.at - at) {
                return;
            }
        }
    }

    /// Notes the objects within streams of objects, unless they stand later in the file.
    fn unpack_objects(&mut self, containers: &[(usize, u32)]) {
        for (place, number) in containers {
            let Some((dict, data)) = self.stream(&Object::Ref(*number)) else { continue };
            let first = dict.get("First").count().unwrap_or(0);
            let count = dict.get("N").count().unwrap_or(0);
            let mut lexer = Lexer::new(&data, 0);
            for _ in 0..count {
                let (Some(Object::Number(number)), Some(offset)) = (lexer.next(), lexer.next()) else {
                    break;
                };
                let Some(number) =
                    Object::Number(number).count().and_then(|number| u32::try_from(number).ok())
                else {
                    break;
                };
                if !self.fuel.burn(16) || self.places.len() >= MOST_OBJECTS {
                    return self.fuel.exhaust();
                }
                let at = first.saturating_add(offset.count().unwrap_or(usize::MAX / 2));
                let later = matches!(self.places.get(&number), Some(Place::Plain { at, .. }) if at > place);
                if !later {
                    self.places.insert(number, Place::Packed { stream: self.packed.len(), at });
                }
            }
            // It is kept, so that its room counts too.
            self.fuel.burn(data.len());
            self.packed.push(data);
        }
    }

    /// The object with this number.
    fn object(&self, number: u32) -> Object {
        let (bytes, at) = match self.places.get(&number) {
            Some(Place::Plain { at, .. }) => (self.bytes, *at),
            Some(Place::Packed { stream, at }) => (self.packed[*stream].as_slice(), *at),
            None => return Object::Null,
        };
        if self.fuel.left() == 0 {
            return Object::Null;
        }
        let mut lexer = Lexer::new(bytes, at);
        let object = lexer.next().unwrap_or_default();
        self.fuel.burn(16 + lexer.at - at);
        object
    }

    /// The object itself or the one that it refers to.
    pub(super) fn resolve<'o>(&self, object: &'o Object) -> Cow<'o, Object> {
        let Object::Ref(number) = object else { return Cow::Borrowed(object) };
        let mut found = self.object(*number);
        for _ in 0..LONGEST_CHAIN {
            let Object::Ref(number) = found else { return Cow::Owned(found) };
            found = self.object(number);
        }
        Cow::Owned(Object::Null)
    }

    /// What stands under `key`, references followed.
    pub(super) fn at<'o>(&self, dict: &'o Dict, key: &str) -> Cow<'o, Object> {
        self.fuel.burn(dict.0.len() / 4);
        self.resolve(dict.get(key))
    }

    /// The dictionary under `key`; empty without one.
    pub(super) fn dict_at<'o>(&self, dict: &'o Dict, key: &str) -> Cow<'o, Dict> {
        match self.at(dict, key) {
            Cow::Owned(Object::Dict(found)) => Cow::Owned(found),
            Cow::Borrowed(Object::Dict(found)) => Cow::Borrowed(found),
            _ => Cow::Owned(Dict::default()),
        }
    }

    /// The stream that an object refers to: its dictionary and its bytes, unpacked.
    pub(super) fn stream(&self, object: &Object) -> Option<(Dict, Vec<u8>)> {
        let mut number = None;
        let mut found = object.clone();
        for _ in 0..LONGEST_CHAIN {
            let Object::Ref(next) = found else { break };
            number = Some(next);
            found = self.object(next);
        }
        let (Object::Dict(dict), Some(Place::Plain { stream: Some((start, end)), .. })) =
            (found, self.places.get(&number?))
        else {
            return None;
        };
        let filters = self.list(&dict, &["Filter", "F"]);
        let parameters = self.list(&dict, &["DecodeParms", "DP"]);
        let data = filter::unpack(&self.bytes[*start..*end], &filters, &parameters, self.fuel);
        Some((dict, data))
    }

    /// One value or an array of them, references followed.
    fn list(&self, dict: &Dict, keys: &[&str]) -> Vec<Object> {
        let mut found = keys.iter().map(|key| self.at(dict, key));
        match found.find(|found| **found != Object::Null).as_deref() {
            Some(Object::Array(items)) => {
                items.iter().take(16).map(|item| self.resolve(item).into_owned()).collect()
            }
            Some(item) => vec![item.clone()],
            None => Vec::new(),
        }
    }

    /// The numbers of all objects, in order.
    pub(super) fn numbers(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.places.keys().copied().collect();
        numbers.sort_unstable();
        numbers
    }
}

/// What is found while a file is gone through.
struct Scan {
    /// Streams of objects: place and number.
    containers: Vec<(usize, u32)>,
    trailers: Vec<(usize, Dict)>,
    /// From here on there is no `endstream`.
    no_end_from: usize,
}

impl Scan {
    /// Where the bytes of a stream stand whose dictionary `lexer` has just read.
    fn stream(&mut self, bytes: &[u8], dict: &Dict, mut lexer: Lexer<'_>) -> Option<(usize, usize)> {
        lexer.skip_blanks();
        let rest = lexer.rest().strip_prefix(b"stream")?;
        let line_end = match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
        let start = lexer.at + b"stream".len() + line_end;
        let end = dict.get("Length").count().and_then(|length| start.checked_add(length));
        if let Some(end) = end
            && let Some(behind) = bytes.get(end..)
            && behind[behind.iter().take(4).take_while(|byte| is_blank(**byte)).count()..]
                .starts_with(b"endstream")
        {
            return Some((start, end));
        }
        if start >= self.no_end_from {
            return Some((start, bytes.len()));
        }
        let found = memchr::memmem::find(&bytes[start..], b"endstream");
        if found.is_none() {
            self.no_end_from = start;
        }
        Some((start, found.map_or(bytes.len(), |found| start + found)))
    }
}

/// The number of the object whose head `12 0 ` ends `before`.
fn number_before(before: &[u8]) -> Option<u32> {
    let before = strip_blanks(before)?;
    let generation = digits_at_end(before);
    let before = strip_blanks(&before[..before.len() - generation])?;
    let number = digits_at_end(before);
    (1..=6).contains(&generation).then(|| whole(&before[before.len() - number..]))?
}

/// `bytes` without the blanks at its end, of which there must be some.
fn strip_blanks(bytes: &[u8]) -> Option<&[u8]> {
    let blanks = bytes.iter().rev().take(8).take_while(|byte| is_blank(**byte)).count();
    (blanks > 0).then(|| &bytes[..bytes.len() - blanks])
}

fn digits_at_end(bytes: &[u8]) -> usize {
    bytes.iter().rev().take(11).take_while(|byte| byte.is_ascii_digit()).count()
}
