//! Political parties and parliamentary groups.
//!
//! Reads the known names (`data/party-names.tsv`: Dutch parties since 1945, some
//! abroad) and, by form: a party with what it is for (`Partij voor de Toekomst`),
//! or with its adjective (`Communistische Partij van Cuba`, `Labour Party`); a
//! group in brackets behind its member (`(Groep Van Haga)`); what a word announces (`oppositiepartij MDC`).
//!
//! The span is the name alone: `VVD` in "VVD-fractie", `CDA` in "CDA'er". Letters
//! that have other meanings too (`CD`, `GL`, `AOV`) name the party only in
//! brackets behind a person, before `-fractie` and the like, behind "fractie van",
//! or beside another party.
//!
//! Known misses: local parties that are called otherwise; parties abroad without
//! `Partij` or `Party` in their name that no table has.
//!
//! Example: in "het lid Dobbe (SP)" the party is sp.

mod grammar;

use std::collections::HashMap;

use super::{country, organisation::definition, person::PERSON};
use crate::embedded;
use crate::gazetteer::{Form, Label, Name, Names, Roles, TableError};
use crate::grammar::{WordSet, slug};
use crate::mention::{Kind, Mention, Place, Recognizer, Trigger};
use crate::text::Span;

/// The kind.
pub const PARTY: Kind = Kind { name: "Party", path: "party" };

/// The roles of `data/party-words.tsv`.
const ROLES: [&str; 9] = ["compound", "before", "group", "prefix", "stop", "other", "shouted", "link", "cue"];

/// The words that open or close a name read by its form.
const HEADS: [&str; 2] = ["Partij", "Party"];

/// Reads mentions of this kind.
struct Reader {
    names: Names,
    /// Letters that have other meanings too.
    ambiguous: WordSet,
    /// The others.
    certain: WordSet,
    words: HashMap<&'static str, WordSet>,
    /// The code of each adjective of a state.
    adjectives: HashMap<String, String>,
}

/// The recognizer of this kind.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn recognizer() -> Result<Box<dyn Recognizer>, TableError> {
    let ids = embedded!("parties.tsv").table(&["id", "nl", "en", "from", "to"])?;
    let names = embedded!("party-names.tsv").table(&["name", "id", "form"])?;
    let mut names = Names::join(&ids, &names)?;
    let of_form = |short: bool| {
        let chosen = names.names.iter().filter(move |name| (name.form == Form::Short) == short);
        chosen.map(|name| name.text.as_str()).collect()
    };
    let (ambiguous, certain) = (of_form(true), of_form(false));
    names.certain();
    let mut roles = Roles::read(embedded!("party-words.tsv"), &ROLES)?;
    let adjectives = country::names()?.names.into_iter().filter(|name| name.form == Form::Adjective);
    Ok(Box::new(Reader {
        ambiguous,
        certain,
        words: ROLES.iter().map(|role| (*role, roles.take(role))).collect(),
        adjectives: adjectives.map(|name| (name.text, name.id.to_lowercase())).collect(),
        names,
    }))
}

impl Recognizer for Reader {
    fn kind(&self) -> Kind {
        PARTY
    }

    fn names(&self) -> &[Name] {
        &self.names.names
    }

    fn accepts(&self, place: &Place<'_>, name: &Name) -> bool {
        let (before, after) = (place.before(), place.after());
        let last = before.split_whitespace().next_back().unwrap_or_default();
        let measured = last.ends_with(|c: char| c.is_ascii_digit()) && name.form == Form::Name;
        let foreign = self.adjectives.get(last).is_some_and(|code| code != "nld") && name.text.contains(' ');
        let other = after.starts_with([',', '.', '-', '+']) && continues_code(after);
        if measured || foreign || other || place.is_code() || self.is_shouted(place) {
            return false;
        }
        !self.ambiguous.contains(&name.text) || self.is_political(place)
    }

    fn triggers(&self) -> Vec<Trigger> {
        let words = self.word("group").iter().chain(self.word("cue").iter());
        HEADS.into_iter().chain(words).map(Trigger::word).collect()
    }

    fn read(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        if HEADS.contains(&place.here()) {
            found.extend(self.party(place));
        } else if self.word("cue").contains(place.here()) {
            self.announced(place, found);
        } else {
            found.extend(self.group(place));
        }
    }

    /// A group of one is called after its member: `Lid Omtzigt`.
    fn holds(&self, outer: &Mention, inner: Kind) -> bool {
        inner == PERSON && outer.norm.starts_with("lid-")
    }

    fn label(&self, id: &str) -> Option<&Label> {
        self.names.labels.get(id)
    }
}

/// Whether letters go on as another code: `.A` in "SP.A", `+` in "BBB+".
fn continues_code(after: &str) -> bool {
    let mut letters = after.chars();
    let joint = letters.next();
    let next = letters.next().unwrap_or(' ');
    let last = !letters.next().is_some_and(char::is_alphanumeric);
    joint == Some('+')
        || (joint == Some('.') && next.is_alphabetic())
        || (next.is_alphabetic() && last && joint == Some('-'))
}

impl Reader {
    fn word(&self, role: &str) -> &WordSet {
        static NONE: std::sync::LazyLock<WordSet> = std::sync::LazyLock::new(WordSet::default);
        self.words.get(role).unwrap_or(&NONE)
    }

    /// Whether the words around say that letters are those of a party.
    fn is_political(&self, place: &Place<'_>) -> bool {
        let (before, after) = (place.before(), place.after());
        let bare = |word: &'_ str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let head = before.strip_suffix("de ").or_else(|| before.strip_suffix("het ")).unwrap_or(before);
        let joined = head.ends_with(", ") || head.ends_with(" en ") || head.ends_with(" of ");
        let mut earlier =
            before.split_whitespace().rev().filter(|word| !matches!(*word, "en" | "of" | "de" | "het"));
        let listed = joined && self.certain.contains(&bare(earlier.next().unwrap_or_default()));
        listed
            || grammar::in_brackets(before, after)
            || grammar::compound(after, self.word("compound")).is_ok()
            || grammar::announces(before, self.word("before"))
    }

    /// Whether a name is a word here, in a line of capitals: `DENK AAN`.
    fn is_shouted(&self, place: &Place<'_>) -> bool {
        let shouts = |word: &str| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            letters > 1 && !word.chars().any(char::is_lowercase) && !self.certain.contains(word)
        };
        let before = place.before().split_whitespace().next_back().unwrap_or_default();
        let after = place.after().strip_prefix(' ').and_then(|after| after.split_whitespace().next());
        self.word("shouted").contains(place.here()) && (shouts(before) || after.is_some_and(shouts))
    }

    /// `Partij voor de Toekomst`, `Communistische Partij van Cuba`.
    fn party(&self, place: &Place<'_>) -> Option<Mention> {
        let mut before = grammar::before(place.before(), self.word("stop"), self.word("other"));
        let state = before.split_once(' ').and_then(|(first, _)| self.adjectives.get(first));
        if let (Some(_), Some((_, rest))) = (state, before.split_once(' ')) {
            before = rest;
        }
        let behind = grammar::subject(place.after(), self.word("link")).map_or("", |(_, behind)| behind);
        // `Partij voor de Dieren-fractie`: the word behind the hyphen is none of the name.
        let joined = |at: &usize| {
            let tail = behind.get(*at..).unwrap_or_default();
            grammar::compound(tail, self.word("compound")).is_ok()
        };
        let end = behind.rfind(['-', '\u{2011}']).filter(joined).unwrap_or(behind.len());
        let behind = behind.get(..end).unwrap_or_default();
        let english = place.here() == "Party" && before.is_empty();
        if english || before.is_empty() && behind.is_empty() {
            return None;
        }
        let span = Span::new(place.span.start - before.len(), place.span.end + behind.len());
        // `de Partij voor de Dieren en DENK`: the name that is known ends before `en`.
        let whole = span.of(place.document.text());
        let ends = |name: &&Name| {
            whole.strip_prefix(name.text.as_str()).is_some_and(|rest| rest.starts_with(" en "))
        };
        let cut = self.names.names.iter().filter(ends).map(|name| name.text.len()).max();
        let span = cut.map_or(span, |length| Span::new(span.start, span.start + length));
        let text = span.of(place.document.text());
        let known = self.names.names.iter().find(|name| name.text == text && state.is_none());
        let norm = known.map_or_else(|| state_slug(text, state), |name| name.id.clone());
        Some(Mention { kind: PARTY, span, norm, form: Form::Name, rule: "party/form" })
    }

    /// `oppositiepartij Democratische Alliantie (DA)`: the name, and its letters in brackets.
    fn announced(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let Ok((rest, name)) = grammar::announced(place.after(), self.word("stop")) else { return };
        // `de partij Georgische Droom`, but `een partij Wapens`
        if place.here() == "partij" && !(name.contains(' ') && place.before().ends_with("de ")) {
            return;
        }
        let norm = self.names.names.iter().find(|known| known.text == name);
        let norm = norm.map_or_else(|| slug(name), |known| known.id.clone());
        let short = definition(rest).ok().map(|(_, short)| short);
        for text in [Some(name), short].into_iter().flatten() {
            let span = place.span_of(text);
            found.push(Mention {
                kind: PARTY,
                span,
                norm: norm.clone(),
                form: Form::Name,
                rule: "party/announced",
            });
        }
    }

    /// `Groep Van Haga` in brackets.
    fn group(&self, place: &Place<'_>) -> Option<Mention> {
        if !place.before().ends_with('(') {
            return None;
        }
        let (_, names) = grammar::group(place.after(), self.word("prefix")).ok()?;
        let span = Span::new(place.span.start, place.span.end + names.len());
        let norm = slug(span.of(place.document.text()));
        Some(Mention { kind: PARTY, span, norm, form: Form::Name, rule: "party/group" })
    }
}

/// The slug of a name, with the code of its state where the adjective says it.
fn state_slug(text: &str, state: Option<&String>) -> String {
    state.map_or_else(|| slug(text), |code| slug(&format!("{text} {code}")))
}
