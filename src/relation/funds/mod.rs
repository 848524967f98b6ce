//! `funds`: who pays for whom.
//!
//! # What it reads
//! *Verbs* of paying with the recipient as object (`financiert`, `steunt … financieel`, `steunt …
//! met EUR 250.000`), under `aan` (`draagt financieel bij aan`) or beside an amount (`stelt 2 miljoen
//! euro beschikbaar voor`). *Nouns* (`de Nederlandse bijdrage van € 5 miljoen aan`, `de financiering
//! van … door`). *Donors* (`is de grootste financier van`). Amounts with their currency; the period.
//!
//! # Where it stops
//! Support without money states nothing, nor does money for a purpose that is no body. Who pays must
//! be named in the clause, by an adjective, or in the sentence before that speaks of money for the
//! same body. What is decided, approved or promised is announced; what is suspended has ended.
//!
//! # Known misses
//! Recipients described in words (`maatschappelijke organisaties`); amounts in tables; `de Kamer verzoekt X een
//! bedrag bij te dragen`; a relative clause behind a bare number (`€ 250.000 die X betaalde`).
//!
//! # Example
//! `Nederland steunt het Strafhof met een bijdrage van EUR 250.000` gives
//! `funds(country:NLD, court:icc) amount=250000 currency="EUR"`.

mod grammar;
mod lexicon;
mod nominal;
mod paying;

use std::collections::BTreeMap;

use super::parties::Party;
use super::scene::Scene;
use super::{Argument, Attestation, Attribute, Fact, Passage, Relation, Sentence, Shape, Status};
use crate::gazetteer::TableError;
use crate::grammar::Money;
use crate::linking::EntityId;
use crate::mention::Trigger;
use crate::text::Span;
use grammar::{Amount, Recipient};
use lexicon::Lexicon;

/// What its facts are called.
pub const FUNDS: Shape =
    Shape { name: "funds", property: "funds", class: "Funding", subject: "funder", object: "recipient" };

/// How many sentences before may name who pays.
const NEAR: usize = 8;

struct Reader {
    lexicon: Lexicon,
}

/// The relation.
///
/// # Errors
/// Where a table is wrong.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    Ok(Box::new(Reader { lexicon: Lexicon::load()? }))
}

/// What a rule has found.
struct Claim {
    /// Empty where the text leaves them out.
    funders: Vec<Party>,
    recipient: EntityId,
    status: Status,
    money: Option<Money>,
    period: Option<String>,
    evidence: Span,
    rule: &'static str,
}

/// A sentence with what it says of money.
struct Page<'p, 's, 'a> {
    lexicon: &'p Lexicon,
    scene: &'p Scene<'s, 'a>,
    recipients: &'p [Recipient],
    amounts: &'p [Amount],
}

impl Relation for Reader {
    fn shapes(&self) -> Vec<Shape> {
        vec![FUNDS]
    }

    fn triggers(&self) -> Vec<Trigger> {
        self.lexicon.triggers()
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        let scene = Scene::new(&self.lexicon.words, passage, sentence);
        let recipients = grammar::recipients(&self.lexicon, &scene);
        if recipients.is_empty() {
            return;
        }
        let amounts = grammar::amounts(&scene);
        let page = Page { lexicon: &self.lexicon, scene: &scene, recipients: &recipients, amounts: &amounts };
        let mut claims = page.paying();
        claims.extend(page.nominal(&claims));
        for claim in claims {
            claim.state(passage, sentence.index, facts);
        }
    }
}

impl Claim {
    /// One fact for each funder.
    fn state(self, passage: &Passage<'_>, index: usize, facts: &mut Vec<Fact>) {
        let mut attributes = BTreeMap::new();
        if let Some(money) = self.money {
            let amount = money.whole().map_or_else(
                || Attribute::Text(format!("{}.{:02}", money.cents / 100, money.cents % 100)),
                Attribute::Number,
            );
            attributes.insert("amount", amount);
            attributes.insert("currency", Attribute::Text(money.currency.to_owned()));
        }
        if let Some(period) = self.period {
            attributes.insert("period", Attribute::Text(period));
        }
        let recipient = Argument::Entity(self.recipient.clone());
        let inferred = if self.funders.is_empty() { before(passage, index, &recipient, facts) } else { None };
        let named = self.funders.into_iter().filter(|funder| funder.id != self.recipient);
        let mut funders: Vec<(Argument, Span)> =
            named.map(|funder| (Argument::Entity(funder.id), funder.span)).collect();
        if let Some(funder) = inferred {
            attributes.insert("inferred", Attribute::Text("funder".to_owned()));
            funders.push((funder, self.evidence));
        }
        for (subject, span) in funders {
            let fact = Fact {
                attestation: Attestation::default(),
                shape: FUNDS,
                subject,
                object: recipient.clone(),
                status: self.status,
                date: None,
                attributes: attributes.clone(),
                evidence: self.evidence.cover(span),
                rule: self.rule,
            };
            fact.state_once(facts);
        }
    }
}

/// The one who pays the recipient in the sentences just before, where only one does.
fn before(passage: &Passage<'_>, index: usize, recipient: &Argument, facts: &[Fact]) -> Option<Argument> {
    let start = passage.document.sentences.get(index.saturating_sub(NEAR))?.start;
    let near = facts
        .iter()
        .filter(|fact| fact.shape == FUNDS && fact.object == *recipient && fact.evidence.start >= start);
    let mut funders: Vec<&Argument> = near.map(|fact| &fact.subject).collect();
    funders.dedup();
    match funders.as_slice() {
        [one] => Some((*one).clone()),
        _ => None,
    }
}
