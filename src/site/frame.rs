//! What stands around every page, and what every template can ask.

use super::{Context, Language};
use crate::picture::{shown, unturned};
use crate::view::{Said, Thing};

/// Most characters of a name in a line of a page.
const NAME: usize = 160;

/// A number of things; templates hand on references.
pub(super) trait Count {
    /// The number.
    fn count(self) -> u64;
}

impl Count for u64 {
    fn count(self) -> u64 {
        self
    }
}

impl Count for usize {
    fn count(self) -> u64 {
        self as u64
    }
}

impl<C: Count + Copy> Count for &C {
    fn count(self) -> u64 {
        (*self).count()
    }
}

/// The frame of a page.
#[derive(Clone, Debug)]
pub struct Frame<'a> {
    context: Context<'a>,
    /// The title of the page, without the name of the site.
    pub title: String,
    /// Other forms of the page: media type and address.
    pub alternates: Vec<(&'static str, String)>,
    script: Option<&'static str>,
}

/// The pages that stand in the head of every page: the key of their name, and their path.
const PAGES: [(&str, &str); 5] = [
    ("nav.start", "/"),
    ("nav.sanctions", "/sanctions"),
    ("nav.path", "/path"),
    ("nav.statistics", "/statistics"),
    ("nav.editor", "/editor"),
];

impl<'a> Frame<'a> {
    pub(super) fn new(context: Context<'a>, title: impl Into<String>) -> Self {
        Self { context, title: title.into(), alternates: Vec::new(), script: None }
    }

    /// With a script of the front end, where the binary has it.
    pub(super) fn with_script(mut self, name: &'static str) -> Self {
        self.script = Some(name);
        self
    }

    pub(super) fn titled(mut self, title: impl FnOnce(&Self) -> String) -> Self {
        self.title = title(&self);
        self
    }

    pub(super) fn with_alternates(mut self, alternates: Vec<(&'static str, String)>) -> Self {
        self.alternates = alternates;
        self
    }

    /// The language of the page.
    pub(super) fn language(&self) -> Language {
        self.context.visit.language
    }

    /// The text with this key.
    pub(super) fn t<'k>(&'k self, key: &'k str) -> &'k str {
        self.context.site.words.text(key, self.language())
    }

    /// The text with this key, with a value for `{}`.
    pub(super) fn with(&self, key: &str, value: &str) -> String {
        self.t(key).replace("{}", value)
    }

    /// What the ontology calls a term.
    pub(super) fn term<'k>(&'k self, name: &'k str) -> &'k str {
        self.context.site.words.term(name, self.language())
    }

    /// A text in the language of the page, whole.
    pub(super) fn said<'s>(&self, said: &'s Said) -> &'s str {
        match self.language() {
            Language::Nl => &said.nl,
            Language::En => said.en.as_ref().unwrap_or(&said.nl),
        }
    }

    /// The name of a thing, fit for a line.
    pub(super) fn name(&self, thing: &Thing) -> String {
        let name = shown(self.said(&thing.label), NAME);
        if name.is_empty() { shown(&thing.path, NAME) } else { name }
    }

    /// The name of a thing as it stands in a sentence: `het Internationaal Strafhof`.
    pub(super) fn name_in_sentence(&self, thing: &Thing) -> String {
        let (articles, name) = (&self.context.site.articles, self.name(thing));
        match self.language() {
            Language::Nl => articles.in_dutch(&name),
            Language::En => articles.in_english(&name),
        }
    }

    /// A text from a document, whole.
    #[expect(clippy::unused_self, reason = "templates ask the frame for all that they need")]
    pub(super) fn whole(&self, text: &str) -> String {
        unturned(text)
    }

    /// A text from a document, fit for a line.
    #[expect(clippy::unused_self, reason = "templates ask the frame for all that they need")]
    pub(super) fn cut(&self, text: &str, most: usize) -> String {
        shown(text, most)
    }

    /// The language of a name, where it is not that of the page.
    pub(super) fn name_language(&self, thing: &Thing) -> Option<&'static str> {
        (self.language() == Language::En && thing.label.en.is_none()).then_some("nl")
    }

    /// What stands at a path behind the base, where the index has it.
    pub(super) fn find(&self, path: &str) -> Option<&'a Thing> {
        let place = self.context.edition.index.find(path)?;
        Some(&self.context.edition.entry(place)?.thing)
    }

    /// The page of a thing; nothing for what has none here.
    pub(super) fn href(&self, path: &str) -> String {
        if path.starts_with("id/") { self.to(&format!("/{path}")) } else { self.to("/") }
    }

    /// A stretch of a document.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand on references")]
    pub(super) fn place(&self, document: &str, from: &usize, to: &usize) -> String {
        let place = format!("{from},{to}");
        if !document.starts_with("id/") {
            return self.to("/");
        }
        let page = self.context.visit.to(&format!("/{document}"), [("char", place.as_str())]);
        format!("{page}#char={place}")
    }

    /// A page of this server.
    pub(super) fn to(&self, path: &str) -> String {
        self.context.visit.to(path, [])
    }

    /// A page of this server with one value.
    pub(super) fn to_with(&self, path: &str, name: &str, value: &str) -> String {
        self.context.visit.to(path, [(name, value)])
    }

    /// A number with the separators of the language.
    pub(super) fn number(&self, number: impl Count) -> String {
        let digits = number.count().to_string();
        let separator = if self.language() == Language::Nl { '.' } else { ',' };
        let mut out = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
        out
    }

    // What the frame's own template asks.

    pub(super) fn asset(&self, name: &str) -> &str {
        self.context.site.assets.address(name).unwrap_or_default()
    }

    /// The address of a file of the front end, where the binary has it.
    pub(super) fn file(&self, name: &str) -> Option<&str> {
        self.context.site.assets.address(name)
    }

    pub(super) fn script(&self) -> Option<&str> {
        self.context.site.assets.address(self.script?)
    }

    pub(super) fn pages(&self) -> impl Iterator<Item = (&str, String, bool)> {
        PAGES.iter().map(|(key, path)| (self.t(key), self.to(path), self.context.visit.path == *path))
    }

    pub(super) fn languages(&self) -> [(&'static str, String, bool); 2] {
        [Language::Nl, Language::En].map(|language| {
            (language.code(), self.context.visit.in_language(language), language == self.language())
        })
    }

    /// The language that forms hand on, where the address says it.
    pub(super) fn asked_language(&self) -> Option<&'static str> {
        self.context.visit.explicit.then(|| self.language().code())
    }

    pub(super) fn searched(&self) -> &str {
        if self.context.visit.path == "/search" {
            self.context.visit.first("q").unwrap_or_default()
        } else {
            ""
        }
    }

    /// The number of the version that is shown.
    pub(super) fn version(&self) -> u64 {
        self.context.edition.version.number
    }

    /// What all IRIs of the store begin with.
    pub(super) fn base(&self) -> &str {
        &self.context.edition.version.manifest.base
    }

    pub(super) fn program(&self) -> &str {
        &self.context.edition.version.manifest.program
    }
}
