//! Meetings, agenda, register (domain D1, D5, D9).

use copse_core::{
    ids::MeetingId,
    journal::Done,
    meetings::{self, Meeting, MeetingDetails, MeetingFull, MeetingSeries},
};
use tauri::State;

use crate::{
    session::Shell,
    wire::{AgendaInput, Answer, ById, Change, InCommunity, New, RegisterInput},
};

#[tauri::command]
pub(super) async fn meeting_list(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<Vec<Meeting>> {
    shell
        .store(move |store| meetings::meeting_list(store, input.community))
        .await
}

#[tauri::command]
pub(super) async fn meeting_get(
    shell: State<'_, Shell>,
    input: ById<MeetingId>,
) -> Answer<MeetingFull> {
    shell
        .store(move |store| meetings::meeting_get(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn meeting_create(
    shell: State<'_, Shell>,
    input: New<MeetingDetails>,
) -> Answer<Done<MeetingFull>> {
    shell
        .store(move |store| meetings::meeting_create(store, input.community, input.details))
        .await
}

#[tauri::command]
pub(super) async fn meeting_update(
    shell: State<'_, Shell>,
    input: Change<MeetingId, MeetingDetails>,
) -> Answer<Done<MeetingFull>> {
    shell
        .store(move |store| meetings::meeting_update(store, input.id, input.version, input.details))
        .await
}

#[tauri::command]
pub(super) async fn meeting_delete(
    shell: State<'_, Shell>,
    input: ById<MeetingId>,
) -> Answer<Done<()>> {
    shell
        .store(move |store| meetings::meeting_delete(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn meeting_restore(
    shell: State<'_, Shell>,
    input: ById<MeetingId>,
) -> Answer<Done<MeetingFull>> {
    shell
        .store(move |store| meetings::meeting_restore(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn meeting_series_create(
    shell: State<'_, Shell>,
    input: New<MeetingSeries>,
) -> Answer<Done<Vec<Meeting>>> {
    shell
        .store(move |store| meetings::meeting_series_create(store, input.community, input.details))
        .await
}

#[tauri::command]
pub(super) async fn agenda_set(
    shell: State<'_, Shell>,
    input: AgendaInput,
) -> Answer<Done<MeetingFull>> {
    shell
        .store(move |store| meetings::agenda_set(store, input.id, input.version, input.items))
        .await
}

#[tauri::command]
pub(super) async fn register_set(
    shell: State<'_, Shell>,
    input: RegisterInput,
) -> Answer<Done<MeetingFull>> {
    shell
        .store(move |store| {
            meetings::register_set(
                store,
                input.id,
                input.person,
                input.guest,
                input.reply,
                input.attendance,
            )
        })
        .await
}
