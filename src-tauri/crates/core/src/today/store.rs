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
    meetings::{self, Meeting},
    people, policy,
    sentence::days_between,
    store::Store,
    terms,
};

/// The first screen of a community.
pub fn today_get(store: &Store, community: CommunityId) -> Result<Today, CoreError> {
    let (db, today) = (store.db(), store.today());
    let settings = community::load(db, community)?.details;
    let calendar = meetings::calendar(db, community, today, rules::REGISTERS_MOST + 1)?;
    let next_id = calendar.next.as_ref().map(|line| line.id);
    let (members, on_their_way) = people::counts(db, community)?;
    let mut picture = Picture {
        today,
        community: settings,
        calendar,
        without_case: false,
        actions: actions::list(db, community, true)?,
        on_next_agenda: Vec::new(),
        draft: terms::draft_of(db, community)?,
        not_agreed: terms::not_agreed(db, community, rules::NAMES_MOST)?,
        come_back: policy::due(db, community)?,
    };
    let mut next_meeting = None;
    if let Some(id) = next_id {
        picture.without_case = meetings::is_without_case(db, id)?;
        picture.on_next_agenda = cases::on_agenda(db, id)?;
        let meeting = meetings::one(db, id)?;
        next_meeting = Some(in_short(db, meeting, members, &picture)?);
    }
    let planned = picture.community.meetings_planned.map_or(0, u32::from);
    let mut screen = Today {
        date: today,
        headline: rules::headline(&picture),
        late: Vec::new(),
        week: Vec::new(),
        later: Vec::new(),
        next_meeting,
        members,
        on_their_way,
        meetings_held: picture.calendar.held,
        meetings_planned: planned.max(picture.calendar.not_cancelled),
        cases_without_permission: cases::without_permission(db, community, today)?,
    };
    rules::sort_in(&picture, &mut screen);
    Ok(screen)
}

fn in_short(
    db: &Connection,
    meeting: Meeting,
    members: u32,
    picture: &Picture,
) -> Result<NextMeeting, CoreError> {
    let replies = meetings::replies(db, &meeting, members)?;
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
