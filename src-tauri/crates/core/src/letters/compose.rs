//! Filling the report of [`super::report`].

use jiff::civil::Date;

use super::{LetterKind, LetterMeeting, LetterRecipient, LetterReport};
use crate::{
    community,
    error::CoreError,
    ids::{CommunityId, MeetingId, PersonId},
    journal::Kind,
    meetings::{self, Meeting, MeetingStatus},
    people,
    store::Store,
};

/// Everything that letters of a kind to these people need, in the order of their names. Where no meeting is named, they
/// speak of the next one that is planned, or, after a missed meeting (domain D10), of the last one that was held.
pub fn letter_report(
    store: &Store,
    community: CommunityId,
    kind: LetterKind,
    to: &[PersonId],
    meeting: Option<MeetingId>,
) -> Result<LetterReport, CoreError> {
    let (db, today) = (store.db(), store.today());
    let settings = community::load(db, community)?.details;
    let meeting = meeting_of(kind, meetings::list(db, community)?, meeting, today)?;
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

/// The meeting of which a letter speaks; of `all`, which are in order of day.
fn meeting_of(
    kind: LetterKind,
    mut all: Vec<Meeting>,
    named: Option<MeetingId>,
    today: Date,
) -> Result<Option<Meeting>, CoreError> {
    let Some(id) = named else {
        return if kind.looks_back() {
            let last = all.into_iter().rfind(|meeting| was_held(meeting, today));
            let none = "No meeting was held yet that anybody could have missed. Write this letter after the first one.";
            last.map(Some)
                .ok_or_else(|| CoreError::field("meeting", none))
        } else {
            Ok(all.into_iter().find(|meeting| {
                meeting.details.status == MeetingStatus::Planned && meeting.details.date >= today
            }))
        };
    };
    all.retain(|meeting| meeting.id == id);
    let meeting = all.pop().ok_or(CoreError::NotFound {
        kind: Kind::Meeting,
    })?;
    if kind.looks_back() && !was_held(&meeting, today) {
        let message =
            "This meeting was not held, so nobody can have missed it. Choose one that was held.";
        return Err(CoreError::field("meeting", message));
    }
    Ok(Some(meeting))
}

/// Whether a meeting took place: it was marked so, or its day has passed and nobody cancelled it.
fn was_held(meeting: &Meeting, today: Date) -> bool {
    match meeting.details.status {
        MeetingStatus::Planned => meeting.details.date < today,
        MeetingStatus::Held => meeting.details.date <= today,
        MeetingStatus::Cancelled => false,
    }
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
