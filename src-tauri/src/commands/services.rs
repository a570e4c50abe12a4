//! Services (domain C1).

use copse_core::{
    ids::ServiceId,
    journal::Done,
    services::{self, Service, ServiceDetails},
};
use tauri::State;

use crate::{
    session::Shell,
    wire::{Answer, ById, Change, InCommunity, New},
};

#[tauri::command]
pub(super) async fn service_list(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<Vec<Service>> {
    shell
        .store(move |store| services::service_list(store, input.community))
        .await
}

#[tauri::command]
pub(super) async fn service_get(
    shell: State<'_, Shell>,
    input: ById<ServiceId>,
) -> Answer<Service> {
    shell
        .store(move |store| services::service_get(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn service_create(
    shell: State<'_, Shell>,
    input: New<ServiceDetails>,
) -> Answer<Done<Service>> {
    shell
        .store(move |store| services::service_create(store, input.community, input.details))
        .await
}

#[tauri::command]
pub(super) async fn service_update(
    shell: State<'_, Shell>,
    input: Change<ServiceId, ServiceDetails>,
) -> Answer<Done<Service>> {
    shell
        .store(move |store| services::service_update(store, input.id, input.version, input.details))
        .await
}

#[tauri::command]
pub(super) async fn service_delete(
    shell: State<'_, Shell>,
    input: ById<ServiceId>,
) -> Answer<Done<()>> {
    shell
        .store(move |store| services::service_delete(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn service_restore(
    shell: State<'_, Shell>,
    input: ById<ServiceId>,
) -> Answer<Done<Service>> {
    shell
        .store(move |store| services::service_restore(store, input.id))
        .await
}
