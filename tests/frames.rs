//! Plain sentences with every name in every place.
//!
//! `src/relation/*/frames.md` holds sentences with places for names, and the names that come
//! there. Each sentence is said with the names in turn, and exactly its facts must be found, so that no
//! rule knows a name or the order of one sentence by heart:
//!
//! ```text
//! ## Names
//! - I: de Verenigde Staten = country:USA plural
//! - T: Rusland en Belarus = country:RUS + country:BLR plural
//! - T: drie schepen = "drie schepen" plural
//!
//! ## Told
//! - I [I: heeft|hebben] op 12 maart 2024 sancties opgelegd aan T.
//!   - sanctions(I, T) 2024-03-12
//! ```
//!
//! `[I: heeft|hebben]` follows the number of the name at `I`. A sentence begins with a capital
//! whatever its first word is; `⏎` in it is a line end, and a text with `⏎Antwoord` is read as a whole
//! document. Only the relations that the file names are compared, by their two ends, status, date and those
//! attributes that the file names (` amount=3000000`, ` role=president`, in the order of the alphabet); each
//! document is dated 21 November 2025. Each frame is said with eight names; `KAMERGRAAF_FRAMES=sanctions` takes the file
//! of one folder and `KAMERGRAAF_FRAMES=all` all of them with every name.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kamergraaf::extract::Extractor;
use kamergraaf::relation::{Argument, Attribute, Fact, Status};
use kamergraaf::text::{Document, Metadata, PlainReader, Reader};
use rayon::prelude::*;

/// What may stand at a place.
struct Name {
    text: String,
    /// What it is in a fact; several when it names several.
    ends: Vec<String>,
    plural: bool,
}

/// A sentence with places.
struct Frame {
    line: usize,
    text: String,
    facts: Vec<String>,
}

struct File {
    names: BTreeMap<char, Vec<Name>>,
    frames: Vec<Frame>,
}

/// `de VS = country:USA plural`.
fn name(item: &str) -> Name {
    let (text, end) = item.split_once(" = ").unwrap();
    let (end, plural) = end.strip_suffix(" plural").map_or((end, false), |end| (end, true));
    Name { text: text.to_owned(), ends: end.split(" + ").map(str::to_owned).collect(), plural }
}

fn read(path: &Path) -> File {
    let mut file = File { names: BTreeMap::new(), frames: Vec::new() };
    for (line, text) in (1..).zip(fs::read_to_string(path).unwrap().lines()) {
        if let Some(fact) = text.strip_prefix("  - ") {
            file.frames.last_mut().unwrap().facts.push(fact.to_owned());
        } else if let Some(item) = text.strip_prefix("- ") {
            let place = item.split_once(": ").filter(|(place, _)| place.len() == 1);
            if let Some((place, item)) = place {
                file.names.entry(place.chars().next().unwrap()).or_default().push(name(item));
            } else {
                file.frames.push(Frame { line, text: item.to_owned(), facts: Vec::new() });
            }
        }
    }
    file
}

/// The places of a text: capitals that stand alone.
fn places(text: &str, names: &BTreeMap<char, Vec<Name>>) -> BTreeSet<char> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let single = words.filter(|word| word.len() == 1).filter_map(|word| word.chars().next());
    single.filter(|place| names.contains_key(place)).collect()
}

/// One name for each place.
type Choice<'n> = BTreeMap<char, &'n Name>;

/// How many names a frame is said with at a place where not all are asked for.
const SOME: usize = 8;

/// The names of each place in turn, the longest list once through; without `KAMERGRAAF_FRAMES` only some, which
/// differ from frame to frame. A frame that moves in its file is said with the same ones.
fn choices<'n>(frame: &Frame, names: &'n BTreeMap<char, Vec<Name>>) -> Vec<Choice<'n>> {
    let places = places(&frame.text, names);
    let number = frame.text.len();
    let most = places.iter().map(|place| names[place].len()).max().unwrap_or(1);
    let turn = |at: usize| {
        let chosen = |(nth, place): (usize, &char)| {
            let those = &names[place];
            (*place, &those[(at + nth * (number + at / those.len())) % those.len()])
        };
        places.iter().enumerate().map(chosen).collect()
    };
    let all = (0..most).map(|nth| turn((nth + number) % most));
    if std::env::var_os("KAMERGRAAF_FRAMES").is_some() { all.collect() } else { all.take(SOME).collect() }
}

/// The sentence with its names.
fn said(frame: &Frame, choice: &Choice<'_>) -> String {
    let mut out = String::new();
    let mut rest = frame.text.as_str();
    while let Some((before, after)) = rest.split_once('[') {
        let (form, behind) = after.split_once(']').unwrap();
        let (place, forms) = form.split_once(": ").unwrap();
        let (one, several) = forms.split_once('|').unwrap();
        let plural = choice[&place.chars().next().unwrap()].plural;
        out.push_str(before);
        out.push_str(if plural { several } else { one });
        rest = behind;
    }
    out.push_str(rest);
    let named = replaced(&out, |place| choice.get(&place).map(|name| name.text.clone()));
    let first = named.chars().next().unwrap();
    first.to_uppercase().chain(named.chars().skip(1)).collect()
}

/// A text with other words for some capitals that stand alone.
fn replaced(text: &str, with: impl Fn(char) -> Option<String>) -> String {
    let mut out = String::new();
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let alone = !before.is_alphanumeric() && rest.peek().is_none_or(|next| !next.is_alphanumeric());
        match with(c).filter(|_| alone) {
            Some(word) => out.push_str(&word),
            None => out.push(c),
        }
        before = c;
    }
    out
}

/// The facts with their names: one for each of the names that a place has.
fn expected(frame: &Frame, choice: &Choice<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for fact in &frame.facts {
        let mut facts = vec![fact.clone()];
        for (&place, name) in choice {
            let with = |fact: &String| -> Vec<String> {
                name.ends
                    .iter()
                    .map(|end| replaced(fact, |c| (c == place).then(|| end.to_lowercase())))
                    .collect()
            };
            facts = facts.iter().flat_map(with).collect();
        }
        all.extend(facts.into_iter().map(|fact| fact.to_lowercase()));
    }
    all.sort();
    all.dedup();
    all
}

fn argument(argument: &Argument) -> String {
    match argument {
        Argument::Entity(id) => format!("{}:{}", id.kind.path, id.id).to_lowercase(),
        Argument::Group { text, .. } => format!("{:?}", text.to_lowercase()),
        Argument::Document => "this".to_owned(),
    }
}

fn told(fact: &Fact, attributes: &BTreeSet<&str>) -> String {
    let mut out = format!("{}({}, {})", fact.shape.name, argument(&fact.subject), argument(&fact.object));
    if fact.status != Status::Asserted {
        write!(out, " {}", fact.status.word()).unwrap();
    }
    if let Some(date) = fact.date {
        write!(out, " {date}").unwrap();
    }
    for (name, value) in fact.attributes.iter().filter(|(name, _)| attributes.contains(*name)) {
        match value {
            Attribute::Number(number) => write!(out, " {name}={number}").unwrap(),
            Attribute::Text(text) => write!(out, " {name}={text}").unwrap(),
            other => write!(out, " {name}={other:?}").unwrap(),
        }
    }
    out.to_lowercase()
}

/// The names of relations before the brackets of the facts of a file.
fn relations(file: &File) -> BTreeSet<&str> {
    let facts = file.frames.iter().flat_map(|frame| &frame.facts);
    facts.filter_map(|fact| fact.split('(').next()).collect()
}

/// The names of attributes before the `=` in the facts of a file.
fn attributes(file: &File) -> BTreeSet<&str> {
    let words = file.frames.iter().flat_map(|frame| &frame.facts).flat_map(|fact| fact.split(' '));
    words.filter_map(|word| word.split_once('=')).map(|(name, _)| name).collect()
}

/// The document that a text is: with questions and answers found where it has answers.
fn document(text: &str) -> Document {
    let metadata = Metadata { date: Some(jiff::civil::date(2025, 11, 21)), ..Metadata::default() };
    if text.contains("\nAntwoord") {
        return Reader::new().unwrap().read_text("frame.txt", text.to_owned(), metadata).unwrap();
    }
    PlainReader::new().unwrap().read("frame.txt", text.to_owned(), metadata)
}

/// What is wrong with a frame: how often, and one sentence for each thing found instead.
fn judge(extractor: &Extractor, file: &File, frame: &Frame) -> Option<String> {
    let (relations, attributes) = (relations(file), attributes(file));
    let choices = choices(frame, &file.names);
    let mut wrong = Vec::new();
    for choice in &choices {
        let text = said(frame, choice);
        let extraction = extractor.extract(document(&text.replace('⏎', "\n")));
        let named = extraction.facts.iter().filter(|fact| relations.contains(fact.shape.name));
        let mut found: Vec<String> = named.map(|fact| told(fact, &attributes)).collect();
        found.sort();
        let expected = expected(frame, choice);
        if found != expected {
            wrong.push(format!("    {text}\n      expected {expected:?}\n      found    {found:?}\n"));
        }
    }
    let shown = wrong.iter().take(3).map(String::as_str).collect::<String>();
    (!wrong.is_empty()).then(|| {
        format!("  line {}: {} of {}: {}\n{shown}", frame.line, wrong.len(), choices.len(), frame.text)
    })
}

/// The `frames.md` of the folders of `src/relation`.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/relation");
    let only = std::env::var("KAMERGRAAF_FRAMES").ok();
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| only.as_ref().is_none_or(|only| only == "all" || path.ends_with(only)))
        .map(|path| path.join("frames.md"))
        .filter(|path| path.exists())
        .collect();
    found.sort();
    found
}

#[test]
fn every_frame_is_read_with_every_name() {
    let extractor = Extractor::new().unwrap();
    let mut problems = String::new();
    for path in files() {
        let file = read(&path);
        let wrong: Vec<String> =
            file.frames.par_iter().filter_map(|frame| judge(&extractor, &file, frame)).collect();
        if !wrong.is_empty() {
            let (count, all) = (wrong.len(), file.frames.len());
            writeln!(problems, "{}: {count} of {all} frames\n{}", path.display(), wrong.concat()).unwrap();
        }
    }
    assert!(problems.is_empty(), "\n{problems}");
}
