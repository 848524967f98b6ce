//! What a build says when it is done.

use std::collections::BTreeMap;
use std::path::Path;

use super::document::New;
use crate::cli::output::tell;
use crate::store::Version;
use crate::text::RemarkKind;

/// How many documents are named of a list.
const NAMED: usize = 5;

/// What there is to say.
#[derive(Default)]
pub(super) struct Talk {
    /// Documents that were given and had not changed.
    pub(super) same: usize,
    /// Documents that were read.
    read: usize,
    /// Documents that were not given and stay.
    pub(super) kept: Vec<String>,
    /// Documents that were not given and go.
    pub(super) gone: Vec<String>,
    /// Whether they should have gone, but something that may hold them was refused.
    pub(super) unsure: bool,
    /// Documents whose persons have other ids because of other documents.
    pub(super) parted: usize,
    /// How many mentions there are.
    pub(super) mentions: u64,
    /// How many facts there are.
    pub(super) facts: u64,
    damage: BTreeMap<RemarkKind, usize>,
    /// Documents with misprints, and all misprints.
    misprints: (usize, usize),
}

impl Talk {
    /// How many documents were given and could be read.
    pub(super) fn given(&self) -> usize {
        self.same + self.read
    }

    /// Takes note of a document that was read.
    pub(super) fn read(&mut self, new: &New) {
        self.read += 1;
        for remark in &new.document().remarks {
            *self.damage.entry(remark.kind).or_default() += 1;
        }
        if new.misprints > 0 {
            self.misprints.0 += 1;
            self.misprints.1 += new.misprints;
        }
    }

    /// Says it.
    pub(super) fn tell(&self, version: &Version, store: &Path) {
        self.tell_damage();
        let said = [
            self.documents(version.manifest.documents),
            count(self.mentions, "mention"),
            count(self.facts, "fact"),
            format!("{} quads", version.manifest.quads),
        ];
        let what = if version.fresh { "built" } else { "unchanged" };
        tell(what, &format!("version {} of {}: {}", version.number, store.display(), said.join(", ")));
        self.tell_rest();
        if self.parted > 0 && version.fresh {
            let documents = count(self.parted as u64, "document");
            tell("persons", &format!("{documents} name persons whom other documents tell apart or join now"));
        }
        self.tell_misprints();
    }

    /// `12 documents (2 read, 10 unchanged)`; what is plain is left out.
    fn documents(&self, all: u64) -> String {
        let unchanged = self.same + self.kept.len();
        let documents = count(all, "document");
        if unchanged == 0 {
            documents
        } else {
            format!("{documents} ({} read, {unchanged} unchanged)", self.read)
        }
    }

    fn tell_rest(&self) {
        if !self.kept.is_empty() {
            let why = if self.unsure {
                "because something was refused that may hold them"
            } else {
                "hint: `--prune` removes such documents"
            };
            let stay =
                if self.kept.len() == 1 { "was not given and stays" } else { "were not given and stay" };
            let documents = count(self.kept.len() as u64, "document");
            tell("kept", &format!("{documents} of the store {stay} ({why}): {}", names(&self.kept)));
        }
        if !self.gone.is_empty() {
            tell("removed", &format!("{}: {}", count(self.gone.len() as u64, "document"), names(&self.gone)));
        }
    }

    /// Says how many places of the documents were damaged before they came here.
    fn tell_damage(&self) {
        let total: usize = self.damage.values().sum();
        if total > 0 {
            let kinds = self.damage.iter().map(|(kind, count)| format!("{count} × {}", kind.words()));
            let places = if total == 1 { "place of the texts was" } else { "places of the texts were" };
            let kinds: Vec<String> = kinds.collect();
            tell("damage", &format!("{total} {places} damaged before: {}", kinds.join("; ")));
        }
    }

    /// One line where names or numbers look misprinted; they were kept as they are.
    fn tell_misprints(&self) {
        let (documents, all) = self.misprints;
        if all > 0 {
            let documents = count(documents as u64, "document");
            let hint = "hint: kamergraaf explain shows them";
            tell("misprints", &format!("{all} in {documents}, kept as printed ({hint})"));
        }
    }
}

fn count(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// The first few of some names.
fn names(all: &[String]) -> String {
    let more = if all.len() > NAMED { ", …" } else { "" };
    format!("{}{more}", all.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", "))
}
