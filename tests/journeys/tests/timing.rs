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
const PREVIEWS: usize = 15;
const FRAMES: usize = 16;
/// Milliseconds of rest after a key before the page saves (`REST` in the page): less cannot be true.
const REST: f64 = 400.0;
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

/// "Saved" that follows a "Saving", not the one of the save before. The place is called `saved` whatever it says.
const SAVED: &str = "document.timed.wanted = () => {
    const { timed } = document;
    const says = (word) => document.querySelector(`[class=\"saved ${word}\"]`) !== null;
    if (says('saving')) timed.began = true;
    return timed.began === true && says('saved');
};";

/// From a click to the preview that stands open with its first page: when that page was there, decoded, and when a frame
/// with it was drawn.
const PICTURE: &str = "
    const timed = document.pictured = { start: null, there: null, took: null };
    document.addEventListener('click', () => { timed.start ??= performance.now(); }, true);
    const look = () => {
        const picture = document.querySelector('dialog[open] .page-picture img');
        if (timed.start === null || timed.there !== null || !picture?.complete) return;
        const { start } = timed;
        const drawn = () => { timed.took ??= performance.now() - start; };
        picture.decode().then(() => {
            timed.there ??= performance.now() - start;
            requestAnimationFrame(() => setTimeout(drawn));
        });
    };
    document.addEventListener('load', look, true);
    new MutationObserver(look).observe(document.body,
        { subtree: true, childList: true, attributes: true, attributeFilter: ['open', 'src'] });";

/// How long this display takes to draw the whole window anew, with nothing to compute: until the frame after it is asked for.
const BARE: &str = "
    const main = document.querySelector('main');
    document.bare = null;
    requestAnimationFrame(() => {
        const start = performance.now();
        main.style.visibility = main.style.visibility === 'hidden' ? '' : 'hidden';
        requestAnimationFrame(() => requestAnimationFrame(() => { document.bare = performance.now() - start; }));
    });";

#[tokio::test]
#[ignore = "measures instead of checking anything"]
async fn unlock_keystroke_and_preview() {
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
    let mut bare = Vec::new();
    // An even number, so that the page is there again afterwards.
    for _ in 0..FRAMES {
        tokio::time::sleep(PAUSE / 4).await;
        window.ask(BARE).await;
        bare.push(took(&window, "return document.bare;").await);
    }
    let previews = previews(&window).await;
    window.close().await;
    tell("Enter on the lock screen to Today", &unlocks);
    tell(
        "keystroke in a case of 1,100 words to \"Saved\" (the page waits 400 ms for the next key)",
        &keystrokes,
    );
    let (there, drawn): (Vec<f64>, Vec<f64>) = previews.into_iter().unzip();
    tell(
        "click on \"Make the PDF\" of that case, to whose button the keyboard came a second before, to the picture of its \
         first page",
        &there,
    );
    tell("the same, to the frame that shows it", &drawn);
    // A display in memory is painted by the processor: what of the line above is this display's.
    tell(
        "the window drawn anew on this display, with nothing to compute",
        &bare,
    );
    assert!(
        keystrokes.iter().all(|took| *took >= REST),
        "faster than the page waits: {keystrokes:?}"
    );
}

/// From the button of the case that is open to the first page of its PDF, again and again: there, and drawn. As with a
/// person, pointer or keyboard come to the button before it is pressed, and the page uses that time.
async fn previews(window: &Window) -> Vec<(f64, f64)> {
    window.ask(PICTURE).await;
    window
        .ask("document.querySelector('main .button.main').focus();")
        .await;
    let mut previews = Vec::new();
    for _ in 0..PREVIEWS {
        tokio::time::sleep(PAUSE).await;
        window
            .ask("for (const of of ['start', 'there', 'took']) document.pictured[of] = null;")
            .await;
        window.press(Role::Button, "Make the PDF").await;
        let drawn = took(window, "return document.pictured.took;").await;
        let there = took(window, "return document.pictured.there;").await;
        previews.push((there, drawn));
        window.press(Role::Button, "Close").await;
        window.no_longer_sees(Role::Region, "The pages").await;
    }
    previews
}

/// Presses Enter and gives the milliseconds until the page shows what is wanted.
async fn timed(window: &Window) -> f64 {
    window
        .ask("document.timed.start = document.timed.took = null;")
        .await;
    window.keys(&[Key::Enter]).await;
    took(window, "return document.timed.took;").await
}

/// Waits until the page has measured something.
async fn took(window: &Window, ask: &str) -> f64 {
    for _ in 0..600 {
        if let Some(took) = window.ask(ask).await.as_f64() {
            return took;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the page did not show what was waited for");
}

fn tell(what: &str, times: &[f64]) {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    let (least, median, most) = (times[0], times[times.len() / 2], times[times.len() - 1]);
    println!(
        "{what}: median {median:.0} ms, {least:.0} to {most:.0} ms in {} runs",
        times.len()
    );
}
