//! Records over the wire: all problems at once, stale versions, search, import.

use serde_json::json;

use crate::bench::Bench;

#[test]
fn all_problems_of_a_form_come_at_once_by_field() {
    let bench = Bench::open();
    let community = bench.ok(
        "community_create",
        json!({ "details": { "name": "Dual diagnosis, Gwent" } }),
    );
    let community = &community["value"]["id"];
    let details = json!({ "name": " ", "email": "not an address" });
    let failure = bench.error(
        "person_create",
        json!({ "community": community, "details": details }),
    );
    assert_eq!(failure.code, "invalid");
    assert!(
        failure.fields.contains("name") && failure.fields.contains("email"),
        "{:?}",
        failure.fields
    );
    assert_eq!(
        bench.ok("person_list", json!({ "community": community })),
        json!([])
    );
}

#[test]
fn a_write_says_what_changed_and_a_stale_one_is_refused() {
    let bench = Bench::open();
    let community = bench.ok(
        "community_create",
        json!({ "details": { "name": "Dual diagnosis, Gwent" } }),
    );
    let community = &community["value"]["id"];
    let name = "O'Brien <b>“Łukasz” 👩🏽‍⚕️ علی";
    let done = bench.ok(
        "person_create",
        json!({ "community": community, "details": { "name": name } }),
    );
    assert_eq!(done["value"]["name"], name);
    assert_eq!(done["value"]["version"], 1);
    assert_eq!(done["value"]["changedBy"], "Ffion");
    assert!(
        done["changed"]
            .as_array()
            .unwrap()
            .contains(&json!("person"))
    );

    let change =
        json!({ "id": done["value"]["id"], "version": 1, "details": { "name": "Łukasz" } });
    assert_eq!(
        bench.ok("person_update", change.clone())["value"]["version"],
        2
    );
    assert_eq!(bench.error("person_update", change).code, "stale");
}

#[test]
fn a_case_from_a_file_is_kept_whole_and_its_problems_are_told() {
    let bench = Bench::open();
    let community = bench.ok(
        "community_create",
        json!({ "details": { "name": "Dual diagnosis, Gwent" } }),
    );
    let community = json!({ "community": community["value"]["id"] });
    let text = "---\ntitle: Between two duty desks\npermission: given\nkind: unheard-of\n---\n\n## Focus\n\nA man who is **passed on**.\n";
    std::fs::write(bench.on_desktop("import.md"), text).unwrap();
    let done = bench.ok("case_import", community.clone());
    assert_eq!(
        done["value"]["case"]["case"]["title"],
        "Between two duty desks"
    );
    assert_eq!(
        done["value"]["problems"].as_array().unwrap().len(),
        1,
        "{}",
        done["value"]["problems"]
    );
    let hits = bench.ok("search", json!({ "words": "passed", "community": null }));
    assert_eq!(hits.as_array().unwrap().len(), 1);

    bench.desk.lock().unwrap().cancels = true;
    assert_eq!(
        bench.error("case_import", community.clone()).code,
        "cancelled"
    );
    assert_eq!(
        bench.ok("case_list", community).as_array().unwrap().len(),
        1
    );
}

#[test]
fn the_sample_goes_in_one_step_and_a_real_community_does_not() {
    let (bench, sample) = Bench::with_sample();
    let own = bench.ok(
        "community_create",
        json!({ "details": { "name": "Dual diagnosis, Gwent" } }),
    );
    let own = &own["value"]["id"];
    bench.error("sample_remove", json!({ "id": own }));
    bench.ok("sample_remove", json!({ "id": sample }));
    let left = bench.ok("community_list", json!({}));
    assert_eq!(left.as_array().unwrap().len(), 1);
    assert_eq!(&left[0]["id"], own);
}
