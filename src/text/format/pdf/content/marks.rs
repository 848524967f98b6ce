//! What a program says of what it draws: that it is no content, or which text it stands for.

use super::{Drawing, MOST_KEPT, Mark, Run, written};
use crate::text::format::pdf::object::{Dict, Object};

impl Drawing<'_, '_> {
    /// A stretch begins of which the program says something.
    pub(super) fn mark(&mut self, operands: &[Object], run: &Run<'_>) {
        if self.marks.len() >= MOST_KEPT {
            return;
        }
        let artifact = operands.first().and_then(Object::name) == Some(b"Artifact");
        let properties = match operands.get(1) {
            Some(Object::Dict(dict)) => dict.clone(),
            Some(Object::Name(name)) => {
                let named = self.file.dict_at(run.resources, "Properties");
                self.file.dict_at(&named, str::from_utf8(name).unwrap_or_default()).into_owned()
            }
            _ => Dict::default(),
        };
        let text = properties.get("ActualText").text().map(written);
        self.artifacts += usize::from(artifact);
        self.marks.push(Mark { first: self.glyphs.all.len(), text, artifact });
    }

    /// It ends.
    pub(super) fn end_mark(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        self.artifacts -= usize::from(mark.artifact);
        if let Mark { first, text: Some(text), .. } = mark {
            self.glyphs.replace_from(first, &text);
        }
    }
}
