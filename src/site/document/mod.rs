//! A document: its reading text with every mention marked and every fact beside its sentence.
//!
//! A quote leads here with `?char=10,20#char=10,20`, code points of the source as in the IRIs:
//! the server marks the stretch, and a script follows a fragment that came without it. A long
//! document is shown in parts; the server knows in which one a stretch stands.

mod blocks;
mod marks;
mod parts;

use askama::Template;

use self::marks::Piece;
use self::parts::{Event, Part};
use super::frame::Count;
use super::{Context, Frame};
use crate::view::DocumentView;

#[derive(Template)]
#[template(path = "document.html")]
struct Page<'a> {
    frame: Frame<'a>,
    view: &'a DocumentView,
    events: Vec<Event<'a>>,
    part: usize,
    parts: usize,
    context: Context<'a>,
}

/// The page of a document.
///
/// # Errors
/// When memory runs out.
pub fn document(context: Context<'_>, view: &DocumentView) -> askama::Result<String> {
    let visit = context.visit;
    let stretch = visit.first("char").and_then(stretch);
    let parts = parts::parts(view);
    let asked = stretch.and_then(|stretch| parts::of_stretch(view, &parts, stretch));
    let named = visit.first("part").and_then(|part| part.parse::<usize>().ok()?.checked_sub(1));
    let part = asked.or(named).unwrap_or_default().min(parts.len().saturating_sub(1));
    let whole = Part { first: 0, end: view.blocks.len() };
    let events = parts::events(view, parts.get(part).unwrap_or(&whole), stretch);
    let title = view.title.as_deref().unwrap_or(&view.name);
    let frame = Frame::new(context, crate::picture::shown(title, 160))
        .with_script("document.js")
        .with_alternates(super::entity::alternates(context));
    Page { frame, view, events, part, parts: parts.len(), context }.render()
}

/// `10,20`, as in RFC 5147.
fn stretch(text: &str) -> Option<(usize, usize)> {
    let (from, to) = text.split_once(',')?;
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    (from < to).then_some((from, to))
}

impl Page<'_> {
    fn to_part(&self, part: impl Count) -> String {
        let part = (part.count() + 1).to_string();
        self.context.visit.with(&[("part", Some(&part)), ("char", None)])
    }

    fn printed(&self) -> String {
        let parts = [&self.view.dossier, &self.view.number];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// Where it was published, as far as it is an address.
    fn source(&self) -> Option<&str> {
        let source = self.view.source.as_deref()?;
        (source.starts_with("https://") || source.starts_with("http://")).then_some(source)
    }

    fn entity_count(&self) -> usize {
        let mut things: Vec<usize> = self.view.mentions.iter().map(|mention| mention.thing).collect();
        things.sort_unstable();
        things.dedup();
        things.len()
    }
}
