//! Where the words around a name make it one.

use nom::Parser;
use nom::sequence::preceded;

use crate::gazetteer::Form;
use crate::grammar::{PersonName, blank, initials, with_capital, word_start};
use crate::mention::{Mention, Place};

use super::grammar::{field, is_name_word, last_word, list};
use super::tables::Announces;
use super::{PERSON, Reader};

/// Longest stretch between a role and the comma before its holder's name, bytes.
const LONGEST_APPOSITION: usize = 80;

/// What stands before the initial of a surname kept back: `Ahmad al-Y.`.
const KEPT_ARTICLES: [&str; 4] = [" al-", " el-", " Al-", " El-"];

impl Reader {
    /// Adds a mention.
    pub(super) fn add(
        place: &Place<'_>,
        name: &PersonName<'_>,
        rule: &'static str,
        found: &mut Vec<Mention>,
    ) {
        let span = place.span_of(name.text);
        found.push(Mention { kind: PERSON, span, norm: name.norm(), form: Form::Name, rule });
    }

    /// Reads what a word that announces persons is followed by.
    pub(super) fn announced(&self, place: &Place<'_>, what: Announces, found: &mut Vec<Mention>) {
        match what {
            // `EU-leden` are states; `CDA-Kamerleden` are persons.
            Announces::Address { .. }
                if matches!(place.here(), "lid" | "leden") && place.before().ends_with('-') => {}
            Announces::Address { many } => {
                self.present(place, found);
                self.roll_call(place, found);
                self.named(place, place.after(), (many, false), "person/address", found);
            }
            Announces::Fate => self.fate(place, found),
            Announces::Role { many, full } => self.role(place, many, full, found),
            Announces::Title => self.titled(place, found),
            Announces::Eponym => self.eponym(place, found),
            Announces::Label => self.labelled(place, found),
            Announces::Sentence => found.extend(self.sentenced(place)),
            Announces::Relative => found.extend(self.relative(place)),
        }
    }

    /// One name, or a list of them, behind a blank at `after`.
    fn named(
        &self,
        place: &Place<'_>,
        after: &str,
        (many, full): (bool, bool),
        rule: &'static str,
        found: &mut Vec<Mention>,
    ) {
        let Ok((start, _)) = blank(after) else { return };
        let capitals = matches!(place.here(), "LID" | "LEDEN");
        let names = if many || capitals {
            list(&self.names, start, capitals).map(|(_, names)| names)
        } else {
            self.names.name(start).map(|(_, name)| vec![name])
        };
        for name in names.unwrap_or_default() {
            if (!full || !name.given.is_empty()) && !is_street(place, &name) {
                Self::add(place, &name, rule, found);
            }
        }
    }

    fn role(&self, place: &Place<'_>, many: bool, full: bool, found: &mut Vec<Mention>) {
        self.signature(place, found);
        self.under_office(place, found);
        let after = place.after();
        let known = found.len();
        let labelled = place.before().is_empty() && after.starts_with(": ");
        let after = if labelled { after.get(1..).unwrap_or_default() } else { after };
        let whole = |i| self.names.name(i).is_ok_and(|(rest, _)| rest.is_empty());
        if labelled && !whole(after.trim_start()) {
            return;
        }
        self.named(place, after, (many, full), "person/role", found);
        if found.len() > known {
            return;
        }
        if let Ok((rest, held)) = preceded(blank, |i| field(&self.names, i)).parse(after) {
            // Back to the blank before the name.
            let blanks = held.len() - held.trim_end().len();
            let at = after.len() - rest.len() - blanks;
            self.named(place, after.get(at..).unwrap_or_default(), (many, full), "person/office", found);
        }
        self.apposition(place, found);
    }

    /// `de Britse hoofdaanklager, Karim Khan,`, `de gezant voor Syrië, Geir Pedersen.`, and
    /// `Kaja Kallas, Hoge Vertegenwoordiger`.
    fn apposition(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let after = place.after();
        let comma = after.as_bytes().windows(2).take(LONGEST_APPOSITION + 1).position(|pair| pair == b", ");
        if let Some((held, start)) = comma.and_then(|comma| after.split_at_checked(comma))
            && let Some(start) = start.strip_prefix(", ")
            && !held.contains(['.', ':', ';', '(', ')', '"'])
            && let Ok((rest, name)) = self.names.name(start)
            && (!name.given.is_empty()
                || held.is_empty() && name.surname.contains([' ', '-'])
                || rest.is_empty() && signs(place.before(), held))
            && (rest.is_empty() || rest.starts_with([',', '.', ';', ')']))
        {
            Self::add(place, &name, "person/apposition", found);
        }
        if let Some(name) = self.name_before(place.before()) {
            Self::add(place, &name, "person/apposition", found);
        }
    }

    /// The name before a comma and a role at the end of `before`: `Kaja Kallas, Hoge `.
    pub(super) fn name_before<'a>(&self, before: &'a str) -> Option<PersonName<'a>> {
        let comma = before.rfind(", ")?;
        let (head, between) = (before.get(..comma)?, before.get(comma + 2..)?);
        // An article, adjectives and the first part of a compound, no further.
        let near = between.split(' ').count() <= 3 && !between.contains(['.', ';', ':', '(', ')']);
        let starts =
            head.char_indices().rev().filter(|(at, _)| *at == 0 || head[..*at].ends_with([' ', '(']));
        let name = |at: usize| {
            let (rest, name) = self.names.name(head.get(at..)?).ok()?;
            (rest.is_empty() && !name.given.is_empty()).then_some(name)
        };
        let fresh = |at: &usize| {
            let before = head.get(..*at).unwrap_or_default();
            !is_name_word(last_word(before)) || before.ends_with('(')
        };
        let found = starts.take(4).map(|(at, _)| at).filter(fresh).filter_map(|at| Some((at, name(at)?)));
        let (at, longest) = found.filter(|_| near).max_by_key(|(_, name)| name.text.len())?;
        // `Aldus Tom Berendsen, minister`: the first word of a sentence, before a given name, is none itself.
        let (first, rest) = longest.text.split_once(' ')?;
        let opens = head
            .get(..at)
            .is_some_and(|before| before.trim_end().ends_with(['.', '?', '!', ':']) || before.is_empty());
        let given = |text: &str| self.names.given.contains(text.split(' ').next().unwrap_or_default());
        // `Medeverdachte Caio Lobato, een admiraal`: nor is a role.
        let role = self.is_role(first);
        let word = opens && !given(first) && given(rest);
        if !(role || word) {
            return Some(longest);
        }
        name(at + first.len() + 1).or((!role).then_some(longest))
    }

    /// `Prof. Dr P.A. Nollkaemper`, `dr. Mukwege`.
    fn titled(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let after = place.after();
        self.named(place, after.strip_prefix('.').unwrap_or(after), (false, false), "person/title", found);
    }

    /// `Assad-regime`, `kabinet-Rutte`.
    fn eponym(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        if let Some(start) = place.after().strip_prefix('-')
            && let Ok((_, name)) = self.names.name(start)
        {
            Self::add(place, &name, "person/eponym", found);
        }
        let Some(before) = place.before().strip_suffix('-') else { return };
        let start = before.len() - last_word(before).len();
        if let Some(here) = before.get(start..)
            && let Ok(("", name)) = self.names.name(here)
        {
            Self::add(place, &name, "person/eponym", found);
        }
    }

    /// `D.M. van Weel`, `Hasna A.`: a single capital and a full stop.
    pub(super) fn initial(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let before = place.before();
        if KEPT_ARTICLES.iter().any(|article| before.ends_with(article)) {
            return self.surname_kept_back(place, found);
        }
        if !word_start(before) || before.ends_with(['.', '-', '\'', '’', '&', '/']) {
            return;
        }
        let here = place.from_here();
        if let Ok((_, letters)) = initials(here)
            && let Ok((_, name)) = self.names.initialled(here)
            && self.names.refused.parse(here).is_err()
            && (letters.matches('.').count() > 1 || self.single_initial(before))
        {
            Self::add(place, &name, "person/initials", found);
        }
        self.surname_kept_back(place, found);
    }

    /// Whether one initial behind `before` can start a name: not at the start of a sentence
    /// or an item of a list, not behind a name or a word that letters follow (`bijlage A.`).
    fn single_initial(&self, before: &str) -> bool {
        let word = last_word(before);
        let open = before.trim_end().ends_with(['(', ',', '/']);
        let lower = word.starts_with(char::is_lowercase) && before.ends_with(char::is_whitespace);
        open || lower && !self.names.refused.contains(&with_capital(word))
    }

    /// How long the prefix of a surname at the end of `before` is, with its blank: `van ` in "Rudolf van ".
    fn prefix_before(&self, before: &str) -> usize {
        const WORDS: usize = 3;
        let starts = before.rmatch_indices(' ').skip(1).map(|(at, _)| at + 1).take(WORDS);
        let prefix =
            |at: &usize| before.get(*at..).is_some_and(|end| self.names.prefixes.contains(end.trim_end()));
        starts.filter(prefix).last().map_or(0, |at| before.len() - at)
    }

    /// `Hasna A.`, `Ahmad al-Y.`, `Rudolf van D.` at its initial.
    fn surname_kept_back(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let whole = place.before();
        let article = KEPT_ARTICLES.iter().find(|article| whole.ends_with(*article));
        let taken = article.map_or_else(|| self.prefix_before(whole), |article| article.len() - 1);
        let before = whole.get(..whole.len() - taken).unwrap_or(whole);
        let (given, start) = self.given_names(before);
        if given.is_empty() || !before.ends_with(char::is_whitespace) {
            return;
        }
        let Ok((rest, name)) = self.names.abbreviated(place.from_back(whole.len() - start)) else { return };
        let earlier = before.get(..start).unwrap_or_default();
        let opens = earlier.trim_end().is_empty() || earlier.ends_with(". ");
        let inner = last_word(earlier).starts_with(char::is_alphabetic)
            && earlier.ends_with(char::is_whitespace)
            && !matches!(last_word(earlier), "de" | "het" | "een" | "De" | "Het" | "Een" | "dit" | "deze");
        // `Gus K. werd veroordeeld`: the sentence goes on behind the full stop.
        let clause = rest.starts_with(", die ");
        let inner =
            inner || opens && (clause || rest.trim_start_matches(' ').starts_with(char::is_lowercase));
        let goes_on = rest.starts_with(|c: char| c.is_alphanumeric());
        if !goes_on && (inner || self.names.given.contains(given)) {
            Self::add(place, &name, "person/initial-surname", found);
        }
    }

    /// The given name that ends `before`, and where it and those before it start.
    fn given_names<'a>(&self, before: &'a str) -> (&'a str, usize) {
        let given = last_word(before);
        let start = before.trim_end().len() - given.len();
        let earlier = before.get(..start).unwrap_or_default();
        let first = last_word(earlier);
        // `Abdul Razaq R.`
        if self.names.given.contains(first) && earlier.ends_with(' ') && is_name_word(given) {
            return (first, earlier.trim_end().len() - first.len());
        }
        (given, start)
    }

    /// A name that begins with a known given name.
    pub(super) fn full(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let before = place.before();
        let previous = last_word(before);
        let joined = before.ends_with(|c: char| {
            !c.is_whitespace() && !matches!(c, '(' | '[' | '"' | '“' | '‘' | '\'' | '/')
        });
        let part_of_name = before.ends_with(char::is_whitespace)
            && is_name_word(previous)
            && !self.names.refused.contains(previous)
            && !self.announces.contains_key(previous)
            && !self.closed.contains(previous)
            && (self.names.given.contains(previous) || !self.names.countries.contains(previous));
        if joined || part_of_name || self.names.bodies.contains(previous) {
            return;
        }
        if let Ok((_, name)) = self.names.name(place.from_here())
            && !name.given.is_empty()
        {
            Self::add(place, &name, "person/full-name", found);
        }
    }
}

/// Whether what looks like a name is an address: `Prinses Irenestraat 6`.
fn is_street(place: &Place<'_>, name: &PersonName<'_>) -> bool {
    const STREETS: [&str; 8] = ["straat", "laan", "plein", "kade", "gracht", "singel", "weg", "dreef"];
    let behind = place.document.text().get(place.span_of(name.text).end..).unwrap_or_default();
    let number = behind.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit());
    number && STREETS.iter().any(|street| name.surname.ends_with(street))
}

/// Whether a line that begins so is the signature under a report: `De griffier van de commissie, Van Toor`.
fn signs(before: &str, held: &str) -> bool {
    let opens = matches!(before.trim(), "De" | "De fungerend" | "De waarnemend" | "De plaatsvervangend");
    opens && matches!(held.split_whitespace().next(), Some("van" | "der" | "voor"))
}
