//! What is due, and the sentence on top. Nothing here reads the store: everything comes in a [`Picture`].

use std::collections::HashSet;

use jiff::{ToSpan, civil::Date};

use super::{Due, DueLink, Today};
use crate::{
    actions::Action,
    cases::{self, Case, PermissionState, Release},
    community::{CommunityDetails, CommunityStage},
    ids::{MeetingId, RecordId},
    journal::Kind,
    meetings::{Meeting, MeetingKind, MeetingStatus},
    sentence::{capital, day, days_between, in_days, listed, number},
    terms::Terms,
};

/// Days that "this week" reaches from today.
const WEEK: i32 = 7;
/// Days before a meeting by which the client's permission is seen (domain D4).
const PERMISSION_DAYS_BEFORE: i64 = 14;
/// Days before a meeting by which its case is chosen (domain D4).
const CASE_DAYS_BEFORE: i64 = 21;
/// Names that are told before it becomes a number.
const NAMES_MOST: usize = 4;

/// All that the first screen is made from.
pub(super) struct Picture {
    pub(super) today: Date,
    pub(super) community: CommunityDetails,
    /// By day, without deleted ones.
    pub(super) meetings: Vec<Meeting>,
    /// Meetings for which no case is chosen.
    pub(super) without_case: HashSet<MeetingId>,
    /// Meetings for which attendance was entered.
    pub(super) with_register: HashSet<MeetingId>,
    /// Open ones.
    pub(super) actions: Vec<Action>,
    /// Cases on the agenda of the next meeting.
    pub(super) on_next_agenda: Vec<Case>,
    /// Newest first.
    pub(super) terms: Vec<Terms>,
}

/// Was held: said so, or in the past with a register.
pub(super) fn was_held(meeting: &Meeting, picture: &Picture) -> bool {
    match meeting.details.status {
        MeetingStatus::Held => true,
        MeetingStatus::Cancelled => false,
        MeetingStatus::Planned => {
            meeting.details.date < picture.today && picture.with_register.contains(&meeting.id)
        }
    }
}

/// The next meeting that is planned, today's included.
pub(super) fn next_meeting(picture: &Picture) -> Option<&Meeting> {
    picture.meetings.iter().find(|meeting| {
        meeting.details.status == MeetingStatus::Planned && meeting.details.date >= picture.today
    })
}

/// What is so, as a sentence without a full stop.
pub(super) fn headline(picture: &Picture) -> String {
    if let Some(next) = next_meeting(picture) {
        let when = in_days(days_between(picture.today, next.details.date));
        return format!("{} is {when}", name_of(next));
    }
    if picture.community.stage == CommunityStage::Ended {
        return "This community has ended".to_owned();
    }
    let held = picture
        .meetings
        .iter()
        .filter(|meeting| was_held(meeting, picture))
        .count();
    let planned = picture
        .community
        .meetings_planned
        .map_or(usize::MAX, usize::from);
    match held {
        0 if picture
            .meetings
            .iter()
            .all(|meeting| meeting.details.status == MeetingStatus::Cancelled) =>
        {
            "Plan the first meeting".to_owned()
        }
        1.. if held >= planned => {
            let count = number(u32::try_from(held).unwrap_or(u32::MAX));
            if held == 1 {
                "The meeting was held: time to look back".to_owned()
            } else {
                format!("All {count} meetings were held: time to look back")
            }
        }
        _ => "Plan the next meeting".to_owned(),
    }
}

/// "Meeting 5", "The visit".
fn name_of(meeting: &Meeting) -> String {
    match meeting.details.kind {
        MeetingKind::Ordinary | MeetingKind::GuestSpeaker => {
            format!("Meeting {}", meeting.details.number)
        }
        MeetingKind::Training => "The training".to_owned(),
        MeetingKind::Visit => "The visit".to_owned(),
    }
}

/// The same inside a sentence.
fn name_within(meeting: &Meeting) -> String {
    let name = name_of(meeting);
    if name.starts_with("The ") {
        name.to_lowercase()
    } else {
        name.replacen("Meeting", "meeting", 1)
    }
}

/// Puts what is due into late, this week and later of `screen`.
pub(super) fn sort_in(picture: &Picture, screen: &mut Today) {
    let mut all = due(picture);
    all.sort_by_key(|due| (due.due.is_none(), due.due));
    for due in all {
        match (due.due, due.days) {
            (Some(_), ..0) => screen.late.push(due),
            (Some(_), 0..=WEEK) => screen.week.push(due),
            _ => screen.later.push(due),
        }
    }
}

/// Everything that is due.
fn due(picture: &Picture) -> Vec<Due> {
    let mut all = Vec::new();
    all.extend(
        picture
            .actions
            .iter()
            .map(|action| of_action(picture, action)),
    );
    all.extend(permissions(picture));
    all.extend(missing_cases(picture));
    all.extend(missing_registers(picture));
    all.extend(of_terms(picture));
    all
}

fn entry(
    picture: &Picture,
    what: String,
    detail: String,
    due: Option<Date>,
    kind: Kind,
    id: RecordId,
) -> Due {
    let days = due.map_or(0, |due| days_between(picture.today, due));
    Due {
        what,
        detail,
        due,
        days,
        link: DueLink { kind, id: Some(id) },
    }
}

fn of_action(picture: &Picture, action: &Action) -> Due {
    let what = action.details.what.trim_end_matches('.').to_owned();
    let detail = match action.owner_name.as_str() {
        "" => "Nobody has this yet".to_owned(),
        name => name.to_owned(),
    };
    entry(
        picture,
        what,
        detail,
        action.details.due,
        Kind::Action,
        action.id.into(),
    )
}

/// The day so many days before a meeting; its own day where the calendar ends.
fn before(meeting: &Meeting, days: i64) -> Date {
    meeting
        .details
        .date
        .checked_sub(days.days())
        .unwrap_or(meeting.details.date)
}

/// Cases of the next agenda that may not be handed out freely (domain E4).
fn permissions(picture: &Picture) -> Vec<Due> {
    let Some(next) = next_meeting(picture) else {
        return Vec::new();
    };
    picture
        .on_next_agenda
        .iter()
        .filter(|case| cases::release(&case.details.permission, picture.today) != Release::Free)
        .map(|case| {
            let (what, detail) = permission_told(picture, case, next);
            let due = Some(before(next, PERMISSION_DAYS_BEFORE));
            entry(picture, what, detail, due, Kind::Case, case.id.into())
        })
        .collect()
}

fn permission_told(picture: &Picture, case: &Case, next: &Meeting) -> (String, String) {
    let named = format!("Case {}", case.number);
    let permission = &case.details.permission;
    let who = Some(case.details.presenter_name.as_str()).filter(|name| !name.is_empty());
    let asked = || match (who, permission.on) {
        (Some(who), Some(on)) => format!("{who} asked on {}", day(on)),
        (None, Some(on)) => format!("Asked on {}", day(on)),
        (Some(who), None) => format!("{who} has asked"),
        (None, None) => String::new(),
    };
    let brought_by = || {
        who.map(|who| format!("{who} brings the case"))
            .unwrap_or_default()
    };
    match permission.state {
        PermissionState::Asked => (format!("See the client's permission for {named}"), asked()),
        PermissionState::NotAsked => (
            format!("Ask for the client's permission for {named}"),
            brought_by(),
        ),
        PermissionState::Given => {
            let ended = permission
                .until
                .map(|until| format!("It ran out {}", in_days(days_between(picture.today, until))));
            (
                format!("Ask again for the client's permission for {named}"),
                ended.unwrap_or_default(),
            )
        }
        PermissionState::Refused | PermissionState::Withdrawn => {
            let detail = "The client does not allow it to be handed out".to_owned();
            (
                format!("Take {named} off the agenda of {}", name_within(next)),
                detail,
            )
        }
    }
}

/// Planned meetings for which no case is chosen; later ones than the next come in their own time.
fn missing_cases(picture: &Picture) -> Vec<Due> {
    let Some(next) = next_meeting(picture) else {
        return Vec::new();
    };
    let needs_case = matches!(next.details.kind, MeetingKind::Ordinary) && next.details.number != 1;
    if !needs_case || !picture.without_case.contains(&next.id) {
        return Vec::new();
    }
    let what = format!("Choose a case for {}", name_within(next));
    let due = Some(before(next, CASE_DAYS_BEFORE));
    vec![entry(
        picture,
        what,
        String::new(),
        due,
        Kind::Meeting,
        next.id.into(),
    )]
}

/// Meetings of the past whose register is empty (domain D9).
fn missing_registers(picture: &Picture) -> Vec<Due> {
    let past = |meeting: &&Meeting| {
        meeting.details.status != MeetingStatus::Cancelled
            && meeting.details.date < picture.today
            && !picture.with_register.contains(&meeting.id)
    };
    let enter = |meeting: &Meeting| {
        let what = format!("Enter who came to {}", name_within(meeting));
        let due = Some(meeting.details.date);
        entry(
            picture,
            what,
            String::new(),
            due,
            Kind::Meeting,
            meeting.id.into(),
        )
    };
    picture.meetings.iter().filter(past).map(enter).collect()
}

/// A draft that waits to be adopted, and members who have not agreed to what was adopted (domain D6).
fn of_terms(picture: &Picture) -> Vec<Due> {
    let by = next_meeting(picture).map(|next| next.details.date);
    let mut all = Vec::new();
    if let Some(draft) = picture
        .terms
        .iter()
        .find(|terms| terms.adopted_on.is_none())
    {
        let what = format!("Adopt version {} of the terms of reference", draft.number);
        all.push(entry(
            picture,
            what,
            "It is still a draft".to_owned(),
            by,
            Kind::Terms,
            draft.id.into(),
        ));
    }
    if let Some(adopted) = picture
        .terms
        .iter()
        .find(|terms| terms.adopted_on.is_some())
        && !adopted.not_agreed.is_empty()
    {
        let names: Vec<String> = adopted
            .not_agreed
            .iter()
            .map(|person| person.name.clone())
            .collect();
        let (what, detail) = if names.len() <= NAMES_MOST {
            (
                "Ask who has not yet agreed to the terms of reference".to_owned(),
                listed(&names),
            )
        } else {
            let count = number(u32::try_from(names.len()).unwrap_or(u32::MAX));
            let what = "Ask who has not yet agreed to the terms of reference".to_owned();
            (what, format!("{} members", capital(&count)))
        };
        all.push(entry(
            picture,
            what,
            detail,
            by,
            Kind::Terms,
            adopted.id.into(),
        ));
    }
    all
}
