//! What is known of a document beside its text.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Encoding;

/// Title, kind, date and number of a document, each only where known, and who says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The title.
    pub title: Option<String>,
    /// What sort of document it is, in Dutch: `Kamerbrief`.
    pub kind: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// The dossier in which it is printed, without blanks: `26150`.
    pub dossier: Option<String>,
    /// Its number in the dossier: `187`.
    pub number: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
    /// The session of the House in which it was printed: `2020-2021`.
    pub session: Option<String>,
    /// Who submitted it, as printed: `J.P. Dobbe`.
    pub submitters: Vec<String>,
    /// How its characters were written as bytes; unknown where it came as characters.
    pub encoding: Option<Encoding>,
    /// Who says what is known, by field.
    pub origins: BTreeMap<Field, Origin>,
}

/// A field of [`Metadata`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// [`Metadata::title`]
    Title,
    /// [`Metadata::kind`]
    Kind,
    /// [`Metadata::date`]
    Date,
    /// [`Metadata::dossier`]
    Dossier,
    /// [`Metadata::number`]
    Number,
    /// [`Metadata::source`]
    Source,
    /// [`Metadata::session`]
    Session,
    /// [`Metadata::submitters`]
    Submitters,
}

/// Who says something of a document; the earlier one is believed before the later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The file's own metadata: an element `<meta>`, the properties of a DOCX.
    File,
    /// A `documents.tsv`, or the fields of a JSON line.
    Catalogue,
    /// The words of the document: `Den Haag, 21 november 2025`.
    Text,
}

impl Metadata {
    /// The same with `origin` for all that is known.
    #[must_use]
    pub fn said_by(mut self, origin: Origin) -> Self {
        let known = [
            (Field::Title, self.title.is_some()),
            (Field::Kind, self.kind.is_some()),
            (Field::Date, self.date.is_some()),
            (Field::Dossier, self.dossier.is_some()),
            (Field::Number, self.number.is_some()),
            (Field::Source, self.source.is_some()),
            (Field::Session, self.session.is_some()),
            (Field::Submitters, !self.submitters.is_empty()),
        ];
        self.origins =
            known.into_iter().filter(|(_, known)| *known).map(|(field, _)| (field, origin)).collect();
        self
    }

    /// Takes from `other` what is not known yet. A number belongs to its dossier,
    /// so the two are taken together or not at all.
    pub fn fill(&mut self, other: Self) {
        let numbered = self.dossier.is_some() || self.number.is_some();
        let mut origins = other.origins;
        if numbered {
            origins.remove(&Field::Dossier);
            origins.remove(&Field::Number);
        } else {
            (self.dossier, self.number) = (other.dossier, other.number);
        }
        self.title = self.title.take().or(other.title);
        self.kind = self.kind.take().or(other.kind);
        self.date = self.date.or(other.date);
        self.source = self.source.take().or(other.source);
        self.session = self.session.take().or(other.session);
        if self.submitters.is_empty() {
            self.submitters = other.submitters;
        }
        self.encoding = self.encoding.or(other.encoding);
        for (field, origin) in origins {
            self.origins.entry(field).or_insert(origin);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_to_say_something_is_believed() {
        let text = |text: &str| Some(text.to_owned());
        let mut known = Metadata { title: text("Brief"), dossier: text("26150"), ..Metadata::default() };
        known = known.said_by(Origin::File);
        let other = Metadata {
            title: text("brief.txt"),
            kind: text("Motie"),
            number: text("7"),
            ..Metadata::default()
        };
        known.fill(other.said_by(Origin::Catalogue));
        assert_eq!(known.title, text("Brief"));
        assert_eq!(known.kind, text("Motie"));
        assert_eq!(known.number, None, "a number of another dossier");
        let origins: Vec<_> = known.origins.into_iter().collect();
        assert_eq!(
            origins,
            [(Field::Title, Origin::File), (Field::Kind, Origin::Catalogue), (Field::Dossier, Origin::File)]
        );
    }
}
