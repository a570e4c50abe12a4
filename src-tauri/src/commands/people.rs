//! People (domain C3, C4).

use copse_core::{
    ids::PersonId,
    journal::Done,
    people::{self, Advice, Person, PersonDetails},
};
use tauri::State;

use crate::{
    session::Shell,
    wire::{Answer, ById, Change, InCommunity, New},
};

#[tauri::command]
pub(super) async fn person_list(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<Vec<Person>> {
    shell
        .store(move |store| people::person_list(store, input.community))
        .await
}

#[tauri::command]
pub(super) async fn person_get(shell: State<'_, Shell>, input: ById<PersonId>) -> Answer<Person> {
    shell
        .store(move |store| people::person_get(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn person_create(
    shell: State<'_, Shell>,
    input: New<PersonDetails>,
) -> Answer<Done<Person>> {
    shell
        .store(move |store| people::person_create(store, input.community, input.details))
        .await
}

#[tauri::command]
pub(super) async fn person_update(
    shell: State<'_, Shell>,
    input: Change<PersonId, PersonDetails>,
) -> Answer<Done<Person>> {
    shell
        .store(move |store| people::person_update(store, input.id, input.version, input.details))
        .await
}

#[tauri::command]
pub(super) async fn person_delete(
    shell: State<'_, Shell>,
    input: ById<PersonId>,
) -> Answer<Done<()>> {
    shell
        .store(move |store| people::person_delete(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn person_restore(
    shell: State<'_, Shell>,
    input: ById<PersonId>,
) -> Answer<Done<Person>> {
    shell
        .store(move |store| people::person_restore(store, input.id))
        .await
}

/// What the composition asks one to think about (domain C6, C7, C11).
#[tauri::command]
pub(super) async fn people_advice(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<Vec<Advice>> {
    shell
        .store(move |store| people::people_advice(store, input.community))
        .await
}
