//! Measures of the whole, each with its definition.

use askama::Template;

use super::{Context, Edition, Frame};
use crate::view::{Community, Measure, Ranked, Statistics, Thing};

#[derive(Template)]
#[template(path = "statistics.html")]
struct Page<'a> {
    frame: Frame<'a>,
    edition: &'a Edition,
    statistics: &'a Statistics,
}

/// The page `/statistics`.
///
/// # Errors
/// When memory runs out.
pub fn statistics(context: Context<'_>) -> askama::Result<String> {
    let frame = Frame::new(context, context.site.words.text("nav.statistics", context.visit.language));
    Page { frame, edition: context.edition, statistics: &context.edition.statistics }.render()
}

impl Page<'_> {
    fn ranked(&self, ranked: &Ranked) -> Option<&Thing> {
        Some(&self.edition.entry(ranked.entry?)?.thing)
    }

    fn members<'p>(&'p self, community: &'p Community) -> impl Iterator<Item = &'p Thing> {
        let entries = community.members.iter().filter_map(|place| self.edition.entry(*place));
        entries.map(|entry| &entry.thing)
    }

    fn large(&self) -> impl Iterator<Item = &Community> {
        self.statistics.communities.iter().filter(|community| community.size > 2)
    }

    /// The value as it is written: a count, or a share in four decimals.
    fn value(&self, measure: &Measure, ranked: &Ranked) -> String {
        let value = ranked.value;
        if measure.name == "betweenness" {
            let written = format!("{value:.4}");
            return match self.frame.language() {
                super::Language::Nl => written.replace('.', ","),
                super::Language::En => written,
            };
        }
        format!("{value:.0}")
    }

    /// How long the bar of a value is, of 100.
    #[expect(clippy::unused_self, reason = "the template asks the page")]
    fn share(&self, measure: &Measure, ranked: &Ranked) -> String {
        let most = measure.ranked.first().map_or(1.0, |ranked| ranked.value);
        format!("{:.1}", (100.0 * ranked.value / most).clamp(1.0, 100.0))
    }
}
