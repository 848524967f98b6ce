//! Which form of an answer a client wants: the `Accept` header with its q-values.

use axum::http::{HeaderMap, header};

use crate::store::query::{FORMATS, Format, Forms, QueryError};

/// What a client takes, most wanted first where the client says so.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    /// A format named in the address, which comes before the header.
    named: Option<String>,
    ranges: Vec<Range>,
}

/// One media range of an `Accept` header.
#[derive(Clone, Debug)]
struct Range {
    main: String,
    sub: String,
    /// Quality in thousandths, as in `q=0.5`.
    quality: u16,
}

impl Wish {
    pub(super) fn new(headers: &HeaderMap, named: Option<String>) -> Self {
        let values = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
        let ranges = values.flat_map(|value| value.split(',')).filter_map(Range::parse).collect();
        Self { named, ranges }
    }

    /// Whether a page is wanted more than any form of RDF, and by its name: browsers do, programs
    /// that take anything do not.
    pub(super) fn wants_page(headers: &HeaderMap) -> bool {
        let wish = Self::new(headers, None);
        let page =
            wish.ranges.iter().filter(|range| (range.main.as_str(), range.sub.as_str()) == ("text", "html"));
        let page = page.map(|range| range.quality).max().unwrap_or(0);
        // By their own names: a browser takes any XML, and means pages.
        let quality = |media_type: &str| {
            let of = wish.ranges.iter().filter(|range| format!("{}/{}", range.main, range.sub) == media_type);
            of.map(|range| range.quality).max().unwrap_or(0)
        };
        let graphs = FORMATS.into_iter().filter(|format| format.is_graph());
        let rdf = graphs.map(|format| quality(format.media_type.split(';').next().unwrap_or_default())).max();
        page > 0 && page >= rdf.unwrap_or(0)
    }

    /// The formats in which the answer may be written, whatever it turns out to be.
    pub(super) fn forms(&self) -> Forms {
        let name = |graph| self.choose(graph).ok().map(|format| format.name.to_owned());
        Forms { table: name(false), graph: name(true) }
    }

    /// The format for a graph or for a table; of two that are wanted alike, the one that
    /// stands first in [`FORMATS`].
    pub(super) fn choose(&self, graph: bool) -> Result<Format, QueryError> {
        let fitting = || FORMATS.into_iter().filter(|format| format.is_graph() == graph);
        if let Some(name) = &self.named {
            let named = fitting().find(|format| format.name == name);
            return named.ok_or_else(|| not_acceptable(graph));
        }
        let mut best = None;
        for format in fitting() {
            let quality = self.quality(format);
            if quality > best.map_or(0, |(_, best)| best) {
                best = Some((format, quality));
            }
        }
        best.map(|(format, _)| format).ok_or_else(|| not_acceptable(graph))
    }

    fn quality(&self, format: Format) -> u16 {
        if self.ranges.is_empty() {
            return 1000;
        }
        // By another of its types a format is wanted only when that type is named in full.
        let named = |alias: &&str| {
            let named = self.ranges.iter().filter(|range| format!("{}/{}", range.main, range.sub) == **alias);
            named.map(|range| range.quality).max()
        };
        let by_alias = format.aliases.iter().filter_map(named).max();
        self.quality_of_type(format.media_type).max(by_alias.unwrap_or(0))
    }

    /// The quality of the most specific range that holds a media type.
    fn quality_of_type(&self, media_type: &str) -> u16 {
        let essence = media_type.split(';').next().unwrap_or_default();
        let (main, sub) = essence.split_once('/').unwrap_or((essence, ""));
        let fitting = self.ranges.iter().filter_map(|range| Some((range.fits(main, sub)?, range.quality)));
        fitting.max_by_key(|&(specific, _)| specific).map_or(0, |(_, quality)| quality)
    }
}

impl Range {
    fn parse(text: &str) -> Option<Self> {
        let mut pieces = text.split(';').map(str::trim);
        let (main, sub) = pieces.next()?.split_once('/')?;
        let quality = pieces.find_map(|piece| piece.strip_prefix("q=").or_else(|| piece.strip_prefix("Q=")));
        let quality = quality.map_or(Some(1000), thousandths)?;
        Some(Self { main: main.trim().to_ascii_lowercase(), sub: sub.trim().to_ascii_lowercase(), quality })
    }

    /// How specific the range is, if it holds the type.
    fn fits(&self, main: &str, sub: &str) -> Option<u8> {
        match (self.main.as_str(), self.sub.as_str()) {
            ("*", "*") => Some(0),
            (own, "*") if own == main => Some(1),
            (own_main, own_sub) if own_main == main && own_sub == sub => Some(2),
            _ => None,
        }
    }
}

/// `0.5` as 500; nothing for what is no quality.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = format!("{part:0<3}");
    let value = whole.parse::<u16>().ok()?.checked_mul(1000)?.checked_add(part.get(..3)?.parse().ok()?)?;
    (value <= 1000).then_some(value)
}

fn not_acceptable(graph: bool) -> QueryError {
    QueryError::NotAcceptable { graph }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(accept: &str, graph: bool) -> Option<&'static str> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, accept.parse().unwrap());
        Wish::new(&headers, None).choose(graph).ok().map(|format| format.name)
    }

    #[test]
    fn the_most_wanted_format_is_chosen() {
        for (accept, name) in [
            ("*/*", "json"),
            ("text/csv", "csv"),
            ("text/*", "csv"),
            ("text/*;q=0.5, application/sparql-results+xml;q=0.4", "csv"),
            ("application/json", "json"),
            ("text/csv;q=0.3, text/tab-separated-values;q=0.4", "tsv"),
            ("application/sparql-results+json;q=0, */*;q=0.1, application/json;q=0", "xml"),
            ("text/html, application/xml;q=0.9, */*;q=0.8", "xml"),
            ("APPLICATION/SPARQL-RESULTS+XML; charset=utf-8; q=1.000", "xml"),
        ] {
            assert_eq!(chosen(accept, false), Some(name), "{accept}");
        }
        assert_eq!(chosen("application/ld+json;q=0.9, text/turtle;q=0.8", true), Some("jsonld"));
        assert_eq!(
            chosen("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", true),
            Some("ttl")
        );
    }

    #[test]
    fn nothing_is_sent_that_is_not_accepted() {
        for accept in ["image/png", "text/csv;q=0", "text/turtle", "*/*;q=0"] {
            assert_eq!(chosen(accept, false), None, "{accept}");
        }
    }
}
