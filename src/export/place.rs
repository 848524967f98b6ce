//! Writing to a path: beside it first, under its name when all is there.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use super::compression::{Compressed, Compression};
use super::files::OnDisk;
use super::{Export, ExportError, Form, shards, write, write_files};

/// Files of which one stands in every folder that an export made.
const SIGNS: [&str; 3] = ["dictionary.csv", "dictionary.parquet", shards::MANIFEST];

/// Writes an export to `path`; `shards` asks for N-Quads in so many parts.
///
/// A format of several files makes a folder, or a zip where the name ends in `.zip`; other
/// files are compressed where it ends in `.gz` or `.zst`. A file or a folder of an earlier
/// export is replaced. What is told is given back, one sentence each.
///
/// # Errors
/// As [`write()`]; when the path is a folder with other things in it, or the form of the name
/// does not fit the format.
pub fn write_to(
    export: &Export<'_>,
    path: &Path,
    shards: Option<NonZeroUsize>,
) -> Result<Vec<String>, ExportError> {
    let compression = Compression::of(path);
    let zip = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    let many = matches!(export.format.form, Form::Files(_));
    if let Some(count) = shards {
        return to_folder(path, |folder| shards::write(export, count, compression, folder));
    }
    match (many, zip, compression) {
        (true, false, Compression::None) => {
            to_folder(path, |folder| write_files(export, &mut OnDisk { path: folder.to_owned() }))
        }
        (true, true, _) | (false, false, _) => to_file(path, |file| {
            let mut out = Compressed::new(compression, BufWriter::new(file))?;
            let told = write(export, &mut out)?;
            Ok((out.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?, told))
        }),
        (true, false, _) => Err(ExportError::refused(format!(
            "{} is several files, which go into a folder or a .zip, not into {}",
            export.format.name,
            path.display()
        ))),
        (false, true, _) => Err(ExportError::refused(format!(
            "{} is one file and goes into no .zip; end the name in .gz or .zst to have it compressed",
            export.format.name
        ))),
    }
}

/// The name beside a path under which it is made; of this process alone.
fn beside(path: &Path) -> Result<PathBuf, ExportError> {
    let name = path.file_name().ok_or_else(|| {
        ExportError::refused(format!("{} is no name of a file or a folder", path.display()))
    })?;
    Ok(path.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id())))
}

fn to_file(
    path: &Path,
    write: impl FnOnce(File) -> Result<(File, Vec<String>), ExportError>,
) -> Result<Vec<String>, ExportError> {
    if path.is_dir() {
        return Err(ExportError::refused(format!("{} is a folder; give the name of a file", path.display())));
    }
    // A pipe or a device is not replaced.
    if path.exists() && !path.is_file() {
        return write(File::options().write(true).open(path)?).map(|(_, told)| told);
    }
    let made = beside(path)?;
    let written = File::create(&made).map_err(ExportError::from).and_then(|file| {
        let (file, told) = write(file)?;
        file.sync_all()?;
        fs::rename(&made, path)?;
        Ok(told)
    });
    if written.is_err() {
        // The half file is of no use; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&made);
    }
    written
}

fn to_folder(
    path: &Path,
    write: impl FnOnce(&Path) -> Result<Vec<String>, ExportError>,
) -> Result<Vec<String>, ExportError> {
    check_replaceable(path)?;
    let made = beside(path)?;
    let written = fs::create_dir(&made).map_err(ExportError::from).and_then(|()| {
        let told = write(&made)?;
        File::open(&made)?.sync_all()?;
        replace(path, &made)?;
        Ok(told)
    });
    if written.is_err() {
        // As above.
        let _ = fs::remove_dir_all(&made);
    }
    written
}

/// Whether a path is free, empty, or holds an earlier export and nothing else that matters.
fn check_replaceable(path: &Path) -> Result<(), ExportError> {
    if path.is_file() {
        return Err(ExportError::refused(format!("{} is a file; give the name of a folder", path.display())));
    }
    let ours = SIGNS.iter().any(|sign| path.join(sign).is_file());
    let free = !path.exists() || fs::read_dir(path)?.next().is_none();
    if ours || free {
        return Ok(());
    }
    Err(ExportError::refused(format!(
        "the folder {} holds other things\nhint: give a new folder, which is made",
        path.display()
    )))
}

/// Puts a new folder in the place of an old one, which goes last.
fn replace(path: &Path, made: &Path) -> io::Result<()> {
    if !path.exists() {
        return fs::rename(made, path);
    }
    let old = made.with_extension("old");
    fs::rename(path, &old)?;
    fs::rename(made, path)?;
    fs::remove_dir_all(&old)
}
