//! Names in lists of those present, in roll calls, and on lines of their own: signatures, movers, labels.

use crate::grammar::PersonName;
use crate::mention::{Mention, Place};

use super::Reader;
use super::grammar::{list, roll};

/// Longest line that can be the office line of a signature, bytes.
const LONGEST_OFFICE: usize = 300;

impl Reader {
    /// `Aanwezig zijn zeven leden der Kamer, te weten: Boswijk, Dassen en Van der Lee,`.
    pub(super) fn present(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
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

    /// `Voor stemmen de leden: Abels, Adelmund en Van Zijl.`
    pub(super) fn roll_call(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let Some(start) = place.after().strip_prefix(": ").filter(|_| place.here() == "leden") else {
            return;
        };
        if let Ok((_, names)) = roll(&self.names, start.trim_start()) {
            for name in names {
                Self::add(place, &name, "person/roll-call", found);
            }
        }
    }

    /// The name on the line under an office: `De griffier van de commissie,` and below it `Van Toor`.
    pub(super) fn under_office(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let office = place.block.span.of(place.document.text()).trim_end();
        let opens = ["De ", "DE ", "de ", "Voor "].iter().any(|word| office.starts_with(word));
        let comma = office.ends_with(',');
        let ends = comma || office.ends_with(place.here());
        if !opens || !ends || office.len() > LONGEST_OFFICE {
            return;
        }
        let line = place.next_block().trim();
        // What stands under ministers is read by `signature`.
        let other = !self.signers.contains(place.here());
        let certain = |name: &PersonName<'_>| other && (comma || name.given.contains('.'));
        if let Some(name) = self.names.marked(line).or_else(|| self.names.line(line).filter(certain)) {
            Self::add(place, &name, "person/signature", found);
        }
    }

    /// `Naam: DIAO, Malick` in a list of those who are under sanctions.
    pub(super) fn labelled(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let Some(line) = place.after().strip_prefix(": ").filter(|_| place.before().trim().is_empty()) else {
            return;
        };
        let line = line.lines().next().unwrap_or_default().trim_end_matches([' ', ';', '.']);
        let whole =
            |i| self.names.full_name(i).ok().filter(|(rest, _)| rest.is_empty()).map(|(_, name)| name);
        if let Some(name) = self.names.marked(line).or_else(|| whole(line)) {
            Self::add(place, &name, "person/labelled", found);
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

    /// Names under an office line: below it, or behind its last comma.
    pub(super) fn signature(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
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
        loop {
            while let Ok((after, _)) = self.names.titles.parse(rest) {
                rest = after.trim_start();
            }
            let Ok((after, name)) = self.names.full_name(rest) else { break };
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
}
