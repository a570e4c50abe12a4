//! Invitations: made in memory, written to a folder, opened with the mail program (domain D7).

use std::path::PathBuf;

use tauri::State;

use crate::{
    fault::Fault,
    files::{Target, name_of},
    letter, outgoing,
    session::Shell,
    shelf::NamedBytes,
    wire::{Answer, Handle, InvitationInfo, InvitationInput, Saved},
};

#[tauri::command]
pub(super) async fn invitation_make(
    shell: State<'_, Shell>,
    input: InvitationInput,
) -> Answer<InvitationInfo> {
    shell
        .work(move |shell| {
            let gathered = shell.with_open(|open| letter::gather(&mut open.store, &input))?;
            let (pack, invitation) = letter::put_together(gathered, input.message.as_deref())?;
            let info = invitation.info.clone();
            shell.with_open(|open| {
                open.shelf.put_document(pack);
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
            let (_, written) = save(shell, &input, |invitation| vec![&invitation.mail])?;
            let mail = written
                .first()
                .ok_or_else(|| Fault::crashed("invitation: nothing written"))?;
            outgoing::open(shell.desktop(), mail)?;
            Ok(outgoing::saved(mail))
        })
        .await
}

/// Writes mail, calendar entry and pack to a folder that the user chooses.
#[tauri::command]
pub(super) async fn invitation_save(shell: State<'_, Shell>, input: Handle) -> Answer<Saved> {
    shell
        .work(move |shell| {
            let (folder, _) = save(shell, &input, |invitation| {
                vec![&invitation.mail, &invitation.calendar, &invitation.pack]
            })?;
            Ok(Saved {
                name: name_of(&folder),
            })
        })
        .await
}

/// Nothing in the folder is replaced: a file that has the name already is left and a number put to the new one.
fn save(
    shell: &Shell,
    input: &Handle,
    files: impl Fn(&crate::shelf::MadeInvitation) -> Vec<&NamedBytes>,
) -> Result<(PathBuf, Vec<PathBuf>), Fault> {
    let invitation = shell.with_open(|open| open.shelf.invitation(&input.handle))?;
    let folder = shell
        .desktop()
        .choose_folder("Folder for the invitation")
        .ok_or(Fault::Cancelled)?;
    let written = shell.with_open(|open| {
        files(&invitation)
            .into_iter()
            .map(|file| {
                let target = Target::Beside(folder.join(&file.name));
                outgoing::write(open, Some(&invitation.export), &target, &file.bytes)
            })
            .collect::<Result<Vec<_>, _>>()
    })?;
    Ok((folder, written))
}
