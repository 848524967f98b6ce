//! How the words of a sentence belong together: clauses, phrases, groups, and what stands for what was named before.

mod apposition;
pub mod clauses;
mod commas;
mod division;
pub mod groups;
pub mod members;
mod openers;
pub mod phrases;
pub mod reference;
pub mod scene;
mod scene_back;
pub(in crate::relation) mod sentence;
mod tails;
