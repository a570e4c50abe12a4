//! Evidence (domain F1, F2).

use copse_core::{
    evidence::{self, Evidence, EvidenceDetails},
    ids::EvidenceId,
    journal::Done,
};
use tauri::State;

use crate::{
    session::Shell,
    wire::{Answer, ById, Change, InCommunity, New},
};

#[tauri::command]
pub(super) async fn evidence_list(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<Vec<Evidence>> {
    shell
        .store(move |store| evidence::evidence_list(store, input.community))
        .await
}

#[tauri::command]
pub(super) async fn evidence_get(
    shell: State<'_, Shell>,
    input: ById<EvidenceId>,
) -> Answer<Evidence> {
    shell
        .store(move |store| evidence::evidence_get(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn evidence_create(
    shell: State<'_, Shell>,
    input: New<EvidenceDetails>,
) -> Answer<Done<Evidence>> {
    shell
        .store(move |store| evidence::evidence_create(store, input.community, input.details))
        .await
}

#[tauri::command]
pub(super) async fn evidence_update(
    shell: State<'_, Shell>,
    input: Change<EvidenceId, EvidenceDetails>,
) -> Answer<Done<Evidence>> {
    shell
        .store(move |store| {
            evidence::evidence_update(store, input.id, input.version, input.details)
        })
        .await
}

#[tauri::command]
pub(super) async fn evidence_delete(
    shell: State<'_, Shell>,
    input: ById<EvidenceId>,
) -> Answer<Done<()>> {
    shell
        .store(move |store| evidence::evidence_delete(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn evidence_restore(
    shell: State<'_, Shell>,
    input: ById<EvidenceId>,
) -> Answer<Done<Evidence>> {
    shell
        .store(move |store| evidence::evidence_restore(store, input.id))
        .await
}
