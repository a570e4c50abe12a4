//! The cases of the sample: written as Markdown in `cases/`, and read in like any other.

use copse_core::{
    CoreError,
    cases::{CaseFull, case_import, case_update},
    ids::{CaseId, CommunityId},
    meetings::Meeting,
};
use copse_interchange::case_from_markdown;

use crate::{dates::days_after, writer::Writer};

/// The write-ups, in the order of their numbers.
pub(crate) const SOURCES: [&str; 4] = [
    include_str!("../cases/a-tenancy-kept.md"),
    include_str!("../cases/the-flat-above-the-shop.md"),
    include_str!("../cases/between-two-duty-desks.md"),
    include_str!("../cases/every-other-saturday.md"),
];

/// The meeting at which each is presented, counted from 0; the last has none yet.
const PRESENTED_AT: [Option<usize>; 4] = [Some(1), Some(2), Some(3), None];
/// Days before its meeting on which the client was asked, or agreed.
const ASKED_BEFORE: i64 = 13;
/// Days for which a permission is good.
const GOOD_FOR: i64 = 730;

/// Identifiers of the cases, in the order of [`SOURCES`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cases {
    pub(crate) tenancy: CaseId,
    pub(crate) flat: CaseId,
    pub(crate) desks: CaseId,
}

impl Writer<'_> {
    /// Reads the write-ups in, and ties each to its meeting.
    pub(crate) fn cases(
        &mut self,
        community: CommunityId,
        meetings: &[Meeting],
    ) -> Result<Cases, CoreError> {
        let mut stored = Vec::new();
        for (source, at) in SOURCES.iter().zip(PRESENTED_AT) {
            let done = case_import(self.store, community, case_from_markdown(source));
            let case = self.keep(done)?;
            let meeting = at.and_then(|at| meetings.get(at));
            stored.push(match meeting {
                Some(meeting) => self.presented(case, meeting)?,
                None => case.case.id,
            });
        }
        match stored.as_slice() {
            [tenancy, flat, desks, ..] => Ok(Cases {
                tenancy: *tenancy,
                flat: *flat,
                desks: *desks,
            }),
            _ => Err(CoreError::NotAllowed(
                "The sample has fewer cases than its meetings need.",
            )),
        }
    }

    /// A case with its meeting and with the days of its permission, which a file cannot know.
    fn presented(&mut self, full: CaseFull, meeting: &Meeting) -> Result<CaseId, CoreError> {
        let case = full.case;
        let mut details = case.details;
        let asked = days_after(meeting.details.date, -ASKED_BEFORE);
        details.meeting = Some(meeting.id);
        details.permission.on = Some(asked);
        if details.permission.state == copse_core::cases::PermissionState::Given {
            details.permission.until = Some(days_after(asked, GOOD_FOR));
        }
        let done = case_update(self.store, case.id, case.stamp.version, details);
        Ok(self.keep(done)?.case.id)
    }
}
