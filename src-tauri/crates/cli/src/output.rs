//! Printing: words for people, JSON for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::failure::Failure;

/// Where results go, and in which form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Output {
    json: bool,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Prints one result: `value` as JSON, or the lines that `people` makes of it.
    pub(crate) fn print<T: Serialize>(
        self,
        value: &T,
        people: impl FnOnce(&T) -> Vec<String>,
    ) -> Result<(), Failure> {
        let text = if self.json {
            json(value)?
        } else {
            lines(people(value))
        };
        match io::stdout().lock().write_all(text.as_bytes()) {
            // `copse-cli … | head` closes the pipe; that is no failure.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => Ok(other?),
        }
    }

    /// Tells something besides the result, on standard error so that it does not end up in a pipe.
    pub(crate) fn note(self, sentence: &str) {
        if !self.json {
            // Nobody reads it if it cannot be written.
            let _ = io::stderr()
                .lock()
                .write_all(lines(vec![sentence.to_owned()]).as_bytes());
        }
    }

    /// Tells why a command stopped.
    pub(crate) fn failure(self, failure: &Failure) {
        #[derive(Serialize)]
        struct Outer<'a> {
            error: &'a Failure,
        }
        let text = match json(&Outer { error: failure }) {
            Ok(text) if self.json => text,
            _ => lines(vec![format!("copse-cli: {}", failure.message)]),
        };
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

fn json<T: Serialize>(value: &T) -> Result<String, Failure> {
    let mut text = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
    text.push('\n');
    Ok(text)
}

/// One line each. Titles and names come from others: a control character in them must not
/// reach the terminal, where it could move the cursor or hide text.
fn lines(lines: Vec<String>) -> String {
    let mut text = String::new();
    for line in lines {
        text.extend(line.chars().map(|character| {
            if is_harmful(character) {
                '\u{FFFD}'
            } else {
                character
            }
        }));
        text.push('\n');
    }
    text
}

/// Control characters, and marks that turn the direction of the rest of the line.
fn is_harmful(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// "1 case", "2 cases".
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_steer_the_terminal_is_replaced() {
        let title = "A \u{1b}[2J title\r\nwith \u{202e}turned text 🦊 محمد".to_owned();
        assert_eq!(
            lines(vec![title]),
            "A \u{fffd}[2J title\u{fffd}\u{fffd}with \u{fffd}turned text 🦊 محمد\n"
        );
    }

    #[test]
    fn one_is_not_many() {
        assert_eq!(count(1, "case", "cases"), "1 case");
        assert_eq!(count(0, "case", "cases"), "0 cases");
    }
}
