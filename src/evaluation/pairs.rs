//! Which mention of the system answers which mention of the gold.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::gold::GoldMention;
use crate::extract::records::MentionRecord;

/// Two mentions of one type that share characters.
struct Overlap {
    optional: bool,
    shared: usize,
    spanned: usize,
    gold: usize,
    system: usize,
}

impl Overlap {
    /// The overlap of two spans, if they share characters.
    fn of((i, gold): (usize, &GoldMention), (j, system): (usize, &MentionRecord)) -> Option<Self> {
        let shared = gold.end.min(system.end).checked_sub(gold.start.max(system.start))?;
        let spanned = gold.end.max(system.end) - gold.start.min(system.start);
        (shared > 0).then(|| Self { optional: gold.is_optional(), shared, spanned, gold: i, system: j })
    }

    /// Which of two is settled first: firm gold, then the larger share of the
    /// characters that both span, then the order of the lists.
    fn before(&self, other: &Self) -> Ordering {
        let share = |a: &Self, b: &Self| a.shared as u128 * b.spanned as u128;
        (self.optional.cmp(&other.optional))
            .then(share(other, self).cmp(&share(self, other)))
            .then((self.gold, self.system).cmp(&(other.gold, other.system)))
    }
}

/// Pairs mentions of one type one to one, best overlap first, firm gold before
/// optional. Gives the indices (gold, system) in the order in which they were settled.
pub(super) fn pairs(gold: &[GoldMention], system: &[&MentionRecord]) -> Vec<(usize, usize)> {
    let mut overlaps = overlaps(gold, system);
    overlaps.sort_by(Overlap::before);
    let mut gold_free = vec![true; gold.len()];
    let mut system_free = vec![true; system.len()];
    let mut settled = Vec::new();
    for Overlap { gold: i, system: j, .. } in overlaps {
        if gold_free[i] && system_free[j] {
            gold_free[i] = false;
            system_free[j] = false;
            settled.push((i, j));
        }
    }
    settled
}

/// All overlaps of mentions of one type.
fn overlaps(gold: &[GoldMention], system: &[&MentionRecord]) -> Vec<Overlap> {
    let mut by_kind: BTreeMap<&str, Vec<(usize, &MentionRecord)>> = BTreeMap::new();
    for (j, mention) in system.iter().enumerate() {
        by_kind.entry(mention.kind.as_str()).or_default().push((j, mention));
    }
    for mentions in by_kind.values_mut() {
        mentions.sort_by_key(|(_, mention)| mention.start);
    }
    let mut found = Vec::new();
    for (i, mention) in gold.iter().enumerate() {
        let Some(same_kind) = by_kind.get(mention.kind.as_str()) else { continue };
        let before_its_end = same_kind.partition_point(|(_, other)| other.start < mention.end);
        found
            .extend(same_kind[..before_its_end].iter().filter_map(|&other| Overlap::of((i, mention), other)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gold(start: usize, end: usize, flags: &[&str]) -> GoldMention {
        let flags = flags.iter().map(|&flag| flag.to_owned()).collect();
        let (text, kind, key) = (String::new(), "Court".to_owned(), "icc".to_owned());
        GoldMention { start, end, text, kind, key, flags }
    }

    fn system(start: usize, end: usize, kind: &str) -> MentionRecord {
        let (document, text, kind) = (String::new(), String::new(), kind.to_owned());
        MentionRecord { document, start, end, text, kind, entity: None, label: None }
    }

    fn paired(gold: &[GoldMention], system: &[MentionRecord]) -> Vec<(usize, usize)> {
        pairs(gold, &system.iter().collect::<Vec<_>>())
    }

    #[test]
    fn touching_is_not_overlapping() {
        assert!(paired(&[gold(0, 5, &[])], &[system(5, 9, "Court")]).is_empty());
        assert_eq!(paired(&[gold(0, 5, &[])], &[system(4, 9, "Court")]), [(0, 0)]);
    }

    #[test]
    fn the_type_must_be_the_same() {
        assert!(paired(&[gold(0, 5, &[])], &[system(0, 5, "Treaty")]).is_empty());
    }

    #[test]
    fn a_span_that_ends_before_it_starts_overlaps_nothing() {
        assert!(paired(&[gold(0, 9, &[])], &[system(6, 3, "Court"), system(4, 4, "Court")]).is_empty());
    }

    #[test]
    fn the_better_overlap_goes_first() {
        let both = [gold(0, 10, &[]), gold(10, 20, &[])];
        assert_eq!(paired(&both, &[system(8, 20, "Court"), system(0, 3, "Court")]), [(1, 0), (0, 1)]);
    }

    #[test]
    fn firm_gold_goes_before_optional() {
        let both = [gold(0, 10, &["optional"]), gold(2, 4, &["adj"])];
        assert_eq!(paired(&both, &[system(0, 10, "Court")]), [(1, 0)]);
    }

    #[test]
    fn one_system_mention_answers_one_gold_mention() {
        let both = [gold(0, 5, &[]), gold(0, 5, &[])];
        assert_eq!(paired(&both, &[system(0, 5, "Court")]), [(0, 0)]);
    }

    #[test]
    fn enormous_offsets_do_no_harm() {
        let far = system(0, usize::MAX, "Court");
        assert_eq!(paired(&[gold(0, 50, &[])], &[far, system(1, 50, "Court")]), [(0, 1)]);
    }
}
