//! Sentences with gaps: `{subject} [is|zijn] veroordeeld< tot {sentence}|>`.

use std::collections::HashMap;

/// What the gaps are filled with, by name.
pub(super) type Values = HashMap<&'static str, String>;

/// A sentence with gaps, read once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    /// `{name}`: what has this name; nothing where it is not known.
    Gap(String),
    /// `[one|many]`: by the number of the subject.
    Number(String, String),
    /// `<with|without>`: the first where all its gaps can be filled.
    If(Template, Template),
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// A sentence that says which bracket has no end or lacks its bar.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '[', '<']) {
            if at > 0 {
                parts.push(Part::Words(rest[..at].to_owned()));
            }
            let (open, close) = match &rest[at..=at] {
                "{" => ('{', '}'),
                "[" => ('[', ']'),
                _ => ('<', '>'),
            };
            let end =
                rest[at..].find(close).ok_or_else(|| format!("a {open} without its {close} in {text:?}"))?;
            let inside = &rest[at + 1..at + end];
            let halves = || {
                inside.split_once('|').ok_or_else(|| format!("no | between {open} and {close} in {text:?}"))
            };
            parts.push(match open {
                '{' => Part::Gap(inside.to_owned()),
                '[' => halves().map(|(one, many)| Part::Number(one.to_owned(), many.to_owned()))?,
                _ => {
                    let (with, without) = halves()?;
                    Part::If(Self::parse(with)?, Self::parse(without)?)
                }
            });
            rest = &rest[at + end + 1..];
        }
        if !rest.is_empty() {
            parts.push(Part::Words(rest.to_owned()));
        }
        Ok(Self(parts))
    }

    /// The sentence; `many` says whether its subject is plural.
    pub(super) fn fill(&self, values: &Values, many: bool) -> String {
        let mut out = String::new();
        for part in &self.0 {
            match part {
                Part::Words(words) => out.push_str(words),
                Part::Gap(name) => out.push_str(values.get(name.as_str()).map_or("", String::as_str)),
                Part::Number(one, plural) => out.push_str(if many { plural } else { one }),
                Part::If(with, without) => {
                    let chosen = if with.is_known(values) { with } else { without };
                    out.push_str(&chosen.fill(values, many));
                }
            }
        }
        out
    }

    fn is_known(&self, values: &Values) -> bool {
        self.0.iter().all(|part| match part {
            Part::Gap(name) => values.contains_key(name.as_str()),
            _ => true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_numbers_and_conditions() {
        let template = Template::parse("{who} [is|zijn] hier< om {hour} uur| al>.").unwrap();
        let mut values = Values::from([("who", "Zij".to_owned())]);
        assert_eq!(template.fill(&values, true), "Zij zijn hier al.");
        values.insert("hour", "3".to_owned());
        assert_eq!(template.fill(&values, false), "Zij is hier om 3 uur.");
    }

    #[test]
    fn a_bracket_without_its_end_is_told() {
        assert_eq!(Template::parse("a {who").unwrap_err(), "a { without its } in \"a {who\"");
        assert_eq!(Template::parse("[is]").unwrap_err(), "no | between [ and ] in \"[is]\"");
    }
}
