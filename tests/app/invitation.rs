//! The invitation of a meeting: mail, calendar entry and pack (domain D7).

use serde_json::json;

use crate::bench::Bench;

#[test]
fn an_invitation_is_written_as_three_files_with_everybody_in_bcc() {
    let (bench, community) = Bench::with_sample();
    let meetings = bench.ok("meeting_list", json!({ "community": community }));
    let meeting = &meetings.as_array().unwrap().last().unwrap()["id"];
    let input = json!({ "meeting": meeting, "edition": "ordinary", "reasons": [], "message": "Dear all,\nsee you there." });
    let made = bench.ok("invitation_make", input);
    assert!(made["recipients"].as_u64().unwrap() >= 5, "{made}");

    let handle = json!({ "handle": made["handle"] });
    bench.ok("invitation_save", handle.clone());
    let names: Vec<&str> = made["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 3);
    for file in made["files"].as_array().unwrap() {
        let size = std::fs::metadata(bench.on_desktop(file["name"].as_str().unwrap()))
            .unwrap()
            .len();
        assert_eq!(size, file["bytes"].as_u64().unwrap(), "{file}");
    }
    let mail = std::fs::read_to_string(bench.on_desktop(names[0])).unwrap();
    assert!(mail.contains("\r\nX-Unsent: 1\r\n") || mail.starts_with("X-Unsent: 1\r\n"));
    let head = mail
        .split("\r\n\r\n")
        .next()
        .unwrap()
        .replace("\r\n ", " ")
        .replace("\r\n\t", " ");
    let line = |name: &str| {
        head.lines()
            .find(|line| line.to_ascii_lowercase().starts_with(name))
            .unwrap_or_default()
    };
    let people = bench.ok("person_list", json!({ "community": community }));
    let members: Vec<&str> = people
        .as_array()
        .unwrap()
        .iter()
        .filter(|person| person["stage"] == "member" && person["email"] != "")
        .map(|person| person["email"].as_str().unwrap())
        .collect();
    assert_eq!(members.len() as u64, made["recipients"].as_u64().unwrap());
    for member in members {
        assert!(line("bcc:").contains(member));
        assert!(
            !line("to:").contains(member) && !line("cc:").contains(member),
            "an address that all others see"
        );
    }
    let calendar = std::fs::read_to_string(bench.on_desktop(names[1])).unwrap();
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n"));
    assert!(
        std::fs::read(bench.on_desktop(names[2]))
            .unwrap()
            .starts_with(b"%PDF-")
    );

    let opened = bench.ok("invitation_open", handle);
    assert_eq!(
        opened["name"].as_str().unwrap(),
        names[0].replace(".eml", " (2).eml"),
        "nothing is replaced"
    );
    assert_eq!(
        bench.desk.lock().unwrap().opened,
        [opened["name"].as_str().unwrap()]
    );
    let exports = bench.ok("export_list", json!({ "community": community }));
    assert_eq!(
        exports
            .as_array()
            .unwrap()
            .iter()
            .filter(|export| export["what"] == "invitation")
            .count(),
        4
    );
}
