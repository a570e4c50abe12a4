//! Meetings of the sample with agendas, registers and terms of reference (domain D1, D5, D6, D9).

use copse_core::{
    CoreError,
    ids::{AgendaItemId, CaseId, CommunityId, PersonId},
    meetings::{
        AgendaItem, AgendaKind, Attendance, Meeting, MeetingDetails, MeetingKind, MeetingStatus,
        Reply, Venue, agenda_set, meeting_create, register_set,
    },
    people::PersonStage,
    terms::{terms_adopt, terms_agree, terms_begin},
    text::{Block, RichText},
};
use jiff::civil::{Date, time};

use crate::{
    cases::Cases,
    dates::days_after,
    people::PEOPLE,
    writer::{People, Writer},
};

/// Place of the next meeting in the list of meetings, and number of those held before it.
pub(crate) const NEXT: usize = 3;

/// Notes of the meetings that were held (domain D11): a paragraph, then points.
const NOTES: [(&str, &[&str]); NEXT] = [
    (
        "Everybody said what had brought them, and one case in which they had felt alone. The aims were agreed \
         without a vote. The ground rules took longer, and were better for it.",
        &[
            "Nobody is asked to speak for their agency.",
            "Names stay out of it, also afterwards in the car park.",
            "Two members asked for a break in the middle, and for the window to be open.",
        ],
    ),
    (
        "Grace brought the first case. Reading the post aloud, in the order that the tenant chooses, was taken up by \
         three others for their own work.",
        &[
            "Nobody from a landlord was in the room; Çağla has since joined.",
            "Evaluation: ten of ten found it useful.",
        ],
    ),
    (
        "Owen brought a case that troubles several agencies. The question of what the client would lose changed the \
         discussion. Permission has been asked for, so the write-up stays here until the answer is in.",
        &[
            "A guest came from neighbourhood policing for the case; Paul has since been approached.",
            "The ground rules were read again at the start, as two people were new.",
        ],
    ),
];

/// Who was not there, by meeting: name and what the register says.
const MISSING: [&[(&str, Attendance)]; NEXT] = [
    &[
        ("Çağla Işık", Attendance::Absent),
        ("Delroy Haynes", Attendance::Apologies),
    ],
    &[
        ("Siân Gŵyn", Attendance::Apologies),
        ("Çağla Işık", Attendance::Absent),
        ("Anjali Menon", Attendance::Apologies),
    ],
    &[
        ("Siân Gŵyn", Attendance::Absent),
        ("Tomasz Wilk", Attendance::Apologies),
    ],
];

/// Who has not answered the invitation to the next meeting, and who cannot come.
const UNANSWERED: &[&str] = &["Siân Gŵyn", "Delroy Haynes", "Çağla Işık"];
const APOLOGIES: &[&str] = &["Anjali Menon"];
/// Members who have not agreed to the terms of reference yet.
const NOT_AGREED: &[&str] = &["Çağla Işık", "Ayesha Khan (عائشہ خان)"];

/// Comes for the first time, before being a member.
const GUEST: &str = "Leila Haddad (ليلى حداد)";

/// Title, minutes, lead, kind.
type ItemLine = (&'static str, u16, &'static str, AgendaKind);

const FIRST: &[ItemLine] = &[
    (
        "Welcome, and who we are",
        25,
        "Maren Oakes",
        AgendaKind::Welcome,
    ),
    (
        "What we are here for: aims",
        20,
        "Maren Oakes",
        AgendaKind::GroundRules,
    ),
    (
        "Ground rules and terms of reference",
        30,
        "Maren Oakes",
        AgendaKind::GroundRules,
    ),
    ("Break", 15, "", AgendaKind::Break),
    (
        "How a case is brought: an invented one",
        20,
        "Gwen Abara",
        AgendaKind::Evidence,
    ),
    (
        "Questions and discussion",
        30,
        "Everyone",
        AgendaKind::Discussion,
    ),
    (
        "Who brings the next case, and close",
        10,
        "Maren Oakes",
        AgendaKind::Close,
    ),
];

const NEWS: &[ItemLine] = &[
    (
        "Welcome and ground rules",
        10,
        "Maren Oakes",
        AgendaKind::Welcome,
    ),
    (
        "News since the last meeting",
        15,
        "Everyone",
        AgendaKind::Feedback,
    ),
    (
        "Evidence: what was of use, and what we still ask",
        10,
        "Gwen Abara",
        AgendaKind::Evidence,
    ),
];

const AFTER_CASE: &[ItemLine] = &[
    (
        "Questions and discussion",
        35,
        "Everyone",
        AgendaKind::Discussion,
    ),
    ("Break", 15, "", AgendaKind::Break),
    (
        "Ideas and next steps",
        25,
        "Maren Oakes",
        AgendaKind::Discussion,
    ),
    (
        "What others should hear: policy",
        10,
        "Grace Okoro",
        AgendaKind::Policy,
    ),
    (
        "Three questions, and close",
        10,
        "Maren Oakes",
        AgendaKind::Close,
    ),
];

fn venue() -> Venue {
    Venue {
        name: "Friends’ Meeting House".into(),
        address: "Loom Street\nCalderfoot\nZZ1 4AB".into(),
        room: "Back room".into(),
        access: "Step-free from Loom Street; hearing loop; no parking; buses 7 and 12.".into(),
    }
}

fn item(line: &ItemLine) -> AgendaItem {
    let (title, minutes, lead, kind) = *line;
    AgendaItem {
        id: AgendaItemId::new(),
        title: title.into(),
        minutes,
        lead: lead.into(),
        kind,
        case: None,
    }
}

/// A case on an agenda.
#[derive(Clone, Copy)]
struct OnAgenda {
    title: &'static str,
    presenter: &'static str,
    case: CaseId,
}

/// An agenda with a case, and with news of an earlier one where there is one.
fn agenda(case: OnAgenda, earlier: Option<OnAgenda>) -> Vec<AgendaItem> {
    let mut items: Vec<AgendaItem> = NEWS.iter().map(item).collect();
    if let (Some(earlier), Some(news)) = (earlier, items.get_mut(1)) {
        news.title = format!("What happened next: {}", earlier.title);
        news.lead = earlier.presenter.into();
        news.case = Some(earlier.case);
    }
    items.push(AgendaItem {
        title: case.title.into(),
        lead: case.presenter.into(),
        case: Some(case.case),
        ..item(&("", 20, "", AgendaKind::Case))
    });
    items.extend(AFTER_CASE.iter().map(item));
    items
}

impl Writer<'_> {
    /// Plans the meetings on these days, and holds the first ones.
    pub(crate) fn meetings(
        &mut self,
        community: CommunityId,
        days: &[Date],
    ) -> Result<Vec<Meeting>, CoreError> {
        let mut meetings = Vec::new();
        for (number, date) in (1_u16..).zip(days) {
            let held = NOTES.get(meetings.len());
            let details = MeetingDetails {
                number,
                kind: MeetingKind::Ordinary,
                date: *date,
                start: time(10, 0, 0, 0),
                end: time(12, 30, 0, 0),
                venue: venue(),
                refreshments: "Tea and coffee from 09:45; soup and bread at 12:30 for those who can stay. All of it is \
                               vegan and halal, and without nuts."
                    .into(),
                status: if held.is_some() { MeetingStatus::Held } else { MeetingStatus::Planned },
                notes: held.map(|(text, points)| notes(text, points)).unwrap_or_default(),
            };
            let done = meeting_create(self.store, community, details);
            meetings.push(self.keep(done)?.meeting);
        }
        Ok(meetings)
    }

    /// Puts the agendas together of the meetings that were held, and of the next.
    pub(crate) fn agendas(&mut self, meetings: &[Meeting], cases: &Cases) -> Result<(), CoreError> {
        let tenancy = OnAgenda {
            title: "Case 1, A tenancy kept",
            presenter: "Grace Okoro",
            case: cases.tenancy,
        };
        let flat = OnAgenda {
            title: "Case 2, The flat above the shop",
            presenter: "Owen Satchell",
            case: cases.flat,
        };
        let desks = OnAgenda {
            title: "Case 3, Between two duty desks",
            presenter: "Tomasz Wilk",
            case: cases.desks,
        };
        let agendas = [
            FIRST.iter().map(item).collect(),
            agenda(tenancy, None),
            agenda(flat, Some(tenancy)),
            agenda(desks, Some(flat)),
        ];
        for (meeting, items) in meetings.iter().zip(agendas) {
            let done = agenda_set(self.store, meeting.id, meeting.stamp.version, items);
            self.keep(done)?;
        }
        Ok(())
    }

    /// Fills in the registers: attendance of those held, replies to the next.
    pub(crate) fn registers(
        &mut self,
        meetings: &[Meeting],
        people: &People,
    ) -> Result<(), CoreError> {
        for (meeting, missing) in meetings.iter().zip(MISSING) {
            for (name, person) in members(people) {
                let attendance = missing
                    .iter()
                    .find(|(who, _)| *who == name)
                    .map_or(Attendance::Attended, |(_, what)| *what);
                let reply = match attendance {
                    Attendance::Apologies => Reply::Apologies,
                    Attendance::Absent => Reply::None,
                    _ => Reply::Coming,
                };
                let done = register_set(self.store, meeting.id, person, false, reply, attendance);
                self.keep(done)?;
            }
        }
        let Some(next) = meetings.get(NEXT) else {
            return Ok(());
        };
        for (name, person) in members(people).filter(|(name, _)| !UNANSWERED.contains(name)) {
            let reply = if APOLOGIES.contains(&name) {
                Reply::Apologies
            } else {
                Reply::Coming
            };
            let done = register_set(
                self.store,
                next.id,
                person,
                false,
                reply,
                Attendance::Expected,
            );
            self.keep(done)?;
        }
        if let Some(person) = people.get(GUEST) {
            let done = register_set(
                self.store,
                next.id,
                *person,
                true,
                Reply::Coming,
                Attendance::Expected,
            );
            self.keep(done)?;
        }
        Ok(())
    }

    /// Adopts terms of reference at the first meeting, and enters who has agreed since.
    pub(crate) fn terms(
        &mut self,
        community: CommunityId,
        meetings: &[Meeting],
        people: &People,
    ) -> Result<(), CoreError> {
        let Some(first) = meetings.first().map(|meeting| meeting.details.date) else {
            return Ok(());
        };
        let done = terms_begin(self.store, community);
        let terms = self.keep(done)?;
        let done = terms_adopt(self.store, terms.id, first);
        self.keep(done)?;
        for (at, (_, person)) in
            (0_i64..).zip(members(people).filter(|(name, _)| !NOT_AGREED.contains(name)))
        {
            // Most signed on the day; a few took the paper home.
            let signed = if at % 4 == 3 {
                days_after(first, 7)
            } else {
                first
            };
            let done = terms_agree(self.store, terms.id, person, Some(signed));
            self.keep(done)?;
        }
        Ok(())
    }
}

fn notes(text: &str, points: &[&str]) -> RichText {
    RichText {
        blocks: vec![
            Block::paragraph(text),
            Block::bullets(points.iter().copied()),
        ],
        ..RichText::default()
    }
}

/// Members in the order of the table.
fn members(people: &People) -> impl Iterator<Item = (&'static str, PersonId)> {
    PEOPLE
        .iter()
        .filter(|line| line.stage == PersonStage::Member)
        .filter_map(|line| people.get(line.name).map(|person| (line.name, *person)))
}
