//! The scores: each rule, and agreement with figures that an independent scorer gave.

#[cfg(test)]
mod figures;
#[cfg(test)]
mod output;
#[cfg(test)]
mod rules;
