//! Courts and tribunals, national and international.
//!
//! Reads the known names (`data/court-names.tsv`) and, by form: Dutch courts in
//! lists (`rechtbanken Haarlem` and `Den Bosch`); courts of a town that no table
//! knows (`rechtbank te Koblenz`, `Oberlandesgericht Celle`); a state's highest
//! court with its state (`Hooggerechtshof van Israël`, or `Hooggerechtshof` behind
//! `Israëlische`); international courts (`Speciaal Tribunaal voor …`, `High Court
//! of Justice`). A capitalised `Hof`, `Tribunaal`, `Afdeling`, `Rechtbank` is a
//! short form: linking gives it the court of that sort that the document names,
//! and where there is none it is no mention.
//!
//! The name ends with its seat, state or last capitalised word. Lower case words
//! alone (`rechtbank`, `het hof`, `een tribunaal`, `ISIS-tribunaal`) name nothing.
//!
//! Known misses: the purpose of a tribunal in lower case words that the table
//! lacks; a foreign court without its state; a lower case `hof` that stands for
//! one certain court.
//!
//! Example: in "het Europees Hof van Justitie" the court is cjeu.

mod grammar;
mod words;

use crate::embedded;
use crate::gazetteer::{Form, Label, Name, Names, TableError};
use crate::grammar::{WordSet, slug};
use crate::mention::{Kind, Mention, Place, Recognizer, Trigger, last_word};
use crate::text::Span;
use words::Words;

/// The kind.
pub const COURT: Kind = Kind { name: "Court", path: "court" };

/// Reads mentions of this kind.
struct Reader {
    names: Names,
    words: Words,
}

/// The recognizer of this kind.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn recognizer() -> Result<Box<dyn Recognizer>, TableError> {
    let ids = embedded!("courts.tsv").table(&["id", "nl", "en", "ecli", "country"])?;
    let names = embedded!("court-names.tsv").table(&["name", "id", "form"])?;
    let mut names = Names::join(&ids, &names)?;
    names.certain();
    Ok(Box::new(Reader { words: Words::read(&names)?, names }))
}

impl Recognizer for Reader {
    fn kind(&self) -> Kind {
        COURT
    }

    fn names(&self) -> &[Name] {
        &self.names.names
    }

    fn accepts(&self, place: &Place<'_>, name: &Name) -> bool {
        name.form != Form::Abbreviation || !place.is_code()
    }

    fn triggers(&self) -> Vec<Trigger> {
        let Words { bench, benches, foreign, supreme, constitutional, national, .. } = &self.words;
        let Words { qualifier, short, .. } = &self.words;
        let sets = [bench, benches, foreign, supreme, constitutional, national, qualifier, short];
        let mut words: Vec<&str> = sets.into_iter().flat_map(WordSet::iter).collect();
        words.extend(ENGLISH);
        words.sort_unstable();
        words.dedup();
        words.into_iter().map(Trigger::word).collect()
    }

    fn read(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let (words, here) = (&self.words, place.here());
        if words.bench.contains(here) || words.benches.contains(here) {
            self.seats(place, found);
            found.extend(self.town(place));
        }
        if words.foreign.contains(here) {
            found.extend(Self::foreign(place));
        }
        if let Some(head) = words.of_state(here) {
            found.extend(self.of_state(place, &head));
        }
        if words.qualifier.contains(here) {
            found.extend(self.international(place));
        }
        if ENGLISH.contains(&here) {
            found.extend(self.english(place));
        }
        if words.short.contains(here) {
            found.extend(self.short(place));
        }
    }

    fn may_mean(&self, norm: &str, id: &str) -> bool {
        let known = self.names.labels.contains_key(id);
        if norm.contains(' ') {
            let named = |name: &Name| name.id == id && name.text.starts_with(norm);
            return self.names.names.iter().any(named) || (!known && id.starts_with(&slug(norm)));
        }
        if known {
            self.words.meanings.get(norm).is_some_and(|ids| ids.contains(id))
        } else {
            id.contains(norm)
        }
    }

    fn label(&self, id: &str) -> Option<&Label> {
        self.names.labels.get(id)
    }
}

/// The words that close an English name, or stand in it.
const ENGLISH: [&str; 2] = ["Court", "Tribunal"];

/// A mention from `place` on, `behind` bytes longer than the trigger, with this id.
fn mention(place: &Place<'_>, behind: usize, norm: String, rule: &'static str) -> Mention {
    let span = Span::new(place.span.start, place.span.end + behind);
    Mention { kind: COURT, span, norm, form: Form::Name, rule }
}

/// The singular of a court's word, in lower case: what ids begin with.
fn singular(bench: &str) -> String {
    let bench = bench.to_lowercase();
    for (word, singular) in [("rechtbank", "rechtbank"), ("gerechtsho", "gerechtshof")] {
        if bench.contains(word) {
            return singular.to_owned();
        }
    }
    bench
}

impl Reader {
    /// `rechtbanken Haarlem` and `Den Bosch`.
    fn seats(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let Some(after) = place.after().strip_prefix(' ') else { return };
        let Ok((_, seats)) = grammar::seats(after, &self.words.seats) else { return };
        for (number, seat) in seats.into_iter().enumerate() {
            let mut span = place.span_of(seat);
            if number == 0 {
                span.start = place.span.start;
            }
            let norm = self.seated(&singular(place.here()), seat);
            found.push(Mention { kind: COURT, span, norm, form: Form::Name, rule: "court/seats" });
        }
    }

    /// The id of the court of this sort in a seat.
    fn seated(&self, bench: &str, seat: &str) -> String {
        let name = format!("{bench} {seat}");
        let known = self.names.names.iter().find(|known| known.text == name);
        known.map_or_else(|| slug(&name), |known| known.id.clone())
    }

    fn town(&self, place: &Place<'_>) -> Option<Mention> {
        let words = &self.words;
        let elsewhere = |name: &str| words.elsewhere.contains(name) || words.codes.contains_key(name);
        let beside = |i| grammar::town_beside(i, &elsewhere);
        let one = words.bench.contains(place.here());
        let town = grammar::town(place.after(), &elsewhere);
        let town = if one { town.or_else(|_| beside(place.after())) } else { town };
        // Behind whom a passive says its deed no other name stands: `door de rechtbank Phnom Penh veroordeeld`.
        let passive = one && place.before().ends_with("door de ");
        let of_two = |i| grammar::town_of_two(i, &elsewhere);
        let (rest, town) = if passive { town.or_else(|_| of_two(place.after())) } else { town }.ok()?;
        if place.is_indefinite() {
            return None;
        }
        let norm = self.seated(&singular(place.here()), town);
        Some(mention(place, place.after().len() - rest.len(), norm, "court/town"))
    }

    fn foreign(place: &Place<'_>) -> Option<Mention> {
        let (rest, town) = grammar::foreign_town(place.after()).ok()?;
        let norm = slug(&format!("{} {town}", place.here()));
        Some(mention(place, place.after().len() - rest.len(), norm, "court/foreign"))
    }

    /// A state's court: behind the state's adjective, before the state's name, or
    /// short for one that has stood so.
    fn of_state(&self, place: &Place<'_>, head: &str) -> Option<Mention> {
        if let Ok((rest, state)) = grammar::state(place.after(), &self.words.states) {
            let norm = format!("{head}-{}", self.words.codes.get(state)?);
            return Some(mention(place, place.after().len() - rest.len(), norm, "court/state"));
        }
        let before = place.before();
        if let Some(code) = self.words.codes.get(last_word(before)) {
            return Some(mention(place, 0, format!("{head}-{code}"), "court/state"));
        }
        // `het Braziliaanse Federaal Hooggerechtshof`
        let qualifier = last_word(before);
        if self.words.qualifier.contains(qualifier)
            && let Some(further) = before.get(..before.len() - qualifier.len() - 1)
            && let Some(code) = self.words.codes.get(last_word(further))
        {
            let start = place.span.start - qualifier.len() - 1;
            let found = mention(place, 0, format!("{head}-{code}"), "court/state");
            return Some(Mention { span: Span::new(start, found.span.end), ..found });
        }
        let capital = place.here().starts_with(char::is_uppercase);
        if !capital || !place.is_definite() {
            return None;
        }
        if let Ok((rest, town)) = grammar::town_at(place.after()) {
            let norm = slug(&format!("{head} {town}"));
            return Some(mention(place, place.after().len() - rest.len(), norm, "court/town"));
        }
        // `Grondwettelijk Hof in Brno`: its town, where nothing says the state.
        if let Ok((_, town)) = grammar::town(place.after(), &|_| false) {
            let norm = slug(&format!("{head} {town}"));
            let certain = self.words.constitutional.contains(place.here());
            return certain.then(|| mention(place, 0, norm, "court/state"));
        }
        let norm = format!("{head}-");
        Some(Mention { form: Form::Short, ..mention(place, 0, norm, "court/short") })
    }

    /// `Speciaal Tribunaal voor Tsjaad`; without what it is for, `Speciaal Tribunaal` is
    /// short for one that has stood so.
    fn international(&self, place: &Place<'_>) -> Option<Mention> {
        let (rest, purpose) = grammar::forward(place.after(), &self.words.head).ok()?;
        let behind = place.after().len() - rest.len();
        let text = Span::new(place.span.start, place.span.end + behind).of(place.document.text());
        if !place.is_definite() {
            return None;
        }
        if let Some(purpose) = purpose {
            let whole = text.strip_suffix(purpose).is_some_and(|name| self.is_name(name));
            let whole = whole || self.goes_beyond(text);
            return (!whole).then(|| mention(place, behind, slug(text), "court/international"));
        }
        Some(Mention { form: Form::Short, ..mention(place, behind, text.to_owned(), "court/short") })
    }

    /// Whether a court's whole name stands first, and something else behind it: `het Speciaal Tribunaal voor
    /// Libanon [Rafik]`.
    fn goes_beyond(&self, text: &str) -> bool {
        let behind = |name: &str| text.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
        self.names.names.iter().any(|name| name.text.contains(" voor ") && behind(&name.text))
    }

    /// Whether the document names a court whose name ends in the word at `place`, which other bodies bear too:
    /// `Restmechanisme` for `Mechanisme`.
    fn names_one(&self, place: &Place<'_>) -> bool {
        let word = place.here().to_lowercase();
        let named = |name: &Name| {
            let first = name.text.split(" voor ").next().unwrap_or_default();
            first.to_lowercase().ends_with(&word) && place.document.text().contains(&name.text)
        };
        self.names.names.iter().any(named)
    }

    /// Whether this is a court's whole name: what follows is not a part of it (`de gevolgen
    /// voor het Internationaal Strafhof [voor Nederland]`).
    fn is_name(&self, text: &str) -> bool {
        self.names.names.iter().any(|name| name.text == text)
    }

    /// `District Court of Jerusalem`, `High Court of Justice`.
    fn english(&self, place: &Place<'_>) -> Option<Mention> {
        let before = place.before().strip_suffix(' ')?;
        let opening = before.rsplit(' ').next()?;
        let behind = grammar::purpose(place.after()).map_or(0, |(rest, _)| place.after().len() - rest.len());
        if !self.words.english.contains(opening) || behind == 0 {
            return None;
        }
        let start = place.span_of(opening).start;
        let span = Span::new(start, place.span.end + behind);
        let norm = slug(span.of(place.document.text()));
        Some(Mention { kind: COURT, span, norm, form: Form::Name, rule: "court/english" })
    }

    /// `Hof`, `Tribunaal` for a court that the document names elsewhere; with what it is
    /// for, `Tribunaal voor Joegoslavië`, a name.
    fn short(&self, place: &Place<'_>) -> Option<Mention> {
        let bodies = self.words.shared.contains(place.here());
        if !place.is_definite()
            || grammar::broken(place.after(), &self.words.breaks).is_ok()
            || bodies && !self.names_one(place)
        {
            return None;
        }
        if let Ok((rest, _)) = grammar::object(place.after())
            && !self.is_name(place.here())
        {
            let behind = place.after().len() - rest.len();
            let text = Span::new(place.span.start, place.span.end + behind).of(place.document.text());
            return Some(mention(place, behind, slug(text), "court/object"));
        }
        let norm = place.here().to_lowercase();
        Some(Mention { form: Form::Short, ..mention(place, 0, norm, "court/short") })
    }
}
