//! Words: what the tokens of a sentence are, and what the tables know of them.

mod classes;
pub mod endings;
pub mod function_words;
pub mod predicates;
pub(in crate::relation) mod tokens;
pub mod verbs;
pub mod word_roles;
pub mod word_table;
