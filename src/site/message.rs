//! A page that says why there is no other.

use askama::Template;

use super::{Context, Frame};

#[derive(Template)]
#[template(path = "message.html")]
struct Message<'a> {
    frame: Frame<'a>,
    sentence: &'a str,
}

/// A page for a refusal; `key` names its title and `sentence` says more.
///
/// # Errors
/// When memory runs out.
pub fn message(context: Context<'_>, key: &str, sentence: &str) -> askama::Result<String> {
    let frame = Frame::new(context, context.site.words.text(key, context.visit.language));
    Message { frame, sentence }.render()
}
