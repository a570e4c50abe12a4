//! The case study (domain E13).

use copse_core::cases::{CaseKind, CaseReport, CaseState};
use copse_press::model::{
    Anchor, Block, Document, Edition, Heading, HeadingLook, Inline, ParagraphLook, Row,
};

use crate::{
    furniture::{
        self, Head, Places, capital, in_sentence, made_on, number_word, sentence, unbroken_date,
    },
    text::{self, Notes, Subheads},
};

/// Sets a case study: headings beside their text, references as numbered notes with links (domain E13).
///
/// Whether it may be handed out (domain E4) was decided before: this only sets what the report holds.
pub fn case_study(report: &CaseReport, edition: Edition) -> Document {
    let mut document = furniture::document(
        Head {
            title: case_name(report),
            community: &report.community,
            author: &report.community,
            language: &report.language,
            mark: &report.confidentiality,
            footer: format!(
                "{}, {}{}",
                report.title,
                if is_draft(report) { "draft, " } else { "" },
                version(report)
            ),
            made_on: report.made_on,
            identifier: format!("case {} version {}", report.number, report.version),
        },
        edition,
    );
    document.blocks = part(report, 1, None, &mut Places::default());
    document
}

/// `Case 5: Between two duty desks`, as in the contents of a pack.
pub(crate) fn case_name(report: &CaseReport) -> String {
    format!("Case {}: {}", report.number, report.title)
}

/// `version 5, made on 4 February 2027`.
fn version(report: &CaseReport) -> String {
    format!(
        "version\u{a0}{}, {}",
        report.version,
        made_on(report.made_on)
    )
}

/// `Brought by Grace Okoro, outreach worker`; empty where nobody is named.
pub(crate) fn brought_by(report: &CaseReport) -> String {
    let role = in_sentence(&report.presenter_role);
    match (report.presenter.trim(), role.as_str()) {
        ("", "") => String::new(),
        ("", role) => format!("Brought by: {role}"),
        (name, "") => format!("Brought by {name}"),
        (name, role) => format!("Brought by {name}, {role}"),
    }
}

/// The case as a part of a document, its title at heading level `level`.
pub(crate) fn part(
    report: &CaseReport,
    level: u8,
    place: Option<Anchor>,
    places: &mut Places,
) -> Vec<Block> {
    let notes = Notes::new(&report.references, places);
    let inner = level.saturating_add(1);
    let mut blocks = vec![
        Block::Heading(Heading {
            level,
            look: HeadingLook::Title,
            text: vec![title(report, level).into()],
            anchor: place,
            bookmark: true,
        }),
        Block::styled(ParagraphLook::Lead, lead(report, level)),
    ];
    let mut rows: Vec<Row> = report
        .sections
        .iter()
        .map(|section| Row {
            label: section.heading.clone(),
            level: inner,
            bookmark: true,
            blocks: text::blocks(
                &section.body,
                &notes,
                Subheads {
                    level: inner.saturating_add(1),
                    look: HeadingLook::Minor,
                },
            ),
        })
        .filter(|row| !row.blocks.is_empty())
        .collect();
    if let Some(meeting) = at_the_meeting(report, inner) {
        // What the case is about comes first, who was there after it (domain E1).
        let focus = rows
            .first()
            .is_some_and(|row| row.label.eq_ignore_ascii_case("focus"));
        rows.insert(usize::from(focus), meeting);
    }
    if rows.is_empty() {
        blocks.push(Block::styled(
            ParagraphLook::Second,
            "Nothing has been written up yet.",
        ));
    } else {
        blocks.push(Block::Rows(rows));
    }
    let list = notes.list(&report.references);
    if !list.is_empty() {
        blocks.push(Block::heading(inner, HeadingLook::Section, "Notes"));
        blocks.push(Block::Notes(list));
    }
    blocks
}

/// The title; in a pack the number stands with it, since the footer does not name the case.
fn title(report: &CaseReport, level: u8) -> String {
    if level == 1 {
        report.title.clone()
    } else {
        case_name(report)
    }
}

fn lead(report: &CaseReport, level: u8) -> String {
    let kind = report.kind.map(|kind| match kind {
        CaseKind::Difficult => "a case that is going badly",
        CaseKind::Positive => "a case that went well",
        CaseKind::Closed => "a closed case",
    });
    let what = match (level, kind) {
        (1, None) => format!("Case {}", report.number),
        (1, Some(kind)) => format!("Case {}, {kind}", report.number),
        (_, None) => String::new(),
        (_, Some(kind)) => capital(kind),
    };
    let draft = if is_draft(report) { "Draft" } else { "" };
    let mut parts: Vec<String> = [draft.to_owned(), what, brought_by(report)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    if level > 1 {
        parts.push(capital(&version(report)));
    }
    match parts.as_slice() {
        [one] => one.clone(),
        some => {
            let sentences: Vec<String> = some.iter().map(|part| sentence(part)).collect();
            sentences.join(" ")
        }
    }
}

/// Whether it is still being written, which nobody should have to guess from the text.
fn is_draft(report: &CaseReport) -> bool {
    report.state == CaseState::Draft
}

/// When it is or was presented, and the disciplines in the room: before the meeting, those that are expected there.
fn at_the_meeting(report: &CaseReport, level: u8) -> Option<Row> {
    let ahead = report.presented_on.is_some_and(|day| day > report.made_on);
    let when = report.presented_on.map(unbroken_date).map(|day| {
        if ahead {
            format!("To be presented on {day}.")
        } else {
            format!("{day}.")
        }
    });
    let disciplines = disciplines(&report.disciplines, ahead);
    let parts: Vec<String> = [when, disciplines].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| Row {
        label: if ahead {
            "For the meeting"
        } else {
            "At the meeting"
        }
        .into(),
        level,
        bookmark: false,
        blocks: vec![Block::paragraph(Inline::text(parts.join(" ")))],
    })
}

/// `Three disciplines: nursing, housing and probation.`
fn disciplines(names: &[String], ahead: bool) -> Option<String> {
    let names: Vec<String> = names
        .iter()
        .map(|name| in_sentence(name))
        .filter(|name| !name.is_empty())
        .collect();
    let (last, rest) = names.split_last()?;
    let expected = if ahead { " expected" } else { "" };
    Some(if rest.is_empty() {
        format!("One discipline{expected}: {last}.")
    } else {
        format!(
            "{} disciplines{expected}: {} and {last}.",
            capital(&number_word(names.len())),
            rest.join(", ")
        )
    })
}
