//! The sample community, locked and opened again.

#![allow(missing_docs)]

use copse_journeys::{Key, Role, Room, Window, steps};

#[tokio::test]
async fn the_lock_closes_and_only_the_passphrase_opens() {
    let room = Room::new();
    let window = Window::open(&room).await;
    let passphrase = steps::open_sample(&window, &room).await;
    window.press(Role::Link, "Cases").await;
    window.sees(Role::Link, "Cases").await;

    window.press(Role::Button, "Lock now").await;
    window.sees(Role::Heading, "Locked").await;
    assert!(
        !window.text().await.contains("Calderfoot"),
        "nothing of the community is left on the screen"
    );

    window.fill("Passphrase", "not the passphrase").await;
    window.press(Role::Button, "Unlock").await;
    window
        .sees(Role::Text, "That passphrase does not open this vault.")
        .await;
    window.fill("Passphrase", &passphrase).await;
    window.keys(&[Key::Enter]).await;
    window.sees(Role::Text, "A sample community.").await;
    window.close().await;

    // A new start asks for the passphrase before it shows anything.
    let window = Window::open(&room).await;
    window.sees(Role::Heading, "Locked").await;
    window.fill("Passphrase", &passphrase).await;
    window.keys(&[Key::Enter]).await;
    window.sees(Role::Text, "A sample community.").await;
    window.close().await;
}

#[tokio::test]
async fn nothing_of_the_sample_is_readable_on_the_disk() {
    let room = Room::new();
    let window = Window::open(&room).await;
    steps::open_sample(&window, &room).await;
    // Every place is shown once, so that the web view had all of it in its hands.
    for place in [
        "Set-up",
        "People",
        "Meetings",
        "Cases",
        "Evidence",
        "Policy",
        "Documents",
        "Today",
    ] {
        window.press(Role::Link, place).await;
        window.sees(Role::Link, place).await;
    }
    let secrets = ["Calderfoot", "Alderbank", "example.org", "Diagnosis"];
    let shown = window.text().await;
    assert!(
        secrets.iter().any(|secret| shown.contains(secret)),
        "the search would find something: {shown}"
    );
    assert!(
        room.readable(&secrets).is_empty(),
        "{:?}",
        room.readable(&secrets)
    );
    window.close().await;
    assert!(
        room.readable(&secrets).is_empty(),
        "{:?}",
        room.readable(&secrets)
    );
}
