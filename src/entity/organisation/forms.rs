//! Organisations read by form.

use crate::gazetteer::Form;
use crate::grammar::{blank, slug};
use crate::mention::{Mention, Place, last_word};
use crate::text::Span;

use super::{ORGANISATION, Reader};
use super::{bodies, grammar};

/// How much of a document's beginning says to whom it is addressed, bytes.
const ADDRESS: usize = 3000;

/// How far around `Raad` the other institutions of the EU show that it is theirs, bytes.
const INSTITUTIONS: usize = 160;

/// A mention from `start` up to `end`.
fn mention(start: usize, end: usize, norm: String, rule: &'static str) -> Mention {
    Mention { kind: ORGANISATION, span: Span::new(start, end), norm, form: Form::Name, rule }
}

impl Reader {
    /// Everything that can stand at a trigger.
    pub(super) fn forms(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let (words, here) = (&self.words, place.here());
        if words.house.contains(here) {
            found.extend(self.chamber(place));
        }
        if words.un.contains(here) {
            found.extend(self.un_body(place));
        }
        if words.ministry.contains(here) {
            self.ministries(place, found);
        }
        if words.committee.contains(here) {
            found.extend(self.committee(place));
        }
        if words.head.contains(here) || words.linked.contains(here) || words.short.contains(here) {
            found.extend(self.defined(place));
        }
        if words.head.contains(here) || words.linked.contains(here) {
            found.extend(self.dutch(place));
        }
        if words.english.contains(here) {
            found.extend(self.english(place));
        }
        if words.state_body.contains(here) {
            found.extend(self.of_state(place));
        }
        if words.short.contains(here) {
            found.extend(self.short(place));
        }
        if words.ending.contains(here) {
            found.extend(self.one_word(place));
        }
        if words.unit.contains(here) {
            found.extend(self.unit(place));
        }
        if words.company.contains(here) {
            found.extend(self.company(place));
        }
        if words.cue.contains(here) {
            self.announced(place, found);
        }
        if words.apposed.contains(here) {
            found.extend(self.apposed(place));
        }
        if words.led.contains(here) {
            found.extend(self.led(place));
        }
        if words.against.contains(here) {
            found.extend(self.targeted(place));
        }
        if words.by_state.contains(here) {
            found.extend(self.by_state(place));
        }
    }

    /// The id of what is written `text`.
    fn id(&self, text: &str) -> String {
        self.ids.get(text).cloned().unwrap_or_else(|| slug(text))
    }

    /// A mention from `start` to `end` whose id is that of its text.
    pub(super) fn written(&self, place: &Place<'_>, start: usize, end: usize, rule: &'static str) -> Mention {
        let text = Span::new(start, end).of(place.document.text());
        mention(start, end, self.id(text), rule)
    }

    /// `Kamer` for the chamber to which the document is addressed.
    fn chamber(&self, place: &Place<'_>) -> Option<Mention> {
        let last = last_word(place.before()).trim_start_matches(|c: char| !c.is_alphanumeric());
        let other = last.starts_with(char::is_uppercase) && !self.words.stops(last);
        let counted = matches!(last, "een" | "geen" | "elke" | "iedere" | "andere" | "eerste" | "tweede");
        let foreign = self.words.adjectives.get(last).is_some_and(|code| code != "nld");
        let joined = place.before().ends_with(['-', '\u{2011}']);
        let continued = blank(place.after()).is_ok_and(|(next, _)| {
            let of = next.strip_prefix("van ").unwrap_or("x");
            of.starts_with(char::is_uppercase) || next.starts_with(['I', 'V', 'X'])
        });
        if other || counted || foreign || joined || continued {
            return None;
        }
        let norm = if addresses_senate(place.document.text()) { "eerste-kamer" } else { "tweede-kamer" };
        Some(mention(place.span.start, place.span.end, norm.to_owned(), "organisation/chamber"))
    }

    /// `VN-bureau voor Drugs en Misdaad`.
    fn un_body(&self, place: &Place<'_>) -> Option<Mention> {
        let (rest, _) = bodies::un_body(place.after(), &self.words).ok()?;
        let end = place.limit() - rest.len();
        Some(self.written(place, place.span.start, end, "organisation/un-body"))
    }

    /// `ministerie van Defensie`; `ministeries van Defensie` and `Financiën`.
    fn ministries(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let Ok((_, portfolios)) = bodies::portfolios(place.after(), &self.words.portfolio) else { return };
        let many = place.here().ends_with('s');
        let state = self.words.adjectives.get(last_word(place.before())).filter(|code| *code != "nld");
        for (number, portfolio) in portfolios.into_iter().take(if many { 8 } else { 1 }).enumerate() {
            let span = place.span_of(portfolio);
            let start = if number == 0 { place.span.start } else { span.start };
            let known = self.words.portfolios.get(portfolio);
            let norm = match (state, known) {
                (None, Some(id)) => id.clone(),
                (None, None) => slug(&format!("ministerie van {portfolio}")),
                (Some(code), _) => slug(&format!("ministerie van {portfolio} {code}")),
            };
            found.push(mention(start, span.end, norm, "organisation/ministry"));
        }
    }

    /// `vaste commissie voor Buitenlandse Zaken`, `commissie-Davids`.
    fn committee(&self, place: &Place<'_>) -> Option<Mention> {
        if let Ok((rest, _)) = bodies::named(place.after()) {
            let end = place.limit() - rest.len();
            return Some(self.written(place, place.span.start, end, "organisation/named-after"));
        }
        let last = last_word(place.before());
        let (rest, _) = bodies::behind_standing(place.after(), &self.words).ok()?;
        let standing = self.words.standing.contains(last);
        // `de commissie voor de Rijksuitgaven`, but not `een commissie voor Syrië`.
        let behind = place.after().get(..place.after().len() - rest.len()).unwrap_or_default();
        let state = behind.rsplit(" de ").next().unwrap_or_default().trim_start_matches(" voor ");
        let certain = matches!(last, "de" | "De") && !self.words.state_begins(state);
        if !standing && !certain {
            return None;
        }
        let start = place.span.start - if standing { last.len() + 1 } else { 0 };
        Some(self.written(place, start, place.limit() - rest.len(), "organisation/committee"))
    }

    /// `Congres` behind the adjective of its state, `Algemeen Nationaal Congres`, or short for one that has
    /// stood so.
    fn of_state(&self, place: &Place<'_>) -> Option<Mention> {
        let head = slug(place.here());
        let (start, end) = (place.span.start, place.span.end);
        let stops = |word: &str| self.words.stops(word) || self.words.state_begins(word);
        let before = grammar::backward(place.before(), &[], &stops);
        // `Zesde Congres` is a meeting.
        let named = before.trim_end().contains(' ') || before.starts_with("Nationa");
        if named && !opens_sentence(place, start - before.len()) {
            return Some(self.written(place, start - before.len(), end, "organisation/state"));
        }
        if let Some(code) = self.words.adjectives.get(last_word(place.before())) {
            return Some(mention(start, end, format!("{head}-{code}"), "organisation/state"));
        }
        if let Ok((rest, of)) = grammar::of_state(place.after(), &self.words) {
            let state = of.rsplit(" van ").next().unwrap_or_default();
            let state = state.strip_prefix("de ").or(state.strip_prefix("het ")).unwrap_or(state);
            let code = self.words.codes.get(state)?;
            let end = place.limit() - rest.len();
            return Some(mention(start, end, format!("{head}-{code}"), "organisation/state"));
        }
        // `Huis van Afgevaardigden` says enough by itself.
        let form = if place.here().contains(' ') { Form::Name } else { Form::Short };
        let short = Mention { form, ..mention(start, end, head, "organisation/short") };
        self.words.article.contains(last_word(place.before())).then_some(short)
    }

    /// `Commissie`, `Raad` behind an article, for a body that the document names elsewhere.
    fn short(&self, place: &Place<'_>) -> Option<Mention> {
        let (words, here) = (&self.words, place.here());
        if !words.article.contains(last_word(place.before()))
            || words.is_generic(place.here(), place.from_here())
        {
            return None;
        }
        let (start, end) = (place.span.start, place.span.end);
        if let Some(id) = institution(here).filter(|_| self.among_institutions(place)) {
            return Some(mention(start, end, id.to_owned(), "organisation/institution"));
        }
        let short = mention(start, end, here.to_lowercase(), "organisation/short");
        Some(Mention { form: Form::Short, ..short })
    }

    /// Whether other institutions of the EU stand near.
    fn among_institutions(&self, place: &Place<'_>) -> bool {
        let near = |text: &str| self.words.institution.iter().any(|name| text.contains(name));
        let (before, after) = (place.before(), place.after());
        let tail = before.char_indices().rev().take(INSTITUTIONS).last().map_or(0, |(at, _)| at);
        let head = after.char_indices().nth(INSTITUTIONS).map_or(after.len(), |(at, _)| at);
        near(before.get(tail..).unwrap_or_default()) || near(after.get(..head).unwrap_or_default())
    }
}

/// Whether the head of a document names the upper house and not the lower.
fn addresses_senate(text: &str) -> bool {
    let mut end = text.len().min(ADDRESS);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    let first =
        |chamber: &str, capitals: &str| head.find(chamber).into_iter().chain(head.find(capitals)).min();
    let (senate, house) = (first("Eerste Kamer", "EERSTE KAMER"), first("Tweede Kamer", "TWEEDE KAMER"));
    senate.is_some_and(|senate| house.is_none_or(|house| senate < house))
}

/// What a short word is among the institutions of the EU.
fn institution(word: &str) -> Option<&'static str> {
    match word {
        "Raad" => Some("council-of-the-eu"),
        "Commissie" => Some("european-commission"),
        _ => None,
    }
}

/// Whether what stands from `start` on opens its sentence.
pub(super) fn opens_sentence(place: &Place<'_>, start: usize) -> bool {
    let span = Span::new(start, place.span.end);
    Place { span, ..*place }.opens_sentence()
}
