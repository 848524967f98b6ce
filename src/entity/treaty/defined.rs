//! What the document itself calls a treaty: letters in brackets, and a short title.

use std::collections::BTreeMap;

use super::super::organisation::{definition, shares_initials};
use super::{TREATY, before, mention};
use crate::gazetteer::{Form, Name, Names};
use crate::grammar::slug;
use crate::mention::{Mention, Place};
use crate::text::{Document, Span};

/// The rule of short titles that brackets give.
const DEFINED: &str = "treaty/defined";

/// What opens brackets that give a short title.
const LEADS: [&str; 5] = ["(hierna: ", "(hierna ", "(verder: ", "(hierna te noemen: ", "(hierna te noemen "];

/// `Wijzigingsovereenkomst` at its end, in "(hierna: de Wijzigingsovereenkomst)".
pub(super) fn short_title(place: &Place<'_>) -> Option<Mention> {
    let first = before::prefix(place.before());
    let lead = place.before().strip_suffix(first)?;
    let defines = ["de ", "het ", ""].iter().any(|article| {
        lead.strip_suffix(article).is_some_and(|lead| LEADS.iter().any(|open| lead.ends_with(open)))
    });
    let quoted = place.after().trim_start_matches(['”', '"', '’', '»']);
    let start = place.span.start - first.len();
    let length = first.len() + place.here().len();
    let norm = slug(Span::new(start, start + length).of(place.document.text()));
    let whole = first.starts_with(char::is_uppercase) && quoted.starts_with([')', ',', ';']);
    (defines && whole).then(|| mention(start, length, norm, DEFINED))
}

/// The names that the document gives to treaties that no table has.
pub(super) fn names(document: &Document, mentions: &[Mention], known: &Names) -> Vec<Name> {
    let mut names: BTreeMap<String, Name> = BTreeMap::new();
    let mut add = |text: &str, mention: &Mention, form| {
        if known.names.iter().all(|known| known.text != text) {
            let name = Name { text: text.to_owned(), id: mention.norm.clone(), form };
            names.entry(text.to_owned()).or_insert(name);
        }
    };
    let full = |mention: &&Mention| mention.kind == TREATY && mention.form == Form::Name;
    for mention in mentions.iter().filter(full) {
        let written = mention.span.of(document.text());
        if mention.rule == DEFINED {
            add(written, mention, Form::Name);
        }
        let Some(block) = document.block_at(mention.span.start) else { continue };
        let after = Span::new(mention.span.end, block.span.end.max(mention.span.end)).of(document.text());
        let Ok((_, short)) = definition(after) else { continue };
        if shares_initials(short, written) {
            add(short, mention, Form::Abbreviation);
        }
    }
    names.into_values().collect()
}
