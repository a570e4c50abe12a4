//! What a day in the real window leaves behind: on the disk, and in memory after locking. Both print JSON, as the proofs
//! of the vault do; `cargo xtask accept clear-window` and `memory-window` run them.

#![cfg(target_os = "linux")]
#![allow(
    missing_docs,
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

use std::{collections::BTreeMap, fs, path::PathBuf, time::Duration};

use copse_journeys::{Key, Reading, Role, Room, Window, steps};
use serde_json::{Value, json};

/// Times that memory is looked at.
const ROUNDS: u64 = 5;
/// How long after locking.
const AFTER: Duration = Duration::from_secs(1);
/// In the case that is on the screen before locking.
const CASE: &str = "Between two duty desks";
const SENTENCE: &str = "Staying in touch with a young man whom two services each believe";
/// What the system calls the processes, and what they are called here.
const PROCESSES: [(&str, &str); 3] = [
    ("copse", "program"),
    ("WebKitWebProces", "web view's page"),
    ("WebKitNetworkPr", "web view's network"),
];

/// What was found, to be printed.
struct Report {
    name: &'static str,
    seed: Option<u64>,
    n: u64,
    counts: BTreeMap<String, u64>,
    failures: Vec<String>,
}

impl Report {
    fn new(name: &'static str, seed: Option<u64>) -> Self {
        Self {
            name,
            seed,
            n: 0,
            counts: BTreeMap::new(),
            failures: Vec::new(),
        }
    }

    fn count(&mut self, what: &str, by: u64) {
        *self.counts.entry(what.to_owned()).or_default() += by;
    }

    fn must(&mut self, holds: bool, sentence: impl FnOnce() -> String) {
        if !holds {
            self.failures.push(sentence());
        }
    }

    /// Writes the JSON where `COPSE_REPORT` says, and ends the journey where a promise was broken.
    fn close(self) {
        let passed = self.failures.is_empty();
        let mut report = json!({
            "name": self.name,
            "date": jiff::Timestamp::now().to_string(),
            "n": self.n,
            "result": if passed { "passed" } else { "failed" },
            "counts": self.counts,
            "failures": self.failures,
        });
        if let (Some(report), Some(seed)) = (report.as_object_mut(), self.seed) {
            report.insert("seed".to_owned(), Value::from(seed));
        }
        let text = format!("{report:#}\n");
        match std::env::var_os("COPSE_REPORT").map(PathBuf::from) {
            Some(file) => fs::write(file, &text).expect("the report's file"),
            None => println!("{text}"),
        }
        assert!(passed, "{text}");
    }
}

#[tokio::test]
#[ignore = "takes minutes: `cargo xtask accept memory-window`"]
async fn memory_after_locking() {
    let room = Room::new();
    let window = Window::open(&room).await;
    let passphrase = steps::open_sample(&window, &room).await;
    window.close().await;

    let mut report = Report::new("memory-window", None);
    for _ in 0..ROUNDS {
        // A new start, since the first one showed the passphrase that it had thought of.
        let window = Window::open(&room).await;
        unlock(&window, &passphrase).await;
        window.press(Role::Link, "Cases").await;
        window.press(Role::Link, CASE).await;
        window.sees(Role::Heading, "Client’s permission").await;
        window.settle().await;
        look(&window, "open", &passphrase, &mut report);
        window.press(Role::Button, "Lock now").await;
        window.sees(Role::Heading, "Locked").await;
        tokio::time::sleep(AFTER).await;
        look(&window, "locked", &passphrase, &mut report);
        window.close().await;
        report.n += 1;
    }
    // WebKit keeps what it received from the page in memory of its own inside the program, which Copse can neither reach
    // nor wipe: it is reported. In the heap, where all that is Copse's own lies, the passphrase must not be.
    let counted = |what: &str| {
        let with = |key: &&String| key.starts_with(what);
        let keys: Vec<&String> = report.counts.keys().filter(with).collect();
        keys.iter().map(|key| report.counts[*key]).sum::<u64>()
    };
    let (kept, seen) = (
        counted("locked: program: passphrase, in the heap"),
        counted("open: web view's page: sentence"),
    );
    let searched: Vec<bool> = PROCESSES
        .iter()
        .map(|(_, name)| counted(&format!("locked: {name}: bytes searched")) > 0)
        .collect();
    report.must(kept == 0, || {
        format!("The passphrase is in the program's heap {kept} times after locking.")
    });
    report.must(seen > 0, || {
        "The search does not even find what is on the screen: this run proves nothing.".to_owned()
    });
    report.must(searched.iter().all(|searched| *searched), || {
        format!("Not all processes were found: {searched:?}.")
    });
    report.close();
}

fn look(window: &Window, state: &str, passphrase: &str, report: &mut Report) {
    for process in window.processes() {
        let Some((_, name)) = PROCESSES.iter().find(|(known, _)| *known == process.name) else {
            continue;
        };
        let (found, searched) = process.search(&[passphrase, SENTENCE]);
        for (what, found) in ["passphrase", "sentence of a case"].iter().zip(found) {
            let narrow = u64::try_from(found.narrow).unwrap_or(u64::MAX);
            let wide = u64::try_from(found.wide).unwrap_or(u64::MAX);
            report.count(&format!("{state}: {name}: {what}"), narrow);
            report.count(&format!("{state}: {name}: {what}, in UTF-16"), wide);
            let heap = u64::try_from(found.heap).unwrap_or(u64::MAX);
            report.count(&format!("{state}: {name}: {what}, in the heap"), heap);
        }
        report.count(&format!("{state}: {name}: bytes searched"), searched);
    }
}

async fn unlock(window: &Window, passphrase: &str) {
    window.sees(Role::Heading, "Locked").await;
    window.fill("Passphrase", passphrase).await;
    window.keys(&[Key::Enter]).await;
    window.no_longer_sees(Role::Heading, "Locked").await;
    window.sees(Role::Link, "Cases").await;
}

/// Words that stand nowhere else. All begin alike, so that one search finds them all.
struct Pen {
    chance: fastrand::Rng,
    stem: String,
    words: u64,
}

impl Pen {
    fn new(seed: u64) -> Self {
        let mut chance = fastrand::Rng::with_seed(seed);
        let stem = (0..14).map(|_| chance.lowercase()).collect();
        Self {
            chance,
            stem,
            words: 0,
        }
    }

    fn word(&mut self) -> String {
        self.words += 1;
        let end: String = (0..3).map(|_| self.chance.lowercase()).collect();
        format!("{}{end}", self.stem)
    }

    async fn fill(&mut self, window: &Window, fields: &[&str]) {
        for field in fields {
            let word = self.word();
            let text = match *field {
                "E-mail" | "Facilitator’s e-mail" => format!("{word}@example.org"),
                _ => word,
            };
            window.fill(field, &text).await;
        }
    }
}

#[tokio::test]
#[ignore = "takes minutes: `cargo xtask accept clear-window`"]
async fn canaries_on_the_disk() {
    let seed = std::env::var("COPSE_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| fastrand::u64(1..u64::from(u32::MAX)));
    let mut pen = Pen::new(seed);
    let mut report = Report::new("clear-window", Some(seed));
    let room = Room::new();
    let window = Window::open(&room).await;
    let passphrase = steps::make_vault(&window, &room).await;
    let person = fill_community(&window, &mut pen).await;
    let case = fill_case(&window, &mut pen, &person).await;
    fill_meeting(&window, &mut pen, &case).await;
    fill_evidence(&window, &mut pen).await;
    fill_policy(&window, &mut pen).await;

    // Text that is typed at the last moment before locking, which keeps the draft.
    window.press(Role::Link, "Cases").await;
    window.press(Role::Link, &case).await;
    window.press(Role::Field, "Focus").await;
    window.type_text(&pen.word()).await;
    window.control('l').await;
    window.sees(Role::Heading, "Locked").await;
    search(&room, &pen, "locked", &mut report);
    unlock(&window, &passphrase).await;
    let shown = window.text().await;
    report.must(shown.contains(&pen.stem), || {
        "No canary is on the screen: this run proves nothing.".to_owned()
    });
    search(&room, &pen, "open", &mut report);
    window.close().await;
    search(&room, &pen, "closed", &mut report);

    let asked = Reading::of(&room.saved_file(&format!("{case}.pdf")));
    report.must(asked.spoken().contains(&pen.stem), || {
        "No canary is in the file that was asked for: this run proves nothing.".to_owned()
    });
    report.n = pen.words;
    report.close();
}

fn search(room: &Room, pen: &Pen, when: &str, report: &mut Report) {
    let found = room.readable(&[&pen.stem]);
    let (files, bytes) = room.extent();
    report.count(&format!("{when}: files searched"), files as u64);
    report.count(&format!("{when}: bytes searched"), bytes);
    report.count(&format!("{when}: found"), found.len() as u64);
    report.must(found.is_empty(), || format!("{when}: {found:?}"));
}

/// Community and one member; gives the member's name.
async fn fill_community(window: &Window, pen: &mut Pen) -> String {
    pen.fill(
        window,
        &[
            "What is it called?",
            "What do its members work on together?",
        ],
    )
    .await;
    window.press(Role::Button, "Begin").await;
    window.sees(Role::Link, "People").await;
    window.press(Role::Link, "Set-up").await;
    pen.fill(
        window,
        &["Facilitator’s e-mail", "Mark at the top of documents"],
    )
    .await;
    window.sees(Role::Text, "Saved").await;

    window.press(Role::Link, "People").await;
    window.press(Role::Button, "Add the first person").await;
    let name = pen.word();
    window.fill("Name", &name).await;
    window.choose("How far", "Member").await;
    pen.fill(
        window,
        &[
            "Job title or role",
            "Profession or discipline",
            "E-mail",
            "Telephone",
            "Access needs",
            "Dietary needs",
            "Your notes",
        ],
    )
    .await;
    window.press(Role::Button, "Add this person").await;
    window.sees(Role::Heading, "One member").await;
    name
}

/// A case and its PDF; gives its title.
async fn fill_case(window: &Window, pen: &mut Pen, person: &str) -> String {
    window.press(Role::Link, "Cases").await;
    window.press(Role::Button, "Write up a case").await;
    let title = pen.word();
    window.fill("Title of the case", &title).await;
    window.press(Role::Button, "Begin").await;
    window.choose("What the client said", "Given").await;
    window.choose("Who brings it", person).await;
    for section in ["Focus", "History"] {
        window.press(Role::Field, section).await;
        window.type_text(&pen.word()).await;
        window.sees(Role::Text, "Saved").await;
    }
    window.press(Role::Button, "Make the PDF").await;
    window.press(Role::Button, "Save as PDF").await;
    window.sees(Role::Text, "Saved as").await;
    window.press(Role::Button, "Close").await;
    title
}

/// A meeting with the case on its agenda, and the invitation to it.
async fn fill_meeting(window: &Window, pen: &mut Pen, case: &str) {
    steps::add_meeting(window).await;
    pen.fill(
        window,
        &["Building", "Address", "Room", "Access", "Refreshments"],
    )
    .await;
    window.press(Role::Button, "Done").await;
    window.press(Role::Button, "Add an item").await;
    window.choose("Kind", "A case is presented").await;
    window.choose("Case", &format!("Case 1, {case}")).await;
    pen.fill(window, &["Lead"]).await;
    window.press(Role::Button, "Done").await;
    window.press(Role::Button, "Invite with the pack").await;
    pen.fill(window, &["A line of your own at the top of the mail"])
        .await;
    window.press(Role::Button, "Save for sending").await;
    window.sees(Role::Text, "Saved for sending").await;
}

async fn fill_evidence(window: &Window, pen: &mut Pen) {
    window.press(Role::Link, "Evidence").await;
    window.press(Role::Button, "Add the first item").await;
    pen.fill(
        window,
        &["Title", "Authors", "What it says that matters here"],
    )
    .await;
    window.press(Role::Button, "Add this item").await;
    window.sees(Role::Text, "The item is added").await;
}

async fn fill_policy(window: &Window, pen: &mut Pen) {
    window.press(Role::Link, "Policy").await;
    window.press(Role::Button, "Add the first issue").await;
    pen.fill(window, &["What ought to change"]).await;
    window.press(Role::Button, "Add who was told").await;
    pen.fill(
        window,
        &["Body or person", "Who told them", "What they answered"],
    )
    .await;
    for text in ["What happens now", "What would help"] {
        window.press(Role::Field, text).await;
        window.type_text(&pen.word()).await;
    }
    window.press(Role::Button, "Add this issue").await;
    window.sees(Role::Text, "The issue is added").await;
}
