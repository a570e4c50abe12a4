//! PDFs of others in a pack, by the real program and the process that it starts to look them through.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use std::process::Command;

use common::Room;
use copse_testkit::pdfs::{Comes, active, bombs, damaged, plain};

const ATTACH: [&str; 2] = ["meeting", "attach"];

#[test]
fn what_is_damaged_or_locked_or_a_bomb_is_refused_with_a_sentence_and_the_vault_goes_on() {
    let room = Room::with_sample();
    // The other bombs are tried where no vault has to be opened for each.
    let bombs = bombs()
        .into_iter()
        .filter(|odd| odd.name.contains("packed twice"));
    let odds: Vec<_> = damaged().into_iter().chain(bombs).collect();
    assert!(odds.len() > 20);
    let mut wanted = 0;
    for odd in odds {
        room.file("odd.pdf", &odd.bytes);
        let run = room.run(
            ATTACH,
            [
                "vault",
                "--meeting",
                "1",
                "--file",
                "odd.pdf",
                "--title",
                odd.name,
            ],
        );
        wanted += usize::from(matches!(odd.comes, Comes::Pages(_)));
        match odd.comes {
            Comes::Pages(1) => assert!(run.succeeds().out.contains("1 page"), "{}", odd.name),
            Comes::Pages(pages) => {
                let said = run.succeeds().out;
                assert!(said.contains(&format!("{pages} pages")), "{said}");
            }
            Comes::Sentence(part) => {
                assert_eq!(run.code, 8, "{}: {}", odd.name, run.err);
                assert!(run.err.contains(part), "{}: {}", odd.name, run.err);
            }
        }
    }
    room.run(
        ["meeting", "pack"],
        ["vault", "--meeting", "1", "--to", "pack.pdf"],
    )
    .succeeds();
    let text = Command::new("pdftotext")
        .args(["pack.pdf", "-"])
        .current_dir(room.path(""))
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    let first_pages = text
        .lines()
        .filter(|line| line.trim() == "Old page 0")
        .count();
    assert_eq!(first_pages, wanted, "each that was let in is in the pack");
}

#[test]
fn who_sends_a_pack_is_told_what_it_no_longer_says() {
    let room = Room::with_sample();
    room.file("Old minutes.pdf", plain(2));
    room.file("active.pdf", active());
    let attached = room
        .run(
            ATTACH,
            ["vault", "--meeting", "1", "--file", "Old minutes.pdf"],
        )
        .succeeds()
        .out;
    assert!(
        attached.contains("Attached: Old minutes, 2 pages"),
        "{attached}"
    );
    assert!(
        attached.contains("It does not say that it is accessible"),
        "{attached}"
    );
    room.run(ATTACH, ["vault", "--meeting", "1", "--file", "active.pdf"])
        .succeeds();
    let made = room
        .run(
            ["meeting", "pack"],
            ["vault", "--meeting", "1", "--to", "pack.pdf"],
        )
        .succeeds()
        .out;
    assert!(made.contains("“Old minutes” has no tags"), "{made}");
    std::fs::create_dir(room.path("out")).unwrap();
    let invited = room
        .run(
            ["meeting", "invite"],
            ["vault", "--meeting", "1", "--to", "out"],
        )
        .succeeds()
        .out;
    assert!(invited.contains("“Old minutes” has no tags"), "{invited}");
    let pack = std::fs::read(room.path("pack.pdf")).unwrap();
    assert!(!pack.windows(4).any(|window| window == b"EVIL"));
}
