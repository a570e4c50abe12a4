//! Pictures of the window for the README; made by `cargo xtask pictures`.

#![allow(missing_docs)]

use std::{env, fs, path::PathBuf};

use copse_journeys::{Role, Room, Window, steps};

#[tokio::test]
#[ignore = "writes pictures instead of checking anything"]
async fn pictures() {
    let folder =
        PathBuf::from(env::var_os("COPSE_PICTURES").expect("COPSE_PICTURES names a folder"));
    fs::create_dir_all(&folder).unwrap();
    let room = Room::new();
    let window = Window::open(&room).await;
    window.resize(1280, 800).await;
    steps::open_sample(&window, &room).await;
    window.settle().await;
    window.picture(&folder.join("today.png")).await;
    window.press(Role::Link, "Cases").await;
    window.press(Role::Link, "Between two duty desks").await;
    window.sees(Role::Heading, "Client’s permission").await;
    window.settle().await;
    window.picture(&folder.join("case.png")).await;
    window.close().await;
}
