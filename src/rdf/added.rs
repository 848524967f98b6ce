//! RDF that a researcher adds: a file becomes a named graph of its own, `<base>added/<file name>`.
//!
//! Whatever graphs the file names, all that it says stands in that one graph, so it can be told
//! apart from what the documents say, and taken out again. Blank nodes become names in the order
//! in which the file first has them, so that the same file gives the same bytes. Relative names
//! are read against the name of the graph. A file is read whole or refused.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use oxrdf::{BlankNode, NamedNode, NamedOrBlankNode, Quad, Term, Triple};
use oxttl::{NQuadsParser, NTriplesParser, TriGParser, TurtleParseError, TurtleParser};
use thiserror::Error;

use super::{Iris, NamedGraph};

/// How large a file may be, bytes.
const MOST_BYTES: u64 = 512 << 20;

/// How many statements a file may make.
const MOST_QUADS: usize = 5_000_000;

/// Why a file could not be added.
#[derive(Debug, Error)]
pub enum AddedError {
    /// It cannot be read.
    #[error("{}: the file could not be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Its name does not say what it is.
    #[error("{}: only RDF in a file named .ttl, .nt, .nq or .trig can be added", .0.display())]
    Form(PathBuf),
    /// Two files would be one graph.
    #[error("{}: another file that is added is also called that (hint: rename one)", .0.display())]
    Twice(PathBuf),
    /// It is no RDF of its form.
    #[error("{}:{line}:{column}: {what}", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: u64,
        /// The character in it, from 1.
        column: u64,
        /// What is wrong.
        what: String,
    },
    /// It is too large.
    #[error("{}: more than {limit} cannot be added at once (hint: divide the file)", path.display())]
    Large {
        /// The file.
        path: PathBuf,
        /// Of what there is too much.
        limit: String,
    },
}

/// The graphs of these files, in the order given.
///
/// # Errors
/// For the first that is too large, is no RDF, or has the name of another.
pub fn added(paths: &[PathBuf], iris: &Iris) -> Result<Vec<NamedGraph>, AddedError> {
    let mut names = BTreeSet::new();
    let graph = |path: &PathBuf| {
        let graph = read(path, iris)?;
        if names.insert(graph.name.clone().into_string()) {
            Ok(graph)
        } else {
            Err(AddedError::Twice(path.clone()))
        }
    };
    paths.iter().map(graph).collect()
}

fn read(path: &Path, iris: &Iris) -> Result<NamedGraph, AddedError> {
    let failed = |source| AddedError::Read { path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.len() > MOST_BYTES {
        return Err(large(path, format!("{} MB", MOST_BYTES >> 20)));
    }
    // A pipe has no length; what it gives beyond the limit is cut, and so no whole statement.
    let reader = BufReader::new(file.take(MOST_BYTES));
    let name = iris.added(&path.file_name().unwrap_or_default().to_string_lossy());
    let mut taken = Taken { name: name.clone(), blanks: HashMap::new(), quads: Vec::new() };
    let base = name.as_str();
    let form = path.extension().unwrap_or_default().to_ascii_lowercase();
    match form.to_str() {
        Some("ttl") => {
            // The name of a graph is an IRI.
            let parser = TurtleParser::new().with_base_iri(base).unwrap_or_else(|_| TurtleParser::new());
            taken.all(path, parser.for_reader(reader).map(|triple| triple.map(of_triple)))?;
        }
        Some("nt") => {
            taken.all(path, NTriplesParser::new().for_reader(reader).map(|triple| triple.map(of_triple)))?;
        }
        Some("nq") => taken.all(path, NQuadsParser::new().for_reader(reader))?,
        Some("trig") => {
            let parser = TriGParser::new().with_base_iri(base).unwrap_or_else(|_| TriGParser::new());
            taken.all(path, parser.for_reader(reader))?;
        }
        _ => return Err(AddedError::Form(path.to_owned())),
    }
    Ok(NamedGraph::new(name, taken.quads))
}

fn of_triple(triple: Triple) -> Quad {
    triple.in_graph(oxrdf::GraphName::DefaultGraph)
}

fn large(path: &Path, limit: String) -> AddedError {
    AddedError::Large { path: path.to_owned(), limit }
}

/// What a file says, being read.
struct Taken {
    name: NamedNode,
    blanks: HashMap<BlankNode, usize>,
    quads: Vec<Quad>,
}

impl Taken {
    fn all(
        &mut self,
        path: &Path,
        quads: impl Iterator<Item = Result<Quad, TurtleParseError>>,
    ) -> Result<(), AddedError> {
        for quad in quads {
            let mut quad = quad.map_err(|error| explained(path, error))?;
            if self.quads.len() == MOST_QUADS {
                return Err(large(path, format!("{MOST_QUADS} statements")));
            }
            if let NamedOrBlankNode::BlankNode(blank) = &quad.subject {
                quad.subject = self.named(blank).into();
            }
            if let Term::BlankNode(blank) = &quad.object {
                quad.object = self.named(blank).into();
            }
            self.quads.push(quad);
        }
        Ok(())
    }

    /// The name of a blank node: its number in the file.
    fn named(&mut self, blank: &BlankNode) -> NamedNode {
        let next = self.blanks.len() + 1;
        let number = self.blanks.entry(blank.clone()).or_insert(next);
        NamedNode::new_unchecked(format!("{}#blank-{number}", self.name.as_str()))
    }
}

/// A mistake with its place.
fn explained(path: &Path, error: TurtleParseError) -> AddedError {
    match error {
        TurtleParseError::Io(source) => AddedError::Read { path: path.to_owned(), source },
        TurtleParseError::Syntax(error) => {
            let place = error.location().start;
            AddedError::Syntax {
                path: path.to_owned(),
                line: place.line + 1,
                column: place.column + 1,
                what: error.message().trim_end_matches('.').to_owned(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn of(name: &str, text: &str) -> Result<NamedGraph, String> {
        let dir = tempfile::TempDir::new().unwrap();
        let path = dir.path().join(name);
        fs::write(&path, text).unwrap();
        let graphs = added(&[path], &Iris::default()).map_err(|error| error.to_string())?;
        Ok(graphs.into_iter().next().unwrap())
    }

    #[test]
    fn every_form_becomes_one_graph_of_the_name_of_the_file() {
        let line = "<urn:a> <urn:b> \"1\" <https://w3id.org/kamergraaf/added/x";
        for (name, text) in [
            ("x.ttl", "@prefix u: <urn:> . u:a u:b \"1\" ."),
            ("x.nt", "<urn:a> <urn:b> \"1\" ."),
            ("x.nq", "<urn:a> <urn:b> \"1\" <urn:g> ."),
            ("x.trig", "<urn:g> { <urn:a> <urn:b> \"1\" } <urn:h> { <urn:a> <urn:b> \"1\" }"),
        ] {
            let graph = of(name, text).unwrap();
            assert_eq!(graph.quads, 1, "{name}");
            assert!(graph.lines.starts_with(line), "{}", graph.lines);
        }
    }

    #[test]
    fn blank_nodes_and_relative_names_are_named_after_the_graph() {
        let text = "<#me> <urn:knows> [ <urn:name> \"a\" ] , _:x . _:x <urn:name> \"b\" .";
        let graph = of("ik & jij.ttl", text).unwrap();
        assert!(!graph.lines.contains("_:"), "{}", graph.lines);
        assert_eq!(graph, of("ik & jij.ttl", text).unwrap());
        assert!(graph.lines.contains("<https://w3id.org/kamergraaf/added/ik%20&%20jij.ttl#blank-2>"));
        assert!(graph.lines.contains("<https://w3id.org/kamergraaf/added/ik%20&%20jij.ttl#me>"));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let wrong = of("x.ttl", "<urn:a> <urn:b> 1 .\n<urn:a> <urn:b> .\n").unwrap_err();
        assert!(wrong.contains("x.ttl:2:17: ") && !wrong.ends_with('.'), "{wrong}");
        assert!(of("x.rdf", "").unwrap_err().contains("only RDF in a file named .ttl"));
        assert!(of("x.nt", "<a> <urn:b> 1 .").unwrap_err().contains("x.nt:1:"));
        let twice = [PathBuf::from("Cargo.toml")];
        assert!(matches!(added(&twice, &Iris::default()), Err(AddedError::Form(_))));
        let missing = [PathBuf::from("nergens.ttl")];
        assert!(matches!(added(&missing, &Iris::default()), Err(AddedError::Read { .. })));
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        let dir = tempfile::TempDir::new().unwrap();
        let paths = ["a", "b"].map(|folder| dir.path().join(folder).join("x.nt"));
        for path in &paths {
            fs::create_dir(path.parent().unwrap()).unwrap();
            fs::write(path, "<urn:a> <urn:b> <urn:c> .").unwrap();
        }
        assert!(matches!(added(&paths, &Iris::default()), Err(AddedError::Twice(_))));
    }
}
