//! Sentences within blocks.
//!
//! A sentence ends behind `.`, `?` or `!` (and the quotes and brackets that close
//! with it) where a blank and a capital, a figure or an opening sign follow. It
//! does not end behind an abbreviation ("nr.", "d.w.z."), behind initials
//! ("D.M. van Weel"), behind one before a name while the participle is still to come
//! ("heeft op 2 oktober jl. Rusland bezocht") or behind the number of a list or a heading ("1. Antwoord",
//! "II. Reactie"). One initial behind a given name is a surname that the papers do
//! not write out ("Rafik A."): a sentence ends behind it where a word follows with
//! which one can begin ("Hij is"), and goes on where a bracket follows ("Rafik A.
//! (ECLI…)") or another word, since that may be the surname ("Antony J. Blinken").

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{Block, Row, Span, Table, TableError};

/// Splits blocks into sentences.
pub(in crate::text) struct Splitter {
    /// Abbreviations without their last full stop; whether one may end a sentence.
    abbreviations: BTreeMap<String, bool>,
    /// Words with which a sentence begins and no name does, in lower case.
    openers: BTreeSet<String>,
    /// Those of them that stand in surnames too: `de`.
    prefixes: BTreeSet<String>,
    /// Finite verbs; whether a participle follows them: `heeft`, `werd`.
    verbs: BTreeMap<String, bool>,
}

impl Splitter {
    /// Reads the table `data/abbreviations.tsv`.
    pub(in crate::text) fn load() -> Result<Self, TableError> {
        let text = include_str!("../../../data/abbreviations.tsv");
        let table = Table::parse("data/abbreviations.tsv", text, &["text", "why", "ends"])?;
        let row = |row: Row<'_>| {
            let ends = match row.get("ends") {
                "yes" => true,
                "no" => false,
                other => return Err(row.error(format!("`ends` must be yes or no, not {other:?}"))),
            };
            Ok((row.get("text").trim_end_matches('.').to_lowercase(), ends))
        };
        let abbreviations = table.rows().map(row).collect::<Result<_, _>>()?;
        let text = include_str!("../../../data/function-words.tsv");
        let table = Table::parse("data/function-words.tsv", text, &["word", "classes"])?;
        let opens = |row: &Row<'_>| row.get("classes") != "content";
        let openers = table.rows().filter(opens).map(|row| row.get("word").to_owned()).collect();
        let verb = |row: Row<'_>| {
            let has = |class: &str| row.get("classes").split(' ').any(|it| it == class);
            has("finite").then(|| (row.get("word").to_owned(), has("perfect") || has("passive")))
        };
        let verbs = table.rows().filter_map(verb).collect();
        let text = include_str!("../../../data/surname-prefixes.tsv");
        let table = Table::parse("data/surname-prefixes.tsv", text, &["prefix", "ambiguous"])?;
        let prefixes = table.rows().map(|row| row.get("prefix").to_owned()).collect();
        Ok(Self { abbreviations, openers, prefixes, verbs })
    }

    /// The sentences of `blocks` in order; none crosses the end of a block.
    pub(in crate::text) fn split(&self, text: &str, blocks: &[Block]) -> Vec<Span> {
        let mut sentences = Vec::new();
        for block in blocks {
            let mut start = block.span.start;
            while let Some(end) = self.end(text, Span::new(start, block.span.end)) {
                sentences.push(Span::new(start, end));
                let rest = Span::new(end, block.span.end).of(text);
                start = end + rest.len() - rest.trim_start().len();
            }
            if start < block.span.end {
                sentences.push(Span::new(start, block.span.end));
            }
        }
        sentences
    }

    /// Where the first sentence of `span` ends, if another follows in it.
    fn end(&self, text: &str, span: Span) -> Option<usize> {
        let rest = span.of(text);
        memchr::memchr3_iter(b'.', b'?', b'!', rest.as_bytes()).find_map(|stop| {
            let after =
                rest[stop + 1..].trim_start_matches(['»', '”', '’', '"', '\'', ')', ']', '.', '?', '!']);
            let end = rest.len() - after.len();
            let next = after.strip_prefix([' ', '\t'])?.trim_start();
            let first = next.chars().next()?;
            let starts = first.is_uppercase() || first.is_ascii_digit() || is_opening(first);
            (starts && (!rest[stop..].starts_with('.') || self.stops(&rest[..stop], next)))
                .then_some(span.start + end)
        })
    }

    /// Whether the full stop behind `before` ends a sentence when `next` follows.
    fn stops(&self, before: &str, next: &str) -> bool {
        let word =
            before.rsplit(|c: char| c.is_whitespace() || "(«“‘\"'[/".contains(c)).next().unwrap_or_default();
        if word.len() == before.len() && is_number(word) {
            return false;
        }
        if word.len() <= LONGEST_ABBREVIATION
            && let Some(ends) = self.abbreviations.get(&word.to_lowercase())
        {
            return *ends && next.starts_with(char::is_uppercase) && !self.goes_on(before, next);
        }
        // `embargo's.`: a plural.
        let stem = before.strip_suffix("'s").or_else(|| before.strip_suffix("’s"));
        if stem.is_some_and(|stem| stem.ends_with(char::is_alphanumeric)) {
            return true;
        }
        // Initials: single letters, each with its full stop.
        let initials = !word.is_empty() && word.split('.').all(|part| part.chars().count() == 1);
        if !initials || word.chars().all(|c| c.is_ascii_digit()) {
            return true;
        }
        let opener = next.split(|c: char| !c.is_alphanumeric() && c != '\'').next().unwrap_or_default();
        let opener = opener.to_lowercase();
        if word.contains('.') || !self.openers.contains(&opener) {
            return false;
        }
        // "Rafik A. De rechtbank" behind a given name; "hoofdstuk V. Het", but "de heer J. De Vries".
        let given = before[..before.len() - word.len()].trim_end().rsplit(' ').next().unwrap_or_default();
        let named = given.len() > 1 && given.starts_with(char::is_uppercase);
        named || !given.is_empty() && !self.prefixes.contains(&opener)
    }

    /// Whether `next` completes what `before` begins: `heeft op 2 oktober jl.` waits for its participle, and a
    /// name comes with which no sentence begins.
    fn goes_on(&self, before: &str, next: &str) -> bool {
        let clause = before.rsplit([',', ';', ':']).next().unwrap_or_default();
        let waits = clause.split_whitespace().fold(false, |waits, word| {
            let helps = self.verbs.get(&word.to_lowercase()).copied().unwrap_or(false);
            helps || waits && !may_be_participle(word)
        });
        if !waits {
            return false;
        }
        let mut words =
            next.split_whitespace().map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()));
        if words.clone().next().is_some_and(|first| self.openers.contains(&first.to_lowercase())) {
            return false;
        }
        let name = |word: &&str| word.starts_with(char::is_uppercase) || self.prefixes.contains(*word);
        words.find(|word| !name(word)).is_none_or(|behind| !self.verbs.contains_key(&behind.to_lowercase()))
    }
}

/// Whether a word has the form of a participle: `opgelegd`, `besproken`. Many nouns have it too.
fn may_be_participle(word: &str) -> bool {
    let prefixed = ["be", "er", "her", "ont", "ver"].iter().any(|prefix| word.starts_with(prefix));
    let ends = word.ends_with("en") || word.ends_with(['d', 't']);
    ends && word.len() > 4 && (prefixed || word.contains("ge"))
}

/// Longer words are not looked for among the abbreviations, bytes.
const LONGEST_ABBREVIATION: usize = 16;

/// Whether a sentence can begin with this sign.
const fn is_opening(sign: char) -> bool {
    matches!(sign, '«' | '“' | '‘' | '"' | '\'' | '(' | '[' | '–' | '-' | '•')
}

/// Whether a word at the start of a block is its number: `1`, `2.1`, `II`, `a`.
fn is_number(word: &str) -> bool {
    let figures =
        word.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let roman =
        word.len() <= 5 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'i' | b'v' | b'x'));
    let letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    figures || roman || letter
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind;

    fn sentences(text: &str) -> Vec<&str> {
        let blocks = [Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }];
        Splitter::load().unwrap().split(text, &blocks).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn sentences_end_at_full_stops() {
        assert_eq!(
            sentences("Het is zo. Zij komt! «Echt waar?» Ja."),
            ["Het is zo.", "Zij komt!", "«Echt waar?»", "Ja."]
        );
        assert_eq!(sentences("In 2025. De lijst"), ["In 2025.", "De lijst"]);
        assert_eq!(sentences("Over auto's. De lijst"), ["Over auto's.", "De lijst"]);
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_one() {
        for whole in [
            "Kamerstuk 28 498, nr. 56 is van D.M. van Weel.",
            "1. Antwoord van het kabinet:",
            "Prof. Dr. P.A. Nollkaemper, d.w.z. Nollkaemper.",
            "De motie van het lid Dobbe c.s. verzoekt.",
        ] {
            assert_eq!(sentences(whole), [whole]);
        }
        for whole in [
            "2.1. Verdachten voor de rechter",
            "II. Reactie van de minister",
            "a. De haven is open.",
            "Dat zei minister S. Dekker gisteren tegen Dr. A. Bakker.",
            "Hij sprak met Antony J. Blinken en George W. Bush.",
            "Zo is verdachte Yousra L. (ECLI:NL:RBDHA:2024:1) veroordeeld.",
            "De zaak tegen Rafik A. 2024 is gesloten.",
            "De heer J. De Vries en prof. mr. P. Van Dam zijn er.",
            "Zie blz. 4 e.v. en art. 90 Gw. voor de regel.",
        ] {
            assert_eq!(sentences(whole), [whole]);
        }
    }

    #[test]
    fn a_sentence_goes_on_to_its_participle() {
        for whole in [
            "De rechtbank heeft op 6 september jl. Jan van D. veroordeeld tot een jaar.",
            "Voorts is op 3 oktober jl. Moussa Dembaga, een generaal, overgedragen aan het Hof.",
            "Op 3 mei jl. werd minister Jansen door de leden Dobbe c.s. Rusland verweten.",
        ] {
            assert_eq!(sentences(whole), [whole]);
        }
        for [one, two] in [
            ["Het verdrag is ondertekend op 3 oktober jl.", "Nederland heeft het bekrachtigd."],
            ["De vergadering was op 3 oktober jl.", "Nederland heeft tegengestemd."],
            ["Dat heeft de Kamer gevraagd op 2 mei jl.", "Rusland weigerde."],
            ["Hij sprak op 2 mei jl.", "Rusland bezet het gebied."],
            ["Daarover is op 2 mei jl.", "Het kabinet is van mening dat dit kan."],
        ] {
            assert_eq!(sentences(&format!("{one} {two}")), [one, two]);
        }
    }

    #[test]
    fn some_end_one() {
        assert_eq!(sentences("Op 2 oktober jl. Het kabinet"), ["Op 2 oktober jl.", "Het kabinet"]);
        assert_eq!(sentences("Het ging om Hasna A. In Syrië"), ["Het ging om Hasna A.", "In Syrië"]);
        assert_eq!(sentences("Het ging om Hasna A. De rechtbank"), ["Het ging om Hasna A.", "De rechtbank"]);
        assert_eq!(sentences("Dit is optie B. Deze is goed"), ["Dit is optie B.", "Deze is goed"]);
        assert_eq!(sentences("Motie van Dobbe c.s. Zij vraagt"), ["Motie van Dobbe c.s.", "Zij vraagt"]);
        assert_eq!(sentences("de Syriër Rafik A. Hij is"), ["de Syriër Rafik A.", "Hij is"]);
    }
}
