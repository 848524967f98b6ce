//! Resolutions of international bodies, by number or by a title in quotes.
//!
//! # What it reads
//! A head with what names the body (`VNVR-resolutie`, `Veiligheidsraadresolutie`, `UNSCR`) and a
//! number (`1970 (2011)`, `60/251`, `ES-11/1`, `2758 (XXVI)`), lists of numbers (`resoluties 2254
//! (2015) en 2585`), symbols (`S/RES/1970(2011)`, `ICC-ASP/S-1/Res.1`), and a title in quotes behind
//! a body (`AVVN-resolutie «…»`). The norm is body and number: `unsc-res-1970`, without the year,
//! since the Security Council's numbers go on from year to year; `unga-res-60-251`.
//!
//! # Where it stops
//! The body is told by the word before, by `van de Algemene Vergadering` behind, by the symbol, or by
//! the shape of the number: one with a slash is the General Assembly's unless the text names the Human
//! Rights Council before it, any other is the Security Council's. `van de …` behind the number is not in the span.
//! Drafts, resolutions of the European Parliament and `resolutie` alone are none.
//!
//! # Known misses
//! Fixed names without a number (`Uniting for Peace`, `omnibusresolutie`), `de 1325-agenda`,
//! decisions without a symbol.
//!
//! # Example
//! `[VNVR-resolutie 1970 (2011)](resolution:unsc-res-1970) verwijst de situatie.`

mod body;
mod grammar;

use std::collections::HashMap;

use crate::embedded;
use crate::gazetteer::{Form, TableError};
use crate::grammar::slug;
use crate::mention::{Kind, Mention, Place, Recognizer, Trigger};
use crate::text::Span;
use body::{Bodies, UN};
use grammar::{Number, Shape};

/// The kind.
pub const RESOLUTION: Kind = Kind { name: "Resolution", path: "resolution" };

/// The rule of a resolution named by its title alone.
pub const TITLED: &str = "resolution/titled";

/// Heads that carry a body before them, with their plurals; also the last part of a word.
const HEADS: [&str; 5] = ["resolutie", "Resolutie", "resoluties", "Resoluties", "RESOLUTIE"];

/// The same for English.
const ENGLISH: [&str; 4] = ["resolution", "Resolution", "resolutions", "Resolutions"];

/// Parts of symbols; the second also abbreviates the head.
const PARTS: [&str; 4] = ["RES", "Res", "DEC", "Dec"];

/// Reads mentions of this kind.
struct Reader {
    bodies: Bodies,
    /// Numbers that mean another resolution than their shape says.
    others: HashMap<String, String>,
}

/// The recognizer of this kind.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn recognizer() -> Result<Box<dyn Recognizer>, TableError> {
    let others = embedded!("resolution-numbers.tsv").table(&["number", "id", "why"])?;
    let others = others.rows().map(|row| (row.get("number").to_owned(), row.get("id").to_owned()));
    Ok(Box::new(Reader { bodies: Bodies::load()?, others: others.collect() }))
}

impl Recognizer for Reader {
    fn kind(&self) -> Kind {
        RESOLUTION
    }

    fn triggers(&self) -> Vec<Trigger> {
        let endings = HEADS.into_iter().map(Trigger::ending);
        let words = ENGLISH.into_iter().chain(PARTS).map(Trigger::word);
        endings.chain(words).chain([Trigger::beginning("UNSCR")]).collect()
    }

    fn read(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        if place.here() == "UNSCR" {
            self.numbered(place, place.span.start, Some("unsc"), found);
        } else if PARTS.contains(&place.here()) && place.before().ends_with('/') {
            found.extend(symbol(place));
        } else if let Some((start, body)) = self.head(place) {
            if !place.after().starts_with(char::is_whitespace) && place.here() != "Res" {
                return;
            }
            self.numbered(place, start, body.as_deref(), found);
        }
    }
}

/// A mention of the stretch `span`.
fn mention(span: Span, norm: String, rule: &'static str) -> Mention {
    Mention { kind: RESOLUTION, span, norm, form: Form::Name, rule }
}

/// A symbol around the part that the place is.
fn symbol(place: &Place<'_>) -> Option<Mention> {
    let opens = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '‘' | '“' | '"' | '«');
    let head = place.before().rsplit(opens).next()?;
    let start = place.span.start - head.len();
    let text = place.from_back(head.len());
    let (rest, norm) = grammar::symbol(text).ok()?;
    let end = start + text.len() - rest.len();
    Some(mention(Span::new(start, end), norm, "resolution/symbol"))
}

impl Reader {
    /// Where the head begins with what belongs to it, and the body that it names; nothing where
    /// what stands before makes it no resolution.
    fn head(&self, place: &Place<'_>) -> Option<(usize, Option<String>)> {
        let before = place.before();
        let abbreviation = place.here() == "Res";
        match self.bodies.before(before) {
            Some((length, body)) => {
                (body != "ep").then(|| (place.span.start - length, Some(body.to_owned())))
            }
            None if body::glued(before) => {
                let (length, body) = body::abbreviation(before)?;
                Some((place.span.start - length, Some(body)))
            }
            None => (!abbreviation).then_some((place.span.start, None)),
        }
    }

    /// The numbers behind a head that begins at `start`, or the title.
    fn numbered(&self, place: &Place<'_>, start: usize, body: Option<&str>, found: &mut Vec<Mention>) {
        if let (Some(body), Ok((rest, title))) = (body, grammar::title(place.after())) {
            let end = place.limit() - rest.len();
            let norm = format!("{body}-res-{}", slug(title));
            found.push(mention(Span::new(start, end), norm, TITLED));
            return;
        }
        let Ok((mut rest, first)) = grammar::first(place.after()) else { return };
        let least = if body.is_some() || first.dated { 1 } else { 3 };
        if first.shape == Shape::Plain && first.figures < least {
            return;
        }
        let behind = self.bodies.behind(grammar::last(rest));
        let yearly = first.figures > 3 && first.shape == Shape::Session;
        if behind == Some("ep") || yearly && body.is_none() && behind.is_none() {
            return;
        }
        let end = |rest: &str| place.limit() - rest.len();
        let norm = self.norm(place, body.filter(|body| *body != UN).or(behind), &first);
        found.push(mention(Span::new(start, end(rest)), norm, "resolution/number"));
        while let Ok((next, (number, length))) = grammar::another(rest) {
            let norm = self.norm(place, body.filter(|body| *body != UN).or(behind), &number);
            found.push(mention(Span::new(end(next) - length, end(next)), norm, "resolution/list"));
            rest = next;
        }
    }

    /// The norm of a number, of this body or of one that its shape and the text tell.
    fn norm(&self, place: &Place<'_>, body: Option<&str>, number: &Number) -> String {
        if let (None, false, Some(id)) = (body, number.dated, self.others.get(&number.id)) {
            return id.clone();
        }
        let near = || self.bodies.near(place.before()).unwrap_or("unga");
        let body = match (&number.shape, body) {
            (Shape::Roman, _) => "unga",
            (Shape::Symbol, _) => return number.id.clone(),
            (_, Some(body)) => body,
            (Shape::Session, None) => near(),
            (Shape::Plain, None) if number.figures > 3 && number.id.as_str() >= "3000" => "unga",
            (Shape::Plain, None) => "unsc",
        };
        format!("{body}-res-{}", number.id)
    }
}
