//! The quads of a version against the shapes of the ontology.

use std::time::Duration;

use super::Fault;
use super::shacl::{Check, checks};
use crate::rdf::{DEFAULT_BASE, SHAPES};
use crate::store::query::{Answer, Bounds, Question};
use crate::store::{Engine, Store, StoreError, index};

/// How many places are named that break one rule.
const NAMED: usize = 5;

/// How long one rule may take.
const DEADLINE: Duration = Duration::from_secs(1800);

/// What to do when the quads are not what they should be although every byte is.
const REPORT: &str =
    "build the store again; if it stays, this is a fault of the program: report it with the document";

/// What in a version breaks a shape.
///
/// # Errors
/// When the version cannot be brought into an engine.
pub(super) fn check(store: &Store) -> Result<Vec<Fault>, StoreError> {
    let version = store.version();
    if version.manifest.documents == 0 {
        return Ok(Vec::new());
    }
    let has_index = cfg!(feature = "rocksdb") && version.folder.join(index::FOLDER).is_dir();
    let engine = store.engine(if has_index { Engine::Rocksdb } else { Engine::Memory })?;
    let bounds = Bounds { deadline: DEADLINE, rows: NAMED + 1, ..Bounds::default() };
    let mut faults = Vec::new();
    for check in checks(&SHAPES.replace(DEFAULT_BASE, &version.manifest.base)) {
        let check = match check {
            Ok(check) => check,
            Err(unknown) => {
                faults.push(Fault::new("the shapes of this program", unknown).with(REPORT));
                continue;
            }
        };
        let question = Question::new(format!("{} LIMIT {}", check.query, NAMED + 1));
        match engine.query(&question, &bounds) {
            Ok(Answer::Table { rows, .. }) => faults.extend(broken(&check, &rows, &version.manifest.base)),
            Ok(_) => {}
            Err(error) => {
                let problem = format!("its rule {:?} could not be checked: {error}", check.rule);
                faults.push(Fault::new(&check.shape, problem).with(REPORT));
            }
        }
    }
    Ok(faults)
}

/// One fault for each of the first places.
fn broken(check: &Check, rows: &[Vec<Option<oxrdf::Term>>], base: &str) -> Vec<Fault> {
    let places = rows.iter().filter_map(|row| row.first()?.as_ref());
    let fault = |place: &oxrdf::Term| {
        let place = place.to_string();
        let local = place.trim_matches(['<', '>']);
        let place = local.strip_prefix(base).unwrap_or(local).to_owned();
        Fault::new(place, format!("it breaks the shape {}: {}", check.shape, check.rule)).with(REPORT)
    };
    let mut faults: Vec<Fault> = places.take(NAMED).map(fault).collect();
    if rows.len() > NAMED
        && let Some(last) = faults.last_mut()
    {
        last.problem += " (and others)";
    }
    faults
}
