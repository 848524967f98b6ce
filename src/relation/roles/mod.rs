//! `role`: who holds which office, and of what.
//!
//! # What it reads
//! An office before a name (`de Amerikaanse Secretary of State Rubio`, `de minister van Buitenlandse Zaken van de
//! VS Pompeo`, `VN-gezant Pedersen`), before a comma and a full name (`de Britse hoofdaanklager, Karim Khan,`,
//! `de oprichter van X, Joseph Kony.`), behind a name (`Kaja Kallas, Hoge Vertegenwoordiger van de EU`,
//! `Mourao, als voorzitter van de Amazoneraad`, `president Kagame van Rwanda`), and said with a verb (`Khan is
//! hoofdaanklager van het Strafhof`, `in 2021 werd Khan benoemd tot`, `dat Khan president is van`, `heeft als
//! president getekend`, `de president van Rwanda is Paul Kagame`) with the status of its words; an office that
//! somebody left (`is afgetreden als`, `was tot 2021`, `niet langer`) has ended. A bare minister is one of the
//! Netherlands. What the phrase leaves out comes from before it: `de vicepresident van dat land`, `de directeur van dit
//! bedrijf`, `drie Malinese militairen, onder wie minister X`.
//!
//! # Where it stops
//! Without a country, a court or an organisation in the same phrase there is no fact, save for a bare
//! minister and for a prosecutor, who is that of the court last named. An adjective of a country counts with
//! offices of states alone (the Italian rapporteur is not of Italy). A bare minister behind the
//! name of another country is left alone, and so is a signer, whose office the signature gives.
//!
//! # Known misses
//! Several holders of offices of several countries (`de Franse en Duitse presidenten`); `Frankrijk heeft X tot
//! ambassadeur benoemd`; a name that runs on into what is behind `van` (`premier Hakan Fidan van het Verenigd
//! Koninkrijk`, which is read as one name).
//!
//! # Example
//! `de Filipijnse oud-president Duterte` gives `role(person:duterte, country:PHL) role="oud-president"`.

mod back;
mod grammar;
mod holder;
mod object;
mod said;
mod words;

use super::clauses::Clauses;
use super::function_words::FunctionWords;
use super::implied::netherlands;
use super::offices::Offices;
use super::signs::signs;
use super::status::{StatusWords, settle};
use super::{Argument, Attestation, Attribute, Fact, Passage, Relation, Sentence, Shape, Status};
use crate::embedded;
use crate::entity::country::COUNTRY;
use crate::entity::court::COURT;
use crate::entity::organisation::ORGANISATION;
use crate::entity::person::PERSON;
use crate::gazetteer::TableError;
use crate::grammar::WordSet;
use crate::linking::EntityId;
use crate::mention::{Kind, Trigger};
use holder::Holder;
use object::{Bodies, Known, Object};
use said::{Around, Tenure};
use words::Words;

/// What its facts are called.
pub const ROLES: Shape =
    Shape { name: "role", property: "holdsOfficeAt", class: "Role", subject: "holder", object: "heldAt" };

struct Reader {
    offices: Offices,
    words: Words,
    bodies: Bodies,
    function: FunctionWords,
    status: StatusWords,
    /// Surnames that are nobody's in the House or in the government of the Netherlands.
    abroad: WordSet,
}

/// The relation.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    let (function, status) = (FunctionWords::load()?, StatusWords::load()?);
    let abroad = embedded!("well-known-surnames.tsv").words(&["surname"], "surname")?;
    let (offices, words, bodies) = (Offices::load()?, Words::load()?, Bodies::load()?);
    Ok(Box::new(Reader { offices, words, bodies, function, status, abroad }))
}

impl Relation for Reader {
    fn shapes(&self) -> Vec<Shape> {
        vec![ROLES]
    }

    fn triggers(&self) -> Vec<Trigger> {
        self.offices.triggers()
    }

    fn kinds(&self) -> &'static [Kind] {
        // `Hij is directeur van Rosneft` names no person.
        &[PERSON, ORGANISATION, COURT, COUNTRY]
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        let tokens = &sentence.tokens;
        for held in grammar::phrases(&self.offices, &self.words, &self.function, tokens) {
            let around = Around { words: &self.words, function: &self.function, tokens, held: &held };
            let mut holders = holder::of(&self.offices, &around);
            if holders.is_empty() {
                holders.extend(meant(passage, sentence, &around));
            }
            for holder in holders {
                let Some(person) = passage.entity(holder.person).map(|person| &person.id) else { continue };
                let tables = (&self.bodies, &self.words, &self.function);
                let Some(object) = object::of(tables, passage, sentence, &held, holder.behind) else {
                    continue;
                };
                let home = matches!(object, Object::Home);
                if home && (!self.may_be_home(passage, sentence, &held, (&holder, person), facts)) {
                    continue;
                }
                let Some(status) = self.status(sentence, &holder) else { continue };
                let fact = Fact {
                    attestation: Attestation::default(),
                    shape: ROLES,
                    subject: Argument::Entity(person.clone()),
                    object: Argument::Entity(object.id()),
                    status,
                    date: None,
                    attributes: [("role", Attribute::Text(held.role(passage.document.text())))].into(),
                    evidence: holder.span.cover(held.span),
                    rule: if home { HOME } else { holder.rule },
                };
                state(fact, facts);
            }
        }
    }
}

/// The rule of a minister of whom nothing is said but that.
const HOME: &str = "roles/home";

impl Reader {
    /// What the words around the verb say, and whether the office is held still.
    fn status(&self, sentence: &Sentence<'_>, holder: &Holder) -> Option<Status> {
        let said = holder.verb.map_or(Some(Status::Asserted), |verb| self.said(sentence, verb))?;
        match (holder.tenure, said) {
            (Tenure::Held, said) => Some(said),
            (Tenure::Over | Tenure::Left, Status::Asserted | Status::Ended)
            | (Tenure::Over, Status::Negated) => Some(Status::Ended),
            _ => None,
        }
    }

    fn said(&self, sentence: &Sentence<'_>, verb: usize) -> Option<Status> {
        let clauses = Clauses::divide(&sentence.tokens, &self.function);
        let clause = *clauses.of.get(verb)?;
        settle(&self.status.around_verb(&sentence.tokens, &clauses, clause, |_| false), Status::Asserted)
    }

    /// Whether a bare minister is one of the Netherlands: nothing says that they are another
    /// country's, and they do not sign the document.
    fn may_be_home(
        &self,
        passage: &Passage<'_>,
        sentence: &Sentence<'_>,
        held: &grammar::Held,
        (holder, person): (&Holder, &EntityId),
        facts: &[Fact],
    ) -> bool {
        let of = |fact: &&Fact| fact.shape == ROLES && fact.subject == Argument::Entity(person.clone());
        let mut countries = facts.iter().filter(of).filter_map(|fact| match &fact.object {
            Argument::Entity(id) if id.kind == COUNTRY => Some(*id == netherlands()),
            _ => None,
        });
        let known = countries.next();
        let Some(mention) = passage.mentions.get(holder.person) else { return false };
        let name = mention.span.of(passage.document.text());
        if self.abroad.contains(name) {
            return false;
        }
        let shortly = holder.rule == "roles/office"
            && mention.norm.starts_with('|')
            && !Offices::former(&held.role(passage.document.text()));
        let called = if shortly { Known::Shortly } else { Known::Introduced };
        let foreign =
            known.is_none() && object::foreign_before(&self.bodies, passage, sentence, held, called);
        // `het inreisverbod voor oud-minister Jan Jansen`
        let measured = called == Known::Introduced
            && sentence.tokens.iter().any(|token| token.is_in(&self.words.measured));
        known != Some(false)
            && !foreign
            && !measured
            && !signs(&self.offices, passage, person)
            && !self.bodies.introduced_abroad(passage, person)
    }
}

/// `Hij is directeur van Rosneft`: the only person whom the sentence before names.
fn meant(passage: &Passage<'_>, sentence: &Sentence<'_>, around: &Around<'_, '_>) -> Option<Holder> {
    let (pronoun, verb) = around.pronoun()?;
    let before = *passage.document.sentences.get(sentence.index.checked_sub(1)?)?;
    let block = passage.document.block_at(sentence.span.start)?.span;
    let mut persons = passage
        .mentions_in(before)
        .filter(|(_, mention)| mention.kind == PERSON)
        .filter_map(|(index, mention)| Some((index, mention.span, &passage.entity(index)?.id)));
    let (person, named, id) = persons.next().filter(|_| block.contains(before))?;
    // `Anders Ek en Jean Bazil zijn gelist`: one whom nobody knows may be meant.
    let text = passage.document.text();
    let beside = text.get(..named.start).is_some_and(|lead| lead.ends_with(" en "))
        || text.get(named.end..).and_then(|rest| rest.strip_prefix(" en ")).is_some_and(capital);
    let alone = persons.all(|(_, _, other)| other == id) && !beside;
    let span = sentence.tokens.get(pronoun)?.span;
    let (rule, tenure) = ("roles/said", Tenure::Held);
    alone.then_some(Holder { person, span, behind: None, verb: Some(verb), rule, tenure })
}

fn capital(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// Adds a fact: the same office said twice is one, with its longer name; a minister who turns out
/// to be another country's was none of the Netherlands.
fn state(fact: Fact, facts: &mut Vec<Fact>) {
    let country = matches!(&fact.object, Argument::Entity(id) if id.kind == COUNTRY);
    let abroad = country && fact.rule != HOME && fact.status == Status::Asserted;
    facts.retain(|other| {
        !(abroad && other.rule == HOME && other.subject == fact.subject && other.object != fact.object)
    });
    let role = |fact: &Fact| match fact.attributes.get("role") {
        Some(Attribute::Text(role)) => role.to_lowercase(),
        _ => String::new(),
    };
    let (new, same) = (role(&fact), |other: &&mut Fact| {
        other.shape == ROLES
            && other.subject == fact.subject
            && other.object == fact.object
            && other.status == fact.status
    });
    for known in facts.iter_mut().filter(same) {
        let old = role(known);
        if old.starts_with(&new) {
            known.attestation.repeat(known.evidence, fact.evidence);
            return;
        }
        if new.starts_with(&old) {
            let before = std::mem::replace(known, fact);
            known.attestation.again = before.attestation.again;
            known.attestation.repeat(known.evidence, before.evidence);
            return;
        }
    }
    facts.push(fact);
}
