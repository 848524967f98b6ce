//! `kamergraaf explain`: sentences marked, with the rules that fired.

mod structure;

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::inputs::{Paths, Reader};
use super::output::Outcome;
use crate::extract::Extraction;
use crate::linking::{self, Misprint};
use crate::mention::Mention;
use crate::relation::why::{Decided, Why};
use crate::relation::{Argument, Attribute, Fact, Passage};
use crate::text::{BlockKind, Span};
use crate::wording::Wording;

/// Show what is read in a document, sentence by sentence
///
/// Each mention stands in brackets with its kind and id; below each sentence stand
/// the facts that rest on it, in plain words and with status, date, speaker and the rule that read
/// them, and which words decided that, and with --links each mention's entity with the reason of the link.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  kamergraaf explain letter.txt | less -R\n  kamergraaf explain letter.txt --facts\n  \
                        kamergraaf explain letter.txt --links\n  \
                        kamergraaf explain letter.txt --text"
)]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// Only the sentences on which a fact rests.
    #[arg(long, conflicts_with = "text")]
    facts: bool,
    /// Below each sentence every mention with its entity and the reason of the link.
    #[arg(long, conflicts_with_all = ["text", "facts"])]
    links: bool,
    /// The reading text with its structure (title, sections, questions, answers, turns, signatures, lists, tables,
    /// notes), without mentions and facts.
    #[arg(long)]
    text: bool,
}

const MENTION: Style = AnsiColor::Cyan.on_default();
const LINK: Style = AnsiColor::Yellow.on_default();
const ODD: Style = AnsiColor::Red.on_default();
const FACT: Style = AnsiColor::Green.on_default();
const PLACE: Style = Style::new().dimmed();

pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (mut out, words) = (anstream::stdout().lock(), (Wording::load()?, Why::load()?));
    Reader::new(false)?.read_in_batches(&args.paths, |batch| {
        let mut each = |extraction| explain(args, extraction, &words, &mut out);
        batch.iter().try_for_each(&mut each).map_err(Into::into)
    })
}

fn explain(
    args: &Args,
    extraction: &Extraction,
    (wording, why): &(Wording, Why),
    out: &mut dyn Write,
) -> io::Result<()> {
    let document = &extraction.document;
    if args.text {
        return structure::show(document, out);
    }
    let odd = linking::misprints(&extraction.mentions, &extraction.linked);
    writeln!(out, "{PLACE}# {}{PLACE:#}", document.name)?;
    let mut blocks = document.blocks.iter().peekable();
    for sentence in &document.sentences {
        while let Some(block) = blocks.next_if(|block| block.span.start <= sentence.start) {
            if !args.facts {
                writeln!(out, "\n{PLACE}{}{PLACE:#}", name_of(block.kind, extraction))?;
            }
        }
        let facts: Vec<&Fact> =
            extraction.facts.iter().filter(|fact| starts_in(fact.evidence, *sentence)).collect();
        if !args.facts || !facts.is_empty() {
            writeln!(out, "{}", marked(extraction, *sentence))?;
            misprinted(extraction, &odd, *sentence, out)?;
            if args.links {
                links(extraction, *sentence, out)?;
            }
            for fact in facts {
                if let Some(said) = extraction.sentence(fact, wording) {
                    writeln!(out, "    {FACT}{}{FACT:#}", said.nl)?;
                }
                writeln!(out, "    {}", written(extraction, fact))?;
                reasons(extraction, fact, why, out)?;
            }
        }
    }
    Ok(())
}

fn name_of(kind: BlockKind, extraction: &Extraction) -> String {
    match kind {
        BlockKind::Heading => "heading".to_owned(),
        BlockKind::Row => "row".to_owned(),
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::Note(index) => {
            let label = extraction.document.notes.get(index).map_or("", |note| note.label.as_str());
            format!("note {label}")
        }
    }
}

const fn starts_in(evidence: Span, sentence: Span) -> bool {
    sentence.start <= evidence.start && evidence.start < sentence.end
}

/// The sentence with its mentions in brackets; of nested ones the outermost.
fn marked(extraction: &Extraction, sentence: Span) -> String {
    let text = extraction.document.text();
    let mut out = String::new();
    let mut at = sentence.start;
    let first = extraction.mentions.partition_point(|mention| mention.span.start < sentence.start);
    for (index, mention) in extraction.mentions.iter().enumerate().skip(first) {
        if mention.span.end > sentence.end {
            break;
        }
        if mention.span.start < at {
            continue;
        }
        out.push_str(Span::new(at, mention.span.start).of(text));
        out.push_str(&mark(extraction, index, mention));
        at = mention.span.end;
    }
    out + Span::new(at, sentence.end).of(text)
}

/// One line for each mention in the sentence that looks misprinted.
fn misprinted(
    extraction: &Extraction,
    odd: &[Misprint],
    sentence: Span,
    out: &mut dyn Write,
) -> io::Result<()> {
    for misprint in odd {
        let Some(mention) = extraction.mentions.get(misprint.mention) else { continue };
        if starts_in(mention.span, sentence) {
            let words = mention.span.of(extraction.document.text());
            writeln!(out, "    {ODD}{words}: perhaps a misprint of {}; kept as it is{ODD:#}", misprint.near)?;
        }
    }
    Ok(())
}

/// One line for each mention in the sentence, nested ones too: what is named, why, by which rule.
fn links(extraction: &Extraction, sentence: Span, out: &mut dyn Write) -> io::Result<()> {
    let first = extraction.mentions.partition_point(|mention| mention.span.start < sentence.start);
    let here = extraction.mentions.iter().enumerate().skip(first);
    for (index, mention) in here.take_while(|(_, mention)| mention.span.start < sentence.end) {
        let words = mention.span.of(extraction.document.text());
        let link = extraction.linked.links.get(index).copied().flatten();
        let entity = extraction.linked.entity(index).map_or("?", |entity| entity.id.id.as_str());
        let reason = link.map_or_else(|| "nobody can tell".to_owned(), |link| link.reason.to_string());
        let named = format!("{LINK}{words} = {}:{entity}{LINK:#}", mention.kind.path);
        writeln!(out, "    {named} · {reason} {PLACE}({}){PLACE:#}", mention.rule)?;
    }
    Ok(())
}

fn mark(extraction: &Extraction, index: usize, mention: &Mention) -> String {
    let id = extraction.linked.entity(index).map_or("?", |entity| entity.id.id.as_str());
    let words = mention.span.of(extraction.document.text());
    format!("{MENTION}[{words}]({}:{id}){MENTION:#}", mention.kind.path)
}

/// Which words decided the status, the date, the speaker and an inferred end of a fact.
fn reasons(extraction: &Extraction, fact: &Fact, why: &Why, out: &mut dyn Write) -> io::Result<()> {
    let Extraction { document, mentions, linked, .. } = extraction;
    let found = why.reasons(&Passage { document, mentions, linked }, fact);
    let mut parts = Vec::new();
    for of in [Decided::Status, Decided::Date, Decided::Speaker, Decided::Inferred] {
        let words =
            found.iter().filter(|reason| reason.of == of).map(|reason| reason.words.of(document.text()));
        let words: Vec<&str> = words.collect();
        if !words.is_empty() {
            parts.push(format!("{} from “{}”", of.word(), words.join(" … ")));
        }
    }
    if parts.is_empty() { Ok(()) } else { writeln!(out, "    {PLACE}why: {}{PLACE:#}", parts.join("; ")) }
}

/// A fact in one line: what, status, date, particulars, rule.
fn written(extraction: &Extraction, fact: &Fact) -> String {
    let end = |argument: &Argument| match argument {
        Argument::Entity(id) => {
            let entity = extraction.linked.entities.find(id);
            entity.map_or_else(|| id.id.clone(), |entity| entity.label.nl.clone())
        }
        Argument::Group { text, .. } => format!("“{text}”"),
        Argument::Document => extraction.document.name.clone(),
    };
    let mut parts = vec![
        format!("{} {} {}", end(&fact.subject), fact.shape.name, end(&fact.object)),
        fact.status.word().to_owned(),
    ];
    parts.extend(fact.date.map(|date| date.to_string()));
    parts.extend(fact.attributes.iter().map(|(name, value)| match value {
        Attribute::Number(number) => format!("{name}={number}"),
        Attribute::Text(text) => format!("{name}={text}"),
        Attribute::Date(date) => format!("{name}={date}"),
        Attribute::Entities(all) => {
            let all: Vec<&str> = all.iter().map(|id| id.id.as_str()).collect();
            format!("{name}={}", all.join(", "))
        }
    }));
    let speakers: Vec<String> = fact.attestation.by.iter().map(end).collect();
    if !speakers.is_empty() {
        parts.push(format!("stated by {}", speakers.join(", ")));
    }
    format!("{} {PLACE}({}){PLACE:#}", parts.join(" · "), fact.rule)
}
