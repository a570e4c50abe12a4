//! New keys for the whole vault.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::ops::ControlFlow;

use common::{Made, PASSPHRASE, files, made, note_add, notes, passphrase};
use copse_vault::{
    Kdf, Passphrase, Probe, Progress, RecoveryKey, Secret, Stage, Vault, VaultError, probe,
};

const SECOND: &str = "cobalt tinsel rafter mullet quince";

/// A vault that two people open.
fn two() -> (Made, Vault) {
    let made = made();
    let mut vault = Vault::unlock(made.path(), &passphrase(PASSPHRASE)).unwrap();
    let second = Passphrase::new(SECOND.to_owned());
    vault.passphrase_add(&second, Kdf::Floor).unwrap();
    (made, vault)
}

#[test]
fn who_is_not_kept_opens_nothing_that_is_written_from_then_on() {
    let (made, mut vault) = two();
    let mine = vault.slot_opened();
    let audit = vault.audit_key().unwrap();
    let recovery = RecoveryKey::random().unwrap();
    let keep = [(mine, passphrase(PASSPHRASE))];
    let before: Vec<_> = vault.slots().iter().map(|slot| slot.id).collect();
    let outcome = vault.rekey(&keep, &recovery, Progress::none()).unwrap();
    assert_eq!(outcome.removed, before.get(1..).unwrap());
    assert_eq!(vault.slot_opened(), mine);
    // The open vault goes on.
    note_add(&mut vault, "after");
    assert_eq!(notes(&vault), ["first", "after"]);
    assert_eq!(*vault.audit_key().unwrap(), *audit);
    let id = vault.id();
    drop(vault);

    for secret in [passphrase(PASSPHRASE), Secret::Recovery(recovery)] {
        let vault = Vault::unlock(made.path(), &secret).unwrap();
        assert_eq!(notes(&vault), ["first", "after"]);
        assert_eq!(vault.notices(), []);
        assert_eq!(*vault.audit_key().unwrap(), *audit);
    }
    for secret in [passphrase(SECOND), Secret::Recovery(made.recovery.clone())] {
        let error = Vault::unlock(made.path(), &secret).unwrap_err();
        let wrong = matches!(
            error,
            VaultError::WrongPassphrase | VaultError::WrongRecoveryKey
        );
        assert!(wrong, "{error:?}");
    }
    // It is the same vault, and the backup is of its time.
    assert!(matches!(probe(made.path()), Probe::Vault { id: found, whole: true } if found == id));
    let look = Vault::look(&outcome.backup, &passphrase(SECOND)).unwrap();
    assert_eq!(notes(&look), ["first"]);
    let names: Vec<_> = files(made.path())
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert!(
        !names.iter().any(|path| path.ends_with("copse.db.next")),
        "{names:?}"
    );
}

#[test]
fn every_page_is_another_one_and_no_old_header_opens_the_new_database() {
    let (made, mut vault) = two();
    let old_headers =
        ["header-a.copse", "header-b.copse"].map(|name| (name, fs::read(made.file(name)).unwrap()));
    let old = fs::read(made.file("copse.db")).unwrap();
    let mine = vault.slot_opened();
    let recovery = RecoveryKey::random().unwrap();
    vault
        .rekey(
            &[(mine, passphrase(PASSPHRASE))],
            &recovery,
            Progress::none(),
        )
        .unwrap();
    drop(vault);
    let new = fs::read(made.file("copse.db")).unwrap();
    assert!(
        old.chunks(4096)
            .zip(new.chunks(4096))
            .all(|(old, new)| old != new)
    );
    for (name, bytes) in old_headers {
        fs::write(made.file(name), bytes).unwrap();
    }
    let error = Vault::unlock(made.path(), &passphrase(SECOND)).unwrap_err();
    assert!(matches!(error, VaultError::Damaged { .. }), "{error:?}");
}

#[test]
fn a_secret_that_does_not_fit_its_slot_stops_it_before_anything_is_done() {
    let (made, mut vault) = two();
    let before = fs::read(made.file("header-a.copse")).unwrap();
    let recovery = RecoveryKey::random().unwrap();
    let mine = vault.slot_opened();
    let error = vault
        .rekey(&[(mine, passphrase(SECOND))], &recovery, Progress::none())
        .unwrap_err();
    assert!(matches!(error, VaultError::WrongPassphrase), "{error:?}");
    assert_eq!(fs::read(made.file("header-a.copse")).unwrap(), before);
    assert!(!made.file("backups").exists());
}

#[test]
fn it_can_be_stopped_at_every_stage_before_the_last() {
    let (made, mut vault) = two();
    let mine = vault.slot_opened();
    let recovery = RecoveryKey::random().unwrap();
    for stage in [Stage::Copying, Stage::Checking, Stage::Keying] {
        let stop = |step: copse_vault::Step| {
            if step.stage == stage {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let error = vault
            .rekey(
                &[(mine, passphrase(PASSPHRASE))],
                &recovery,
                Progress::new(&stop),
            )
            .unwrap_err();
        assert!(matches!(error, VaultError::Stopped), "{stage:?} {error:?}");
        assert!(!made.file("copse.db.next").exists());
        note_add(&mut vault, "still there");
    }
    drop(vault);
    let vault = Vault::unlock(made.path(), &passphrase(SECOND)).unwrap();
    assert_eq!(notes(&vault).len(), 4);
    assert_eq!(vault.notices(), []);
}

#[test]
fn twice_in_a_row_and_without_a_passphrase() {
    let (made, mut vault) = two();
    let [first, second] = [0; 2].map(|_| RecoveryKey::random().unwrap());
    vault.rekey(&[], &first, Progress::none()).unwrap();
    assert_eq!(vault.slots().len(), 1);
    assert_eq!(vault.slot_opened(), vault.slots().first().unwrap().id);
    vault.rekey(&[], &second, Progress::none()).unwrap();
    drop(vault);
    let vault = Vault::unlock(made.path(), &Secret::Recovery(second)).unwrap();
    assert_eq!(notes(&vault), ["first"]);
}
