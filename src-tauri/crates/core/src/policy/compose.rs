//! Filling the report of [`super::report`], and keeping names out of it.

use rusqlite::Connection;

use super::{
    BriefingIssue, BriefingOffer, BriefingReport, BriefingTold, PolicyIssue, PolicyLine,
    names::{self, Banned, TITLE},
    register, rules, store as policies,
};
use crate::{
    check::lines,
    community::{self, CommunityDetails},
    error::CoreError,
    ids::{CommunityId, PolicyId},
    sentence::lower_first,
    sql::Text,
    store::Store,
};

/// What a briefing of a community can be made of.
pub fn briefing_offer(store: &Store, community: CommunityId) -> Result<BriefingOffer, CoreError> {
    let settings = community::load(store.db(), community)?.details;
    let issues = register::list(store.db(), community, store.today())?;
    Ok(BriefingOffer {
        introduction: introduction(&settings),
        chosen: issues
            .iter()
            .filter(|issue| rules::is_for_briefing(issue.status))
            .map(|issue| issue.id)
            .collect(),
        issues,
    })
}

/// Everything that a briefing needs (domain E10): the issues that are named, or noted and raised ones where `issues` is
/// none, by level. The introduction is that of [`briefing_offer`] where none is given.
///
/// A briefing names no case and nobody of the community. The report has no field for them; and where a name of the
/// community's list, a presenter's name or the title of a case stands in a text that would be printed, the briefing is
/// refused with where it stands, as a problem of the field `issues` or `introduction`.
pub fn briefing_report(
    store: &Store,
    community: CommunityId,
    issues: Option<&[PolicyId]>,
    introduction_given: Option<&str>,
) -> Result<BriefingReport, CoreError> {
    let db = store.db();
    let settings = community::load(db, community)?.details;
    let lines_all = register::list(db, community, store.today())?;
    let wanted = |line: &&PolicyLine| match issues {
        Some(ids) => ids.contains(&line.id),
        None => rules::is_for_briefing(line.status),
    };
    let mut chosen: Vec<&PolicyLine> = lines_all.iter().filter(wanted).collect();
    if chosen.is_empty() {
        return Err(CoreError::field(
            "issues",
            "Choose at least one policy issue for the briefing.",
        ));
    }
    chosen.sort_by_key(|line| (line.level, line.status, line.since, line.id));
    let intro = introduction_given.map_or_else(|| introduction(&settings), lines);
    let banned = banned(db, community)?;
    refuse(&intro, &banned, "introduction", "The introduction")?;
    let mut ready = Vec::new();
    for line in chosen {
        let issue = policies::load(db, line.id, false)?;
        names_check(&issue, &banned)?;
        ready.push(one(issue, line));
    }
    Ok(BriefingReport {
        id: community,
        contact: contact(&settings),
        community: settings.name,
        hosts: settings.hosts,
        introduction: intro
            .split('\n')
            .filter(|paragraph| !paragraph.trim().is_empty())
            .map(|paragraph| paragraph.trim().to_owned())
            .collect(),
        language: community::LANGUAGE.to_owned(),
        issues: ready,
        made_on: store.today(),
    })
}

/// What the community is, from its own settings (domain A4).
fn introduction(settings: &CommunityDetails) -> String {
    let place = if settings.locality.is_empty() {
        String::new()
    } else {
        format!(" in {}", settings.locality)
    };
    let mut what = format!(
        "{} is a community of practice: front-line workers from different agencies and disciplines{place} who meet \
         regularly and learn from each other’s de-identified cases.",
        settings.name
    );
    if !settings.area_of_practice.is_empty() {
        let area = lower_first(&settings.area_of_practice);
        what = format!("{what} Their shared area of practice: {area}.");
    }
    let mut paragraphs = vec![what];
    // A purpose is often entered as "To learn …", which is no sentence by itself.
    match settings.purpose.strip_prefix("To ") {
        Some(aim) => paragraphs.push(format!("Its purpose is to {aim}")),
        None if settings.purpose.is_empty() => {}
        None => paragraphs.push(settings.purpose.clone()),
    }
    paragraphs.join("\n")
}

fn contact(settings: &CommunityDetails) -> String {
    [&settings.facilitator, &settings.facilitator_email]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

fn one(issue: PolicyIssue, line: &PolicyLine) -> BriefingIssue {
    let details = issue.details;
    let mut told: Vec<BriefingTold> = details
        .told
        .into_iter()
        .map(|told| BriefingTold {
            whom: told.whom,
            on: told.on,
            how: told.how,
            answer: told.answer,
        })
        .collect();
    told.sort_by_key(|told| told.on);
    BriefingIssue {
        title: details.title,
        level: details.level,
        status: details.status,
        happens: details.happens,
        helps: details.helps,
        outcome: details.outcome,
        cases: line.cases.len(),
        since: line.since,
        told,
    }
}

/// Names of people and presenters and titles of cases, of deleted ones too.
fn banned(db: &Connection, community: CommunityId) -> Result<Vec<Banned>, CoreError> {
    let mut all = Vec::new();
    for (sql, what) in [
        (
            "SELECT name FROM person WHERE community_id = ?1",
            "a name of the community’s list of people",
        ),
        (
            "SELECT presenter_name FROM case_study WHERE community_id = ?1 AND presenter_name <> ''",
            "the name of a presenter",
        ),
        (
            "SELECT title FROM case_study WHERE community_id = ?1",
            TITLE,
        ),
    ] {
        let mut statement = db.prepare_cached(sql)?;
        let rows = statement.query_map([Text(community)], |row| row.get(0))?;
        for words in rows {
            all.push(Banned {
                words: words?,
                what,
            });
        }
    }
    Ok(all)
}

fn names_check(issue: &PolicyIssue, banned: &[Banned]) -> Result<(), CoreError> {
    let details = &issue.details;
    let title = &details.title;
    let texts = [
        ("the title", title.clone()),
        ("“What happens now”", details.happens.plain()),
        ("“What would help”", details.helps.plain()),
        ("“What came of it”", details.outcome.clone()),
    ];
    let told = details
        .told
        .iter()
        .map(|told| ("“Who was told”", format!("{}\n{}", told.whom, told.answer)));
    for (place, text) in texts.into_iter().chain(told) {
        refuse(&text, banned, "issues", &format!("“{title}”, in {place},"))?;
    }
    Ok(())
}

fn refuse(text: &str, banned: &[Banned], field: &str, place: &str) -> Result<(), CoreError> {
    match names::first_in(text, banned) {
        None => Ok(()),
        Some(Banned { words, what }) => Err(CoreError::field(
            field,
            &format!(
                "{place} holds {what}, “{words}”. A briefing leaves the community and names nobody in it and no case: \
                 say it in other words, then make it again."
            ),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_is_introduced_where_it_is_no_sentence_by_itself() {
        let said = |purpose: &str| {
            let settings = CommunityDetails {
                purpose: purpose.to_owned(),
                ..CommunityDetails::default()
            };
            let all = introduction(&settings);
            all.split_once('\n').map(|(_, purpose)| purpose.to_owned())
        };
        let aim = "Its purpose is to share tools.";
        assert_eq!(said("To share tools.").as_deref(), Some(aim));
        for sentence in ["Tools are shared.", "Together we learn.", "Today’s work."] {
            assert_eq!(said(sentence).as_deref(), Some(sentence));
        }
        assert_eq!(said(""), None);
    }
}
