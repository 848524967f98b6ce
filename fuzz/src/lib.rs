//! What all targets of readers do: read bytes as a file of some name, and hold each document
//! that comes of it against what is promised of all. And what the target of the guard does.

use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;

use kamergraaf::rdf::DEFAULT_BASE;
use kamergraaf::store::query::{Bounds, Forms, Question, STACK, Task};
use kamergraaf::store::{Engine, Queryable, Store, build};
use kamergraaf::text::{Form, Input, Metadata, Plan, Reader};

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new().expect("the tables of the binary"));

/// Reads `bytes` as the file called `name`; it may be refused, never break a promise.
pub fn read(name: &str, bytes: &[u8]) {
    if let Ok(document) = READER.read(name, bytes.to_vec(), Metadata::default()) {
        document.check().expect("what holds of every document");
    }
}

/// Reads `bytes` as a file on disk called `name`, which may hold many documents.
pub fn read_file(name: &str, bytes: &[u8]) {
    let path = folder().join(name);
    fs::write(&path, bytes).expect("a file of its own");
    for source in Plan::of(&[path], Form::Detect).sources {
        let _ = source.read(&mut |input| {
            if let Ok(document) = input.and_then(|input: Input| input.read(&READER)) {
                document.check().expect("what holds of every document");
            }
            ControlFlow::Continue(())
        });
    }
}

/// Asks `bytes` as a query of an empty store, with no time left after parsing. On the stack
/// that a worker has, it must end in a reason, whatever it is.
pub fn ask(bytes: &[u8]) {
    static STORE: LazyLock<Queryable> = LazyLock::new(|| {
        let store = folder().join("store");
        build(&store, DEFAULT_BASE, Vec::new(), Engine::Memory).expect("an empty store");
        Store::open(&store).and_then(|store| store.engine(Engine::Memory)).expect("the store that was built")
    });
    let task = Task::Query(Question::new(String::from_utf8_lossy(bytes)));
    let bounds = Bounds { deadline: Duration::ZERO, ..Bounds::default() };
    let thread = std::thread::Builder::new().stack_size(STACK);
    let asked =
        thread.spawn(move || STORE.perform(&task, &Forms::default(), bounds, &mut io::sink()).is_err());
    assert!(asked.expect("a thread").join().expect("no breakdown"), "there was no time for an answer");
}

/// A folder of this process, in memory where there is such a place.
fn folder() -> &'static PathBuf {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let memory = PathBuf::from("/dev/shm");
        let base = if memory.is_dir() { memory } else { std::env::temp_dir() };
        let folder = base.join(format!("kamergraaf-fuzz-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder of its own");
        folder
    });
    &FOLDER
}
