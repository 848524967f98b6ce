//! What elements are for, by a table.

use std::collections::HashMap;

use super::Element;
use crate::text::{Field, Row, Table, TableError};

/// What an element is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text::format) enum Role {
    /// A paragraph or another line of its own.
    Block,
    /// Holds blocks and is none itself.
    Group,
    /// A heading and what belongs to it.
    Section,
    /// A heading; with a level where the format counts them.
    Heading(Option<u8>),
    /// The document's own title.
    Title,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// The number of an item, a question or an article, before its text.
    Label,
    /// A question.
    Question,
    /// An answer.
    Answer,
    /// What one speaker says.
    Turn,
    /// Names who speaks.
    Speaker,
    /// Says who speaks, beside the text.
    SpeakerData,
    /// In [`Role::SpeakerData`]: how the speaker is addressed.
    SpeakerForm,
    /// In [`Role::SpeakerData`]: the name.
    SpeakerName,
    /// The party behind a name, in brackets.
    Party,
    /// A part of a line with blanks around it: a given name, a surname.
    Word,
    /// Offices and names under a letter.
    Signature,
    /// The name in a signature.
    Signer,
    /// A footnote where its mark stands.
    Note,
    /// The text of a footnote, apart from its mark.
    NoteText,
    /// The mark before the text of a footnote.
    NoteNumber,
    /// The mark of a footnote whose text stands elsewhere.
    NoteMark,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// A line break.
    Break,
    /// A part of its paragraph.
    Inline,
    /// A part of its paragraph that stands out.
    Emphasis,
    /// Not of the document.
    Skip,
    /// Not of the document, but says something of it in its attributes.
    Meta,
    /// The document's own part of a page, for certain.
    Main,
    /// The document's own part of a page, by its name or class.
    Content,
    /// The document's own part of a page, if there is one alone.
    Article,
    /// The head of a page; the head of the document where it stands inside that.
    Banner,
    /// A form; no part of the document unless the page stands in it.
    Form,
}

impl Role {
    /// Whether a class or an id may give this role to an element that has `named` by its name.
    fn may_replace(self, named: Option<Self>) -> bool {
        let inline = matches!(named, Some(Self::Inline | Self::Emphasis));
        match self {
            Self::Skip | Self::Speaker => true,
            Self::Label | Self::NoteNumber => inline,
            Self::Content | Self::Main | Self::Banner => {
                matches!(named, Some(Self::Group | Self::Main | Self::Article | Self::Form))
            }
            _ => !inline,
        }
    }
}

const ROLES: [(&str, Role); 42] = [
    ("answer", Role::Answer),
    ("article", Role::Article),
    ("banner", Role::Banner),
    ("block", Role::Block),
    ("break", Role::Break),
    ("cell", Role::Cell),
    ("content", Role::Content),
    ("emphasis", Role::Emphasis),
    ("form", Role::Form),
    ("group", Role::Group),
    ("heading", Role::Heading(None)),
    ("heading-1", Role::Heading(Some(1))),
    ("heading-2", Role::Heading(Some(2))),
    ("heading-3", Role::Heading(Some(3))),
    ("heading-4", Role::Heading(Some(4))),
    ("heading-5", Role::Heading(Some(5))),
    ("heading-6", Role::Heading(Some(6))),
    ("inline", Role::Inline),
    ("item", Role::Item),
    ("label", Role::Label),
    ("list", Role::List),
    ("main", Role::Main),
    ("meta", Role::Meta),
    ("note", Role::Note),
    ("note-mark", Role::NoteMark),
    ("note-number", Role::NoteNumber),
    ("note-text", Role::NoteText),
    ("party", Role::Party),
    ("question", Role::Question),
    ("row", Role::Row),
    ("section", Role::Section),
    ("signature", Role::Signature),
    ("signer", Role::Signer),
    ("skip", Role::Skip),
    ("speaker", Role::Speaker),
    ("speaker-data", Role::SpeakerData),
    ("speaker-form", Role::SpeakerForm),
    ("speaker-name", Role::SpeakerName),
    ("table", Role::Table),
    ("title", Role::Title),
    ("turn", Role::Turn),
    ("word", Role::Word),
];

/// What the table says of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text::format) struct Rule {
    /// What it is for.
    pub(in crate::text::format) role: Role,
    /// What its text says of the document.
    pub(in crate::text::format) says: Option<Field>,
}

impl From<Role> for Rule {
    fn from(role: Role) -> Self {
        Self { role, says: None }
    }
}

/// A rule for elements of one name.
struct Named {
    parent: Option<String>,
    attribute: Option<(String, String)>,
    rule: Rule,
}

impl Named {
    /// How little it asks for; what asks for more goes first.
    fn breadth(&self) -> u8 {
        2 * u8::from(self.attribute.is_none()) + u8::from(self.parent.is_none())
    }
}

/// The rules of one vocabulary.
///
/// The first column of the table is `name`, `parent>name`, `name[attribute=value]`,
/// `.class`, `[attribute]`, `[attribute=value]`, `[id=value]` or `[id=start*]` (an id
/// of `start` and figures). Ids go before classes, classes before other attributes,
/// those before names.
#[derive(Default)]
pub(in crate::text::format) struct Roles {
    named: HashMap<String, Vec<Named>>,
    classes: HashMap<String, Rule>,
    ids: HashMap<String, Rule>,
    id_starts: Vec<(String, Rule)>,
    attributes: Vec<(String, Option<String>, Rule)>,
}

impl Roles {
    /// Reads the table `text`, called `file` in messages.
    pub(super) fn parse(file: &str, text: &str) -> Result<Self, TableError> {
        let table = Table::parse(file, text, &["element", "role", "says", "why"])?;
        let mut roles = Self::default();
        for row in table.rows() {
            roles.add(row)?;
        }
        Ok(roles)
    }

    fn add(&mut self, row: Row<'_>) -> Result<(), TableError> {
        let (element, rule) = (row.get("element"), rule(row)?);
        if let Some(class) = element.strip_prefix('.') {
            self.classes.insert(class.to_owned(), rule);
        } else if let Some(attribute) = element.strip_prefix('[') {
            let attribute = attribute.trim_end_matches(']');
            match attribute.split_once('=') {
                Some(("id", id)) => match id.strip_suffix('*') {
                    Some(start) => self.id_starts.push((start.to_owned(), rule)),
                    None => _ = self.ids.insert(id.to_owned(), rule),
                },
                Some((name, value)) => {
                    self.attributes.push((name.to_owned(), Some(value.to_owned()), rule));
                }
                None => self.attributes.push((attribute.to_owned(), None, rule)),
            }
        } else {
            let (parent, rest) = element.split_once('>').map_or((None, element), |(p, n)| (Some(p), n));
            let (name, condition) = rest.split_once('[').map_or((rest, None), |(n, c)| (n, Some(c)));
            let attribute = condition.and_then(|condition| condition.trim_end_matches(']').split_once('='));
            let named = Named {
                parent: parent.map(str::to_owned),
                attribute: attribute.map(|(key, value)| (key.to_owned(), value.to_owned())),
                rule,
            };
            let rules = self.named.entry(name.to_owned()).or_default();
            let place = rules.partition_point(|other| other.breadth() <= named.breadth());
            rules.insert(place, named);
        }
        Ok(())
    }

    /// What the table says of `element`, which stands in one called `parent`.
    pub(in crate::text::format) fn of(&self, element: &Element<'_>, parent: &str) -> Option<Rule> {
        let fits = |named: &&Named| {
            named.parent.as_ref().is_none_or(|wanted| wanted == parent)
                && named.attribute.as_ref().is_none_or(|(key, value)| element.get(key) == Some(value))
        };
        let named = self.named.get(element.name);
        let named = named.and_then(|rules| rules.iter().find(fits)).map(|named| named.rule);
        let marked = if element.attributes.is_empty() { None } else { self.by_attributes(element) };
        marked.filter(|marked| marked.role.may_replace(named.map(|rule| rule.role))).or(named)
    }

    fn by_attributes(&self, element: &Element<'_>) -> Option<Rule> {
        let by_id = element.get("id").and_then(|id| self.by_id(id));
        let by_class = || {
            let classes = element.get("class")?;
            classes.split_ascii_whitespace().find_map(|class| self.classes.get(class)).copied()
        };
        let by_attribute = || {
            let fits = |(key, value): (&String, &Option<String>)| {
                element.get(key).is_some_and(|found| value.as_ref().is_none_or(|wanted| found == wanted))
            };
            self.attributes.iter().find(|(key, value, _)| fits((key, value))).map(|(_, _, rule)| *rule)
        };
        by_id.or_else(by_class).or_else(by_attribute)
    }

    /// What an id alone says.
    pub(in crate::text::format) fn by_id(&self, id: &str) -> Option<Rule> {
        let figures = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
        self.ids.get(id).copied().or_else(|| {
            let fits = |start: &str| id.strip_prefix(start).is_some_and(figures);
            self.id_starts.iter().find(|(start, _)| fits(start)).map(|(_, rule)| *rule)
        })
    }
}

fn rule(row: Row<'_>) -> Result<Rule, TableError> {
    let word = row.get("role");
    let role = ROLES.iter().find(|(name, _)| *name == word).map(|(_, role)| *role);
    let Some(role) = role else {
        return Err(row.error(format!("no role is called {word:?}")));
    };
    let says = row.optional("says").map(|says| field(row, says)).transpose()?;
    Ok(Rule { role, says })
}

/// The field of the metadata that a cell names.
pub(super) fn field(row: Row<'_>, name: &str) -> Result<Field, TableError> {
    Ok(match name {
        "title" => Field::Title,
        "kind" => Field::Kind,
        "date" => Field::Date,
        "dossier" => Field::Dossier,
        "number" => Field::Number,
        "session" => Field::Session,
        "submitters" => Field::Submitters,
        _ => return Err(row.error(format!("no field of the metadata is called {name:?}"))),
    })
}
