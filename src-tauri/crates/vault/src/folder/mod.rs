//! Whether a folder is a fit place for a vault, and what else lies there.
//!
//! A folder that `OneDrive` or Dropbox carries to other PCs is no place for a database that is written in
//! place: the service may upload half a change, and answers two PCs at once with "conflicted copies"
//! of single files. On a network drive locks are often only promised. Both are refused for writing
//! unless the caller insists; reading a backup from there is always fine.

mod conflicts;
mod mounts;
mod services;
mod surroundings;

use std::path::{Component, Path, PathBuf, Prefix};

use crate::error::VaultError;
pub use conflicts::{ConflictCopy, ConflictKind, conflict_copies};
use surroundings::Surroundings;

/// What [`folder_judge`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FolderVerdict {
    /// Nothing speaks against it.
    Fit,
    /// A service keeps the folder the same on several PCs.
    Synced {
        /// Its name, for people: `OneDrive`.
        service: String,
    },
    /// The folder lies on another computer.
    Network {
        /// What kind of connection, for people: `SMB`.
        kind: String,
    },
}

impl FolderVerdict {
    /// Whether a vault may be written there.
    pub fn is_fit(&self) -> bool {
        *self == Self::Fit
    }

    /// The reason and the way out, where there is something to say.
    pub fn advice(&self) -> Option<String> {
        match self {
            Self::Fit => None,
            Self::Synced { service } => Some(format!(
                "This folder is kept in step with other PCs by {service}, which can tear a vault apart while it is written. Move the vault's folder to a place that is only on this PC, and let its backups go to {service} instead."
            )),
            Self::Network { kind } => Some(format!(
                "This folder is on another computer ({kind}), where a broken connection can damage a vault while it is written. Move the vault's folder to a disk of this PC, and let its backups go to the network drive instead."
            )),
        }
    }
}

/// Says whether a vault may be written in a folder, which need not exist yet. Reads names and a few small
/// files of the system; writes nothing.
pub fn folder_judge(folder: &Path) -> FolderVerdict {
    judge(folder, &Surroundings::of_this_pc())
}

/// Fails where a vault may not be written.
pub(crate) fn must_be_fit(folder: &Path) -> Result<(), VaultError> {
    match folder_judge(folder) {
        FolderVerdict::Fit => Ok(()),
        verdict => Err(VaultError::FolderUnfit { verdict }),
    }
}

fn judge(folder: &Path, pc: &Surroundings) -> FolderVerdict {
    let places = places(folder);
    for place in &places {
        if is_unc(place) {
            return FolderVerdict::Network {
                kind: "a Windows share".to_owned(),
            };
        }
    }
    for place in &places {
        if let Some(service) = services::of(place, pc) {
            return FolderVerdict::Synced { service };
        }
    }
    for place in &places {
        match mounts::of(place, &pc.mounts) {
            FolderVerdict::Fit => {}
            verdict => return verdict,
        }
    }
    FolderVerdict::Fit
}

/// The folder as it was named, and as the system knows it: behind links, and on Windows behind the
/// letter of a network drive.
fn places(folder: &Path) -> Vec<PathBuf> {
    let named = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    // What does not exist yet is where the nearest folder above it is.
    let real = named.ancestors().find_map(|above| {
        let real = above.canonicalize().ok()?;
        let rest = named.strip_prefix(above).ok()?;
        Some(real.join(rest))
    });
    let mut places = vec![named];
    places.extend(real.filter(|real| !places.contains(real)));
    places
}

/// `\\server\share`, also in the long form that `canonicalize` gives for the letter of a network drive.
fn is_unc(place: &Path) -> bool {
    matches!(
        place.components().next(),
        Some(Component::Prefix(prefix))
            if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn nowhere() -> Surroundings {
        Surroundings::default()
    }

    fn service_of(place: &Path, pc: &Surroundings) -> Option<String> {
        match judge(place, pc) {
            FolderVerdict::Synced { service } => Some(service),
            FolderVerdict::Fit => None,
            other @ FolderVerdict::Network { .. } => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_plain_folder_is_fit_whether_it_is_there_or_not() {
        let folder = tempfile::tempdir().unwrap();
        assert!(judge(folder.path(), &nowhere()).is_fit());
        assert!(judge(&folder.path().join("not/yet"), &nowhere()).is_fit());
        assert!(folder_judge(folder.path()).is_fit());
        assert_eq!(FolderVerdict::Fit.advice(), None);
    }

    #[test]
    fn the_folders_that_services_make_are_known_by_their_names() {
        for (path, service) in [
            ("OneDrive/Copse", "OneDrive"),
            ("OneDrive - Calderfoot Council/Documents/Copse", "OneDrive"),
            ("Dropbox/copse", "Dropbox"),
            ("Dropbox (Calderfoot)/copse", "Dropbox"),
            ("Google Drive/copse", "Google Drive"),
            ("Library/CloudStorage/OneDrive-Personal/c", "OneDrive"),
            (
                "Library/CloudStorage/GoogleDrive-a@b/My Drive",
                "Google Drive",
            ),
            (
                "Library/Mobile Documents/com~apple~CloudDocs/c",
                "iCloud Drive",
            ),
            ("iCloudDrive/copse", "iCloud Drive"),
            ("nextcloud/copse", "Nextcloud"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let place = folder.path().join(path);
            assert_eq!(service_of(&place, &nowhere()).as_deref(), Some(service));
        }
        let folder = tempfile::tempdir().unwrap();
        for path in ["OneDriveless/copse", "my dropbox notes/copse", "Copse"] {
            assert_eq!(service_of(&folder.path().join(path), &nowhere()), None);
        }
    }

    #[test]
    fn the_marks_that_services_leave_are_known_wherever_the_folder_is_called() {
        for (mark, service) in [
            (".dropbox.cache/x", "Dropbox"),
            (".stfolder/x", "Syncthing"),
            (".sync_ab12cd34ef.db", "Nextcloud"),
            (".tmp.drivedownload/x", "Google Drive"),
            (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let mark = folder.path().join("work").join(mark);
            fs::create_dir_all(mark.parent().unwrap()).unwrap();
            fs::write(mark, "x").unwrap();
            let place = folder.path().join("work/deep/copse");
            assert_eq!(service_of(&place, &nowhere()).as_deref(), Some(service));
            assert_eq!(service_of(&folder.path().join("else"), &nowhere()), None);
        }
        let folder = tempfile::tempdir().unwrap();
        fs::write(
            folder.path().join("desktop.ini"),
            "[.ShellClassInfo]\r\nIconResource=C:\\Program Files\\Google\\Drive File Stream\\GoogleDriveFS.exe,23\r\n",
        )
        .unwrap();
        assert_eq!(
            service_of(&folder.path().join("copse"), &nowhere()).as_deref(),
            Some("Google Drive")
        );
    }

    #[test]
    fn what_the_pc_says_of_its_services_is_believed() {
        let folder = tempfile::tempdir().unwrap();
        let (home, work) = (folder.path().join("home"), folder.path().join("work"));
        fs::create_dir_all(home.join(".dropbox")).unwrap();
        let info = serde_json::json!({ "business": { "path": work.to_str().unwrap() } });
        fs::write(home.join(".dropbox/info.json"), info.to_string()).unwrap();
        let pc = Surroundings {
            dropbox: vec![home.join(".dropbox/info.json")],
            onedrive: vec![folder.path().join("files")],
            mounts: String::new(),
        };
        let of = |name: &str| service_of(&folder.path().join(name), &pc);
        assert_eq!(of("work/copse").as_deref(), Some("Dropbox"));
        assert_eq!(of("files/copse").as_deref(), Some("OneDrive"));
        assert_eq!(of("other/copse"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_a_synchronised_folder_hides_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("Dropbox/vault");
        fs::create_dir_all(&real).unwrap();
        let link = folder.path().join("vault");
        std::os::unix::fs::symlink(&real, &link).unwrap();
        assert_eq!(service_of(&link, &nowhere()).as_deref(), Some("Dropbox"));
    }
}
