//! The writer's lock: one build at a time, and the second learns who holds it.
//!
//! The lock is the operating system's, on an open file, so that it ends with its
//! process however that ends. The file stays; its text is the number of the process and
//! the time at which it began.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;

use jiff::Timestamp;

use super::StoreError;
use super::folder::{Folder, LOCK};

/// Held while a version is written; dropping it frees the store.
#[derive(Debug)]
pub(super) struct WriterLock {
    _file: File,
}

impl WriterLock {
    /// Takes the lock of a store without waiting.
    ///
    /// # Errors
    /// [`StoreError::InUse`] with the holder when another build has it.
    pub(super) fn take(folder: &Folder) -> Result<Self, StoreError> {
        let path = folder.root().join(LOCK);
        let mut file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(StoreError::io("write", &path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(StoreError::InUse { store: folder.root().to_owned(), holder: holder(&path) });
            }
            Err(TryLockError::Error(error)) => return Err(StoreError::io("lock", &path)(error)),
        }
        let note = file.set_len(0).and_then(|()| {
            writeln!(file, "{} {}", std::process::id(), Timestamp::now().strftime("%Y-%m-%d %H:%M:%S UTC"))
        });
        note.map_err(StoreError::io("write", &path))?;
        Ok(Self { _file: file })
    }
}

/// Who holds the lock and since when, by what it wrote into the file.
fn holder(path: &std::path::Path) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    let mut words = text.trim().splitn(2, ' ');
    let number = words.next().and_then(|number| number.parse::<u32>().ok());
    let since = words.next().map(|time| format!(", since {time},")).unwrap_or_default();
    number.map_or_else(|| "another process".to_owned(), |number| format!("process {number}{since}"))
}
