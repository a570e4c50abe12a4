//! PDFs of others that go into the pack of a meeting (domain D8).

use copse_core::{
    attachments,
    ids::{AttachmentId, MeetingId},
    journal::Done,
    meetings::{self, MeetingFull},
};
use copse_press::graft::Apart;
use tauri::State;

use crate::{
    desktop::PDF,
    fault::Fault,
    session::{Open, Shell},
    wire::{Answer, AttachmentMoveInput, ById},
};

/// Asks for a PDF, looks it through, and keeps it in the vault.
#[tauri::command]
pub(super) async fn attachment_add(
    shell: State<'_, Shell>,
    input: ById<MeetingId>,
) -> Answer<Done<MeetingFull>> {
    shell
        .work(move |shell| {
            // Nobody should choose a file for nothing.
            shell.with_open(|open| Ok(meetings::meeting_get(&open.store, input.id)?))?;
            let path = shell
                .desktop()
                .choose_file("Attach a PDF to the pack", PDF)
                .ok_or(Fault::Cancelled)?;
            let apart =
                Apart::this_program().map_err(|error| Fault::field("file", &error.to_string()))?;
            let new = copse_handout::attachment_read(&path, "", &apart)?;
            shell.with_open(|open| {
                let done = attachments::attachment_add(&mut open.store, input.id, new)?;
                whole(open, input.id, done)
            })
        })
        .await
}

#[tauri::command]
pub(super) async fn attachment_move(
    shell: State<'_, Shell>,
    input: AttachmentMoveInput,
) -> Answer<Done<MeetingFull>> {
    shell
        .open(move |open| {
            let meeting = attachments::attachment_get(&open.store, input.id)?.meeting;
            let done = attachments::attachment_move(&mut open.store, input.id, input.up)?;
            whole(open, meeting, done)
        })
        .await
}

#[tauri::command]
pub(super) async fn attachment_remove(
    shell: State<'_, Shell>,
    input: ById<AttachmentId>,
) -> Answer<Done<MeetingFull>> {
    shell
        .open(move |open| {
            let meeting = attachments::attachment_get(&open.store, input.id)?.meeting;
            let done = attachments::attachment_delete(&mut open.store, input.id)?;
            whole(open, meeting, done)
        })
        .await
}

fn whole<T>(open: &Open, meeting: MeetingId, done: Done<T>) -> Result<Done<MeetingFull>, Fault> {
    let full = meetings::meeting_get(&open.store, meeting)?;
    Ok(done.map(|_| full))
}
