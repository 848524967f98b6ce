//! What has to be known of a page before it is read.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use super::tree::Visitor;
use crate::text::Span;
use crate::text::format::FormatError;
use crate::text::format::markup::{DEEPEST, Element, MOST, Role, Roles, too_deep, too_many};

/// A mark of a footnote is no longer than this, characters.
const LONGEST_MARK: usize = 8;

/// What a survey has found; elements are called by their ordinals.
#[derive(Default)]
pub(super) struct Findings {
    /// The element that holds the document's own text; `None` where the page does.
    pub(super) content: Option<usize>,
    /// Tables that are there for the layout, and forms in which the page stands.
    pub(super) layout: HashSet<usize>,
    /// Links that are marks of footnotes.
    pub(super) marks: HashSet<usize>,
    /// Links back to such a mark.
    pub(super) backs: HashSet<usize>,
    /// The elements to which the marks lead, and the marks.
    pub(super) notes: HashMap<usize, String>,
}

/// A survey that is being made.
pub(super) struct Survey<'a> {
    source: &'a str,
    roles: &'a Roles,
    frames: Vec<Frame>,
    /// How many open elements are not read.
    muted: usize,
    elements: usize,
    /// How much text has come, bytes.
    total: usize,
    candidates: Vec<Candidate>,
    layout: HashSet<usize>,
    /// The open tables and forms.
    holders: Vec<usize>,
    links: Vec<Link>,
    /// The link that is open.
    link: Option<Link>,
    /// How many open elements raise their text.
    raised: usize,
    /// The first element of each id or name, by its hash.
    ids: HashMap<u64, usize>,
    hasher: RandomState,
}

/// An open element.
struct Frame {
    name: String,
    role: Role,
    ordinal: usize,
    /// The text before it.
    start: usize,
}

/// A part of the page that may be the document.
struct Candidate {
    rank: u8,
    ordinal: usize,
    length: usize,
}

/// A link within the page.
struct Link {
    ordinal: usize,
    target: u64,
    text: String,
    /// Whether it is raised, or leads where notes stand by their ids.
    likely: bool,
}

impl<'a> Survey<'a> {
    pub(super) fn new(source: &'a str, roles: &'a Roles) -> Self {
        Self {
            source,
            roles,
            frames: Vec::new(),
            muted: 0,
            elements: 0,
            total: 0,
            candidates: Vec::new(),
            layout: HashSet::new(),
            holders: Vec::new(),
            links: Vec::new(),
            link: None,
            raised: 0,
            ids: HashMap::new(),
            hasher: RandomState::new(),
        }
    }

    /// What was found.
    pub(super) fn finish(self) -> Findings {
        let mut findings = Findings { content: self.content(), layout: self.layout, ..Findings::default() };
        for link in self.links {
            let Some(&target) = self.ids.get(&link.target) else { continue };
            let Some(mark) = mark(&link.text) else {
                if target < link.ordinal && is_arrow(&link.text) {
                    findings.backs.insert(link.ordinal);
                }
                continue;
            };
            if target < link.ordinal {
                findings.backs.insert(link.ordinal);
            } else if link.likely || link.text.trim_start().starts_with(['[', '(']) {
                findings.marks.insert(link.ordinal);
                findings.notes.entry(target).or_insert(mark);
            }
        }
        findings
    }

    /// The part of the page that is the document: the longest of the surest sort. An
    /// article is believed where most of the text stands in it.
    fn content(&self) -> Option<usize> {
        let believed = |candidate: &&Candidate| {
            candidate.length > 0 && (candidate.rank < 2 || candidate.length * 2 > self.total)
        };
        let order = |candidate: &&Candidate| (std::cmp::Reverse(candidate.rank), candidate.length);
        self.candidates.iter().filter(believed).max_by_key(order).map(|candidate| candidate.ordinal)
    }

    fn hash(&self, id: &str) -> u64 {
        self.hasher.hash_one(id)
    }

    /// A link within the page begins.
    fn open_link(&mut self, element: &Element<'_>, ordinal: usize) {
        let Some(id) = element.get("href").and_then(|href| href.strip_prefix('#')) else { return };
        let noted = self.roles.by_id(id).is_some_and(|rule| rule.role == Role::NoteText);
        let classed = self.roles.of(element, "").is_some_and(|rule| rule.role == Role::NoteNumber);
        let likely = self.raised > 0 || noted || classed;
        self.link = Some(Link { ordinal, target: self.hash(id), text: String::new(), likely });
    }

    /// The innermost table or form holds more than data.
    fn is_layout(&mut self, role: Role) {
        let page = matches!(
            role,
            Role::Heading(_) | Role::Title | Role::Table | Role::Main | Role::Content | Role::Article
        );
        if let Some(holder) = self.holders.last().filter(|_| page) {
            self.layout.insert(*holder);
        }
    }
}

impl Visitor for Survey<'_> {
    fn open(&mut self, element: &Element<'_>, ordinal: usize) -> Result<(), FormatError> {
        self.elements += 1;
        if self.frames.len() >= DEEPEST {
            return Err(too_deep());
        }
        if self.elements > MOST {
            return Err(too_many());
        }
        let parent = self.frames.last().map_or("", |frame| frame.name.as_str());
        let role = self.roles.of(element, parent).map_or(Role::Group, |rule| rule.role);
        self.is_layout(role);
        if matches!(role, Role::Table | Role::Form) {
            self.holders.push(ordinal);
        }
        self.muted += usize::from(role == Role::Skip);
        if element.name == "sup" {
            self.raised += 1;
            if let Some(link) = &mut self.link {
                link.likely = true;
            }
        }
        for id in
            [element.get("id"), element.get("name")].into_iter().flatten().filter(|_| element.name != "meta")
        {
            let id = self.hash(id);
            self.ids.entry(id).or_insert(ordinal);
        }
        if element.name == "a" {
            self.open_link(element, ordinal);
        }
        self.frames.push(Frame { name: element.name.to_owned(), role, ordinal, start: self.total });
        Ok(())
    }

    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        self.muted -= usize::from(frame.role == Role::Skip);
        self.raised -= usize::from(frame.name == "sup");
        if matches!(frame.role, Role::Table | Role::Form) {
            self.holders.pop();
        }
        if frame.name == "a" {
            self.links.extend(self.link.take().filter(|link| !link.text.is_empty()));
        }
        let rank = match frame.role {
            Role::Main => 0,
            Role::Content => 1,
            Role::Article => 2,
            _ => return,
        };
        let length = self.total - frame.start;
        self.candidates.push(Candidate { rank, ordinal: frame.ordinal, length });
    }

    fn text(&mut self, span: Span) -> Result<(), FormatError> {
        if self.muted > 0 {
            return Ok(());
        }
        let text = span.of(self.source);
        self.total += text.trim_ascii().len();
        if let Some(link) = self.link.as_mut().filter(|link| link.text.len() <= LONGEST_MARK) {
            link.text.extend(text.chars().take(LONGEST_MARK + 1));
        }
        Ok(())
    }
}

/// The mark of a footnote: figures, stars and daggers, a letter or a Roman number,
/// also in brackets.
fn mark(text: &str) -> Option<String> {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || "[]().:".contains(c));
    let short = !bare.is_empty() && bare.chars().count() <= 4;
    let figures = bare.bytes().all(|byte| byte.is_ascii_digit());
    let signs = bare.chars().all(|c| "*†‡§".contains(c));
    let roman = bare.bytes().all(|byte| b"ivxl".contains(&byte));
    let letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_lowercase());
    (short && (figures || signs || roman || letter)).then(|| bare.to_owned())
}

/// A link back that is an arrow, also by its reference.
fn is_arrow(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && (text.chars().all(|c| "↑↩↵^⇑⬆︎\u{fe0e}\u{fe0f}".contains(c)) || text.starts_with("&#8"))
}
