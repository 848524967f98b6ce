//! How the words of a sentence belong together: clauses, phrases, groups, and what stands for what was named before.

pub(in crate::relation) mod apposition;
pub mod clauses;
pub(in crate::relation) mod division;
pub mod groups;
pub mod members;
pub(in crate::relation) mod openers;
pub mod phrases;
pub mod reference;
pub mod scene;
pub(in crate::relation) mod scene_back;
pub(in crate::relation) mod sentence;
pub(in crate::relation) mod tails;
