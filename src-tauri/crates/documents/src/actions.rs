//! The actions of a community (domain D11).

use copse_core::actions::{ActionItem, ActionsReport};
use copse_press::model::{
    Block, Cell, Column, Document, Edition, HeadingLook, ParagraphLook, Table, TableLook, Width,
};
use jiff::civil::Date;

use crate::furniture::{
    self, Head, capital, counted, long_date, number_word, short_date, text_cell, unbroken_date,
};

/// Sets the open and the done actions of a community (domain D11).
pub fn actions(report: &ActionsReport, edition: Edition) -> Document {
    let mut document = furniture::document(
        Head {
            title: format!("Actions, {}", long_date(report.made_on)),
            community: &report.community,
            author: &report.community,
            language: &report.language,
            mark: &report.confidentiality,
            footer: format!("Actions, made on {}", unbroken_date(report.made_on)),
            made_on: report.made_on,
            identifier: format!("actions {}", report.community),
        },
        edition,
    );
    document.blocks = vec![
        Block::heading(1, HeadingLook::Title, "Actions"),
        Block::styled(ParagraphLook::Lead, lead(report)),
    ];
    if !report.open.is_empty() {
        let heading = Block::heading(2, HeadingLook::Section, "Open");
        let table = Block::Table(open_table(&report.open, report.made_on));
        document.blocks.extend([heading, table]);
    }
    if !report.done.is_empty() {
        let heading = Block::heading(2, HeadingLook::Section, "Done");
        let table = Block::Table(done_table(&report.done, report.made_on));
        document.blocks.extend([heading, table]);
    }
    document
}

/// `Five open, two of them late. Three done.`
fn lead(report: &ActionsReport) -> String {
    let late = report.open.iter().filter(|action| action.overdue).count();
    let open = match report.open.len() {
        0 => "No action is open.".to_owned(),
        all => format!("{}.", counted(all, "open", late, "late")),
    };
    match report.done.len() {
        0 => open,
        done => format!("{open} {} done.", capital(&number_word(done))),
    }
}

/// Who is to do an open action.
pub(crate) fn owner_cell(owner: &str) -> Cell {
    match owner.trim() {
        "" => text_cell("Nobody yet"),
        owner => text_cell(owner),
    }
}

/// Open actions with a box to tick; `near` is the day whose year goes without saying. Also of use in the notes of a
/// meeting.
pub(crate) fn open_table(actions: &[ActionItem], near: Date) -> Table {
    let due = |action: &ActionItem| match action.due {
        Some(day) if action.overdue => format!("{}, late", short_date(day, near)),
        Some(day) => short_date(day, near),
        None => String::new(),
    };
    let dates: Vec<String> = actions.iter().map(due).collect();
    let longest = dates.iter().max_by_key(|date| date.chars().count());
    let rows = actions.iter().zip(&dates).map(|(action, date)| {
        vec![
            vec![Block::TickBox],
            what(action, near),
            owner_cell(&action.owner),
            text_cell(date),
        ]
    });
    Table {
        look: TableLook::Close,
        rows: rows.collect(),
        columns: vec![
            Column::new("Done", Width::fit(12.0, "")),
            Column {
                heads_row: true,
                ..Column::new("What", Width::Rest)
            },
            Column::new("Who", Width::fit(34.0, "")),
            Column::new("By", Width::fit(22.0, longest.cloned().unwrap_or_default())),
        ],
    }
}

/// Done actions with the day on which they were done; `near` as in [`open_table`].
pub(crate) fn done_table(actions: &[ActionItem], near: Date) -> Table {
    let date = |action: &ActionItem| {
        action
            .done_on
            .map_or_else(String::new, |day| short_date(day, near))
    };
    let longest = actions
        .iter()
        .map(date)
        .max_by_key(|day| day.chars().count());
    let rows = actions.iter().map(|action| {
        vec![
            what(action, near),
            text_cell(&action.owner),
            text_cell(&date(action)),
        ]
    });
    Table {
        look: TableLook::Close,
        rows: rows.collect(),
        columns: vec![
            Column {
                heads_row: true,
                ..Column::new("What", Width::Rest)
            },
            Column::new("Who", Width::fit(34.0, "")),
            Column::new("Done on", Width::fit(22.0, longest.unwrap_or_default())),
        ],
    }
}

/// What is to be done, and below it where it was agreed.
fn what(action: &ActionItem, near: Date) -> Cell {
    let mut cell = vec![Block::paragraph(action.what.trim())];
    if let Some((number, day)) = action.agreed_at {
        let agreed = format!("Meeting {number}, {}", short_date(day, near));
        cell.push(Block::styled(ParagraphLook::Small, agreed));
    }
    cell
}
