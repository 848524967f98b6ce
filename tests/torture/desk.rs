//! Documents, a store of them, and the program that builds it.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use kamergraaf::store::{Store, StoreError};
use tempfile::TempDir;

/// A folder with texts and stores.
pub(crate) struct Desk {
    dir: TempDir,
}

/// What a store gives to those who read it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Export {
    lines: String,
    pages: Vec<(String, Vec<u8>)>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let dir = TempDir::new().unwrap();
        fs::create_dir(dir.path().join("texts")).unwrap();
        Self { dir }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes the documents of one state: five of eight, of which two differ from state to state.
    pub(crate) fn write(&self, state: u64) {
        for number in 0..8 {
            let path = self.path(&format!("texts/brief-{number}.txt"));
            if number >= 5 && number - 5 != state % 3 {
                let _ = fs::remove_file(path);
                continue;
            }
            let turn = if number < 2 { state } else { 0 };
            let text = format!(
                "Den Haag, 1 mei 2025\n\nHet lid Van Dijk ({}) vroeg dit voor de {number}e keer. De Verenigde Staten \
                 hebben op {} mei 2025 sancties opgelegd aan Karim Khan. Het lid Piri heeft een motie ingediend.\n",
                if number % 2 == 0 { "SP" } else { "CDA" },
                1 + turn % 28,
            );
            fs::write(path, text).unwrap();
        }
    }

    /// The command that builds a store of the texts.
    pub(crate) fn build(&self, store: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kamergraaf"));
        command.arg("build").arg(self.path("texts")).arg("--store").arg(self.path(store)).arg("--prune");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Builds and must succeed.
    pub(crate) fn built(&self, store: &str) -> Export {
        assert!(self.build(store).status().unwrap().success());
        self.export(store).unwrap()
    }

    /// What the store says; a store that cannot be read to its end is a failure.
    pub(crate) fn export(&self, store: &str) -> Result<Export, StoreError> {
        let store = Store::open(&self.path(store))?;
        let (mut lines, version) = (String::new(), store.version());
        store.lines()?.read_to_string(&mut lines).unwrap();
        assert_eq!(lines.lines().count() as u64, version.manifest.quads);
        let names = version.pages()?;
        assert_eq!(names.len() as u64, version.manifest.documents);
        let pages = names.into_iter().map(|name| {
            let page = version.page(&name)?.unwrap();
            Ok((name, page))
        });
        Ok(Export { lines, pages: pages.collect::<Result<_, StoreError>>()? })
    }

    /// What a store that was never disturbed says.
    pub(crate) fn expected(&self) -> Export {
        let _ = fs::remove_dir_all(self.path("fresh"));
        self.built("fresh")
    }

    /// Whether each version of a store is whole, as `verify` says.
    pub(crate) fn verify(&self, store: &str) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kamergraaf"));
        let output = command.args(["verify", "--all", "--store"]).arg(self.path(store)).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}

/// Copies a folder with all in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
