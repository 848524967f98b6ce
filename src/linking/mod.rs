//! From mentions to entities.
//!
//! Within a document every mention is given the entity that it names, with the
//! reason. What is known by its name has its id already; persons, motions and
//! short forms ("het Hof") are resolved by what else the document says. What
//! cannot be told stays unknown; what looks misprinted is told ([`misprints`]).

mod context;
mod entities;
mod misprint;
mod motion;
mod organisation;
mod own;
mod person;
mod printing;
mod reason;
mod short_form;

pub use crate::grammar::slug;
pub use context::{Context, Linker};
pub use entities::{Entities, Entity, EntityId, Link, Linked};
pub use misprint::{Misprint, is_doubtful_dossier, misprints};
use own::own_motion;
pub use own::{Titled, titled};
pub use person::WrittenName;
pub use printing::{Printing, printing};
pub use reason::{Joined, Reason};

use crate::entity::{motion::MOTION, organisation::ORGANISATION, person::PERSON};
use crate::gazetteer::Form;
use crate::mention::{Kind, Mention, Scanner};
use crate::text::Document;

/// How the mentions of a kind are linked, for kinds where the norm alone does not say.
const LINKERS: &[(Kind, Linker)] =
    &[(PERSON, person::link), (MOTION, motion::link), (ORGANISATION, organisation::link)];

/// Links the mentions of a document, which stand in reading order.
pub fn link(document: &Document, mentions: &[Mention], scanner: &Scanner) -> Linked {
    let context = Context { document, mentions, scanner };
    let mut entities = Entities::default();
    let mut links: Vec<Option<Link>> = vec![None; mentions.len()];
    for kind in scanner.kinds() {
        let special = LINKERS.iter().find(|(special, _)| *special == kind);
        let linker = special.map_or(short_form::link as Linker, |(_, linker)| *linker);
        linker(&context, kind, &mut entities, &mut links);
    }
    Linked { entities, links }
}

/// Takes out the short forms ("het Hof") for which the document names nothing that
/// they could stand for: what nobody can tell is no mention.
pub fn drop_unknown(mentions: &mut Vec<Mention>, linked: &mut Linked) {
    let keep: Vec<bool> = mentions
        .iter()
        .zip(&linked.links)
        .map(|(mention, link)| link.is_some() || mention.form != Form::Short)
        .collect();
    let mut kept = keep.iter();
    mentions.retain(|_| *kept.next().unwrap_or(&true));
    let mut kept = keep.iter();
    linked.links.retain(|_| *kept.next().unwrap_or(&true));
}
