//! The page: legend, filters, histogram, table or picture, and the acts of one line.

use askama::Template;

use super::acts::Told;
use super::choices::{self, Choice};
use super::columns;
use super::edges::{Grouping, Line, in_columns, lines};
use super::filter::Shown;
use super::histogram::{Bin, histogram};
use super::rows::{Sort, party};
use crate::picture::svg;
use crate::site::{Context, Frame};
use crate::view::{Act, Thing};

/// Rows of the table on one page.
const ROWS: usize = 100;
/// Acts of a line that are told in full.
const TOLD: usize = 50;
/// How high the tallest bar of the histogram is, pixels.
const TALLEST: usize = 56;

#[derive(Template)]
#[template(path = "sanctions.html")]
struct Page<'a> {
    frame: Frame<'a>,
    context: Context<'a>,
    shown: Shown<'a>,
    grouping: Grouping,
    acts: Vec<&'a Act>,
    first: usize,
    lines: Vec<Line<'a>>,
    picture: Option<String>,
    cut: bool,
    bins: Vec<Bin>,
    undated: usize,
    issuers: Vec<&'a Thing>,
    targets: Vec<&'a Thing>,
    programmes: Vec<&'a str>,
}

/// The page `/sanctions`.
///
/// # Errors
/// When memory runs out.
pub fn sanctions(context: Context<'_>) -> askama::Result<String> {
    let visit = context.visit;
    let frame = Frame::new(context, context.site.words.text("nav.sanctions", visit.language))
        .with_script("sanctions.js")
        .with_alternates(alternates(context));
    let shown = Shown::of(visit);
    let acts = shown.acts(context.edition, visit.language);
    let grouping = Grouping::of(visit.first("group"));
    let drawn = visit.first("view") == Some("picture");
    let lines =
        if drawn || shown.line.is_some() { lines(context, &frame, grouping, &acts) } else { Vec::new() };
    let (some, cut) = if drawn { in_columns(lines.clone()) } else { (Vec::new(), false) };
    let picture = if drawn { Some(picture(&frame, context, &some)?) } else { None };
    let any_time = shown.at_any_time().acts(context.edition, visit.language);
    let undated = any_time.iter().filter(|act| act.date.is_none()).count();
    let bins = histogram(any_time.into_iter());
    let issuers = choices::parties(context, shown.issuer, |act| act.issuer);
    let targets = choices::parties(context, shown.target, |act| act.target);
    let programmes = choices::programmes(context);
    let page: usize = visit.first("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let first = (page.max(1) - 1).saturating_mul(ROWS).min(acts.len());
    Page {
        frame,
        context,
        shown,
        grouping,
        acts,
        first,
        lines,
        picture,
        cut,
        bins,
        undated,
        issuers,
        targets,
        programmes,
    }
    .render()
}

/// What the picture shows, in words.
pub(super) fn title(frame: &Frame<'_>) -> String {
    frame.with("sanctions.picture_title", &frame.version().to_string())
}

fn picture(frame: &Frame<'_>, context: Context<'_>, lines: &[Line<'_>]) -> askama::Result<String> {
    let node = |thing: &Thing| {
        let near = thing.path.starts_with("id/").then_some(thing.path.as_str())?;
        Some(context.visit.with(&[("near", Some(near)), ("line", None), ("page", None)]))
    };
    let line = |line: &Line<'_>| Some(context.visit.with(&[("line", Some(&line.name()))]) + "#acts");
    svg(&columns::picture(frame, &title(frame), lines, node, line), false)
}

/// The downloads: media type and address.
fn alternates(context: Context<'_>) -> Vec<(&'static str, String)> {
    let types = [("text/csv", "csv"), ("text/turtle", "ttl"), ("image/svg+xml", "svg")];
    types.map(|(media_type, ending)| (media_type, download(context, ending))).into()
}

/// What is shown, as a file with this ending.
fn download(context: Context<'_>, ending: &str) -> String {
    context
        .visit
        .to(&format!("/sanctions.{ending}"), context.visit.changed(&[("page", None), ("line", None)]))
}

/// A column of the table.
struct Column {
    key: &'static str,
    address: String,
    sorted: Option<&'static str>,
}

/// A bar of the histogram; lengths in pixels.
struct Drawn<'p> {
    bin: &'p Bin,
    address: String,
    x: usize,
    y: usize,
    height: usize,
    on: bool,
}

impl Page<'_> {
    fn statuses(&self) -> Vec<Choice<'_>> {
        choices::statuses(self.context, &self.frame, &self.shown)
    }

    fn kinds(&self) -> Vec<Choice<'_>> {
        choices::kinds(self.context, &self.frame, &self.shown)
    }

    fn columns(&self) -> Vec<Column> {
        let programmes = !self.programmes.is_empty();
        let columns = Sort::ALL.into_iter().filter(|column| programmes || *column != Sort::Programme);
        columns
            .map(|column| {
                let here = self.shown.sort == column;
                let order = (here && !self.shown.descending).then_some("desc");
                let changes = [("sort", Some(column.word())), ("order", order), ("page", None)];
                let sorted = here.then_some(if self.shown.descending { "descending" } else { "ascending" });
                Column { key: column.word(), address: self.context.visit.with(&changes), sorted }
            })
            .collect()
    }

    fn rows(&self) -> Vec<Told<'_>> {
        self.acts.iter().skip(self.first).take(ROWS).filter_map(|act| self.told(act)).collect()
    }

    fn told<'p>(&'p self, act: &'p Act) -> Option<Told<'p>> {
        let sanctions = &self.context.edition.sanctions;
        let (issuer, target) = (party(sanctions, act.issuer)?, party(sanctions, act.target)?);
        let programme = act.programme.as_ref().map(|programme| format!("~{programme}")).unwrap_or_default();
        Some(Told { act, issuer, target, line: format!("{}~{}{programme}", issuer.path, target.path) })
    }

    /// The line whose acts are told in full.
    fn line(&self) -> Option<&Line<'_>> {
        let asked = self.shown.line?;
        self.lines.iter().find(|line| line.name() == asked)
    }

    fn told_acts<'p>(&'p self, line: &'p Line<'_>) -> Vec<Told<'p>> {
        line.acts.iter().take(TOLD).filter_map(|act| self.told(act)).collect()
    }

    /// The acts of a pair that is not put together with others.
    fn line_address(&self, line: &str) -> String {
        self.context.visit.with(&[("line", Some(line)), ("group", None)]) + "#acts"
    }

    fn near(&self) -> Option<&Thing> {
        let place = self.context.edition.index.find(self.shown.near?)?;
        Some(&self.context.edition.entry(place)?.thing)
    }

    fn drawn_bins(&self) -> Vec<Drawn<'_>> {
        let most = self.bins.iter().map(|bin| bin.count).max().unwrap_or(1).max(1);
        let drawn = |(at, bin): (usize, &'_ Bin)| (at, bin.count * TALLEST / most);
        let heights: Vec<(usize, usize)> = self.bins.iter().enumerate().map(drawn).collect();
        let bins = self.bins.iter().zip(heights);
        bins.map(|(bin, (at, height))| {
            let height = if bin.count > 0 { height.max(3) } else { 0 };
            let changes = [("from", Some(bin.from.as_str())), ("to", Some(bin.to.as_str())), ("page", None)];
            let after = self.shown.from.is_none_or(|from| *bin.to >= *from);
            let before = self.shown.to.is_none_or(|to| *bin.from <= *to);
            let address = self.context.visit.with(&changes);
            Drawn { bin, address, x: at * 30, y: TALLEST + 4 - height, height, on: after && before }
        })
        .collect()
    }

    fn histogram_width(&self) -> usize {
        self.bins.len() * 30
    }

    /// The page without a time.
    fn any_time(&self) -> String {
        self.context.visit.with(&[("from", None), ("to", None), ("undated", None), ("page", None)])
    }

    fn with(&self, name: &str, value: &str) -> String {
        self.context.visit.with(&[(name, Some(value)), ("page", None)])
    }

    fn without(&self, name: &str) -> String {
        self.context.visit.with(&[(name, None), ("page", None)])
    }

    fn groupings(&self) -> [(&'static str, bool); 4] {
        Grouping::ALL.map(|grouping| (grouping.word(), grouping == self.grouping))
    }

    fn download(&self, ending: &str) -> String {
        download(self.context, ending)
    }

    /// The query behind the page, in the editor.
    fn editor(&self) -> String {
        self.frame.to_with("/editor", "query", &super::query(self.context))
    }

    /// What the script draws where it is too much for columns.
    fn plot(&self) -> String {
        download(self.context, "json")
    }

    /// A link that keeps: the state with the number of the version.
    fn permalink(&self) -> String {
        let version = self.frame.version().to_string();
        self.context.visit.with(&[("version", Some(&version))])
    }

    /// The version that the address names, where it is another one.
    fn other_version(&self) -> Option<&str> {
        self.context.visit.first("version").filter(|version| **version != *self.frame.version().to_string())
    }

    /// The neighbouring pages of the table.
    fn pages(&self) -> (Option<String>, Option<String>) {
        let page = self.first / ROWS + 1;
        let to = |page: usize| self.context.visit.with(&[("page", Some(&page.to_string()))]);
        let before = (page > 1).then(|| to(page - 1));
        (before, (self.first + ROWS < self.acts.len()).then(|| to(page + 1)))
    }

    fn last(&self) -> usize {
        (self.first + ROWS).min(self.acts.len())
    }

    /// How many acts no filter shows or hides.
    fn total(&self) -> usize {
        self.context.edition.sanctions.acts.len()
    }
}
