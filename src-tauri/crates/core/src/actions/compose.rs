//! Filling the report of [`super::report`].

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::Connection;

use super::{Action, ActionItem, ActionsReport, list};
use crate::{
    community,
    error::CoreError,
    ids::{CommunityId, MeetingId},
    meetings::{self, Meeting},
    store::Store,
};

/// Everything that a printed list of a community's actions needs.
pub fn actions_report(store: &Store, community: CommunityId) -> Result<ActionsReport, CoreError> {
    let (db, today) = (store.db(), store.today());
    let settings = community::load(db, community)?.details;
    let meetings: HashMap<MeetingId, (u16, Date)> = meetings::list(db, community)?
        .into_iter()
        .map(|meeting| (meeting.id, (meeting.details.number, meeting.details.date)))
        .collect();
    let items = list(db, community, false)?.into_iter().map(|action| {
        let agreed = action.details.meeting.and_then(|id| meetings.get(&id));
        item(action, agreed.copied(), today)
    });
    let (done, open) = items.partition(|item| item.done_on.is_some());
    Ok(ActionsReport {
        community: settings.name.clone(),
        confidentiality: community::confidentiality(&settings),
        language: community::LANGUAGE.to_owned(),
        open,
        done,
        made_on: today,
    })
}

/// The actions that were agreed at a meeting.
pub(crate) fn agreed_at(
    db: &Connection,
    meeting: &Meeting,
    today: Date,
) -> Result<Vec<ActionItem>, CoreError> {
    let agreed = (meeting.details.number, meeting.details.date);
    let actions = list(db, meeting.community, false)?.into_iter();
    Ok(actions
        .filter(|action| action.details.meeting == Some(meeting.id))
        .map(|action| item(action, Some(agreed), today))
        .collect())
}

fn item(action: Action, agreed_at: Option<(u16, Date)>, today: Date) -> ActionItem {
    let details = action.details;
    let open = details.done_on.is_none();
    ActionItem {
        overdue: open && details.due.is_some_and(|due| due < today),
        what: details.what,
        owner: action.owner_name,
        due: details.due,
        done_on: details.done_on,
        agreed_at,
    }
}
