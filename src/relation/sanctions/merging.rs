//! What is told again: one fact, as precise as the text is anywhere.

use super::super::{Argument, Attribute, Fact, Passage};
use crate::text::Span;

/// Adds a fact, or makes an earlier one that states the same more precise.
///
/// What only points `back` to somebody is told again, whatever the date.
pub(super) fn add(passage: &Passage<'_>, facts: &mut Vec<Fact>, new: Fact, back: bool) {
    let same = |old: &&mut Fact| {
        old.shape == new.shape
            && old.subject == new.subject
            && old.status == new.status
            && key(passage, &old.object) == key(passage, &new.object)
            && (back || compatible(old, &new))
    };
    let Some(old) = facts.iter_mut().find(same) else {
        facts.push(new);
        return;
    };
    let precision = |fact: &Fact| {
        fact.date.map_or(0, |date| 1 + usize::from(date.month.is_some()) + usize::from(date.day.is_some()))
    };
    if precision(&new) > precision(old) && compatible(old, &new) {
        old.date = new.date;
    }
    old.attestation.repeat(old.evidence, new.evidence);
    if !new.attributes.contains_key("inferred") {
        old.attributes.remove("inferred");
    }
    for (name, value) in new.attributes {
        if name != "inferred" {
            old.attributes.entry(name).or_insert(value);
        }
    }
}

/// Whether the dates can be one, and the counts and measures too.
fn compatible(old: &Fact, new: &Fact) -> bool {
    let dates = match (old.date, new.date) {
        (Some(a), Some(b)) => {
            let part = |a: Option<i8>, b: Option<i8>| a.is_none() || b.is_none() || a == b;
            a.year == b.year && part(a.month, b.month) && part(a.day, b.day)
        }
        _ => true,
    };
    let agree = |name| {
        let value = |fact: &Fact| fact.attributes.get(name).cloned();
        let (a, b): (Option<Attribute>, Option<Attribute>) = (value(old), value(new));
        a.is_none() || b.is_none() || a == b
    };
    // `de financiële sancties en het reisverbod tegen X`: one fact.
    dates && agree("count") && (agree("measure") || old.evidence == new.evidence)
}

/// What makes two groups one: their words, with names replaced by what they name,
/// without articles and brackets.
fn key(passage: &Passage<'_>, argument: &Argument) -> Vec<String> {
    let Argument::Group { span, .. } = argument else { return vec![format!("{argument:?}")] };
    let mut words = Vec::new();
    let mut at = span.start;
    let text = passage.document.text();
    let plain = |stretch: Span, words: &mut Vec<String>| {
        let parts = stretch.of(text).split(|c: char| !c.is_alphanumeric() && c != '-');
        let parts =
            parts.map(str::to_lowercase).filter(|word| !matches!(word.as_str(), "" | "de" | "het" | "een"));
        words.extend(parts);
    };
    for (index, mention) in passage.mentions_in(*span) {
        if mention.span.start < at {
            continue;
        }
        plain(Span::new(at, mention.span.start), &mut words);
        match passage.entity(index) {
            Some(entity) => words.push(format!("{}:{}", entity.id.kind.path, entity.id.id)),
            None => plain(mention.span, &mut words),
        }
        at = mention.span.end;
    }
    plain(Span::new(at, span.end), &mut words);
    words.dedup();
    words
}
