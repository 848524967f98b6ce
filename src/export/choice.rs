//! A selection worked out: which lines of a version belong to it.
//!
//! One pass over the version finds the facts that are selected and what belongs to them;
//! then each line is judged alone. Memory grows with the selection, not with the version: the
//! names of its facts, their ends and evidence, and of mentions only where a kind is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::block::Block;
use super::line::{Line, iri};
use super::source::Source;
use super::vocabulary::{Vocabulary, terms};
use super::{ExportError, Selection};
use crate::relation::{Shape, Status};

/// The lines of a selection.
pub(super) struct Choice {
    names: Names,
    /// Entities, groups, facts, evidence, documents that are described; mentions where a
    /// kind is asked for.
    chosen: BTreeSet<String>,
    /// Documents whose mentions are all taken.
    whole: BTreeSet<String>,
    /// Documents of which the graph is read; empty for all.
    read: BTreeSet<String>,
    /// The plain triples of chosen asserted facts.
    plain: BTreeSet<[String; 3]>,
}

/// Where things stand in the name space of a version.
struct Names {
    id: String,
    document: String,
    graph: String,
    /// Properties that state a fact plainly.
    plain: BTreeSet<String>,
}

impl Names {
    fn new(base: &str, vocabulary: &Vocabulary) -> Self {
        let plain = vocabulary.shapes.iter().map(|shape| format!("{base}ontology#{}", shape.property));
        Self {
            id: format!("{base}id/"),
            document: format!("{base}id/document/"),
            graph: format!("{base}graph/"),
            plain: plain.collect(),
        }
    }

    /// The document whose graph this is.
    fn document_of(&self, graph: &str) -> Option<String> {
        graph.strip_prefix(&self.graph).map(|name| format!("{}{name}", self.document))
    }
}

impl Choice {
    /// Finds out what belongs to a selection, in one pass over `whole`.
    pub(super) fn make(selection: &Selection, whole: &Source<'_>) -> Result<Self, ExportError> {
        let vocabulary = Vocabulary::load()?;
        let mut pass = Pass::new(selection, &vocabulary, whole.base());
        whole.blocks(|block| {
            pass.read(block);
            Ok(())
        })?;
        Ok(pass.settle())
    }

    /// Whether a line belongs to the selection.
    pub(super) fn keeps(&self, line: &Line<'_>) -> bool {
        let (Some(subject), Some(predicate)) = (iri(line.subject), iri(line.predicate)) else { return false };
        let document = line.graph.and_then(iri).and_then(|graph| self.names.document_of(graph));
        if !self.read.is_empty() && document.is_some_and(|document| !self.read.contains(&document)) {
            return false;
        }
        if let Some(of) = self.names.document_of(subject) {
            return self.chosen.contains(&of);
        }
        if self.names.plain.contains(predicate) {
            let triple = [subject, predicate, iri(line.object).unwrap_or_default()];
            return self.plain.contains(&triple.map(str::to_owned));
        }
        let (stretch_of, _) = subject.split_once("#char=").unwrap_or_default();
        if self.whole.contains(stretch_of) {
            return true;
        }
        self.chosen.contains(subject) && self.points_within(line.object)
    }

    /// Whether what a chosen thing points to is chosen too, where it is a thing of the version.
    fn points_within(&self, object: &str) -> bool {
        let inner = iri(object).filter(|object| object.starts_with(&self.names.id));
        inner.is_none_or(|object| self.chosen.contains(object))
    }
}

/// A fact that may be selected.
struct Candidate {
    iri: String,
    shape: Shape,
    asserted: bool,
    date: Option<String>,
    document: Option<String>,
    evidence: Vec<String>,
    subject: String,
    object: String,
}

/// The pass that finds out.
struct Pass<'p> {
    selection: &'p Selection,
    vocabulary: &'p Vocabulary,
    base: &'p str,
    names: Names,
    /// The selected kinds as parts of IRIs, `<base>id/person/`.
    kinds: Vec<String>,
    facts: Vec<Candidate>,
    /// Every document with its date.
    documents: BTreeMap<String, Option<String>>,
    /// Which document names what; the mention itself only where a kind is asked for.
    named: BTreeSet<(String, String, Option<String>)>,
}

impl<'p> Pass<'p> {
    fn new(selection: &'p Selection, vocabulary: &'p Vocabulary, base: &'p str) -> Self {
        let kinds = selection.kinds.iter().filter_map(|name| vocabulary.kind(name));
        Self {
            selection,
            vocabulary,
            base,
            names: Names::new(base, vocabulary),
            kinds: kinds.map(|kind| format!("{base}id/{}/", kind.path)).collect(),
            facts: Vec::new(),
            documents: BTreeMap::new(),
            named: BTreeSet::new(),
        }
    }

    fn read(&mut self, block: &Block) {
        if let Some((document, _)) = block.subject.split_once("#char=") {
            self.read_stretch(document, block);
        } else if block.subject.starts_with(&self.names.document) {
            self.documents.insert(block.subject.clone(), block.text(terms::ISSUED));
        } else if let Some(candidate) = self.candidate(block) {
            self.facts.push(candidate);
        }
    }

    fn read_stretch(&mut self, document: &str, block: &Block) {
        if self.selection.facts_alone() {
            return;
        }
        let mention = (!self.kinds.is_empty()).then(|| block.subject.clone());
        let names = format!("{}ontology#names", self.base);
        let entities = block.nodes(&names).filter(|entity| self.has_kind(entity));
        let found: Vec<_> =
            entities.map(|entity| (document.to_owned(), entity.to_owned(), mention.clone())).collect();
        self.named.extend(found);
    }

    fn has_kind(&self, thing: &str) -> bool {
        self.kinds.is_empty() || self.kinds.iter().any(|kind| thing.starts_with(kind))
    }

    /// The fact of a block, if relation, status and kinds fit; dates and documents are judged later.
    fn candidate(&self, block: &Block) -> Option<Candidate> {
        let term = |name: &str| format!("{}ontology#{name}", self.base);
        let class =
            |iri: &str| self.vocabulary.shape_of(iri.strip_prefix(self.base)?.strip_prefix("ontology#")?);
        let shape = block.nodes(terms::TYPE).find_map(class)?;
        let view = self.selection.view.as_ref();
        let status = block.nodes(&term("status")).next()?.rsplit_once('#')?.1.to_owned();
        let subject = block.nodes(&term(shape.subject)).next()?.to_owned();
        let object = block.nodes(&term(shape.object)).next()?.to_owned();
        let fits = view.is_none_or(|view| view.relations.iter().any(|name| name == shape.name))
            && (self.selection.statuses.is_empty()
                || self.selection.statuses.iter().any(|wanted| wanted.word() == status))
            && (self.has_kind(&subject) || self.has_kind(&object));
        fits.then(|| Candidate {
            iri: block.subject.clone(),
            shape,
            asserted: status == Status::Asserted.word(),
            date: block.text(&term("date")),
            document: block.graph().and_then(|graph| self.names.document_of(graph)),
            evidence: block.nodes(terms::DERIVED_FROM).map(str::to_owned).collect(),
            subject,
            object,
        })
    }

    /// Whether a document is asked for by its name.
    fn asks_for(&self, document: &str) -> bool {
        let name = document.strip_prefix(&self.names.document).unwrap_or_default();
        let is_it = |wanted: &String| {
            name == wanted
                || percent_encoding::percent_decode_str(name).decode_utf8_lossy() == wanted.as_str()
        };
        self.selection.documents.is_empty() || self.selection.documents.iter().any(is_it)
    }

    fn settle(mut self) -> Choice {
        let mut choice = Choice {
            chosen: BTreeSet::new(),
            whole: BTreeSet::new(),
            read: BTreeSet::new(),
            plain: BTreeSet::new(),
            names: Names::new(self.base, self.vocabulary),
        };
        if !self.selection.documents.is_empty() {
            choice.read.extend(self.documents.keys().filter(|name| self.asks_for(name)).cloned());
            // A name that no document has selects nothing.
            choice.read.insert(String::new());
        }
        for fact in std::mem::take(&mut self.facts) {
            self.settle_fact(fact, &mut choice);
        }
        self.settle_mentions(&mut choice);
        choice
    }

    fn settle_fact(&self, fact: Candidate, choice: &mut Choice) {
        let document = fact.document.unwrap_or_default();
        let dated = fact.date.as_deref().or_else(|| self.documents.get(&document)?.as_deref());
        if !self.asks_for(&document) || !self.selection.in_period(dated) {
            return;
        }
        if fact.asserted {
            let property = format!("{}ontology#{}", self.base, fact.shape.property);
            choice.plain.insert([fact.subject.clone(), property, fact.object.clone()]);
        }
        choice.chosen.extend([fact.iri, fact.subject, fact.object, document]);
        choice.chosen.extend(fact.evidence);
    }

    fn settle_mentions(&self, choice: &mut Choice) {
        if self.selection.facts_alone() {
            return;
        }
        let chosen: BTreeSet<&String> = self
            .documents
            .iter()
            .filter(|(name, date)| self.asks_for(name) && self.selection.in_period(date.as_deref()))
            .map(|(name, _)| name)
            .collect();
        for (document, entity, mention) in
            self.named.iter().filter(|(document, ..)| chosen.contains(document))
        {
            choice.chosen.extend([document, entity].map(String::clone));
            choice.chosen.extend(mention.clone());
        }
        if self.kinds.is_empty() {
            choice.chosen.extend(chosen.iter().map(|name| (*name).clone()));
            choice.whole.extend(chosen.into_iter().cloned());
        }
    }
}
