//! `kamergraaf export --format svg|html`: what a page shows, as one file for an article.

use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, bail};

use super::output::{Outcome, WrongUse, stdout, tell};
use crate::site::sanctions;
use crate::site::{Context, Edition, Site, Visit};
use crate::store::Store;

/// The forms that are made as pages are.
pub(super) const FORMS: [(&str, &str); 2] = [
    ("svg", "SVG: the picture of --view sanctions"),
    ("html", "HTML: picture, table and sentences of --view sanctions in one file"),
];

/// The view of which there are pictures.
const VIEW: &str = "sanctions";

/// The form among [`FORMS`] that is asked for by name or by the ending of the file.
pub(super) fn form(name: Option<&str>, output: Option<&Path>) -> Option<&'static str> {
    let ending = output.and_then(Path::extension).and_then(|ending| ending.to_str());
    FORMS.into_iter().map(|(form, _)| form).find(|form| Some(*form) == name.or(ending))
}

/// Writes the form; `state` is what the address of the page would say: `status=asserted&from=2025`.
pub(super) fn run(
    store: &Path,
    form: &str,
    view: Option<&str>,
    state: &str,
    output: Option<&Path>,
    quiet: bool,
) -> anyhow::Result<Outcome> {
    if view != Some(VIEW) {
        bail!(WrongUse(format!("{form} shows one view; give --view {VIEW}")));
    }
    let store = Store::open(store)?;
    let (site, edition) = (Site::load()?, Edition::open(store.version())?);
    let visit = Visit::new("/sanctions", state, None);
    let context = Context { site: &site, edition: &edition, visit: &visit };
    let text = if form == "svg" { sanctions::svg(context)? } else { sanctions::html(context)? };
    match output {
        Some(path) => {
            let beside = path.with_extension("part");
            std::fs::write(&beside, text)
                .and_then(|()| std::fs::rename(&beside, path))
                .with_context(|| format!("{}: cannot be written", path.display()))?;
            if !quiet {
                tell("written", &path.display().to_string());
            }
        }
        None => stdout().write_all(text.as_bytes())?,
    }
    Ok(Outcome::Done)
}
