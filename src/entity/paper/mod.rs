//! References to parliamentary papers.
//!
//! # What it reads
//! Papers of the Houses by dossier and number in every spelling (`Kamerstuk 32 735, nr. 413`,
//! `21501-20-2241 nr. 2241`, `(23 432-537)`), answers to questions (`Aanhangsel Handelingen …`),
//! debates (`Handelingen …`), and the numbers of cases and documents (`2025Z10267`). The norm is
//! the key `kst-<dossier>-<number>`, `ah-<years>-<number>`, `h-<years>-<number>`, `kv-<number>`,
//! or the dossier alone. What is misprinted is kept as it is printed.
//!
//! # Where it stops
//! A dossier without a number counts only behind `Kamerstuk` or with the number of a kingdom act
//! (`36 321 (R 2181)`), which itself is dropped. Where several dossiers or numbers share one
//! reference the first gives the key. The number of the document itself in its own page header is
//! no reference. `Trb.`, `Stb.` and `Stcrt.` are no parliamentary papers.
//!
//! # Known misses
//! Titles without a number (`de Rapportagebrief 2023`), papers before 1995 under a year alone,
//! pages of the proceedings.
//!
//! # Example
//! `Zie [Kamerstukken II 2009/10, 32 123 XVI, nr. 30](paper:kst-32123-XVI-30).`

mod dossier;
mod grammar;
pub mod own;

use crate::gazetteer::{Form, TableError};
use crate::grammar::{ParseResult, word_start};
use crate::mention::{Kind, Mention, Place, Recognizer, Trigger};
use crate::text::Document;

/// The kind.
pub const PAPER: Kind = Kind { name: "ParliamentaryPaper", path: "paper" };

/// Reads mentions of this kind.
struct Reader;

/// The recognizer of this kind.
///
/// # Errors
/// Never: it has no table.
pub fn recognizer() -> Result<Box<dyn Recognizer>, TableError> {
    Ok(Box::new(Reader))
}

/// First words with which a reference may begin, as written in lower case.
const HEADS: [&str; 7] =
    ["kamerstuk", "kamerstukken", "kamerstuknummer", "kamerbrief", "kst", "handelingen", "aanhangsel"];

/// A way to read a reference.
type Reading = fn(&str) -> ParseResult<'_, String>;

/// The ways to read one behind a first word.
const HEADED: [(Reading, &str); 2] =
    [(grammar::headed, "paper/kamerstuk"), (grammar::proceedings, "paper/proceedings")];

/// The ways to read one that begins with a figure.
const NUMBERED: [(Reading, &str); 2] =
    [(grammar::document_number, "paper/case"), (grammar::bare, "paper/dossier")];

impl Recognizer for Reader {
    fn kind(&self) -> Kind {
        PAPER
    }

    fn triggers(&self) -> Vec<Trigger> {
        let mut words: Vec<String> = HEADS.iter().flat_map(|head| spellings(head)).collect();
        words.extend(["Tweede Kamer", "Eerste Kamer", "nr", "nrs"].map(str::to_owned));
        let figures = ('1'..='9').map(Trigger::beginning);
        words.into_iter().map(Trigger::word).chain(figures).collect()
    }

    fn read(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let text = place.from_here();
        let readings: &[(Reading, &str)] = match place.here().chars().next() {
            Some('1'..='9') if !word_start(place.before()) => return,
            Some('1'..='9') => &NUMBERED,
            Some('n') => &[(grammar::read_out, "paper/read-out")],
            Some('T' | 'E') => &[(grammar::printed, "paper/printed")],
            _ => &HEADED,
        };
        let mut best = readings.iter().find_map(|(read, rule)| Some((read(text).ok()?, *rule)));
        if best.is_none() && alone_in_brackets(place.before(), text) {
            best = grammar::joined(text).ok().map(|read| (read, "paper/brackets"));
        }
        let Some(((rest, norm), rule)) = best else { return };
        if names_itself(place.document, &norm) && place.before().trim_end().ends_with(',') {
            return;
        }
        let span = place.span_of(text.get(..text.len() - rest.len()).unwrap_or_default());
        found.push(Mention { kind: PAPER, span, norm, form: Form::Name, rule });
    }
}

/// `kamerstuk`, `Kamerstuk`, `KAMERSTUK`.
fn spellings(word: &str) -> [String; 3] {
    let capital = word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
    [word.to_owned(), capital, word.to_uppercase()]
}

/// Whether brackets hold the joined reference at `text` and nothing else.
fn alone_in_brackets(before: &str, text: &str) -> bool {
    before.ends_with('(') && grammar::joined(text).is_ok_and(|(rest, _)| rest.starts_with(')'))
}

/// Whether `norm` is the number of the document in which it stands.
fn names_itself(document: &Document, norm: &str) -> bool {
    let own = &document.metadata;
    matches!((&own.dossier, &own.number), (Some(dossier), Some(number)) if norm == format!("kst-{dossier}-{number}"))
}
