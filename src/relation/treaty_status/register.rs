//! Registers and lists of parties: the rows below `Partij | Ondertekening | Ratificatie`, the names behind
//! `Bekrachtigd:` or `De volgende staten hebben het verdrag opgezegd:`.

use super::super::parties::Party;
use super::super::topic::topic;
use super::columns::{Column, Head};
use super::grammar::{Object, Sort};
use super::rows::{Cell, Entry, Row, bracketed, entries, rows};
use super::{Claim, PARTY_TO, Page, RATIFIED, SIGNED};
use crate::entity::treaty::TREATY;
use crate::grammar::PartialDate;
use crate::relation::{Fact, Shape, Status};
use crate::text::Span;

/// Words that lead to the names behind a colon.
const LEADS: [&str; 4] = ["volgende", "onderstaande", "hieronder", "weten"];

/// A deed of one of the parties.
type Deed = (Shape, Status, Option<PartialDate>);

impl Page<'_, '_, '_> {
    /// States what the rows or the names state to which the sentence leads.
    pub(super) fn registered(&self, facts: &mut Vec<Fact>) {
        let scene = self.scene;
        let text = scene.passage.document.text();
        if let Some(head) = self.lexicon.columns.head(text, scene.tokens) {
            for row in rows(scene.passage, head.end, head.barred) {
                let deeds = aligned(&head, &row);
                self.state(&row.party, row.span, deeds, "treaty_status/register", facts);
            }
            return;
        }
        if let Some((deeds, start)) = self.lexicon.columns.label(scene.tokens) {
            for entry in entries(scene.passage, start) {
                self.state(
                    &entry.party,
                    entry.span,
                    self.noted(&entry, &deeds),
                    "treaty_status/label",
                    facts,
                );
            }
        }
    }

    /// The deeds of a member: those of the label, or the one that its brackets name.
    fn noted(&self, entry: &Entry, deeds: &[(Shape, Status)]) -> Vec<Deed> {
        let other = self.lexicon.columns.noted(&entry.note);
        let one = deeds.len() == 1;
        let all = deeds.iter().map(|(shape, status)| {
            let shape = other.filter(|_| one).unwrap_or(*shape);
            (shape, *status, entry.day.filter(|_| *status == Status::Asserted))
        });
        all.collect()
    }

    fn state(&self, party: &Party, span: Span, deeds: Vec<Deed>, rule: &'static str, facts: &mut Vec<Fact>) {
        let at = self.scene.tokens.first().map_or(span.start, |token| token.span.start);
        let Some(id) = topic(self.scene.passage, TREATY, at) else { return };
        let under = String::new();
        let object = Object { id, sort: Sort::Treaty, start: 0, end: 0, clause: 0, under, span };
        for (shape, status, date) in deeds {
            let parties = vec![party.clone()];
            let claim = Claim { shape, parties, object: &object, status, date, evidence: span, rule };
            claim.state(self.scene.passage.document, facts);
        }
    }

    /// The names behind the colon to which a clause leads: `door de volgende staten bekrachtigd: …`.
    pub(super) fn listed(&self, clause: usize) -> Option<Vec<Party>> {
        let scene = self.scene;
        let colon = scene.tokens.iter().position(|token| token.text == ":")?;
        let leads = scene.clause(clause).iter().any(|token| LEADS.iter().any(|word| token.is(word)));
        let bare = scene.is(colon.checked_sub(1)?, "door");
        let entries = entries(scene.passage, scene.tokens.get(colon)?.span.end);
        let parties: Vec<Party> = entries.into_iter().map(|entry| entry.party).collect();
        (!parties.is_empty() && (leads || bare)).then_some(parties)
    }

    /// `Estland (27 juni 2025)`: the day in brackets behind a name.
    pub(super) fn bracketed_day(&self, party: &Party) -> Option<PartialDate> {
        let passage = self.scene.passage;
        let behind = passage.document.text().get(party.span.end..)?.strip_prefix(" (")?;
        let (inside, _) = behind.split_once(')').filter(|(inside, _)| inside.len() < 40)?;
        bracketed(passage, inside)
    }

    /// The day of one of the names behind a colon: its own, in brackets or behind it.
    pub(super) fn listed_day(&self, party: &Party) -> Option<PartialDate> {
        let scene = self.scene;
        let colon = scene.tokens.iter().find(|token| token.text == ":")?.span.end;
        let all = entries(scene.passage, colon);
        all.into_iter().find(|entry| entry.party.span == party.span)?.day
    }
}

/// What the days of a row state.
fn aligned(head: &Head, row: &Row) -> Vec<Deed> {
    let day = |cell: Option<&Option<Cell>>| match cell {
        Some(Some(Cell::Day(day))) => Some(*day),
        _ => None,
    };
    let code = row.cells.iter().position(|cell| matches!(cell, Some(Cell::Code(_))));
    let letter = code.and_then(|at| match row.cells.get(at) {
        Some(Some(Cell::Code(code))) => Some(code.as_str()),
        _ => None,
    });
    let by_code = match letter {
        Some("T" | "VG") => PARTY_TO,
        Some("O") => SIGNED,
        _ => RATIFIED,
    };
    let fits = |shape: Shape| if shape == RATIFIED { by_code } else { shape };
    let columns = |cells: &mut dyn Iterator<Item = &Option<Cell>>| {
        let each = head.columns.iter().zip(cells);
        let deed = |(column, cell): (&Column, &Option<Cell>)| match column {
            Column::Deed(shape) => Some((fits(*shape), Status::Asserted, Some(day(Some(cell))?))),
            _ => None,
        };
        each.filter_map(deed).collect::<Vec<Deed>>()
    };
    let coded = |cell: &&Option<Cell>| !matches!(cell, Some(Cell::Code(_)));
    if head.barred {
        return columns(&mut row.cells.iter().filter(coded));
    }
    if let Some(at) = code.filter(|_| head.columns.contains(&Column::Deed(RATIFIED))) {
        let bound = at.checked_sub(1).and_then(|at| day(row.cells.get(at)));
        let signed = at.checked_sub(2).and_then(|at| day(row.cells.get(at)));
        let signed = signed.filter(|_| head.columns.contains(&Column::Deed(SIGNED)));
        let deeds = [(SIGNED, signed), (by_code, bound)];
        return deeds
            .into_iter()
            .filter_map(|(shape, day)| Some((shape, Status::Asserted, Some(day?))))
            .collect();
    }
    let count = row.cells.len();
    let alone = count == 1 && head.columns.first() == Some(&Column::Deed(SIGNED));
    let whole = count == head.columns.len() || matches!(row.cells.first(), Some(Some(Cell::Empty)));
    if alone || whole { columns(&mut row.cells.iter()) } else { Vec::new() }
}
