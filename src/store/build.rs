//! Writing a whole version at once.

use std::path::Path;

use super::{Content, Engine, Options, StoreError, Version, Writer};

/// Writes `content` as the next version of the store in `dir` and makes it the current
/// one; the store is made when there is none. Nothing else stays of the version before.
///
/// # Errors
/// Those of [`Writer`], and when two documents have one name.
pub fn build(
    dir: &Path,
    base: &str,
    content: impl Into<Content>,
    engine: Engine,
) -> Result<Version, StoreError> {
    let mut writer = Writer::open(dir, base, Options { engine, ..Options::default() })?;
    let Content { documents, graphs, views } = content.into();
    documents.into_iter().try_for_each(|document| writer.add(document.pack()?))?;
    writer.finish(&graphs, &views)
}
