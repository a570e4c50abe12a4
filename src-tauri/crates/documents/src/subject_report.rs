//! All that is held about a person (UK GDPR Article 15; domain H5).

use copse_core::{
    meetings::{Attendance, Reply},
    retention::SubjectReport,
};
use copse_press::model::{
    Block, Column, Document, Edition, HeadingLook, Inline, ParagraphLook, Table, TableLook, Width,
};

use crate::{
    furniture::{self, Head, long_date, sentence, short_date, text_cell, unbroken_date},
    protection_summary::{day, how_long},
};

/// What stands beside a text about somebody else. In words, since colour or a sign alone would be missed.
const REDACT: &str = "Redact";

/// Most letters of a text that gets a column of its own width, such as a date.
const SHORT: usize = 18;

/// A line of a table: its cells, and whether it is about somebody else too.
type Line = (Vec<String>, bool);

/// Sets all that is held about a person. Each line that is about somebody else as well says so: it is to be redacted before
/// the document is handed out (UK GDPR Article 15(4)).
pub fn subject_report(report: &SubjectReport, edition: Edition) -> Document {
    let name = report.person.details.name.trim();
    let hosts = report.hosts.join(", ");
    let author = if hosts.is_empty() {
        report.community.as_str()
    } else {
        &hosts
    };
    let mut document = furniture::document(
        Head {
            title: format!("Data held about {name}, {}", long_date(report.made_on)),
            community: &report.community,
            author,
            language: "en-GB",
            mark: "Personal: check before handing out",
            footer: format!("Data held about {name}, {}", unbroken_date(report.made_on)),
            made_on: report.made_on,
            identifier: format!("data of {}", report.person.id),
        },
        edition,
    );
    document.blocks = vec![
        Block::heading(1, HeadingLook::Title, format!("Data held about {name}")),
        Block::styled(
            ParagraphLook::Lead,
            format!(
                "All that {} holds about {name} in Copse, {}.",
                report.community,
                long_date(report.made_on)
            ),
        ),
        Block::paragraph(Inline::bold(format!(
            "Lines marked “{REDACT}” are about somebody else as well. Take them out before this is handed to {name}, or ask those whom they name."
        ))),
    ];
    let rule = &report.rule;
    let why = format!(
        "{} Lawful basis: {} Reviewed: {}",
        sentence(&rule.details.why),
        sentence(&rule.details.basis),
        sentence(&how_long(rule))
    );
    document
        .blocks
        .push(Block::heading(2, HeadingLook::Section, "Why it is held"));
    document.blocks.push(Block::paragraph(why));
    for (heading, columns, lines) in parts(report) {
        if !lines.is_empty() {
            let heading = Block::heading(2, HeadingLook::Section, heading);
            let table = Block::Table(table(&columns, lines));
            document.blocks.extend([heading, table]);
        }
    }
    document
}

/// Every table: its heading, the titles of its columns, and its lines.
fn parts(report: &SubjectReport) -> Vec<(&'static str, Vec<&'static str>, Vec<Line>)> {
    let today = report.made_on;
    let date =
        |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| short_date(day, today));
    let facts = report.facts.iter().map(|fact| {
        let cells = vec![fact.label.clone(), fact.value.clone()];
        (cells, fact.third_party)
    });
    let registers = report.registers.iter().map(|line| {
        let guest = if line.guest { ", as a guest" } else { "" };
        let cells = vec![
            format!("Meeting {}, {}{guest}", line.number, long_date(line.date)),
            reply(line.reply).into(),
            attendance(line.attendance).into(),
        ];
        (cells, false)
    });
    let actions = report.actions.iter().map(|action| {
        let cells = vec![action.what.clone(), date(action.due), date(action.done_on)];
        (cells, action.third_party)
    });
    let agreements = report.agreements.iter().map(|agreement| {
        let version = format!("Terms of reference, version {}", agreement.number);
        (vec![version, long_date(agreement.on)], false)
    });
    let cases = report.cases.iter().map(|case| {
        let printed = [case.presenter_name.trim(), case.presenter_role.trim()];
        let printed: Vec<&str> = printed
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let title = format!("Case {}: {}", case.number, case.title);
        (vec![title, printed.join(", ")], case.third_party)
    });
    let exports = report.exports.iter().map(|export| {
        let cells = vec![
            export.record.file_name.clone(),
            long_date(day(export.at)),
            export.record.for_whom.clone(),
        ];
        (cells, false)
    });
    let mentions = report.mentions.iter().map(|mention| {
        let cells = vec![mention.record.title.clone(), mention.place.clone()];
        (cells, mention.third_party)
    });
    let changes = report.changes.iter().map(|change| {
        let cells = vec![
            change.what.clone(),
            long_date(day(change.at)),
            change.by.clone(),
        ];
        (cells, change.third_party)
    });
    vec![
        ("The record", vec!["What", "Value"], facts.collect()),
        (
            "Meetings",
            vec!["Meeting", "Reply", "Attendance"],
            registers.collect(),
        ),
        ("Actions", vec!["What", "By", "Done on"], actions.collect()),
        ("Agreements", vec!["To what", "On"], agreements.collect()),
        ("Cases brought", vec!["Case", "Printed as"], cases.collect()),
        (
            "Handed out",
            vec!["File", "On", "For whom"],
            exports.collect(),
        ),
        (
            "Texts with the name in them",
            vec!["Text", "Where"],
            mentions.collect(),
        ),
        (
            "Changes of the record",
            vec!["What", "On", "By"],
            changes.collect(),
        ),
    ]
}

/// Dates and single words leave the room to what is longer.
fn width(column: usize, lines: &[Line]) -> Width {
    let cells = lines.iter().filter_map(|(cells, _)| cells.get(column));
    let longest = cells.max_by_key(|cell| cell.chars().count());
    match longest {
        Some(longest) if column > 0 && longest.chars().count() <= SHORT => {
            Width::fit(32.0, longest.as_str())
        }
        _ => Width::Rest,
    }
}

fn table(titles: &[&str], lines: Vec<Line>) -> Table {
    let third = lines.iter().any(|(_, third)| *third);
    let mut columns: Vec<Column> = titles
        .iter()
        .enumerate()
        .map(|(at, title)| Column {
            heads_row: at == 0,
            ..Column::new(*title, width(at, &lines))
        })
        .collect();
    if third {
        columns.push(Column::new("Third party", Width::fit(20.0, REDACT)));
    }
    let rows = lines.into_iter().map(|(cells, about_others)| {
        let mut row: Vec<_> = cells.iter().map(|cell| text_cell(cell)).collect();
        if third {
            row.push(if about_others {
                vec![Block::paragraph(Inline::bold(REDACT))]
            } else {
                Vec::new()
            });
        }
        row
    });
    Table {
        look: TableLook::Close,
        columns,
        rows: rows.collect(),
    }
}

fn reply(reply: Reply) -> &'static str {
    match reply {
        Reply::None => "",
        Reply::Coming => "Coming",
        Reply::Apologies => "Apologies",
    }
}

fn attendance(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::Expected => "",
        Attendance::Attended => "Attended",
        Attendance::Apologies => "Apologies",
        Attendance::Absent => "Absent",
    }
}
