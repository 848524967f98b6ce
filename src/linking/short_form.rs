//! Known names, and short forms that name what the document last introduced.

use super::{Context, Entities, Link, Reason};
use crate::gazetteer::Form;
use crate::mention::Kind;

/// A known name names its id. A short form ("het Hof", "het Statuut") has in its
/// norm what it may stand for, which its kind can read; it names the one of those
/// that the document named last before it, else the one that it names first after
/// it, else nothing.
pub(super) fn link(context: &Context<'_>, kind: Kind, entities: &mut Entities, links: &mut [Option<Link>]) {
    let named: Vec<(usize, &str)> = context
        .of_kind(kind)
        .filter(|(_, mention)| mention.form != Form::Short)
        .map(|(index, mention)| (index, mention.norm.as_str()))
        .collect();
    for (index, mention) in context.of_kind(kind) {
        let (id, reason) = if mention.form == Form::Short {
            let Some(id) = referent(&named, index, |id| context.scanner.may_mean(kind, &mention.norm, id))
            else {
                continue;
            };
            (id, Reason::Last)
        } else {
            let known = context.scanner.label(kind, &mention.norm).is_some();
            (mention.norm.as_str(), Reason::of_norm(mention, known))
        };
        let entity = context.entity(entities, kind, id, context.text(mention));
        if let Some(link) = links.get_mut(index) {
            *link = Some(Link { entity, reason });
        }
    }
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
