//! Stretches of the way that several journeys share.

use crate::{Role, Room, Window};

/// The name under which all journeys work.
pub const FACILITATOR: &str = "Maren Oakes";

const GROUPS: [&str; 10] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];

/// From the first start to the last step before the window opens: passphrase and recovery sheet.
/// Gives the passphrase.
///
/// # Panics
/// Where a step cannot be taken.
pub async fn make_vault(window: &Window, room: &Room) -> String {
    window.sees(Role::Heading, "Choose a passphrase").await;
    window.fill("Your name", FACILITATOR).await;
    window.press(Role::Button, "Use these").await;
    let passphrase = window.value("Or your own").await;
    window.fill("Once more", &passphrase).await;
    window.press(Role::Button, "Go on").await;

    window
        .sees(Role::Heading, "Print your recovery sheet")
        .await;
    window
        .press(Role::Button, "Save the sheet and open it to print")
        .await;
    window.sees(Role::Text, "Saved as").await;
    assert!(room.saved_file(".pdf").is_file());
    // The key is typed from what is on the sheet.
    let key = window.lines("Recovery key").await;
    let text = window.text().await;
    let (asked, group) = GROUPS
        .iter()
        .zip(&key)
        .find(|(ordinal, _)| text.contains(&format!("Type the {ordinal} group")))
        .expect("one group is asked for");
    window
        .fill(&format!("Type the {asked} group of the key"), group)
        .await;
    window.press(Role::Button, "Go on").await;
    window.sees(Role::Heading, "Name your community").await;
    passphrase
}

/// From the first start to the sample community. Gives the passphrase.
pub async fn open_sample(window: &Window, room: &Room) -> String {
    let passphrase = make_vault(window, room).await;
    window
        .press(Role::Button, "Explore a sample community")
        .await;
    window.sees(Role::Text, "A sample community.").await;
    passphrase
}

/// From any screen to a new meeting whose plan is open to be filled in.
pub async fn add_meeting(window: &Window) {
    window.press(Role::Link, "Meetings").await;
    window.press(Role::Button, "Add a meeting").await;
    window.fill("Day", "18/2/2038").await;
    window.fill("Starts at", "10:00").await;
    window.fill("Ends at", "12:30").await;
    window.press(Role::Button, "Add it").await;
    window.press(Role::Button, "Change").await;
}
