//! What goes and what stays is told before, and all goes or nothing.

use copse_core::{
    CoreError, Part, cases,
    erasure::{erase, erase_preview},
    people,
    record::RecordRef,
};
use copse_testkit::{TestStore, build};

use crate::world::{CANARY, case, person, world};

#[test]
fn what_goes_and_what_stays_is_told_before() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    let other = cases::case_create(&mut store, world.community, build::case("Other"))
        .unwrap()
        .value;
    let words = format!("As ana {CANARY} said");
    cases::section_update(
        &mut store,
        other.sections[1].id,
        1,
        build::change("History", &words),
    )
    .unwrap();
    let preview = erase_preview(&store, person(&world)).unwrap();
    assert_eq!(preview.record.title, format!("Ana {CANARY}"));
    let goes: Vec<_> = preview
        .goes
        .iter()
        .map(|counted| (counted.what.as_str(), counted.count))
        .collect();
    assert_eq!(
        goes[..3],
        [
            ("lines of registers", 1),
            ("agreements to terms of reference", 1),
            ("actions that lose their owner", 1)
        ]
    );
    assert!(
        preview
            .stays
            .iter()
            .any(|sentence| sentence.contains("stays there: no record tells where"))
    );
    let places: Vec<_> = preview
        .mentions
        .iter()
        .map(|mention| (mention.part, mention.title.as_str(), mention.place.as_str()))
        .collect();
    assert!(
        places.contains(&(Part::Section, "History (case 2)", "text")),
        "{places:?}"
    );
    assert_eq!(preview.blocked, None);
    erase(&mut store, &[person(&world)], &[]).unwrap();
    assert!(matches!(
        erase_preview(&store, person(&world)),
        Err(CoreError::NotFound { .. })
    ));
}

#[test]
fn all_or_nothing_and_a_reference_in_use_stays() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    let item = RecordRef {
        part: Part::Evidence,
        id: world.item.into(),
    };
    let blocked = erase_preview(&store, item).unwrap().blocked.unwrap();
    assert!(
        blocked.starts_with("The text of case 1 refers to this item."),
        "{blocked}"
    );
    assert!(matches!(
        erase(&mut store, &[person(&world), item], &[]),
        Err(CoreError::InTheWay { .. })
    ));
    assert!(
        people::person_get(&store, world.person).is_ok(),
        "nothing was erased"
    );
    erase(&mut store, &[case(&world)], &[]).unwrap();
    erase(&mut store, &[item], &[]).unwrap();
    let agenda = RecordRef {
        part: Part::Agenda,
        id: world.case.into(),
    };
    assert!(matches!(
        erase(&mut store, &[agenda], &[]),
        Err(CoreError::NotAllowed(_))
    ));
}
