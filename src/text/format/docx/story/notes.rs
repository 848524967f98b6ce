//! Footnotes and endnotes: their texts by id, and those that are referred to, with labels.

use std::collections::BTreeMap;

use super::super::super::package::{Flow, Note, NumberFormat};

/// The notes of a document.
pub(in super::super) struct NoteTexts {
    /// Texts by kind (`footnote`, `endnote`) and id.
    texts: BTreeMap<(String, String), Flow>,
    formats: [NumberFormat; 2],
    /// How many of each kind have a number.
    counted: [u32; 2],
    /// In the order of their marks.
    used: Vec<Note>,
}

impl NoteTexts {
    /// No notes yet; the marks of footnotes and endnotes are written in `formats`.
    pub(in super::super) const fn new(formats: [NumberFormat; 2]) -> Self {
        Self { texts: BTreeMap::new(), formats, counted: [0; 2], used: Vec::new() }
    }

    /// Keeps the text of a note.
    pub(super) fn keep(&mut self, kind: &str, id: String, text: Flow) {
        self.texts.insert((kind.to_owned(), id), text);
    }

    /// A mark in the text refers to a note: its label, or `None` where it has no
    /// text or another mark has it. A note that is marked by a sign of its own is
    /// not counted.
    pub(super) fn refer(&mut self, kind: &str, id: &str, sign: Option<String>) -> Option<String> {
        let mut flow = self.texts.remove(&(kind.to_owned(), id.to_owned()))?;
        if let Some(sign) = &sign {
            flow.leave_out(sign);
        }
        let label = sign.unwrap_or_else(|| {
            let index = usize::from(kind == "endnote");
            self.counted[index] += 1;
            self.formats[index].write(self.counted[index])
        });
        self.used.push(Note { label: label.clone(), flow });
        Some(label)
    }

    /// The notes that were referred to, in the order of their marks.
    pub(in super::super) fn into_used(self) -> Vec<Note> {
        self.used
    }
}
