//! Where the subject of a treaty's title ends.
//!
//! ```text
//! subject = word { blank word | "," list }      (* up to a border; the last word is no function word *)
//! list    = blank lower case words, with commas between, up to "en" or "of" and another such word
//! border  = a stop word | a number | "en" | "of" before a name | "in" | "door" | … before a name
//! ```
//!
//! A name is a capitalised word in a title that has none so far; in a title with
//! capitals ("de Rechten van de Mens en de Fundamentele Vrijheden") only a word of
//! capitals or another treaty's first word is one.

use nom::Parser;
use nom::bytes::complete::take_while1;
use nom::combinator::{peek, verify};
use nom::error::{Error, ErrorKind};
use nom::sequence::preceded;

use super::words::Words;
use crate::grammar::{ParseResult, blank};

/// How many words a title has at most.
const LONGEST: usize = 45;

/// The words before the one being read.
#[derive(Clone, Copy, Default)]
struct Before<'a> {
    /// The last word, articles left out.
    last: &'a str,
    /// Whether a capitalised word has stood.
    capitals: bool,
}

impl<'a> Before<'a> {
    fn and(self, word: &'a str) -> Self {
        let last = if matches!(word, "de" | "het" | "een") { self.last } else { word };
        Self { last, capitals: self.capitals || capital(word) }
    }
}

/// The subject of a title, behind "inzake" and its like.
///
/// Accepts ` de rechten van het kind en`, ` foltering (CAT)`; refuses ` is`, `, dat`.
///
/// # Errors
/// Where no word of a title stands here.
pub(super) fn subject<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let (mut rest, mut end) = (input, input);
    let mut before = Before::default();
    // How much text is left where the list ends in which the words stand.
    let mut listed = usize::MAX;
    for _ in 0..LONGEST {
        let Ok((next, word)) = preceded(blank, written).parse(rest) else { break };
        if border(word, before, words) {
            let Some(after) = refers_back(word, before, next, input) else { break };
            (rest, end) = (after, after);
            continue;
        }
        if !words.function.contains(word) {
            end = next;
        }
        before = before.and(word);
        rest = match next.strip_prefix(',') {
            Some(more) if end == next && within_list(more, &mut listed, words) => more,
            _ => next,
        };
    }
    let length = input.len() - end.len();
    if length == 0 {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    Ok((end, &input[..length]))
}

/// What is left behind `deze mijnen` in `van deze mijnen`, where the title has named them: `antipersoneelmijnen`.
fn refers_back<'a>(word: &str, before: Before<'_>, next: &'a str, title: &str) -> Option<&'a str> {
    let points = matches!(word, "deze" | "die" | "dit") && before.last == "van";
    let noun: ParseResult<'_, _> = preceded(blank, written).parse(next);
    let (after, noun) = noun.ok().filter(|_| points)?;
    let earlier = title.get(..title.len() - next.len()).unwrap_or_default();
    let mut named = earlier.split(|c: char| !c.is_alphanumeric() && c != '-');
    named.any(|part| noun.len() > 3 && part.ends_with(noun)).then_some(after)
}

/// Whether the words behind a comma stand in a list; `listed` is how much text is left
/// behind the list that was found last.
fn within_list(input: &str, listed: &mut usize, words: &Words) -> bool {
    if *listed > input.len()
        && let Ok((after, ())) = list(input, words)
    {
        *listed = after.len();
    }
    *listed < input.len()
}

/// What carries a title on that is whole already: ` en andere wrede behandeling`.
///
/// Accepts ` en andere wrede behandeling`, ` of andere straffen`;
/// refuses ` en het EVRM`, `, dat`.
///
/// # Errors
/// Where the title ends here.
pub(super) fn continued<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let (rest, _) =
        preceded(blank, verify(written, |word: &str| matches!(word, "en" | "of"))).parse(input)?;
    peek(preceded(blank, verify(written, |word: &str| word == "andere"))).parse(rest)?;
    let (rest, _) = subject(rest, words)?;
    Ok((rest, &input[..input.len() - rest.len()]))
}

/// A word as it is written, hyphens, apostrophes and slashes included.
fn written(input: &str) -> ParseResult<'_, &str> {
    let within = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '/' | '\u{2011}');
    verify(take_while1(within), |word: &str| word.chars().any(char::is_alphanumeric)).parse(input)
}

/// Words of a list behind a comma, up to its "en" and one word more. Where its first
/// word is an article, it must have another comma: ", de aanleg van voorraden, de …".
fn list<'a>(input: &'a str, words: &Words) -> ParseResult<'a, ()> {
    const WORDS: usize = 24;
    let (mut rest, mut last, mut commas) = (input, "", 1);
    for number in 0..WORDS {
        let (next, word) = preceded(blank, written).parse(rest)?;
        let figure = word.starts_with(|c: char| c.is_ascii_digit());
        if capital(word) || figure || words.stops(word) || (number == 0 && matches!(word, "en" | "of")) {
            break;
        }
        if number == 0 && matches!(word, "de" | "het" | "een") {
            commas = 0;
        }
        if matches!(last, "en" | "of") && commas > 0 {
            return Ok((next, ()));
        }
        last = word;
        rest = next.strip_prefix(',').unwrap_or(next);
        commas += usize::from(rest.len() < next.len());
    }
    Err(nom::Err::Error(Error::new(input, ErrorKind::ManyTill)))
}

/// Whether `word` no longer belongs to the title.
fn border(word: &str, before: Before<'_>, words: &Words) -> bool {
    if words.stops(word) || word.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let joined = matches!(before.last, "en" | "of");
    let name = if before.capitals { shouted(word) || words.begins(word) } else { capital(word) };
    (joined && name) || (capital(word) && words.before_name.contains(before.last))
}

fn capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the word is an abbreviation: two capitals or more and nothing else.
fn shouted(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &str) -> Option<&str> {
        subject(input, &Words::read().unwrap()).ok().map(|(_, title)| title.trim())
    }

    #[test]
    fn titles_end_at_borders() {
        assert_eq!(read(" de rechten van het kind en het EVRM"), Some("de rechten van het kind"));
        assert_eq!(read(" foltering (CAT)"), Some("foltering"));
        assert_eq!(read(" clustermunitie in Nederland"), Some("clustermunitie"));
        assert_eq!(read(" clustermunitie is in 2008 gesloten"), Some("clustermunitie"));
        assert_eq!(read(" is"), None);
        assert_eq!(read(", dat"), None);
    }

    #[test]
    fn lists_belong_to_titles() {
        let title = "de vervolging van genocide, misdrijven tegen de menselijkheid, oorlogsmisdrijven en \
                     andere misdrijven";
        assert_eq!(read(&format!(" {title}, Ljubljana, 26 mei 2023")), Some(title));
        assert_eq!(read(" de rechten van het kind, dat en nog"), Some("de rechten van het kind"));
        let arms = "het verbod van chemische wapens en inzake de vernietiging van deze wapens";
        assert_eq!(read(&format!(" {arms} is")), Some(arms));
        assert_eq!(read(" clustermunitie van deze landen is"), Some("clustermunitie"));
        let mines = "het gebruik, de aanleg van voorraden, de productie en de overdracht van mijnen";
        assert_eq!(read(&format!(" {mines} is")), Some(mines));
        assert_eq!(read(" de rechten van het kind, de wet en meer"), Some("de rechten van het kind"));
        let capitals = "de Rechten van de Mens en de Fundamentele Vrijheden";
        assert_eq!(read(&format!(" {capitals} en het ESH")), Some(capitals));
    }

    #[test]
    fn whole_titles_go_on_with_others_only() {
        let words = Words::read().unwrap();
        assert!(continued(" en andere wrede behandeling", &words).is_ok());
        assert!(continued(" of andere straffen", &words).is_ok());
        assert!(continued(" en het EVRM", &words).is_err());
        assert!(continued(", dat", &words).is_err());
    }
}
