//! Folders that are not what one hoped for: each ends in a sentence.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::io;
use std::path::Path;

use common::{FLOOR, PASSPHRASE, made};
use copse_vault::{Passphrase, Probe, Vault, VaultError, probe};

fn create(folder: &Path) -> Result<(), VaultError> {
    Vault::create(folder, &Passphrase::new(PASSPHRASE.to_owned()), FLOOR).map(drop)
}

fn unlock(folder: &Path) -> VaultError {
    Vault::unlock(folder, &common::passphrase(PASSPHRASE)).unwrap_err()
}

#[test]
fn an_absent_folder_is_made_with_those_above_it_and_litter_does_not_count() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("a").join("b");
    assert!(matches!(probe(&deep), Probe::None));
    create(&deep).unwrap();
    assert!(matches!(probe(&deep), Probe::Vault { whole: true, .. }));

    let shown = folder.path().join("shown");
    fs::create_dir(&shown).unwrap();
    fs::write(shown.join(".DS_Store"), "x").unwrap();
    assert!(matches!(probe(&shown), Probe::None));
    create(&shown).unwrap();
    assert!(shown.join(".DS_Store").exists());
}

#[cfg(unix)]
#[test]
fn a_new_folder_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("vault");
    create(&vault).unwrap();
    assert_eq!(
        vault.metadata().unwrap().permissions().mode() & 0o777,
        0o700
    );
}

#[test]
fn a_folder_with_files_or_a_vault_is_not_made_into_a_vault() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("letter.docx"), "x").unwrap();
    assert!(matches!(
        create(folder.path()),
        Err(VaultError::FolderNotEmpty)
    ));
    assert!(matches!(probe(folder.path()), Probe::Foreign));
    assert_eq!(common::files(folder.path()).len(), 1);

    let made = made();
    let before = common::files(made.path());
    assert!(matches!(
        create(made.path()),
        Err(VaultError::FolderNotEmpty)
    ));
    assert_eq!(common::files(made.path()), before);
}

#[test]
fn what_is_not_a_vault_is_not_opened_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(unlock(folder.path()), VaultError::NotAVault));
    fs::write(folder.path().join("letter.docx"), "x").unwrap();
    assert!(matches!(unlock(folder.path()), VaultError::NotAVault));
    assert_eq!(common::files(folder.path()).len(), 1);
}

#[test]
fn a_folder_that_is_gone_or_lies_under_a_file_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(
        unlock(&folder.path().join("gone")),
        VaultError::FolderMissing
    ));
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    assert!(matches!(unlock(&file), VaultError::FolderMissing));
    assert!(matches!(
        unlock(&file.join("vault")),
        VaultError::FolderMissing
    ));
    for path in [file.clone(), file.join("vault")] {
        assert!(
            matches!(create(&path), Err(VaultError::FolderMissing)),
            "{path:?}"
        );
    }
    assert_eq!(fs::read(file).unwrap(), b"x");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_read_only() {
    use std::os::unix::fs::PermissionsExt;
    let made = made();
    fs::remove_file(made.file("in-use.lock")).unwrap();
    fs::set_permissions(made.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser writes where nobody may; then only the mapping below is tested.
    if fs::write(made.file("try"), "x").is_err() {
        assert!(matches!(made.unlock(), Err(VaultError::ReadOnly)));
        assert!(matches!(
            create(&made.file("inner")),
            Err(VaultError::ReadOnly)
        ));
    }
    fs::set_permissions(made.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn trouble_reported_by_the_system_becomes_a_sentence_with_what_to_do() {
    let sentence = |kind: io::ErrorKind| VaultError::from(io::Error::from(kind)).to_string();
    for kind in [
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::ReadOnlyFilesystem,
    ] {
        assert!(
            sentence(kind).contains("cannot be written to. Ask for permission"),
            "{kind}"
        );
    }
    for kind in [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded] {
        assert!(sentence(kind).contains("Make some room"), "{kind}");
    }
    assert!(sentence(io::ErrorKind::NotFound).contains("cannot be found"));

    let sqlite = |code| {
        VaultError::from(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(code),
            None,
        ))
    };
    assert!(matches!(
        sqlite(rusqlite::ffi::SQLITE_FULL),
        VaultError::DiskFull
    ));
    assert!(matches!(
        sqlite(rusqlite::ffi::SQLITE_READONLY),
        VaultError::ReadOnly
    ));
    assert!(matches!(
        sqlite(rusqlite::ffi::SQLITE_BUSY),
        VaultError::InUse { .. }
    ));
    assert!(matches!(
        sqlite(rusqlite::ffi::SQLITE_CORRUPT),
        VaultError::Damaged { .. }
    ));
}

#[cfg(target_os = "linux")]
#[test]
fn a_write_to_a_full_device_is_told_as_a_full_disk() {
    use std::io::Write;
    let mut full = fs::File::options().write(true).open("/dev/full").unwrap();
    let error = full.write_all(b"x").unwrap_err();
    assert!(matches!(VaultError::from(error), VaultError::DiskFull));
}
