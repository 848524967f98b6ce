//! Files made to do harm: each ends in one sentence and exit status 3, within five
//! seconds and 512 MB, and the rest of what was given is read.
//!
//! A case is one line below: its name, the file, how that is made, and a part of
//! the sentence.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

mod archives;
mod run;

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use archives::{Member, tar_of, zip_of};
use run::{Desk, GIGABYTE};

/// One test a line: `name "file" made_by, "part of the sentence";`
macro_rules! hostile {
    ($($name:ident $file:literal $make:expr, $sentence:literal;)*) => {
        $(#[test]
        fn $name() {
            Desk::new().refuses($file, $make, $sentence);
        })*
    };
}

hostile! {
    a_zip_of_zeros "bomb.zip" |path| zip_of(path, &[Member::zeros("a.txt", 10)]), "its size passes the limit of 256 MB";
    a_zip_that_lies_about_its_size "liar.zip" |path| zip_of(path, &[Member::zeros("a.txt", 10).claims(1000)]), "a damaged zip file";
    a_zip_of_many_blanks "bombs.zip" |path| zip_of(path, &Member::shared_blanks(320)), "what it unpacks to passes the limit";
    a_zip_of_very_many_entries "many.zip" |path| zip_of(path, &Member::empty(100_000)), "the number of its entries passes the limit of 50000";
    a_zip_that_climbs "climbing.zip" |path| zip_of(path, &[Member::text("../../climbed.txt")]), "leads out of the archive";
    a_zip_from_the_root "root.zip" |path| zip_of(path, &[Member::text("/tmp/climbed.txt")]), "leads out of the archive";
    a_zip_with_a_password "locked.zip" |path| zip_of(path, &[Member::text("a.txt").encrypted()]), "a.txt: encrypted";
    a_zip_packed_in_another_way "other.zip" |path| zip_of(path, &[Member::text("a.txt").packed_by(12)]), "packed in a way that is not read";
    a_zip_cut_short "short.zip" |path| fs::write(path, b"PK\x03\x04").unwrap(), "a damaged zip file";
    a_zip_without_documents "other-kinds.zip" |path| zip_of(path, &[]), "no document in this archive";
    a_gzip_of_zeros "bomb.txt.gz" |path| archives::gzip_of_zeros(path, 10), "100 times its size";
    a_gzip_cut_short "short.txt.gz" |path| fs::write(path, [0x1F, 0x8B, 8, 0, 0, 0]).unwrap(), "it ends too early";
    a_tar_of_very_many_entries "many.tar" |path| tar_of(path, 60_000), "the number of its entries passes the limit of 50000";
    a_tar_without_end "endless.tar.gz" archives::endless_tar, "passes the limit";
    a_tar_with_an_endless_name "name.tar.gz" archives::endless_name, "the header of an entry passes the limit of 1 MB";
    a_tar_cut_short "short.tar" |path| fs::write(path, [b'a'; 700]).unwrap(), "a damaged tar file";
    a_text_of_two_gigabytes "large.txt" |path| File::create(path).unwrap().set_len(2 * GIGABYTE).unwrap(), "larger than the 256 MB";
    a_line_of_two_gigabytes "large.jsonl" |path| File::create(path).unwrap().set_len(2 * GIGABYTE).unwrap(), "longer than the 64 MB";
    a_pipe "pipe.txt" |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()), "neither a file nor a folder";
    a_device "device.txt" |path| symlink("/dev/zero", path).unwrap(), "neither a file nor a folder";
    a_file_that_fails "memory.txt" |path| symlink("/proc/self/mem", path).unwrap(), "cannot be read";
    links_in_a_circle "circle.txt" |path| symlink(path, path).unwrap(), "cannot be read";
    a_link_that_leads_nowhere "nowhere.txt" |path| symlink("nothing", path).unwrap(), "a link to something that is not there";
    binary_data "image.txt" |path| fs::write(path, b"\x89PNG\r\n\x1a\n\0").unwrap(), "binary data";
}

/// Root reads whatever it likes, so this can only be tried by others.
#[test]
fn a_file_that_may_not_be_read() {
    let desk = Desk::new();
    let probe = desk.path("probe");
    fs::write(&probe, b"x").unwrap();
    fs::set_permissions(&probe, Permissions::from_mode(0o0)).unwrap();
    if File::open(&probe).is_ok() {
        return;
    }
    let make = |path: &Path| fs::rename(&probe, path).unwrap();
    desk.refuses("closed.txt", make, "Permission denied");
}

#[test]
fn a_folder_within_itself_is_looked_through_once() {
    let desk = Desk::new();
    let folder = desk.path("folder");
    fs::create_dir(&folder).unwrap();
    symlink(&folder, folder.join("self")).unwrap();
    fs::rename(desk.good(), folder.join("good.txt")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.join("pipe.txt")).status().unwrap().success());
    let run = desk.run(&[&folder]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(run.out.matches("\"record\":\"document\"").count(), 1);
    let note = "1 link to a folder was passed over; 1 pipe, socket or device was passed over";
    assert!(run.err.contains(note), "{}", run.err);
}

#[test]
fn a_catalogue_that_is_a_pipe_is_not_waited_for() {
    let desk = Desk::new();
    assert!(Command::new("mkfifo").arg(desk.path("documents.tsv")).status().unwrap().success());
    let run = desk.run(&[&desk.good()]);
    assert_eq!(run.status, 3, "{}", run.err);
    assert!(run.err.contains("documents.tsv: cannot be read: it is no file"), "{}", run.err);
    assert!(run.out.contains("\"document\":\"good.txt\""));
}

/// The good entries of a bad archive are read, and its bad ones counted after the first few.
#[test]
fn a_bad_archive_does_not_bury_the_rest() {
    let desk = Desk::new();
    let path = desk.path("mixed.zip");
    let mut members: Vec<Member> = (0..50).map(|n| Member::binary(&format!("{n}.txt"))).collect();
    members.push(Member::text("good-too.txt"));
    zip_of(&path, &members);
    let run = desk.run(&[&desk.good(), &path]);
    assert_eq!(run.status, 3, "{}", run.err);
    assert!(run.out.contains("\"document\":\"good-too.txt\""));
    assert_eq!(run.err.lines().count(), 21, "{}", run.err);
    assert!(run.err.contains("mixed.zip: 30 more of its documents"), "{}", run.err);
}
