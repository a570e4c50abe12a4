//! Communities (domain A4, A5).

use copse_core::{
    community::{self, Community, CommunityDetails},
    ids::CommunityId,
    journal::Done,
};
use tauri::State;

use crate::{
    session::Shell,
    wire::{Answer, ById, Change, NewCommunity, Nothing},
};

#[tauri::command]
pub(super) async fn community_list(
    shell: State<'_, Shell>,
    input: Nothing,
) -> Answer<Vec<Community>> {
    let Nothing {} = input;
    shell.store(|store| community::community_list(store)).await
}

#[tauri::command]
pub(super) async fn community_get(
    shell: State<'_, Shell>,
    input: ById<CommunityId>,
) -> Answer<Community> {
    shell
        .store(move |store| community::community_get(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn community_create(
    shell: State<'_, Shell>,
    input: NewCommunity,
) -> Answer<Done<Community>> {
    shell
        .store(move |store| community::community_create(store, input.details))
        .await
}

#[tauri::command]
pub(super) async fn community_update(
    shell: State<'_, Shell>,
    input: Change<CommunityId, CommunityDetails>,
) -> Answer<Done<Community>> {
    shell
        .store(move |store| {
            community::community_update(store, input.id, input.version, input.details)
        })
        .await
}
