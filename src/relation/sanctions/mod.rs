//! Who sanctions whom.
//!
//! # What it reads
//!
//! The issuer is a country, by name, adjective ("Amerikaanse sancties") or government ("de
//! regering van Australië"), or a body that imposes sanctions (`data/sanction-issuers.tsv`), by
//! name or in a compound ("EU- en VN-sancties"). "Europese sancties" are those of the EU where
//! the document names it. The target is any mention that can act, or a group in words.
//!
//! * `imposing`: sanctions as the object of a verb, active and passive, in a main or a
//!   subordinate clause: "legde sancties op aan", "werden ingesteld tegen", "die X heeft opgelegd";
//! * `direct`: the target as the object: "sanctioneert X", "trof X met sancties";
//! * `listing`: the target on a list: "op de sanctielijst gezet", "de lijst is uitgebreid met";
//! * `nominal`: the noun alone: "Amerikaanse sancties tegen X";
//! * `pronoun`: "zij", "het" and "het land" as issuers;
//! * `arguments`: who is subject, object or receiver in a clause: "heeft X een visum geweigerd";
//! * `anaphora`: "het land", "hem", "dezelfde personen", "de maatregel" as targets, all resolved in one place;
//! * `joined`: measures that "en" joins; trade from or to a country that is forbidden;
//! * `spoken`: words that say sanctions only where the text speaks of them: "maatregelen tegen", "werd aangepakt";
//! * `listed`: "daarvan afgevoerd", "onder de Magnitsky Act", "plaatsing op de lijst van X";
//! * `entering`: "mag de EU niet meer in"; `answered`: what an answer confirms or denies;
//! * a motion "over sancties tegen X" asks for them; "het vijftiende pakket" is the Union's;
//! * `whom`: "onder wie X en Y", "Het gaat om X en Y"; and which words are no target;
//! * `decision`: "het besluit van X om", of what is decided and done; "X kondigde aan dat … zullen worden";
//! * `held`: "heeft unilaterale sancties tegen", "kent een sanctieregime tegen"; "door het instellen van … geeft X";
//! * `gap`: "X tegen Y en Z tegen W", "maar wel tegen W", "en dat geldt ook voor W";
//! * `basis`: decrees, acts of the Union, "bij resolutie 1718"; `signs`: what the words around a verb say;
//! * `again`: "Oekraïne heeft dat ook gedaan", "deed hetzelfde"; `carried`: "Tevens heeft de EU …" on the day told before;
//! * `sorts`: "deze bedrijven" are no persons; `outcome`: whether and when a verb says that it is so;
//! * `bodies`: "in EU-verband" makes that body the one that acts, or is asked to.
//!
//! Attributes: `count` of a group, `measure` where the word says more than "sancties",
//! `inferred` where the issuer comes from other sentences (`context`) or is the
//! government of the Netherlands, of whom a Dutch paper asks something.
//!
//! # Where it stops
//!
//! Sanctions of a body that imposes none, of its members ("EU-lidstaten", "westerse sancties")
//! or by a country in a body ("Nederland heeft via de EU") are given to nobody. Who condemns
//! or discusses sanctions is never their issuer; a country that pleads
//! for some and names nobody else is requested to impose them. Sanctions without an article that
//! somebody is for or against, or blocks, are nothing. A call to lift sanctions, a request not
//! to impose them and an announced end are no facts. "De sancties" without a target, sanctions
//! policy and law, and disciplinary sanctions are nothing. Who makes the sanctions of others its own
//! imposes them too, but is never inferred as the issuer of others.
//!
//! # Known misses
//!
//! Cities for governments ("Washington"); aid that is stopped as a punishment; "X volgde" without
//! more; "met de sancties tegen X wil Y"; "door X te sanctioneren geeft Y"; "om X door Y te laten sanctioneren"; measures
//! against a group in words that are only spelled out by a verb ("de maatregelen omvatten"); a listing that is
//! prolonged ("verlengde de plaatsing van X"); "Dat geldt ook voor" in a sentence of its own; ports that are closed; numbers with a point ("1.200 Russen"); packages that provide for measures ("het pakket voorziet in"); targets that stand in
//! another sentence and are not pointed back to; "dat" for a deed of more than one sentence before; dates parted by
//! "respectievelijk"; "de president van X" for the one whom the paper names; a list without a name to which somebody is added;
//! "EU sancties" without a hyphen; "Europese sancties" where the EU is never named; who speaks
//! for a body ("de hoge vertegenwoordiger van de EU"), and "OFAC" for its country.
//!
//! # Example
//!
//! "Het VK heeft, in navolging van de VS, sancties ingesteld tegen Myanmar" states
//! `sanctions(country:GBR, country:MMR)` by the rule `sanctions/active`.

mod adopting;
mod again;
mod agent;
mod anaphora;
mod answered;
mod arguments;
mod asked;
mod basis;
mod behind;
mod bodies;
mod claim;
mod carried;
mod context;
mod decision;
mod direct;
mod entering;
mod gap;
mod held;
mod imposed_on;
mod imposing;
mod issuer;
mod joined;
mod lexicon;
mod listed;
mod listing;
mod measure;
mod merging;
mod nominal;
mod object;
mod outcome;
mod pronoun;
mod reading;
mod role;
mod signs;
mod sorts;
mod spoken;
mod told;
mod verb;
mod whom;

use super::groups::Target;
use super::{Fact, Passage, Relation, Sentence, Shape};
use crate::gazetteer::TableError;
use crate::mention::Trigger;
use claim::Claim;
use lexicon::Lexicon;
use reading::Reading;
use told::Told;

/// What its facts are called.
pub const SANCTIONS: Shape = Shape {
    name: "sanctions",
    property: "sanctions",
    class: "Sanction",
    subject: "issuer",
    object: "target",
};

/// A sentence with more tokens than this is no sentence (a table, a broken file) and is not read.
const LONGEST_SENTENCE: usize = 400;

/// The rules and their words.
struct Rules {
    lexicon: Lexicon,
}

/// The relation.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    Ok(Box::new(Rules { lexicon: Lexicon::load()? }))
}

impl Relation for Rules {
    fn shapes(&self) -> Vec<Shape> {
        vec![SANCTIONS]
    }

    fn triggers(&self) -> Vec<Trigger> {
        let again = self.lexicon.again().map(Trigger::word);
        self.lexicon.stems().map(Trigger::part).chain(again).collect()
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        if sentence.tokens.len() > LONGEST_SENTENCE {
            return;
        }
        let told = Told::before(passage, sentence.span, facts);
        let own = self.mentions_sanctions(&sentence.span.of(passage.document.text()).to_lowercase());
        if !own && told.issuers.is_empty() {
            return;
        }
        let reading = Reading { told, ..Reading::new(&self.lexicon, passage, sentence) };
        if own {
            self.read_own(&reading, facts);
        }
        for claim in reading.again(facts) {
            let stated = claim.issuers.iter().flat_map(|issuers| claim.facts(issuers)).collect::<Vec<_>>();
            for fact in stated {
                merging::add(passage, facts, Fact { evidence: sentence.span, ..fact }, claim.back);
            }
        }
    }
}

impl Rules {
    /// Reads what a sentence says in words of its own.
    fn read_own(&self, reading: &Reading<'_, '_>, facts: &mut Vec<Fact>) {
        let (passage, span) = (reading.passage, reading.span);
        let claims = claims(reading);
        for claim in &claims {
            let issuers = claim.issuers.clone().or_else(|| self.infer(reading, claim, &claims, facts));
            let date = claim.date.or_else(|| reading.carried(claim, issuers.as_ref()?, facts));
            let unnamed = |target: &Target| reading.unnamed(target, issuers.as_ref(), facts);
            let targets = claim.targets.iter().filter(|target| !unnamed(target)).cloned().collect();
            let claim = &Claim { targets, date, ..claim.clone() };
            let stated = issuers.iter().flat_map(|issuers| claim.facts(issuers));
            for fact in stated.map(|fact| reading.answered(fact)) {
                // The whole sentence: a quote without its "indien" would say something else.
                merging::add(passage, facts, Fact { evidence: span, ..fact }, claim.back);
            }
            if let (Some(issuers), Some((targets, behind))) = (&issuers, reading.members_behind(claim)) {
                let named = Claim { targets, ..claim.clone() };
                for fact in named.facts(issuers) {
                    let evidence = span.cover(behind);
                    merging::add(passage, facts, Fact { evidence, ..fact }, claim.back);
                }
            }
        }
    }

    /// A quick look before another sentence is read.
    fn mentions_sanctions(&self, text: &str) -> bool {
        self.lexicon.stems().any(|stem| text.contains(stem))
    }
}

/// What a sentence says, its issuers named or not.
fn claims(reading: &Reading<'_, '_>) -> Vec<Claim> {
    let measures = reading.measures();
    let imposing = reading.imposing(&measures);
    let adopting = reading.adopting(&measures);
    let read = |noun: usize| {
        imposing.iter().any(|imposing| imposing.noun == noun)
            || adopting.iter().any(|(_, adopted)| *adopted == Some(noun))
    };
    let alone = measures.iter().filter(|measure| !read(measure.noun));
    let mut claims: Vec<Claim> = alone.filter_map(|measure| reading.nominal(measure)).collect();
    claims.extend(imposing.into_iter().filter_map(|imposing| imposing.claim));
    claims.extend(reading.direct(&measures));
    claims.extend(reading.entering());
    claims.extend(adopting.into_iter().filter_map(|(claim, _)| claim));
    // `op de lijst staan 28 personen die door de EU zijn gesanctioneerd`: the verb has said it.
    let listings: Vec<Claim> = reading.listings();
    let told = |listing: &Claim| {
        let spans = || claims.iter().flat_map(|claim| &claim.targets).map(|target| target.span);
        listing.issuers.is_none()
            && listing.targets.iter().any(|one| spans().any(|span| span.overlaps(one.span)))
    };
    let new: Vec<Claim> = listings.into_iter().filter(|listing| !told(listing)).collect();
    claims.extend(new);
    let more: Vec<Claim> = claims.iter().filter_map(|claim| reading.gapped(claim)).collect();
    claims.extend(more);
    let mut claims = reading.resolve(claims);
    reading.name_members(&mut claims);
    claims
}
