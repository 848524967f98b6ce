//! Where the words around a name make it one.

use nom::Parser;
use nom::sequence::preceded;

use crate::gazetteer::Form;
use crate::grammar::{PersonName, blank, initials, word_start};
use crate::mention::{Mention, Place};

use super::grammar::{field, is_name_word, last_word, list};
use super::tables::Announces;
use super::{PERSON, Reader};

/// Longest stretch between a role and the comma before its holder's name, bytes.
const LONGEST_APPOSITION: usize = 80;

/// What stands before the initial of a surname kept back: `Ahmad al-Y.`.
const KEPT_ARTICLES: [&str; 4] = [" al-", " el-", " Al-", " El-"];

/// Longest line that can be the office line of a signature, bytes.
const LONGEST_OFFICE: usize = 300;

impl Reader {
    /// Adds a mention.
    fn add(place: &Place<'_>, name: &PersonName<'_>, rule: &'static str, found: &mut Vec<Mention>) {
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
                self.named(place, place.after(), (many, false), "person/address", found);
            }
            Announces::Fate => self.fate(place, found),
            Announces::Role { many, full } => self.role(place, many, full, found),
            Announces::Title => self.titled(place, found),
            Announces::Eponym => self.eponym(place, found),
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
            if !full || !name.given.is_empty() {
                Self::add(place, &name, rule, found);
            }
        }
    }

    fn role(&self, place: &Place<'_>, many: bool, full: bool, found: &mut Vec<Mention>) {
        self.signature(place, found);
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
            && (!name.given.is_empty() || rest.is_empty() && signs(place.before(), held))
            && (rest.is_empty() || rest.starts_with([',', '.', ';', ')']))
        {
            Self::add(place, &name, "person/apposition", found);
        }
        if let Some(name) = self.name_before(place.before()) {
            Self::add(place, &name, "person/apposition", found);
        }
    }

    /// The name before a comma and a role at the end of `before`: `Kaja Kallas, Hoge `.
    fn name_before<'a>(&self, before: &'a str) -> Option<PersonName<'a>> {
        let comma = before.rfind(", ")?;
        let (head, between) = (before.get(..comma)?, before.get(comma + 2..)?);
        // An article, adjectives and the first part of a compound, no further.
        let near = between.split(' ').count() <= 3 && !between.contains(['.', ';', ':', '(', ')']);
        let starts =
            head.char_indices().rev().filter(|(at, _)| *at == 0 || head[..*at].ends_with([' ', '(']));
        let names = starts.take(4).filter_map(|(at, _)| {
            let (rest, name) = self.names.name(head.get(at..)?).ok()?;
            let fresh = !is_name_word(last_word(head.get(..at)?)) || head.get(..at)?.ends_with('(');
            (rest.is_empty() && !name.given.is_empty() && fresh).then_some(name)
        });
        names.filter(|_| near).max_by_key(|name| name.text.len())
    }

    /// `Aanwezig zijn zeven leden der Kamer, te weten: Boswijk, Dassen en Van der Lee,`.
    fn present(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let after = place.after().trim_start();
        let of = ["der Kamer", "van de Kamer", "van de commissie"];
        let Some(rest) = of.iter().find_map(|whose| after.strip_prefix(whose)) else { return };
        let Some(start) = rest.trim_start_matches([' ', ',']).strip_prefix("te weten: ") else { return };
        if let Ok((_, names)) = list(&self.names, start, false) {
            for name in names {
                Self::add(place, &name, "person/present", found);
            }
        }
    }

    /// Names on lines of their own under a motion: `en gaat over tot de orde van de dag.`.
    pub(super) fn movers_below(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        if !place.after().trim_matches(['.', ',', ' ']).is_empty() {
            return;
        }
        let (text, blocks) = (place.document.text(), &place.document.blocks);
        let next = blocks.partition_point(|other| other.span.start <= place.block.span.start);
        for line in blocks.iter().skip(next).map(|block| block.span.of(text)) {
            let Some(name) = self.names.line(line).or_else(|| self.names.signing(line)) else { break };
            Self::add(place, &name, "person/mover-below", found);
        }
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

    /// `de executie van Navid Afkari`: a name of two words, or one with an Arabic article.
    fn fate(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let Ok((start, _)) = blank(place.after()) else { return };
        let Ok((_, name)) = self.names.name(start) else { return };
        let article =
            name.text.split_once('-').is_some_and(|(first, _)| matches!(first, "Al" | "al" | "El" | "el"));
        // `Iraanse Koerden`: an adjective of a country is no given name.
        let adjective = name.given.split(' ').any(|word| word.ends_with("se") || word.ends_with("sche"));
        if article || !name.given.is_empty() && !adjective {
            Self::add(place, &name, "person/fate", found);
        }
    }

    /// Names under an office line: below it, or behind its last comma.
    fn signature(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let text = place.document.text();
        let block = place.block.span.of(text);
        let opens = matches!(place.before().trim(), "" | "De" | "de" | "DE" | "Uw");
        if !opens || !self.signers.contains(place.here()) || block.len() > LONGEST_OFFICE {
            return;
        }
        let mut offices = self.offices(block);
        let beside = block.rsplit_once(", ").map_or("", |(_, rest)| rest);
        let mut named = self.signers_in(place, beside, offices, found);
        let blocks = &place.document.blocks;
        let next = blocks.partition_point(|other| other.span.start <= place.block.span.start);
        for below in blocks.iter().skip(next).map(|block| block.span.of(text)) {
            let here = self.signers_in(place, below, offices.saturating_sub(named), found);
            named += here;
            // The office line may run over several lines, another office may follow, each name has its line.
            if named >= offices || here == 0 && !self.is_office(below) {
                break;
            }
            offices += self.offices(below);
        }
    }

    fn offices(&self, line: &str) -> usize {
        line.split([' ', ',']).filter(|word| self.signers.contains(word)).count()
    }

    /// Whether a line holds nothing but offices and what they are of.
    fn is_office(&self, line: &str) -> bool {
        let part = |word: &str| {
            word.is_empty()
                || matches!(word, "De" | "de" | "en" | "van" | "voor")
                || self.signers.contains(word)
                || self.names.fields.contains(word)
        };
        line.len() <= LONGEST_OFFICE && line.split([' ', ',', '\t']).all(part)
    }

    /// At most `most` names one after the other, with nothing else in `line` before the text goes on; how
    /// many there are.
    fn signers_in(&self, place: &Place<'_>, line: &str, most: usize, found: &mut Vec<Mention>) -> usize {
        let mut rest = line.trim_start();
        let mut names = Vec::new();
        while let Ok((after, name)) = self.names.full_name(rest) {
            names.push(name);
            rest = after.trim_start();
        }
        let ends = rest.is_empty() || self.names.refused.parse(rest).is_ok();
        if !ends || names.len() > most {
            return 0;
        }
        for name in &names {
            Self::add(place, name, "person/signature", found);
        }
        names.len()
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
        open || lower && !self.names.refused.contains(&super::tables::capitalise(word))
    }

    /// `Hasna A.`, `Ahmad al-Y.` at its initial.
    fn surname_kept_back(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let whole = place.before();
        let article = KEPT_ARTICLES.iter().find(|article| whole.ends_with(*article));
        let before =
            whole.get(..whole.len() - article.map_or(0, |article| article.len() - 1)).unwrap_or(whole);
        let (given, start) = self.given_names(before);
        if given.is_empty() || !before.ends_with(char::is_whitespace) {
            return;
        }
        let Ok((rest, name)) = self.names.abbreviated(place.from_back(whole.len() - start)) else { return };
        let earlier = before.get(..start).unwrap_or_default();
        let inner = last_word(earlier).starts_with(char::is_alphabetic)
            && earlier.ends_with(char::is_whitespace)
            && !matches!(
                last_word(earlier),
                "de" | "het" | "een" | "De" | "Het" | "Een" | "dit" | "deze" | "dat" | "die"
            );
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
            && !self.announces.contains_key(previous);
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

/// Whether a line that begins so is the signature under a report: `De griffier van de commissie, Van Toor`.
fn signs(before: &str, held: &str) -> bool {
    let opens = matches!(before.trim(), "De" | "De fungerend" | "De waarnemend" | "De plaatsvervangend");
    opens && matches!(held.split_whitespace().next(), Some("van" | "der" | "voor"))
}
