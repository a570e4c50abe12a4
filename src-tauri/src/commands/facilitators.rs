//! Facilitators, their roles, and handing a role over (domain B5).

use copse_core::{
    facilitators::{self, Facilitator, FacilitatorDetails, HandOver, RoleLine},
    ids::FacilitatorId,
    journal::Done,
};
use tauri::State;

use crate::{
    session::Shell,
    wire::{Answer, Change, NewFacilitator, Nothing, RolesInput},
};

#[tauri::command]
pub(super) async fn facilitator_list(
    shell: State<'_, Shell>,
    input: Nothing,
) -> Answer<Vec<Facilitator>> {
    let Nothing {} = input;
    shell
        .store(|store| facilitators::facilitator_list(store))
        .await
}

/// Without a passphrase of their own yet: `slot_add` gives one.
#[tauri::command]
pub(super) async fn facilitator_create(
    shell: State<'_, Shell>,
    input: NewFacilitator,
) -> Answer<Done<Facilitator>> {
    shell
        .store(move |store| facilitators::facilitator_create(store, input.details, None))
        .await
}

#[tauri::command]
pub(super) async fn facilitator_update(
    shell: State<'_, Shell>,
    input: Change<FacilitatorId, FacilitatorDetails>,
) -> Answer<Done<Facilitator>> {
    shell
        .store(move |store| {
            facilitators::facilitator_update(store, input.id, input.version, input.details)
        })
        .await
}

#[tauri::command]
pub(super) async fn hand_over(
    shell: State<'_, Shell>,
    input: HandOver,
) -> Answer<Done<Vec<Facilitator>>> {
    shell
        .store(move |store| facilitators::hand_over(store, &input))
        .await
}

#[tauri::command]
pub(super) async fn roles_held(
    shell: State<'_, Shell>,
    input: RolesInput,
) -> Answer<Vec<RoleLine>> {
    shell
        .store(move |store| facilitators::roles_held(store, input.community))
        .await
}
