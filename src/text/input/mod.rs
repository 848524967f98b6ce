//! Where documents come from: files, folders, archives, JSON Lines and lists of paths.
//!
//! A [`Plan`] is made first: what there is to read below the paths that were given,
//! what each document is called, and what its catalogue says of it. Then each of
//! its [`Source`]s hands on its documents one after another, as [`Input`]s. What is
//! refused on the way is one sentence, an [`InputError`], and the rest is read.
//!
//! Nothing is ever written to disk, no link is followed into a folder, and all
//! that comes from outside is counted against a limit while it is read.

mod archive;
mod endings;
mod error;
mod file;
mod limits;
mod lines;
mod list;
mod naming;
mod plan;
mod skipped;
mod source;
mod standard;
mod walk;

pub use error::InputError;
pub use file::{read_bytes, take};
pub use limits::{LARGEST_ARCHIVE, LARGEST_FILE, LONGEST_LINE, MOST_ENTRIES};
pub use list::read_list;
pub use plan::{Plan, Refused};
pub use source::{Content, Input, Source};
pub use standard::Form;
pub use walk::files;

/// Control characters replaced: names come from outside and are printed on terminals.
fn printable(name: &str) -> String {
    name.replace(char::is_control, "\u{fffd}")
}
