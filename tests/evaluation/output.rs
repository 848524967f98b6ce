//! A system's output that is wrong in every way in which output can be wrong,
//! made from gold by chance, but the same for the same seed.

use kamergraaf::evaluation::{Gold, GoldFact, GoldMention, GoldSide};
use kamergraaf::extract::records::{FactRecord, MentionRecord, Record, Side};

const KINDS: [&str; 9] =
    ["Person", "Court", "Treaty", "Country", "Motion", "Organisation", "Party", "Judgment", "Ship"];
const RELATIONS: [&str; 6] = ["sanctions", "submitted", "cites", "role", "founded", "withdrew_from"];
const STATUSES: [&str; 6] = ["asserted", "announced", "possible", "requested", "negated", "ended"];
const DATES: [Option<&str>; 4] = [None, Some("2025"), Some("2025-02"), Some("2025-11-21")];
const WORDS: [&str; 8] = ["6", "van", "de", "rechters", "Palestijnse", "NGO’s", "beide", "één"];

/// Chance: a xorshift generator.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    /// True about so many times in a hundred.
    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// Records for the gold, spoilt by chance.
pub(crate) fn spoilt(gold: &[Gold], seed: u64) -> Vec<Record> {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    for _ in 0..8 {
        dice.below(1);
    }
    // Some outputs are nearly right and some nearly all wrong.
    let spoil = dice.of(&[2, 5, 10, 25]);
    let mut records = Vec::new();
    for gold in gold {
        let document = format!("{}{}", dice.of(&["", "", "a/", "/x/y/"]), gold.document);
        mentions(gold, &document, spoil, &mut dice, &mut records);
        facts(gold, &document, spoil, &mut dice, &mut records);
    }
    for here in 0..records.len() {
        if dice.percent(spoil) {
            let there = dice.below(records.len());
            records.swap(here, there);
        }
    }
    records
}

fn iri(key: &str) -> String {
    format!("https://w3id.org/kamergraaf/id/{key}")
}

fn mentions(gold: &Gold, document: &str, spoil: usize, dice: &mut Dice, records: &mut Vec<Record>) {
    let end = gold.range.map_or(20_000, |(_, end)| end + 3_000);
    for wanted in &gold.mentions {
        if dice.percent(spoil * 2) {
            continue;
        }
        let mention = mention(wanted, gold, document, spoil, dice);
        if dice.percent(spoil) {
            let twin = MentionRecord { entity: entity(wanted, gold, 50, dice), ..mention.clone() };
            records.push(Record::Mention(twin));
        }
        records.push(Record::Mention(mention));
        if dice.percent(spoil) {
            let start = dice.below(end);
            let end = start + 1 + dice.below(20);
            let (kind, entity) = (dice.of(&KINDS).to_owned(), entity(wanted, gold, 50, dice));
            let document = document.to_owned();
            let text = "zomaar".to_owned();
            records.push(Record::Mention(MentionRecord {
                document,
                start,
                end,
                text,
                kind,
                entity,
                label: None,
            }));
        }
    }
}

fn mention(
    wanted: &GoldMention,
    gold: &Gold,
    document: &str,
    spoil: usize,
    dice: &mut Dice,
) -> MentionRecord {
    let (mut start, mut end) = (wanted.start, wanted.end);
    if dice.percent(spoil * 2) {
        start = (start + dice.below(7)).saturating_sub(3);
        end = (end + dice.below(25)).saturating_sub(3);
    }
    let kind = if dice.percent(spoil) { dice.of(&KINDS) } else { &wanted.kind };
    MentionRecord {
        document: document.to_owned(),
        start,
        end,
        text: wanted.text.clone(),
        kind: kind.to_owned(),
        entity: entity(wanted, gold, spoil, dice),
        label: Some(wanted.text.clone()),
    }
}

/// The entity of a gold mention: right, split in two, another's, or none.
fn entity(wanted: &GoldMention, gold: &Gold, spoil: usize, dice: &mut Dice) -> Option<String> {
    if !dice.percent(spoil * 2) {
        return Some(iri(&wanted.key));
    }
    match dice.below(4) {
        0 => None,
        1 => Some(iri(&gold.mentions[dice.below(gold.mentions.len())].key)),
        _ => Some(format!("{}-{}", iri(&wanted.key), dice.below(2))),
    }
}

fn facts(gold: &Gold, document: &str, spoil: usize, dice: &mut Dice, records: &mut Vec<Record>) {
    for wanted in &gold.facts {
        if dice.percent(spoil * 2) {
            continue;
        }
        let fact = fact(wanted, gold, document, spoil, dice);
        if dice.percent(spoil * 2) {
            let mut twin = fact.clone();
            match dice.below(4) {
                0 => dice.of(&STATUSES).clone_into(&mut twin.status),
                1 => twin.date = dice.of(&DATES).map(str::to_owned),
                2 => drop(twin.attributes.insert("count".to_owned(), dice.below(3).into())),
                _ => "op een andere plaats".clone_into(&mut twin.quote),
            }
            records.push(Record::Fact(twin));
        }
        records.push(Record::Fact(fact));
        if dice.percent(spoil) {
            let mut other = self::fact(wanted, gold, document, 50, dice);
            dice.of(&RELATIONS).clone_into(&mut other.relation);
            records.push(Record::Fact(other));
        }
    }
}

fn fact(wanted: &GoldFact, gold: &Gold, document: &str, spoil: usize, dice: &mut Dice) -> FactRecord {
    let start = gold.range.map_or(0, |(from, _)| from) + dice.below(18_000);
    let start = if dice.percent(spoil) { dice.below(60_000) } else { start };
    let status = if dice.percent(spoil) { dice.of(&STATUSES) } else { &wanted.status };
    let date = wanted.attributes.date.as_deref();
    FactRecord {
        document: document.to_owned(),
        relation: wanted.relation.clone(),
        subject: side(&wanted.subject, gold, spoil, dice),
        object: side(&wanted.object, gold, spoil, dice),
        status: status.to_owned(),
        date: if dice.percent(spoil) { dice.of(&DATES) } else { date }.map(str::to_owned),
        attributes: std::collections::BTreeMap::new(),
        stated_by: Vec::new(),
        start,
        end: start + 40,
        quote: wanted.quote.clone(),
        rule: "test/spoilt".to_owned(),
        sentence: None,
    }
}

fn side(wanted: &GoldSide, gold: &Gold, spoil: usize, dice: &mut Dice) -> Side {
    let other = &gold.mentions[dice.below(gold.mentions.len())];
    match wanted {
        _ if dice.percent(spoil) => match dice.below(4) {
            0 => Side::Document,
            1 => Side::Text(group(dice)),
            2 => Side::default(),
            _ => Side::Entity { entity: iri(&other.key), label: other.text.clone() },
        },
        GoldSide::Key(key) if key == "document" => Side::Document,
        GoldSide::Key(key) => {
            let label = if dice.percent(50) { String::new() } else { key.replace('-', " ") };
            Side::Entity { entity: iri(key), label }
        }
        GoldSide::Text(text) if dice.percent(spoil * 2) => Side::Text(reworded(text, dice)),
        GoldSide::Text(text) if dice.percent(spoil) => Side::Entity { entity: iri("x"), label: text.clone() },
        GoldSide::Text(text) => Side::Text(text.clone()),
    }
}

/// A group with some of its words left out, others put in, and letters made large.
fn reworded(text: &str, dice: &mut Dice) -> String {
    let mut words: Vec<&str> = text.split(' ').filter(|_| !dice.percent(40)).collect();
    for _ in 0..dice.below(4) {
        words.push(dice.of(&WORDS));
    }
    let group = words.join(dice.of(&[" ", ", ", "-", "\n"]));
    if dice.percent(30) { group.to_uppercase() } else { group }
}

fn group(dice: &mut Dice) -> String {
    let length = 1 + dice.below(5);
    (0..length).map(|_| dice.of(&WORDS)).collect::<Vec<_>>().join(" ")
}
