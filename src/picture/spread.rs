//! Where the names of a large network stand on a plane.
//!
//! Forces alone make a hairball of thousands of names. Here a name stands amidst those that are
//! joined to it alone, and names that are joined to the very same others stand together as one
//! round *bunch*, as they would in a list. Such discs are then pulled towards what they are joined
//! to and pushed off what they would cover. Nothing is random and no angle is computed by the machine's own sine, so that a
//! picture is the same tomorrow and elsewhere.

use std::collections::BTreeMap;

/// Room around a name.
const ROOM: f64 = 10.0;
/// How often everything is pulled and pushed.
const ROUNDS: usize = 120;
/// More discs than these stay in their sunflower.
const MOST_MOVED: usize = 20_000;
/// Cosine and sine of the golden angle, by which seeds stand in a sunflower.
const TURN: (f64, f64) = (-0.737_368_878_078_319_8, 0.675_490_294_261_523_8);
/// Bunches of names that are joined to more others than these stand alone: they belong nowhere.
const MOST_JOINED: usize = 6;

/// A bunch of names, or a name that stands alone, as a disc.
#[derive(Clone, Debug)]
struct Disc {
    nodes: Vec<usize>,
    x: f64,
    y: f64,
    radius: f64,
    /// Room for the first node, around which the others stand.
    middle: f64,
}

/// Places for `count` nodes that lines join, in pixels around the middle.
pub fn spread(count: usize, pairs: &[(usize, usize)]) -> Vec<(i32, i32)> {
    let joined = joined(count, pairs);
    let mut discs = discs(&joined);
    let mut of = vec![0; count];
    for (place, disc) in discs.iter().enumerate() {
        for node in &disc.nodes {
            of[*node] = place;
        }
    }
    let mut springs: Vec<(usize, usize)> =
        pairs.iter().filter_map(|(one, other)| Some((*of.get(*one)?, *of.get(*other)?))).collect();
    for (one, other) in &mut springs {
        (*one, *other) = ((*one).min(*other), (*one).max(*other));
    }
    springs.sort_unstable();
    springs.dedup();
    springs.retain(|(one, other)| one != other);
    let rounds = if discs.len() > MOST_MOVED { 0 } else { ROUNDS };
    for round in 0..rounds {
        pull(&mut discs, &springs, round);
        push(&mut discs);
    }
    for _ in 0..rounds {
        if !push(&mut discs) {
            break;
        }
    }
    placed(count, &discs)
}

/// Whom each node is joined to, in order, each once.
fn joined(count: usize, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut joined = vec![Vec::new(); count];
    for (one, other) in pairs.iter().filter(|(one, other)| one != other && *one < count && *other < count) {
        joined[*one].push(*other);
        joined[*other].push(*one);
    }
    for others in &mut joined {
        others.sort_unstable();
        others.dedup();
    }
    joined
}

/// Bunches and single names as discs, the largest in the middle of a sunflower.
fn discs(joined: &[Vec<usize>]) -> Vec<Disc> {
    // What each node stands with: the name that it alone is joined to, or those like it.
    let stands_with = |node: usize| match &*joined[node] {
        [hub] if joined[*hub].len() > 1 => (vec![], *hub + 1),
        [_] => (vec![], node.min(joined[node][0]) + 1),
        others if others.len() > MOST_JOINED => (vec![], node + 1),
        others if others.iter().any(|other| joined[*other].len() == 1) => (vec![], node + 1),
        others => (others.to_vec(), 0),
    };
    let mut bunches: BTreeMap<(Vec<usize>, usize), Vec<usize>> = BTreeMap::new();
    for node in 0..joined.len() {
        bunches.entry(stands_with(node)).or_default().push(node);
    }
    let mut bunches: Vec<Vec<usize>> = bunches.into_values().collect();
    let weight = |node: usize| joined[node].len();
    for nodes in &mut bunches {
        nodes.sort_by_key(|node| (std::cmp::Reverse(weight(*node)), *node));
    }
    bunches.sort_by_key(|nodes| (std::cmp::Reverse((weight(nodes[0]), nodes.len())), nodes[0]));
    let (mut filled, mut turn) = (0.0, (1.0, 0.0));
    let disc = |nodes: Vec<usize>| {
        let radius = ROOM * (length(nodes.len()) + middle(weight(nodes[0]))).sqrt();
        filled += radius * radius;
        let far = 1.3 * f64::sqrt(filled);
        turn = turned(turn);
        let middle = if nodes.len() > 1 { middle(weight(nodes[0])) } else { 0.0 };
        Disc { nodes, x: far * turn.0, y: far * turn.1, radius, middle }
    };
    bunches.into_iter().map(disc).collect()
}

/// How much room the middle of a disc takes, in names: more where it is joined to many.
fn middle(joined: usize) -> f64 {
    length(joined).sqrt().min(16.0) + 1.0
}

/// The next direction of a sunflower.
fn turned((x, y): (f64, f64)) -> (f64, f64) {
    (x * TURN.0 - y * TURN.1, x * TURN.1 + y * TURN.0)
}

/// Moves discs towards what they are joined to, less in each round.
fn pull(discs: &mut [Disc], springs: &[(usize, usize)], round: usize) {
    let strength = 0.3 * (1.0 - length(round) / length(ROUNDS));
    let mut moves = vec![(0.0, 0.0, 0.0); discs.len()];
    for (one, other) in springs {
        let (a, b) = (&discs[*one], &discs[*other]);
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let far = f64::sqrt(dx * dx + dy * dy).max(1.0);
        let excess = (far - 1.1 * (a.radius + b.radius) - 3.0 * ROOM) / far;
        for (end, sign) in [(*one, 0.5), (*other, -0.5)] {
            moves[end].0 += sign * excess * dx;
            moves[end].1 += sign * excess * dy;
            moves[end].2 += 1.0;
        }
    }
    for (disc, (dx, dy, count)) in discs.iter_mut().zip(moves) {
        if count > 0.0 {
            disc.x += strength * dx / count;
            disc.y += strength * dy / count;
        }
        // Towards the middle, so that parts that nothing joins stay near.
        disc.x -= 0.02 * strength * disc.x;
        disc.y -= 0.02 * strength * disc.y;
    }
}

/// Moves discs apart that cover each other; whether there were any.
fn push(discs: &mut [Disc]) -> bool {
    let mut order: Vec<usize> = (0..discs.len()).collect();
    order.sort_by(|one, other| {
        let left = |disc: &Disc| disc.x - disc.radius;
        left(&discs[*one]).total_cmp(&left(&discs[*other])).then_with(|| one.cmp(other))
    });
    let mut covered = false;
    for (at, one) in order.iter().enumerate() {
        for other in &order[at + 1..] {
            let (a, b) = (&discs[*one], &discs[*other]);
            let least = a.radius + b.radius + ROOM;
            if b.x - b.radius - ROOM > a.x + a.radius {
                break;
            }
            let (mut dx, mut dy) = (b.x - a.x, b.y - a.y);
            let mut far = f64::sqrt(dx * dx + dy * dy);
            if far >= least - 0.5 {
                continue;
            }
            if far < 0.01 {
                (dx, dy, far) = (0.6, 0.8, 1.0);
            }
            covered = true;
            // The larger one moves less.
            let (mass_a, mass_b) = (a.radius * a.radius, b.radius * b.radius);
            let whole = (least - far).max(0.0) / far / (mass_a + mass_b);
            let (a_share, b_share) = (whole * mass_b, whole * mass_a);
            discs[*one].x -= a_share * dx;
            discs[*one].y -= a_share * dy;
            discs[*other].x += b_share * dx;
            discs[*other].y += b_share * dy;
        }
    }
    covered
}

/// The nodes of each disc as a sunflower within it.
fn placed(count: usize, discs: &[Disc]) -> Vec<(i32, i32)> {
    let mut places = vec![(0, 0); count];
    for disc in discs {
        let mut turn = (1.0, 0.0);
        for (at, node) in disc.nodes.iter().enumerate() {
            // The first stands in the middle where it is what the others are joined to.
            let far = if at == 0 { 0.0 } else { ROOM * f64::sqrt(length(at) + disc.middle) };
            places[*node] = (whole(disc.x + far * turn.0), whole(disc.y + far * turn.1));
            turn = turned(turn);
        }
    }
    places
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn length(count: usize) -> f64 {
    count as f64
}

#[expect(clippy::cast_possible_truncation, reason = "places are far smaller, and a cast saturates")]
fn whole(length: f64) -> i32 {
    length.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest(places: &[(i32, i32)]) -> f64 {
        let far = |one: &(i32, i32), other: &(i32, i32)| {
            f64::from(one.0 - other.0).hypot(f64::from(one.1 - other.1))
        };
        let each = |at: usize| {
            places[..at].iter().map(move |other| far(&places[at], other)).fold(f64::MAX, f64::min)
        };
        (1..places.len()).map(each).fold(f64::MAX, f64::min)
    }

    #[test]
    fn no_two_names_stand_on_each_other_and_all_stand_somewhere() {
        // Three who impose on 200 each, and 40 on whom two of them do.
        let mut pairs: Vec<(usize, usize)> = (0..600).map(|target| (target % 3, 3 + target)).collect();
        pairs.extend((0..40).map(|target| ((target + 1) % 3, 3 + target)));
        let places = spread(603, &pairs);
        assert_eq!(places.len(), 603);
        assert!(nearest(&places) > 4.0, "{}", nearest(&places));
        assert_eq!(places, spread(603, &pairs), "the same tomorrow");
    }

    #[test]
    fn those_of_one_issuer_stand_nearer_to_it_than_to_the_other() {
        let pairs: Vec<(usize, usize)> = (0..60).map(|target| (target / 30, 2 + target)).collect();
        let places = spread(62, &pairs);
        let far = |one: usize, other: usize| {
            f64::from(places[one].0 - places[other].0).hypot(f64::from(places[one].1 - places[other].1))
        };
        for (issuer, target) in pairs {
            assert!(far(issuer, target) < far(1 - issuer, target), "{target}");
        }
    }

    #[test]
    fn what_is_not_there_is_left_out() {
        assert_eq!(spread(0, &[]), []);
        assert_eq!(spread(1, &[(0, 7), (0, 0)]).len(), 1);
    }
}
