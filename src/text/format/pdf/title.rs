//! The title that a file gives its document.

use super::content::written;
use super::file::File;

/// Endings of file names: what a program puts there when nobody wrote a title.
const FILE_ENDINGS: [&str; 8] = [".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".qxd", ".dot"];
/// Longest and shortest title, characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=400;

/// The title, if it is one that a person wrote. Dates are left alone: they say when
/// the file was made.
pub(super) fn of(file: &File<'_>) -> Option<String> {
    let info = file.dict_at(&file.trailer, "Info");
    let title = written(file.at(&info, "Title").text()?);
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    is_plausible(&title).then_some(title)
}

fn is_plausible(title: &str) -> bool {
    let low = title.to_lowercase();
    let from_program =
        low.starts_with("microsoft ") || FILE_ENDINGS.iter().any(|ending| low.ends_with(ending));
    let unnamed = ["untitled", "naamloos", "titel", "title"].iter().any(|word| {
        low.strip_prefix(word).is_some_and(|rest| rest.trim().chars().all(|c| c.is_ascii_digit()))
    });
    LENGTHS.contains(&title.chars().count())
        && !from_program
        && !unnamed
        && title.contains(' ')
        && title.chars().filter(|c| c.is_alphabetic()).count() * 2 > title.chars().count()
        && !title.contains(|c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_nobody_wrote_is_none() {
        assert!(is_plausible("Verslag van een schriftelijk overleg"));
        for title in [
            "Microsoft Word - brief.doc",
            "brief aan de Kamer.docx",
            "Naamloos 1",
            "kst-26150-187",
            "12 34 5 a",
        ] {
            assert!(!is_plausible(title), "{title}");
        }
    }
}
