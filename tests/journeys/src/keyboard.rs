//! The keyboard, as somebody without a mouse uses it.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};

use crate::Window;

/// Keys that are no characters, by their code in `WebDriver` (W3C, §17.4.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Tab.
    Tab,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Space bar.
    Space,
    /// Arrow down.
    Down,
    /// Arrow up.
    Up,
    /// Arrow to the right.
    Right,
    /// End of the line.
    End,
    /// Backspace.
    Backspace,
}

impl Key {
    fn code(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Escape => '\u{e00c}',
            Self::Space => ' ',
            Self::Down => '\u{e015}',
            Self::Up => '\u{e013}',
            Self::Right => '\u{e014}',
            Self::End => '\u{e010}',
            Self::Backspace => '\u{e003}',
        }
    }
}

const CONTROL: char = '\u{e009}';
const SHIFT: char = '\u{e008}';

impl Window {
    /// Types into whatever has the focus.
    ///
    /// # Panics
    /// Where the driver refuses.
    pub async fn type_text(&self, text: &str) {
        let mut keys = KeyActions::new("keyboard".into());
        for value in text.chars() {
            keys = keys
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.client
            .perform_actions(keys)
            .await
            .expect("keys are typed");
    }

    /// Presses keys one after the other.
    pub async fn keys(&self, keys: &[Key]) {
        let text: String = keys.iter().map(|key| key.code()).collect();
        self.type_text(&text).await;
    }

    /// Presses a key while Control is held.
    pub async fn control(&self, key: char) {
        self.chord(CONTROL, key).await;
    }

    /// Presses a key while Shift is held.
    pub async fn shift(&self, key: Key) {
        self.chord(SHIFT, key.code()).await;
    }

    async fn chord(&self, held: char, value: char) {
        let keys = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Up { value: held });
        self.client
            .perform_actions(keys)
            .await
            .expect("keys are pressed");
    }

    /// Presses Tab until what has the focus bears this name, as somebody without a mouse does.
    ///
    /// # Panics
    /// Where it is not reached within 80 steps.
    pub async fn tab_to(&self, name: &str) {
        let mut seen = Vec::new();
        for _ in 0..80 {
            let there = self.focused().await;
            if there == name {
                return;
            }
            seen.push(there);
            self.keys(&[Key::Tab]).await;
        }
        panic!("Tab does not reach \"{name}\". It went over {seen:?}");
    }

    /// The name of what has the focus, as a screen reader says it.
    ///
    /// # Panics
    /// Where the driver refuses.
    pub async fn focused(&self) -> String {
        let script = "const e = document.activeElement; if (!e) return ''; \
             const by = (e.getAttribute('aria-labelledby') || '').split(/\\s+/).filter(Boolean) \
               .map((id) => document.getElementById(id)?.textContent ?? '').join(' '); \
             const label = [...(e.labels ?? [])].map((l) => l.textContent).join(' '); \
             return (e.getAttribute('aria-label') || by || label || e.textContent || '').replace(/\\s+/g, ' ').trim();";
        self.ask(script)
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}
