//! Archives as no honest program writes them, byte by byte.

use std::fs;
use std::path::Path;

use flate2::{Compress, Compression, FlushCompress};

/// Zeros in one stretch of a deflate stream that can be repeated, bytes.
const STRETCH: usize = 16 << 20;

/// An empty last stretch of a deflate stream.
const END: [u8; 2] = [3, 0];

/// `bytes` as a stretch of a deflate stream that neither looks back nor ends it.
fn stretch(bytes: &[u8]) -> Vec<u8> {
    let mut compress = Compress::new(Compression::best(), false);
    let mut packed = Vec::with_capacity(bytes.len() / 50 + 1024);
    compress.compress_vec(bytes, &mut packed, FlushCompress::Full).unwrap();
    assert_eq!(compress.total_in(), bytes.len() as u64);
    packed
}

/// So many gigabytes of zeros, as a deflate stream.
fn zeros(gigabytes: usize) -> Vec<u8> {
    let stretch = stretch(&vec![0; STRETCH]);
    let mut packed = stretch.repeat(gigabytes * ((1 << 30) / STRETCH));
    packed.extend(END);
    packed
}

/// An entry of a zip archive.
#[derive(Clone)]
pub(crate) struct Member {
    name: String,
    packed: Vec<u8>,
    method: u16,
    flags: u16,
    /// The size that it claims to unpack to.
    size: u32,
    /// Whether it has no bytes of its own but those of the first.
    shares: bool,
}

impl Member {
    pub(crate) fn text(name: &str) -> Self {
        let packed = b"De VS hebben sancties opgelegd aan Iran.\n".to_vec();
        let size = u32::try_from(packed.len()).unwrap();
        Self { name: name.to_owned(), packed, method: 0, flags: 0, size, shares: false }
    }

    /// So many gigabytes of zeros.
    pub(crate) fn zeros(name: &str, gigabytes: usize) -> Self {
        Self { packed: zeros(gigabytes), method: 8, size: u32::MAX - 1, ..Self::text(name) }
    }

    /// Entries of 32 MB each, which all name the same packed bytes.
    pub(crate) fn shared_blanks(count: usize) -> Vec<Self> {
        let packed = [stretch(&vec![b' '; STRETCH]).repeat(2), END.to_vec()].concat();
        let size = u32::try_from(2 * STRETCH).unwrap();
        let one = Self { packed, method: 8, size, ..Self::text("") };
        (0..count).map(|n| Self { name: format!("{n}.txt"), shares: n > 0, ..one.clone() }).collect()
    }

    pub(crate) fn binary(name: &str) -> Self {
        Self { packed: vec![0; 8], size: 8, ..Self::text(name) }
    }

    pub(crate) fn empty(count: usize) -> Vec<Self> {
        let one = Self { packed: Vec::new(), size: 0, ..Self::text("") };
        (0..count).map(|n| Self { name: format!("{n:06}.txt"), ..one.clone() }).collect()
    }

    pub(crate) fn claims(self, size: u32) -> Self {
        Self { size, ..self }
    }

    pub(crate) fn encrypted(self) -> Self {
        Self { flags: 1, ..self }
    }

    pub(crate) fn packed_by(self, method: u16) -> Self {
        Self { method, ..self }
    }

    /// What stands in its header, in the file and in the table of contents alike.
    fn header(&self) -> Vec<u8> {
        let mut header = Vec::new();
        for half in [20, self.flags, self.method, 0, 0x21] {
            header.extend(half.to_le_bytes());
        }
        let packed = u32::try_from(self.packed.len()).unwrap();
        for word in [self.checksum(), packed, self.size] {
            header.extend(word.to_le_bytes());
        }
        header.extend(u16::try_from(self.name.len()).unwrap().to_le_bytes());
        header.extend(0u16.to_le_bytes());
        header
    }

    fn checksum(&self) -> u32 {
        let mut checksum = flate2::Crc::new();
        match self.method {
            // Nobody comes as far as to compare it.
            8 => {}
            _ => checksum.update(&self.packed),
        }
        checksum.sum()
    }
}

/// Writes a zip archive.
pub(crate) fn zip_of(path: &Path, members: &[Member]) {
    let (mut file, mut contents) = (Vec::new(), Vec::new());
    let mut header = Vec::new();
    for member in members {
        let at = if member.shares { 0 } else { u32::try_from(file.len()).unwrap() };
        if !member.shares {
            header = member.header();
            file.extend(b"PK\x03\x04");
            file.extend(&header);
            file.extend(member.name.as_bytes());
            file.extend(&member.packed);
        }
        contents.extend(b"PK\x01\x02\x14\0");
        let own_name = u16::try_from(member.name.len()).unwrap().to_le_bytes();
        contents.extend(&header[..header.len() - 4]);
        contents.extend(own_name);
        contents.extend([0; 12]);
        contents.extend(at.to_le_bytes());
        contents.extend(member.name.as_bytes());
    }
    // More than this field can say is written as the most that it can.
    let count = u16::try_from(members.len()).unwrap_or(u16::MAX).to_le_bytes();
    let start = u32::try_from(file.len()).unwrap();
    let length = u32::try_from(contents.len()).unwrap();
    file.extend(contents);
    if members.len() >= usize::from(u16::MAX) {
        file.extend(zip64_end(members.len() as u64, u64::from(length), u64::from(start)));
    }
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([count, count].concat());
    file.extend([length.to_le_bytes(), start.to_le_bytes()].concat());
    file.extend([0, 0]);
    fs::write(path, file).unwrap();
}

/// The end of the table of contents of an archive with more than 65,534 entries, and where it stands.
fn zip64_end(count: u64, length: u64, start: u64) -> Vec<u8> {
    let mut end = b"PK\x06\x06".to_vec();
    end.extend(44u64.to_le_bytes());
    end.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for word in [count, count, length, start] {
        end.extend(word.to_le_bytes());
    }
    end.extend(b"PK\x06\x07\0\0\0\0");
    end.extend((start + length).to_le_bytes());
    end.extend(1u32.to_le_bytes());
    end
}

/// The header of an empty entry of a tar archive.
fn tar_header(name: &str, kind: tar::EntryType, size: u64) -> Vec<u8> {
    let mut header = tar::Header::new_gnu();
    header.set_path(name).unwrap();
    header.set_entry_type(kind);
    header.set_size(size);
    header.set_cksum();
    header.as_bytes().to_vec()
}

/// Writes a tar archive of so many empty entries.
pub(crate) fn tar_of(path: &Path, count: usize) {
    let file = tar_header("a.jpg", tar::EntryType::Regular, 0).repeat(count);
    fs::write(path, [file, vec![0; 1024]].concat()).unwrap();
}

fn gzip(path: &Path, stretches: Vec<u8>) {
    let header = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];
    fs::write(path, [header.to_vec(), stretches, END.to_vec(), vec![0; 8]].concat()).unwrap();
}

/// Ten gigabytes of empty entries.
pub(crate) fn endless_tar(path: &Path) {
    let many = tar_header("a.txt", tar::EntryType::Regular, 0).repeat(1 << 15);
    gzip(path, stretch(&many).repeat(640));
}

/// An entry whose name is ten gigabytes long.
pub(crate) fn endless_name(path: &Path) {
    let header = stretch(&tar_header("././@LongLink", tar::EntryType::GNULongName, 10 << 30));
    gzip(path, [header, zeros(10)].concat());
}

/// So many gigabytes of zeros, compressed by gzip.
pub(crate) fn gzip_of_zeros(path: &Path, gigabytes: usize) {
    gzip(path, zeros(gigabytes));
}
