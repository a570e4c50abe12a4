//! Without a mouse: every step by Tab, arrows, Enter and the shortcuts.

#![allow(missing_docs)]

use copse_journeys::{Key, Role, Room, Window, steps};

#[tokio::test]
async fn a_person_and_a_case_by_keyboard_alone() {
    let room = Room::new();
    let window = Window::open(&room).await;
    steps::open_sample(&window, &room).await;

    // Ctrl+3: People.
    window.control('3').await;
    window.sees(Role::Button, "Add a person").await;
    window.tab_to("Add a person").await;
    window.keys(&[Key::Enter]).await;
    window.sees(Role::Heading, "A new person").await;
    window.tab_to("Name (needed)").await;
    window.type_text("Ifan Prydderch").await;
    window.tab_to("Add this person").await;
    window.keys(&[Key::Enter]).await;
    window.sees(Role::Link, "Ifan Prydderch").await;

    // Ctrl+5: Cases.
    window.control('5').await;
    window.sees(Role::Button, "Write up a case").await;
    window.tab_to("Write up a case").await;
    window.keys(&[Key::Enter]).await;
    window.sees(Role::Field, "Title of the case").await;
    window.type_text("The empty chair").await;
    window.keys(&[Key::Enter]).await;
    window.sees(Role::Heading, "Focus").await;
    window.tab_to("Focus").await;
    window
        .type_text("She came, and left before it began.")
        .await;
    window.sees(Role::Text, "Saved").await;

    // A dialog gives the keyboard back to where it was.
    window.tab_to("Delete the case").await;
    window.control('l').await;
    window.sees(Role::Heading, "Locked").await;
    window.close().await;
}
