//! Where nodes and lines stand.

use super::text::wrapped;

/// A node before it is placed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Its column from the left.
    pub column: usize,
    /// Its name.
    pub label: String,
    /// A word below the name: what sort it is, how many it has.
    pub below: String,
    /// Its class, by which it is coloured.
    pub kind: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// A line before it is placed, from a node to one of the next column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The node on the left: a place in the list.
    pub from: usize,
    /// The node on the right.
    pub to: usize,
    /// Whether the arrow points to the left.
    pub backwards: bool,
    /// How often it is told; the line is as wide.
    pub weight: usize,
    /// The word of its status, by which it is drawn.
    pub status: String,
    /// Words at its right end.
    pub label: String,
    /// All of it in words.
    pub title: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// A picture, ready to be drawn. Lengths are in pixels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// What it shows, in words.
    pub title: String,
    /// Width of the whole.
    pub width: i32,
    /// Height of the whole.
    pub height: i32,
    /// Lines of text below it, with the place of each.
    pub(super) note: Vec<(i32, String)>,
    /// The nodes.
    pub(super) bars: Vec<Bar>,
    /// The lines.
    pub(super) curves: Vec<Curve>,
}

/// A node as a bar with its name beside or above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) node: Node,
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) height: i32,
    /// The lines of the name with the place of each.
    pub(super) lines: Vec<(i32, String)>,
    pub(super) below: i32,
    pub(super) text_x: i32,
    pub(super) anchor: &'static str,
}

/// A line with its ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Curve {
    pub(super) link: Link,
    pub(super) start: (i32, i32),
    pub(super) end: (i32, i32),
    pub(super) width: i32,
    pub(super) label: String,
}

/// Width of a bar.
pub(super) const BAR: i32 = 12;
/// Most and least room for a name beside the outer columns, and what a character of it takes.
const BESIDE: i32 = 252;
const LEAST: i32 = 64;
const CHARACTER: i32 = 8;
/// Least and most room between two columns; more where the picture is higher.
const BETWEEN: i32 = 300;
const APART: i32 = 460;
/// Characters of a name in one line, and lines of a name.
const WIDE: usize = 30;
const LINES: usize = 3;
/// Characters of a name above a bar.
const NARROW: usize = 22;
/// From one line of text to the next.
const LINE: i32 = 16;
/// From one line of the picture to the next at one node.
const PORT: i32 = 22;
/// From one node to the next.
const GAP: i32 = 18;
/// Around all of it.
const MARGIN: i32 = 16;
/// Characters of the words at a line.
const WORDS: usize = 26;

/// Places nodes, which stand in the order of their columns' places, and lines.
pub fn place(title: &str, nodes: Vec<Node>, links: Vec<Link>) -> Picture {
    let columns = nodes.iter().map(|node| node.column).max().unwrap_or_default();
    let ports = |at: usize| {
        let right = links.iter().filter(|link| link.from == at).count();
        right.max(links.iter().filter(|link| link.to == at).count())
    };
    let left = beside(&nodes, 0);
    let right = beside(&nodes, columns);
    let mut bars: Vec<Bar> =
        nodes.into_iter().enumerate().map(|(at, node)| bar(node, columns, left, ports(at))).collect();
    let height = stack(&mut bars, columns);
    let between = if columns == 1 { (height / 5).clamp(BETWEEN, APART) } else { BETWEEN };
    for bar in &mut bars {
        let shift = length(bar.node.column) * between;
        (bar.x, bar.text_x) = (bar.x + shift, bar.text_x + shift);
    }
    let curves = curves(&bars, links);
    let width = 2 * MARGIN + left + right + length(columns) * between + BAR;
    Picture { title: title.to_owned(), width, height: height + 2 * MARGIN, note: Vec::new(), bars, curves }
}

impl Picture {
    /// With a sentence below it.
    #[must_use]
    pub fn with_note(mut self, note: &str) -> Self {
        let wide = usize::try_from((self.width - 2 * MARGIN) / CHARACTER).unwrap_or(WIDE);
        for line in wrapped(note, wide, LINES) {
            self.height += LINE;
            self.note.push((self.height - MARGIN, line));
        }
        self
    }
}

/// The room that the names of an outer column take.
fn beside(nodes: &[Node], column: usize) -> i32 {
    let texts = nodes.iter().filter(|node| node.column == column).flat_map(|node| {
        let lines = wrapped(&node.label, WIDE, LINES).into_iter();
        lines.chain([node.below.clone()]).map(|line| length(line.chars().count()))
    });
    (texts.max().unwrap_or_default() * CHARACTER + 12).clamp(LEAST, BESIDE)
}

/// A bar with its height and its text, in the first column and not yet at its height; `left` is the room before the first.
fn bar(node: Node, columns: usize, left: i32, ports: usize) -> Bar {
    let outer = node.column == 0 || node.column == columns;
    let lines = wrapped(&node.label, if outer { WIDE } else { NARROW }, LINES);
    let text = LINE * length(lines.len() + usize::from(!node.below.is_empty()));
    let ports = PORT * length(ports.max(1));
    let height = if outer { text.max(ports) } else { ports };
    let x = MARGIN + left;
    let (text_x, anchor) = match node.column {
        0 => (x - 8, "end"),
        column if column == columns => (x + BAR + 8, "start"),
        _ => (x + BAR / 2, "middle"),
    };
    let lines = lines.into_iter().map(|line| (0, line)).collect();
    Bar { node, x, y: 0, height, lines, below: 0, text_x, anchor }
}

/// Puts the bars of each column below one another, each column in the middle of the height.
fn stack(bars: &mut [Bar], columns: usize) -> i32 {
    let above = |bar: &Bar| {
        let inner = bar.anchor == "middle";
        if inner { LINE * length(bar.lines.len() + usize::from(!bar.node.below.is_empty())) + 4 } else { 0 }
    };
    let total = |column: usize, bars: &[Bar]| -> i32 {
        bars.iter().filter(|bar| bar.node.column == column).map(|bar| bar.height + GAP + above(bar)).sum()
    };
    let height = (0..=columns).map(|column| total(column, bars)).max().unwrap_or_default();
    for column in 0..=columns {
        let mut y = MARGIN + (height - total(column, bars)) / 2;
        for bar in bars.iter_mut().filter(|bar| bar.node.column == column) {
            bar.y = y + above(bar);
            let text = LINE * length(bar.lines.len() + usize::from(!bar.node.below.is_empty()));
            let first = if bar.anchor == "middle" { y } else { bar.y + (bar.height - text) / 2 };
            for (at, line) in bar.lines.iter_mut().enumerate() {
                line.0 = first + LINE * length(at) + 12;
            }
            bar.below = first + LINE * length(bar.lines.len()) + 12;
            y = bar.y + bar.height + GAP;
        }
    }
    height
}

/// Lines with their ends; those of one node stand in the order of their other ends.
fn curves(bars: &[Bar], links: Vec<Link>) -> Vec<Curve> {
    let ends: Vec<((i32, i32), (i32, i32))> = links
        .iter()
        .enumerate()
        .map(|(at, link)| {
            let start = port(bars, &links, link.from, at, |link| (link.from, link.to));
            let end = port(bars, &links, link.to, at, |link| (link.to, link.from));
            ((start.0 + BAR, start.1), end)
        })
        .collect();
    let curve = |(link, (start, end)): (Link, _)| {
        let width = length(link.weight.clamp(1, 6)) + 1;
        let label = super::shown(&link.label, WORDS);
        Curve { link, start, end, width, label }
    };
    links.into_iter().zip(ends).map(curve).collect()
}

/// Where a line meets a node.
fn port(
    bars: &[Bar],
    links: &[Link],
    node: usize,
    at: usize,
    ends: impl Fn(&Link) -> (usize, usize),
) -> (i32, i32) {
    let Some(bar) = bars.get(node) else { return (0, 0) };
    let middle = |node: usize| bars.get(node).map_or(0, |bar| bar.y + bar.height / 2);
    let key = |(place, link): (usize, &Link)| (middle(ends(link).1), place);
    let own = links.get(at).map(|link| key((at, link)));
    let here = || links.iter().enumerate().filter(|(_, link)| ends(link).0 == node);
    let before = here().filter(|link| Some(key(*link)) < own).count();
    let count = here().count();
    let first = bar.y + bar.height / 2 - PORT * (length(count) - 1) / 2;
    (bar.x, first + PORT * length(before))
}

/// A count as a length.
fn length(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn star(targets: usize) -> Picture {
        let node =
            |column, label: String| Node { column, label, below: "persoon".to_owned(), ..Node::default() };
        let mut nodes = vec![node(0, "Verenigde Staten".to_owned())];
        nodes.extend(
            (0..targets).map(|n| node(1, format!("Doelwit met een lange naam nummer {n} van het Hof"))),
        );
        let links = (0..targets).map(|n| Link { from: 0, to: n + 1, weight: n, ..Link::default() });
        place("proef", nodes, links.collect())
    }

    #[test]
    fn no_two_names_of_a_column_overlap() {
        let picture = star(20);
        let mut right: Vec<&Bar> = picture.bars.iter().filter(|bar| bar.node.column == 1).collect();
        right.sort_by_key(|bar| bar.y);
        for pair in right.windows(2) {
            assert!(pair[0].below < pair[1].lines[0].0, "{:?} {:?}", pair[0], pair[1]);
        }
    }

    #[test]
    fn a_note_stands_below_the_names() {
        let picture = star(3);
        let lowest = picture.bars.iter().map(|bar| bar.below).max().unwrap();
        let noted = picture.clone().with_note("De lijnen die het meest vermeld worden");
        assert!(noted.note[0].0 > lowest && noted.note[0].0 < noted.height, "{:?}", noted.note);
        assert!(noted.height > picture.height);
    }

    #[test]
    fn lines_stand_apart_at_their_ends_and_within_the_picture() {
        let picture = star(20);
        let mut starts: Vec<i32> = picture.curves.iter().map(|curve| curve.start.1).collect();
        starts.sort_unstable();
        assert!(starts.windows(2).all(|pair| pair[1] - pair[0] >= PORT), "{starts:?}");
        assert!(starts[0] > 0 && starts[19] < picture.height);
    }
}
