//! Known names of one kind, and the labels of what they name.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::{Table, TableError};

/// How a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A name in full or in use: `Verenigde Staten`.
    Name,
    /// Letters that stand for one: `VS`.
    Abbreviation,
    /// `Amerikaanse`.
    Adjective,
    /// Who lives there: `Syriër`, `Syriërs`.
    Inhabitant,
    /// A word that names only where its referent is known: `het Hof`, a bare surname.
    Short,
    /// A text that binds nobody: a declaration, guiding principles.
    Soft,
}

impl Form {
    /// The form that a table writes as `word`.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "name" => Self::Name,
            "abbreviation" => Self::Abbreviation,
            "adjective" => Self::Adjective,
            "inhabitant" | "plural-inhabitants" => Self::Inhabitant,
            "short" => Self::Short,
            "soft" => Self::Soft,
            _ => return None,
        })
    }

    /// The form in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Abbreviation => "abbreviation",
            Self::Adjective => "adjective",
            Self::Inhabitant => "inhabitant",
            Self::Short => "short name",
            Self::Soft => "soft law",
        }
    }
}

/// One way to write the name of something known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As it is written, in NFC.
    pub text: String,
    /// The id of what it names.
    pub id: String,
    /// How it names.
    pub form: Form,
}

/// What something is called, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Dutch.
    pub nl: String,
    /// English, where known.
    pub en: Option<String>,
}

/// Labels by id.
pub type Labels = FxHashMap<String, Label>;

/// The known names of one kind.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Every way of writing.
    pub names: Vec<Name>,
    /// What each id is called.
    pub labels: Labels,
}

impl Names {
    /// Joins a table of ids (`id`, `nl`, `en`, …) with one of names (`name`, `id`, `form`, …).
    ///
    /// # Errors
    /// An unknown form, an id that the first table lacks, one name for two ids.
    pub fn join(ids: &Table, names: &Table) -> Result<Self, TableError> {
        let labels: Labels = ids
            .rows()
            .map(|row| {
                let label = Label { nl: row.get("nl").to_owned(), en: row.optional("en").map(str::to_owned) };
                (row.get("id").to_owned(), label)
            })
            .collect();
        let mut known: BTreeMap<String, Name> = BTreeMap::new();
        for row in names.rows() {
            let (text, id) = (row.get("name"), row.get("id"));
            let form = Form::parse(row.get("form"))
                .ok_or_else(|| row.error(format!("unknown form {:?}", row.get("form"))))?;
            if !labels.contains_key(id) {
                return Err(row.error(format!("the id {id:?} has no row of its own")));
            }
            let name = Name { text: text.to_owned(), id: id.to_owned(), form };
            if let Some(other) = known.insert(text.to_owned(), name)
                && other.id != id
            {
                return Err(row.error(format!("{text:?} already names {:?}", other.id)));
            }
        }
        Ok(Self { names: known.into_values().collect(), labels })
    }

    /// The ids of which one name holds `head`, whole or as the end of a word: for
    /// `hof` the courts called `Internationaal Strafhof` and `Hof van Justitie`.
    pub fn called(&self, head: &str) -> BTreeSet<String> {
        let head = head.to_lowercase();
        let ends = |part: &str| part.to_lowercase().ends_with(&head);
        let holds = |name: &&Name| name.text.split(|c: char| !c.is_alphanumeric()).any(ends);
        self.names.iter().filter(holds).map(|name| name.id.clone()).collect()
    }

    /// Takes the short forms of the table as names: each stands for its one id
    /// wherever it stands (`Strafhof`), so nothing in the document must say so.
    pub fn certain(&mut self) {
        for name in self.names.iter_mut().filter(|name| name.form == Form::Short) {
            name.form = Form::Name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(names: &str) -> Result<Names, TableError> {
        let ids = Table::parse(
            "ids.tsv",
            "id\tnl\ten\nUSA\tVerenigde Staten\tUnited States\nGBR\tVK\t\n",
            &["id", "nl", "en"],
        )?;
        Names::join(&ids, &Table::parse("names.tsv", names, &["name", "id", "form"])?)
    }

    #[test]
    fn names_carry_their_labels() {
        let names = join("name\tid\tform\nVS\tUSA\tabbreviation\n").unwrap();
        assert_eq!(names.names[0].form, Form::Abbreviation);
        assert_eq!(names.labels["USA"].nl, "Verenigde Staten");
        assert_eq!(names.labels["GBR"].en, None);
    }

    #[test]
    fn names_are_found_by_their_head() {
        let names = join("name\tid\tform\nEenstaten\tUSA\tname\nstatenloos\tGBR\tname\n").unwrap();
        assert_eq!(names.called("Staten").into_iter().collect::<Vec<_>>(), ["USA"]);
        assert!(names.called("Hof").is_empty());
    }

    #[test]
    fn short_forms_can_be_certain() {
        let mut names = join("name\tid\tform\nStates\tUSA\tshort\n").unwrap();
        names.certain();
        assert_eq!(names.names[0].form, Form::Name);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let refused = |names: &str| join(names).unwrap_err().to_string();
        assert_eq!(refused("name\tid\tform\nVS\tUSA\tnick\n"), "names.tsv:2: unknown form \"nick\"");
        assert_eq!(
            refused("name\tid\tform\nX\tXXX\tname\n"),
            "names.tsv:2: the id \"XXX\" has no row of its own"
        );
        let twice = "name\tid\tform\nVS\tUSA\tname\nVS\tGBR\tname\n";
        assert_eq!(refused(twice), "names.tsv:3: \"VS\" already names \"USA\"");
    }
}
