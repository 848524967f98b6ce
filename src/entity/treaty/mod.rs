//! Treaties, conventions, statutes, protocols.

use crate::gazetteer::TableError;
use crate::mention::{Kind, Recognizer};

/// The kind.
pub const TREATY: Kind = Kind { name: "Treaty", path: "treaty" };

/// Reads mentions of this kind.
struct Reader;

/// The recognizer of this kind.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn recognizer() -> Result<Box<dyn Recognizer>, TableError> {
    Ok(Box::new(Reader))
}

impl Recognizer for Reader {
    fn kind(&self) -> Kind {
        TREATY
    }
}
