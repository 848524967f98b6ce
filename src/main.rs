//! The `kamergraaf` binary.

fn main() {}
