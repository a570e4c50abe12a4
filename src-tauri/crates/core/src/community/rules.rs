//! What holds for a community.

use super::CommunityDetails;
use crate::{
    check::{Check, LINE_MOST, NAME_MOST, TEXT_MOST, line, lines, list},
    error::CoreError,
};

/// The mark in the header of documents where the facilitator set none.
pub const CONFIDENTIAL: &str = "Confidential: members only";
/// Language of the texts (BCP 47).
pub const LANGUAGE: &str = "en-GB";
/// Most meetings in a cycle or a series.
pub(crate) const MEETINGS_MOST: u16 = 60;
/// Most members that can be aimed at.
const SIZE_MOST: u16 = 500;

/// The mark in the header of documents, never empty.
pub fn confidentiality(details: &CommunityDetails) -> String {
    if details.confidentiality_mark.is_empty() {
        CONFIDENTIAL.to_owned()
    } else {
        details.confidentiality_mark.clone()
    }
}

/// `#RRGGBB` in hexadecimal, or nothing.
fn is_colour(text: &str) -> bool {
    text.is_empty()
        || text.strip_prefix('#').is_some_and(|digits| {
            digits.len() == 6 && digits.chars().all(|digit| digit.is_ascii_hexdigit())
        })
}

/// Cleans and checks the settings (domain A5).
pub(super) fn checked(mut details: CommunityDetails) -> Result<CommunityDetails, CoreError> {
    for field in [
        &mut details.name,
        &mut details.area_of_practice,
        &mut details.locality,
        &mut details.facilitator,
        &mut details.facilitator_email,
        &mut details.confidentiality_mark,
        &mut details.accent,
    ] {
        *field = line(field);
    }
    details.purpose = lines(&details.purpose);
    for field in [&mut details.objectives, &mut details.hosts] {
        *field = list(field);
    }
    let mut check = Check::default();
    check.required(
        "name",
        &details.name,
        NAME_MOST,
        "Enter the name of the community.",
    );
    check.at_most("purpose", &details.purpose, TEXT_MOST);
    check.list("objectives", &details.objectives);
    check.list("hosts", &details.hosts);
    check.all_at_most(
        LINE_MOST,
        &[
            ("areaOfPractice", &details.area_of_practice),
            ("locality", &details.locality),
        ],
    );
    check.all_at_most(
        NAME_MOST,
        &[
            ("facilitator", &details.facilitator),
            ("confidentialityMark", &details.confidentiality_mark),
        ],
    );
    check.that(
        is_colour(&details.accent),
        "accent",
        "Enter a colour as # and six digits, such as #1D5A3C, or leave it empty.",
    );
    check.email("facilitatorEmail", &details.facilitator_email);
    check.between("sizeLeast", details.size_least, 1, SIZE_MOST);
    check.between("sizeMost", details.size_most, 1, SIZE_MOST);
    if let (Some(least), Some(most)) = (details.size_least, details.size_most) {
        check.that(
            least <= most,
            "sizeMost",
            "Enter a largest size that is not below the smallest.",
        );
    }
    check.between(
        "meetingsPlanned",
        details.meetings_planned,
        1,
        MEETINGS_MOST,
    );
    check.between(
        "attendanceShare",
        details.attendance_share.map(u16::from),
        1,
        100,
    );
    check.done()?;
    Ok(details)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_is_wrong_is_named() {
        let details = CommunityDetails {
            name: " \u{0} ".to_owned(),
            facilitator_email: "maren".to_owned(),
            size_least: Some(12),
            size_most: Some(8),
            meetings_planned: Some(61),
            attendance_share: Some(0),
            ..CommunityDetails::default()
        };
        let Err(CoreError::Invalid(problems)) = checked(details) else {
            panic!("five fields are wrong")
        };
        let fields: Vec<_> = problems
            .iter()
            .map(|problem| problem.field.as_str())
            .collect();
        assert_eq!(
            fields,
            [
                "name",
                "facilitatorEmail",
                "sizeMost",
                "meetingsPlanned",
                "attendanceShare"
            ]
        );
    }

    #[test]
    fn the_mark_of_documents_is_never_empty() {
        assert_eq!(
            confidentiality(&CommunityDetails::default()),
            "Confidential: members only"
        );
        let own = CommunityDetails {
            confidentiality_mark: "Only for us".to_owned(),
            ..Default::default()
        };
        assert_eq!(confidentiality(&own), "Only for us");
    }
}
