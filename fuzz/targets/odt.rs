#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kamergraaf_fuzz::read("a.odt", bytes));
