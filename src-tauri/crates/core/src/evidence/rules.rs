//! What holds for items of evidence.

use super::EvidenceDetails;
use crate::{
    check::{Check, LINE_MOST, TEXT_MOST, is_web, line, lines},
    error::CoreError,
};

/// Most characters in the title of a publication: some are long.
const TITLE_MOST: usize = 1_000;

fn cleaned(mut details: EvidenceDetails) -> EvidenceDetails {
    for field in [
        &mut details.authors,
        &mut details.year,
        &mut details.title,
        &mut details.source,
        &mut details.url,
    ] {
        *field = line(field);
    }
    details.summary = lines(&details.summary);
    details
}

/// Cleans and checks what was entered (domain F1).
pub(super) fn checked(details: EvidenceDetails) -> Result<EvidenceDetails, CoreError> {
    let details = cleaned(details);
    let mut check = Check::default();
    check.required("title", &details.title, TITLE_MOST, "Enter the title.");
    check.all_at_most(
        TITLE_MOST,
        &[("authors", &details.authors), ("source", &details.source)],
    );
    check.at_most("year", &details.year, LINE_MOST);
    check.web("url", &details.url);
    check.at_most("summary", &details.summary, TEXT_MOST);
    check.done()?;
    Ok(details)
}

/// Cleans what an import brought so that it can be stored: a note is never a reason to lose a case. What does not
/// fit where it stood moves to the summary.
pub(crate) fn accepted(details: EvidenceDetails) -> EvidenceDetails {
    let mut details = cleaned(details);
    let mut moved = Vec::new();
    if !details.url.is_empty() && !is_web(&details.url) {
        moved.push(std::mem::take(&mut details.url));
    }
    for (field, most) in [
        (&mut details.title, TITLE_MOST),
        (&mut details.authors, TITLE_MOST),
        (&mut details.source, TITLE_MOST),
        (&mut details.year, LINE_MOST),
        (&mut details.url, crate::check::URL_MOST),
    ] {
        if field.chars().count() > most {
            moved.push(field.clone());
            *field = field.chars().take(most).collect();
        }
    }
    if details.title.is_empty() {
        let stand_in = [&details.source, &details.url, &details.authors]
            .into_iter()
            .find(|text| !text.is_empty());
        details.title =
            stand_in.map_or_else(|| "Reference without a title".to_owned(), Clone::clone);
    }
    if !moved.is_empty() {
        let parts = std::iter::once(details.summary.clone())
            .filter(|summary| !summary.is_empty())
            .chain(moved);
        details.summary = parts.collect::<Vec<_>>().join("\n");
    }
    details
}

/// The reference as one line: authors (year) title. source.
pub fn citation(details: &EvidenceDetails) -> String {
    let year = if details.year.is_empty() {
        String::new()
    } else {
        format!("({})", details.year)
    };
    let head: Vec<&str> = [details.authors.as_str(), &year]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let head = if year.is_empty() {
        head.join(" ").trim_end_matches('.').to_owned() + "."
    } else {
        head.join(" ")
    };
    let stopped = |part: &str| {
        if part.ends_with(['.', '?', '!']) {
            part.to_owned()
        } else {
            format!("{part}.")
        }
    };
    let mut parts = Vec::new();
    if head.len() > 1 {
        parts.push(head);
    }
    parts.extend(
        [&details.title, &details.source]
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(|part| stopped(part)),
    );
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(authors: &str, year: &str, title: &str, source: &str) -> EvidenceDetails {
        EvidenceDetails {
            authors: authors.to_owned(),
            year: year.to_owned(),
            title: title.to_owned(),
            source: source.to_owned(),
            ..Default::default()
        }
    }

    #[test]
    fn a_reference_reads_as_one_line_whatever_is_missing() {
        assert_eq!(
            citation(&item(
                "Ward, J. and Lee, P.",
                "2021",
                "Two doors",
                "Housing Studies, 3(1)"
            )),
            "Ward, J. and Lee, P. (2021) Two doors. Housing Studies, 3(1)."
        );
        assert_eq!(citation(&item("", "", "Who decides?", "")), "Who decides?");
        assert_eq!(
            citation(&item("Ward, J.", "", "Two doors", "")),
            "Ward, J. Two doors."
        );
        assert_eq!(
            citation(&item("", "2021", "Two doors", "")),
            "(2021) Two doors."
        );
    }

    #[test]
    fn the_title_is_needed_and_the_address_has_to_be_one() {
        let Err(CoreError::Invalid(problems)) = checked(EvidenceDetails {
            url: "mailto:a@b.example".to_owned(),
            ..Default::default()
        }) else {
            panic!("two fields are wrong")
        };
        assert_eq!(
            problems
                .iter()
                .map(|problem| problem.field.as_str())
                .collect::<Vec<_>>(),
            ["title", "url"]
        );
    }

    #[test]
    fn an_imported_note_is_always_accepted_and_loses_nothing() {
        let long = "x".repeat(1_200);
        let odd = EvidenceDetails {
            url: "doi:10.1/2".to_owned(),
            source: long.clone(),
            ..Default::default()
        };
        let accepted = accepted(odd);
        assert!(
            checked(accepted.clone()).is_ok(),
            "what is accepted can be stored"
        );
        assert_eq!(accepted.summary, format!("doi:10.1/2\n{long}"));
    }
}
