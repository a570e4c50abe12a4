//! Full-text search over cases (domain E9).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    cases::{self, CaseFull},
    community,
    ids::CommunityId,
    search::search,
};
use copse_testkit::{TestStore, build};

fn set_up() -> (TestStore, CommunityId) {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    (store, community)
}

/// A case with one section of words.
fn case(store: &mut TestStore, community: CommunityId, title: &str, words: &str) -> CaseFull {
    let case = cases::case_create(store, community, build::case(title))
        .unwrap()
        .value;
    cases::section_update(
        store,
        case.sections[1].id,
        1,
        build::change("History", words),
    )
    .unwrap();
    case
}

fn titles(store: &TestStore, words: &str) -> Vec<String> {
    search(store, words, None)
        .unwrap()
        .into_iter()
        .map(|hit| hit.title)
        .collect()
}

#[test]
fn a_word_is_found_by_its_beginning_without_regard_to_case_and_accents() {
    let (mut store, community) = set_up();
    case(
        &mut store,
        community,
        "Two desks",
        "He lost his Tenancy in Llanfair; café نور",
    );
    for words in ["tenancy", "TENAN", "cafe", "CAFÉ", "نور", "two", "desk"] {
        assert_eq!(titles(&store, words), ["Two desks"], "{words}");
    }
    assert_eq!(
        titles(&store, "enancy"),
        Vec::<String>::new(),
        "the middle of a word is not its beginning"
    );
    assert_eq!(
        titles(&store, "tenan lost"),
        Vec::<String>::new(),
        "only the last word may be unfinished"
    );
}

#[test]
fn all_words_have_to_stand_in_the_case_in_whichever_section() {
    let (mut store, community) = set_up();
    let one = case(&mut store, community, "One", "tenancy");
    cases::section_update(
        &mut store,
        one.sections[2].id,
        1,
        build::change("Now", "hospital"),
    )
    .unwrap();
    case(&mut store, community, "Two", "tenancy");
    assert_eq!(titles(&store, "hospital tenancy"), ["One"]);
    assert_eq!(
        titles(&store, "one tenancy"),
        ["One"],
        "the title counts too"
    );
}

#[test]
fn a_hit_shows_where_the_words_stand() {
    let (mut store, community) = set_up();
    case(
        &mut store,
        community,
        "Two desks",
        "He had lost his tenancy.",
    );
    let hit = search(&store, "tenancy", Some(community))
        .unwrap()
        .remove(0);
    assert_eq!(
        (hit.title.as_str(), hit.heading.as_str()),
        ("Two desks", "History")
    );
    assert_eq!(hit.snippet, "He had lost his \u{2}tenancy\u{3}.");
    let title = search(&store, "desks", None).unwrap().remove(0);
    assert_eq!(
        (title.heading.as_str(), title.snippet.as_str()),
        ("", "Two \u{2}desks\u{3}")
    );
}

#[test]
fn deleted_cases_removed_sections_and_replaced_words_are_not_found() {
    let (mut store, community) = set_up();
    let one = case(&mut store, community, "One", "tenancy");
    cases::case_delete(&mut store, one.case.id).unwrap();
    assert_eq!(titles(&store, "tenancy"), Vec::<String>::new());
    cases::case_restore(&mut store, one.case.id).unwrap();
    assert_eq!(titles(&store, "tenancy"), ["One"]);
    cases::section_update(
        &mut store,
        one.sections[1].id,
        2,
        build::change("History", "hostel"),
    )
    .unwrap();
    assert_eq!(
        titles(&store, "tenancy"),
        Vec::<String>::new(),
        "the old word is gone from the index"
    );
    assert_eq!(titles(&store, "hostel"), ["One"]);
    cases::section_remove(&mut store, one.sections[1].id).unwrap();
    assert_eq!(titles(&store, "hostel"), Vec::<String>::new());
    cases::case_update(&mut store, one.case.id, 3, build::case("Renamed")).unwrap();
    assert_eq!(titles(&store, "one"), Vec::<String>::new());
    assert_eq!(titles(&store, "renamed"), ["Renamed"]);
}

#[test]
fn a_search_can_stay_within_one_community() {
    let (mut store, community) = set_up();
    let other = community::community_create(&mut store, build::community("Other"))
        .unwrap()
        .value
        .id;
    case(&mut store, community, "Here", "tenancy");
    case(&mut store, other, "There", "tenancy");
    assert_eq!(titles(&store, "tenancy").len(), 2);
    let here = search(&store, "tenancy", Some(community)).unwrap();
    assert_eq!(
        here.iter()
            .map(|hit| hit.title.as_str())
            .collect::<Vec<_>>(),
        ["Here"]
    );
}

#[test]
fn whatever_is_typed_is_a_search_and_never_an_error() {
    let (mut store, community) = set_up();
    case(
        &mut store,
        community,
        "Odd",
        "and or not near body heading col* \"quoted\" o'brien",
    );
    let odd = [
        "\"AND * ( ^",
        "AND",
        "NOT",
        "NEAR(",
        "body:and",
        "^and",
        "\"",
        "\"\"",
        "*",
        "(",
        ")",
        "-and",
        "{and}",
        "a\u{0}b",
        "",
        "   ",
        "'; DROP TABLE case_text; --",
        "日本語",
        "👩🏽‍⚕️",
        "\u{301}",
        "o'brien",
        "col*",
        "+and +or",
    ];
    for words in odd {
        assert!(search(&store, words, None).is_ok(), "{words:?}");
    }
    assert_eq!(
        titles(&store, "NOT and"),
        ["Odd"],
        "words of a query language are words"
    );
    assert_eq!(titles(&store, "o'brien"), ["Odd"]);
    assert_eq!(titles(&store, " \t"), Vec::<String>::new());
    let many = "and ".repeat(500);
    assert_eq!(
        titles(&store, &many),
        ["Odd"],
        "a pasted paragraph is cut, not refused"
    );
}

/// Numbers that look like chance (xorshift64), the same each time.
fn chance(state: &mut u64, below: u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 11) % below
}

#[test]
fn the_index_agrees_with_its_texts_after_many_saves_of_one_that_repeats_a_word() {
    let mut store = TestStore::new();
    let db = store.vault_mut().connection();
    let put =
        "INSERT OR REPLACE INTO case_text (rowid, case_id, heading, body) VALUES (?1, 'c', ?2, ?3)";
    let (mut state, mut cases) = (8 * 7919 + 12345, 1_i64);
    // With FTS5's own `secure-delete` the check soon finds a fault.
    for number in 0..400 {
        if chance(&mut state, 100) < 28 {
            cases += 1;
            db.execute(put, (-cases, format!("Case {number}"), ""))
                .unwrap();
        } else {
            let first = number * 1000 + chance(&mut state, 1000);
            let words = usize::try_from(chance(&mut state, 400)).unwrap();
            let body = format!("{first} {}", "word ".repeat(words));
            db.execute(put, (1, "Focus", body.trim())).unwrap();
        }
        let said: String = db
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(said, "ok", "after save {number}");
    }
}
