//! Organisations: names, abbreviations and shorter forms of one document joined.

use std::collections::{BTreeMap, HashSet};

use super::short_form::referent;
use super::{Context, Entities, Link, Reason, slug};
use crate::entity::organisation::{definition, shares_initials};
use crate::gazetteer::Form;
use crate::mention::{Kind, Mention};

/// A known name names its id. A name read by its form is the known body whose abbreviation
/// stands in brackets behind it (or the other way round), else the one longer name of the
/// document that it begins; a short form is what was last named so.
pub(super) fn link(context: &Context<'_>, kind: Kind, entities: &mut Entities, links: &mut [Option<Link>]) {
    let aliases = aliases(context, kind);
    let named: Vec<(usize, &str, Reason)> = context
        .of_kind(kind)
        .filter(|(_, mention)| mention.form != Form::Short)
        .map(|(index, mention)| {
            let (id, reason) = identity(context, kind, mention, &aliases);
            (index, id, reason)
        })
        .collect();
    let ids: Vec<(usize, &str)> = named.iter().map(|(index, id, _)| (*index, *id)).collect();
    let short = context.of_kind(kind).filter(|(_, mention)| mention.form == Form::Short);
    let short = short.filter_map(|(index, mention)| {
        let may = |id: &str| context.scanner.may_mean(kind, &mention.norm, id);
        let last = referent(&ids, index, may).filter(|id| !far_council(context, &ids, index, id));
        // Another council than that one, where the paper names it.
        let last = last.or_else(|| referent(&ids, index, |id| may(id) && id != SECURITY_COUNCIL));
        // Beside the EU, a council that nobody knows is not the one that is called so.
        let known = |id: &str| context.scanner.label(kind, id).is_some();
        let union = mention.norm == "raad" && ids.iter().any(|(_, id)| *id == "eu");
        let last = match last {
            Some(id) if union && !known(id) => {
                referent(&ids, index, |id| may(id) && known(id) && id != SECURITY_COUNCIL)
            }
            other => other,
        };
        // Where the EU is spoken of and no council is named, the Council is its own.
        let own = || match mention.norm.as_str() {
            "raad" if ids.iter().any(|(_, id)| *id == "eu") => Some("council-of-the-eu"),
            // A Union, and nothing else says which.
            "unie" => Some("eu"),
            "commissie" if ids.iter().any(|(_, id)| UNION.contains(id)) => Some("european-commission"),
            _ => None,
        };
        // Where the EU is named, the Union is none other.
        let last = match last {
            Some(_) if mention.norm == "unie" && ids.iter().any(|(_, id)| *id == "eu") => Some("eu"),
            other => other,
        };
        Some((index, last.or_else(own)?, Reason::Last))
    });
    for (index, id, reason) in named.iter().copied().chain(short) {
        let Some(mention) = context.mentions.get(index) else { continue };
        let entity = context.entity(entities, kind, id, context.text(mention));
        if let Some(link) = links.get_mut(index) {
            *link = Some(Link { entity, reason });
        }
    }
}

/// Those beside whom "de Commissie" is that of the EU, where no other is named.
const UNION: [&str; 3] = ["eu", "council-of-the-eu", "foreign-affairs-council"];

/// The Security Council, which "de Raad" means only near its name where the EU is spoken of too.
const SECURITY_COUNCIL: &str = "un-security-council";

/// Whether the council is the Security Council and the paragraph has not named it before, in a paper that speaks of the EU.
fn far_council(context: &Context<'_>, ids: &[(usize, &str)], index: usize, id: &str) -> bool {
    let union = ids.iter().any(|(_, id)| *id == "eu");
    let start = context.mentions.get(index).map(|mention| mention.span.start);
    let block = start.and_then(|start| context.document.block_at(start)).map(|block| block.span);
    let (Some(start), Some(block)) = (start, block) else { return false };
    let near = |(other, id): &(usize, &str)| {
        let span = context.mentions.get(*other).map(|mention| mention.span);
        *id == SECURITY_COUNCIL && span.is_some_and(|span| block.contains(span) && span.end <= start)
    };
    union && id == SECURITY_COUNCIL && !ids.iter().any(near)
}

/// What a mention in full names, and why.
fn identity<'a>(
    context: &Context<'a>,
    kind: Kind,
    mention: &'a Mention,
    aliases: &'a BTreeMap<String, (String, Reason)>,
) -> (&'a str, Reason) {
    if let Some((id, reason)) = aliases.get(&mention.norm) {
        return (id, *reason);
    }
    let known = context.scanner.label(kind, &mention.norm).is_some();
    (&mention.norm, Reason::of_norm(mention, known))
}

/// Which ids read by form are another id.
fn aliases(context: &Context<'_>, kind: Kind) -> BTreeMap<String, (String, Reason)> {
    let known = |mention: &Mention| context.scanner.label(kind, &mention.norm).is_some();
    let full = context.of_kind(kind).map(|(_, mention)| mention).filter(|m| m.form != Form::Short);
    let full: Vec<(&Mention, bool)> = full.map(|mention| (mention, known(mention))).collect();
    let mut aliases: BTreeMap<String, (String, Reason)> = BTreeMap::new();
    for ((one, one_known), (two, two_known)) in full.iter().zip(full.iter().skip(1)) {
        if one_known != two_known && is_definition(context, one, two) {
            let (unknown, known) = if *one_known { (two, one) } else { (one, two) };
            let reason = Reason::InBrackets;
            aliases.entry(unknown.norm.clone()).or_insert((known.norm.clone(), reason));
        }
    }
    let written = written(context, &full);
    let mut spellings: BTreeMap<String, &str> = BTreeMap::new();
    let mut seen = HashSet::new();
    for (mention, _) in full.iter().filter(|(mention, known)| !known && seen.insert(mention.norm.as_str())) {
        let first = spellings.entry(spelling(&mention.norm)).or_insert(&mention.norm);
        if *first != mention.norm {
            let reason = Reason::Spelling;
            aliases.entry(mention.norm.clone()).or_insert(((*first).to_owned(), reason));
        }
        if let Some(longer) = only_longer(&written, &mention.norm) {
            let reason = Reason::Beginning;
            aliases.entry(mention.norm.clone()).or_insert((longer.to_owned(), reason));
        }
    }
    follow(&mut aliases);
    aliases
}

/// Goes once more: a beginning of a name that is itself an alias.
fn follow(aliases: &mut BTreeMap<String, (String, Reason)>) {
    let ends: BTreeMap<String, String> =
        aliases.iter().map(|(id, (to, _))| (id.clone(), to.clone())).collect();
    for (to, _) in aliases.values_mut() {
        if let Some(end) = ends.get(to) {
            end.clone_into(to);
        }
    }
}

/// How the names are written, as ids, and what each last named.
fn written<'a>(context: &Context<'a>, full: &[(&'a Mention, bool)]) -> BTreeMap<String, &'a str> {
    let mut written = BTreeMap::new();
    let mut seen = HashSet::new();
    for (mention, _) in full.iter().rev().filter(|(mention, _)| seen.insert(context.text(mention))) {
        written.entry(slug(context.text(mention))).or_insert(mention.norm.as_str());
    }
    written
}

/// Whether the second mention is the abbreviation in brackets behind the first, or the
/// first that of the second.
fn is_definition(context: &Context<'_>, one: &Mention, two: &Mention) -> bool {
    let text = context.document.text();
    let gap = text.get(one.span.end..two.span.start).unwrap_or_default();
    let after = text.get(one.span.end..).unwrap_or_default();
    let behind = definition(after).is_ok_and(|(_, short)| short == context.text(two)) && gap.len() < 60;
    let closed = text.get(two.span.end..).unwrap_or_default().starts_with(')');
    let letters = !context.text(one).chars().any(char::is_whitespace);
    let (short, long) = if letters { (one, two) } else { (two, one) };
    let fits = shares_initials(context.text(short), context.text(long));
    fits && (behind || (gap == " (" && closed && letters))
}

/// What all spellings of a name share: no plurals, British letters, `vn` for the UN.
fn spelling(id: &str) -> String {
    let plain = id.replace("united-nations", "vn").replace("organiz", "organis").replace("center", "centre");
    let words = plain.split('-').map(|word| if word == "un" { "vn" } else { word.trim_end_matches('s') });
    words.collect::<Vec<_>>().join("-")
}

/// The one id under which a longer name that begins so is written; `None` where there is
/// none or more than one, or the beginning is one word.
fn only_longer<'a>(written: &BTreeMap<String, &'a str>, id: &str) -> Option<&'a str> {
    let start = format!("{id}-");
    let mut longer = written.range(start.clone()..).take_while(|(name, _)| name.starts_with(&start));
    let (_, first) = longer.next()?;
    let same = longer.all(|(_, other)| other == first);
    (id.contains('-') && same && *first != id).then_some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        assert_eq!(spelling("un-weapon-systems-center"), spelling("vn-weapons-system-centre"));
        assert_ne!(spelling("office-of-legal-affairs"), spelling("office-of-political-affairs"));
    }

    #[test]
    fn the_beginning_of_one_longer_name() {
        let written = |names: &[&'static str]| -> BTreeMap<String, &'static str> {
            names.iter().map(|name| ((*name).to_owned(), *name)).collect()
        };
        assert_eq!(
            only_longer(&written(&["global-fund", "global-fund-for-x"]), "global-fund"),
            Some("global-fund-for-x")
        );
        assert_eq!(only_longer(&written(&["global-fund-for-x", "global-fund-for-y"]), "global-fund"), None);
        assert_eq!(only_longer(&written(&["bank-of-x"]), "bank"), None);
    }
}
