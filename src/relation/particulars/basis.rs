//! On what a sanction is based; `data/basis-words.tsv`.

use crate::embedded;
use crate::entity::legislation::LEGISLATION;
use crate::entity::resolution::RESOLUTION;
use crate::gazetteer::{Embedded, TableError};
use crate::linking::EntityId;
use crate::relation::scene::Scene;
use crate::relation::{Attribute, Fact};
use crate::text::Span;

const TABLE: Embedded = embedded!("basis-words.tsv");

/// The table.
pub(super) struct Basis {
    under: Vec<Vec<String>>,
    programmes: Vec<String>,
}

/// Most tokens between the words and the law that is named.
const NEAR: usize = 12;

impl Basis {
    pub(super) fn load() -> Result<Self, TableError> {
        let (mut under, mut programmes) = (Vec::new(), Vec::new());
        for row in TABLE.table(&["words", "class"])?.rows() {
            let words = row.get("words");
            match row.get("class") {
                "under" => under.push(words.split(' ').map(str::to_owned).collect()),
                "programme" => programmes.push(words.to_owned()),
                other => return Err(row.error(format!("unknown class {other:?}; write under or programme"))),
            }
        }
        Ok(Self { under, programmes })
    }

    /// A quick look: whether a sentence can say a basis.
    pub(super) fn concerns(&self, text: &str) -> bool {
        self.under.iter().any(|words| words.last().is_some_and(|word| text.contains(word.as_str())))
    }

    /// Adds what stands in these clauses behind the words.
    pub(super) fn add(&self, scene: &Scene<'_, '_>, clauses: &[usize], fact: &mut Fact) {
        let mut laws: Vec<EntityId> = Vec::new();
        let mut programme = None;
        for at in (0..scene.tokens.len())
            .filter(|at| scene.clauses.of.get(*at).is_some_and(|of| clauses.contains(of)))
        {
            let Some(length) = self.starts(scene, at) else { continue };
            let reach = at + length..(at + length + NEAR).min(scene.tokens.len());
            for place in reach {
                if Self::ends_reach(scene, place) {
                    break;
                }
                laws.extend(law(scene, place).filter(|id| !laws.contains(id)));
                programme = programme.or_else(|| self.programme(scene, at + length, place));
            }
        }
        if !laws.is_empty() {
            fact.attributes.insert("legalBasis", Attribute::Entities(laws));
        }
        if let Some(words) = programme {
            fact.attributes.insert("programme", Attribute::Text(words));
        }
    }

    fn starts(&self, scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
        let stand = |words: &&Vec<String>| (at..).zip(words.iter()).all(|(at, word)| scene.is(at, word));
        self.under.iter().filter(stand).map(Vec::len).max()
    }

    /// Where nothing more is named: a verb, or another preposition but `van` and `inzake`.
    fn ends_reach(scene: &Scene<'_, '_>, at: usize) -> bool {
        let aims = ["tegen", "op", "aan", "door", "voor"].iter().any(|word| scene.is(at, word));
        aims || scene.words.closed.finite(scene.tokens, at)
    }

    /// The regime whose last word stands at `at`, from the first word behind the preposition, without its article.
    fn programme(&self, scene: &Scene<'_, '_>, from: usize, at: usize) -> Option<String> {
        let token = scene.tokens.get(at).filter(|token| token.mention.is_none())?;
        let text = token.text.to_lowercase();
        if !self.programmes.iter().any(|end| text.ends_with(end.as_str())) {
            return None;
        }
        let article = ["de", "het", "een", "dit"].iter().any(|word| scene.is(from, word));
        let start = scene.tokens.get((from + usize::from(article)).min(at))?.span.start;
        Some(Span::new(start, token.span.end).of(scene.passage.document.text()).to_owned())
    }
}

/// The law, decision or resolution that a token names.
fn law(scene: &Scene<'_, '_>, at: usize) -> Option<EntityId> {
    let (index, mention) = scene.tokens.get(at)?.mention?;
    let law = mention.kind == LEGISLATION || mention.kind == RESOLUTION;
    scene.passage.entity(index).filter(|_| law).map(|entity| entity.id.clone())
}
