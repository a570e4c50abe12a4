//! What holds for a service.

use super::ServiceDetails;
use crate::{
    check::{Check, LINE_MOST, NAME_MOST, TEXT_MOST, line, lines},
    error::CoreError,
};

/// Cleans and checks what was entered (domain C1).
pub(super) fn checked(mut details: ServiceDetails) -> Result<ServiceDetails, CoreError> {
    for field in [
        &mut details.name,
        &mut details.organisation,
        &mut details.discipline,
        &mut details.contact_name,
        &mut details.email,
        &mut details.phone,
    ] {
        *field = line(field);
    }
    details.offers = lines(&details.offers);
    let mut check = Check::default();
    check.required(
        "name",
        &details.name,
        NAME_MOST,
        "Enter the name of the service.",
    );
    check.all_at_most(
        LINE_MOST,
        &[
            ("organisation", &details.organisation),
            ("discipline", &details.discipline),
            ("phone", &details.phone),
        ],
    );
    check.at_most("offers", &details.offers, TEXT_MOST);
    check.at_most("contactName", &details.contact_name, NAME_MOST);
    check.email("email", &details.email);
    check.done()?;
    Ok(details)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_needs_a_name_and_a_plausible_address() {
        let details = ServiceDetails {
            email: "x".to_owned(),
            ..Default::default()
        };
        let Err(CoreError::Invalid(problems)) = checked(details) else {
            panic!("two fields are wrong")
        };
        assert_eq!(
            problems
                .iter()
                .map(|problem| problem.field.as_str())
                .collect::<Vec<_>>(),
            ["name", "email"]
        );
    }
}
