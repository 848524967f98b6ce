//! What a name stands for: its names, its facts in plain words, when, where it is named, what
//! is around it.

mod around;
mod own;

use askama::Template;
use oxrdf::Term;

pub use own::{Property, name, own_question, properties};

use super::frame::Count;
use super::{Context, Frame};
use crate::picture;
use crate::view::{Edge, Entry, Place, Thing};

/// Facts told on one page.
const FACTS: usize = 60;
/// Documents listed as naming an entity.
const PLACES: usize = 100;
/// Dated facts in the timeline.
const DATED: usize = 60;

/// A row of an answer: a term, or nothing, for each variable.
pub type Row = Vec<Option<Term>>;

#[derive(Template)]
#[template(path = "entity.html")]
struct Page<'a> {
    frame: Frame<'a>,
    context: Context<'a>,
    entry: &'a Entry,
    place: usize,
    properties: Vec<Property>,
    facts: Vec<(&'a str, Vec<Fact<'a>>)>,
    timeline: Vec<Fact<'a>>,
    count: usize,
    sheet: usize,
    picture: Option<String>,
    cut: bool,
}

/// A fact as one sentence.
struct Fact<'a> {
    edge: &'a Edge,
    subject: &'a Thing,
    object: &'a Thing,
    document: &'a Entry,
}

/// The facts that the page of an entry tells: by their sort, the newest first.
fn edges(context: Context<'_>, entry: usize) -> (Vec<&Edge>, usize, usize) {
    let words = &context.site.words;
    let mut edges: Vec<&Edge> = context.edition.edges_at(entry).collect();
    edges.sort_by(|one, other| {
        let language = context.visit.language;
        words
            .term(&one.class, language)
            .cmp(words.term(&other.class, language))
            .then_with(|| other.date.cmp(&one.date))
            .then_with(|| one.path.cmp(&other.path))
    });
    let count = edges.len();
    let page: usize = context.visit.first("facts").and_then(|page| page.parse().ok()).unwrap_or(1).max(1);
    let page = page.min(count.div_ceil(FACTS).max(1));
    let shown = edges.into_iter().skip((page - 1) * FACTS).take(FACTS).collect();
    (shown, count, page)
}

/// The page of an entity or a group. `own` answers [`own_question`].
///
/// # Errors
/// When memory runs out.
pub fn entity(context: Context<'_>, place: usize, own: &[Row]) -> askama::Result<String> {
    let Some(entry) = context.edition.entry(place) else {
        return super::message::message(context, "message.not_found", "");
    };
    let frame = Frame::new(context, "").with_alternates(alternates(context));
    let frame = frame.titled(|frame| frame.name(&entry.thing));
    let (edges, count, page) = edges(context, place);
    let mut by_class: Vec<(&str, Vec<Fact<'_>>)> = Vec::new();
    for fact in edges.into_iter().filter_map(|edge| fact(context, edge)) {
        match by_class.last_mut() {
            Some((class, facts)) if *class == fact.edge.class => facts.push(fact),
            _ => by_class.push((&fact.edge.class, vec![fact])),
        }
    }
    let (around, cut) = around::picture(context, &frame, place);
    let picture = around.map(|around| picture::svg(&around, false)).transpose()?;
    let properties = properties(&frame, &unspelled(entry, own));
    let timeline = timeline(context, place);
    Page {
        frame,
        context,
        entry,
        place,
        properties,
        facts: by_class,
        timeline,
        count,
        sheet: page,
        picture,
        cut,
    }
    .render()
}

/// What the store says beside the names that the page lists as written in documents.
fn unspelled(entry: &Entry, own: &[Row]) -> Vec<Row> {
    let spelled = |row: &Row| match &row[..] {
        [Some(Term::NamedNode(property)), Some(Term::Literal(name))] => {
            property.as_str().ends_with("core#altLabel")
                && entry.spellings.iter().any(|(spelling, _)| spelling == name.value())
        }
        _ => false,
    };
    own.iter().filter(|row| !spelled(row)).cloned().collect()
}

/// Dated facts, the newest first, each sentence of a day once.
fn timeline(context: Context<'_>, entry: usize) -> Vec<Fact<'_>> {
    let mut dated: Vec<&Edge> = context.edition.edges_at(entry).filter(|edge| edge.date.is_some()).collect();
    dated.sort_by(|one, other| {
        other
            .date
            .cmp(&one.date)
            .then_with(|| one.said.cmp(&other.said))
            .then_with(|| one.path.cmp(&other.path))
    });
    dated.dedup_by(|one, other| (&one.date, &one.said) == (&other.date, &other.said));
    dated.into_iter().filter_map(|edge| fact(context, edge)).take(DATED).collect()
}

fn fact<'a>(context: Context<'a>, edge: &'a Edge) -> Option<Fact<'a>> {
    let thing = |place: usize| context.edition.entry(place).map(|entry| &entry.thing);
    Some(Fact {
        edge,
        subject: thing(edge.subject)?,
        object: thing(edge.object)?,
        document: context.edition.entry(edge.document)?,
    })
}

/// `id/document/a#char=1,2`
pub(super) fn stretch(path: &str) -> Option<(String, usize, usize)> {
    let (document, place) = path.split_once("#char=")?;
    let (from, to) = place.split_once(',')?;
    Some((document.to_owned(), from.parse().ok()?, to.parse().ok()?))
}

/// The page's name as RDF: media type and address.
pub(super) fn alternates(context: Context<'_>) -> Vec<(&'static str, String)> {
    let types = [("text/turtle", "ttl"), ("application/ld+json", "jsonld"), ("application/n-triples", "nt")];
    types.map(|(media_type, format)| (media_type, format!("{}?format={format}", context.visit.path))).into()
}

impl Page<'_> {
    fn sentence(&self, fact: &Fact<'_>) -> String {
        let said = self.frame.said(&fact.edge.said);
        if said.is_empty() {
            let (subject, object) = (self.frame.name(fact.subject), self.frame.name(fact.object));
            return format!("{subject} – {} – {object}", self.frame.term(&fact.edge.class));
        }
        self.frame.cut(said, 300)
    }

    fn evidence(&self, fact: &Fact<'_>) -> String {
        self.frame.place(&fact.document.thing.path, &fact.edge.from, &fact.edge.to)
    }

    /// The documents that name it, the newest first.
    fn places(&self) -> Vec<(&Place, &Entry)> {
        let places = self.context.edition.places_of(self.place);
        let mut places: Vec<(&Place, &Entry)> =
            places.filter_map(|place| Some((place, self.context.edition.entry(place.document)?))).collect();
        places.sort_by(|one, other| other.1.date.cmp(&one.1.date));
        places.truncate(PLACES);
        places
    }

    fn place_count(&self) -> usize {
        self.context.edition.places_of(self.place).count()
    }

    fn pages(&self) -> usize {
        self.count.div_ceil(FACTS)
    }

    fn to_page(&self, page: impl Count) -> String {
        self.context.visit.with(&[("facts", Some(&page.count().to_string()))]) + "#facts"
    }
}
