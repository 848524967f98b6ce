//! In which order two columns stand so that few lines cross.

/// How often the two columns are put in order by each other.
const SWEEPS: usize = 12;

/// The places of `count` nodes in the left and in the right column, for the lines `pairs` from
/// left to right; a node may stand in both. Each node stands at the mean place of those that it
/// is joined to; of nodes at one place, the one that came first stands higher.
pub fn in_two_columns(count: usize, pairs: &[(usize, usize)]) -> (Vec<usize>, Vec<usize>) {
    let mut joined_right = vec![Vec::new(); count];
    let mut joined_left = vec![Vec::new(); count];
    for (left, right) in pairs.iter().filter(|(left, right)| *left < count && *right < count) {
        joined_right[*left].push(*right);
        joined_left[*right].push(*left);
    }
    let mut left: Vec<usize> = (0..count).collect();
    let mut right = left.clone();
    for _ in 0..SWEEPS {
        right = by_mean(&joined_left, &left, &right);
        left = by_mean(&joined_right, &right, &left);
    }
    (left, right)
}

/// New places by the mean of the places of those that each node is joined to.
fn by_mean(joined: &[Vec<usize>], others: &[usize], own: &[usize]) -> Vec<usize> {
    // Compared as fractions, so that no rounding decides.
    let mut order: Vec<usize> = (0..joined.len()).collect();
    let mean = |node: usize| {
        let sum: usize = joined[node].iter().map(|other| others[*other]).sum();
        (sum, joined[node].len())
    };
    order.sort_by(|one, other| {
        let ((sum, count), (other_sum, other_count)) = (mean(*one), mean(*other));
        // What is joined to nothing stands below.
        (count == 0)
            .cmp(&(other_count == 0))
            .then_with(|| (sum * other_count).cmp(&(other_sum * count)))
            .then_with(|| own[*one].cmp(&own[*other]))
    });
    let mut places = vec![0; order.len()];
    for (place, node) in order.into_iter().enumerate() {
        places[node] = place;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crossings(pairs: &[(usize, usize)], left: &[usize], right: &[usize]) -> usize {
        let crosses = |(a, b): &(usize, usize), (c, d): &(usize, usize)| {
            (left[*a] < left[*c] && right[*b] > right[*d]) || (left[*a] > left[*c] && right[*b] < right[*d])
        };
        let before = |at: usize| pairs[..at].iter().filter(move |other| crosses(&pairs[at], other)).count();
        (0..pairs.len()).map(before).sum()
    }

    #[test]
    fn what_can_stand_without_crossings_does() {
        // 0 → 5, 4; 1 → 3; 2 → 4, 3
        let pairs = [(0, 5), (0, 4), (1, 3), (2, 4), (2, 3)];
        let (left, right) = in_two_columns(6, &pairs);
        assert_eq!(crossings(&pairs, &left, &right), 0, "{left:?} {right:?}");
    }

    #[test]
    fn places_are_a_permutation_and_foreign_pairs_are_left_out() {
        let (mut left, mut right) = in_two_columns(4, &[(0, 1), (9, 1), (3, 2)]);
        left.sort_unstable();
        right.sort_unstable();
        assert_eq!((left, right), (vec![0, 1, 2, 3], vec![0, 1, 2, 3]));
    }
}
