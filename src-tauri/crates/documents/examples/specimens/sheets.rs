//! Every list of a community, and one that is hard to read.

use copse_core::{
    Store, actions, audit, cases, evidence, exports, ids::CommunityId, meetings, people, policy,
    services,
};
use copse_interchange::{
    lists,
    sheet::{Sheet, Value},
};

pub(crate) fn sheets(store: &Store, community: CommunityId) -> Vec<Sheet> {
    let meetings = meetings::meeting_list(store, community).unwrap();
    let full: Vec<_> = meetings
        .iter()
        .map(|meeting| meetings::meeting_get(store, meeting.id).unwrap())
        .collect();
    let trail = audit::audit_all(store, &audit::AuditFilter::default()).unwrap();
    let register = policy::policy_list(store, community).unwrap().into_iter();
    let whole =
        |line: policy::PolicyLine| (line.clone(), policy::policy_get(store, line.id).unwrap());
    let issues: Vec<_> = register.map(whole).collect();
    vec![
        lists::people(&people::person_list(store, community).unwrap()),
        lists::services(&services::service_list(store, community).unwrap()),
        lists::meetings(&meetings),
        lists::register(&full),
        lists::actions(&actions::actions_report(store, community).unwrap()),
        lists::evidence(&evidence::evidence_list(store, community).unwrap()),
        lists::cases(&cases::case_list(store, community).unwrap()),
        lists::policy(&issues),
        lists::exports(&exports::export_list(store, community).unwrap()),
        lists::audit(&trail),
        hard_list(),
    ]
}

/// A list of what spreadsheets misread.
fn hard_list() -> Sheet {
    let long = "a sentence that goes on and on and on until its cell is high ".repeat(9);
    let texts = [
        "=1+1",
        "+44 20 7946 0000",
        "-5",
        "@SUM(A1)",
        "＝1+1",
        "007",
        "TRUE",
        "two\nlines",
        &long,
    ];
    let row = |(number, text): (i64, &&str)| {
        vec![
            Value::text(*text),
            Value::Number(number),
            Value::Date(jiff::civil::date(2027, 2, 18)),
            Value::Time(jiff::civil::time(9, 30, 0, 0)),
            Value::Address("https://example.org/a?b=1&c=2".into()),
            Value::text(long.as_str()),
            Value::Yes(number % 2 == 0),
            Value::text(long.as_str()),
            Value::text(long.as_str()),
            Value::text(long.as_str()),
        ]
    };
    let titles = [
        "Text",
        "Number",
        "Day",
        "Time",
        "Address",
        "Long text",
        "Yes",
        "More",
        "Still more",
        "Yet more",
    ];
    Sheet {
        name: "Hard list".into(),
        columns: titles.map(str::to_owned).into(),
        rows: (1..).zip(&texts).map(row).collect(),
    }
}
