//! Attendance over the meetings of a community (domain D10): figures with their numbers, and a table of members.

use copse_core::meetings::{AttendanceReport, MeetingAttendance, MemberAttendance};
use copse_press::{
    model::{
        Block, Column, Document, Edition, Figure, HeadingLook, MEASURE, ParagraphLook, Table,
        TableLook, Width,
    },
    scene::{
        Scene,
        bars::{self, Bar, Bars, LOOKS, Part, Size},
    },
};

use crate::furniture::{
    self, Head, capital, date_in_brief, long_date, made_on, number_word, short_date, text_cell,
    unbroken_date,
};

/// Most height of a figure on a page in points, so that its heading fits above it.
const HEIGHT: f32 = 540.0;

/// Type from this size on is large print, in points.
const LARGE: f32 = 18.0;

/// Sets attendance by meeting, as figures with their numbers, and by member (domain D10).
pub fn attendance(report: &AttendanceReport, edition: Edition) -> Document {
    let mut document = furniture::document(
        Head {
            title: format!("Attendance, {}", long_date(report.made_on)),
            community: &report.community,
            author: &report.community,
            language: &report.language,
            mark: &report.confidentiality,
            footer: format!("Attendance, {}", made_on(report.made_on)),
            made_on: report.made_on,
            identifier: format!("attendance {}", report.community),
        },
        edition,
    );
    document.blocks = vec![
        Block::heading(1, HeadingLook::Title, "Attendance"),
        Block::styled(ParagraphLook::Lead, lead(report)),
    ];
    if report.meetings.is_empty() {
        return document;
    }
    let text = match edition {
        Edition::Ordinary => 9.5,
        _ => edition.points(),
    };
    document
        .blocks
        .push(Block::heading(2, HeadingLook::Section, "By meeting"));
    let figures = attendance_figures(report, MEASURE, text);
    let more = figures.len() > 1;
    for scene in figures {
        let caption = if more {
            scene.title.clone()
        } else {
            String::new()
        };
        document.blocks.push(Block::Figure(Figure {
            scene,
            caption,
            numbers: true,
        }));
    }
    if !report.members.is_empty() {
        let heading = Block::heading(2, HeadingLook::Section, "By member");
        document.blocks.extend([heading, members(report)]);
    }
    document
}

/// Charts of attendance by meeting, `width` points wide with type of `text` points. Long lists are divided so that
/// none is higher than a page; there is none where no attendance was entered.
pub fn attendance_figures(report: &AttendanceReport, width: f32, text: f32) -> Vec<Scene> {
    let rows = bars::rows_within(HEIGHT, text);
    report
        .meetings
        .chunks(rows)
        .map(|meetings| {
            let days = days(meetings, report);
            let mut scene = bars::draw(&chart(meetings, report, text, &days), Size { width, text });
            for (row, day) in scene.numbers.rows.iter_mut().zip(days) {
                if let Some(label) = row.first_mut() {
                    *label = day;
                }
            }
            scene
        })
        .collect()
}

/// `Meeting 4, 18 Feb 2027` for each: all with their year, or none where they are of this year.
fn days(meetings: &[MeetingAttendance], report: &AttendanceReport) -> Vec<String> {
    let year = report.made_on.year();
    let mut all = report.meetings.iter();
    let this_year = all.all(|meeting| meeting.date.year() == year);
    let day = |meeting: &MeetingAttendance| {
        let day = if this_year {
            short_date(meeting.date, report.made_on)
        } else {
            date_in_brief(meeting.date)
        };
        format!("Meeting\u{a0}{}, {day}", meeting.number)
    };
    meetings.iter().map(day).collect()
}

/// `days` are what the meetings are called, each with its day.
fn chart(
    meetings: &[MeetingAttendance],
    report: &AttendanceReport,
    text: f32,
    days: &[String],
) -> Bars {
    let guests = report.meetings.iter().any(|meeting| meeting.guests > 0);
    let names: &[&str] = if guests {
        &["Attended", "Apologies", "Absent", "Guests"]
    } else {
        &["Attended", "Apologies", "Absent"]
    };
    let row = |(meeting, day): (&MeetingAttendance, &String)| Bar {
        // In large print there is no room for the day beside the bars; it stands in the table below them.
        label: if text < LARGE {
            day.clone()
        } else {
            format!("Meeting\u{a0}{}", meeting.number)
        },
        values: [
            meeting.attended,
            meeting.apologies,
            meeting.absent,
            meeting.guests,
        ]
        .into_iter()
        .take(names.len())
        .collect(),
    };
    Bars {
        title: title(meetings),
        description: description(meetings, guests),
        rows_are: "Meeting".into(),
        counted: "People".into(),
        parts: names
            .iter()
            .zip(LOOKS)
            .map(|(name, fill)| Part {
                name: (*name).into(),
                fill,
            })
            .collect(),
        rows: meetings.iter().zip(days).map(row).collect(),
    }
}

fn title(meetings: &[MeetingAttendance]) -> String {
    match meetings {
        [one] => format!("Attendance at meeting {}", one.number),
        [first, .., last] => {
            format!("Attendance at meetings {} to {}", first.number, last.number)
        }
        [] => "Attendance".into(),
    }
}

/// What one sees in the chart.
fn description(meetings: &[MeetingAttendance], guests: bool) -> String {
    let attended = meetings.iter().map(|meeting| meeting.attended);
    let came = match (attended.clone().min(), attended.max()) {
        (Some(least), Some(most)) if least == most => {
            format!("{} came each time", members_of(most))
        }
        (Some(least), Some(most)) => format!("Between {least} and {most} members came"),
        _ => return "No attendance has been entered.".into(),
    };
    let sum = |part: fn(&MeetingAttendance) -> u32| meetings.iter().map(part).sum::<u32>();
    let mut text = format!(
        "Bars, one for each meeting. {came}; {} apologies and {} absences in all",
        sum(|meeting| meeting.apologies),
        sum(|meeting| meeting.absent)
    );
    if guests {
        text.push_str(", and ");
        text.push_str(&sum(|meeting| meeting.guests).to_string());
        text.push_str(" visits of guests");
    }
    text.push_str(". The table after the figure has the numbers.");
    text
}

fn members_of(number: u32) -> String {
    if number == 1 {
        "One member".into()
    } else {
        format!("{number} members")
    }
}

fn lead(report: &AttendanceReport) -> String {
    let Some((first, last)) = report.meetings.first().zip(report.meetings.last()) else {
        return "No attendance has been entered for a meeting yet.".into();
    };
    let meetings = match report.meetings.len() {
        1 => format!("One meeting, {}.", unbroken_date(first.date)),
        many => format!(
            "{} meetings, {} to {}.",
            capital(&number_word(many)),
            unbroken_date(first.date),
            unbroken_date(last.date)
        ),
    };
    match report.share {
        Some(share) => format!("{meetings} Members are expected to come to {share}% of meetings."),
        None => meetings,
    }
}

fn members(report: &AttendanceReport) -> Block {
    let number = |title: &str, longest: &str| Column {
        right: true,
        ..Column::new(title, Width::fit(18.0, longest))
    };
    let rows = report.members.iter().map(|member| {
        [
            member.name.trim().to_owned(),
            format!("{} of {}", member.attended, counted_meetings(member)),
            member.apologies.to_string(),
            member.absent.to_string(),
        ]
        .iter()
        .map(|cell| text_cell(cell))
        .collect()
    });
    Block::Table(Table {
        look: TableLook::Close,
        columns: vec![
            Column {
                heads_row: true,
                ..Column::new("Name", Width::Rest)
            },
            number("Attended", "00 of 00"),
            number("Apologies", "000"),
            number("Absent", "000"),
        ],
        rows: rows.collect(),
    })
}

fn counted_meetings(member: &MemberAttendance) -> u32 {
    member.attended + member.apologies + member.absent
}
