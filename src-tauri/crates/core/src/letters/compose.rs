//! Filling the report of [`super::report`].

use super::{LetterMeeting, LetterRecipient, LetterReport};
use crate::{
    community,
    error::CoreError,
    ids::{CommunityId, MeetingId, PersonId},
    journal::Kind,
    meetings::{self, Meeting, MeetingStatus},
    people,
    store::Store,
};

/// Everything that letters to these people need, in the order of their names. Where no meeting is named, letters speak
/// of the next one that is planned.
pub fn letter_report(
    store: &Store,
    community: CommunityId,
    to: &[PersonId],
    meeting: Option<MeetingId>,
) -> Result<LetterReport, CoreError> {
    let (db, today) = (store.db(), store.today());
    let settings = community::load(db, community)?.details;
    let planned = meetings::list(db, community)?;
    let meeting = match meeting {
        Some(id) => Some(planned.into_iter().find(|meeting| meeting.id == id).ok_or(
            CoreError::NotFound {
                kind: Kind::Meeting,
            },
        )?),
        None => planned.into_iter().find(|meeting| {
            meeting.details.status == MeetingStatus::Planned && meeting.details.date >= today
        }),
    };
    let recipients: Vec<LetterRecipient> = people::list(db, community)?
        .into_iter()
        .filter(|person| to.contains(&person.id))
        .map(|person| LetterRecipient {
            id: person.id,
            name: person.details.name,
            role: person.details.role,
            service: person.service_name,
            large_print: person.details.large_print,
        })
        .collect();
    if to
        .iter()
        .any(|id| !recipients.iter().any(|person| person.id == *id))
    {
        return Err(CoreError::NotFound { kind: Kind::Person });
    }
    Ok(LetterReport {
        community: settings,
        language: community::LANGUAGE.to_owned(),
        meeting: meeting.map(spoken_of),
        recipients,
        made_on: today,
    })
}

fn spoken_of(meeting: Meeting) -> LetterMeeting {
    let details = meeting.details;
    LetterMeeting {
        number: details.number,
        date: details.date,
        start: details.start,
        end: details.end,
        venue: details.venue,
        refreshments: details.refreshments,
    }
}
