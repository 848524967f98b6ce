//! Signature blocks: offices, then as many names.

use crate::entity::person::PERSON;
use crate::relation::offices::Offices;
use crate::relation::{Passage, Token};
use crate::text::Span;

/// A name under an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    /// Index of the person's mention.
    pub(super) person: usize,
    /// The words of the office.
    pub(super) role: String,
    /// From the first office to the last name.
    pub(super) evidence: Span,
}

/// Most blocks over which the offices and the names of one signature run.
const MOST_BLOCKS: usize = 8;

/// Longest office line, bytes.
const LONGEST_LINE: usize = 400;

/// Words before the office of somebody who stands in.
const ACTING: [&str; 4] = ["fungerend", "waarnemend", "demissionair", "plaatsvervangend"];

/// What the blocks say so far.
#[derive(Default)]
struct Block {
    offices: Vec<Span>,
    names: Vec<(usize, Span)>,
    /// Who signs stands in for the office above: theirs may be any.
    stands_in: bool,
}

/// How many tokens `namens deze:` at token `at` has.
fn stands_in(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let whom = tokens.get(at + 1)?;
    let there = tokens.get(at)?.is("namens") && ["deze", "dezen"].iter().any(|word| whom.is(word));
    let sign = tokens.get(at + 2).is_some_and(|sign| matches!(sign.text, ":" | ","));
    there.then_some(2 + usize::from(sign))
}

/// `mede namens de minister van Defensie,`: for whom one signs too; how many tokens.
fn also_for(offices: &Offices, tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = at + usize::from(tokens.get(at)?.text == ",");
    let also = tokens.get(first)?.is("mede") && tokens.get(first + 1)?.is("namens");
    let office = first + 2 + usize::from(tokens.get(first + 2)?.is("de"));
    let (_, length) = offices.at(tokens, office).filter(|_| also)?;
    Some(rest_of_office(offices, tokens, office + length) - at)
}

/// The signatures whose first office stands at `start`, which must be the start of a block.
///
/// ```text
/// signature = office { office } name { name }              as many names as offices
/// office    = [ "De" ] word [ field ] { "," field } [ "," | "en" ]
/// ```
pub(super) fn signatures(offices: &Offices, passage: &Passage<'_>, start: Span) -> Vec<Signature> {
    let document = passage.document;
    let first = document.blocks.partition_point(|block| block.span.start < start.start);
    let begins = document.blocks.get(first).is_some_and(|block| {
        block.span.start == start.start && opens(offices, block.span.of(document.text()))
    });
    if !begins {
        return Vec::new();
    }
    let continues =
        first.checked_sub(1).and_then(|before| document.blocks.get(before)).is_some_and(|before| {
            let mut block = Block::default();
            block.read(offices, passage, before.span) && block.names.is_empty() && !block.offices.is_empty()
        });
    if continues {
        return Vec::new();
    }
    let mut found = Block::default();
    for block in document.blocks.iter().skip(first).take(MOST_BLOCKS) {
        let named = !found.names.is_empty();
        let mut next = Block { stands_in: found.stands_in, ..Block::default() };
        let whole = next.read(offices, passage, block.span);
        if !whole || named && next.names.is_empty() || named && !next.offices.is_empty() {
            break;
        }
        found.add(next, block.span);
        if found.offices.is_empty() && !found.stands_in {
            break;
        }
    }
    found.signatures(passage)
}

/// The blocks at which a signature may start whose names stand at `name`.
pub(super) fn starts_before<'a>(passage: &Passage<'a>, name: Span) -> impl Iterator<Item = Span> + use<'a> {
    let blocks = &passage.document.blocks;
    let here = blocks.partition_point(|block| block.span.end <= name.start);
    let near = blocks.iter().skip((here + 1).saturating_sub(MOST_BLOCKS)).take(MOST_BLOCKS);
    near.map(|block| block.span)
}

/// Whether a line can start with the office of a signer: a quick look before it is read.
fn opens(offices: &Offices, line: &str) -> bool {
    let mut words = line.split_whitespace().map(|word| word.trim_end_matches(','));
    words.by_ref().take(3).any(|word| offices.word(word).is_some_and(|office| office.signer))
}

impl Block {
    /// Reads a block that holds offices, names or both; `false` where it holds anything else.
    fn read(&mut self, offices: &Offices, passage: &Passage<'_>, span: Span) -> bool {
        if span.len() > LONGEST_LINE {
            return false;
        }
        let tokens = passage.tokens(span);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if let Some((index, _)) = token.mention.filter(|_| token.names(PERSON)) {
                // `Minister Blok` is no signature.
                let parted = at
                    .checked_sub(1)
                    .and_then(|at| tokens.get(at))
                    .is_none_or(|before| before.text == "," || before.names(PERSON));
                if !parted {
                    return false;
                }
                self.names.push((index, token.span));
                at += 1;
            } else if let Some(length) = stands_in(&tokens, at) {
                // `De minister …, namens deze:`: it is not the minister who signs.
                self.offices.clear();
                self.stands_in = true;
                at += length;
            } else if let Some(length) = also_for(offices, &tokens, at) {
                at += length;
            } else if let Some(length) = self.office(offices, &tokens, at) {
                at += length;
            } else {
                return false;
            }
        }
        true
    }

    /// An office, or more of the one before it, at token `at`: how many tokens.
    fn office(&mut self, offices: &Offices, tokens: &[Token<'_>], at: usize) -> Option<usize> {
        let article = usize::from(tokens.get(at)?.is("de"));
        let acting = tokens.get(at + article).is_some_and(|token| ACTING.iter().any(|word| token.is(word)));
        let first = at + article;
        let head = first + usize::from(acting);
        let signer = offices.at(tokens, head).filter(|(office, _)| office.signer || self.stands_in);
        if let Some((_, length)) = signer
            && (article > 0
                || at == 0
                || tokens.get(at - 1).is_some_and(|before| matches!(before.text, "," | ":")))
        {
            let end = rest_of_office(offices, tokens, head + length);
            let last = tokens.get(..end)?.iter().rfind(|token| token.text != "," && !token.is("en"))?;
            let span = Span::new(tokens.get(first)?.span.start, last.span.end);
            // `De minister-president, minister van Algemene Zaken,`: one office.
            match self.offices.last_mut().filter(|_| article == 0 && at > 0) {
                Some(office) => *office = office.cover(span),
                None => self.offices.push(span),
            }
            return Some(end - at);
        }
        // `Groningen, Koninkrijksrelaties en`: a line that carries an office on.
        let alone = at == 0 && self.offices.is_empty() && self.names.is_empty();
        let end = rest_of_office(offices, tokens, 0);
        let whole = alone && end == tokens.len() && offices.is_field(tokens.first()?);
        whole.then_some(end)
    }

    /// Adds what the next block holds; one without offices and names carries the last office on.
    fn add(&mut self, next: Self, span: Span) {
        if next.offices.is_empty()
            && next.names.is_empty()
            && !next.stands_in
            && let Some(office) = self.offices.last_mut()
        {
            *office = office.cover(span);
        }
        if next.stands_in && !self.stands_in {
            self.offices.clear();
        }
        self.stands_in |= next.stands_in;
        self.offices.extend(next.offices);
        self.names.extend(next.names);
    }

    fn signatures(&self, passage: &Passage<'_>) -> Vec<Signature> {
        let (Some(first), Some((_, last))) = (self.offices.first(), self.names.last()) else {
            return Vec::new();
        };
        if self.offices.len() != self.names.len() {
            return Vec::new();
        }
        let text = passage.document.text();
        let words = |span: Span| span.of(text).trim_end_matches([',', ' ']).replace('\n', " ");
        let pairs = self.offices.iter().zip(&self.names);
        pairs
            .map(|(office, (person, _))| Signature {
                person: *person,
                role: words(*office),
                evidence: first.cover(*last),
            })
            .collect()
    }
}

/// Where the words of an office end that go on at `at`: fields, commas, links.
fn rest_of_office(offices: &Offices, tokens: &[Token<'_>], mut at: usize) -> usize {
    const LINKS: [&str; 10] = ["van", "voor", "en", "der", "het", "in", "belast", "met", "&", "of"];
    while let Some(token) = tokens.get(at) {
        let acting = tokens.get(at + 1).is_some_and(|token| ACTING.iter().any(|word| token.is(word)));
        let next_office = token.is("de") && offices.at(tokens, at + 1 + usize::from(acting)).is_some();
        let link =
            token.text == "," || LINKS.iter().any(|link| token.is(link)) || token.is("de") && !next_office;
        let committee = token.is("commissie") || token.is("delegatie") || token.is("namens");
        if stands_in(tokens, at).is_some() || also_for(offices, tokens, at).is_some() {
            break;
        }
        // `a.i.`: for the time being.
        if ["a", ".", "i"]
            .iter()
            .zip(tokens.iter().skip(at))
            .filter(|(word, token)| token.text == **word)
            .count()
            == 3
        {
            at += 3 + usize::from(tokens.get(at + 3).is_some_and(|token| token.text == "."));
            continue;
        }
        let named = token.mention.is_some_and(|(_, mention)| mention.kind != PERSON);
        if next_office || !(link || committee || named || offices.is_field(token)) {
            break;
        }
        at += 1;
    }
    at
}
