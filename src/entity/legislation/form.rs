//! Acts read by their form: numbers, titles, one-word names, short forms.

use super::{NUMBERED, Reader, SHORT, grammar, mention, title};
use crate::gazetteer::Form;
use nom::Parser;
use nom::combinator::opt;
use nom::sequence::preceded;

use crate::grammar::{blank, capitalised, slug};
use crate::mention::{Mention, Place};
use crate::text::Span;

/// Words behind which a capitalised head is one certain act.
const CERTAIN: [&str; 10] = ["de", "het", "deze", "dit", "die", "dat", "De", "Het", "Deze", "Dit"];

/// The sort of European act that Dutch titles begin with too: `Besluit proceskosten bestuursrecht`.
const PLAIN: &str = "Besluit";

/// Words behind which a name stands for any act of its sort.
const ANY: [&str; 6] = ["een", "Een", "geen", "Geen", "elke", "iedere"];

impl Reader {
    /// The country whose law a one-word name at the place is, as the words around it say: `Poolse` in
    /// "de Poolse Grondwet", `Polen` in "de Grondwet van Polen".
    pub(super) fn country<'a>(&self, place: &Place<'a>, word: &str) -> Option<&'a str> {
        if let Some(adjective) = self.words.foreign(place.before()) {
            return Some(adjective);
        }
        let last = place.before().strip_suffix(' ').map(prefix).unwrap_or_default();
        let national = || self.known.id(word).is_some_and(|id| self.known.number(id).is_none());
        if last.starts_with("Europe") && national() {
            return Some(last);
        }
        let of = place.after().strip_prefix(" van ").filter(|_| word == "Grondwet")?;
        let of = of.strip_prefix("de ").or_else(|| of.strip_prefix("het ")).unwrap_or(of);
        let (rest, name) = capitalised(of).ok()?;
        let (rest, _) = opt(preceded(blank, capitalised)).parse(rest).unwrap_or((rest, None));
        (!self.words.home.contains(name)).then(|| of.strip_suffix(rest).unwrap_or(name))
    }

    /// Whether a known name at the place names the act of the table: no other country's, nor any such act.
    pub(super) fn is_own(&self, place: &Place<'_>, name: &str) -> bool {
        let one_word =
            !name.contains(' ') || self.words.code.contains(name.split(' ').next().unwrap_or_default());
        !one_word || !any(place) && self.country(place, name).is_none()
    }

    /// Acts of the European Union by number or date; whether there were any.
    pub(super) fn numbered(&self, place: &Place<'_>, found: &mut Vec<Mention>) -> bool {
        let text = place.document.text();
        let start = self.start(place);
        let Some(letter) = self.words.letter(Span::new(start, place.span.end).of(text)) else { return false };
        let end = |rest: &str| place.limit() - rest.len();
        let Ok((mut rest, act)) = grammar::act(place.after()) else {
            let dated = self.dated(place, start, letter);
            let any = dated.is_some();
            found.extend(dated);
            return any;
        };
        let span = Span::new(start, end(rest));
        let capital = span.of(text).starts_with(char::is_uppercase);
        let norm = match act.celex(letter) {
            Some(celex) => self.known.act(celex),
            None if capital || act.has_domain() => slug(span.of(text)),
            None => return false,
        };
        found.push(mention(span, norm, NUMBERED));
        while let Ok((next, (act, length))) = grammar::another(rest) {
            let span = Span::new(end(next) - length, end(next));
            let written = format!("{}-{}", place.here(), span.of(text));
            let norm = act.celex(letter).map_or_else(|| slug(&written), |celex| self.known.act(celex));
            found.push(mention(span, norm, NUMBERED));
            rest = next;
        }
        true
    }

    /// Where an act begins: the word that the head ends, and what stands before it and belongs to it.
    fn start(&self, place: &Place<'_>) -> usize {
        let before = place.before();
        let mut start = before.len() - prefix(before).len();
        while let Some(head) = before.get(..start).and_then(|head| head.strip_suffix(' ')) {
            let word = prefix(head);
            if !self.words.before.contains(word) {
                break;
            }
            start = head.len() - word.len();
        }
        place.floor() + start
    }

    /// `Raadsbesluit van 21 maart 2011`: the number may stand in a note of its sentence.
    fn dated(&self, place: &Place<'_>, start: usize, letter: char) -> Option<Mention> {
        let head = Span::new(start, place.span.end).of(place.document.text());
        if !self.words.dated.contains(head) {
            return None;
        }
        let (rest, _) = grammar::dated(place.after()).ok()?;
        let span = Span::new(start, place.limit() - rest.len());
        let norm = self.noted(place, span, head, letter);
        let norm = norm.unwrap_or_else(|| slug(span.of(place.document.text())));
        Some(mention(span, norm, "legislation/dated"))
    }

    /// The act that a note of the same sentence names by number behind the same head.
    fn noted(&self, place: &Place<'_>, span: Span, head: &str, letter: char) -> Option<String> {
        let document = place.document;
        let sentence = *document.sentences.get(document.sentence_at(span.start)?)?;
        let reach = Span::new(span.start, sentence.end);
        let mut texts = document.notes_in(reach).map(|note| note.span.of(document.text()));
        let number = |text: &str| {
            let (_, act) = grammar::act(text.trim_start().strip_prefix(head)?).ok()?;
            Some(self.known.act(act.celex(letter)?))
        };
        texts.find_map(number)
    }

    /// A title, a one-word name or a short form.
    pub(super) fn named(&self, place: &Place<'_>) -> Option<Mention> {
        let first = prefix(place.before());
        let start = place.span.start - first.len();
        let word = Span::new(start, place.span.end).of(place.document.text());
        let place = Place { span: Span::new(start, place.span.end), ..*place };
        let capital = word.starts_with(char::is_uppercase);
        if let Some(found) = self.parted(&place) {
            return Some(found);
        }
        if !capital && first.is_empty() {
            return None;
        }
        if !capital {
            return self.small(&place, word);
        }
        let titled = self.words.title.contains(word) || self.words.plain_title.contains(word);
        if titled || word == PLAIN {
            return self.title(&place).or_else(|| short(&place));
        }
        if first.is_empty() { short(&place) } else { self.compound(&place, word) }
    }

    /// A known name of which the first words stand before the last: `Dublin III-verordening`.
    fn parted(&self, place: &Place<'_>) -> Option<Mention> {
        let mut start = place.span.start;
        for _ in 0..2 {
            let head = place.document.text().get(place.floor()..start)?.strip_suffix(' ')?;
            let word = prefix(head);
            if !word.contains(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
                return None;
            }
            start = place.floor() + head.len() - word.len();
            let span = Span::new(start, place.span.end);
            if let Some(id) = self.known.id(span.of(place.document.text())) {
                return Some(mention(span, id.to_owned(), "legislation/parted"));
            }
        }
        None
    }

    /// A known one-word name in lower case, or with what stands before it (`EU antiboycotverordening`);
    /// `de kieswet`, `de grondwet` may be any country's.
    fn small(&self, place: &Place<'_>, word: &str) -> Option<Mention> {
        let id = self.known.id(word)?;
        let start = self.start(&Place { span: Span::new(place.span.end, place.span.end), ..*place });
        if self.words.ending.iter().any(|ending| word.ends_with(ending)) || !self.is_own(place, word) {
            return None;
        }
        Some(mention(Span::new(start, place.span.end), id.to_owned(), "legislation/lower"))
    }

    /// `Wet open overheid`, `Sanctieregeling Rusland 2014`.
    fn title(&self, place: &Place<'_>) -> Option<Mention> {
        let start = place.span.start;
        if let Some((length, id)) = self.known.longest(place.from_here()) {
            let more = title::year(place.from_here().get(length..)?).map_or(0, |(_, year)| year.len());
            return Some(mention(
                Span::new(start, start + length + more),
                id.to_owned(),
                "legislation/title",
            ));
        }
        let plain = self.words.plain_title.contains(place.here()) || place.here() == PLAIN;
        if plain && !certain(place) {
            return None;
        }
        let (rest, _) = title::behind(place.after(), &self.words).ok()?;
        let span = Span::new(start, place.limit() - rest.len());
        let text = span.of(place.document.text());
        let norm = self
            .words
            .foreign(place.before())
            .map_or_else(|| slug(text), |country| slug(&format!("{country} {text}")));
        Some(mention(span, norm, "legislation/title"))
    }

    /// `Jachtwet`, `Vreemdelingenwet 2000`, `AI-verordening`.
    fn compound(&self, place: &Place<'_>, word: &str) -> Option<Mention> {
        let body = word.split(['-', '\u{2011}']).next().unwrap_or_default();
        if self.words.generic.contains(word)
            || self.words.before.contains(body) && self.known.id(word).is_none()
        {
            return None;
        }
        let country = self.country(place, word);
        let shouted = body.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()) && body != word;
        let one = SHORT.iter().any(|head| word.to_lowercase().ends_with(head));
        let adjective = self.adjective(place.before());
        let sure =
            shouted || certain(place) || adjective > 0 || place.is_definite() && !place.opens_sentence();
        if !one || any(place) || !sure && country.is_none() {
            return None;
        }
        let year = title::year(place.after()).map_or("", |(_, year)| year);
        let span = Span::new(place.span.start - adjective, place.span.end + year.len());
        let text = span.of(place.document.text());
        let known = self.known.id(text).or_else(|| self.known.id(word));
        let norm = match (country, known) {
            (Some(country), _) => slug(&format!("{country} {text}")),
            (None, Some(id)) => id.to_owned(),
            (None, None) => slug(text),
        };
        Some(mention(span, norm, "legislation/compound"))
    }

    /// The bytes of a capitalised adjective before a one-word name that belongs to it: `Nationale ` in "de
    /// Nationale Veiligheidswet".
    fn adjective(&self, before: &str) -> usize {
        let word = before.strip_suffix(' ').map(prefix).unwrap_or_default();
        let head = before.get(..before.len().saturating_sub(word.len() + 1)).unwrap_or_default();
        let inside = head.strip_suffix(' ').is_some_and(|head| head.ends_with(char::is_alphanumeric));
        let other = self.words.home.contains(word) || self.words.stops(word) || CERTAIN.contains(&word);
        let adjective = word.starts_with(char::is_uppercase) && word.ends_with('e') && !other;
        if inside && adjective && self.words.foreign(before).is_none() { word.len() + 1 } else { 0 }
    }

    /// `Wetboek van Koophandel`.
    pub(super) fn code(&self, place: &Place<'_>) -> Option<Mention> {
        let country = self.words.foreign(place.before());
        let known = self.known.longest(place.from_here());
        let length = match (known, title::code(place.after())) {
            (Some((length, _)), _) => length,
            (None, Ok((rest, _))) => place.from_here().len() - rest.len(),
            (None, Err(_)) => return None,
        };
        let span = Span::new(place.span.start, place.span.start + length);
        let text = span.of(place.document.text());
        let norm = match (country, known) {
            (None, Some((_, id))) => id.to_owned(),
            (country, _) => slug(&format!("{} {text}", country.unwrap_or_default())),
        };
        Some(mention(span, norm, "legislation/code"))
    }

    /// `Foreign Agents Act`.
    pub(super) fn english(&self, place: &Place<'_>) -> Option<Mention> {
        let read = title::english(place.before(), &self.words)?;
        let title = place.before().get(place.before().len() - read..)?;
        let (first, rest) = title.split_once(' ')?;
        let adjective = self.words.foreign(title.get(..=first.len())?).is_some();
        let before = if adjective { rest.len() } else { read };
        if before == 0 || title == "The " {
            return None;
        }
        let of = place.after().strip_prefix(" of").map_or(0, |_| " of".len());
        let year = title::year(place.after().get(of..)?).map_or(0, |(_, year)| of + year.len());
        let span = Span::new(place.span.start - before, place.span.end + year);
        let text = span.of(place.document.text());
        let undated = Span::new(span.start, place.span.end).of(place.document.text());
        let shorter = undated.split_once(' ').map(|(_, rest)| rest);
        let names = [Some(text), Some(undated), shorter];
        let known = names.into_iter().flatten().find_map(|name| self.known.id(name));
        Some(mention(span, known.map_or_else(|| slug(text), str::to_owned), "legislation/english"))
    }
}

/// `de Verordening` for one that the document names elsewhere.
fn short(place: &Place<'_>) -> Option<Mention> {
    let word = place.here().to_lowercase();
    let norm = SHORT.into_iter().find(|head| word.ends_with(head))?;
    let short = mention(place.span, norm.to_owned(), "legislation/short");
    let after = place.after();
    let dated = after.strip_prefix(" van ").is_some_and(|of| of.starts_with(|c: char| c.is_ascii_digit()));
    if dated || after.starts_with('-') || after.starts_with(" en regel") {
        return None;
    }
    certain(place).then_some(Mention { form: Form::Short, ..short })
}

/// Whether an article or its like stands before, so that the capital says something.
fn certain(place: &Place<'_>) -> bool {
    let last = place.before().strip_suffix(' ').map(prefix).unwrap_or_default();
    CERTAIN.contains(&last) || last.chars().next().is_some_and(|c| c.is_ascii_digit())
}

/// Whether "een" or its like stands before, with at most one word between: "een nieuwe Mediawet".
fn any(place: &Place<'_>) -> bool {
    place.before().rsplit(' ').skip(1).take(2).any(|word| ANY.contains(&word))
}

/// The letters, figures and hyphens at the end of `before`.
fn prefix(before: &str) -> &str {
    let within = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\u{2011}');
    before.get(before.trim_end_matches(within).len()..).unwrap_or_default()
}
