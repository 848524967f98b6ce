//! Bytes into objects.

use super::object::{Dict, Object};

/// Arrays and dictionaries within each other; more are no sensible file.
const DEEPEST: usize = 48;
/// Values within one object.
const MOST_VALUES: usize = 500_000;

/// Reads objects one after the other; never fails, only ends.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    /// Where the next object is looked for.
    pub(super) at: usize,
    values: usize,
}

impl<'a> Lexer<'a> {
    pub(super) const fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, values: 0 }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at.checked_add(ahead)?).copied()
    }

    /// What stands from here on.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(super) fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek(0) {
            if byte == b'%' {
                self.at += memchr::memchr2(b'\n', b'\r', self.rest()).unwrap_or(self.rest().len());
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// The next object; `None` at the end and where something is nested too deep.
    pub(super) fn next(&mut self) -> Option<Object> {
        self.values = 0;
        self.object(0)
    }

    fn object(&mut self, depth: usize) -> Option<Object> {
        self.values += 1;
        if depth > DEEPEST || self.values > MOST_VALUES {
            return None;
        }
        self.skip_blanks();
        let first = self.peek(0)?;
        match first {
            b'/' => Some(Object::Name(self.name())),
            b'(' => Some(Object::Text(self.literal())),
            b'<' if self.peek(1) == Some(b'<') => self.dict(depth),
            b'<' => Some(Object::Text(self.hex())),
            b'[' => self.array(depth),
            b'0'..=b'9' | b'+' | b'-' | b'.' => Some(self.number()),
            _ => Some(Object::Word(self.word().to_vec())),
        }
    }

    /// A run of regular characters; at least one character.
    fn word(&mut self) -> &'a [u8] {
        let start = self.at;
        let length = self.rest().iter().take_while(|byte| is_regular(**byte)).count();
        self.at += length.max(1);
        &self.bytes[start..self.at]
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek(0).filter(|byte| is_regular(*byte)) {
            let escaped = (byte == b'#').then(|| Some(digit(self.peek(1)?)? * 16 + digit(self.peek(2)?)?));
            if let Some(Some(escaped)) = escaped {
                name.push(escaped);
                self.at += 3;
            } else {
                name.push(byte);
                self.at += 1;
            }
        }
        name
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut text, mut depth) = (Vec::new(), 1_usize);
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                b'\\' => {
                    self.escape(&mut text);
                    continue;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
            text.push(byte);
        }
        text
    }

    /// What stands behind a backslash.
    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek(0) else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' => self.at += usize::from(self.peek(0) == Some(b'\n')),
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = byte - b'0';
                for _ in 0..2 {
                    let Some(next @ b'0'..=b'7') = self.peek(0) else { break };
                    code = code.wrapping_mul(8).wrapping_add(next - b'0');
                    self.at += 1;
                }
                text.push(code);
            }
            _ => text.push(byte),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let end = memchr::memchr(b'>', self.rest()).unwrap_or(self.rest().len());
        let mut digits = self.rest()[..end].iter().filter_map(|byte| digit(*byte));
        let mut text = Vec::with_capacity(end / 2);
        while let Some(high) = digits.next() {
            text.push(high * 16 + digits.next().unwrap_or(0));
        }
        self.at += (end + 1).min(self.rest().len());
        text
    }

    fn array(&mut self, depth: usize) -> Option<Object> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            match self.object(depth + 1) {
                Some(Object::Word(word)) if word == b"]" => break,
                Some(Object::Word(word)) if ends_object(&word) => break,
                Some(item) => items.push(item),
                None if self.rest().is_empty() => break,
                None => return None,
            }
        }
        Some(Object::Array(items))
    }

    fn dict(&mut self, depth: usize) -> Option<Object> {
        self.at += 2;
        let mut entries = Vec::new();
        loop {
            match self.object(depth + 1) {
                Some(Object::Name(key)) => match self.object(depth + 1) {
                    Some(Object::Word(word)) if word == b">" => break,
                    Some(value) => entries.push((key, value)),
                    None => return None,
                },
                Some(Object::Word(word)) if word == b">" => break,
                Some(Object::Word(word)) if ends_object(&word) => break,
                Some(_) => {}
                None if self.rest().is_empty() => break,
                None => return None,
            }
        }
        self.at += usize::from(self.peek(0) == Some(b'>'));
        Some(Object::Dict(Dict(entries)))
    }

    /// A number, or a reference that begins with one.
    fn number(&mut self) -> Object {
        let word = self.word();
        if word.len() <= 10
            && let Some(number) = whole(word)
            && let Some(length) = reference(self.rest())
        {
            self.at += length;
            return Object::Ref(number);
        }
        Object::Number(decimal(word))
    }
}

/// Whether an array or dictionary was never closed: the object ends here.
fn ends_object(word: &[u8]) -> bool {
    matches!(word, b"endobj" | b"stream" | b"endstream")
}

/// The length of ` 0 R` at the head of `rest`.
fn reference(rest: &[u8]) -> Option<usize> {
    let blanks = |from: usize| rest[from..].iter().take(16).take_while(|byte| is_blank(**byte)).count();
    let first = blanks(0);
    let digits = rest[first..].iter().take(6).take_while(|byte| byte.is_ascii_digit()).count();
    let second = blanks(first + digits);
    let end = first + digits + second;
    let whole = first > 0 && digits > 0 && second > 0 && rest.get(end) == Some(&b'R');
    (whole && rest.get(end + 1).is_none_or(|byte| !is_regular(*byte))).then_some(end + 1)
}

/// A number without sign and point.
pub(super) fn whole(word: &[u8]) -> Option<u32> {
    str::from_utf8(word).ok().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()
}

/// A number as far as it can be read: `-.5`, `12.`, `--3` too.
fn decimal(word: &[u8]) -> f64 {
    let signs = word.iter().take_while(|byte| matches!(byte, b'+' | b'-')).count();
    let digits = &word[signs..];
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
    let number: f64 = str::from_utf8(&digits[..length]).unwrap_or_default().parse().unwrap_or(0.0);
    if word.first() == Some(&b'-') { -number } else { number }
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

const fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Object> {
        Lexer::new(text.as_bytes(), 0).next()
    }

    #[test]
    fn values_of_every_kind() {
        assert_eq!(read("% a\n-.5 "), Some(Object::Number(-0.5)));
        assert_eq!(read("12 0 R"), Some(Object::Ref(12)));
        assert_eq!(read("12 0 RG"), Some(Object::Number(12.0)));
        assert_eq!(read("/A#20b/"), Some(Object::Name(b"A b".to_vec())));
        assert_eq!(read(r"(a\(b(c)\101\\)"), Some(Object::Text(b"a(b(c)A\\".to_vec())));
        assert_eq!(read("<48 656>"), Some(Object::Text(b"He`".to_vec())));
        assert_eq!(read("BT"), Some(Object::Word(b"BT".to_vec())));
        let dict = read("<</A[1 2]/B<</C 3 0 R>>>>").unwrap();
        assert_eq!(dict.dict().unwrap().get("A").array().len(), 2);
        assert_eq!(dict.dict().unwrap().get("B").dict().unwrap().get("C"), &Object::Ref(3));
    }

    #[test]
    fn what_is_broken_ends() {
        assert_eq!(read(""), None);
        assert_eq!(read(&"[".repeat(100_000)), None);
        assert_eq!(read(&"<</A".repeat(100_000)), None);
        assert_eq!(
            read("[1 (2"),
            Some(Object::Array(vec![Object::Number(1.0), Object::Text(b"2".to_vec())]))
        );
        assert_eq!(read("<</A 1 endobj"), read("<</A 1>>"));
    }
}
