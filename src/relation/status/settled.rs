//! The status of a fact, from what the words around it say.

use super::super::Status;
use super::{Sign, Signs};

/// The status that the signs amount to, for a verb that itself says `own`; `None`
/// where it comes to nothing that can be stated (a call to lift, a request not to).
pub fn settle(signs: &Signs, own: Status) -> Option<Status> {
    let has = |sign| signs.contains(&sign);
    if has(Sign::Call) {
        return None;
    }
    let unreal = [Sign::Condition, Sign::Request, Sign::Possibility, Sign::Announcement].into_iter().any(has);
    if own == Status::Ended || has(Sign::End) {
        return match (unreal, has(Sign::Negation)) {
            (true, _) => None,
            (false, true) => Some(Status::Asserted),
            (false, false) => Some(Status::Ended),
        };
    }
    let carried_out = has(Sign::Done);
    Some(if has(Sign::Condition) {
        Status::Possible
    } else if has(Sign::Request) {
        return (!has(Sign::Negation)).then_some(Status::Requested);
    } else if has(Sign::Negation) {
        Status::Negated
    } else if !carried_out && (has(Sign::Possibility) || own == Status::Possible) {
        Status::Possible
    } else if !carried_out && (has(Sign::Announcement) || own == Status::Announced) {
        Status::Announced
    } else {
        Status::Asserted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(signs: &[Sign], own: Status) -> Option<Status> {
        settle(&signs.iter().copied().collect(), own)
    }

    #[test]
    fn the_stronger_sign_decides() {
        assert_eq!(settled(&[], Status::Asserted), Some(Status::Asserted));
        assert_eq!(settled(&[Sign::Condition, Sign::Negation], Status::Asserted), Some(Status::Possible));
        assert_eq!(settled(&[Sign::Announcement, Sign::Negation], Status::Asserted), Some(Status::Negated));
        assert_eq!(settled(&[Sign::Request, Sign::Possibility], Status::Asserted), Some(Status::Requested));
        assert_eq!(settled(&[Sign::Done, Sign::Announcement], Status::Asserted), Some(Status::Asserted));
    }

    #[test]
    fn lifting_is_stated_or_nothing() {
        assert_eq!(settled(&[], Status::Ended), Some(Status::Ended));
        assert_eq!(settled(&[Sign::Negation], Status::Ended), Some(Status::Asserted));
        assert_eq!(settled(&[Sign::Request], Status::Ended), None);
        assert_eq!(settled(&[Sign::Request, Sign::Negation], Status::Asserted), None);
    }
}
