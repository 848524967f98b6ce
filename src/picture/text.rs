//! Names from documents as a picture or a page can show them.

/// Characters that change the direction of what stands around them.
const DIRECTIONS: [char; 12] = [
    '\u{200E}', '\u{200F}', '\u{061C}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}',
    '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
];

/// `text` in one line and at most `most` characters long, without controls and without marks
/// that turn the direction of what follows; what was cut off is told by `…`.
pub fn shown(text: &str, most: usize) -> String {
    let mut out = String::new();
    let (mut length, mut blank) = (0, false);
    for sign in text.chars() {
        if sign.is_whitespace() {
            blank = !out.is_empty();
        } else if !sign.is_control() && !DIRECTIONS.contains(&sign) {
            if length + usize::from(blank) >= most {
                out.push('…');
                return out;
            }
            if blank {
                out.push(' ');
                length += 1;
                blank = false;
            }
            out.push(sign);
            length += 1;
        }
    }
    out
}

/// `text` as it stands, without marks that turn the direction of what follows.
pub fn unturned(text: &str) -> String {
    text.chars().filter(|sign| !DIRECTIONS.contains(sign)).collect()
}

/// `text` in at most `lines` lines of at most `width` characters, broken at blanks where it can be.
pub(super) fn wrapped(text: &str, width: usize, lines: usize) -> Vec<String> {
    let text = shown(text, width * lines);
    let mut out: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let mut rest: String = word.to_owned();
        loop {
            let length = rest.chars().count();
            match out.last_mut() {
                Some(last) if last.chars().count() + 1 + length <= width => {
                    last.push(' ');
                    last.push_str(&rest);
                    break;
                }
                _ if length <= width => {
                    out.push(rest);
                    break;
                }
                _ => {
                    let cut = rest.char_indices().nth(width).map_or(rest.len(), |(at, _)| at);
                    let tail = rest.split_off(cut);
                    out.push(rest);
                    rest = tail;
                }
            }
        }
    }
    if out.len() > lines {
        out.truncate(lines);
        if let Some(last) = out.last_mut() {
            if last.chars().count() >= width {
                last.pop();
            }
            last.push('…');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shown_in_one_line_without_tricks() {
        assert_eq!(shown("  een\n\ttwee ", 20), "een twee");
        assert_eq!(shown("a\u{202E}b\u{0007}c", 20), "abc");
        assert_eq!(unturned("a \u{202E}b\u{2067}\nc"), "a b\nc");
        assert_eq!(shown("een twee", 5), "een t…");
        assert_eq!(shown("een twee", 3), "een…");
        assert_eq!(shown(&"x".repeat(1 << 20), 3), "xxx…");
    }

    #[test]
    fn lines_have_their_width() {
        assert_eq!(wrapped("Internationaal Strafhof", 14, 2), ["Internationaal", "Strafhof"]);
        assert_eq!(wrapped("abcdefghij", 4, 2), ["abcd", "efg…"]);
        for line in wrapped(&"woord ".repeat(40), 11, 3) {
            assert!(line.chars().count() <= 11, "{line}");
        }
        assert_eq!(wrapped("een twee drie vier", 8, 1).len(), 1);
    }
}
