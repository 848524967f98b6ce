//! GEXF 1.2, which Gephi, sigma and networkx read.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::network::{AttributeType, Attributes, Network};
use super::xml_text::escaped;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:schemaLocation=\"http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd\" version=\"1.2\">\n";

/// Writes a network.
pub(super) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    let program = concat!("kamergraaf ", env!("CARGO_PKG_VERSION"));
    writeln!(
        out,
        "  <meta><creator>{program}</creator><description>{}</description></meta>",
        escaped(network.title())
    )?;
    writeln!(out, "  <graph mode=\"static\" defaultedgetype=\"directed\">")?;
    let nodes = declare(out, "node", &["kind"], &network.node_attributes())?;
    let edges = declare(out, "edge", &["kind", "status"], &network.edge_attributes())?;
    writeln!(out, "    <nodes count=\"{}\">", network.nodes().len())?;
    for node in network.nodes() {
        writeln!(out, "      <node id=\"{}\" label=\"{}\">", escaped(&node.id), escaped(&node.label))?;
        values(out, &nodes, &[("kind", &node.kind)], &node.attributes)?;
        writeln!(out, "      </node>")?;
    }
    writeln!(out, "    </nodes>\n    <edges count=\"{}\">", network.edges().len())?;
    for edge in network.edges() {
        let [id, source, target, label] =
            [&edge.id, &edge.source, &edge.target, &edge.label].map(|text| escaped(text));
        writeln!(out, "      <edge id=\"{id}\" source=\"{source}\" target=\"{target}\" label=\"{label}\">")?;
        values(out, &edges, &[("kind", &edge.kind), ("status", &edge.status)], &edge.attributes)?;
        writeln!(out, "      </edge>")?;
    }
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}

/// Declares the attributes of a class and gives the number of each.
fn declare<'n>(
    out: &mut dyn Write,
    class: &str,
    known: &[&'n str],
    others: &BTreeMap<&'n str, AttributeType>,
) -> io::Result<BTreeMap<&'n str, usize>> {
    writeln!(out, "    <attributes class=\"{class}\">")?;
    let known = known.iter().map(|name| (*name, AttributeType::Text));
    let others = others.iter().map(|(name, kind)| (*name, *kind));
    let mut numbers = BTreeMap::new();
    for (number, (name, kind)) in known.chain(others).enumerate() {
        let kind = match kind {
            AttributeType::Text => "string",
            AttributeType::Integer => "long",
            AttributeType::Number => "double",
            AttributeType::Boolean => "boolean",
        };
        writeln!(out, "      <attribute id=\"{number}\" title=\"{}\" type=\"{kind}\"/>", escaped(name))?;
        numbers.insert(name, number);
    }
    writeln!(out, "    </attributes>")?;
    Ok(numbers)
}

fn values(
    out: &mut dyn Write,
    numbers: &BTreeMap<&str, usize>,
    known: &[(&str, &String)],
    others: &Attributes,
) -> io::Result<()> {
    let known = known.iter().map(|(name, value)| (*name, (*value).clone()));
    let others = others.iter().map(|(name, value)| (name.as_str(), value.to_string()));
    write!(out, "        <attvalues>")?;
    for (name, value) in known.chain(others).filter(|(_, value)| !value.is_empty()) {
        if let Some(number) = numbers.get(name) {
            write!(out, "<attvalue for=\"{number}\" value=\"{}\"/>", escaped(&value))?;
        }
    }
    writeln!(out, "</attvalues>")
}
