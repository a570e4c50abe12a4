//! The sample community (domain H10).

use copse_core::{
    community::{self, Community},
    ids::CommunityId,
    journal::Done,
};
use tauri::State;

use crate::{
    session::Shell,
    wire::{Answer, ById, Nothing},
};

#[tauri::command]
pub(super) async fn sample_create(
    shell: State<'_, Shell>,
    input: Nothing,
) -> Answer<Done<Community>> {
    let Nothing {} = input;
    shell.store(copse_sample::sample_create).await
}

#[tauri::command]
pub(super) async fn sample_remove(
    shell: State<'_, Shell>,
    input: ById<CommunityId>,
) -> Answer<Done<()>> {
    shell
        .store(move |store| community::sample_remove(store, input.id))
        .await
}
