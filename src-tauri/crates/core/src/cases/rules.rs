//! What holds for a case: permission, what is missing, the numbers of its notes.

use jiff::civil::Date;

use super::{Case, CaseSection, CaseState, Permission, PermissionState, Release, SectionKind};
use crate::{ids::EvidenceId, sentence::day, text::RichText};

/// The sections that a new case starts with (domain E1), and whether each is shown at first.
pub(super) const STANDARD: [(SectionKind, bool); 12] = [
    (SectionKind::Focus, true),
    (SectionKind::History, true),
    (SectionKind::Circumstances, true),
    (SectionKind::Presentation, false),
    (SectionKind::Discussion, true),
    (SectionKind::Ideas, true),
    (SectionKind::NextSteps, true),
    (SectionKind::WhatHappenedNext, false),
    (SectionKind::Learning, true),
    (SectionKind::Policy, false),
    (SectionKind::Evidence, true),
    (SectionKind::Evaluation, false),
];

/// The heading that a section has until the facilitator changes it (domain E1).
pub fn standard_heading(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Focus => "Focus",
        SectionKind::History => "History",
        SectionKind::Circumstances => "Now",
        SectionKind::Presentation => "The case",
        SectionKind::Discussion => "Discussion",
        SectionKind::Ideas => "Ideas",
        SectionKind::NextSteps => "Next steps",
        SectionKind::WhatHappenedNext => "What happened next",
        SectionKind::Learning => "Learning",
        SectionKind::Policy => "What others should hear",
        SectionKind::Evidence => "What research says",
        SectionKind::Evaluation => "How the meeting was",
        SectionKind::Own => "Section",
    }
}

/// Whether a case may be handed out on a day (domain E4).
pub fn release(permission: &Permission, on: Date) -> Release {
    let needs_reason = |why: String| Release::NeedsReason { why };
    let stopped = |why: &str| Release::Stopped {
        why: why.to_owned(),
    };
    match (permission.state, permission.until) {
        (PermissionState::Given, Some(until)) if until < on => needs_reason(format!(
            "The client’s permission ran out on {}. Ask again, or say why the case is handed out without it.",
            day(until)
        )),
        (PermissionState::Given, _) => Release::Free,
        (PermissionState::NotAsked, _) => needs_reason(
            "The client has not been asked for permission yet. Ask first, or say why the case is handed out without it."
                .to_owned(),
        ),
        (PermissionState::Asked, _) => needs_reason(
            "The client was asked for permission and has not answered yet. Wait for the answer, or say why the case is \
             handed out without it."
                .to_owned(),
        ),
        (PermissionState::Refused, _) => {
            stopped("The client refused permission, so this case cannot be handed out.")
        }
        (PermissionState::Withdrawn, _) => {
            stopped("The client took back the permission, so this case cannot be handed out.")
        }
    }
}

/// What is missing before the next state (domain E7), as sentences.
pub(super) fn missing(case: &Case, sections: &[CaseSection], today: Date) -> Vec<String> {
    let details = &case.details;
    let written = |kinds: &[SectionKind]| {
        sections
            .iter()
            .any(|section| kinds.contains(&section.kind) && !section.body.is_empty())
    };
    let story = [
        SectionKind::History,
        SectionKind::Circumstances,
        SectionKind::Presentation,
    ];
    let needs: &[(bool, &str)] = match details.state {
        CaseState::Draft => &[
            (
                written(&[SectionKind::Focus]),
                "Say in a sentence or two what the case is about.",
            ),
            (
                written(&story),
                "Write down what happened so far and how things are now.",
            ),
            (
                !details.presenter_name.is_empty(),
                "Enter who brings the case.",
            ),
            (
                details.kind.is_some(),
                "Choose whether the case goes badly, has gone well, or is closed.",
            ),
        ],
        CaseState::Checked => &[
            (
                release(&details.permission, today) == Release::Free,
                "The client’s permission is not there.",
            ),
            (
                details.meeting.is_some(),
                "Choose the meeting at which the case is presented.",
            ),
        ],
        CaseState::Presented => &[
            (
                !details.disciplines.is_empty(),
                "Enter which disciplines were at the meeting.",
            ),
            (
                written(&[SectionKind::Discussion]),
                "Write up the discussion.",
            ),
            (
                written(&[SectionKind::NextSteps]),
                "Write down the next steps.",
            ),
        ],
        CaseState::WrittenUp => &[(
            written(&[SectionKind::WhatHappenedNext]),
            "Ask what happened next, and write it down.",
        )],
        CaseState::FedBack => &[(
            written(&[SectionKind::Learning]),
            "Write down what was learned for practice.",
        )],
        CaseState::Closed => &[],
    };
    needs
        .iter()
        .filter(|(there, _)| !there)
        .map(|(_, sentence)| (*sentence).to_owned())
        .collect()
}

/// Numbers the notes of texts by first appearance: the first item of the result is note 1 (domain E13).
pub fn numbering<'t>(texts: impl IntoIterator<Item = &'t RichText>) -> Vec<EvidenceId> {
    let mut seen = std::collections::HashSet::new();
    texts
        .into_iter()
        .flat_map(RichText::evidence_ids)
        .filter(|id| seen.insert(*id))
        .collect()
}

/// The same for a case: first what prints, then what only stands in hidden sections, so that a number on the
/// screen is the number in print.
pub(super) fn numbering_of(sections: &[CaseSection]) -> Vec<EvidenceId> {
    let shown = sections.iter().filter(|section| section.shown);
    let hidden = sections.iter().filter(|section| !section.shown);
    numbering(shown.chain(hidden).map(|section| &section.body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::CaseDetails,
        ids::{CaseId, CommunityId, SectionId},
        record::Stamp,
        text::{Block, Inline},
    };

    fn permission(state: PermissionState, until: Option<&str>) -> Permission {
        Permission {
            state,
            until: until.map(|day| day.parse().unwrap()),
            ..Default::default()
        }
    }

    #[test]
    fn a_case_goes_out_freely_only_with_a_permission_that_still_holds() {
        let today: Date = "2027-02-09".parse().unwrap();
        let verdict = |state, until| match release(&permission(state, until), today) {
            Release::Free => "free",
            Release::NeedsReason { .. } => "reason",
            Release::Stopped { .. } => "stopped",
        };
        assert_eq!(verdict(PermissionState::Given, None), "free");
        assert_eq!(
            verdict(PermissionState::Given, Some("2027-02-09")),
            "free",
            "the last day counts"
        );
        assert_eq!(
            verdict(PermissionState::Given, Some("2027-02-08")),
            "reason"
        );
        assert_eq!(verdict(PermissionState::NotAsked, None), "reason");
        assert_eq!(verdict(PermissionState::Asked, None), "reason");
        assert_eq!(verdict(PermissionState::Refused, None), "stopped");
        assert_eq!(
            verdict(PermissionState::Withdrawn, Some("2030-01-01")),
            "stopped",
            "a last day does not help"
        );
    }

    fn stamp() -> Stamp {
        Stamp {
            version: 1,
            changed_at: jiff::Timestamp::UNIX_EPOCH,
            changed_by: String::new(),
        }
    }

    fn section(kind: SectionKind, shown: bool, notes: &[EvidenceId]) -> CaseSection {
        let mut runs = vec![Inline::plain("Words")];
        runs.extend(notes.iter().map(|evidence| Inline::Note {
            evidence: *evidence,
        }));
        let body = RichText {
            blocks: vec![Block::Paragraph { runs }],
            ..Default::default()
        };
        CaseSection {
            id: SectionId::new(),
            stamp: stamp(),
            kind,
            heading: String::new(),
            shown,
            body,
        }
    }

    #[test]
    fn notes_are_numbered_by_first_appearance_and_hidden_sections_come_last() {
        let [a, b, c] = [EvidenceId::new(), EvidenceId::new(), EvidenceId::new()];
        let sections = [
            section(SectionKind::Policy, false, &[c, a]),
            section(SectionKind::Focus, true, &[b, b]),
            section(SectionKind::History, true, &[a, b]),
        ];
        assert_eq!(numbering_of(&sections), [b, a, c]);
    }

    #[test]
    fn each_state_names_what_the_next_one_needs() {
        let today = "2027-02-09".parse().unwrap();
        let mut case = Case {
            id: CaseId::new(),
            community: CommunityId::new(),
            stamp: stamp(),
            number: 1,
            details: CaseDetails {
                title: "T".to_owned(),
                ..Default::default()
            },
        };
        assert_eq!(
            missing(&case, &[], today).len(),
            4,
            "a blank draft lacks focus, story, presenter and kind"
        );
        let focus = [section(SectionKind::Focus, true, &[])];
        assert_eq!(missing(&case, &focus, today).len(), 3);
        case.details.state = CaseState::Checked;
        assert_eq!(
            missing(&case, &focus, today),
            [
                "The client’s permission is not there.",
                "Choose the meeting at which the case is presented."
            ]
        );
        case.details.state = CaseState::Closed;
        assert_eq!(missing(&case, &[], today), Vec::<String>::new());
    }
}
