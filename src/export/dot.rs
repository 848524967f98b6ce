//! DOT, which Graphviz draws. Kinds are told by shape and by colour, statuses by the line.

use std::io::{self, Write};

use super::network::{Network, NetworkEdge, NetworkNode};

/// How many characters of a label are drawn.
const LABEL: usize = 60;
/// How many characters a tooltip has at most.
const TOOLTIP: usize = 500;

/// Shape and fill of the nodes of a kind; light fills, on which black letters are read.
const KINDS: [(&str, &str, &str); 13] = [
    ("Country", "box", "#cfe2f3"),
    ("Court", "house", "#d9d2e9"),
    ("Document", "note", "#eeeeee"),
    ("Group", "box3d", "#fce5cd"),
    ("Judgment", "note", "#d9d2e9"),
    ("Legislation", "note", "#fff2cc"),
    ("Motion", "tab", "#ead1dc"),
    ("Organisation", "component", "#d0e0e3"),
    ("ParliamentaryPaper", "note", "#f3f3f3"),
    ("Party", "hexagon", "#f4cccc"),
    ("Person", "ellipse", "#d9ead3"),
    ("Resolution", "note", "#d0e0e3"),
    ("Treaty", "folder", "#fff2cc"),
];

/// The line and the colour of a status.
const STATUSES: [(&str, &str, &str); 6] = [
    ("asserted", "solid", "#333333"),
    ("announced", "dashed", "#333333"),
    ("possible", "dotted", "#777777"),
    ("requested", "dashed", "#777777"),
    ("negated", "dotted", "#b00020"),
    ("ended", "dotted", "#333333"),
];

/// Writes a network.
pub(super) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph {} {{", quoted(network.title()))?;
    writeln!(out, "  graph [rankdir=LR, overlap=false, splines=true, outputorder=edgesfirst];")?;
    writeln!(
        out,
        "  node [fontname=\"sans-serif\", fontsize=11, style=filled, shape=ellipse, fillcolor=white];"
    )?;
    writeln!(out, "  edge [fontname=\"sans-serif\", fontsize=9, arrowsize=0.7];")?;
    for node in network.nodes() {
        write_node(out, node)?;
    }
    for edge in network.edges() {
        write_edge(out, edge)?;
    }
    writeln!(out, "}}")
}

fn write_node(out: &mut dyn Write, node: &NetworkNode) -> io::Result<()> {
    write!(out, "  {} [label={}", quoted(&node.id), quoted(&shown(&node.label, LABEL)))?;
    if let Some((_, shape, fill)) = KINDS.iter().find(|(kind, ..)| *kind == node.kind) {
        write!(out, ", shape={shape}, fillcolor=\"{fill}\"")?;
    }
    let tooltip = format!("{} ({})", shown(&node.label, TOOLTIP), node.kind);
    write!(out, ", tooltip={}", quoted(&tooltip))?;
    url(out, node.attributes.get("iri").map(ToString::to_string))?;
    writeln!(out, "];")
}

fn write_edge(out: &mut dyn Write, edge: &NetworkEdge) -> io::Result<()> {
    let (source, target) = (quoted(&edge.source), quoted(&edge.target));
    let asserted = edge.status.is_empty() || edge.status == "asserted";
    let label = if asserted { edge.label.clone() } else { format!("{} ({})", edge.label, edge.status) };
    write!(out, "  {source} -> {target} [label={}", quoted(&shown(&label, LABEL)))?;
    if let Some((_, line, color)) = STATUSES.iter().find(|(status, ..)| *status == edge.status) {
        write!(out, ", style={line}, color=\"{color}\", fontcolor=\"{color}\"")?;
    }
    if edge.status == "ended" {
        write!(out, ", arrowhead=empty")?;
    }
    let sentence = edge.attributes.get("sentence").map_or_else(|| label.clone(), ToString::to_string);
    write!(out, ", tooltip={}", quoted(&shown(&sentence, TOOLTIP)))?;
    url(out, edge.attributes.get("iri").map(ToString::to_string))?;
    writeln!(out, "];")
}

/// A link, only to where a browser goes without running anything.
fn url(out: &mut dyn Write, iri: Option<String>) -> io::Result<()> {
    match iri.filter(|iri| iri.starts_with("https://") || iri.starts_with("http://")) {
        Some(iri) => write!(out, ", URL={}", quoted(&iri)),
        None => Ok(()),
    }
}

/// A text as it is shown: on one line, without what turns the direction of letters or
/// commands a terminal, and not longer than `limit`.
fn shown(text: &str, limit: usize) -> String {
    let visible = text.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c });
    let mut shown: String = visible.clone().take(limit).collect();
    if visible.count() > limit {
        shown.push('…');
    }
    shown
}

/// Marks, embeddings, overrides and isolates of direction.
const fn turns(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A quoted string; a backslash is doubled, so that Graphviz sees none of its own escapes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_short_and_quiet() {
        assert_eq!(shown("a\u{202e}b\nc\u{7}", 10), "ab c ");
        assert_eq!(shown("éééé", 3), "ééé…");
        assert_eq!(quoted("a\"b\\N"), "\"a\\\"b\\\\N\"");
    }
}
