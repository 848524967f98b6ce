//! The tables of names, roles and forms of address.

use std::collections::HashMap;

use crate::embedded;
use crate::gazetteer::{Form, Name, TableError};
use crate::grammar::{NameGrammar, WordSet, with_capital};

/// What may follow a word that announces a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Announces {
    /// A word of address or membership: one name, or a list of them.
    Address { many: bool },
    /// An office or a part in events; `full` where a bare surname is not enough.
    Role { many: bool, full: bool },
    /// A title before a name: `Prof.`.
    Title,
    /// What is called after a person: `regime`.
    Eponym,
    /// What befalls a person: `executie van`.
    Fate,
    /// What a list says before a name: `Naam:`.
    Label,
    /// What a court does, with the sentence under `tot`.
    Sentence,
    /// What opens a clause behind a name: `die`, `tegen wie`.
    Relative,
}

/// Words that announce a person, as written.
pub(super) type Announcers = HashMap<String, Announces>;

/// The grammar of names with its tables.
///
/// # Errors
/// Where a table of the binary is wrong.
pub(crate) fn names() -> Result<NameGrammar, TableError> {
    let prefixes = embedded!("surname-prefixes.tsv").table(&["prefix", "ambiguous"])?;
    let refused = embedded!("no-names.tsv").table(&["word", "why"])?;
    let all = || prefixes.rows().map(|row| row.get("prefix"));
    let ambiguous = prefixes.rows().filter(|row| row.get("ambiguous") == "yes");
    let why = |word: &'static str| {
        refused.rows().filter(move |row| row.get("why") == word).map(|row| row.get("word"))
    };
    let departments = why("department").flat_map(|word| [word.to_owned(), word.to_lowercase()]);
    let titles = embedded!("academic-titles.tsv").table(&["title"])?;
    let titles = titles.rows().map(|row| row.get("title"));
    let titles =
        titles.flat_map(|title| [format!("{title}."), format!("{}.", with_capital(title))]).collect();
    let fields = departments.chain(why("realm").map(str::to_owned)).collect();
    Ok(NameGrammar {
        titles,
        prefixes: all().collect(),
        capital_prefixes: all().map(with_capital).collect(),
        all_capitals_prefixes: all().map(str::to_uppercase).collect(),
        ambiguous: ambiguous.map(|row| row.get("prefix")).collect(),
        given: embedded!("given-names.tsv").words(&["name"], "name")?,
        bodies: why("body").collect(),
        countries: country_names()?,
        fields,
        endings: why("ending").map(|word| word.trim_start_matches('-').to_owned()).collect(),
        before_syllables: embedded!("korean-surnames.tsv").words(&["surname"], "surname")?,
        refused: refused.rows().map(|row| row.get("word")).collect(),
    })
}

/// The names of countries.
fn country_names() -> Result<WordSet, TableError> {
    let table = embedded!("country-names.tsv").table(&["name", "id", "form", "lang"])?;
    Ok(table.rows().filter(|row| row.get("form") == "name").map(|row| row.get("name")).collect())
}

/// Every word that announces a person, in every spelling.
///
/// # Errors
/// Where a table of the binary is wrong.
pub(super) fn announcers() -> Result<Announcers, TableError> {
    let mut words = Announcers::new();
    let mut add = |word: &str, what| {
        words.insert(word.to_owned(), what);
        words.insert(with_capital(word), what);
    };
    for row in embedded!("academic-titles.tsv").table(&["title"])?.rows() {
        add(row.get("title"), Announces::Title);
    }
    for row in embedded!("named-after-persons.tsv").table(&["word"])?.rows() {
        add(row.get("word"), Announces::Eponym);
    }
    let fates = embedded!("fates.tsv").table(&["words", "place"])?;
    for row in fates.rows().filter(|row| row.get("place") == "before") {
        add(row.get("words"), Announces::Fate);
    }
    // `de Libiër Khaled al-Mesri`
    for row in embedded!("country-names.tsv").table(&["name", "id", "form", "lang"])?.rows() {
        if row.get("form") == "inhabitant" && row.get("lang") == "nl" {
            add(row.get("name"), Announces::Role { many: false, full: true });
        }
    }
    for row in embedded!("forms-of-address.tsv").table(&["word", "count"])?.rows() {
        add(row.get("word"), Announces::Address { many: row.get("count") == "many" });
    }
    for row in embedded!("roles.tsv").table(&["role", "count", "takes"])?.rows() {
        let (many, full) = (row.get("count") == "many", row.get("takes") == "full");
        add(row.get("role"), Announces::Role { many, full });
    }
    words.insert("Naam".to_owned(), Announces::Label);
    for word in ["die", "wie"] {
        words.insert(word.to_owned(), Announces::Relative);
    }
    for word in ["veroordeeld", "veroordeelde", "veroordeelden"] {
        words.insert(word.to_owned(), Announces::Sentence);
    }
    Ok(words)
}

/// Surnames that papers use without any introduction.
///
/// # Errors
/// Where the table of the binary is wrong.
pub(super) fn well_known() -> Result<Vec<Name>, TableError> {
    let table = embedded!("well-known-surnames.tsv").table(&["surname"])?;
    let name = |surname: &str| Name { text: surname.to_owned(), id: format!("|{surname}"), form: Form::Name };
    Ok(table.rows().map(|row| name(row.get("surname"))).collect())
}

/// Closed words that are no given names, with a capital: `Tegen`, `Nadat`.
///
/// # Errors
/// Where a table of the binary is wrong.
pub(super) fn closed() -> Result<WordSet, TableError> {
    const CLASSES: [&str; 5] = ["preposition", "adverb", "subordinator", "coordinator", "finite"];
    let given = embedded!("given-names.tsv").words(&["name"], "name")?;
    let table = embedded!("function-words.tsv").table(&["word", "classes"])?;
    let closed = table.rows().filter(|row| CLASSES.iter().any(|class| row.get("classes").contains(class)));
    let prefixes = embedded!("surname-prefixes.tsv").words(&["prefix", "ambiguous"], "prefix")?;
    // `Al Hassan`
    let part = |word: &str| word.len() < 3 || prefixes.contains(word);
    let words = closed.map(|row| row.get("word")).filter(|word| !part(word)).map(with_capital);
    Ok(words.filter(|word| !given.contains(word)).collect())
}

/// What befalls a person in a clause behind the name: `aangehouden`.
///
/// # Errors
/// Where the table of the binary is wrong.
pub(super) fn fates() -> Result<WordSet, TableError> {
    let table = embedded!("fates.tsv").table(&["words", "place"])?;
    Ok(table.rows().filter(|row| row.get("place") == "behind").map(|row| row.get("words")).collect())
}

/// Words that are offices of ministers, before which a letter's signature starts.
pub(super) fn signers() -> WordSet {
    [
        "minister",
        "staatssecretaris",
        "Minister",
        "Staatssecretaris",
        "minister-president",
        "Minister-president",
    ]
    .into_iter()
    .collect()
}
