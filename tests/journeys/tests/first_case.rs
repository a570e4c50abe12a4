//! From the first start to a case study, the meeting's pack and the invitation, read again by other programs.

#![allow(missing_docs)]

use copse_journeys::{Draft, Key, Reading, Role, Room, Window, steps};

const CASE: &str = "Between two duty desks";
const SENTENCE: &str = "Nobody felt responsible for the evening calls.";

#[tokio::test]
async fn from_the_first_start_to_case_pack_and_draft() {
    let room = Room::new();
    let window = Window::open(&room).await;
    steps::make_vault(&window, &room).await;
    name_community(&window).await;
    add_member(&window).await;
    plan_meeting(&window).await;
    write_case(&window).await;
    save_case_study(&window).await;
    invite(&window).await;

    // While the program still runs: what it keeps open counts as well.
    let secrets = [
        "Quayside",
        "Boateng",
        "duty desks",
        "responsible",
        "Ferry Hall",
        "evening calls",
    ];
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

    read_sheet(&room);
    read_case_study(&room);
    read_invitation(&room);
}

async fn name_community(window: &Window) {
    window
        .fill("What is it called?", "Quayside learning group")
        .await;
    window
        .fill("What do its members work on together?", "Dual diagnosis")
        .await;
    window.press(Role::Button, "Begin").await;
    window.sees(Role::Link, "People").await;
    // Invitations come from the facilitator's address.
    window.press(Role::Link, "Set-up").await;
    window
        .fill("Facilitator’s e-mail", "maren.oakes@example.org")
        .await;
    window.sees(Role::Text, "Saved").await;
}

async fn add_member(window: &Window) {
    window.press(Role::Link, "People").await;
    window.press(Role::Button, "Add the first person").await;
    window.fill("Name", "Ama Boateng").await;
    window.fill("Job title or role", "Outreach worker").await;
    window.choose("How far", "Member").await;
    window.fill("E-mail", "ama.boateng@example.org").await;
    window.press(Role::Button, "Add this person").await;
    window.sees(Role::Heading, "One member").await;
}

async fn plan_meeting(window: &Window) {
    steps::add_meeting(window).await;
    window.fill("Building", "Ferry Hall").await;
    window.press(Role::Button, "Done").await;
    window.sees(Role::Text, "Ferry Hall").await;
}

async fn write_case(window: &Window) {
    window.press(Role::Link, "Cases").await;
    window.press(Role::Button, "Write up a case").await;
    window.fill("Title of the case", CASE).await;
    window.press(Role::Button, "Begin").await;
    window.choose("What the client said", "Given").await;
    window.choose("Who brings it", "Ama Boateng").await;

    window.press(Role::Field, "Focus").await;
    window.type_text("Nobody felt ").await;
    window.control('b').await;
    window.type_text("responsible").await;
    window.control('b').await;
    window.type_text(" for the evening calls.").await;

    window.press(Role::Field, "History").await;
    window.press(Role::Button, "Bulleted list").await;
    window.type_text("A first stay").await;
    window.keys(&[Key::Enter, Key::Tab]).await;
    window.type_text("with two moves").await;
    window.keys(&[Key::Enter]).await;
    window.shift(Key::Tab).await;
    window.type_text("A second stay").await;
    window.sees(Role::Text, "Saved").await;
}

async fn save_case_study(window: &Window) {
    window.press(Role::Button, "Make the PDF").await;
    window.sees(Role::Button, "Save as PDF").await;
    window.press(Role::Button, "Save as PDF").await;
    window.sees(Role::Text, "Saved as").await;
    window.press(Role::Button, "Close").await;
}

async fn invite(window: &Window) {
    window.press(Role::Link, "Meetings").await;
    window.press(Role::Link, "Thursday 18 February 2038").await;
    window.press(Role::Button, "Add an item").await;
    window.choose("Kind", "A case is presented").await;
    window.choose("Case", &format!("Case 1, {CASE}")).await;
    window.press(Role::Button, "Done").await;
    window.press(Role::Button, "Invite with the pack").await;
    // The first PDF in the folder is the case study that was saved; its title stands for it.
    window.press(Role::Button, "Add a PDF").await;
    window.sees(Role::Text, "for screen readers too").await;
    window.press(Role::Button, "Save for sending").await;
    window.sees(Role::Text, "Saved for sending").await;
}

fn read_sheet(room: &Room) {
    let reading = Reading::of(&room.saved_file("Recovery sheet.pdf"));
    assert_eq!(reading.problems(), Vec::<&str>::new());
    assert_eq!(reading.pages(), 1);
}

fn read_case_study(room: &Room) {
    let reading = Reading::of(&room.saved_file(&format!("{CASE}.pdf")));
    assert_eq!(reading.problems(), Vec::<&str>::new());
    assert!(reading.title().contains(CASE), "{}", reading.title());
    assert!(reading.spoken().contains(SENTENCE), "{}", reading.spoken());
    assert!(
        reading.headings().contains(&"Focus"),
        "{:?}",
        reading.headings()
    );
    assert_eq!(
        reading.tags().matches("LI").count(),
        3,
        "{}",
        reading.tags()
    );
}

fn read_invitation(room: &Room) {
    let draft = Draft::of(&room.saved_file(".eml"));
    assert_eq!(draft.problems(), Vec::<&str>::new());
    assert_eq!(draft.recipients(), ["ama.boateng@example.org"]);
    assert_eq!(draft.attachments().len(), 2, "{:?}", draft.attachments());
    assert_eq!(draft.field("start"), "2038-02-18T10:00:00+00:00");
    assert_eq!(draft.field("end"), "2038-02-18T12:30:00+00:00");
    assert!(
        draft.field("location").contains("Ferry Hall"),
        "{}",
        draft.field("location")
    );

    let pack = Reading::of(&room.saved_file("18 February 2038.pdf"));
    assert_eq!(pack.problems(), Vec::<&str>::new());
    assert_eq!(
        pack.spoken().matches(SENTENCE).count(),
        2,
        "the case is in the pack, and the PDF of it that was added"
    );
    assert!(pack.pages() >= 3);
}
