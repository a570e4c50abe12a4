//! Actions of the sample: done, open, and late (domain D11, E12).

use copse_core::{
    CoreError,
    actions::{ActionDetails, action_create},
    ids::CommunityId,
    meetings::Meeting,
};

use crate::{
    cases::Cases,
    dates::days_after,
    writer::{People, Writer},
};

/// Which case an action came from.
#[derive(Clone, Copy)]
enum From {
    Tenancy,
    Flat,
    Desks,
    Nothing,
}

/// What, who, the meeting counted from 0, days from the next meeting to when it is due, days from
/// then to when it was done, and the case.
type ActionLine = (&'static str, &'static str, usize, i64, Option<i64>, From);

#[rustfmt::skip] // One line for each action reads as the table that it is.
const ACTIONS: &[ActionLine] = &[
    ("Send everybody the list of direct telephone numbers", "Precious Ndlela", 0, -70, Some(-72), From::Nothing),
    ("Ask the advice centre about joining", "Grace Okoro", 0, -62, Some(-60), From::Nothing),
    ("Visit once, together with the outreach worker", "Farah Quraishi", 1, -55, Some(-57), From::Tenancy),
    ("Write to the housing service about letters on rent and noise", "Łucja Żak-Dąbrowska", 1, -35, Some(-33), From::Tenancy),
    ("Draft two sentences on reasonable adjustments for the landlord’s letters", "Çağla Işık", 2, -14, None, From::Tenancy),
    ("Write two pages about what was seen in the kitchen", "Owen Satchell", 2, -20, Some(-22), From::Flat),
    ("Ask the safeguarding board who keeps the list of addresses", "Siân Gŵyn", 2, -12, None, From::Flat),
    ("Find out who may assess an injury to the brain that is long past", "Anjali Menon", 2, -2, None, From::Flat),
    ("Ask at the men’s workshop about a first visit", "Delroy Haynes", 2, 0, None, From::Flat),
    ("Post the pack to Delroy, in large print", "Precious Ndlela", 2, -6, None, From::Nothing),
    ("Tell Leila what a first meeting is like", "Gwen Abara", 2, -4, None, From::Nothing),
    ("Bring one page of evidence on duty desks", "Gwen Abara", 2, -1, None, From::Desks),
    ("Ring Kit Farrow about joining", "Łucja Żak-Dąbrowska", 2, 2, None, From::Nothing),
    ("Set the date of the review with the hosts", "", 2, 36, None, From::Nothing),
];

impl Writer<'_> {
    /// Enters the actions.
    pub(crate) fn actions(
        &mut self,
        community: CommunityId,
        meetings: &[Meeting],
        cases: &Cases,
        people: &People,
    ) -> Result<(), CoreError> {
        let Some(next) = meetings
            .get(crate::meetings::NEXT)
            .map(|meeting| meeting.details.date)
        else {
            return Ok(());
        };
        for (what, owner, agreed_at, due, done, from) in ACTIONS {
            let details = ActionDetails {
                what: (*what).into(),
                owner: people.get(owner).copied(),
                due: Some(days_after(next, *due)),
                done_on: done.map(|days| days_after(next, days)),
                meeting: meetings.get(*agreed_at).map(|meeting| meeting.id),
                case: match from {
                    From::Tenancy => Some(cases.tenancy),
                    From::Flat => Some(cases.flat),
                    From::Desks => Some(cases.desks),
                    From::Nothing => None,
                },
            };
            let done = action_create(self.store, community, details);
            self.keep(done)?;
        }
        Ok(())
    }
}
