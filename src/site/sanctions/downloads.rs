//! Exactly what is shown, as files, and the query that asks for it.

use std::fmt::Write;

use super::edges::{Grouping, in_columns, lines, names};
use super::filter::Shown;
use super::rows::party;
use super::{columns, page};
use crate::picture;
use crate::site::{Context, Frame};

/// The columns of the table as a file.
const COLUMNS: [&str; 14] = [
    "issuer",
    "issuer_iri",
    "target",
    "target_iri",
    "date",
    "status",
    "programme",
    "document",
    "document_iri",
    "document_date",
    "start",
    "end",
    "sentence",
    "fact_iri",
];

/// The rows as CSV (RFC 4180), with a line of columns.
pub fn csv(context: Context<'_>) -> String {
    let (base, sanctions) = (&context.edition.version.manifest.base, &context.edition.sanctions);
    let mut out = COLUMNS.join(",") + "\r\n";
    for act in Shown::of(context.visit).acts(context.edition, context.visit.language) {
        let (Some(issuer), Some(target)) = (party(sanctions, act.issuer), party(sanctions, act.target))
        else {
            continue;
        };
        let iri = |path: &str| format!("{base}{path}");
        let cells = [
            issuer.label.nl.clone(),
            iri(&issuer.path),
            target.label.nl.clone(),
            iri(&target.path),
            act.date.clone().unwrap_or_default(),
            act.status.clone(),
            act.programme.clone().unwrap_or_default(),
            act.title.clone(),
            iri(&act.document),
            act.document_date.clone().unwrap_or_default(),
            act.from.to_string(),
            act.to.to_string(),
            act.sentence.clone(),
            iri(&act.path),
        ];
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The picture as a file of its own; its links are IRIs.
///
/// # Errors
/// When memory runs out.
pub fn svg(context: Context<'_>) -> askama::Result<String> {
    let frame = Frame::new(context, "");
    let acts = Shown::of(context.visit).acts(context.edition, context.visit.language);
    let grouping = Grouping::of(context.visit.first("group"));
    let all = lines(context, &frame, grouping, &acts);
    let count = names(&all);
    let (lines, cut) = in_columns(all);
    let iri = |path: &str| path.starts_with("id/").then(|| format!("{}{path}", frame.base()));
    let title = page::title(&frame);
    let picture = columns::picture(
        &frame,
        &title,
        &lines,
        |thing| iri(&thing.path),
        |line| line.acts.first().and_then(|act| iri(&act.path)),
    );
    let picture = if cut {
        let shown = frame.with("sanctions.cut_note", &frame.number(names(&lines)));
        picture.with_note(&shown.replace("{all}", &frame.number(count)))
    } else {
        picture
    };
    picture::svg(&picture, true)
}

/// The IRIs of the facts that are shown.
pub fn facts(context: Context<'_>) -> Vec<String> {
    let acts = Shown::of(context.visit).acts(context.edition, context.visit.language);
    let base = &context.edition.version.manifest.base;
    acts.into_iter().map(|act| format!("{base}{}", act.path)).collect()
}

/// The SPARQL query whose rows are those that are shown.
pub fn query(context: Context<'_>) -> String {
    let shown = Shown::of(context.visit);
    let base = &context.edition.version.manifest.base;
    let iri = |path: &str| {
        format!("<{base}{}>", path.replace(['<', '>', '"', '{', '}', '|', '^', '`', '\\', ' '], ""))
    };
    let mut filters = String::new();
    let statuses: Vec<String> = shown.statuses.iter().map(|status| format!("kg:{status}")).collect();
    // Writing to a String cannot fail.
    let _ = writeln!(filters, "  VALUES ?status {{ {} }}", statuses.join(" "));
    if !shown.kinds.is_empty() {
        let kinds = shown.kinds.iter().map(|kind| iri(&format!("ontology#{kind}")));
        let _ = writeln!(
            filters,
            "  VALUES ?kind {{ {} }}\n  ?target a ?kind .",
            kinds.collect::<Vec<_>>().join(" ")
        );
    }
    for (variable, path) in [("issuer", shown.issuer), ("target", shown.target)] {
        if let Some(path) = path {
            let _ = writeln!(filters, "  FILTER (?{variable} = {})", iri(path));
        }
    }
    if let Some(path) = shown.near {
        let _ = writeln!(filters, "  FILTER ({0} IN (?issuer, ?target))", iri(path));
    }
    if let Some(programme) = shown.programme {
        let _ = writeln!(filters, "  ?sanction kg:programme {} .", literal(programme));
    }
    filters.push_str(&time(&shown));
    if let Some(words) = shown.words {
        let words = words.replace(char::is_whitespace, " ");
        let _ = writeln!(
            filters,
            "  # The page also looks for these words, in names and sentences without their accents: {words}"
        );
    }
    format!(
        "PREFIX kg: <{base}ontology#>\nPREFIX oa: <http://www.w3.org/ns/oa#>\n\
         PREFIX prov: <http://www.w3.org/ns/prov#>\n\n\
         SELECT ?issuer ?target ?date ?status ?document ?quote ?sanction WHERE {{\n  \
         ?sanction a kg:Sanction ; kg:issuer ?issuer ; kg:target ?target ; kg:status ?status ;\n    \
         prov:wasDerivedFrom ?evidence .\n  ?evidence oa:exact ?quote ; oa:hasSource ?document .\n  \
         OPTIONAL {{ ?sanction kg:date ?date }}\n{filters}}}\nORDER BY ?document ?evidence ?target\n"
    )
}

/// The time that is asked for, compared as the page does: by the characters that both have.
fn time(shown: &Shown<'_>) -> String {
    let mut all = Vec::new();
    for (bound, sign) in [(shown.from, ">="), (shown.to, "<=")] {
        if let Some(bound) = bound {
            let (bound, length) = (literal(bound), bound.chars().count());
            let other = if sign == ">=" { format!("SUBSTR({bound}, 1, STRLEN(STR(?date)))") } else { bound };
            all.push(format!("SUBSTR(STR(?date), 1, {length}) {sign} {other}"));
        }
    }
    if all.is_empty() {
        return String::new();
    }
    let undated = if shown.undated { "!BOUND(?date) || " } else { "" };
    format!("  FILTER ({undated}({}))\n", all.join(" && "))
}

fn literal(text: &str) -> String {
    oxrdf::Literal::new_simple_literal(text).to_string()
}
