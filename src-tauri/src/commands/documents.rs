//! Documents: made in memory, looked at, saved (domain E13, D8, E15).

use std::{borrow::Cow, path::PathBuf};

use copse_core::{
    exports::{self, Export as Exported},
    letters, meetings,
};
use copse_documents::RecoverySheet;
use copse_handout::{Draft, Export, Format, ThisPc, name_of};
use tauri::State;

use crate::{
    desktop::{self, DOCX, PDF},
    fault::Fault,
    session::{Open, Shell},
    shelf::MadeDocument,
    wire::{
        Answer, AttendanceFigure, DocumentInfo, DocumentInput, DocumentPageInput,
        DocumentSaveInput, Handle, InCommunity, LetterChoice, Nothing, PagePicture, Saved,
    },
};

/// Width of a figure on the screen, in CSS pixels.
const SCREEN_WIDTH: f32 = 680.0;
/// Size of text in a figure on the screen, in CSS pixels.
const SCREEN_TEXT: f32 = 14.0;

#[tauri::command]
pub(super) async fn document_make(
    shell: State<'_, Shell>,
    input: DocumentInput,
) -> Answer<DocumentInfo> {
    shell
        .work(move |shell| {
            let pc = this_pc(shell);
            let edition = input.edition.into();
            let draft = shell.with_open(|open| {
                Ok(copse_handout::gather(
                    &open.store,
                    &input.request,
                    edition,
                    &pc,
                )?)
            })?;
            keep(shell, draft)
        })
        .await
}

/// The recovery key on paper; only in the session in which the vault was made.
#[tauri::command]
pub(super) async fn recovery_sheet_make(
    shell: State<'_, Shell>,
    input: Nothing,
) -> Answer<DocumentInfo> {
    let Nothing {} = input;
    shell
        .work(|shell| {
            let vault = name_of(&shell.places().vault);
            let sheet = shell.with_open(|open| recovery_sheet(open, vault))?;
            keep(shell, copse_handout::recovery_sheet(&sheet))
        })
        .await
}

#[tauri::command]
pub(super) async fn document_page(
    shell: State<'_, Shell>,
    input: DocumentPageInput,
) -> Answer<PagePicture> {
    shell
        .work(move |shell| {
            let document = shell.with_open(|open| open.shelf.document(&input.handle))?;
            document.page(input.page, input.width).map(PagePicture)
        })
        .await
}

#[tauri::command]
pub(super) async fn document_save(
    shell: State<'_, Shell>,
    input: DocumentSaveInput,
) -> Answer<Saved> {
    shell
        .work(move |shell| Ok(Saved::at(&save(shell, &input)?)))
        .await
}

/// Saves, then opens the file with the system's viewer.
#[tauri::command]
pub(super) async fn document_save_open(
    shell: State<'_, Shell>,
    input: DocumentSaveInput,
) -> Answer<Saved> {
    shell
        .work(move |shell| {
            let path = save(shell, &input)?;
            desktop::open(shell.desktop(), &path)?;
            Ok(Saved::at(&path))
        })
        .await
}

#[tauri::command]
pub(super) async fn document_close(shell: State<'_, Shell>, input: Handle) -> Answer<()> {
    shell
        .open(move |open| {
            open.shelf.drop_handle(&input.handle);
            Ok(())
        })
        .await
}

/// What left the program (domain E15).
#[tauri::command]
pub(super) async fn export_list(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<Vec<Exported>> {
    shell
        .store(move |store| exports::export_list(store, input.community))
        .await
}

/// What a document may say of this PC.
fn this_pc(shell: &Shell) -> ThisPc {
    ThisPc {
        backup_folder: shell.backup_folder(),
        locks_after_minutes: shell.settings().lock_after_minutes.into(),
    }
}

/// What the recovery sheet shows. `vault` is the name of the vault's folder.
fn recovery_sheet(open: &Open, vault: String) -> Result<RecoverySheet, Fault> {
    let recovery = open.recovery.as_ref().ok_or(Fault::Gone)?;
    Ok(RecoverySheet {
        // The key leaves its own type here for the first time, and only to be printed.
        groups: recovery
            .key
            .to_string()
            .split('-')
            .map(str::to_owned)
            .collect(),
        vault,
        facilitator: recovery.facilitator.clone(),
        made_on: open.store.today(),
    })
}

/// Sets the pages without the session, so that typing and saving go on meanwhile. Letters to hundreds of people take
/// a while: the page may ask how far they are, and stop them.
fn keep(shell: &Shell, draft: Draft) -> Result<DocumentInfo, Fault> {
    let telling = shell.telling("Making the document");
    let set = copse_handout::set_watched(draft, &mut |done| {
        if done < 1.0 {
            telling.at("Setting the pages", done, true)
        } else {
            telling.at("Putting the file together", done, false)
        }
    });
    shell.with_open(|open| {
        let document = MadeDocument::new(set?);
        let info = document.info.clone();
        open.shelf.put_document(document);
        Ok(info)
    })
}

/// Asks where to save a document, and saves it.
fn save(shell: &Shell, input: &DocumentSaveInput) -> Result<PathBuf, Fault> {
    let document = shell.with_open(|open| open.shelf.document(&input.handle))?;
    let file = &document.file;
    let (bytes, file_type) = match input.format {
        Format::Pdf => (Cow::Borrowed(file.bytes.as_slice()), PDF),
        Format::Docx => (Cow::Owned(file.in_format(Format::Docx)?), DOCX),
    };
    let target = shell
        .desktop()
        .save_as(&file.name(input.format), file_type)
        .ok_or(Fault::Cancelled)?;
    let export = file.export.clone().map(|export| Export {
        purpose: input.purpose.trim().to_owned(),
        for_whom: input.for_whom.trim().to_owned(),
        ..export
    });
    shell.with_open(|open| {
        Ok(copse_handout::hand_out(
            &mut open.store,
            export.as_ref(),
            &target,
            &bytes,
        )?)
    })
}

/// The letters that can be merged (domain C14).
#[tauri::command]
pub(super) async fn letter_templates(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<Vec<LetterChoice>> {
    let InCommunity { .. } = input;
    shell
        .open(|_| {
            let choices = letters::starters()
                .into_iter()
                .map(|(id, template)| LetterChoice {
                    id,
                    about: id.about().to_owned(),
                    needs_meeting: letters::needs_meeting(&template),
                    name: template.name,
                });
            Ok(choices.collect())
        })
        .await
}

/// Attendance as a figure for the screen.
#[tauri::command]
pub(super) async fn attendance_get(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<AttendanceFigure> {
    shell
        .work(move |shell| {
            let report = shell
                .with_open(|open| Ok(meetings::attendance_report(&open.store, input.community)?))?;
            let figures = copse_documents::attendance_figures(&report, SCREEN_WIDTH, SCREEN_TEXT);
            let Some(figure) = figures.first() else {
                return Ok(AttendanceFigure {
                    svg: String::new(),
                    title: String::new(),
                    description: String::new(),
                    columns: Vec::new(),
                    rows: Vec::new(),
                });
            };
            Ok(AttendanceFigure {
                svg: copse_press::scene::svg(figure, "attendance"),
                title: figure.title.clone(),
                description: figure.description.clone(),
                columns: figure.numbers.columns.clone(),
                rows: figure.numbers.rows.clone(),
            })
        })
        .await
}
