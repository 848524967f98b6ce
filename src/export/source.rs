//! Where the lines of an export come from: a version, a selection of it, or the triples of
//! a query.

use std::io;

use oxrdf::Triple;

use super::choice::Choice;
use super::line::Line;
use super::{Export, ExportError, Part, Step};
use crate::store::{Lines, prefixes};

/// A stream of N-Quads lines sorted by their bytes.
pub(super) trait Stream {
    /// Puts the next line, with its line feed, into `line`; `false` at the end.
    fn next_into(&mut self, line: &mut Vec<u8>) -> Result<bool, ExportError>;
}

/// What an export reads, as often as it needs to.
pub(super) struct Source<'e> {
    pub(super) export: &'e Export<'e>,
    choice: Option<Choice>,
}

impl<'e> Source<'e> {
    /// Opens the source of an export; a selection is worked out first.
    pub(super) fn open(export: &'e Export<'e>) -> Result<Self, ExportError> {
        let whole = Self { export, choice: None };
        let choice = match export.part {
            Part::Selection(selection) if !selection.is_all() => Some(Choice::make(selection, &whole)?),
            _ => None,
        };
        Ok(Self { export, choice })
    }

    /// The base of the version's IRIs.
    pub(super) fn base(&self) -> &str {
        &self.export.store.version().manifest.base
    }

    /// The lines, from the first on.
    pub(super) fn stream(&self) -> Result<Box<dyn Stream + '_>, ExportError> {
        let (inner, total): (Box<dyn Stream + '_>, u64) = match self.export.part {
            Part::Graph(triples) => (Box::new(Triples(triples.iter())), triples.len() as u64),
            Part::All | Part::Selection(_) => {
                let lines = self.export.store.lines()?;
                (Box::new(Version { lines, choice: self.choice.as_ref(), export: self.export }), self.quads())
            }
        };
        (self.export.watch)(Step::Pass(total));
        Ok(inner)
    }

    fn quads(&self) -> u64 {
        self.export.store.version().manifest.quads
    }

    /// Calls `each` with every line.
    pub(super) fn each(
        &self,
        mut each: impl FnMut(Line<'_>) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let (mut stream, mut bytes) = (self.stream()?, Vec::new());
        while stream.next_into(&mut bytes)? {
            each(Line::of(&bytes)?)?;
        }
        Ok(())
    }

    /// The prefixes of the IRIs that the lines use; a pass over all lines.
    pub(super) fn prefixes(&self) -> Result<Vec<(String, String)>, ExportError> {
        let mut used = Prefixes::new(self.base());
        self.each(|line| {
            used.see(&line);
            Ok(())
        })?;
        Ok(used.found.into_iter().collect())
    }
}

/// The prefixes seen so far.
struct Prefixes<'b> {
    base: &'b str,
    found: std::collections::BTreeMap<String, String>,
    /// The tokens seen last, by their place in the line: what stands there again is known.
    last: [String; 4],
}

impl<'b> Prefixes<'b> {
    fn new(base: &'b str) -> Self {
        Self { base, found: std::collections::BTreeMap::new(), last: Default::default() }
    }

    fn see(&mut self, line: &Line<'_>) {
        let datatype = line.object.rsplit_once("^^").map_or(line.object, |(_, datatype)| datatype);
        let tokens = [line.subject, line.predicate, datatype, line.graph.unwrap_or_default()];
        for (token, last) in tokens.into_iter().zip(&mut self.last) {
            if token != last {
                token.clone_into(last);
                self.found.extend(prefixes(self.base, super::line::iri(token)));
            }
        }
    }
}

/// The lines of a version, or those that are chosen.
struct Version<'e> {
    lines: Lines,
    choice: Option<&'e Choice>,
    export: &'e Export<'e>,
}

impl Stream for Version<'_> {
    fn next_into(&mut self, line: &mut Vec<u8>) -> Result<bool, ExportError> {
        while self.lines.next_into(line)? {
            (self.export.watch)(Step::Quad);
            let kept = self.choice.map_or(Ok(true), |choice| Ok(choice.keeps(&Line::of(line)?)));
            match kept {
                Ok(true) => return Ok(true),
                Ok(false) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }
}

/// Triples of a query, which are sorted.
struct Triples<'e>(std::slice::Iter<'e, Triple>);

impl Stream for Triples<'_> {
    fn next_into(&mut self, line: &mut Vec<u8>) -> Result<bool, ExportError> {
        let Some(triple) = self.0.next() else { return Ok(false) };
        line.clear();
        io::Write::write_fmt(line, format_args!("{triple} .\n"))?;
        Ok(true)
    }
}
