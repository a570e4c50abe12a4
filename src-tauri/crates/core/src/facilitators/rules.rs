//! What holds for facilitators.

use super::FacilitatorDetails;
use crate::check::{Check, LINE_MOST, NAME_MOST, line};

/// Cleans what was entered.
pub(super) fn cleaned(details: FacilitatorDetails) -> FacilitatorDetails {
    FacilitatorDetails {
        name: line(&details.name),
        email: line(&details.email),
        ..details
    }
}

/// Checks what was entered (domain B5).
pub(super) fn check(details: &FacilitatorDetails) -> Check {
    let mut check = Check::default();
    check.required("name", &details.name, NAME_MOST, "Enter a name.");
    check.email("email", &details.email);
    check.at_most("email", &details.email, LINE_MOST);
    for (at, held) in details.roles.iter().enumerate() {
        check.that(
            held.until.is_none_or(|until| held.from <= until),
            &format!("roles.{at}.until"),
            "Enter a last day that is not before the first.",
        );
    }
    check
}
