//! What holds for an action.

use super::ActionDetails;
use crate::check::{Check, LINE_MOST, line};

/// Cleans what was entered (domain D11).
pub(super) fn cleaned(mut details: ActionDetails) -> ActionDetails {
    details.what = line(&details.what);
    details
}

/// Checks what was entered (domain D11).
pub(super) fn check(details: &ActionDetails) -> Check {
    let mut check = Check::default();
    check.required(
        "what",
        &details.what,
        LINE_MOST,
        "Enter what is to be done.",
    );
    check
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::CoreError;

    #[test]
    fn an_action_says_what_is_to_be_done() {
        let blank = cleaned(ActionDetails {
            what: "\n".to_owned(),
            ..Default::default()
        });
        assert!(
            matches!(check(&blank).done(), Err(CoreError::Invalid(problems)) if problems.len() == 1)
        );
    }
}
