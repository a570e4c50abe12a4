//! Actions (domain D11, E12).

use copse_core::{
    actions::{self, Action, ActionDetails},
    ids::ActionId,
    journal::Done,
};
use tauri::State;

use crate::{
    session::Shell,
    wire::{ActionListInput, Answer, ById, Change, New},
};

#[tauri::command]
pub(super) async fn action_list(
    shell: State<'_, Shell>,
    input: ActionListInput,
) -> Answer<Vec<Action>> {
    shell
        .store(move |store| actions::action_list(store, input.community, input.open_only))
        .await
}

#[tauri::command]
pub(super) async fn action_create(
    shell: State<'_, Shell>,
    input: New<ActionDetails>,
) -> Answer<Done<Action>> {
    shell
        .store(move |store| actions::action_create(store, input.community, input.details))
        .await
}

#[tauri::command]
pub(super) async fn action_update(
    shell: State<'_, Shell>,
    input: Change<ActionId, ActionDetails>,
) -> Answer<Done<Action>> {
    shell
        .store(move |store| actions::action_update(store, input.id, input.version, input.details))
        .await
}

#[tauri::command]
pub(super) async fn action_delete(
    shell: State<'_, Shell>,
    input: ById<ActionId>,
) -> Answer<Done<()>> {
    shell
        .store(move |store| actions::action_delete(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn action_restore(
    shell: State<'_, Shell>,
    input: ById<ActionId>,
) -> Answer<Done<Action>> {
    shell
        .store(move |store| actions::action_restore(store, input.id))
        .await
}
