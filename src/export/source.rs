//! Where the lines of an export come from: a version, a selection of it, or the triples of
//! a query.

use std::io;

use oxrdf::Triple;

use super::choice::Choice;
use super::line::Line;
use super::vocabulary::Vocabulary;
use super::{Export, ExportError, Part, Step};
use crate::store::{Ahead, Prefixes};

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

    /// The prefixes with which the lines are written: of a whole version those that there are, of a
    /// part of one those that it uses, after a pass over its lines.
    pub(super) fn prefixes(&self) -> Result<Vec<(String, String)>, ExportError> {
        let prefixes = match (self.export.part, &self.choice) {
            (Part::All | Part::Selection(_), None) => Prefixes::all(self.base(), Vocabulary::load()?.paths()),
            (Part::Graph(_), _) | (_, Some(_)) => self.used_prefixes()?,
        };
        Ok(prefixes.used.into_iter().collect())
    }

    fn used_prefixes(&self) -> Result<Prefixes, ExportError> {
        let mut prefixes = Prefixes::new(self.base());
        // What stands again where it stood in the line before is known.
        let mut last: [String; 4] = Default::default();
        self.each(|line| {
            let datatype = line.object.rsplit_once("^^").map_or(line.object, |(_, datatype)| datatype);
            let tokens = [line.subject, line.predicate, datatype, line.graph.unwrap_or_default()];
            for (token, last) in tokens.into_iter().zip(&mut last).filter(|(token, last)| token != last) {
                token.clone_into(last);
                if let Some(iri) = super::line::iri(token) {
                    prefixes.see(iri);
                }
            }
            Ok(())
        })?;
        Ok(prefixes)
    }
}

/// The lines of a version, or those that are chosen.
struct Version<'e> {
    lines: Ahead,
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
