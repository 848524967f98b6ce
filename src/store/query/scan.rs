//! Splits a SPARQL query into the few sorts of token that the guard counts.
//!
//! Not a SPARQL lexer: it must see every bracket and operator that the parser can see,
//! and may see more. Strings, comments and IRIs hide what is in them, so the one
//! ambiguous sign is `<`: the parser reads `1<x:a#>'` as a comparison and a comment
//! where an IRI is possible too. Where both can be meant, the scan takes the text as an
//! IRI only if it holds nothing that could hide the rest (a quote or `#`), or starts
//! with `scheme://`, which no expression can contain; otherwise it is [`Token::Unclear`].

/// One token, as far as the guard needs to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'q> {
    /// `{`, `(` or `[`.
    Open(u8),
    /// `}`, `)` or `]`.
    Close,
    /// `.`, `;` or `,`.
    Stop,
    /// `/`: a division, or a step of a path, which is a triple pattern of its own.
    Step,
    /// Another sign of an expression or a path; `||`, `&&`, `!=`, `<=`, `>=` are one.
    Operator,
    /// A keyword or the name of a built-in function.
    Word(&'q str),
    /// An IRI, a prefixed name, a variable, a literal or a blank node.
    Operand {
        /// Signs in the text that would be operators if it were no IRI or name.
        signs: usize,
        /// Brackets in the text that would open if it were no IRI.
        opens: usize,
    },
    /// A `<` that may start an IRI or compare, and hides the rest in one of the two.
    Unclear,
}

/// The tokens of a query, with the places where they start, in bytes.
pub(super) struct Scan<'q> {
    query: &'q str,
    bytes: &'q [u8],
    at: usize,
}

/// The keyword that the parser also finds at the start of a name.
const SERVICE: &[u8] = b"SERVICE";

/// An operand whose text hides nothing.
const PLAIN: Token<'static> = Token::Operand { signs: 0, opens: 0 };

impl<'q> Scan<'q> {
    pub(super) fn new(query: &'q str) -> Self {
        Self { query, bytes: query.as_bytes(), at: 0 }
    }

    /// The next token and where it starts. `compares` says whether a `<` here may be the
    /// comparison: directly after an operand, inside parentheses.
    pub(super) fn next(&mut self, compares: bool) -> Option<(usize, Token<'q>)> {
        self.skip_blank();
        let start = self.at;
        let byte = *self.bytes.get(start)?;
        self.at += 1;
        let token = match byte {
            b'{' | b'(' | b'[' => Token::Open(byte),
            b'}' | b')' | b']' => Token::Close,
            b'.' if self.peek().is_some_and(|next| next.is_ascii_digit()) => self.number(),
            b'.' | b';' | b',' => Token::Stop,
            b'"' | b'\'' => self.string(byte),
            b'<' => self.iri(compares),
            b'?' | b'$' if self.peek().is_some_and(in_word) => {
                self.take_while(in_word);
                PLAIN
            }
            b'@' => {
                self.take_while(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
                PLAIN
            }
            b'0'..=b'9' => self.number(),
            _ if in_word(byte) || byte == b':' => self.name(start),
            b'/' => Token::Step,
            _ => self.operator(byte),
        };
        Some((start, token))
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take_while(&mut self, wanted: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&wanted) {
            self.at += 1;
        }
    }

    fn skip_blank(&mut self) {
        loop {
            self.take_while(|byte| byte.is_ascii_whitespace());
            if self.peek() != Some(b'#') {
                return;
            }
            self.take_while(|byte| byte != b'\n' && byte != b'\r');
        }
    }

    /// A string after its first quote. A short one that is not closed ends with its line,
    /// and a long one with the query: the parser goes no further than that either.
    fn string(&mut self, quote: u8) -> Token<'q> {
        let long = self.bytes[self.at..].starts_with(&[quote, quote]);
        if long {
            self.at += 2;
        }
        while let Some(byte) = self.peek() {
            let closed = byte == quote && (!long || self.bytes[self.at..].starts_with(&[quote; 3]));
            if closed {
                self.at += if long { 3 } else { 1 };
                return PLAIN;
            }
            if !long && matches!(byte, b'\n' | b'\r') {
                return PLAIN;
            }
            self.at = (self.at + if byte == b'\\' { 2 } else { 1 }).min(self.bytes.len());
        }
        PLAIN
    }

    /// After `<`: an IRI if it ends in `>` with nothing between that no IRI has.
    fn iri(&mut self, compares: bool) -> Token<'q> {
        let rest = &self.bytes[self.at..];
        let end = rest.iter().position(|&byte| byte <= b' ' || b"<>\"{}|^`".contains(&byte));
        let Some(text) = end.filter(|&end| rest[end] == b'>').map(|end| &rest[..end]) else {
            return self.operator(b'<');
        };
        let hides = text.iter().any(|&byte| matches!(byte, b'\'' | b'#'));
        if compares && hides && !has_authority(text) {
            return Token::Unclear;
        }
        self.at += text.len() + 1;
        if !compares {
            return PLAIN;
        }
        let count = |signs: &[u8]| text.iter().filter(|byte| signs.contains(byte)).count();
        Token::Operand { signs: count(b"!&*+-/="), opens: count(b"([") }
    }

    fn number(&mut self) -> Token<'q> {
        self.take_while(|byte| byte.is_ascii_digit());
        if self.peek() == Some(b'.') && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
            self.take_while(|byte| byte.is_ascii_digit());
        }
        PLAIN
    }

    /// A keyword, a prefixed name or the label of a blank node. A prefix that only starts
    /// with `SERVICE` counts as that word, because the parser reads `SERVICEa:b` as two.
    fn name(&mut self, start: usize) -> Token<'q> {
        self.at = start;
        self.take_while(in_word);
        let word_end = self.at;
        self.take_while(|byte| in_word(byte) || matches!(byte, b'-' | b'.'));
        if self.peek() != Some(b':') {
            self.at = word_end;
            return Token::Word(&self.query[start..word_end]);
        }
        let prefix = &self.bytes[start..self.at];
        if prefix.len() > SERVICE.len() && prefix[..SERVICE.len()].eq_ignore_ascii_case(SERVICE) {
            return Token::Word(&self.query[start..word_end]);
        }
        let signs = self.query[start..self.at].matches('-').count();
        while let Some(byte) = self.peek() {
            match byte {
                b'\\' => self.at = (self.at + 2).min(self.bytes.len()),
                b':' | b'-' | b'.' | b'%' => self.at += 1,
                _ if in_word(byte) => self.at += 1,
                _ => break,
            }
        }
        // A full stop at the end of a name ends the sentence, not the name.
        while self.bytes[self.at - 1] == b'.' {
            self.at -= 1;
        }
        Token::Operand { signs, opens: 0 }
    }

    fn operator(&mut self, first: u8) -> Token<'q> {
        if matches!(
            (first, self.peek()),
            (b'|', Some(b'|')) | (b'&', Some(b'&')) | (b'<' | b'>' | b'!', Some(b'='))
        ) {
            self.at += 1;
        }
        Token::Operator
    }
}

/// Whether a query has the same answer each time it is asked of the same version: it uses
/// no function that tells the time, draws lots or makes new names.
pub fn is_fixed(query: &str) -> bool {
    const CHANGING: [&str; 5] = ["NOW", "RAND", "UUID", "STRUUID", "BNODE"];
    let mut scan = Scan::new(query);
    std::iter::from_fn(|| scan.next(true)).all(|(_, token)| match token {
        Token::Word(word) => !CHANGING.iter().any(|changing| {
            word.get(word.len().saturating_sub(changing.len())..)
                .is_some_and(|end| end.eq_ignore_ascii_case(changing))
        }),
        Token::Unclear => false,
        _ => true,
    })
}

/// Whether a byte can stand in a keyword, a variable or the prefix of a name.
fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// Whether an IRI starts with `scheme://`.
fn has_authority(text: &[u8]) -> bool {
    let scheme = text.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    scheme > 0 && text[scheme..].starts_with(b"://")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(query: &str) -> Vec<Token<'_>> {
        let mut scan = Scan::new(query);
        std::iter::from_fn(|| scan.next(false)).map(|(_, token)| token).collect()
    }

    #[test]
    fn what_strings_comments_and_iris_hold_is_hidden() {
        for hidden in
            ["'(((\\'((('", "\"\"\"((( \" (\n((\"\"\"", "<http://a/(((>", "?x#(((\n", "x:y\\(z", "_:b"]
        {
            assert_eq!(tokens(hidden), [PLAIN], "{hidden}");
        }
    }

    #[test]
    fn what_changes_by_itself_is_seen() {
        for fixed in ["SELECT * { ?s ?p 'NOW()' }", "ASK { ?now ?p <http://a/RAND> }", "ASK {}"] {
            assert!(is_fixed(fixed), "{fixed}");
        }
        for changing in [
            "SELECT (NOW() AS ?t) {}",
            "ASK { FILTER(rand () > 0.5) }",
            "ASK { BIND(strUUID() AS ?x) }",
            "ASK { FILTERNOW() }",
        ] {
            assert!(!is_fixed(changing), "{changing}");
        }
    }

    #[test]
    fn an_open_short_string_ends_with_its_line() {
        assert_eq!(tokens("'abc\n("), [PLAIN, Token::Open(b'(')]);
    }

    #[test]
    fn names_do_not_swallow_the_full_stop_or_minus() {
        assert_eq!(tokens("x:a."), [PLAIN, Token::Stop]);
        assert_eq!(tokens("true-1.5."), [Token::Word("true"), Token::Operator, PLAIN, Token::Stop]);
        assert_eq!(tokens("a-b:c"), [Token::Operand { signs: 1, opens: 0 }]);
    }

    #[test]
    fn a_comparison_that_could_hide_the_rest_is_unclear() {
        let after = |text| Scan::new(text).next(true).unwrap().1;
        assert_eq!(after("<x:a#>'''"), Token::Unclear);
        assert_eq!(after("<'>'"), Token::Unclear);
        assert_eq!(after("<https://a/b#c>"), Token::Operand { signs: 3, opens: 0 });
        assert_eq!(after("<((1>"), Token::Operand { signs: 0, opens: 2 });
        assert_eq!(after("< 3"), Token::Operator);
        assert_eq!(after("<=3"), Token::Operator);
    }
}
