//! Motions: joined by the paper that prints them, the document itself where it is one.

use std::collections::{BTreeMap, BTreeSet};

use super::own::own_label;
use super::{Context, Entities, EntityId, Link, Reason, WrittenName, own_motion, printing, slug, titled};
use crate::entity::paper::PAPER;
use crate::gazetteer::Label;
use crate::mention::{Kind, Mention};

/// A motion is the paper that prints it; without one, the only motion of the same movers that
/// the document joins to a paper; else a motion of this document alone.
pub(super) fn link(context: &Context<'_>, kind: Kind, entities: &mut Entities, links: &mut [Option<Link>]) {
    let motions: Vec<(usize, &Mention)> = context.of_kind(kind).collect();
    let own = own_motion(context.document, context.mentions);
    let mut direct: BTreeMap<usize, (&str, Reason)> = motions
        .iter()
        .filter_map(|(index, _)| {
            let printing = printing(context.document, context.mentions, *index)?;
            let paper = context.mentions.get(printing.paper)?;
            Some((*index, (paper.norm.as_str(), Reason::Printed(printing.joined))))
        })
        .collect();
    if let Some(own) = &own {
        direct.insert(own.mention, (&own.paper, Reason::Document));
        entities.intern(EntityId { kind: PAPER, id: own.paper.clone() }, || own_label(&own.paper));
    }
    let others = titled(context.document, context.mentions);
    for other in &others {
        if let Some(paper) = &other.paper {
            direct.entry(other.mention).or_insert((paper, Reason::Document));
            let label = || own_label(paper);
            entities.intern(EntityId { kind: PAPER, id: paper.clone() }, label);
        }
    }
    let mut papers: BTreeMap<Vec<String>, BTreeSet<&str>> = BTreeMap::new();
    for (index, mention) in &motions {
        if let Some((paper, _)) = direct.get(index) {
            papers.entry(movers(mention)).or_default().insert(paper);
        }
    }
    for (index, mention) in &motions {
        let movers = movers(mention);
        let only = match papers.get(&movers) {
            Some(own) => own.first().filter(|_| own.len() == 1),
            None => only_of(&papers, &movers),
        };
        let (id, reason) = match (direct.get(index), only) {
            (Some((paper, reason)), _) => ((*paper).to_owned(), *reason),
            (None, Some(paper)) => ((*paper).to_owned(), Reason::Movers),
            (None, None) => (own_id(context, &movers), Reason::Unnumbered),
        };
        let entity = entities
            .intern(EntityId { kind, id: id.clone() }, || label(context, &motions, &direct, &id, mention));
        if let Some(link) = links.get_mut(*index) {
            *link = Some(Link { entity, reason });
        }
    }
}

/// The paper of the only motion that these movers moved with others: `de motie van de heer Dobbe`.
fn only_of<'m, 'p>(
    papers: &'m BTreeMap<Vec<String>, BTreeSet<&'p str>>,
    movers: &[String],
) -> Option<&'m &'p str> {
    let with = papers.iter().filter(|(all, _)| movers.iter().all(|mover| all.contains(mover)));
    let mut found = with.flat_map(|(_, papers)| papers);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// The movers' surnames as parts of IRIs, in order.
fn movers(mention: &Mention) -> Vec<String> {
    let mut movers: Vec<String> = mention
        .norm
        .split('+')
        .map(|name| slug(name.split_once('|').map_or(name, |(_, surname)| surname)))
        .collect();
    movers.sort();
    movers
}

fn own_id(context: &Context<'_>, movers: &[String]) -> String {
    format!("{}-{}", slug(&context.document.name.replace('.', "-")), movers.join("-"))
}

/// The longest way in which the document writes the motion of `first`'s movers, from `motie` on.
fn label(
    context: &Context<'_>,
    motions: &[(usize, &Mention)],
    direct: &BTreeMap<usize, (&str, Reason)>,
    id: &str,
    first: &Mention,
) -> Label {
    let named = movers(first);
    let texts = motions.iter().filter(|(index, mention)| {
        direct.get(index).is_some_and(|(paper, _)| *paper == id)
            || std::ptr::eq(*mention, first)
            || movers(mention) == named
    });
    let texts = texts
        .map(|(_, mention)| mixed_case(context.text(mention), mention))
        .filter(|text| text.to_lowercase().starts_with("motie"));
    let longest = texts.reduce(|a, b| if b.len() > a.len() { b } else { a });
    let written = longest.map_or_else(|| format!("motie {}", context.text(first)), |text| lower_first(&text));
    Label { nl: written, en: None }
}

/// `MOTIE VAN HET LID DOBBE C.S.` is `motie van het lid Dobbe c.s.`; what has small letters stays.
fn mixed_case(text: &str, mention: &Mention) -> String {
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    mention
        .norm
        .split('+')
        .map(|norm| WrittenName::of_norm(norm).label())
        .fold(text.to_lowercase(), |written, name| written.replacen(&name.to_lowercase(), &name, 1))
}

/// `Motie van …` is `motie van …`, `Moties` its singular.
fn lower_first(text: &str) -> String {
    let rest = text.get("motie".len()..).unwrap_or_default();
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    format!("motie{rest}")
}
