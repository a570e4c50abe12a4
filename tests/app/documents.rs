//! Documents: made, looked at, saved, recorded; and what may not go out does not (domain E4, E15).

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::bench::Bench;

/// A community with one case, whose permission is as given.
fn with_case(permission: &str) -> (Bench, Value, Value) {
    let bench = Bench::open();
    let community = bench.ok(
        "community_create",
        json!({ "details": { "name": "Dual diagnosis, Gwent" } }),
    );
    let community = community["value"]["id"].clone();
    let details =
        json!({ "title": "Between two duty desks", "permission": { "state": permission } });
    let case = bench.ok(
        "case_create",
        json!({ "community": community, "details": details }),
    )["value"]
        .clone();
    let body = json!({ "schema": 1, "blocks": [{ "type": "paragraph", "runs": [{ "type": "text", "text": "He came twice." }] }] });
    let section = &case["sections"][0];
    let change = json!({ "heading": section["heading"], "shown": true, "body": body });
    bench.ok(
        "section_update",
        json!({ "id": section["id"], "version": section["version"], "change": change }),
    );
    (bench, community, case["case"]["id"].clone())
}

fn case_study(case: &Value, reason: Option<&str>) -> Value {
    json!({ "request": { "kind": "caseStudy", "case": case, "reason": reason }, "edition": "ordinary" })
}

#[test]
fn a_pack_is_made_looked_at_saved_twice_and_recorded() {
    let (bench, community) = Bench::with_sample();
    let meetings = bench.ok("meeting_list", json!({ "community": community }));
    let with_case = meetings.as_array().unwrap().iter().find(|meeting| {
        let full = bench.ok("meeting_get", json!({ "id": meeting["id"] }));
        full["cases"]
            .as_array()
            .unwrap()
            .iter()
            .any(|case| case["release"]["verdict"] == "free")
    });
    let meeting =
        with_case.expect("a meeting of the sample with a case that may go out")["id"].clone();
    let request = json!({ "kind": "pack", "meeting": meeting, "reasons": [] });
    let made = bench.ok(
        "document_make",
        json!({ "request": request, "edition": "ordinary" }),
    );
    assert!(made["pages"].as_u64().unwrap() >= 4, "{made}");

    let picture = bench.raw(
        "document_page",
        json!({ "handle": made["handle"], "page": 1, "width": 300 }),
    );
    assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&picture[16..20], 300_u32.to_be_bytes(), "IHDR's width");
    let beyond = json!({ "handle": made["handle"], "page": 999, "width": 300 });
    assert!(
        bench
            .error("document_page", beyond)
            .message
            .contains("pages")
    );

    assert!(bench.handed_out().is_empty(), "looking writes nothing");
    let handle = json!({ "handle": made["handle"] });
    let first = bench.ok("document_save", handle.clone())["name"]
        .as_str()
        .unwrap()
        .to_owned();
    let second = bench.ok("document_save_open", handle)["name"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(first, made["suggestedName"]);
    assert_eq!(second, first.replace(".pdf", " (2).pdf"));
    assert_eq!(bench.desk.lock().unwrap().opened, [second.as_str()]);

    let bytes = std::fs::read(bench.on_desktop(&first)).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    assert_eq!(bytes.len() as u64, made["bytes"].as_u64().unwrap());
    let digest = Sha256::digest(&bytes)
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    let exports = bench.ok("export_list", json!({ "community": community }));
    let names: Vec<_> = exports
        .as_array()
        .unwrap()
        .iter()
        .map(|export| export["fileName"].as_str().unwrap())
        .collect();
    assert!(
        names.contains(&first.as_str()) && names.contains(&second.as_str()),
        "{names:?}"
    );
    assert!(
        exports
            .as_array()
            .unwrap()
            .iter()
            .all(|export| export["sha256"] == digest.as_str())
    );
    assert_eq!(exports[0]["meeting"], meeting);
    assert!(!exports[0]["cases"].as_array().unwrap().is_empty());
}

#[test]
fn a_refused_case_is_stopped_with_and_without_a_reason() {
    let (bench, community, case) = with_case("refused");
    for reason in [None, Some("The team agreed.")] {
        let failure = bench.error("document_make", case_study(&case, reason));
        assert_eq!(failure.code, "stopped", "{}", failure.message);
    }
    assert_eq!(
        bench.ok("export_list", json!({ "community": community })),
        json!([])
    );
}

#[test]
fn a_case_without_permission_goes_out_with_a_reason_that_is_recorded() {
    let (bench, community, case) = with_case("asked");
    assert_eq!(
        bench.error("document_make", case_study(&case, None)).code,
        "needsReason"
    );
    assert_eq!(
        bench
            .error("document_make", case_study(&case, Some("  ")))
            .code,
        "needsReason"
    );
    let made = bench.ok(
        "document_make",
        case_study(&case, Some("Supervision only.")),
    );
    bench.ok("document_save", json!({ "handle": made["handle"] }));
    let exports = bench.ok("export_list", json!({ "community": community }));
    assert_eq!(exports[0]["reason"], "Supervision only.");
    assert_eq!(exports[0]["cases"], json!([case]));
}

#[test]
fn permission_that_is_withdrawn_while_the_preview_is_open_stops_the_saving() {
    let (bench, community, case) = with_case("given");
    let made = bench.ok("document_make", case_study(&case, None));
    let now = bench.ok("case_get", json!({ "id": case }));
    let mut details = now["case"].clone();
    details["permission"]["state"] = json!("withdrawn");
    bench.ok(
        "case_update",
        json!({ "id": case, "version": now["case"]["version"], "details": details }),
    );
    let failure = bench.error("document_save", json!({ "handle": made["handle"] }));
    assert_eq!(failure.code, "stopped", "{}", failure.message);
    assert!(bench.handed_out().is_empty());
    assert_eq!(
        bench.ok("export_list", json!({ "community": community })),
        json!([])
    );
}

#[test]
fn a_closed_dialog_writes_and_records_nothing() {
    let (bench, community, case) = with_case("given");
    let made = bench.ok("document_make", case_study(&case, None));
    bench.desk.lock().unwrap().cancels = true;
    assert_eq!(
        bench
            .error("document_save", json!({ "handle": made["handle"] }))
            .code,
        "cancelled"
    );
    assert!(bench.handed_out().is_empty());
    assert_eq!(
        bench.ok("export_list", json!({ "community": community })),
        json!([])
    );
}

#[test]
fn a_folder_that_is_gone_is_a_sentence_and_the_document_can_be_saved_elsewhere() {
    let (bench, community, case) = with_case("given");
    let made = bench.ok("document_make", case_study(&case, None));
    std::fs::remove_dir(bench.on_desktop("")).unwrap();
    let failure = bench.error("document_save", json!({ "handle": made["handle"] }));
    assert!(
        failure.message.contains("folder") && failure.message.contains("Choose another"),
        "{}",
        failure.message
    );
    assert_eq!(
        bench.ok("export_list", json!({ "community": community })),
        json!([])
    );
    std::fs::create_dir(bench.on_desktop("")).unwrap();
    bench.ok("document_save", json!({ "handle": made["handle"] }));
}
