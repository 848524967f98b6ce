//! The first byte says how the others are packed.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((packing, bytes)) = bytes.split_first() else { return };
    let name = match packing {
        b'z' => "a.zip",
        b't' => "a.tar",
        b'T' => "a.tar.gz",
        _ => "a.txt.gz",
    };
    kamergraaf_fuzz::read_file(name, bytes);
});
