//! Persons: full names and bare surnames of one document joined.

use std::collections::BTreeMap;

use super::{Context, Entities, EntityId, Link, Reason, slug};
use crate::gazetteer::Label;

use crate::mention::{Kind, Mention};

/// One way in which a document names a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenName {
    /// Given names or initials; empty in a bare surname.
    given: String,
    surname: String,
}

impl WrittenName {
    fn of(mention: &Mention) -> Self {
        Self::of_norm(&mention.norm)
    }

    /// The name with this norm: `Karim|Khan`, `|Van der Staaij`.
    pub fn of_norm(norm: &str) -> Self {
        let (given, surname) = norm.split_once('|').unwrap_or(("", norm));
        Self { given: given.to_owned(), surname: surname.to_owned() }
    }

    /// The norm that [`Self::of_norm`] reads.
    pub fn norm(&self) -> String {
        format!("{}|{}", self.given, self.surname)
    }

    /// Whether it is a surname alone.
    pub fn is_bare(&self) -> bool {
        self.given.is_empty()
    }

    /// Given names or initials; empty in a bare surname.
    pub fn given(&self) -> &str {
        &self.given
    }

    /// As a label: capitals all through are turned into small letters.
    pub(super) fn label(&self) -> String {
        let surname = if self.surname.chars().any(char::is_lowercase) || self.surname.len() < 3 {
            self.surname.clone()
        } else {
            title_case(&self.surname)
        };
        format!("{} {surname}", self.given).trim_start().to_owned()
    }

    /// What all spellings of the surname share: `al-Assad` and `Assad` are `assad`.
    pub fn key(&self) -> String {
        let key = slug(&self.surname);
        key.strip_prefix("al-").or_else(|| key.strip_prefix("el-")).unwrap_or(&key).to_owned()
    }

    /// Whether both may name one person: `Karim` and `K.A.A.`, a bare surname and anything.
    pub fn agrees(&self, other: &Self) -> bool {
        let (one, two) = (first_letters(&self.given), first_letters(&other.given));
        let words = |given: &str| !given.contains('.') && !given.is_empty();
        if words(&self.given) && words(&other.given) {
            let first = |given: &str| given.split(' ').next().map(str::to_lowercase);
            // `Cruz Mena` beside `Arturo Cruz Mena`: the first of two surnames.
            let ends = |long: &Self, short: &Self| {
                long.given.strip_suffix(short.given.as_str()).is_some_and(|rest| rest.ends_with(' '))
            };
            return first(&self.given) == first(&other.given) || ends(self, other) || ends(other, self);
        }
        one.starts_with(&two) || two.starts_with(&one)
    }
}

/// The first letters of given names or initials: `D.M.` and `David Maria` are `dm`.
fn first_letters(given: &str) -> String {
    let parts = given.split(['.', ' ', '-']).filter(|part| !part.starts_with('('));
    parts.filter_map(|part| part.chars().next()).flat_map(char::to_lowercase).collect()
}

/// `VAN DER STAAIJ` is `Van der Staaij`: the first and the last word keep a capital.
fn title_case(capitals: &str) -> String {
    let words: Vec<&str> = capitals.split(' ').collect();
    let last = words.len().saturating_sub(1);
    let cased = words.iter().enumerate().map(|(at, word)| {
        let small = word.to_lowercase();
        if at != 0 && at != last {
            return small;
        }
        let parts = small.split('-').map(|part| {
            let mut letters = part.chars();
            letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
        });
        parts.collect::<Vec<String>>().join("-")
    });
    cased.collect::<Vec<_>>().join(" ")
}

/// Joins each person's names: all full names of a surname that agree are one person with the
/// fullest as name, and the bare surname is that person where there is only one.
pub(super) fn link(context: &Context<'_>, kind: Kind, entities: &mut Entities, links: &mut [Option<Link>]) {
    let mut by_surname: BTreeMap<String, Vec<(usize, WrittenName)>> = BTreeMap::new();
    for (index, mention) in context.of_kind(kind) {
        let written = WrittenName::of(mention);
        by_surname.entry(written.key()).or_default().push((index, written));
    }
    let inner = inner_surnames(&by_surname);
    for (key, named) in &by_surname {
        let bare = named.iter().all(|(_, written)| written.given.is_empty());
        if let Some(name) = inner.get(key).filter(|_| bare) {
            let label = name.label();
            for (index, _) in named {
                let id = EntityId { kind, id: slug(&label) };
                let entity = entities.intern(id, || Label { nl: label.clone(), en: None });
                if let Some(link) = links.get_mut(*index) {
                    *link = Some(Link { entity, reason: Reason::Surname });
                }
            }
            continue;
        }
        let full: Vec<&WrittenName> =
            named.iter().map(|(_, written)| written).filter(|w| !w.given.is_empty()).collect();
        let one = full.iter().all(|a| full.iter().all(|b| a.agrees(b)));
        for (index, written) in named {
            let (chosen, reason) = choose(written, &full, named, one);
            let label = chosen.label();
            let id = EntityId { kind, id: slug(&label) };
            let entity = entities.intern(id, || Label { nl: label, en: None });
            if let Some(link) = links.get_mut(*index) {
                *link = Some(Link { entity, reason });
            }
        }
    }
}

/// The first of the two surnames of one person: `chamarro` for `Violeta Chamarro Reyes`; nothing where it
/// stands within the names of two.
fn inner_surnames(by_surname: &BTreeMap<String, Vec<(usize, WrittenName)>>) -> BTreeMap<String, WrittenName> {
    let mut inner: BTreeMap<String, Option<WrittenName>> = BTreeMap::new();
    for (_, written) in by_surname.values().flatten() {
        let words = written.given.split(' ').filter(|_| !written.given.contains('.'));
        for word in words.skip(1) {
            let same = |other: &mut Option<WrittenName>| {
                if other.as_ref().is_some_and(|other| other.key() != written.key()) {
                    *other = None;
                } else if other.as_ref().is_some_and(|other| other.given.len() < written.given.len()) {
                    *other = Some(written.clone());
                }
            };
            inner.entry(slug(word)).and_modify(same).or_insert_with(|| Some(written.clone()));
        }
    }
    inner.into_iter().filter_map(|(key, name)| Some((key, name?))).collect()
}

/// The name under which a person goes in this document, and why.
fn choose<'a>(
    written: &'a WrittenName,
    full: &[&'a WrittenName],
    named: &'a [(usize, WrittenName)],
    one: bool,
) -> (&'a WrittenName, Reason) {
    let fullest = |names: &[&'a WrittenName]| {
        // The longest; of equals the first.
        names
            .iter()
            .copied()
            .reduce(|a, b| if b.given.chars().count() > a.given.chars().count() { b } else { a })
    };
    if one && let Some(name) = fullest(full) {
        let reason = match written.given.as_str() {
            "" => Reason::Surname,
            given if given == name.given => Reason::FullName,
            _ => Reason::Fuller,
        };
        return (name, reason);
    }
    if !written.given.is_empty() {
        return (written, Reason::Apart);
    }
    if !full.is_empty() {
        return (written, Reason::Shared);
    }
    // No full name at all: one spelling for all, the first that is not in capitals.
    let mixed = named.iter().map(|(_, name)| name).find(|name| name.surname.chars().any(char::is_lowercase));
    (mixed.unwrap_or(written), Reason::Bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(norm: &str) -> WrittenName {
        let (given, surname) = norm.split_once('|').unwrap();
        WrittenName { given: given.to_owned(), surname: surname.to_owned() }
    }

    #[test]
    fn initials_agree_with_names() {
        assert!(written("Karim|Khan").agrees(&written("K.A.A.|Khan")));
        assert!(written("Karim|Khan").agrees(&written("Karim Asad|Khan")));
        assert!(!written("Karim|Khan").agrees(&written("Imran|Khan")));
        assert!(!written("Agnes|Mulder").agrees(&written("E.|Mulder")));
        assert!(!written("Jasper|van Dijk").agrees(&written("Jan|van Dijk")));
        assert!(written("Cruz|Mena").agrees(&written("Arturo Cruz|Mena")));
        assert!(!written("Ruz|Mena").agrees(&written("Arturo Cruz|Mena")));
    }

    #[test]
    fn labels_are_in_mixed_case() {
        assert_eq!(written("|VAN DER STAAIJ").label(), "Van der Staaij");
        assert_eq!(written("|HENNIS-PLASSCHAERT").label(), "Hennis-Plasschaert");
        assert_eq!(written("D.M.|van Weel").label(), "D.M. van Weel");
        assert_eq!(written("Hasna|A.").label(), "Hasna A.");
    }
}
