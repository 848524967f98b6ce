//! Named views: which relations belong together.

/// Facts of some relations, under one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its name on the command line.
    pub name: String,
    /// The relations, by their names in records.
    pub relations: Vec<String>,
}

/// The views of several relations; each relation is besides a view under its own name.
pub const VIEWS: [(&str, &[&str]); 6] = [
    ("sanctions", &["sanctions"]),
    ("motions", &["submitted", "printed_in", "adopted", "rejected"]),
    ("treaties", &["party_to", "signed", "ratified", "withdrew_from", "accepted_jurisdiction"]),
    (
        "justice",
        &[
            "convicted_by",
            "acquitted_by",
            "tried_by",
            "arrested",
            "surrendered_to",
            "charged_by",
            "warrant_from",
            "investigates",
            "closed_investigation",
        ],
    ),
    ("persons", &["role", "member_of", "signs", "asks"]),
    ("papers", &["cites", "printed_in"]),
];

impl View {
    /// The view with a name, among [`VIEWS`] and the relations that this program knows.
    pub fn named(name: &str, relations: &[&str]) -> Option<Self> {
        let members = VIEWS.iter().find(|(view, _)| *view == name).map(|(_, members)| *members);
        let own = relations.iter().find(|relation| **relation == name).map(std::slice::from_ref);
        let members = members.or(own)?;
        Some(Self { name: name.to_owned(), relations: members.iter().map(|m| (*m).to_owned()).collect() })
    }

    /// The names of all views, those of several relations first, each once.
    pub fn names<'r>(relations: &[&'r str]) -> Vec<&'r str> {
        let views = VIEWS.iter().map(|(view, _)| *view);
        let others = relations.iter().copied().filter(|name| VIEWS.iter().all(|(view, _)| view != name));
        views.chain(others).collect()
    }
}
