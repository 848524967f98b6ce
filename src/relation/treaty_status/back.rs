//! What a sentence says of a country or a deed of which the text has just spoken: `Het land is geen partij bij …`,
//! `al heeft het dit wel getekend`, `Tot dusverre zijn alleen Noorwegen en Moldavië daartoe overgegaan`.

use super::super::parties::{Parties, Party};
use super::super::scene::Scene;
use super::lexicon::{Lexicon, Link, Role};
use super::{Page, grammar, takes};
use crate::entity::country::COUNTRY;
use crate::linking::EntityId;
use crate::relation::Shape;
use crate::relation::predicates::completed;
use crate::text::Span;

impl Page<'_, '_, '_> {
    /// The country that `het land` or `het` is, the subject of a clause that names nobody: the only one that the
    /// sentence names before, or else the sentence before this one.
    pub(super) fn meant_country(&self, clause: usize, object: &[usize]) -> Option<Vec<Party>> {
        let scene = self.scene;
        if let Some(both) = self.meant_countries(clause, object) {
            return Some(both);
        }
        if let Some(before) = scene.shares_subject(clause) {
            return self.meant_country(before, &[]);
        }
        if let Some(itself) = self.told_of_itself(clause) {
            return Some(itself);
        }
        let mut indices = scene.indices(clause).iter().copied().filter(|at| !object.contains(at));
        let at = indices.find(|at| self.points_to_country(*at))?;
        let span = scene.tokens.get(at)?.span;
        let sentence = scene.passage.document.sentences.get(scene.index)?;
        let block = scene.passage.document.block_at(span.start)?.span;
        let id = match self.countries(Span::new(sentence.start, span.start)).as_slice() {
            [one] => one.clone(),
            [] => {
                let before = scene.passage.document.sentences.get(scene.index.checked_sub(1)?)?;
                match self.countries(*before).as_slice() {
                    [one] if block.contains(*before) => one.clone(),
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some(vec![Party { id, span }])
    }

    /// `Hongarije heeft aangekondigd dat het …`, `dat zij …`: the subject of the clause above.
    fn told_of_itself(&self, clause: usize) -> Option<Vec<Party>> {
        const PRONOUNS: [&str; 4] = ["het", "zij", "ze", "hij"];
        let scene = self.scene;
        let content = scene.clauses.list.get(clause)?;
        let opener = content.opened_at().filter(|at| scene.is(*at, "dat"))?;
        let next = scene.tokens.get(opener + 2)?;
        let heads = next.mention.is_some() || scene.words.closed.open(next);
        let pronoun = PRONOUNS.iter().any(|word| scene.is(opener + 1, word));
        let stands = pronoun && !(scene.is(opener + 1, "het") && heads);
        let above = content.parent.filter(|_| stands)?;
        let named = scene.subject_of(above, &[])?;
        let others = (0..opener).filter(|at| {
            scene.tokens.get(*at).is_some_and(|token| Parties::named(scene.passage, token).is_some())
        });
        (others.count() <= named.len()).then_some(named)
    }

    /// The countries that `beide landen`, `deze landen` or `zij` are: those that the sentence names before, or else
    /// the sentence before this one.
    pub(super) fn meant_countries(&self, clause: usize, object: &[usize]) -> Option<Vec<Party>> {
        let scene = self.scene;
        let mut indices = scene.indices(clause).iter().copied().filter(|at| !object.contains(at));
        let at = indices.find(|at| self.points_to_countries(*at))?;
        let span = scene.tokens.get(at)?.span;
        let sentence = scene.passage.document.sentences.get(scene.index)?;
        let block = scene.passage.document.block_at(span.start)?.span;
        let here = Span::new(sentence.start, span.start);
        let before = || scene.passage.document.sentences.get(scene.index.checked_sub(1)?).copied();
        let stretch = match self.countries(here).len() {
            0 => before().filter(|before| block.contains(*before))?,
            _ => here,
        };
        let two = scene.is(at, "beide") || scene.is(at + 1, "twee");
        let mut ids = self.countries(stretch);
        // `De VS trekken zich terug. Een dag later volgde Rusland. Beide landen …`
        if two && ids.len() == 1 && stretch != here {
            let earlier = scene.passage.document.sentences.get(scene.index.checked_sub(2)?);
            let earlier = earlier.filter(|earlier| block.contains(**earlier));
            ids.extend(earlier.map(|earlier| self.countries(*earlier)).unwrap_or_default());
            ids.sort();
            ids.dedup();
        }
        let pronoun = scene.is(at, "zij") || scene.is(at, "ze");
        let others = scene.passage.mentions_in(stretch).any(|(_, mention)| {
            mention.kind != COUNTRY && mention.kind.name != "Treaty" && mention.kind.name != "Court"
        });
        let fits = if two { ids.len() == 2 } else { ids.len() > 1 };
        (fits && !(pronoun && others)).then(|| ids.into_iter().map(|id| Party { id, span }).collect())
    }

    /// `beide (landen)`, `de twee landen`, `deze staten`, `zij`.
    fn points_to_countries(&self, at: usize) -> bool {
        let scene = self.scene;
        let word = |at: usize, words: &[&str]| words.iter().any(|word| scene.is(at, word));
        let plural = |at: usize| word(at, &["landen", "staten", "lidstaten"]);
        word(at, &["zij", "ze"])
            || word(at, &["beide", "deze", "die", "genoemde"]) && plural(at + 1)
            || word(at, &["de", "deze", "die"]) && word(at + 1, &["twee", "drie", "vier"]) && plural(at + 2)
    }

    /// `het land`, `dat land`, and `het` where the verb has another object.
    fn points_to_country(&self, at: usize) -> bool {
        let scene = self.scene;
        let word = |at: usize, words: &[&str]| words.iter().any(|word| scene.is(at, word));
        let noun = scene.tokens.get(at + 1).is_some_and(|next| self.lexicon.is(next, Role::Country));
        let country =
            noun && word(at, &["het", "dit", "dat", "deze", "die"]) && !word(at + 2, &["van", "waar", "dat"]);
        let both =
            || self.objects.iter().any(|object| object.end > object.start && scene.is(object.start, "dit"));
        // `kondigde aan dat het zich terugtrekt`
        let itself = || word(at + 1, &["zich"]);
        let clause = scene.clauses.of.get(at).and_then(|clause| scene.clauses.list.get(*clause));
        let opener = clause.and_then(super::super::clauses::Clause::opened_at);
        let of_treaty = || opener.is_some_and(|opener| word(opener, &["waarbij"]));
        country || word(at, &["het"]) && (itself() || both() || of_treaty())
    }

    /// The different countries that a stretch names, in whatever form.
    fn countries(&self, span: Span) -> Vec<EntityId> {
        let passage = self.scene.passage;
        let named = passage.mentions_in(span).filter(|(_, mention)| mention.kind == COUNTRY);
        let mut ids: Vec<EntityId> =
            named.filter_map(|(index, _)| passage.entity(index)).map(|entity| entity.id.clone()).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// The last deed of which the sentence speaks before token `until`, whoever does it and whether it is done or not.
    pub(super) fn spoken_of(&self, until: usize) -> Option<(Shape, EntityId)> {
        let scene = self.scene;
        let verbs = self.lexicon.verbs.find(scene.tokens, &scene.clauses, &scene.words.closed);
        let by_verb = verbs.iter().filter_map(|found| {
            let deed = self.lexicon.deeds.get(found.verb).filter(|deed| deed.link != Link::For)?;
            let at = found.at.iter().copied().max().filter(|at| *at < until)?;
            let whole = completed(found, scene.tokens, &scene.clauses);
            let object = self.objects.iter().find(|object| self.belongs(&whole, deed, object))?;
            deed.complete(&scene.clause(found.clause)).then(|| (at, deed.shape, object.id.clone()))
        });
        let by_noun = (0..until.min(scene.tokens.len())).filter_map(|at| {
            let noun = self.lexicon.noun(scene.tokens.get(at)?)?;
            let of = |object: &&grammar::Object| object.start == at + 2 && takes(noun.shape, object);
            let object = self.objects.iter().find(of).filter(|_| scene.is(at + 1, &noun.link))?;
            Some((at, noun.shape, object.id.clone()))
        });
        let last = by_verb.chain(by_noun).max_by_key(|(at, ..)| *at)?;
        Some((last.1, last.2))
    }

    /// The last deed of which the sentence before this one speaks, in the same paragraph.
    pub(super) fn spoken_of_before(&self) -> Option<(Shape, EntityId)> {
        let passage = self.scene.passage;
        let before = passage.sentence(self.scene.index.checked_sub(1)?)?;
        let here = passage.document.sentences.get(self.scene.index)?;
        let block = passage.document.block_at(here.start)?.span;
        let near = block.contains(before.span);
        let lexicon: &Lexicon = self.lexicon;
        let scene = Scene::new(&lexicon.words, passage, &before);
        let objects = grammar::objects(lexicon, &scene);
        let page = Page { lexicon, scene: &scene, objects: &objects };
        page.spoken_of(scene.tokens.len()).filter(|_| near)
    }

    /// The parties that are members of what a clause counts: `zijn dat er tien, waaronder Argentinië en Bolivia`.
    pub(super) fn counted(&self, behind: usize) -> Option<Vec<Party>> {
        let scene = self.scene;
        let among = (behind..scene.tokens.len()).find(|at| {
            ["waaronder", "te"].iter().any(|word| scene.is(*at, word)) || scene.tokens[*at].text == ":"
        })?;
        let start = if scene.is(among, "te") && scene.is(among + 1, "weten") { among + 2 } else { among + 1 };
        let near = among < behind + 5
            && scene.tokens.get(start).is_some_and(|token| {
                Parties::named(scene.passage, token).is_some()
                    || scene.words.closed.is(token, super::super::function_words::Class::Determiner)
            });
        scene.parties(start).filter(|_| near).map(|(parties, _)| parties)
    }
}
