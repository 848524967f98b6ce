//! Who sanctioned whom as one file for an article: picture, table, sentences, and nothing to load.

use askama::Template;

use super::acts::Told;
use super::edges::{Grouping, in_columns, lines};
use super::filter::Shown;
use super::rows::party;
use super::{columns, page};
use crate::picture;
use crate::site::{Context, Frame};
use crate::view::Thing;

#[derive(Template)]
#[template(path = "alone.html")]
struct Alone<'a> {
    frame: Frame<'a>,
    style: &'static str,
    title: String,
    svg: String,
    cut: bool,
    rows: Vec<Told<'a>>,
}

/// The file.
///
/// # Errors
/// When memory runs out.
pub fn html(context: Context<'_>) -> askama::Result<String> {
    let frame = Frame::new(context, "");
    let sanctions = &context.edition.sanctions;
    let acts = Shown::of(context.visit).acts(context.edition, context.visit.language);
    let (lines, cut) = in_columns(lines(context, &frame, Grouping::of(context.visit.first("group")), &acts));
    let title = page::title(&frame);
    let iri =
        |thing: &Thing| thing.path.starts_with("id/").then(|| format!("{}{}", frame.base(), thing.path));
    let picture = columns::picture(&frame, &title, &lines, iri, |line| {
        line.acts.first().map(|act| format!("#{}", act.path.replace('/', "-")))
    });
    let svg = picture::svg(&picture, false)?;
    let told = acts.into_iter().filter_map(|act| {
        let (issuer, target) = (party(sanctions, act.issuer)?, party(sanctions, act.target)?);
        Some(Told { act, issuer, target, line: act.path.replace('/', "-") })
    });
    let rows = told.collect();
    Alone { frame, style: include_str!("../site.css"), title, svg, cut, rows }.render()
}
