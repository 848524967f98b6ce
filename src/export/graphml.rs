//! GraphML: networks for Gephi, Cytoscape, yEd and networkx.
//!
//! Ids have only the signs that the format's schema allows, so `country/USA` is
//! `country_2fUSA`; they are the same in every export, so that networks can be put together.
//! The IRI is an attribute.

use std::io::{self, Write};

use super::network::{AttributeType, Attributes, Network, token};
use super::xml_text::escaped;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";

/// Writes a network.
pub(super) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    for name in ["label", "kind"] {
        key(out, "node", "n", name, AttributeType::Text)?;
    }
    for (name, kind) in network.node_attributes() {
        key(out, "node", "n", name, kind)?;
    }
    for name in ["label", "kind", "status"] {
        key(out, "edge", "e", name, AttributeType::Text)?;
    }
    for (name, kind) in network.edge_attributes() {
        key(out, "edge", "e", name, kind)?;
    }
    writeln!(out, "  <graph id=\"{}\" edgedefault=\"directed\">", token(network.title()))?;
    for node in network.nodes() {
        writeln!(out, "    <node id=\"{}\">", token(&node.id))?;
        data(out, "n", [("label", &node.label), ("kind", &node.kind)], &node.attributes)?;
        writeln!(out, "    </node>")?;
    }
    for edge in network.edges() {
        let [id, source, target] = [&edge.id, &edge.source, &edge.target].map(|id| token(id));
        writeln!(out, "    <edge id=\"{id}\" source=\"{source}\" target=\"{target}\">")?;
        let known = [("label", &edge.label), ("kind", &edge.kind), ("status", &edge.status)];
        data(out, "e", known, &edge.attributes)?;
        writeln!(out, "    </edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

/// Declares an attribute; a name may stand for nodes and for edges, an id only once.
fn key(out: &mut dyn Write, of: &str, short: &str, name: &str, kind: AttributeType) -> io::Result<()> {
    let kind = match kind {
        AttributeType::Text => "string",
        AttributeType::Integer => "long",
        AttributeType::Number => "double",
        AttributeType::Boolean => "boolean",
    };
    let (id, name) = (token(name), escaped(name));
    writeln!(out, "  <key id=\"{short}.{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")
}

fn data<const N: usize>(
    out: &mut dyn Write,
    short: &str,
    known: [(&str, &String); N],
    attributes: &Attributes,
) -> io::Result<()> {
    let known = known.into_iter().map(|(name, value)| (name, value.clone()));
    let others = attributes.iter().map(|(name, value)| (name.as_str(), value.to_string()));
    for (name, value) in known.chain(others).filter(|(_, value)| !value.is_empty()) {
        writeln!(out, "      <data key=\"{short}.{}\">{}</data>", token(name), escaped(&value))?;
    }
    Ok(())
}
