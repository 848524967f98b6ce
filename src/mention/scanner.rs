//! The scan over a document.

use std::collections::BTreeMap;

use thiserror::Error;

use super::address::Addresses;
use super::capitals::Capitals;
use super::settle::{KNOWN, LEARNED, settle};
use super::{Kind, Mention, Place, Recognizer, Trigger};
use crate::gazetteer::{Edges, Hit, Label, Matcher, Name, TableError};
use crate::text::{Document, Span};

/// Why a scanner could not be made.
#[derive(Debug, Error)]
pub enum ScanError {
    /// A data table is wrong.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The names together are too many for one automaton.
    #[error("the names do not fit into one automaton: {0}")]
    Automaton(#[from] aho_corasick::BuildError),
}

/// All recognizers and one automaton over their names and triggers.
pub struct Scanner {
    recognizers: Vec<Box<dyn Recognizer>>,
    matcher: Matcher,
    uses: Vec<Vec<Use>>,
    capitals: Capitals,
    addresses: Addresses,
}

/// What a pattern of the automaton is for.
#[derive(Clone, Copy, Debug)]
enum Use {
    /// The `name`-th known name of a recognizer.
    Name { recognizer: usize, name: usize },
    /// A trigger word of a recognizer.
    Trigger { recognizer: usize },
}

impl Scanner {
    /// A scanner over `recognizers`; the earlier in the list, the stronger where
    /// two kinds claim the same characters.
    ///
    /// # Errors
    /// Where the names do not fit into one automaton.
    pub fn new(recognizers: Vec<Box<dyn Recognizer>>) -> Result<Self, ScanError> {
        let mut patterns: BTreeMap<(String, bool, bool), Vec<Use>> = BTreeMap::new();
        for (recognizer, kind) in recognizers.iter().enumerate() {
            for (name, known) in kind.names().iter().enumerate() {
                let key = (known.text.clone(), false, false);
                patterns.entry(key).or_default().push(Use::Name { recognizer, name });
            }
            for Trigger { text, edges } in kind.triggers() {
                let key = (text, edges.open_start, edges.open_end);
                patterns.entry(key).or_default().push(Use::Trigger { recognizer });
            }
        }
        let edges = |open_start, open_end| Edges { open_start, open_end };
        let matcher =
            Matcher::new(patterns.keys().map(|(text, start, end)| (text.as_str(), edges(*start, *end))))?;
        let uses = patterns.into_values().collect();
        Ok(Self { recognizers, matcher, uses, capitals: Capitals::default(), addresses: Addresses::new()? })
    }

    /// The mentions of a document, by where they stand; what overlapped is settled.
    pub fn scan(&self, document: &Document) -> Vec<Mention> {
        let addresses = self.addresses.find(document.text());
        let mut found = self.first_reading(document, &addresses);
        self.capitals.read(&self.recognizers, document, &mut found);
        settle(&mut found, &self.recognizers);
        let learned = self.second_reading(document, &addresses, &found);
        if !learned.is_empty() {
            found.extend(learned);
            settle(&mut found, &self.recognizers);
        }
        found
    }

    /// What an id of a kind is called, where that is known beforehand.
    pub fn label(&self, kind: Kind, id: &str) -> Option<&Label> {
        self.recognizers.iter().find(|recognizer| recognizer.kind() == kind)?.label(id)
    }

    /// Whether a short form with this norm may stand for this entity of its kind.
    pub fn may_mean(&self, kind: Kind, norm: &str, id: &str) -> bool {
        let of_kind = self.recognizers.iter().find(|recognizer| recognizer.kind() == kind);
        of_kind.is_some_and(|recognizer| recognizer.may_mean(norm, id))
    }

    /// Every name that is known before any document is read, with its kind.
    pub fn names(&self) -> impl Iterator<Item = (Kind, &Name)> {
        self.recognizers.iter().flat_map(|kind| kind.names().iter().map(|name| (kind.kind(), name)))
    }

    /// The kinds in the order of the list.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.recognizers.iter().map(|recognizer| recognizer.kind())
    }

    fn first_reading(&self, document: &Document, addresses: &[Span]) -> Vec<Mention> {
        let mut found = Vec::new();
        for_each_place(&self.matcher, document, addresses, |hit, place| {
            for used in self.uses.get(hit.pattern).into_iter().flatten() {
                self.at(*used, place, &mut found);
            }
        });
        found
    }

    fn at(&self, used: Use, place: &Place<'_>, found: &mut Vec<Mention>) {
        match used {
            Use::Trigger { recognizer } => {
                if let Some(kind) = self.recognizers.get(recognizer) {
                    kind.read(place, found);
                }
            }
            Use::Name { recognizer, name } => {
                let Some(kind) = self.recognizers.get(recognizer) else { return };
                let Some(name) = kind.names().get(name) else { return };
                if kind.accepts(place, name) {
                    found.push(known(kind.kind(), place, name, KNOWN));
                }
            }
        }
    }

    /// Looks for the names that the document itself has taught.
    fn second_reading(&self, document: &Document, addresses: &[Span], found: &[Mention]) -> Vec<Mention> {
        let mut names: BTreeMap<String, (usize, Name)> = BTreeMap::new();
        for (recognizer, kind) in self.recognizers.iter().enumerate() {
            for name in kind.learn(document, found) {
                names.entry(name.text.clone()).or_insert((recognizer, name));
            }
        }
        let names: Vec<(usize, Name)> = names.into_values().collect();
        let patterns = names.iter().map(|(_, name)| (name.text.as_str(), Edges::default()));
        let (false, Ok(matcher)) = (names.is_empty(), Matcher::new(patterns)) else { return Vec::new() };
        let mut learned = Vec::new();
        for_each_place(&matcher, document, addresses, |hit, place| {
            let Some((recognizer, name)) = names.get(hit.pattern) else { return };
            let Some(kind) = self.recognizers.get(*recognizer) else { return };
            if kind.accepts(place, name) {
                learned.push(known(kind.kind(), place, name, LEARNED));
            }
        });
        learned
    }
}

/// A mention by a name that stands as it is written.
fn known(kind: Kind, place: &Place<'_>, name: &Name, rule: &'static str) -> Mention {
    Mention { kind, span: place.span, norm: name.id.clone(), form: name.form, rule }
}

/// Visits every hit outside the addresses with the block in which it lies; hits come
/// by where they end.
fn for_each_place(
    matcher: &Matcher,
    document: &Document,
    addresses: &[Span],
    mut visit: impl FnMut(Hit, &Place<'_>),
) {
    let mut blocks = document.blocks.iter().peekable();
    let mut addresses = addresses.iter().peekable();
    for hit in matcher.hits(document.text()) {
        while blocks.peek().is_some_and(|block| block.span.end < hit.span.end) {
            blocks.next();
        }
        if let Some(block) = blocks.peek()
            && block.span.contains(hit.span)
        {
            while addresses.next_if(|address| address.end <= hit.span.start).is_some() {}
            if !addresses.peek().is_some_and(|address| address.overlaps(hit.span)) {
                visit(hit, &Place { document, block, span: hit.span });
            }
        }
    }
}
