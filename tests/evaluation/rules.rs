//! The rules of the scores, one test each, over a text of a few entities.

use std::path::Path;

use kamergraaf::evaluation::{self, Gold, MistakeSort, Scores, Tally, read_records, score};

const MENTIONS: &str = r#"
    {"start":0,"end":3,"text":"USA","type":"Country","key":"USA","flags":[]},
    {"start":10,"end":14,"text":"Khan","type":"Person","key":"khan","flags":[]},
    {"start":20,"end":23,"text":"ICC","type":"Court","key":"icc","flags":[]},
    {"start":30,"end":33,"text":"ICC","type":"Court","key":"icc","flags":["optional"]}"#;

const FACTS: &str = r#"
    {"type":"sanctions","subject":{"key":"USA"},"object":{"key":"khan"},"status":"asserted",
     "attributes":{"date":"2025-02"},"quote":"q"},
    {"type":"sanctions","subject":{"key":"USA"},"object":{"text":"6 van de 18 rechters"},"status":"possible",
     "optional":true}"#;

/// The right answer to the mentions.
const READ: [&str; 3] = [
    r#""start":0,"end":3,"type":"Country","entity":"us""#,
    r#""start":10,"end":14,"type":"Person","entity":"kk""#,
    ICC,
];
const ICC: &str = r#""start":20,"end":23,"type":"Court","entity":"cc""#;

const US: &str = r#""type":"sanctions","subject":{"entity":"us"}"#;

fn judged(mentions: &[&str], facts: &[String]) -> Scores {
    let gold = format!(r#"{{"document":"a.txt","mentions":[{MENTIONS}],"facts":[{FACTS}]}}"#);
    let gold = Gold::from_json(Path::new("a.json"), &gold).unwrap();
    let line = |kind: &str, rest: &str| format!("{{\"record\":\"{kind}\",\"document\":\"a.txt\",{rest}}}\n");
    let mentions = mentions.iter().map(|rest| line("mention", rest));
    let lines: String = mentions.chain(facts.iter().map(|rest| line("fact", rest))).collect();
    let records = read_records(lines.as_bytes(), Path::new("out.jsonl")).unwrap();
    score(&[gold], &records)
}

fn mentions(extra: &[&str]) -> Scores {
    judged(&[&READ, extra].concat(), &[])
}

fn facts(facts: &[&str]) -> Scores {
    judged(&READ, &facts.iter().map(|rest| format!("{US},{rest}")).collect::<Vec<_>>())
}

fn tally(found: u32, spurious: u32, missed: u32) -> Tally {
    Tally { found, spurious, missed }
}

fn noted(scores: &Scores, sort: MistakeSort) -> usize {
    scores.mistakes.iter().filter(|mistake| mistake.sort == sort).count()
}

#[test]
fn a_right_reading_is_right() {
    let scores = facts(&[r#""object":{"entity":"kk"},"status":"asserted","date":"2025-02""#]);
    for measure in [&scores.strict, &scores.relaxed, &scores.entities] {
        assert_eq!(measure.all(), tally(3, 0, 0));
    }
    assert_eq!(scores.facts.all(), tally(1, 0, 0));
    assert_eq!((scores.status.value(), scores.date.value()), (Some(1.0), Some(1.0)));
    assert!(scores.mistakes.is_empty());
}

#[test]
fn an_optional_mention_is_right_found_or_not() {
    let scores = mentions(&[r#""start":30,"end":33,"type":"Court","entity":"cc""#]);
    assert_eq!(scores.relaxed.all(), tally(3, 0, 0));
    assert_eq!(mentions(&[]).relaxed.all(), tally(3, 0, 0));
}

#[test]
fn another_span_is_found_but_not_strictly() {
    let scores = judged(&[r#""start":1,"end":3,"type":"Country","entity":"us""#], &[]);
    assert_eq!((scores.relaxed.all(), scores.strict.all()), (tally(1, 0, 2), tally(0, 1, 3)));
    assert_eq!((noted(&scores, MistakeSort::Span), noted(&scores, MistakeSort::Missed)), (1, 2));
}

#[test]
fn a_type_outside_the_gold_is_not_judged_unless_it_is_of_the_five() {
    let scores = mentions(&[r#""start":50,"end":53,"type":"Party","entity":"p""#]);
    assert_eq!(scores.relaxed.all(), tally(3, 0, 0));
    let scores = mentions(&[r#""start":50,"end":53,"type":"Treaty","entity":"t""#]);
    assert_eq!((scores.relaxed.all(), scores.entities.all()), (tally(3, 1, 0), tally(3, 1, 0)));
}

#[test]
fn a_span_given_twice_counts_once() {
    assert_eq!(mentions(&[ICC]).relaxed.all(), tally(3, 0, 0));
}

#[test]
fn a_split_identity_is_half_wrong() {
    let scores = mentions(&[r#""start":30,"end":33,"type":"Court","entity":"another""#]);
    assert_eq!(scores.entities.all(), tally(3, 1, 0));
    assert!(scores.mistakes[0].what.ends_with("another (part of icc)"), "{:?}", scores.mistakes);
}

#[test]
fn a_merged_identity_misses_one() {
    let merged = r#""start":10,"end":14,"type":"Person","entity":"us""#;
    let scores = judged(&[READ[0], merged, ICC], &[]);
    assert_eq!(scores.entities.all(), tally(2, 0, 1));
    assert_eq!(noted(&scores, MistakeSort::EntityMissed), 1);
}

#[test]
fn a_fact_needs_both_of_its_sides() {
    let scores = facts(&[r#""object":{"entity":"cc"}"#]);
    assert_eq!(scores.facts.all(), tally(0, 1, 1));
    let (missed, spurious) = (MistakeSort::FactMissed, MistakeSort::FactSpurious);
    assert_eq!((noted(&scores, missed), noted(&scores, spurious)), (1, 1));
}

#[test]
fn a_fact_with_another_status_and_date_is_found_and_noted() {
    let scores = facts(&[r#""object":{"entity":"kk"},"status":"negated","date":"2025""#]);
    assert_eq!(scores.facts.all(), tally(1, 0, 0));
    assert_eq!((scores.status.value(), scores.date.value()), (Some(0.0), Some(0.0)));
    let what: Vec<_> = scores.mistakes.iter().map(|mistake| mistake.what.as_str()).collect();
    let fact = "a.txt sanctions USA -> khan";
    assert_eq!(
        what,
        [format!("{fact}: gold asserted system negated"), format!("{fact}: gold 2025-02 system 2025")]
    );
}

#[test]
fn the_status_weighs_more_than_the_date() {
    let late = r#""object":{"entity":"kk"},"status":"asserted","date":"2024""#;
    let denied = r#""object":{"entity":"kk"},"status":"negated","date":"2025-02""#;
    let scores = facts(&[denied, late]);
    assert_eq!((scores.status.value(), scores.date.value()), (Some(1.0), Some(0.0)));
    assert_eq!(scores.facts.all(), tally(1, 1, 0));
}

#[test]
fn a_statement_made_twice_is_one_fact() {
    let here = r#""object":{"entity":"kk"},"date":"2025-02","attributes":{"count":1},"start":5,"end":9"#;
    let there = r#""object":{"entity":"kk"},"date":"2025-02","attributes":{"count":1},"start":7,"end":9"#;
    let other = r#""object":{"entity":"kk"},"date":"2025-02","attributes":{"count":2}"#;
    assert_eq!(facts(&[here, there]).facts.all(), tally(1, 0, 0));
    assert_eq!(facts(&[here, other]).facts.all(), tally(1, 1, 0));
}

#[test]
fn an_optional_fact_is_right_found_or_not() {
    let scores = facts(&[r#""object":{"text":"de 6 rechters"},"status":"asserted""#]);
    assert_eq!((scores.facts.all(), scores.status.judged), (tally(0, 0, 1), 0));
}

#[test]
fn a_group_needs_half_of_the_words() {
    let spurious = |words: &str| facts(&[&format!(r#""object":{{"text":"{words}"}}"#)]).facts.all().spurious;
    assert_eq!(spurious("RECHTERS, 18"), 0);
    assert_eq!(spurious("rechters"), 1);
    assert_eq!(spurious("…"), 1);
}

#[test]
fn a_relation_outside_the_gold_is_not_judged_unless_it_always_is() {
    let spurious = |relation: &str| {
        let fact = format!(r#""type":"{relation}","subject":{{"entity":"us"}},"object":{{"entity":"cc"}}"#);
        judged(&READ, &[fact]).facts.all().spurious
    };
    assert_eq!((spurious("funds"), spurious("cites")), (0, 1));
}

#[test]
fn gold_without_output_is_missed_and_output_without_gold_is_ignored() {
    let scores = judged(&[], &[]);
    assert_eq!((scores.relaxed.all(), scores.entities.all()), (tally(0, 0, 3), tally(0, 0, 3)));
    assert_eq!(scores.facts.all(), tally(0, 0, 1));
    assert_eq!(score(&[], &[]), Scores::default());
}

#[test]
fn the_table_is_for_people() {
    let scores = facts(&[r#""object":{"entity":"kk"},"date":"2025""#]);
    let expected = "\
mentions strict              P       R      F1    gold
  Country                1.000   1.000   1.000       1
  Court                  1.000   1.000   1.000       1
  Person                 1.000   1.000   1.000       1
  ALL                    1.000   1.000   1.000       3
  CORE FIVE              1.000   1.000   1.000       3
";
    let table = evaluation::table(&scores);
    assert!(table.starts_with(expected), "{table}");
    let end = "  sanctions              1.000   1.000   1.000       1\n  \
               ALL                    1.000   1.000   1.000       1\n\
               fact status: 1.000\nfact date: 0.000\n";
    assert!(table.ends_with(end), "{table}");
}

#[test]
fn the_rows_are_for_a_file_under_version_control() {
    let scores = mentions(&[r#""start":50,"end":53,"type":"Court","entity":"t""#]);
    let rows = evaluation::csv(&scores);
    let rows: Vec<_> = rows.lines().collect();
    assert_eq!(rows[0], "measure,type,precision,recall,f1,gold");
    assert_eq!(rows[2], "mentions strict,Court,0.500,1.000,0.667,1");
    assert_eq!(
        rows[rows.len() - 4..],
        [
            "facts,sanctions,1.000,0.000,0.000,1",
            "facts,ALL,1.000,0.000,0.000,1",
            "fact status,ALL,,,,0",
            "fact date,ALL,,,,0",
        ]
    );
}

#[test]
fn mistakes_are_listed_by_sort_up_to_a_limit() {
    let scores = judged(&[], &[]);
    let list = evaluation::mistakes(&scores, 1);
    let expected = "\nmissed (3)\n  a.txt:0 Country \"USA\" [USA]\n\nentity missed (3)\n  a.txt Country USA\n\
                    \nfact missed (1)\n  a.txt sanctions USA -> khan [asserted] \"q\"\n";
    assert_eq!(list, expected);
    assert_eq!(evaluation::mistakes(&scores, 0), "");
}
