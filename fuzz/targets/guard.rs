//! Whatever the guard lets through, the parser and the planner take without breaking down.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kamergraaf_fuzz::ask(bytes));
