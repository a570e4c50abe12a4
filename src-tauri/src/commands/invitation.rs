//! Invitations: made in memory, written to a folder, opened with the mail program (domain D7).

use std::path::PathBuf;

use copse_handout::{NamedBytes, Target};
use tauri::State;

use crate::{
    desktop,
    fault::Fault,
    session::Shell,
    shelf::MadeInvitation,
    wire::{Answer, Handle, InvitationInfo, InvitationInput, Saved},
};

#[tauri::command]
pub(super) async fn invitation_make(
    shell: State<'_, Shell>,
    input: InvitationInput,
) -> Answer<InvitationInfo> {
    shell
        .work(move |shell| {
            let draft = shell.with_open(|open| {
                Ok(copse_handout::invitation_gather(
                    &open.store,
                    input.meeting,
                    &input.reasons,
                    input.edition.into(),
                )?)
            })?;
            let invitation = copse_handout::invitation_set(draft, input.message.as_deref())?;
            let invitation = MadeInvitation::new(invitation);
            let info = invitation.info.clone();
            shell.with_open(|open| {
                open.shelf.put_invitation(invitation);
                Ok(info)
            })
        })
        .await
}

/// Writes the mail to a folder that the user chooses and opens it with the mail program.
#[tauri::command]
pub(super) async fn invitation_open(shell: State<'_, Shell>, input: Handle) -> Answer<Saved> {
    shell
        .work(move |shell| {
            let (_, written) = save(shell, &input, |invitation| vec![named(&invitation.mail)])?;
            let mail = written
                .first()
                .ok_or_else(|| Fault::crashed("invitation: nothing written"))?;
            desktop::open(shell.desktop(), mail)?;
            Ok(Saved::at(mail))
        })
        .await
}

/// Writes mail, calendar entry and pack to a folder that the user chooses.
#[tauri::command]
pub(super) async fn invitation_save(shell: State<'_, Shell>, input: Handle) -> Answer<Saved> {
    shell
        .work(move |shell| {
            let (folder, _) = save(shell, &input, |invitation| {
                let pack = &invitation.pack.file;
                vec![
                    named(&invitation.mail),
                    named(&invitation.calendar),
                    (&pack.suggested_name, &pack.bytes),
                ]
            })?;
            Ok(Saved::at(&folder))
        })
        .await
}

fn named(file: &NamedBytes) -> (&str, &[u8]) {
    (&file.name, &file.bytes)
}

/// Nothing in the folder is replaced: a file that has the name already is left and a number put to the new one.
fn save(
    shell: &Shell,
    input: &Handle,
    files: impl Fn(&MadeInvitation) -> Vec<(&str, &[u8])>,
) -> Result<(PathBuf, Vec<PathBuf>), Fault> {
    let invitation = shell.with_open(|open| open.shelf.invitation(&input.handle))?;
    let folder = shell
        .desktop()
        .choose_folder("Folder for the invitation")
        .ok_or(Fault::Cancelled)?;
    let written = shell.with_open(|open| {
        files(&invitation)
            .into_iter()
            .map(|(name, bytes)| {
                let target = Target::Beside(folder.join(name));
                let export = invitation.export.as_ref();
                Ok(copse_handout::hand_out(
                    &mut open.store,
                    export,
                    &target,
                    bytes,
                )?)
            })
            .collect::<Result<Vec<_>, Fault>>()
    })?;
    Ok((folder, written))
}
