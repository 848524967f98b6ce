//! What verbs of sanctions take for their object.

/// What a verb takes for its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Object {
    /// `sancties opleggen`.
    Measure,
    /// `tegoeden bevriezen`.
    Assets,
    /// `de toegang tot het land ontzeggen`.
    Access,
    /// `sanctioneren`: the target itself.
    Target,
    /// `treffen met sancties`: the target, beside the measure.
    With,
    /// `aanpakken`: the target, where the text speaks of sanctions.
    Weak,
    /// `uitsluiten van SWIFT`: the target, beside what it is kept from.
    Exclude,
    /// `uitvoer verbieden`.
    Trade,
    /// `op de sanctielijst zetten`: the target, beside a list.
    List,
    /// `de sanctielijst uitbreiden met`: the list.
    Grow,
    /// `de sancties overnemen`: those of somebody else.
    Adopt,
}

/// The object that a word of the table names.
pub(super) fn object(word: &str) -> Option<Object> {
    Some(match word {
        "measure" => Object::Measure,
        "assets" => Object::Assets,
        "access" => Object::Access,
        "target" => Object::Target,
        "with" => Object::With,
        "weak" => Object::Weak,
        "trade" => Object::Trade,
        "exclude" => Object::Exclude,
        "list" => Object::List,
        "grow" => Object::Grow,
        "adopt" => Object::Adopt,
        _ => return None,
    })
}
