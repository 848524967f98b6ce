//! What documents are called.
//!
//! A document is called by its file's name. Where several files have one name,
//! each of them is called by its path below the folder or archive that was given;
//! and where those are equal still, by its path below the folder that holds all
//! of them. So a name depends on what is given, never on the order of it.

use std::collections::BTreeMap;

/// Where a document stands; both paths have `/` between their parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Location {
    /// Below what was given; the file's name alone where it was given itself.
    pub(super) below: String,
    /// From the start: the path of what was given, and the one below it.
    pub(super) full: String,
}

impl Location {
    fn file_name(&self) -> &str {
        self.below.rsplit('/').next().unwrap_or_default()
    }
}

/// The name of each location, in the order given.
pub(super) fn names(locations: &[&Location]) -> Vec<String> {
    let mut names: Vec<String> = locations.iter().map(|location| location.file_name().to_owned()).collect();
    for group in equal(&names, None) {
        for &index in &group {
            names[index].clone_from(&locations[index].below);
        }
        for group in equal(&names, Some(&group)) {
            let full: Vec<&str> = group.iter().map(|index| locations[*index].full.as_str()).collect();
            let shared = shared_folder(&full);
            for (&index, path) in group.iter().zip(full) {
                path[shared..].clone_into(&mut names[index]);
            }
        }
    }
    names
}

/// Groups of places (all, or those named) with one name.
fn equal(names: &[String], among: Option<&[usize]>) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let all: Vec<usize> = among.map_or_else(|| (0..names.len()).collect(), <[usize]>::to_vec);
    for index in all {
        groups.entry(&names[index]).or_default().push(index);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// How many bytes the paths share up to the last `/` that all have in one place.
fn shared_folder(paths: &[&str]) -> usize {
    let Some((first, others)) = paths.split_first() else { return 0 };
    let shared = others.iter().fold(first.len(), |shared, path| {
        first.bytes().zip(path.bytes()).take(shared).take_while(|(one, other)| one == other).count()
    });
    first.as_bytes()[..shared].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(locations: &[(&str, &str)]) -> Vec<String> {
        let locations: Vec<Location> = locations
            .iter()
            .map(|(root, below)| {
                let full = if *root == *below { (*root).to_owned() } else { format!("{root}/{below}") };
                let below = if *root == *below { below.rsplit('/').next().unwrap() } else { below };
                Location { below: below.to_owned(), full }
            })
            .collect();
        names(&locations.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_name_that_is_alone_stays_the_files_own() {
        assert_eq!(named(&[("in", "2020/a.txt"), ("in", "2021/b.txt")]), ["a.txt", "b.txt"]);
    }

    #[test]
    fn files_of_one_name_are_told_apart_by_their_folders() {
        let given = [("in", "2020/a.txt"), ("in", "2021/a.txt"), ("in", "c.txt")];
        assert_eq!(named(&given), ["2020/a.txt", "2021/a.txt", "c.txt"]);
        let turned = [given[2], given[1], given[0]];
        assert_eq!(named(&turned), ["c.txt", "2021/a.txt", "2020/a.txt"]);
    }

    #[test]
    fn files_given_one_by_one_are_told_apart_too() {
        let outright =
            [("/home/x/2020/a.txt", "/home/x/2020/a.txt"), ("/home/x/2021/a.txt", "/home/x/2021/a.txt")];
        assert_eq!(named(&outright), ["2020/a.txt", "2021/a.txt"]);
        assert_eq!(named(&[("in/old", "a.txt"), ("in/old.zip", "a.txt")]), ["old/a.txt", "old.zip/a.txt"]);
        assert_eq!(named(&[("a.txt", "a.txt"), ("sub/a.txt", "sub/a.txt")]), ["a.txt", "sub/a.txt"]);
    }
}
