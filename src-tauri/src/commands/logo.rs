//! The picture on a community's documents (domain A5).

use copse_core::{
    community::{self, Community, LOGO_MOST},
    ids::CommunityId,
    journal::Done,
};
use copse_press::model::Logo;
use data_encoding::BASE64;
use tauri::State;

use crate::{
    desktop::PICTURE,
    fault::Fault,
    session::Shell,
    wire::{Answer, ById, LogoPicture},
};

/// Asks for a PNG or an SVG. One that cannot be drawn is told now, not on a printed page.
#[tauri::command]
pub(super) async fn community_logo_choose(
    shell: State<'_, Shell>,
    input: ById<CommunityId>,
) -> Answer<Done<Community>> {
    shell
        .work(move |shell| {
            shell.with_open(|open| Ok(community::community_get(&open.store, input.id)?))?;
            let path = shell
                .desktop()
                .choose_file("Choose a logo", PICTURE)
                .ok_or(Fault::Cancelled)?;
            let file = copse_handout::read_bytes(&path, LOGO_MOST)?;
            Logo::read(&file, "").map_err(|error| Fault::field("logo", &error.to_string()))?;
            shell.with_open(|open| {
                Ok(community::community_logo_set(
                    &mut open.store,
                    input.id,
                    Some(file),
                )?)
            })
        })
        .await
}

#[tauri::command]
pub(super) async fn community_logo_remove(
    shell: State<'_, Shell>,
    input: ById<CommunityId>,
) -> Answer<Done<Community>> {
    shell
        .store(move |store| community::community_logo_set(store, input.id, None))
        .await
}

/// As an address for an image, which may hold no script and reach nothing outside.
#[tauri::command]
pub(super) async fn community_logo_get(
    shell: State<'_, Shell>,
    input: ById<CommunityId>,
) -> Answer<Option<LogoPicture>> {
    shell
        .open(move |open| {
            let file = community::community_logo(&open.store, input.id)?;
            Ok(file.map(|file| {
                let kind = if file.starts_with(&[0x89, b'P', b'N', b'G']) {
                    "image/png"
                } else {
                    "image/svg+xml"
                };
                LogoPicture {
                    data_url: format!("data:{kind};base64,{}", BASE64.encode(&file)),
                }
            }))
        })
        .await
}
