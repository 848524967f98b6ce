//! Files into documents: what a person reads, with every position leading back to the file.
//!
//! A [`Document`] holds the file's characters as they stand (its *source*) and
//! the *reading text*: the same words with the layout undone. Words broken over
//! a line end are whole again, page furniture is gone, each footnote stands as a
//! block of its own behind the body, and a blank is one blank. Between the two
//! stands a map of spans, so that whatever is found in the reading text has
//! exact offsets in the source.
//!
//! All positions are bytes unless they are called *code points*.

mod catalogue;
mod check;
mod code_points;
mod document;
mod format;
mod input;
mod layout;
mod metadata;
mod passage;
mod reading;
mod remark;
mod span;
mod structure;
mod table;

pub use catalogue::{CATALOGUE, Catalogue, CatalogueError};
pub use code_points::CodePoints;
pub use document::{Block, BlockKind, Document, Note};
pub use format::{Draft, Encoding, Format, FormatError, Piece, Reader};
pub use input::{
    Content, Form, Input, InputError, LARGEST_ARCHIVE, LARGEST_FILE, LONGEST_LINE, MOST_ENTRIES, Plan,
    Refused, Source, files, read_bytes, read_list, take,
};
pub use layout::PlainReader;
pub use metadata::{Field, Metadata, Origin};
pub use passage::{Passage, PassageKind};
pub use reading::Reading;
pub use remark::{Remark, RemarkKind};
pub use span::Span;
pub use table::{Row, Table, TableError};
