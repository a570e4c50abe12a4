//! The services on the sample's map: every one of them is invented.

use copse_core::services::{
    LinkStrength::{self, None as NoLink, Strong, Weak},
    Sector::{self, CriminalJustice, Health, Housing, Other, SocialCare, Voluntary},
    Wanted::{self, Later, No, Yes},
};

/// Name, organisation, sector, discipline, offer, contact, part of the address before the `@`, last
/// two digits of a drama number, link, wanted.
pub(crate) type ServiceLine = (
    &'static str,
    &'static str,
    Sector,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    u8,
    LinkStrength,
    Wanted,
);

/// All services.
#[rustfmt::skip] // One line for each service reads as the table that it is.
pub(crate) const SERVICES: &[ServiceLine] = &[
    ("Tern Street Project", "Alderbank Trust", Voluntary, "Substance use", "Key work, prescribing clinic, needle exchange, groups in the evening.", "Precious Ndlela", "tern-street", 41, Strong, Yes),
    ("Kettle recovery café", "Kettle CIC", Voluntary, "Substance use", "A café run by people in recovery, open on Sundays too.", "Rosa Lindqvist", "kettle", 42, Weak, No),
    ("Community mental health team", "Calder Valley Health", Health, "Mental health", "Assessment, care coordination, clozapine and depot clinics.", "Farah Quraishi", "community-team", 43, Strong, Yes),
    ("Crisis line", "Calder Valley Health", Health, "Mental health", "A telephone line at all hours, and visits at home for up to two weeks.", "Seán Ó Briain", "crisis-line", 44, Weak, Later),
    ("Psychological therapies", "Calder Valley Health", Health, "Mental health", "Talking therapies, occupational therapy, a trauma pathway with a long list.", "Owen Satchell", "therapies", 45, Strong, Yes),
    ("Emergency department liaison", "Calderfoot Infirmary", Health, "Mental health", "Two nurses who see people in the emergency department.", "Ngozi Eze", "liaison", 46, NoLink, Yes),
    ("Loom Street Surgery", "Loom Street Partnership", Health, "Primary care", "General practice with a nurse for people without an address.", "Anjali Menon", "surgery", 47, Strong, Yes),
    ("Quay Pharmacy", "Quay Pharmacies", Health, "Primary care", "Supervised doses every day; knows who did not come.", "Bartholomew Ince", "quay", 48, Weak, No),
    ("Lantern Outreach", "Lantern", Voluntary, "Street outreach", "On the street five mornings a week, two winter beds.", "Grace Okoro", "lantern", 49, Strong, Yes),
    ("Soup run", "Churches of Calderfoot", Voluntary, "Street outreach", "Hot meals on Loom Bridge, every evening of the year.", "Agnieszka Nowak", "soup-run", 50, Weak, No),
    ("Saltmarsh House", "Saltmarsh Housing", Housing, "Housing", "Hostel with 24 beds, staffed day and night.", "Łucja Żak-Dąbrowska", "saltmarsh", 51, Strong, Yes),
    ("Hearth Homes", "Hearth Homes", Housing, "Housing", "Social landlord with 3,000 homes; tenancy support for a year.", "Çağla Işık", "hearth", 52, Weak, Yes),
    ("Borough Housing", "Calderfoot Borough Council", Housing, "Housing", "Homelessness applications, temporary accommodation, the register.", "Kit Farrow", "housing", 53, NoLink, Yes),
    ("Adult social care", "Calderfoot Borough Council", SocialCare, "Social care", "Assessments under the Care Act, safeguarding, direct payments.", "Siân Gŵyn", "adult-care", 54, Strong, Yes),
    ("Carers’ hub", "Hub for Carers", Voluntary, "Social care", "Advice and a break for those who look after somebody.", "Ayesha Khan", "carers", 55, Weak, Yes),
    ("Juniper Centre", "Juniper Centre", Voluntary, "Domestic abuse", "Refuge, advisers in court, groups for women and for children.", "Joanne Pike", "juniper", 56, Weak, Yes),
    ("Calderfoot Advice", "Calderfoot Advice", Voluntary, "Advice and money", "Debt, benefits, housing law; a duty solicitor on Tuesdays.", "Leila Haddad", "advice", 57, Weak, Yes),
    ("Probation, Calderfoot office", "Probation Service", CriminalJustice, "Probation", "Supervision in the community, reports, unpaid work.", "Tomasz Wilk", "probation", 58, Strong, Yes),
    ("Neighbourhood policing", "Calder Police", CriminalJustice, "Police", "Two officers for the centre of town, who know most people by name.", "Paul Denny", "neighbourhood", 59, Weak, Yes),
    ("Court liaison", "Calder Valley Health", CriminalJustice, "Criminal justice", "Screening in the cells and at court on weekdays.", "Jürgen Haß", "court", 60, NoLink, Later),
    ("Job club", "Calderfoot Library", Other, "Work and learning", "Computers, a printer and somebody to sit beside you.", "Mo Adeyemi", "job-club", 61, NoLink, Later),
];
