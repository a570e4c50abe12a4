//! Which standard section a heading means (domain E1).

use copse_core::cases::SectionKind;

/// Names under which each section is known, beside the one that Copse writes. Compared after
/// [`normalised`].
const NAMES: &[(SectionKind, &[&str])] = &[
    (
        SectionKind::Focus,
        &[
            "focus",
            "focus of the case",
            "what the case is about",
            "summary",
            "in brief",
        ],
    ),
    (
        SectionKind::History,
        &[
            "history",
            "background",
            "background and history",
            "history and background",
            "personal history",
            "story so far",
        ],
    ),
    (
        SectionKind::Circumstances,
        &[
            "current circumstances",
            "circumstances",
            "present circumstances",
            "current situation",
            "present situation",
            "situation",
            "how things stand",
            "how things stood",
            "now",
        ],
    ),
    (
        SectionKind::Presentation,
        &[
            "presentation",
            "presentation of the case",
            "case presentation",
            "the case",
            "case",
        ],
    ),
    (
        SectionKind::Discussion,
        &[
            "discussion",
            "group discussion",
            "the discussion",
            "questions and discussion",
            "what members said",
        ],
    ),
    (
        SectionKind::Ideas,
        &[
            "ideas",
            "suggestions",
            "ideas and suggestions",
            "ideas from the group",
        ],
    ),
    (
        SectionKind::NextSteps,
        &[
            "next steps",
            "next steps and actions",
            "next steps and practical actions",
            "practical actions",
            "actions",
            "action plan",
            "plan",
        ],
    ),
    (
        SectionKind::WhatHappenedNext,
        &[
            "what happened next",
            "follow up",
            "followup",
            "update",
            "outcome",
            "feedback on the case",
        ],
    ),
    (
        SectionKind::Learning,
        &[
            "learning",
            "learning points",
            "learning for practice",
            "learning for improved practice",
            "what we learned",
            "what we learnt",
            "lessons",
            "lessons learned",
            "lessons learnt",
        ],
    ),
    (
        SectionKind::Policy,
        &[
            "policy",
            "policy issues",
            "issues for policy",
            "issues for local policy",
            "issues for local policy commissioning or campaigning",
            "for others to act on",
            "what others should hear",
            "policy and commissioning",
        ],
    ),
    (
        SectionKind::Evidence,
        &[
            "evidence",
            "the evidence",
            "research evidence",
            "research",
            "overview of the research evidence",
            "overview of the evidence",
            "what research says",
            "evidence from research",
        ],
    ),
    (
        SectionKind::Evaluation,
        &[
            "evaluation",
            "members views",
            "views of members",
            "how members found it",
            "how the meeting was",
        ],
    ),
];

/// Headings that stand over a list of notes rather than over a text.
const NOTES: &[&str] = &[
    "references",
    "notes",
    "sources",
    "bibliography",
    "endnotes",
    "footnotes",
    "literature",
];

/// Words by which a heading of another wording names its section, as in `## Then {#history}`.
const TAGS: &[(SectionKind, &str)] = &[
    (SectionKind::Focus, "focus"),
    (SectionKind::History, "history"),
    (SectionKind::Circumstances, "circumstances"),
    (SectionKind::Presentation, "presentation"),
    (SectionKind::Discussion, "discussion"),
    (SectionKind::Ideas, "ideas"),
    (SectionKind::NextSteps, "next-steps"),
    (SectionKind::WhatHappenedNext, "what-happened-next"),
    (SectionKind::Learning, "learning"),
    (SectionKind::Policy, "policy"),
    (SectionKind::Evidence, "evidence"),
    (SectionKind::Evaluation, "evaluation"),
    (SectionKind::Own, "own"),
];

/// A heading as compared: lower case, without numbering and punctuation, "&" as "and".
pub(super) fn normalised(heading: &str) -> String {
    let lower = heading.to_lowercase().replace('&', " and ");
    let words: String = lower
        .chars()
        .filter(|c| !matches!(c, '\'' | '’'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    words
        .split_whitespace()
        .enumerate()
        .filter(|(at, word)| *at > 0 || !word.chars().all(|c| c.is_ascii_digit()))
        .map(|(_, word)| word)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The section that a heading means; [`SectionKind::Own`] where it is none of the standard ones.
pub(super) fn kind_of(heading: &str) -> SectionKind {
    let wanted = normalised(heading);
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&wanted.as_str()))
        .map_or(SectionKind::Own, |(kind, _)| *kind)
}

/// Whether a section of this heading is dropped when it holds nothing but definitions of notes.
pub(super) fn is_for_notes(heading: &str) -> bool {
    NOTES.contains(&normalised(heading).as_str())
}

/// Takes a tag such as `{#history}` off the end of a heading.
pub(super) fn take_tag(heading: &str) -> (&str, Option<SectionKind>) {
    let trimmed = heading.trim_end();
    for (kind, tag) in TAGS {
        let Some(rest) = trimmed
            .strip_suffix('}')
            .and_then(|t| t.strip_suffix(tag))
            .and_then(|t| t.strip_suffix("{#"))
        else {
            continue;
        };
        return (rest.trim_end(), Some(*kind));
    }
    (trimmed, None)
}

/// The tag that a heading needs so that it is read back as this section; none where its words do.
pub(super) fn tag_for(kind: SectionKind, heading: &str) -> Option<&'static str> {
    let plain = kind_of(heading) == kind && !is_for_notes(heading) && take_tag(heading).1.is_none();
    if plain {
        return None;
    }
    TAGS.iter()
        .find(|(tagged, _)| *tagged == kind)
        .map(|(_, tag)| *tag)
}
