//! Treaties: conventions, statutes, protocols, charters, and amendments to them.
//!
//! Reads the known names (`data/treaty-names.tsv`) and, by form: a head and a town,
//! a body or its parties (`Verdrag van Istanbul`, `Statuut van de WHO`, `Verdrag
//! tussen Nederland en België`); a head and its subject (`Verdrag inzake …`); the
//! words before the head that belong to it (`VN-`, `Eerste Aanvullend`); one-word
//! names (`Uitleveringsverdrag`, `CCW-verdrag`, `START verdrag`), also with two first parts
//! (`Uitleverings- en rechtshulpverdrag`); English titles (`Convention on …`). An abbreviation in
//! brackets behind a title is learned, and a short title that brackets give (`hierna: de
//! Wijzigingsovereenkomst`). A capitalised `Verdrag`, `Statuut`, `Protocol` is a short form: linking gives it the treaty of that sort that the document names, and
//! where there is none it is no mention.
//!
//! A title ends where its subject does (see `title`); of a name that is whole
//! already (`Verdrag van Istanbul`) the subject behind it belongs to the span.
//! Lower case words (`het verdrag`, `mensenrechtenverdragen`) name nothing.
//!
//! Known misses: a title that prepositions carry on into the sentence ("voor een
//! periode van tien jaar") is read too far; lower case titles that no table has.
//!
//! Example: "het Verdrag inzake de rechten van het kind" is crc.

mod before;
mod defined;
mod grammar;
mod known;
mod title;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::organisation::{ORGANISATION, definition};
use crate::embedded;
use crate::gazetteer::{Form, Label, Name, Names, TableError};
use crate::grammar::{ParseResult, WordSet, slug};
use crate::mention::{Kind, Mention, Place, Recognizer, Trigger};
use crate::text::{Document, Span};
use known::Known;
use words::Words;

/// The kind.
pub const TREATY: Kind = Kind { name: "Treaty", path: "treaty" };

/// Reads mentions of this kind.
struct Reader {
    names: Names,
    known: Known,
    /// What each short word may stand for, of the treaties known.
    meanings: BTreeMap<String, BTreeSet<String>>,
    words: Words,
}

/// The recognizer of this kind.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn recognizer() -> Result<Box<dyn Recognizer>, TableError> {
    let ids = embedded!("treaties.tsv").table(&["id", "nl", "en", "trb"])?;
    let names = embedded!("treaty-names.tsv").table(&["name", "id", "form"])?;
    let mut names = Names::join(&ids, &names)?;
    names.certain();
    let words = Words::read()?;
    let meaning = |head: &str| (head.to_lowercase(), names.called(head));
    Ok(Box::new(Reader {
        known: Known::new(&names),
        meanings: words.head.iter().map(meaning).collect(),
        names,
        words,
    }))
}

impl Recognizer for Reader {
    fn kind(&self) -> Kind {
        TREATY
    }

    fn names(&self) -> &[Name] {
        &self.names.names
    }

    fn accepts(&self, place: &Place<'_>, name: &Name) -> bool {
        name.form != Form::Abbreviation || !place.is_code()
    }

    fn triggers(&self) -> Vec<Trigger> {
        let Words { head, lower_head, english_head, compound, joined, .. } = &self.words;
        let sets = [head, lower_head, english_head];
        let words: BTreeSet<&str> = sets.into_iter().flat_map(WordSet::iter).collect();
        let endings: BTreeSet<&str> = compound.iter().chain(joined.iter()).collect();
        let endings = endings.into_iter().map(Trigger::ending);
        words.into_iter().map(Trigger::word).chain(endings).collect()
    }

    fn read(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let here = place.here();
        if self.words.head.contains(here) {
            found.extend(self.title(place));
        }
        if self.words.lower_head.contains(here) {
            found.extend(self.lower_title(place));
        }
        if self.words.english_head.contains(here) {
            found.extend(self.english(place));
        }
        if self.words.compound.contains(here) {
            found.extend(self.compound(place));
        }
        if self.words.joined.contains(here) {
            found.extend(self.joined(place));
            found.extend(defined::short_title(place));
        }
    }

    /// What binds nobody is called by words, and a body among them is named: `OESO` in
    /// "OESO-richtlijnen".
    fn holds(&self, outer: &Mention, inner: Kind) -> bool {
        outer.form == Form::Soft && inner == ORGANISATION
    }

    /// Abbreviations in brackets behind a title that no table has: `Stabilisatie- en associatieovereenkomst (SAO)`;
    /// short titles that brackets give: `(hierna: de Wijzigingsovereenkomst)`.
    fn learn(&self, document: &Document, mentions: &[Mention]) -> Vec<Name> {
        defined::names(document, mentions, &self.names)
    }

    fn may_mean(&self, norm: &str, id: &str) -> bool {
        let known = self.names.labels.contains_key(id);
        if known { self.meanings.get(norm).is_some_and(|ids| ids.contains(id)) } else { id.contains(norm) }
    }

    fn label(&self, id: &str) -> Option<&Label> {
        self.names.labels.get(id)
    }
}

/// A mention from `start` on, `length` bytes long, read by form.
fn mention(start: usize, length: usize, norm: String, rule: &'static str) -> Mention {
    Mention { kind: TREATY, span: Span::new(start, start + length), norm, form: Form::Name, rule }
}

/// `Verdrag` for one that the document names elsewhere; not `Protocol van 1967`.
fn short(place: &Place<'_>, qualifiers: &str) -> Option<Mention> {
    let alone = qualifiers.is_empty() && place.is_definite() && grammar::year(place.after()).is_err();
    let norm = place.here().to_lowercase();
    let short = mention(place.span.start, place.here().len(), norm, "treaty/short");
    alone.then_some(Mention { form: Form::Short, ..short })
}

impl Reader {
    /// A title from its head on, with what stands before the head.
    fn title(&self, place: &Place<'_>) -> Option<Mention> {
        if self.words.other.parse(place.from_here()).is_ok() {
            return None;
        }
        let qualifiers = before::qualifiers(place.before(), &self.words.qualifier);
        let start = place.span.start - qualifiers.len();
        let text = place.from_back(place.span.start.saturating_sub(start));
        if let Some((length, id)) = self.known.longest(text) {
            return Some(self.known_title(start, text, length, id));
        }
        if let (true, Some((length, id))) = (qualifiers == "VN-", self.known.longest(place.from_here())) {
            return Some(mention(start, qualifiers.len() + length, id.to_owned(), "treaty/qualified"));
        }
        if let (true, Ok((_, with))) = (self.words.with.contains(place.here()), self.with(place.after())) {
            let length = qualifiers.len() + place.here().len() + with.len();
            return Some(mention(start, length, slug(text.get(..length)?), "treaty/parties"));
        }
        let Ok((_, behind)) = grammar::behind_head(place.after(), &self.words) else {
            return short(place, qualifiers);
        };
        let head = qualifiers.len() + place.here().len();
        let norm = slug(text.get(..head + behind.short.len())?);
        let length = head + behind.whole.len();
        let sides = grammar::sides(text.get(head..)?).ok().filter(|_| behind.whole.contains(" tussen "));
        let length = sides.map_or(length, |(_, sides)| length.max(head + sides.len()));
        Some(mention(start, length, norm, "treaty/title"))
    }

    /// The state with which a treaty is closed: ` met Kosovo`.
    fn with<'a>(&self, after: &'a str) -> ParseResult<'a, &'a str> {
        grammar::with(after, &self.words.states)
    }

    /// A known name of this length with what carries it on: the subject of a short title,
    /// the parties of a one-word name, the end of a list.
    fn known_title(&self, start: usize, text: &str, length: usize, id: &str) -> Mention {
        let (name, rest) = text.split_at(length);
        let with = || self.with(rest).ok().filter(|_| self.words.with.contains(name));
        let parties = grammar::between(rest).ok().or_else(with);
        if let (false, Some((_, parties))) = (name.contains(' '), parties) {
            let norm = slug(&format!("{name}{parties}"));
            return mention(start, length + parties.len(), norm, "treaty/parties");
        }
        // `Handelsovereenkomst (CETA) tussen Canada, enerzijds, en de Unie, anderzijds`
        let bracket = definition(rest).map_or(rest, |(behind, _)| behind);
        let bracket = bracket.strip_prefix(')').unwrap_or(bracket);
        if bracket.starts_with(" tussen ")
            && let Ok((left, _)) = grammar::sides(bracket)
        {
            return mention(start, text.len() - left.len(), id.to_owned(), "treaty/title");
        }
        let whole = name.split(' ').any(|word| self.words.link.contains(word));
        let more =
            if whole { title::continued(rest, &self.words) } else { grammar::strong(rest, &self.words) };
        let more = more.map_or(0, |(_, more)| more.len());
        mention(start, length + more, id.to_owned(), "treaty/title")
    }

    /// A title that begins with its head in lower case, as far as it is known or a town's.
    fn lower_title(&self, place: &Place<'_>) -> Option<Mention> {
        let (start, text) = (place.span.start, place.from_here());
        if let Some((length, id)) = self.known.longest(text) {
            // `het VN-verdrag inzake …`
            let body = if place.before().ends_with("VN-") { "VN-".len() } else { 0 };
            return Some(mention(start - body, length + body, id.to_owned(), "treaty/lower"));
        }
        let (_, town) = grammar::place_of(place.after()).ok()?;
        let title = text.get(..place.here().len() + town.len())?;
        let certain = place.before().ends_with("het ") || place.before().ends_with("Het ");
        certain.then(|| mention(start, title.len(), slug(title), "treaty/lower"))
    }

    fn english(&self, place: &Place<'_>) -> Option<Mention> {
        let qualifiers = before::qualifiers(place.before(), &self.words.english_qualifier);
        let start = place.span.start - qualifiers.len();
        let text = place.from_back(place.span.start.saturating_sub(start));
        let (rest, _) = grammar::english(place.after(), &self.words).ok()?;
        let title = text.get(..text.len() - rest.len())?;
        let known = self.known.longest(text).or_else(|| self.known.longest(place.from_here()));
        let id = known.map_or_else(|| slug(title), |(_, id)| id.to_owned());
        Some(mention(start, title.len(), id, "treaty/english"))
    }

    /// `Uitleverings- en rechtshulpverdrag tussen Nederland en Suriname`.
    fn joined(&self, place: &Place<'_>) -> Option<Mention> {
        let first = before::joined(place.before())?;
        let start = place.span.start - first.len();
        let text = place.from_back(first.len());
        let length = first.len() + place.here().len();
        if let Some((known, id)) = self.known.longest(text).filter(|(known, _)| *known >= length) {
            return Some(mention(start, known, id.to_owned(), "treaty/joined"));
        }
        let behind =
            grammar::behind_head(place.after(), &self.words).map_or(0, |(_, behind)| behind.whole.len());
        Some(mention(start, length + behind, slug(text.get(..length + behind)?), "treaty/joined"))
    }

    /// `Uitleveringsverdrag`, `CCW-verdrag`, `START verdrag`.
    fn compound(&self, place: &Place<'_>) -> Option<Mention> {
        let words = &self.words;
        let prefix = before::prefix(place.before());
        let (first, gap) = match before::abbreviation(place.before()) {
            Some(abbreviation) if prefix.is_empty() => (abbreviation, 1),
            _ => (prefix, 0),
        };
        let bare = first.trim_end_matches('-');
        let joined = first.len() + gap;
        let before = place.before();
        let head = before.get(..before.len() - joined)?;
        // `het Hoge Zeeverdrag`; what stands before an abbreviation is an adjective.
        let word = first.starts_with(char::is_uppercase) && first.chars().any(char::is_lowercase);
        let qualifiers = if word { before::qualifiers(head, &words.qualifier) } else { "" };
        let start = place.span.start - joined - qualifiers.len();
        let text = Span::new(start, place.span.end).of(place.document.text());
        let number = grammar::number(place.after()).map_or("", |(_, number)| number);
        let named = !words.body.contains(bare) || !number.is_empty();
        let capital = first.starts_with(char::is_uppercase);
        let own = text.get(qualifiers.len()..)?;
        if !capital || !named || words.generic.contains(own) || words.head.contains(own) {
            return None;
        }
        let word = Place { span: Span::new(start, place.span.end), ..*place };
        if bare.chars().any(char::is_lowercase) && (!word.is_definite() || word.opens_sentence()) {
            return None;
        }
        let id = [text, own, bare].into_iter().find_map(|name| self.known.id(name));
        let norm = id.map_or_else(|| slug(&format!("{text}{number}")), str::to_owned);
        Some(mention(start, text.len() + number.len(), norm, "treaty/compound"))
    }
}
