//! The `kamergraaf` binary; all of it is in the library.

fn main() -> std::process::ExitCode {
    kamergraaf::cli::main()
}
