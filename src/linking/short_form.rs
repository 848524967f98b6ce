//! Known names, and short forms that name what the document last introduced.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Context, Entities, Link, Reason};
use crate::embedded;
use crate::entity::{court::COURT, treaty::TREATY};
use crate::gazetteer::{Form, TableError};
use crate::mention::Kind;

/// A known name names its id. A short form ("het Hof", "het Statuut") has in its
/// norm what it may stand for, which its kind can read; it names the one of those
/// that the document named last before it, else the one that it names first after
/// it, else that of the court or treaty that it names, else nothing.
pub(super) fn link(context: &Context<'_>, kind: Kind, entities: &mut Entities, links: &mut [Option<Link>]) {
    let named: Vec<(usize, &str)> = context
        .of_kind(kind)
        .filter(|(_, mention)| mention.form != Form::Short)
        .map(|(index, mention)| (index, mention.norm.as_str()))
        .collect();
    let aliases = aliases(context, kind, &named);
    let named: Vec<(usize, &str)> =
        named.into_iter().map(|(index, id)| (index, aliases.get(id).copied().unwrap_or(id))).collect();
    let founding = founded(context, kind);
    // What `(hierna: het Verdrag)` calls by a short form is called so from there on.
    let mut defined: BTreeMap<&str, &str> = BTreeMap::new();
    for (index, mention) in context.of_kind(kind) {
        let (id, reason) = if mention.form == Form::Short {
            let fits = |id: &str| context.scanner.may_mean(kind, &mention.norm, id);
            // `Grondwettelijk Hof` of a state that nothing says is that of some state.
            let unstated = || mention.norm.strip_suffix('-').filter(|_| kind == COURT);
            let found = referent(&named, index, fits).or_else(|| referent(&founding, index, fits));
            let written = context.text(mention);
            let found = defined.get(written).copied().or(found);
            let Some(id) = found.or_else(unstated) else { continue };
            if defines(context, mention.span.start) {
                defined.insert(written, id);
            }
            (id, Reason::Last)
        } else {
            let known = context.scanner.label(kind, &mention.norm).is_some();
            match aliases.get(mention.norm.as_str()) {
                Some(id) => (*id, Reason::InBrackets),
                None => (mention.norm.as_str(), Reason::of_norm(mention, known)),
            }
        };
        let entity = context.entity(entities, kind, id, context.text(mention));
        if let Some(link) = links.get_mut(index) {
            *link = Some(Link { entity, reason });
        }
    }
}

/// Whether what stands before a short form says that something is called so from there on: `(hierna: het `.
fn defines(context: &Context<'_>, start: usize) -> bool {
    let before = context.document.text().get(..start).unwrap_or_default();
    ["(hierna: ", "(hierna ", "(verder: ", "(hierna te noemen: ", "(hierna te noemen "].iter().any(|lead| {
        ["", "het ", "de "]
            .iter()
            .any(|article| before.strip_suffix(article).is_some_and(|before| before.ends_with(lead)))
    })
}

/// The courts of the treaties, or the treaties of the courts, that the document names: "het Statuut" beside the
/// Strafhof, "het Hof" beside the EVRM.
fn founded(context: &Context<'_>, kind: Kind) -> Vec<(usize, &'static str)> {
    let other = match kind {
        TREATY => COURT,
        COURT => TREATY,
        _ => return Vec::new(),
    };
    let Ok(sides) = FOUNDING.as_ref() else { return Vec::new() };
    let named = context.of_kind(other).filter(|(_, mention)| mention.form != Form::Short);
    let of = |norm: &str| {
        sides.iter().find_map(|(court, treaty)| {
            let (own, other) = if kind == TREATY { (treaty, court) } else { (court, treaty) };
            (other == norm).then_some(own.as_str())
        })
    };
    named.filter_map(|(index, mention)| Some((index, of(&mention.norm)?))).collect()
}

/// Courts, and the treaties that they watch over.
static FOUNDING: LazyLock<Result<Vec<(String, String)>, TableError>> = LazyLock::new(|| {
    let table = embedded!("founding-treaties.tsv").table(&["court", "treaty"])?;
    Ok(table.rows().map(|row| (row.get("court").to_owned(), row.get("treaty").to_owned())).collect())
});

/// Full titles that nobody knows, and the known name that stands in brackets behind them (or the other way
/// round): `Verdrag inzake het verbod van … deze mijnen (Verdrag van Ottawa)`; of two unknown the second is the first.
fn aliases<'a>(context: &Context<'_>, kind: Kind, named: &[(usize, &'a str)]) -> BTreeMap<&'a str, &'a str> {
    let text = context.document.text();
    let known = |id: &str| context.scanner.label(kind, id).is_some();
    let mut found = BTreeMap::new();
    for pair in named.windows(2) {
        let [(one, first), (two, second)] = pair else { continue };
        let (Some(one), Some(two)) = (context.mentions.get(*one), context.mentions.get(*two)) else {
            continue;
        };
        let gap = text.get(one.span.end..two.span.start).unwrap_or_default();
        let opens =
            [" (", " (het ", " (hierna: ", " (hierna ", " (hierna: het ", " (hierna: de "].contains(&gap);
        let closed = text.get(two.span.end..).is_some_and(|rest| rest.starts_with([')', ',', ';']));
        if opens && closed && !(known(first) && known(second)) && first != second {
            let (unknown, known) = if known(second) { (first, second) } else { (second, first) };
            found.entry(*unknown).or_insert(*known);
        }
    }
    found
}

/// The id that fits and was named last before the mention with this index, else first after it.
pub(super) fn referent<'a>(
    named: &[(usize, &'a str)],
    index: usize,
    fits: impl Fn(&str) -> bool,
) -> Option<&'a str> {
    let next = named.partition_point(|(other, _)| *other < index);
    let (before, after) = named.split_at(next);
    let last = before.iter().rev().find(|(_, id)| fits(id));
    last.or_else(|| after.iter().find(|(_, id)| fits(id))).map(|(_, id)| *id)
}
