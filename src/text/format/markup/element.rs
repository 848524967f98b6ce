//! An element as its reader tells of it.

use crate::text::Span;

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(in crate::text::format) struct Element<'e> {
    /// Its name without a prefix; in HTML in lower case.
    pub(in crate::text::format) name: &'e str,
    /// Its attributes, names and values, as far as they are of use.
    pub(in crate::text::format) attributes: &'e [(String, String)],
    /// Where its tag stands in the source.
    pub(in crate::text::format) span: Span,
}

impl Element<'_> {
    /// The value of an attribute.
    pub(in crate::text::format) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}
