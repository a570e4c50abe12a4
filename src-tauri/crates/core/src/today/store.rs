//! Reading what the first screen shows.

use rusqlite::Connection;

use super::{
    NextMeeting, Today,
    rules::{self, Picture},
};
use crate::{
    actions, cases, community,
    error::CoreError,
    ids::CommunityId,
    meetings::{self, Meeting, MeetingStatus},
    people,
    sentence::days_between,
    store::Store,
    terms,
};

/// The first screen of a community.
pub fn today_get(store: &Store, community: CommunityId) -> Result<Today, CoreError> {
    let (db, today) = (store.db(), store.today());
    let settings = community::load(db, community)?.details;
    let people = people::list(db, community)?;
    let mut picture = Picture {
        today,
        community: settings,
        meetings: meetings::list(db, community)?,
        without_case: meetings::without_case(db, community)?,
        with_register: meetings::with_register(db, community)?,
        actions: actions::list(db, community, true)?,
        on_next_agenda: Vec::new(),
        terms: terms::list(db, community)?,
    };
    let next = rules::next_meeting(&picture).cloned();
    if let Some(next) = &next {
        picture.on_next_agenda = cases::on_agenda(db, next.id)?;
    }
    let in_calendar = picture
        .meetings
        .iter()
        .filter(|meeting| meeting.details.status != MeetingStatus::Cancelled)
        .count();
    let planned = picture
        .community
        .meetings_planned
        .map_or(0, usize::from)
        .max(in_calendar);
    let mut screen = Today {
        date: today,
        headline: rules::headline(&picture),
        late: Vec::new(),
        week: Vec::new(),
        later: Vec::new(),
        next_meeting: next.map(|next| in_short(db, next, &picture)).transpose()?,
        members: count(
            people
                .iter()
                .filter(|person| people::is_member(person))
                .count(),
        ),
        on_their_way: count(
            people
                .iter()
                .filter(|person| people::is_on_the_way(person))
                .count(),
        ),
        meetings_held: count(
            picture
                .meetings
                .iter()
                .filter(|meeting| rules::was_held(meeting, &picture))
                .count(),
        ),
        meetings_planned: count(planned),
        cases_without_permission: count(cases::without_permission(db, community, today)?),
    };
    rules::sort_in(&picture, &mut screen);
    Ok(screen)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn in_short(
    db: &Connection,
    meeting: Meeting,
    picture: &Picture,
) -> Result<NextMeeting, CoreError> {
    let replies = meetings::replies(db, &meeting)?;
    let cases = picture.on_next_agenda.iter();
    Ok(NextMeeting {
        days: days_between(picture.today, meeting.details.date),
        coming: replies.coming,
        apologies: replies.apologies,
        not_answered: replies.none,
        cases: cases
            .map(|case| cases::for_pack(case, picture.today))
            .collect(),
        meeting,
    })
}
