//! Names of those whom something befalls: behind a noun of it, before a clause that only a person has, beside the verb of
//! a court.

use super::{PERSON, Reader};
use crate::gazetteer::Form;
use crate::grammar::blank;
use crate::mention::{Mention, Place};

/// How far a clause behind a name is looked through, characters.
const CLAUSE: usize = 100;

/// Prepositions before `wie`.
const PREPOSITIONS: [&str; 9] = ["aan", "bij", "door", "met", "naar", "over", "tegen", "van", "voor"];

impl Reader {
    /// `de executie van Navid Afkari`: a name of two words, or one with an Arabic article.
    pub(super) fn fate(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let Ok((start, _)) = blank(place.after()) else { return };
        let Ok((_, name)) = self.names.name(start) else { return };
        let article =
            name.text.split_once('-').is_some_and(|(first, _)| matches!(first, "Al" | "al" | "El" | "el"))
                || name.text.starts_with("Van ");
        if place.here() == "zaak" && !name.text.starts_with("Van ") {
            return;
        }
        // `Iraanse Koerden`: an adjective of a country is no given name.
        let adjective = name.given.split(' ').any(|word| word.ends_with("se") || word.ends_with("sche"));
        if article || !name.given.is_empty() && !adjective {
            Self::add(place, &name, "person/fate", found);
        }
    }

    /// `Lucas Nkunda, tegen wie …`; `Jean Habyara, die in mei werd aangehouden,`: a name of two words and more.
    pub(super) fn relative(&self, place: &Place<'_>) -> Option<Mention> {
        let before = place.before();
        let opening = before.rsplit(", ").next().unwrap_or_default().trim_end();
        let personal = match place.here() {
            "wie" => PREPOSITIONS.contains(&opening),
            _ => opening.is_empty() && before.ends_with(", ") && self.befalls(place.after()),
        };
        let name = self.name_before(before).filter(|_| personal)?;
        // `Iraanse Koerden`: an adjective is no given name.
        let adjective = name.given.split(' ').any(|word| word.ends_with("se") || word.ends_with("sche"));
        let (span, norm) = (place.span_of(name.text), name.norm());
        let mention = Mention { kind: PERSON, span, norm, form: Form::Name, rule: "person/relative" };
        (!adjective).then_some(mention)
    }

    /// `hebben Pjetër Shala in eerste aanleg veroordeeld tot achttien jaar`, `veroordeelden op 14 april Hysen Beris tot 22
    /// jaar`: a name of two words and more.
    pub(super) fn sentenced(&self, place: &Place<'_>) -> Option<Mention> {
        let start = if place.here() == "veroordeeld" {
            let before = place.before();
            let helper = [" heeft ", " hebben ", " had ", " hadden "];
            let at = helper.iter().filter_map(|word| Some(before.rfind(word)? + word.len())).max()?;
            let punished = punishes(place.after());
            before.get(at..).filter(|between| punished && !between.contains(['.', ';', ',']))?
        } else {
            let after = place.after().trim_start();
            let day = |word: &&str| !word.starts_with(char::is_uppercase);
            let skipped: usize = after.split_inclusive(' ').take_while(day).take(5).map(str::len).sum();
            after.get(skipped..)?
        };
        let (rest, name) = self.names.name(start).ok()?;
        let adjective = name.given.split(' ').any(|word| word.ends_with("se") || word.ends_with("sche"));
        let fits = place.here() == "veroordeeld" || punishes(rest);
        if name.given.is_empty() || adjective || !fits {
            return None;
        }
        let (span, norm) = (place.span_of(name.text), name.norm());
        Some(Mention { kind: PERSON, span, norm, form: Form::Name, rule: "person/sentenced" })
    }

    /// Whether the clause behind says what befalls persons only: what somebody else has done is a body's deed too.
    fn befalls(&self, after: &str) -> bool {
        let end = after.char_indices().nth(CLAUSE).map_or(after.len(), |(at, _)| at);
        let clause = after.get(..end).unwrap_or_default().split([',', '.', ';']).next().unwrap_or_default();
        let active = |word: &str| matches!(word, "heeft" | "hebben" | "had" | "hadden");
        clause.split(' ').any(|word| self.fates.contains(word)) && !clause.split(' ').any(active)
    }
}

/// Whether `tot` and a sentence follow: ` tot 22 jaar`.
fn punishes(after: &str) -> bool {
    let Some(sentence) = after.strip_prefix(" tot ") else { return false };
    let near = sentence.split([',', '.', ';']).next().unwrap_or_default();
    near.split(' ').take(6).any(|word| {
        let ends = ["jaar", "jaren", "maanden", "straf", "levenslang", "cel"];
        ends.iter().any(|end| word.ends_with(end))
    })
}
