//! Versions on disk, and the engines that answer queries over them.
