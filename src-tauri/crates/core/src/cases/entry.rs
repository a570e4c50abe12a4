//! Cleaning and checking what was entered about a case, and making what was imported fit.

use super::{CaseDetails, KeptValue, Permission};
use crate::check::{Check, LINE_MOST, LIST_MOST, NAME_MOST, TITLE_MOST, line, lines, list};

/// Cleans what was entered (domain E1).
pub(super) fn cleaned(details: CaseDetails) -> CaseDetails {
    let permission = Permission {
        how: line(&details.permission.how),
        purpose: line(&details.permission.purpose),
        ..details.permission
    };
    let kept = |value: KeptValue| KeptValue {
        field: line(&value.field),
        value: lines(&value.value),
    };
    CaseDetails {
        title: line(&details.title),
        presenter_name: line(&details.presenter_name),
        presenter_role: line(&details.presenter_role),
        disciplines: list(&details.disciplines),
        permission,
        kept: details.kept.into_iter().map(kept).collect(),
        ..details
    }
}

/// Checks what was entered (domain E1).
pub(super) fn check(details: &CaseDetails) -> Check {
    let mut check = Check::default();
    check.required(
        "title",
        &details.title,
        TITLE_MOST,
        "Enter a title that does not name the client.",
    );
    check.at_most("presenterName", &details.presenter_name, NAME_MOST);
    check.at_most("presenterRole", &details.presenter_role, LINE_MOST);
    check.list("disciplines", &details.disciplines);
    let permission = &details.permission;
    check.all_at_most(
        LINE_MOST,
        &[
            ("permission.how", &permission.how),
            ("permission.purpose", &permission.purpose),
        ],
    );
    if let (Some(on), Some(until)) = (permission.on, permission.until) {
        check.that(
            on <= until,
            "permission.until",
            "Enter a last day that is not before the day of the permission.",
        );
    }
    check
}

/// Makes the details of an import fit: an unknown or overlong value is kept beside, never a reason to lose a case.
pub(super) fn accepted(details: CaseDetails) -> CaseDetails {
    let mut details = cleaned(details);
    let mut kept = Vec::new();
    for (field, name, most) in [
        (&mut details.title, "title", TITLE_MOST),
        (&mut details.presenter_name, "presenter", NAME_MOST),
        (&mut details.presenter_role, "presenter_role", LINE_MOST),
        (&mut details.permission.how, "permission_how", LINE_MOST),
        (
            &mut details.permission.purpose,
            "permission_purpose",
            LINE_MOST,
        ),
    ] {
        if field.chars().count() > most {
            kept.push(KeptValue {
                field: name.to_owned(),
                value: field.clone(),
            });
            *field = field.chars().take(most).collect();
        }
    }
    let (fitting, odd): (Vec<_>, Vec<_>) = details
        .disciplines
        .into_iter()
        .partition(|name| name.chars().count() <= LINE_MOST);
    let (few, many) = fitting.split_at(fitting.len().min(LIST_MOST));
    kept.extend(odd.iter().chain(many).map(|name| KeptValue {
        field: "disciplines".to_owned(),
        value: name.clone(),
    }));
    details.disciplines = few.to_vec();
    if details.title.is_empty() {
        "Untitled case".clone_into(&mut details.title);
    }
    if let (Some(on), Some(until)) = (details.permission.on, details.permission.until)
        && until < on
    {
        kept.push(KeptValue {
            field: "permission_until".to_owned(),
            value: until.to_string(),
        });
        details.permission.until = None;
    }
    details.kept.extend(kept);
    details
}

/// A heading cut to what fits.
pub(super) fn fitting_heading(heading: &str) -> String {
    line(heading).chars().take(TITLE_MOST).collect()
}

/// Checks a heading.
pub(super) fn check_heading(heading: &str) -> Check {
    let mut check = Check::default();
    check.required("heading", heading, TITLE_MOST, "Enter a heading.");
    check
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overlong_value_of_an_import_is_kept_beside() {
        let long = "t".repeat(300);
        let details = accepted(CaseDetails {
            title: long.clone(),
            ..Default::default()
        });
        assert_eq!(details.title.chars().count(), TITLE_MOST);
        assert_eq!(
            details.kept,
            [KeptValue {
                field: "title".to_owned(),
                value: long
            }]
        );
        assert!(
            check(&details).done().is_ok(),
            "what is accepted can be stored"
        );
        assert_eq!(accepted(CaseDetails::default()).title, "Untitled case");
    }
}
