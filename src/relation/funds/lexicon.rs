//! The words of paying, from `data/funding-verbs.tsv` and `data/funding-words.tsv`.

use std::collections::HashMap;

use super::super::predicates::Verbs;
use super::super::scene::Words;
use super::super::word_roles::WordRoles;
use super::super::{Status, Token};
use crate::embedded;
use crate::gazetteer::{Embedded, Row, TableError};
use crate::mention::Trigger;

const VERBS: Embedded = embedded!("funding-verbs.tsv");
const WORDS: Embedded = embedded!("funding-words.tsv");

/// What a word does near money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// `subsidie`: money in itself.
    Gift,
    /// `bijdrage`: money where the words say so.
    Contribution,
    /// `financieel`.
    Financial,
    /// `begroting`: what of a body is paid.
    Budget,
    /// `donor`.
    Donor,
    /// `goedgekeurd`: not yet paid.
    Announcing,
    /// `opschorting`: paid no more.
    Ending,
    /// `verhoogt`: paid more or less than before.
    Changing,
    /// `bedraagt`: says how much a contribution is.
    Amounting,
    /// `centrum`: a body of which the text has spoken.
    Known,
}

/// How a verb takes the one who is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// `financieren`: as its object.
    Direct,
    /// `steunen`: as its object, beside words of money.
    Support,
    /// `bijdragen`: under `aan`, beside words of money.
    Contribute,
    /// `overmaken`: under `aan` or `voor`, or before the money, which is the object.
    Give,
    /// `ontvangen`: as its subject; who pays stands under `van`.
    Receive,
}

/// A verb of paying.
#[derive(Clone, Debug)]
pub(super) struct Payment {
    pub(super) way: Way,
    pub(super) status: Status,
    /// A word that must stand in its clause: `beschikbaar`.
    pub(super) needs: Option<String>,
}

/// All tables that the relation needs.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    pub(super) words: Words,
    pub(super) verbs: Verbs,
    pub(super) payments: Vec<Payment>,
    roles: WordRoles<Role>,
    /// For a word of a known body, of which one stands in the body's name.
    names: HashMap<String, Vec<String>>,
    triggers: Vec<String>,
}

impl Lexicon {
    /// Reads the tables.
    ///
    /// # Errors
    /// A class, a kind or a status that is not known.
    pub(super) fn load() -> Result<Self, TableError> {
        let mut lexicon = Self {
            words: Words::load()?,
            verbs: Verbs::default(),
            payments: Vec::new(),
            roles: WordRoles::default(),
            names: HashMap::new(),
            triggers: Vec::new(),
        };
        let columns = ["lemma", "particle", "finite", "infinitive", "participle", "kind", "status", "needs"];
        for row in VERBS.table(&columns)?.rows() {
            lexicon.add_verb(row)?;
        }
        for row in WORDS.table(&["words", "classes", "names"])?.rows() {
            lexicon.add_word(row)?;
        }
        Ok(lexicon)
    }

    fn add_verb(&mut self, row: Row<'_>) -> Result<(), TableError> {
        let way = match row.get("kind") {
            "direct" => Way::Direct,
            "support" => Way::Support,
            "contribute" => Way::Contribute,
            "give" => Way::Give,
            "receive" => Way::Receive,
            other => return Err(row.error(format!("unknown kind {other:?}"))),
        };
        let status = Status::ALL.into_iter().find(|status| status.word() == row.get("status"));
        let status = status.ok_or_else(|| row.error("unknown status"))?;
        // Verbs of giving are common; beside them stands money, or a noun that is a trigger.
        if matches!(way, Way::Direct | Way::Support) {
            let forms = row.get("finite").split(' ').chain([row.get("infinitive"), row.get("participle")]);
            self.triggers.extend(forms.map(str::to_owned));
        }
        self.verbs.add(row, &mut self.words.closed);
        let needs = row.optional("needs").map(str::to_owned);
        self.payments.push(Payment { way, status, needs });
        Ok(())
    }

    fn add_word(&mut self, row: Row<'_>) -> Result<(), TableError> {
        let roles = self.roles.add(row, "words", role)?;
        let words = row.get("words").to_owned();
        let telling = [Role::Gift, Role::Contribution, Role::Financial, Role::Donor];
        if roles.iter().any(|role| telling.contains(role)) {
            self.triggers.push(words.clone());
        }
        if let Some(names) = row.optional("names") {
            self.names.insert(words.clone(), names.split(' ').map(str::to_owned).collect());
        }
        Ok(())
    }

    /// The words without which a sentence says nothing of paying.
    pub(super) fn triggers(&self) -> Vec<Trigger> {
        const MONEY: [&str; 6] = ["€", "EUR", "USD", "euro", "dollar", "$"];
        let own = self.triggers.iter().map(String::as_str).chain(MONEY);
        let capital = |word: &str| {
            let mut letters = word.chars();
            letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
        };
        let mut words: Vec<String> = own.flat_map(|word| [word.to_owned(), capital(word)]).collect();
        words.sort();
        words.dedup();
        let sign = |word: &String| !word.chars().all(char::is_alphabetic);
        words
            .into_iter()
            .map(|word| if sign(&word) { Trigger::part(word) } else { Trigger::word(word) })
            .collect()
    }

    /// Whether the token is a word with this role.
    pub(super) fn is(&self, token: &Token<'_>, role: Role) -> bool {
        self.roles.is(token, role)
    }

    /// Whether words with this role stand among the tokens.
    pub(super) fn has(&self, tokens: &[Token<'_>], role: Role) -> bool {
        self.roles.has(tokens, role)
    }

    /// Of which one stands in the name of the body that the word points to.
    pub(super) fn names(&self, token: &Token<'_>) -> &[String] {
        self.names.get(token.text).map_or(&[], Vec::as_slice)
    }
}

fn role(word: &str) -> Option<Role> {
    Some(match word {
        "gift" => Role::Gift,
        "contribution" => Role::Contribution,
        "financial" => Role::Financial,
        "budget" => Role::Budget,
        "donor" => Role::Donor,
        "announcing" => Role::Announcing,
        "ending" => Role::Ending,
        "changing" => Role::Changing,
        "amounting" => Role::Amounting,
        "known" => Role::Known,
        _ => return None,
    })
}
