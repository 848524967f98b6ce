//! A visit: which page is asked for, in which state and in which language.
//!
//! All state lies in the address. The language is that of `lang` (`nl`, `en`) where the address
//! has it, and every link then keeps it; otherwise it is the first of the two that the browser
//! asks for, and Dutch where it asks for neither.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What may stand in the value of a query as it is.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'/')
    .remove(b':')
    .remove(b',');

/// A language of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Language {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        match code {
            "nl" => Some(Self::Nl),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The one that an `Accept-Language` header wants most.
    fn wanted(header: &str) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        for range in header.split(',') {
            let (name, rest) = range.split_once(';').unwrap_or((range, ""));
            let Some(language) = Self::parse(name.trim().split('-').next().unwrap_or_default()) else {
                continue;
            };
            let quality = rest.trim().strip_prefix("q=").map_or(1.0, |q| q.parse().unwrap_or(0.0));
            if quality > best.map_or(0.0, |(quality, _)| quality) {
                best = Some((quality, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

/// What a visitor asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// The language of the page.
    pub language: Language,
    /// Whether the address says the language.
    pub explicit: bool,
    /// The path as it was asked for.
    pub path: String,
    /// The state in the address, in its order; without the language.
    pub state: Vec<(String, String)>,
}

impl Visit {
    /// Reads the path, the query (`a=b&c=d`) and the header `Accept-Language` of a request.
    pub fn new(path: &str, query: &str, accept_language: Option<&str>) -> Self {
        let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        });
        let (languages, state): (Vec<_>, Vec<_>) = pairs.partition(|(name, _)| name == "lang");
        let asked = languages.first().and_then(|(_, code)| Language::parse(code));
        let language = asked.or_else(|| Language::wanted(accept_language?)).unwrap_or_default();
        let state = state.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        Self { language, explicit: asked.is_some(), path: path.to_owned(), state }
    }

    /// The first value of a name.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.state.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// All values of a name.
    pub fn all<'v>(&'v self, name: &'v str) -> impl Iterator<Item = &'v str> {
        self.state.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// A page of this server in the language of this one. `path` begins with one `/`.
    pub fn to<'p>(&self, path: &str, state: impl IntoIterator<Item = (&'p str, &'p str)>) -> String {
        let language = self.explicit.then(|| ("lang", self.language.code()));
        address(path, state.into_iter().chain(language))
    }

    /// This page with other values for some names; without a value, the name is left out.
    pub fn with(&self, changes: &[(&str, Option<&str>)]) -> String {
        self.to(&self.path, self.changed(changes))
    }

    /// The state with other values for some names.
    pub fn changed<'v>(
        &'v self,
        changes: &'v [(&'v str, Option<&'v str>)],
    ) -> impl Iterator<Item = (&'v str, &'v str)> {
        let kept = self.state.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let kept = kept.filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        kept.chain(changes.iter().filter_map(|(name, value)| Some((*name, (*value)?))))
    }

    /// This page in another language.
    pub fn in_language(&self, language: Language) -> String {
        let state = self.state.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        address(&self.path, state.chain([("lang", language.code())]))
    }
}

fn address<'p>(path: &str, state: impl Iterator<Item = (&'p str, &'p str)>) -> String {
    let mut out = path.to_owned();
    for (at, (name, value)) in state.enumerate() {
        out.push(if at == 0 { '?' } else { '&' });
        out.push_str(name);
        out.push('=');
        out.extend(utf8_percent_encode(value, VALUE));
    }
    out
}

fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_comes_before_the_browser_and_the_browser_before_dutch() {
        let language = |query, header| Visit::new("/", query, header).language;
        assert_eq!(language("lang=en", Some("nl")), Language::En);
        assert_eq!(language("", Some("de, en-GB;q=0.8, nl;q=0.5")), Language::En);
        assert_eq!(language("lang=xx", Some("fr")), Language::Nl);
    }

    #[test]
    fn links_keep_the_state_and_the_language_that_was_asked_for() {
        let visit = Visit::new("/sanctions", "status=asserted&status=ended&q=a%20b+c&lang=en", None);
        assert_eq!(visit.first("q"), Some("a b c"));
        assert_eq!(
            visit.with(&[("status", None), ("sort", Some("date"))]),
            "/sanctions?q=a%20b%20c&sort=date&lang=en"
        );
        assert_eq!(Visit::new("/", "", None).to("/x", [("a", "é&")]), "/x?a=%C3%A9%26");
    }
}
