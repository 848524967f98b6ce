//! Stub.
use super::{Context, Entities, Link};
use crate::mention::Kind;
pub(super) fn link(
    _context: &Context<'_>,
    _kind: Kind,
    _entities: &mut Entities,
    _links: &mut [Option<Link>],
) {
}
