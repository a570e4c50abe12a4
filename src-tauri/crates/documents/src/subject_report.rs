//! All that is held about a person (UK GDPR Article 15; domain H5).

use copse_core::{
    meetings::{Attendance, Reply},
    retention::SubjectReport,
};
use copse_press::model::{
    Block, Column, Document, Edition, HeadingLook, Inline, ParagraphLook, Table, TableLook, Width,
};

use crate::{
    furniture::{
        self, Head, capital, date_in_brief, listed, long_date, made_on, sentence, text_cell,
        unbroken_articles, unbroken_date,
    },
    protection_summary::{day, how_long},
};

/// What stands beside a text about somebody else. In words, since colour or a sign alone would be missed.
const REDACT: &str = "Redact";

/// Most letters of a text that gets a column of its own width, such as a date.
const SHORT: usize = 18;

/// The same for what heads the rows, where another column is longer.
const LABEL: usize = 26;

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
            footer: format!("Data held about {name}, {}", made_on(report.made_on)),
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
                "All that {} holds about {name} in Copse, on {}.",
                report.community,
                unbroken_date(report.made_on)
            ),
        ),
        Block::paragraph(Inline::bold(format!(
            "Lines marked “{REDACT}” are about somebody else as well. Take them out before this is handed to {name}, or ask those whom they name. Notes and actions are marked where they name somebody; read the others as well."
        ))),
        Block::heading(2, HeadingLook::Section, "Why it is held"),
        Block::paragraph(why(report)),
    ];
    for (heading, columns, lines) in parts(report) {
        if !lines.is_empty() {
            let heading = Block::heading(2, HeadingLook::Section, heading);
            let table = Block::Table(table(&columns, lines));
            document.blocks.extend([heading, table]);
        }
    }
    document
}

/// What it is held for, on which lawful basis, how long, and who answers for it.
fn why(report: &SubjectReport) -> String {
    let rule = &report.rule;
    let hosts: Vec<&str> = report.hosts.iter().map(|host| host.trim()).collect();
    let hosts = match hosts.as_slice() {
        [] => String::new(),
        some => format!(" {} for it.", answers(some)),
    };
    format!(
        "{}{hosts} Lawful basis: {} Reviewed: {}",
        sentence(&rule.details.why),
        unbroken_articles(&sentence(&rule.details.basis)),
        sentence(&how_long(rule))
    )
}

/// `Alderbank Trust answers`, or the hosts of a community of several `answer`.
fn answers(hosts: &[&str]) -> String {
    let verb = if hosts.len() == 1 {
        "answers"
    } else {
        "answer"
    };
    format!("As hosts, {} {verb}", listed(hosts))
}

/// Titles of the table in which each row says what it is.
const FACTS: [&str; 2] = ["What", "Value"];

/// Every table: its heading, the titles of its columns, and its lines.
fn parts(report: &SubjectReport) -> Vec<(&'static str, Vec<&'static str>, Vec<Line>)> {
    let date = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, date_in_brief);
    let facts = report.facts.iter().map(|fact| {
        let cells = vec![fact.label.clone(), fact.value.clone()];
        (cells, fact.third_party)
    });
    let registers = report.registers.iter().map(|line| {
        let guest = if line.guest { ", as a guest" } else { "" };
        let cells = vec![
            format!(
                "Meeting\u{a0}{}, {}{guest}",
                line.number,
                unbroken_date(line.date)
            ),
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
        let version = format!("Terms of reference, version\u{a0}{}", agreement.number);
        (vec![version, unbroken_date(agreement.on)], false)
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
            unbroken_date(day(export.at)),
            export.record.for_whom.clone(),
        ];
        (cells, false)
    });
    let mentions = report.mentions.iter().map(|mention| {
        let cells = vec![mention.record.title.clone(), capital(&mention.place)];
        (cells, mention.third_party)
    });
    let changes = report.changes.iter().map(|change| {
        let cells = vec![
            change.what.clone(),
            unbroken_date(day(change.at)),
            change.by.clone(),
        ];
        (cells, change.third_party)
    });
    vec![
        ("The record", FACTS.to_vec(), facts.collect()),
        (
            "Meetings",
            vec!["Meeting", "Reply", "Attendance"],
            registers.collect(),
        ),
        ("Actions", vec!["What", "Due", "Done on"], actions.collect()),
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
            "Changes to the record",
            vec!["What", "On", "Done by"],
            changes.collect(),
        ),
    ]
}

/// Dates, single words and labels leave the room to what is longer.
fn width(column: usize, columns: usize, lines: &[Line]) -> Width {
    let longest = |column: usize| {
        let cells = lines.iter().filter_map(move |(cells, _)| cells.get(column));
        cells.max_by_key(|cell| cell.chars().count())
    };
    let within =
        |most: usize, column| longest(column).filter(|longest| longest.chars().count() <= most);
    // One column at least takes what is left.
    let most = match column {
        0 if (1..columns).all(|other| within(SHORT, other).is_some()) => 0,
        0 => LABEL,
        _ => SHORT,
    };
    within(most, column).map_or(Width::Rest, |longest| Width::fit(32.0, longest.as_str()))
}

fn table(titles: &[&str], lines: Vec<Line>) -> Table {
    let third = lines.iter().any(|(_, third)| *third);
    let mut columns: Vec<Column> = titles
        .iter()
        .enumerate()
        .map(|(at, title)| Column {
            heads_row: at == 0,
            ..Column::new(*title, width(at, titles.len(), &lines))
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
        look: if titles == FACTS {
            TableLook::Facts
        } else {
            TableLook::Close
        },
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
