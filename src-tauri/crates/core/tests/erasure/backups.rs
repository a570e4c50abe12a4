//! Older backups are named, and whichever way one comes back, what was erased does not.

use copse_core::{
    CoreError, audit,
    erasure::{OlderBackup, erase, erasure_list},
    exports::{self, ExportKind, ExportRecord},
    people,
};
use copse_testkit::{TestStore, build};
use copse_vault::Progress;

use crate::world::{CANARY, TAIL, case, person, plain, traces, world};

#[test]
fn backups_that_still_hold_it_are_named() {
    let mut store = TestStore::new();
    let at = |text: &str| text.parse().unwrap();
    let backup = |name: &str, made_at: &str| OlderBackup {
        name: name.to_owned(),
        made_at: at(made_at),
    };
    let world = world(&mut store);
    let backups = [
        backup("before it was entered", "2027-02-01T00:00:00Z"),
        backup("a week later", "2027-02-16T00:00:00Z"),
        backup("a day later", "2027-02-10T00:00:00Z"),
    ];
    let erased = erase(&mut store, &[person(&world)], &backups)
        .unwrap()
        .value;
    let names: Vec<_> = erased
        .held_by
        .iter()
        .map(|backup| backup.name.as_str())
        .collect();
    assert_eq!(names, ["a week later", "a day later"]);
    assert_eq!(
        erased.advice,
        "Make a fresh backup now, so that the newest one is without it. 2 older backups still hold it: delete them, or let them run out."
    );
}

/// The audit trail, oldest entry first, as words.
fn audited(store: &TestStore) -> Vec<String> {
    let mut all = audit::audit_all(store, &audit::AuditFilter::default()).unwrap();
    all.reverse();
    all.iter()
        .map(|entry| format!("{} {} {:?}", entry.at, entry.event, entry.record))
        .collect()
}

/// Copies a backup over the vault as somebody would in a file manager, and opens what is there then.
fn copied_over(store: TestStore, backup: &std::path::Path) -> TestStore {
    store.replaced_by(|folder| {
        for name in ["copse.db", "header-a.copse", "header-b.copse"] {
            std::fs::copy(backup.join(name), folder.join(name)).unwrap();
        }
    })
}

#[test]
fn a_backup_copied_over_the_vault_by_hand_does_not_bring_back_what_was_erased() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    let backup = store.backup("by-hand").unwrap();
    erase(&mut store, &[person(&world), case(&world)], &[]).unwrap();
    let store = copied_over(store, &backup);
    let people = people::person_list(&store, world.community).unwrap();
    let names: Vec<_> = people.iter().map(|person| &person.details.name).collect();
    assert_eq!(names, ["Bo"]);
    assert_eq!(traces(&store, CANARY), Vec::<String>::new());
    assert_eq!(traces(&store, TAIL), Vec::<String>::new());
    assert_eq!(erasure_list(&store).unwrap().len(), 2);
    let events = audited(&store);
    assert!(events.iter().any(|entry| entry.contains("eraseAgain")));
    assert!(audit::audit_verify(&store).unwrap().whole);
    let store = store.reopened_by("Maren Oakes");
    assert_eq!(audited(&store), events, "and that once is enough");
}

#[test]
fn what_was_not_erased_after_all_is_not_erased_by_an_older_copy_either() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    let backup = store.backup("by-hand").unwrap();
    let refused = store.together(|store| {
        erase(store, &[person(&world)], &[])?;
        Err::<(), _>(CoreError::NotAllowed("on purpose"))
    });
    assert!(refused.is_err());
    let store = copied_over(store, &backup);
    assert!(people::person_get(&store, world.person).is_ok());
    assert!(erasure_list(&store).unwrap().is_empty());
}

#[test]
fn a_restore_erases_again_and_hides_nothing() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    let backup = store.backup("by-hand").unwrap();
    let entries = audited(&store);
    erase(&mut store, &[person(&world), case(&world)], &[]).unwrap();
    people::person_create(&mut store, world.community, build::member("Cy")).unwrap();
    let later = audited(&store);
    let record = ExportRecord {
        for_whom: "after the backup".to_owned(),
        ..plain(world.community, ExportKind::List, "People.xlsx")
    };
    exports::export_record(&mut store, record).unwrap();
    let done = store.restore(&backup, None, Progress::none()).unwrap();
    assert!(done.changed.contains(&copse_core::Kind::Person));
    let names: Vec<_> = people::person_list(&store, world.community)
        .unwrap()
        .into_iter()
        .map(|person| person.details.name)
        .collect();
    assert_eq!(
        names,
        ["Bo"],
        "Cy came after the backup, and Ana stays erased"
    );
    assert_eq!(traces(&store, CANARY), Vec::<String>::new());
    assert_eq!(traces(&store, TAIL), Vec::<String>::new());
    let now = audited(&store);
    assert!(
        entries.len() < later.len() && now.starts_with(&later),
        "the trail goes on where it was"
    );
    let out: Vec<_> = exports::export_list(&store, world.community)
        .unwrap()
        .into_iter()
        .map(|export| export.record.file_name)
        .collect();
    assert_eq!(
        out,
        ["People.xlsx", "(erased)", "(erased)"],
        "what was handed out since stays in the register"
    );
    let check = audit::audit_verify(&store).unwrap();
    assert!(check.whole, "{check:?}");
    let events: Vec<_> = audit::audit_all(&store, &audit::AuditFilter::default())
        .unwrap()
        .into_iter()
        .map(|entry| entry.event)
        .collect();
    assert_eq!(events[..3], ["restored", "eraseAgain", "eraseAgain"]);
    assert_eq!(erasure_list(&store).unwrap().len(), 2);
    let store = store.reopened_by("Maren Oakes");
    assert!(store.audit_opened().whole);
}
