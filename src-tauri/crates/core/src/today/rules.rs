//! What is due, and the sentence on top. Nothing here reads the store: everything comes in a [`Picture`].

use jiff::{ToSpan, civil::Date};

use super::{Due, DueLink, Today};
use crate::{
    actions::Action,
    cases::{self, Case, PermissionState, Release},
    community::{CommunityDetails, CommunityStage},
    ids::{RecordId, TermsId},
    journal::Kind,
    meetings::{Calendar, MeetingKind, MeetingLine},
    policy::ComeBack,
    sentence::{capital, day, days_between, in_days, listed, number},
    terms::NotAgreedYet,
};

/// Days that "this week" reaches from today.
const WEEK: i32 = 7;
/// Days before a meeting by which the client's permission is seen (domain D4).
const PERMISSION_DAYS_BEFORE: i64 = 14;
/// Days before a meeting by which its case is chosen (domain D4).
const CASE_DAYS_BEFORE: i64 = 21;
/// Names that are told before it becomes a number.
pub(super) const NAMES_MOST: u32 = 4;

/// Missing registers that are told one by one.
pub(super) const REGISTERS_MOST: u32 = 24;

/// All that the first screen is made from.
pub(super) struct Picture {
    pub(super) today: Date,
    pub(super) community: CommunityDetails,
    pub(super) calendar: Calendar,
    /// No case is chosen for the next meeting.
    pub(super) without_case: bool,
    /// Open ones.
    pub(super) actions: Vec<Action>,
    /// Cases on the agenda of the next meeting.
    pub(super) on_next_agenda: Vec<Case>,
    /// The version of the terms of reference that waits to be adopted: its number.
    pub(super) draft: Option<(TermsId, u16)>,
    /// Who has not agreed to the newest adopted version.
    pub(super) not_agreed: Option<NotAgreedYet>,
    /// To whom to come back about a policy issue.
    pub(super) come_back: Vec<ComeBack>,
}

fn next_of(picture: &Picture) -> Option<&MeetingLine> {
    picture.calendar.next.as_ref()
}

/// What is so, as a sentence without a full stop.
pub(super) fn headline(picture: &Picture) -> String {
    if let Some(next) = next_of(picture) {
        let when = in_days(days_between(picture.today, next.date));
        return format!("{} is {when}", name_of(next));
    }
    if picture.community.stage == CommunityStage::Ended {
        return "This community has ended".to_owned();
    }
    let held = picture.calendar.held;
    let planned = picture
        .community
        .meetings_planned
        .map_or(u32::MAX, u32::from);
    match held {
        0 if picture.calendar.not_cancelled == 0 => "Plan the first meeting".to_owned(),
        1.. if held >= planned => {
            let count = number(held);
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
fn name_of(meeting: &MeetingLine) -> String {
    match meeting.kind {
        MeetingKind::Ordinary | MeetingKind::GuestSpeaker => {
            format!("Meeting {}", meeting.number)
        }
        MeetingKind::Training => "The training".to_owned(),
        MeetingKind::Visit => "The visit".to_owned(),
    }
}

/// The same inside a sentence.
fn name_within(meeting: &MeetingLine) -> String {
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
    all.extend(
        picture
            .come_back
            .iter()
            .map(|back| of_policy(picture, back)),
    );
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
fn before(meeting: &MeetingLine, days: i64) -> Date {
    meeting
        .date
        .checked_sub(days.days())
        .unwrap_or(meeting.date)
}

/// Cases of the next agenda that may not be handed out freely (domain E4).
fn permissions(picture: &Picture) -> Vec<Due> {
    let Some(next) = next_of(picture) else {
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

fn permission_told(picture: &Picture, case: &Case, next: &MeetingLine) -> (String, String) {
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
        PermissionState::Asked => (format!("See the client’s permission for {named}"), asked()),
        PermissionState::NotAsked => (
            format!("Ask for the client’s permission for {named}"),
            brought_by(),
        ),
        PermissionState::Given => {
            let ended = permission
                .until
                .map(|until| format!("It ran out {}", in_days(days_between(picture.today, until))));
            (
                format!("Ask again for the client’s permission for {named}"),
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
    let Some(next) = next_of(picture) else {
        return Vec::new();
    };
    let needs_case = matches!(next.kind, MeetingKind::Ordinary) && next.number != 1;
    if !needs_case || !picture.without_case {
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

/// Meetings of the past whose register is empty (domain D9). Where there are very many, the older ones are one entry.
fn missing_registers(picture: &Picture) -> Vec<Due> {
    let missing = &picture.calendar.without_register;
    let most = usize::try_from(REGISTERS_MOST).unwrap_or(usize::MAX);
    let enter = |meeting: &MeetingLine, what: String, id| Due {
        what,
        detail: String::new(),
        due: Some(meeting.date),
        days: days_between(picture.today, meeting.date),
        link: DueLink {
            kind: Kind::Meeting,
            id,
        },
    };
    let told = missing.iter().take(most).map(|meeting| {
        let what = format!("Enter who came to {}", name_within(meeting));
        enter(meeting, what, Some(meeting.id.into()))
    });
    let older = missing.get(most).map(|meeting| {
        let what = "Enter who came to earlier meetings".to_owned();
        enter(meeting, what, None)
    });
    told.chain(older).collect()
}

/// Somebody who was told of a policy issue is to be asked what became of it (domain E10).
fn of_policy(picture: &Picture, back: &ComeBack) -> Due {
    let what = format!("Come back to {}", back.whom);
    let detail = format!("About the policy issue “{}”", back.title);
    let id = back.id.into();
    entry(picture, what, detail, Some(back.day), Kind::Policy, id)
}

/// A draft that waits to be adopted, and members who have not agreed to what was adopted (domain D6).
fn of_terms(picture: &Picture) -> Vec<Due> {
    let by = next_of(picture).map(|next| next.date);
    let mut all = Vec::new();
    if let Some((id, number)) = picture.draft {
        let what = format!("Adopt version {number} of the terms of reference");
        let detail = "It is still a draft".to_owned();
        all.push(entry(picture, what, detail, by, Kind::Terms, id.into()));
    }
    if let Some(missing) = &picture.not_agreed
        && missing.count > 0
    {
        let what = "Ask who has not yet agreed to the terms of reference".to_owned();
        let detail = if missing.names.is_empty() {
            format!("{} members", capital(&number(missing.count)))
        } else {
            listed(&missing.names)
        };
        let id = missing.terms.into();
        all.push(entry(picture, what, detail, by, Kind::Terms, id));
    }
    all
}
