//! What the choices of a form are called, as on the screens.

use copse_core::{
    cases::{CaseKind, CaseState, PermissionState},
    meetings::{Attendance, MeetingKind, MeetingStatus, Reply},
    people::{HowFound, PersonKind, PersonStage, PreferredContact},
    policy::{PolicyLevel, PolicyStatus, ToldHow},
    services::{LinkStrength, Sector, Wanted},
};

pub(super) fn person_kind(kind: PersonKind) -> &'static str {
    match kind {
        PersonKind::FrontLine => "Front-line practitioner",
        PersonKind::PractitionerManager => "Practitioner manager",
        PersonKind::ExpertByExperience => "Expert by experience",
        PersonKind::KnowledgeBroker => "Knowledge broker",
    }
}

pub(super) fn stage(stage: PersonStage) -> &'static str {
    match stage {
        PersonStage::Identified => "Identified",
        PersonStage::Approached => "Approached",
        PersonStage::ManagerAgreed => "Manager agreed",
        PersonStage::Inducted => "Inducted",
        PersonStage::Member => "Member",
        PersonStage::Declined => "Declined",
        PersonStage::OnHold => "On hold",
        PersonStage::Left => "Left",
    }
}

pub(super) fn preferred(contact: PreferredContact) -> &'static str {
    match contact {
        PreferredContact::Email => "E-mail",
        PreferredContact::Phone => "Telephone",
        PreferredContact::Text => "Text message",
        PreferredContact::Post => "Post",
    }
}

pub(super) fn found(found: HowFound) -> &'static str {
    match found {
        HowFound::Map => "The map of services",
        HowFound::Suggestion => "Another member",
        HowFound::OwnNetwork => "Own network",
    }
}

pub(super) fn sector(sector: Sector) -> &'static str {
    match sector {
        Sector::Health => "Health",
        Sector::Housing => "Housing",
        Sector::CriminalJustice => "Criminal justice",
        Sector::SocialCare => "Social care",
        Sector::Voluntary => "Voluntary sector",
        Sector::Other => "Other",
    }
}

pub(super) fn link(link: LinkStrength) -> &'static str {
    match link {
        LinkStrength::None => "None yet",
        LinkStrength::Weak => "Weak",
        LinkStrength::Strong => "Strong",
    }
}

pub(super) fn wanted(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Yes => "Yes",
        Wanted::No => "No",
        Wanted::Later => "Later",
    }
}

pub(super) fn meeting_kind(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Ordinary => "Meeting",
        MeetingKind::GuestSpeaker => "Guest speaker",
        MeetingKind::Training => "Training",
        MeetingKind::Visit => "Visit",
    }
}

pub(super) fn meeting_status(status: MeetingStatus) -> &'static str {
    match status {
        MeetingStatus::Planned => "Planned",
        MeetingStatus::Held => "Held",
        MeetingStatus::Cancelled => "Cancelled",
    }
}

pub(super) fn reply(reply: Reply) -> &'static str {
    match reply {
        Reply::None => "",
        Reply::Coming => "Coming",
        Reply::Apologies => "Apologies",
    }
}

pub(super) fn attendance(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::Expected => "",
        Attendance::Attended => "Attended",
        Attendance::Apologies => "Apologies",
        Attendance::Absent => "Absent",
    }
}

pub(super) fn case_kind(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::Difficult => "Going badly",
        CaseKind::Positive => "Gone well",
        CaseKind::Closed => "Closed",
    }
}

pub(super) fn case_state(state: CaseState) -> &'static str {
    match state {
        CaseState::Draft => "Draft",
        CaseState::Checked => "Checked",
        CaseState::Presented => "Presented",
        CaseState::WrittenUp => "Written up",
        CaseState::FedBack => "Fed back",
        CaseState::Closed => "Closed",
    }
}

pub(super) fn permission(state: PermissionState) -> &'static str {
    match state {
        PermissionState::NotAsked => "Not asked yet",
        PermissionState::Asked => "Asked",
        PermissionState::Given => "Given",
        PermissionState::Refused => "Refused",
        PermissionState::Withdrawn => "Withdrawn",
    }
}

pub(super) fn policy_level(level: PolicyLevel) -> &'static str {
    match level {
        PolicyLevel::Local => "Local policy and practice",
        PolicyLevel::Commissioning => "Commissioning",
        PolicyLevel::National => "National policy",
    }
}

pub(super) fn policy_status(status: PolicyStatus) -> &'static str {
    match status {
        PolicyStatus::Noted => "Noted",
        PolicyStatus::Raised => "Raised",
        PolicyStatus::Answered => "Answered",
        PolicyStatus::Changed => "Changed",
        PolicyStatus::SetAside => "Set aside",
    }
}

pub(super) fn told_how(how: ToldHow) -> &'static str {
    match how {
        ToldHow::Email => "By e-mail",
        ToldHow::Letter => "By letter",
        ToldHow::Meeting => "At a meeting",
        ToldHow::Phone => "By telephone",
        ToldHow::Briefing => "By briefing",
        ToldHow::Consultation => "In a consultation",
    }
}
