//! What words do near sanctions: the classes of `data/sanction-words.tsv`.

/// What a noun or another word does near sanctions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// `sancties`, `inreisverbod`.
    Measure,
    /// `tegoeden`: what is frozen.
    Assets,
    /// `toegang`: the entry to a country, which is refused.
    Access,
    /// `sanctielijst`.
    List,
    /// `lijst`: a sanctions list where the context says so.
    BareList,
    /// `westerse`, `lidstaten`: somebody who is not known.
    Body,
    /// `verband`: behind the name of a body, that one is to act.
    Forum,
    /// `regering`: speaks for its country.
    Government,
    /// `decreet`: a legal basis.
    Instrument,
    /// `kabinet`: the government of the Netherlands, when it is asked.
    Addressee,
    /// `kabinet`: the government of the Netherlands, whatever it does.
    Cabinet,
    /// `tegen`.
    TargetPreposition,
    /// `aan`: behind `opleggen`.
    ImposingPreposition,
    /// `op`, `voor`.
    MeasurePreposition,
    /// `belemmeren`: what sanctions do to their target.
    Harm,
    /// `blokkeren`, `veto`: what keeps sanctions from coming.
    Prevention,
    /// `functioneren`: harm to it is harm to its owner.
    Functioning,
    /// `achtergrond`: no target.
    NoTarget,
    /// `uitbreiding`, `toevoeging`: a change of a list, as a noun.
    ListChange,
    /// `gerichte`: stands between what sanctions are aimed at and their noun.
    Attributive,
    /// Part of a word without which no sentence speaks of sanctions.
    Stem,
    /// `getroffen`, `doelwit`: what one is of sanctions.
    Subjected,
    /// `staat`: beside `onder sancties`, its subject bears them.
    Bearing,
    /// `geldt`: sanctions that do so are in force.
    Existing,
    /// `terrorismelijst`: a sanctions list where its owner is named.
    NamedList,
    /// `en`: joins targets whose preposition is said again.
    Joint,
    /// `grondgebied`: what one may not enter.
    Territory,
    /// `diens`: words that do not say whose.
    Possessive,
    /// `kreeg`: beside `opgelegd`, its subject is the target.
    Gets,
    /// `verlengen`: says of sanctions that they go on.
    Continuing,
    /// `nauwgezet`: somebody who follows sanctions so only looks on.
    Watching,
    /// `USA`: the code of a country whose name takes a plural verb.
    PluralCountry,
    /// `hem`: the person of whom the text has just spoken.
    Him,
    /// `hen`: those of whom the text has just spoken.
    Them,
    /// `land`: behind `het` or `dit`, the country of which the text has just spoken.
    Land,
    /// `personen`: behind `deze`, those of whom the text has just spoken.
    Anybody,
    /// `visum`: what one is refused.
    Permit,
    /// `maatregelen`: a measure where the text speaks of sanctions.
    Loose,
    /// `uitvoer`: what is forbidden from or to a country.
    Trade,
    /// `Republiek`: part of the name of a country that is not known, which is no group.
    State,
    /// `later deze week`: beside a verb in the present, what it says is to come.
    Soon,
    /// `vijftiende`: before `pakket`, one of the Union, which alone counts them so far.
    Ordinal,
    /// `geweken`: says of what was possible that it is not any more.
    Averted,
    /// `SWIFT`, `transacties`: what sanctions exclude somebody from.
    Excluded,
    /// `motie`: what is about sanctions asks for them.
    Motion,
    /// `gericht`: sanctions that are so have their target behind it.
    Aiming,
    /// `onderneming`: behind `deze`, the organisation of which the text has just spoken.
    Company,
    /// `instellen`: imposing as a noun.
    Imposition,
    /// `hulp`: what is stopped as a punishment.
    Aid,
    /// `geen sprake`: says of sanctions that they are not there.
    Absent,
    /// `belanden`: its subject is the one on the list.
    OnList,
    /// `Magnitsky`: part of the name of a law under which one is listed.
    ListLaw,
    /// `klopt`: opens a question whether something is so.
    Asking,
    /// `ja`.
    Yes,
    /// `nee`.
    No,
    /// `mag`: with `niet meer in`, says who is kept out.
    Permitted,
    /// `gaan`: has its perfect with `zijn` and no passive.
    Going,
    /// `aanvallen`: a sentence with one tells of violence.
    Violence,
    /// `inreisverbod`: forbids entry, and no trade.
    Entry,
    /// A part of a word that says of a paragraph that it speaks of sanctions.
    Topic,
    /// `junta`: one word for several who can be a target.
    Regime,
    /// `onder wie`: leads to the names of members of a group.
    Among,
    /// `het gaat om`: opens the sentence that names the members of a group.
    Naming,
    /// `op hun plaats`: what sanctions are that somebody asks for.
    Wanted,
    /// `sanctiebesluiten`: what a paper may be about.
    Theme,
    /// `besluit`: what is decided is done.
    Decision,
    /// `kondigde`: whose subject is to do what a passive clause under it tells.
    Deciding,
    /// `bekijkt`: whose subject is to do what a clause with `of` under it tells.
    Weighing,
    /// `daarbij`: opens a sentence that goes on with what was imposed.
    Therewith,
    /// `heeft`, `kent`: with sanctions as its object, its subject has imposed them.
    Having,
    /// `gesproken`: before `over`, what is only talked about.
    Talk,
    /// `bedrijven`: no persons.
    Corporate,
    /// `olie`: what is traded.
    Goods,
    /// `dateren`: says of sanctions since when they are there.
    Dating,
    /// `gedaan`: with `dat`, does what was told before.
    Again,
    /// `hele`: before an organisation, nothing but that one.
    Whole,
    /// `overige`: of those sanctions that were told of before.
    Remaining,
    /// `nationale`: before a list, that of the Netherlands.
    National,
    /// `volgden`: before sanctions, whoever imposed what was told before has imposed them.
    Following,
    /// `kent`: with sanctions of somebody as its object, its subject bears them.
    Knowing,
}

/// The role that a class of the table names.
pub(super) fn role(word: &str) -> Option<Role> {
    Some(match word {
        "measure" => Role::Measure,
        "assets" => Role::Assets,
        "access" => Role::Access,
        "existing" => Role::Existing,
        "list" => Role::List,
        "bare-list" => Role::BareList,
        "body" => Role::Body,
        "forum" => Role::Forum,
        "government" => Role::Government,
        "instrument" => Role::Instrument,
        "addressee" => Role::Addressee,
        "cabinet" => Role::Cabinet,
        "target-preposition" => Role::TargetPreposition,
        "imposing-preposition" => Role::ImposingPreposition,
        "measure-preposition" => Role::MeasurePreposition,
        "harm" => Role::Harm,
        "prevention" => Role::Prevention,
        "functioning" => Role::Functioning,
        "no-target" => Role::NoTarget,
        "list-change" => Role::ListChange,
        "attributive" => Role::Attributive,
        "stem" => Role::Stem,
        "subjected" => Role::Subjected,
        "bearing" => Role::Bearing,
        "named-list" => Role::NamedList,
        "joint" => Role::Joint,
        "territory" => Role::Territory,
        "possessive" => Role::Possessive,
        "gets" => Role::Gets,
        "plural-country" => Role::PluralCountry,
        "watching" => Role::Watching,
        "continuing" => Role::Continuing,
        "him" => Role::Him,
        "them" => Role::Them,
        "land" => Role::Land,
        "anybody" => Role::Anybody,
        "permit" => Role::Permit,
        "loose" => Role::Loose,
        "trade" => Role::Trade,
        "aid" => Role::Aid,
        "state" => Role::State,
        "soon" => Role::Soon,
        "ordinal" => Role::Ordinal,
        "averted" => Role::Averted,
        "excluded" => Role::Excluded,
        "motion" => Role::Motion,
        "aiming" => Role::Aiming,
        "company" => Role::Company,
        "imposition" => Role::Imposition,
        "absent" => Role::Absent,
        "regime" => Role::Regime,
        "violence" => Role::Violence,
        "permitted" => Role::Permitted,
        "asking" => Role::Asking,
        "yes" => Role::Yes,
        "no" => Role::No,
        "going" => Role::Going,
        "on-list" => Role::OnList,
        "list-law" => Role::ListLaw,
        "entry" => Role::Entry,
        "topic" => Role::Topic,
        "among" => Role::Among,
        "naming" => Role::Naming,
        "wanted" => Role::Wanted,
        "theme" => Role::Theme,
        "decision" => Role::Decision,
        "deciding" => Role::Deciding,
        "weighing" => Role::Weighing,
        "therewith" => Role::Therewith,
        "having" => Role::Having,
        "talk" => Role::Talk,
        "corporate" => Role::Corporate,
        "goods" => Role::Goods,
        "dating" => Role::Dating,
        "again" => Role::Again,
        "whole" => Role::Whole,
        "remaining" => Role::Remaining,
        "national" => Role::National,
        "following" => Role::Following,
        "knowing" => Role::Knowing,
        _ => return None,
    })
}
