//! How long a person waits in the window; part of `cargo xtask bench`.
//!
//! The clock runs inside the page, so that the driver's own time is not counted.

#![allow(
    missing_docs,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

use copse_journeys::{Key, Role, Room, Window, steps};

/// Odd, so that there is a middle one.
const UNLOCKS: usize = 5;
const KEYSTROKES: usize = 15;
const PAUSE: std::time::Duration = std::time::Duration::from_secs(1);

/// Notes when Enter or a letter was pressed, and when the page next shows `document.timed.wanted()`.
const WATCH: &str = "
    const timed = document.timed = { start: null, took: null, wanted: () => false };
    const look = () => {
        if (timed.start === null || timed.took !== null || !timed.wanted()) return;
        const { start } = timed;
        requestAnimationFrame(() => { timed.took ??= performance.now() - start; });
    };
    document.addEventListener('keydown', () => { timed.start ??= performance.now(); }, true);
    new MutationObserver(look).observe(document.body,
        { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });";

const UNLOCKED: &str = "document.timed.wanted = () => document.querySelector('nav') !== null
    && document.querySelector('main h1') !== null;";

/// "Saved" that follows a "Saving", not the one of the save before.
const SAVED: &str = "document.timed.wanted = () => {
    const { timed } = document;
    if (document.querySelector('.saved.saving') !== null) timed.began = true;
    return timed.began === true && document.querySelector('.saved.saved') !== null;
};";

#[tokio::test]
#[ignore = "measures instead of checking anything"]
async fn unlock_and_keystroke() {
    let room = Room::new();
    let window = Window::open(&room).await;
    let passphrase = steps::open_sample(&window, &room).await;
    window.ask(WATCH).await;

    let mut unlocks = Vec::new();
    for _ in 0..UNLOCKS {
        window.press(Role::Button, "Lock now").await;
        window.sees(Role::Heading, "Locked").await;
        window.fill("Passphrase", &passphrase).await;
        window.ask(UNLOCKED).await;
        unlocks.push(timed(&window).await);
    }

    window.press(Role::Link, "Cases").await;
    window.press(Role::Link, "Between two duty desks").await;
    window.settle().await;
    window
        .ask("[...document.querySelectorAll('.ProseMirror')][1].focus();")
        .await;
    window.ask(SAVED).await;
    let mut keystrokes = Vec::new();
    for _ in 0..KEYSTROKES {
        // What follows a save, such as reading the list again, has come to rest, as between two thoughts.
        tokio::time::sleep(PAUSE).await;
        window.ask("document.timed.began = false;").await;
        keystrokes.push(timed(&window).await);
    }
    window.close().await;
    tell("Enter on the lock screen to Today", unlocks);
    tell(
        "keystroke in a case of 1,100 words to \"Saved\" (the page waits 400 ms for the next key)",
        keystrokes,
    );
}

/// Presses Enter and gives the milliseconds until the page shows what is wanted.
async fn timed(window: &Window) -> f64 {
    window
        .ask("document.timed.start = document.timed.took = null;")
        .await;
    window.keys(&[Key::Enter]).await;
    for _ in 0..600 {
        if let Some(took) = window.ask("return document.timed.took;").await.as_f64() {
            return took;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the page did not show what was waited for");
}

fn tell(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let (least, median, most) = (times[0], times[times.len() / 2], times[times.len() - 1]);
    println!(
        "{what}: median {median:.0} ms, {least:.0} to {most:.0} ms in {} runs",
        times.len()
    );
}
