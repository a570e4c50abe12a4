//! Policy issues of the sample: one raised, one answered, one changed, one only noted (domain E10).

use copse_core::{
    CoreError,
    ids::CommunityId,
    meetings::Meeting,
    policy::{PolicyDetails, PolicyLevel, PolicyStatus, Told, ToldHow, policy_create},
    text::{Block, RichText, TEXT_SCHEMA},
};
use jiff::civil::Date;

use crate::{cases::Cases, dates::days_after, writer::Writer};

impl Writer<'_> {
    /// Enters the policy issues.
    pub(crate) fn policy(
        &mut self,
        community: CommunityId,
        meetings: &[Meeting],
        cases: &Cases,
    ) -> Result<(), CoreError> {
        let Some(next) = meetings
            .get(crate::meetings::NEXT)
            .map(|meeting| meeting.details.date)
        else {
            return Ok(());
        };
        let of = |at: usize| meetings.get(at);
        for details in [
            in_meeting(one_desk(next, cases), of(1), of(2)),
            in_meeting(letters(next, cases), of(1), None),
            in_meeting(addresses(next, cases), of(2), None),
            in_meeting(first_year(cases), of(2), None),
        ] {
            let done = policy_create(self.store, community, details);
            self.keep(done)?;
        }
        Ok(())
    }
}

/// Noted at a meeting; seen at another one too.
fn in_meeting(
    details: PolicyDetails,
    noted: Option<&Meeting>,
    again: Option<&Meeting>,
) -> PolicyDetails {
    PolicyDetails {
        noted_on: noted.map(|meeting| meeting.details.date),
        meetings: noted
            .into_iter()
            .chain(again)
            .map(|meeting| meeting.id)
            .collect(),
        ..details
    }
}

fn text(paragraphs: &[&str], points: &[&str]) -> RichText {
    let mut blocks: Vec<Block> = paragraphs
        .iter()
        .map(|text| Block::paragraph(text))
        .collect();
    if !points.is_empty() {
        blocks.push(Block::bullets(points.iter().copied()));
    }
    RichText {
        schema: TEXT_SCHEMA,
        blocks,
    }
}

fn told(whom: &str, on: Date, by: &str, how: ToldHow) -> Told {
    Told {
        whom: whom.into(),
        on: Some(on),
        by: by.into(),
        how,
        ..Told::default()
    }
}

/// Answered: somebody is to be come back to after the next meeting.
fn one_desk(next: Date, cases: &Cases) -> PolicyDetails {
    PolicyDetails {
        title: "One first appointment for drink and for mental health, whoever is rung".into(),
        level: PolicyLevel::Commissioning,
        status: PolicyStatus::Answered,
        cases: vec![cases.tenancy, cases.flat, cases.desks],
        happens: text(
            &[
                "Each of the two services asks first about what the other one treats, and sends the person on. Both \
                 contracts allow it: each names the other need as a reason to wait.",
            ],
            &[
                "One person made eleven calls in five months and was seen by neither.",
                "Files are closed after two missed appointments, by letter, to people who do not open letters.",
            ],
        ),
        helps: text(
            &["A sentence in both contracts: whoever is rung first sees the person first, and asks the other to come along."],
            &[
                "A joint first appointment within two weeks.",
                "No file closed before the two services have spoken to each other.",
            ],
        ),
        told: vec![
            Told {
                answer: "The duty desks will try joint first appointments from spring, for six months. The contracts \
                         are looked at when they are next renewed."
                    .into(),
                come_back: Some(days_after(next, 42)),
                ..told(
                    "Estuary Care Board, commissioner for mental health",
                    days_after(next, -49),
                    "Maren Oakes",
                    ToldHow::Briefing,
                )
            },
            told(
                "Calderfoot Borough Council, public health",
                days_after(next, -49),
                "Maren Oakes",
                ToldHow::Email,
            ),
        ],
        ..PolicyDetails::default()
    }
}

/// Changed.
fn letters(next: Date, cases: &Cases) -> PolicyDetails {
    PolicyDetails {
        title: "Letters about noise ask first whether somebody is unwell".into(),
        level: PolicyLevel::Local,
        status: PolicyStatus::Changed,
        outcome: "The housing service’s first letter now asks whether something has happened, and names a person to \
                  ring. Rent and noise are no longer in one letter."
            .into(),
        cases: vec![cases.tenancy],
        happens: text(
            &["The first letter about noise threatens the tenancy. For a tenant who is ill it is one more letter that is not opened, and nobody comes to see what the noise is."],
            &[],
        ),
        helps: text(
            &["A first letter that asks, a visit before the second one, and a letter on rent that comes by itself."],
            &[],
        ),
        told: vec![Told {
            answer: "Agreed. The letters were changed within the month.".into(),
            ..told(
                "Calderfoot Borough Council, housing service",
                days_after(next, -33),
                "Łucja Żak-Dąbrowska",
                ToldHow::Letter,
            )
        }],
        ..PolicyDetails::default()
    }
}

/// Raised, without an answer.
fn addresses(next: Date, cases: &Cases) -> PolicyDetails {
    PolicyDetails {
        title: "One body keeps the list of homes that were taken over".into(),
        level: PolicyLevel::Local,
        status: PolicyStatus::Raised,
        cases: vec![cases.flat],
        happens: text(
            &[
                "Police, landlords and social care each know of addresses where somebody’s home is used by others. Nobody puts the three lists side by side, and a tenant is warned as the one at fault.",
            ],
            &[],
        ),
        helps: text(
            &[
                "The safeguarding board keeps one list, looks at it every month, and names one worker for each address.",
            ],
            &[],
        ),
        told: vec![Told {
            come_back: Some(days_after(next, 3)),
            ..told(
                "Calderfoot Safeguarding Adults Board",
                days_after(next, -20),
                "Siân Gŵyn",
                ToldHow::Email,
            )
        }],
        ..PolicyDetails::default()
    }
}

/// Noted at the last meeting.
fn first_year(cases: &Cases) -> PolicyDetails {
    PolicyDetails {
        title: "Care leavers keep an adviser until 25 without having to ask for it".into(),
        level: PolicyLevel::National,
        cases: vec![cases.desks],
        happens: text(
            &[
                "Support for care leavers goes on to the age of 25 only for those who ask. Those who need it most do not know that it is there, or have stopped asking for things.",
            ],
            &[],
        ),
        helps: text(
            &["It goes on by itself, and ends only where the young person says so."],
            &[],
        ),
        ..PolicyDetails::default()
    }
}
