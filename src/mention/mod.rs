//! Finding mentions: every recognizer at every place where one can start.
