//! Nouns: `de opzegging van het Statuut door Hongarije`, `hun terugtrekking uit`.
//!
//! ```text
//! noun  = [ determiner ] { modifier } NOUN { "van" parties | "door" parties | "voor" parties | when | treaty }
//! ```

use super::super::dates::date_span;
use super::super::function_words::Class;
use super::super::parties::{Parties, Party};
use super::super::status::{Sign, Signs, settle};
use super::super::{Status, Token};
use super::deeds::others;
use super::grammar::Object;
use super::lexicon::{Noun, Role};
use super::silent::UNSAID;
use super::{Claim, PARTY_TO, Page, WITHDREW_FROM, takes};
use crate::grammar::PartialDate;

/// Determiners that point to the subject of the clause.
const POSSESSIVE: [&str; 4] = ["hun", "haar", "zijn", "diens"];

/// A noun with what belongs to it.
struct Deverbal<'p> {
    /// Its first token, determiner included.
    start: usize,
    at: usize,
    end: usize,
    parties: Vec<Party>,
    object: &'p Object,
    date: Option<PartialDate>,
}

impl<'p> Page<'p, '_, '_> {
    /// What the sentence says with nouns.
    pub(super) fn nominal(&self) -> Vec<Claim<'p>> {
        (0..self.scene.tokens.len()).filter_map(|at| self.named_deed(at)).collect()
    }

    fn named_deed(&self, at: usize) -> Option<Claim<'p>> {
        let approving = self.approving(at);
        let noun = approving.as_ref().or_else(|| self.lexicon.noun(self.scene.tokens.get(at)?))?;
        let clause = *self.scene.clauses.of.get(at)?;
        let mut found = self.deverbal(at, noun, clause)?;
        let possessive = POSSESSIVE.iter().any(|word| self.scene.is(found.start, word));
        let event = self.lexicon.has(&self.scene.clause(clause), Role::Event);
        // `overweegt opzegging`: the deed of whom the clause speaks.
        let bare = found.start == found.at && event && found.object.under == UNSAID;
        let intended = found.parties.is_empty() && self.intended(&found, noun, clause);
        if let Some(urged) = self.urged(&found, clause).filter(|_| found.parties.is_empty()) {
            found.parties = urged;
        }
        if found.parties.is_empty() && (possessive || bare || intended) {
            let inside: Vec<usize> = (found.start..found.end).collect();
            found.parties = self.scene.subject_of(clause, &inside)?;
        }
        let carried = self.carried(at, found.start, clause);
        if found.parties.is_empty() && carried {
            let inside: Vec<usize> = (found.start..found.end).collect();
            found.parties = self.carrier(&inside, clause)?;
        }
        let revoked = self.revoked(clause);
        if found.parties.is_empty() && revoked {
            found.parties = self.revoker(&found, clause)?;
        }
        found.parties = others(found.parties, found.object)?;
        let happens = possessive || event || revoked || carried || intended;
        let (mut signs, certain) = self.signs_of(&found, clause, happens);
        // `sluit opzegging niet uit`
        if intended && self.lexicon.has(&self.scene.clause(clause), Role::Excluding) {
            if !signs.remove(&Sign::Negation) {
                return None;
            }
            signs.insert(Sign::Possibility);
        }
        if intended && self.lexicon.has(&self.scene.clause(clause), Role::Preparing) {
            signs.insert(Sign::Announcement);
        }
        let status = settle(&signs, if revoked { Status::Ended } else { Status::Asserted })?;
        // Who has not yet handed in the paper may still be leaving.
        let pending = carried && status == Status::Negated && noun.shape == WITHDREW_FROM;
        if pending || status == Status::Asserted && !certain && !carried {
            return None;
        }
        let date = found.date.or_else(|| if happens { self.scene.date(clause) } else { None });
        Some(Claim {
            shape: noun.shape,
            parties: found.parties,
            object: found.object,
            status,
            date,
            evidence: self.scene.stretch(found.start, found.at + 1)?,
            rule: "treaty_status/nominal",
        })
    }

    /// `overweegt opzegging van`, `kondigde de opzegging van … aan`, `dreigt met`: of a deed of one's own.
    fn intended(&self, found: &Deverbal<'_>, noun: &Noun, clause: usize) -> bool {
        let scene = self.scene;
        let before = found.start.checked_sub(1).and_then(|at| scene.tokens.get(at));
        let governed = before.is_some_and(|word| scene.words.closed.is(word, Class::Preposition));
        let with = |word: &str| before.is_some_and(|token| token.is(word));
        let own = noun.link != "van" || noun.shape != PARTY_TO;
        let tokens = scene.clause(clause);
        let has = |role| self.lexicon.has(&tokens, role);
        own && if governed {
            with("met") && has(Role::Threatening) || with("aan") && has(Role::Working)
        } else {
            let words: Vec<&Token<'_>> = tokens.iter().filter(|token| !token.is_sign()).collect();
            let out = words.iter().any(|token| token.is("uit"));
            let last = words.last().is_some_and(|token| token.is("voor"));
            has(Role::Intending) || out && has(Role::Excluding) || last && has(Role::Preparing)
        }
    }

    /// `roept Hongarije op tot ratificatie van`: who is asked to do what the noun names.
    fn urged(&self, found: &Deverbal<'_>, clause: usize) -> Option<Vec<Party>> {
        let scene = self.scene;
        let to = found.start.checked_sub(1).is_some_and(|at| scene.is(at, "tot"));
        let inside: Vec<usize> = (found.start..found.end).collect();
        let signs = scene.signs(clause, |at| inside.contains(&at));
        let mut signs = signs;
        signs.extend(scene.words.status.before_noun(scene.tokens, found.start));
        let asked = to && signs.contains(&Sign::Request);
        asked.then(|| scene.controller(clause, &signs, &inside)).flatten()
    }

    /// Whether a clause says that what its noun names is undone: `ingetrokken`, `trok … in`.
    fn revoked(&self, clause: usize) -> bool {
        let scene = self.scene;
        let parted = || {
            let of_verb = |at: &usize| {
                scene.tokens.get(*at).is_some_and(|token| self.lexicon.is(token, Role::Revoking))
            };
            let last = scene.indices(clause).iter().rev().find(|at| !scene.tokens[**at].is_sign());
            last.is_some_and(|last| scene.is(*last, "in")) && scene.indices(clause).iter().any(of_verb)
        };
        self.lexicon.has(&scene.clause(clause), Role::Revoked) || parted()
    }

    /// Who undoes it: under `door`, or else the subject of the clause.
    fn revoker(&self, found: &Deverbal<'_>, clause: usize) -> Option<Vec<Party>> {
        let inside: Vec<usize> = (found.start..found.end).collect();
        self.scene.under(clause, "door").or_else(|| self.scene.subject_of(clause, &inside))
    }

    /// The signs around a noun, and whether it is stated as done where they say nothing.
    fn signs_of(&self, found: &Deverbal<'_>, clause: usize, happens: bool) -> (Signs, bool) {
        let scene = self.scene;
        let status = &scene.words.status;
        let mut signs = status.before_noun(scene.tokens, found.start);
        let within = scene.tokens.get(found.start..found.at).unwrap_or_default();
        signs.extend(within.iter().filter_map(|token| status.within_noun(token)));
        let definite = within.iter().any(|token| {
            scene.words.closed.is(token, Class::Determiner) && !token.is("een") && !token.is("geen")
                || Parties::of_adjective(scene.passage, token).is_some()
        });
        let around = scene.signs(clause, |at| (found.start..found.end).contains(&at));
        let open = |sign: &Sign| matches!(sign, Sign::Possibility | Sign::Condition);
        signs.extend(around.into_iter().filter(|sign| happens || !definite || open(sign)));
        let before = found.start.checked_sub(1).and_then(|at| scene.tokens.get(at));
        let accomplished = before.is_some_and(|token| self.lexicon.is(token, Role::Accomplished));
        let over =
            before.is_some_and(|token| ["over", "tot", "voor", "op", "om"].iter().any(|word| token.is(word)));
        (signs, (definite || accomplished) && !over)
    }

    /// The noun at `at` with its treaty and its parties, in whatever order they follow.
    fn deverbal(&self, at: usize, noun: &Noun, clause: usize) -> Option<Deverbal<'p>> {
        let scene = self.scene;
        let (start, mut parties) = self.left(self.instrument(at).unwrap_or(at));
        let (mut end, mut object, mut date) = (at + 1, None, None);
        loop {
            let of = self.objects.iter().find(|object| object.start == end + 1 && takes(noun.shape, object));
            if object.is_none()
                && scene.is(end, &noun.link)
                && let Some(of) = of
            {
                object = Some(of);
                end = self.listed_with(of).last().map_or(of.end, |last| last.end);
                continue;
            }
            // `zijn handtekening gezet onder`
            let done = |token: &Token<'_>| {
                self.lexicon.is(token, Role::Depositing) && self.lexicon.is(token, Role::Participle)
            };
            if object.is_none() && scene.tokens.get(end).is_some_and(done) && scene.is(end + 1, &noun.link) {
                end += 1;
                continue;
            }
            let party = ["door", "van", "voor"].iter().any(|word| scene.is(end, word));
            if party && let Some((more, length)) = scene.parties(end + 1) {
                parties.extend(more);
                end += 1 + length;
                continue;
            }
            let when = ["op", "in", "per", "sinds"].iter().any(|word| scene.is(end, word));
            let said = date_span(scene.passage.document, scene.tokens, end + 1);
            match said.filter(|_| when && date.is_none()) {
                Some((found, span)) => {
                    date = Some(found);
                    end = scene.at(span.end);
                }
                None => break,
            }
        }
        let unsaid = || self.objects.iter().find(|object| object.under == UNSAID && object.start == at);
        let brought = || self.brought(noun, clause).filter(|_| self.carried(at, start, clause));
        let object = object.or_else(unsaid).or_else(brought)?;
        Some(Deverbal { start, at, end, parties, object, date })
    }

    /// What stands before the noun: where its phrase starts, and the countries of its adjectives.
    fn left(&self, at: usize) -> (usize, Vec<Party>) {
        let scene = self.scene;
        let words = &scene.words.closed;
        let (mut start, mut parties) = (at, Vec::new());
        while let Some(token) = start.checked_sub(1).and_then(|before| scene.tokens.get(before)) {
            let country = Parties::of_adjective(scene.passage, token);
            let modifies = words.open(token)
                && !token.is("weten")
                && (token.text.ends_with('e') || token.text.ends_with("en"));
            if country.is_none() && !modifies {
                let determiner = words.is(token, Class::Determiner);
                return (if determiner { start - 1 } else { start }, parties);
            }
            parties.extend(country);
            start -= 1;
        }
        (start, parties)
    }
}
