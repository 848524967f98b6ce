//! All acts as rows: what they are searched and sorted by.

use crate::grammar::slug;
use crate::picture::shown;
use crate::view::{Act, Sanctions, Thing};

/// Characters of a name or a sentence that are searched.
const SEARCHED: usize = 4_000;

/// All acts with what each is searched by.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'e> {
    /// The acts.
    pub sanctions: &'e Sanctions,
    /// For each act its names and its sentence as slugs, one a line.
    pub keys: &'e [String],
}

impl<'e> Rows<'e> {
    /// What each act is searched by.
    pub fn keys(sanctions: &Sanctions) -> Vec<String> {
        let key = |act: &Act| {
            let ends = [act.issuer, act.target].into_iter().filter_map(|place| party(sanctions, place));
            let labels = ends.map(|thing| &thing.label);
            let names = labels.flat_map(|label| [Some(&label.nl), label.en.as_ref()].into_iter().flatten());
            let slugs = names.chain([&act.sentence]).map(|text| slug(&shown(text, SEARCHED)));
            slugs.collect::<Vec<_>>().join("\n")
        };
        sanctions.acts.iter().map(key).collect()
    }

    /// The acts that fit, of which `fits` is given the place too.
    pub(super) fn chosen(self, fits: impl Fn(usize, &Act) -> bool) -> impl Iterator<Item = &'e Act> {
        let acts = self.sanctions.acts.iter().enumerate();
        acts.filter(move |(place, act)| fits(*place, act)).map(|(_, act)| act)
    }

    pub(super) fn has_words(self, place: usize, slug: &str) -> bool {
        slug.is_empty() || self.keys.get(place).is_some_and(|key| key.contains(slug))
    }
}

/// A column by which rows can be sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// When.
    Date,
    /// Who.
    Issuer,
    /// Whom.
    Target,
    /// Whether.
    Status,
    /// Under which programme.
    Programme,
    /// Where it is told.
    #[default]
    Document,
}

impl Sort {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 6] =
        [Self::Issuer, Self::Target, Self::Date, Self::Status, Self::Programme, Self::Document];

    /// The word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Issuer => "issuer",
            Self::Target => "target",
            Self::Status => "status",
            Self::Programme => "programme",
            Self::Document => "document",
        }
    }
}

/// Who stands at a place among the parties.
pub(super) fn party(sanctions: &Sanctions, place: usize) -> Option<&Thing> {
    sanctions.parties.get(place).map(|party| &party.thing)
}
