//! Why a mention is linked to its entity.

use std::fmt;

use crate::gazetteer::Form;
use crate::mention::{LEARNED, Mention};

/// The reason of a link, one for each way in which linking can know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A row of the table of names of its kind, in this form.
    Table {
        /// How the table says that it names.
        form: Form,
        /// The path of the kind, which names the table.
        kind: &'static str,
    },
    /// The number or code that it is printed with.
    Number,
    /// A name that no table has, read by its form.
    Form,
    /// Letters that the document itself stands for a name.
    Defined,
    /// Letters in brackets behind a name that no table has, or the other way round.
    InBrackets,
    /// The same name in another spelling.
    Spelling,
    /// The beginning of one longer name of the document.
    Beginning,
    /// A short form of what was last named.
    Last,
    /// A person with given name or initials.
    FullName,
    /// Given names that a fuller name of the document agrees with.
    Fuller,
    /// The surname of the only person of that name with a given name.
    Surname,
    /// A full name beside others of the same surname.
    Apart,
    /// A surname that several persons of the document share.
    Shared,
    /// A surname without any given name in the document.
    Bare,
    /// A motion's paper, where the text joins them so.
    Printed(Joined),
    /// The same movers, of whom the document has one motion with a number.
    Movers,
    /// The motion that the document itself is, by the document's number.
    Document,
    /// A motion without a number.
    Unnumbered,
}

/// How a text joins a motion to the paper that prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Joined {
    /// In brackets within the motion's name.
    Within,
    /// In brackets right behind it.
    Brackets,
    /// In brackets later in its sentence.
    Later,
    /// Right behind it.
    Behind,
    /// In brackets behind the number.
    Before,
    /// In the note at its end.
    Note,
    /// In the note at the end of what is said of it.
    SentenceNote,
}

impl Reason {
    /// The reason of a mention whose norm is the id: a table, a number, its form.
    pub(super) fn of_norm(mention: &Mention, in_table: bool) -> Self {
        let numbered = matches!(mention.kind.path, "paper" | "judgment" | "resolution");
        match (in_table, mention.form) {
            _ if mention.rule == LEARNED => Self::Defined,
            (true, form) => Self::Table { form, kind: mention.kind.path },
            (false, _) if numbered => Self::Number,
            (false, _) => Self::Form,
        }
    }
}

impl Joined {
    const fn words(self) -> &'static str {
        match self {
            Self::Within => "the paper in brackets within it",
            Self::Brackets => "the paper in brackets behind it",
            Self::Later => "the paper in brackets later in its sentence",
            Self::Behind => "the paper right behind it",
            Self::Before => "the paper before it, which has it in brackets",
            Self::Note => "the paper in the note at its end",
            Self::SentenceNote => "the paper in the note at the end of its sentence",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::Table { form, kind } => return write!(f, "{} in data/{kind}-names.tsv", form.words()),
            Self::Number => "its own number",
            Self::Form => "a name read by its form",
            Self::Defined => "a name that the document has defined",
            Self::InBrackets => "the same body as its abbreviation in brackets",
            Self::Spelling => "another spelling of a name",
            Self::Beginning => "the beginning of a longer name",
            Self::Last => "short form of what was last named",
            Self::FullName => "a person named in full",
            Self::Fuller => "agrees with a fuller name",
            Self::Surname => "surname of the only person named so in full",
            Self::Apart => "named in full; others of this surname stay apart",
            Self::Shared => "bare surname that several persons share; kept apart",
            Self::Bare => "bare surname without a full name",
            Self::Printed(joined) => joined.words(),
            Self::Movers => "the same movers elsewhere in the document",
            Self::Document => "the motion that the document is, by its number",
            Self::Unnumbered => "no number; kept to this document",
        };
        f.write_str(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_sentences_of_their_own() {
        let table = Reason::Table { form: Form::Adjective, kind: "country" };
        assert_eq!(table.to_string(), "adjective in data/country-names.tsv");
        assert_eq!(Reason::Printed(Joined::Note).to_string(), "the paper in the note at its end");
    }
}
