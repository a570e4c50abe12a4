//! Letters to many people: how far they are is told, and they can be stopped (domain C14, H8).

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::bench::{Bench, Failure};

/// Enough letters that somebody can look at them being made.
const PEOPLE: usize = 300;
const PATIENCE: Duration = Duration::from_mins(1);

/// A community with so many people, and what is sent to write to all of them.
fn with_many() -> (Bench, Value) {
    // The sample says all that a letter speaks of.
    let (bench, community) = Bench::with_sample();
    let people: Vec<Value> = (1..=PEOPLE)
        .map(|number| {
            let details = json!({ "name": format!("Person {number}") });
            let input = json!({ "community": community, "details": details });
            bench.ok("person_create", input)["value"]["id"].clone()
        })
        .collect();
    let request = json!({
        "kind": "letters", "community": community, "template": "thanks", "people": people, "meeting": null,
    });
    (bench, json!({ "request": request, "edition": "ordinary" }))
}

/// Makes letters, and does something once the page is told that so much of them is set.
fn make_until(
    bench: &Bench,
    letters: &Value,
    share: f64,
    act: impl FnOnce(&Value),
) -> Result<(), Failure> {
    thread::scope(|scope| {
        let page = bench.page.clone();
        let making = scope.spawn(move || Bench::call_from(&page, "document_make", letters));
        let start = Instant::now();
        loop {
            let work = bench.ok("work_get", json!({}));
            if work["done"].as_f64().is_some_and(|done| done >= share) {
                act(&work);
                break;
            }
            assert!(start.elapsed() < PATIENCE, "nothing is told: {work}");
            // Over, and too fast to be told, or refused: the outcome says which.
            if making.is_finished() {
                break;
            }
            thread::sleep(Duration::from_millis(2));
        }
        match making.join().unwrap() {
            Ok(_) => Ok(()),
            Err(error) => Err(Failure::of("document_make", &error)),
        }
    })
}

#[test]
fn letters_to_many_people_tell_how_far_they_are_and_can_be_stopped() {
    let (bench, letters) = with_many();
    let mut told = false;
    let outcome = make_until(&bench, &letters, 0.1, |work| {
        told = true;
        assert_eq!(work["what"], "Making the document");
        assert_eq!(work["stage"], "Setting the pages");
        assert_eq!(work["canStop"], true);
        assert!(work["done"].as_f64().unwrap() < 1.0, "{work}");
        bench.ok("work_stop", json!({}));
    });
    let failure = outcome.unwrap_err();
    assert_eq!(failure.code, "halted", "{}", failure.message);
    assert!(told);
    assert_eq!(bench.ok("work_get", json!({})), Value::Null);

    // What is begun afterwards is not stopped with it.
    let made = bench.ok("document_make", letters);
    assert_eq!(made["pages"], PEOPLE);
    assert_eq!(bench.ok("work_get", json!({})), Value::Null);
}

#[test]
fn letters_that_are_not_stopped_are_told_to_the_end_and_come_whole() {
    let (bench, letters) = with_many();
    let mut told = false;
    make_until(&bench, &letters, 0.5, |_| told = true).unwrap();
    assert!(told);
}

#[test]
fn letters_that_are_under_way_when_the_vault_is_locked_are_not_kept() {
    let (bench, letters) = with_many();
    let outcome = make_until(&bench, &letters, 0.1, |_| {
        bench.ok("vault_lock", json!({}));
    });
    assert_eq!(outcome.unwrap_err().code, "locked");
    assert_eq!(bench.ok("work_get", json!({})), Value::Null);
}
