//! Entities that a statement is about though no word there names them: the
//! Netherlands behind a bare minister, the House behind a vote.

use super::super::{Argument, Fact, Passage};
use crate::entity::country::COUNTRY;
use crate::entity::organisation::ORGANISATION;
use crate::linking::{Entities, EntityId};
use crate::mention::{Kind, Scanner};

/// The Netherlands.
pub fn netherlands() -> EntityId {
    EntityId { kind: COUNTRY, id: "NLD".to_owned() }
}

/// The House of Representatives.
pub fn house() -> EntityId {
    EntityId { kind: ORGANISATION, id: "tweede-kamer".to_owned() }
}

/// What the mention with this index names, if it is of one of these kinds.
pub fn named(passage: &Passage<'_>, mention: usize, kinds: &[Kind]) -> Option<EntityId> {
    let entity = passage.entity(mention)?;
    kinds.contains(&entity.id.kind).then(|| entity.id.clone())
}

/// Adds to a document's entities those that its facts name and its words do not; they are
/// called what they are known as.
pub fn add(facts: &[Fact], scanner: &Scanner, entities: &mut Entities) {
    for argument in facts.iter().flat_map(Fact::arguments) {
        if let Argument::Entity(id) = argument
            && let Some(label) = scanner.label(id.kind, &id.id)
        {
            entities.intern(id.clone(), || label.clone());
        }
    }
}
