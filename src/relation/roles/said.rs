//! What a verb says of who holds an office.
//!
//! ```text
//! said  = holder copula { plain } office                       ("X is sinds 2021 president van Y")
//!       | copula holder { plain } office                       ("in 2021 werd X benoemd tot president van Y")
//!       | ( subordinator | "," "die" ) holder { plain } office copula [ "van" owner ]
//!       | office copula holder                                 ("de president van Y is X")
//!       | holder helper "als" office | "als" office helper holder
//!       | holder "volgt" somebody "op" "als" office
//!       | naming "van" holder ( "tot" | "als" ) office         ("de benoeming van X tot president van Y")
//! plain = adverb | determiner | number | time | "benoemd" | "tot" | "als" | …
//! ```

use super::grammar::Held;
use super::holder::{Holder, owner};
use super::words::Words;
use crate::entity::person::PERSON;
use crate::grammar::WordSet;
use crate::relation::function_words::{Class, FunctionWords};
use crate::relation::{Token, Tokens};

/// Whether somebody holds the office still.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tenure {
    /// As the words around it say.
    #[default]
    Held,
    /// `is afgetreden als`: what was so has ended, if it is so.
    Left,
    /// `was tot 2021`, `is geen … meer`: has ended.
    Over,
}

/// What may stand before a name that is a subject.
const HEADS: [&str; 6] = ["dat", "omdat", "terwijl", "heer", "mevrouw", "lid"];

/// Words behind which a naming has happened.
const AFTER: [&str; 4] = ["na", "sinds", "met", "door"];

/// How many words may stand between the verb and the office.
const FURTHEST: usize = 9;

/// A sentence around the phrase of an office.
pub(super) struct Around<'r, 'a> {
    pub(super) words: &'r Words,
    pub(super) function: &'r FunctionWords,
    pub(super) tokens: &'r [Token<'a>],
    pub(super) held: &'r Held,
}

impl<'a> Around<'_, 'a> {
    fn token(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(at)
    }

    fn is(&self, set: &WordSet, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_in(set))
    }

    fn word(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| token.is(word))
    }

    fn person(&self, at: usize) -> Option<usize> {
        let token = self.token(at).filter(|token| token.names(PERSON))?;
        token.mention.map(|(index, _)| index)
    }

    /// Who holds the office, as a verb says it.
    pub(super) fn holder(&self) -> Option<Holder> {
        if self.tokens.last().is_some_and(|last| last.text == "?") {
            return None;
        }
        let lead = self.lead();
        self.active(lead)
            .or_else(|| self.inverted(lead))
            .or_else(|| self.as_holder())
            .or_else(|| self.predicate())
            .or_else(|| self.succeeds())
            .or_else(|| self.named(lead))
    }

    /// `Hij is directeur van`: the pronoun at the head of the sentence, and the verb.
    pub(super) fn pronoun(&self) -> Option<(usize, usize)> {
        let verb = self.lead().checked_sub(1).filter(|verb| self.links(*verb))?;
        let personal = ["hij", "zij"].iter().any(|word| self.word(0, word));
        (personal && verb == 1).then_some((0, verb))
    }

    /// The first of the plain words before the office.
    fn lead(&self) -> usize {
        let furthest = self.held.start.saturating_sub(FURTHEST);
        let mut at = self.held.start;
        while at > furthest && self.plain(at - 1) {
            at -= 1;
        }
        // `is door de lidstaten gekozen tot`
        let by = (1..=3).find(|back| at.checked_sub(*back).is_some_and(|at| self.word(at, "door")));
        let agent = |from: usize| (from + 1..at).all(|at| self.person(at).is_none());
        let chosen = self.is(&self.words.between, at);
        match by.map(|back| at - back).filter(|from| chosen && agent(*from)) {
            Some(from) if from > furthest => {
                let mut at = from;
                while at > furthest && self.plain(at - 1) {
                    at -= 1;
                }
                at
            }
            _ => at,
        }
    }

    fn plain(&self, at: usize) -> bool {
        const WHEN: [&str; 6] = ["in", "sinds", "op", "per", "vanaf", "tot"];
        let Some(token) = self.tokens.get(at).filter(|token| token.mention.is_none()) else { return false };
        let classes = [Class::Adverb, Class::Determiner, Class::Time, Class::DatePart];
        let month = crate::grammar::month(token.text).is_ok_and(|(rest, _)| rest.is_empty());
        !token.is("die")
            && (self.is(&self.words.between, at)
            || self.is(&self.words.leaving, at)
            || classes.into_iter().any(|class| self.function.is(token, class))
            || month
            || token.text.parse::<u16>().is_ok()
            || WHEN.iter().any(|word| token.is(word))
            // `trad aan als`
            || ["aan", "af", "terug"].iter().any(|word| token.is(word)) && self.word(at + 1, "als"))
    }

    /// Whether a token is a verb between the holder and the office.
    fn links(&self, at: usize) -> bool {
        let particle = || {
            (at + 1..self.held.start)
                .any(|at| ["aan", "af", "terug", "worden"].iter().any(|word| self.word(at, word)))
        };
        self.is(&self.words.copula, at) || self.is(&self.words.step, at) && particle()
    }

    fn holder_at(&self, name: usize, verb: Option<usize>) -> Option<Holder> {
        let person = self.person(name)?;
        let span = self.token(name)?.span;
        let from = verb.map_or(name, |verb| verb.min(name));
        Some(Holder { person, span, behind: None, verb, rule: "roles/said", tenure: self.tenure(from) })
    }

    /// What the words from `from` to the office say of the time in it.
    fn tenure(&self, from: usize) -> Tenure {
        let between = from..self.held.start;
        let until = between.clone().any(|at| {
            self.word(at, "tot") && self.token(at + 1).is_some_and(|next| next.text.parse::<u16>().is_ok())
        });
        let no_longer = between
            .clone()
            .any(|at| self.word(at, "niet") && (self.word(at + 1, "meer") || self.word(at + 1, "langer")));
        let left = between.clone().any(|at| {
            self.is(&self.words.leaving, at) || ["af", "terug"].iter().any(|word| self.word(at, word))
        });
        match (until || no_longer || self.held.no_more, left) {
            (true, _) => Tenure::Over,
            (false, true) => Tenure::Left,
            (false, false) => Tenure::Held,
        }
    }

    /// `Khan is hoofdaanklager van het Strafhof`, `werd benoemd tot minister van …`, `, die president was van`.
    fn active(&self, lead: usize) -> Option<Holder> {
        let verb = lead.checked_sub(1).filter(|verb| self.links(*verb))?;
        let name = verb.checked_sub(1)?;
        // `de brief van Khan is`, `Khan en Rubio zijn`: the name is the subject only at the head of its clause.
        let before = name.checked_sub(1).and_then(|at| self.token(at));
        let leads = before.is_none_or(|lead| lead.is_sign() || HEADS.iter().any(|word| lead.is(word)));
        self.holder_at(name, Some(verb)).filter(|_| leads)
    }

    /// `In 2021 werd X benoemd tot`, `dat X president is van Y`, `X, die president van Y is,`.
    fn inverted(&self, lead: usize) -> Option<Holder> {
        let name = lead.checked_sub(1)?;
        if self.word(name, "die") && name >= 2 && self.word(name - 1, ",") {
            return self.subordinate(name - 2);
        }
        self.person(name)?;
        let mut before = name.checked_sub(1)?;
        while ["heer", "mevrouw", "de"].iter().any(|word| self.word(before, word)) {
            before = before.checked_sub(1)?;
        }
        if self.links(before) {
            let free = before > 0 && self.person(before - 1).is_none();
            return self.holder_at(name, Some(before)).filter(|_| free);
        }
        let opens = self.token(before).is_some_and(|token| self.function.is(token, Class::Subordinator));
        self.subordinate(name).filter(|_| opens)
    }

    /// The verb behind the office, and what stands behind the verb: `X president is van Y`.
    fn subordinate(&self, name: usize) -> Option<Holder> {
        let end = self.held.end;
        let verb = (end..end + 3).find(|at| self.is(&self.words.copula, *at))?;
        let plain = (end..verb).all(|at| self.plain(at));
        let after = verb + 1 + usize::from(self.is(&self.words.between, verb + 1));
        let behind = owner(Tokens(self.tokens.get(after..)?), true).map(|(index, _)| index);
        let behind = behind.filter(|_| self.held.of.is_none());
        self.holder_at(name, Some(verb)).filter(|_| plain).map(|holder| Holder { behind, ..holder })
    }

    /// `X heeft als president van Y getekend`, `Als president van Y heeft X getekend`.
    fn as_holder(&self) -> Option<Holder> {
        let word = self.held.start.checked_sub(1).filter(|at| self.word(*at, "als"))?;
        let later = (self.held.end + 2..self.tokens.len()).any(|at| self.person(at).is_some());
        if later {
            return None;
        }
        let ahead = word.checked_sub(1).filter(|at| self.is(&self.words.helper, *at));
        if let Some(helper) = ahead {
            let leads = helper.checked_sub(2).and_then(|at| self.token(at)).is_none_or(|token| {
                token.is_sign() || ["heer", "mevrouw", "dat"].iter().any(|word| token.is(word))
            });
            return self.holder_at(helper.checked_sub(1)?, None).filter(|_| leads);
        }
        let first = word.checked_sub(1).is_none_or(|at| self.token(at).is_some_and(Token::is_sign));
        let helps = self.is(&self.words.helper, self.held.end);
        self.holder_at(self.held.end + 1, None).filter(|_| first && helps)
    }

    /// `X volgt Z op als president van Y`.
    fn succeeds(&self) -> Option<Holder> {
        let word =
            self.held.start.checked_sub(2).filter(|at| self.word(*at, "op") && self.word(*at + 1, "als"))?;
        let other = word.checked_sub(1).filter(|at| self.person(*at).is_some())?;
        let title = |at: &usize| ["de", "heer", "mevrouw"].iter().any(|word| self.word(*at, word));
        let titles = (0..other).rev().take_while(title).count();
        let verb = other.checked_sub(1 + titles).filter(|at| self.is(&self.words.succeeding, *at))?;
        self.holder_at(verb.checked_sub(1)?, Some(verb))
    }

    /// `De president van Y is X.`
    fn predicate(&self) -> Option<Holder> {
        let verb = self.held.end;
        let links = self.is(&self.words.copula, verb) || self.word(verb, "heet");
        let name = verb + 1;
        let (_, mention) = self.token(name).filter(|token| token.names(PERSON))?.mention?;
        let closed = self.token(name + 1).is_none_or(Token::is_sign);
        let article = self.held.start.checked_sub(1).filter(|at| self.word(*at, "de"))?;
        let first = article == 0 || self.token(article - 1).is_some_and(Token::is_sign);
        let full = !mention.norm.starts_with('|');
        self.holder_at(name, Some(verb)).filter(|_| links && closed && first && full)
    }

    /// `de benoeming van X tot president van Y`, as what has happened: at the head, or under `na` and its like.
    fn named(&self, lead: usize) -> Option<Holder> {
        let name = lead.checked_sub(1)?;
        let of = name.checked_sub(1).filter(|at| self.word(*at, "van"))?;
        let noun = of.checked_sub(1).filter(|at| self.is(&self.words.naming, *at))?;
        let to = (lead..self.held.start).any(|at| self.word(at, "tot") || self.word(at, "als"));
        let article = noun.checked_sub(1).filter(|at| self.word(*at, "de") || self.word(*at, "het"))?;
        let before = article.checked_sub(1);
        let happened = before.is_none_or(|at| AFTER.iter().any(|word| self.word(at, word)));
        let left = self.is(&self.words.leaving, noun);
        let tenure = if left { Tenure::Over } else { Tenure::Held };
        self.holder_at(name, None).filter(|_| to && happened).map(|holder| Holder { tenure, ..holder })
    }
}
