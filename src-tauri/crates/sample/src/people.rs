//! The people of the sample: every one of them is invented.

use copse_core::people::{HowFound, PersonKind, PersonStage, PreferredContact};

/// One line of the table of people.
pub(crate) struct PersonLine {
    pub(crate) name: &'static str,
    pub(crate) role: &'static str,
    pub(crate) discipline: &'static str,
    /// Name of the service, as in [`crate::services::SERVICES`].
    pub(crate) service: &'static str,
    pub(crate) kind: PersonKind,
    pub(crate) stage: PersonStage,
    /// Part of the address before the `@`; empty where there is none.
    pub(crate) mail: &'static str,
    /// Last two digits of a drama number, 07700 9000xx (Ofcom).
    pub(crate) phone: u8,
    pub(crate) preferred: PreferredContact,
    pub(crate) found: HowFound,
    /// Name of the member who suggested this person.
    pub(crate) suggested_by: &'static str,
    pub(crate) access: &'static str,
    pub(crate) diet: &'static str,
    pub(crate) large_print: bool,
    pub(crate) notes: &'static str,
}

/// What most people have in common.
const USUAL: PersonLine = PersonLine {
    name: "",
    role: "",
    discipline: "",
    service: "",
    kind: PersonKind::FrontLine,
    stage: PersonStage::Member,
    mail: "",
    phone: 0,
    preferred: PreferredContact::Email,
    found: HowFound::Map,
    suggested_by: "",
    access: "",
    diet: "",
    large_print: false,
    notes: "",
};

/// Everybody. A person who was suggested stands below the one who did.
pub(crate) const PEOPLE: &[PersonLine] = &[
    PersonLine {
        name: "Precious Ndlela",
        role: "Substance use worker",
        discipline: "Substance use",
        service: "Tern Street Project",
        mail: "precious.ndlela",
        phone: 11,
        found: HowFound::OwnNetwork,
        notes: "Wants to know what happens to people after she has referred them on.",
        ..USUAL
    },
    PersonLine {
        name: "Farah Quraishi",
        role: "Mental health nurse",
        discipline: "Mental health",
        service: "Community mental health team",
        mail: "farah.quraishi",
        phone: 12,
        diet: "Vegan",
        notes: "Joined because she is tired of writing “did not attend”.",
        ..USUAL
    },
    PersonLine {
        name: "Owen Satchell",
        role: "Occupational therapist",
        discipline: "Mental health",
        service: "Psychological therapies",
        mail: "owen.satchell",
        phone: 13,
        found: HowFound::Suggestion,
        suggested_by: "Farah Quraishi",
        ..USUAL
    },
    PersonLine {
        name: "Anjali Menon",
        role: "General practitioner",
        discipline: "Primary care",
        service: "Loom Street Surgery",
        kind: PersonKind::PractitionerManager,
        mail: "anjali.menon",
        phone: 14,
        notes: "Can come until 12:00 only when she is on call.",
        ..USUAL
    },
    PersonLine {
        name: "Grace Okoro",
        role: "Outreach worker",
        discipline: "Street outreach",
        service: "Lantern Outreach",
        mail: "grace.okoro",
        phone: 15,
        preferred: PreferredContact::Text,
        found: HowFound::OwnNetwork,
        ..USUAL
    },
    PersonLine {
        name: "Siân Gŵyn",
        role: "Social worker",
        discipline: "Social care",
        service: "Adult social care",
        mail: "sian.gwyn",
        phone: 16,
        notes: "Missed two meetings running; ring her rather than write.",
        ..USUAL
    },
    PersonLine {
        name: "Tomasz Wilk",
        role: "Probation practitioner",
        discipline: "Probation",
        service: "Probation, Calderfoot office",
        mail: "tomasz.wilk",
        phone: 17,
        ..USUAL
    },
    PersonLine {
        name: "Łucja Żak-Dąbrowska",
        role: "Hostel key worker",
        discipline: "Housing",
        service: "Saltmarsh House",
        mail: "lucja.zak",
        phone: 18,
        found: HowFound::Suggestion,
        suggested_by: "Grace Okoro",
        diet: "No nuts",
        ..USUAL
    },
    PersonLine {
        name: "Çağla Işık",
        role: "Tenancy support officer",
        discipline: "Housing",
        service: "Hearth Homes",
        mail: "cagla.isik",
        phone: 19,
        diet: "Halal",
        notes: "First member from a landlord. Worried at first that the group would be against her.",
        ..USUAL
    },
    PersonLine {
        name: "Ayesha Khan (عائشہ خان)",
        role: "Carers’ support worker",
        discipline: "Social care",
        service: "Carers’ hub",
        mail: "ayesha.khan",
        phone: 20,
        diet: "Halal",
        access: "Prays shortly after 12:30; a quiet corner is enough.",
        ..USUAL
    },
    PersonLine {
        name: "Bryony Tull",
        role: "Expert by experience",
        discipline: "Lived experience",
        service: "Kettle recovery café",
        kind: PersonKind::ExpertByExperience,
        mail: "bryony.tull",
        phone: 21,
        found: HowFound::Suggestion,
        suggested_by: "Precious Ndlela",
        diet: "No nuts",
        notes: "Used services until four years ago. Travels with Precious; expenses paid on the day.",
        ..USUAL
    },
    PersonLine {
        name: "Delroy Haynes",
        role: "Expert by experience",
        discipline: "Lived experience",
        kind: PersonKind::ExpertByExperience,
        phone: 22,
        preferred: PreferredContact::Phone,
        found: HowFound::Suggestion,
        suggested_by: "Grace Okoro",
        access: "Low vision: large print, and a seat with the light behind him.",
        large_print: true,
        notes: "Has no e-mail address: post the pack a week before. Used services until seven years ago.",
        ..USUAL
    },
    PersonLine {
        name: "Gwen Abara",
        role: "Research fellow",
        discipline: "Research",
        kind: PersonKind::KnowledgeBroker,
        mail: "gwen.abara",
        phone: 23,
        found: HowFound::OwnNetwork,
        diet: "Vegan",
        notes: "Brings one page of evidence to each case. Gains a place to test her questions.",
        ..USUAL
    },
    PersonLine {
        name: "Leila Haddad (ليلى حداد)",
        role: "Debt adviser",
        discipline: "Advice and money",
        service: "Calderfoot Advice",
        stage: PersonStage::Inducted,
        mail: "leila.haddad",
        phone: 24,
        notes: "First meeting is the next one.",
        ..USUAL
    },
    PersonLine {
        name: "Joanne Pike",
        role: "Domestic abuse adviser",
        discipline: "Domestic abuse",
        service: "Juniper Centre",
        stage: PersonStage::ManagerAgreed,
        mail: "joanne.pike",
        phone: 25,
        found: HowFound::Suggestion,
        suggested_by: "Siân Gŵyn",
        notes: "Book the induction. Prefers a day on which the refuge is staffed twice.",
        ..USUAL
    },
    PersonLine {
        name: "Kit Farrow",
        role: "Housing officer",
        discipline: "Housing",
        service: "Borough Housing",
        kind: PersonKind::PractitionerManager,
        stage: PersonStage::Approached,
        mail: "kit.farrow",
        phone: 26,
        notes: "No reply for three weeks; ring again.",
        ..USUAL
    },
    PersonLine {
        name: "Paul Denny",
        role: "Neighbourhood officer",
        discipline: "Police",
        service: "Neighbourhood policing",
        stage: PersonStage::Approached,
        mail: "paul.denny",
        phone: 27,
        notes: "His inspector agrees; the letter still has to go out.",
        ..USUAL
    },
    PersonLine {
        name: "Seán Ó Briain",
        role: "Crisis line worker",
        discipline: "Mental health",
        service: "Crisis line",
        stage: PersonStage::OnHold,
        mail: "sean.obriain",
        phone: 28,
        notes: "Works nights until the summer. Ask again then.",
        ..USUAL
    },
    PersonLine {
        name: "Ngozi Eze",
        role: "Liaison nurse",
        discipline: "Mental health",
        service: "Emergency department liaison",
        stage: PersonStage::Identified,
        mail: "ngozi.eze",
        phone: 29,
        found: HowFound::Suggestion,
        suggested_by: "Anjali Menon",
        ..USUAL
    },
    PersonLine {
        name: "Jürgen Haß",
        role: "Court liaison practitioner",
        discipline: "Criminal justice",
        service: "Court liaison",
        stage: PersonStage::Declined,
        mail: "jurgen.hass",
        phone: 30,
        notes: "Court sits on Thursdays. Happy to be rung with a question.",
        ..USUAL
    },
];
