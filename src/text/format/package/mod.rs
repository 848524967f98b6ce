//! What DOCX and ODT share: a zip archive of named parts, the XML in them, and
//! the text of a word processor on its way to a draft.
//!
//! Nothing of an archive is believed before it is counted: not the number of its
//! parts, not their sizes. Its names are only compared, never used as paths.

mod archive;
mod flow;
mod labels;
mod xml;

pub(super) use archive::{Package, encrypted};
pub(super) use flow::{Flow, Item, Note, Paragraph};
pub(super) use labels::{Counters, Level, NumberFormat};
pub(super) use xml::{Element, Token, Tokens, check_size, title};
