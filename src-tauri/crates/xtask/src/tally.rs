//! Counting tests over several test programs: each prints its closing line, and the sum closes the run.

use std::{
    io::{BufRead, BufReader, IsTerminal, Read, Write},
    ops::AddAssign,
    process::{Command, Stdio},
    thread,
};

use crate::{
    command::{cannot_start, failed, shown},
    problem::{Problem, While},
};

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Runs a test program, shows its output as it comes, and adds its closing lines to the tally.
///
/// A program that fails without having counted a failure (it did not compile, say) counts as one.
pub(crate) fn run(command: &mut Command, tally: &mut Tally) -> Result<(), Problem> {
    println!("$ {}", shown(command));
    if std::io::stdout().is_terminal() {
        // The pipe in between would take the colours away.
        command
            .env("CARGO_TERM_COLOR", "always")
            .env("FORCE_COLOR", "1");
    }
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .while_doing(cannot_start(command))?;
    let out = child
        .stdout
        .take()
        .map(|pipe| thread::spawn(|| copy(pipe, &mut std::io::stdout())));
    let err = child
        .stderr
        .take()
        .map(|pipe| thread::spawn(|| copy(pipe, &mut std::io::stderr())));
    let mut counted = Tally::default();
    for reader in [out, err].into_iter().flatten() {
        counted += reader.join().unwrap_or_default();
    }
    let success = child.wait().while_doing(cannot_start(command))?.success();
    if !success && counted.failed == 0 {
        counted.failed = 1;
    }
    *tally += counted;
    if success {
        Ok(())
    } else {
        Err(failed(command))
    }
}

fn copy(pipe: impl Read, to: &mut dyn Write) -> Tally {
    let mut tally = Tally::default();
    let mut reader = BufReader::new(pipe);
    let mut line = Vec::new();
    while reader
        .read_until(b'\n', &mut line)
        .is_ok_and(|read| read > 0)
    {
        // A closed terminal must not stop the tests.
        let _ = to.write_all(&line).and_then(|()| to.flush());
        tally += closing_line(&String::from_utf8_lossy(&line)).unwrap_or_default();
        line.clear();
    }
    tally
}

/// Reads the closing line of nextest, cargo test, vitest or Python's unittest.
fn closing_line(line: &str) -> Option<Tally> {
    let plain = without_colours(line);
    let text = plain.trim();
    if let Some(rest) = text.strip_prefix("Summary [") {
        let (_, counts) = rest.split_once(']')?;
        return Some(words(counts, ':'));
    }
    // Not set in: nextest shows what a failed test printed, and the closing line of that one test stands in it.
    if let Some(counts) = plain.strip_prefix("test result: ") {
        return Some(words(counts, '.'));
    }
    if let Some(counts) = text.strip_prefix("Tests  ") {
        return Some(words(&counts.replace('|', ","), '\u{0}'));
    }
    if let Some(counts) = text.strip_prefix("unittest: ") {
        return Some(words(counts, '\u{0}'));
    }
    None
}

/// Sums "12 passed, 3 failed" and the like; what stands before `after` is not looked at.
fn words(counts: &str, after: char) -> Tally {
    let counts = counts.split_once(after).map_or(counts, |(_, rest)| rest);
    let mut tally = Tally::default();
    for part in counts.split([',', ';']) {
        let mut word = part.split_whitespace();
        let (Some(number), Some(what)) = (word.next(), word.next()) else {
            continue;
        };
        let Ok(number) = number.parse::<u32>() else {
            continue;
        };
        match what {
            "passed" => tally.passed += number,
            "failed" | "errored" | "timed" => tally.failed += number,
            _ => {}
        }
    }
    tally
}

fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            // "ESC [ … letter"
            for part in characters.by_ref() {
                if part.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(line: &str) -> Option<(u32, u32)> {
        closing_line(line).map(|tally| (tally.passed, tally.failed))
    }

    #[test]
    fn nextest() {
        let line =
            "     Summary [   4.521s] 131 tests run: 129 passed (1 slow), 2 failed, 3 skipped\n";
        assert_eq!(counts(line), Some((129, 2)));
        let line = "\u{1b}[32;1m     Summary\u{1b}[0m [   0.1s] \u{1b}[1m8\u{1b}[0m tests run: \u{1b}[1m8\u{1b}[0m \u{1b}[32mpassed\u{1b}[0m, 0 skipped";
        assert_eq!(counts(line), Some((8, 0)));
    }

    #[test]
    fn cargo_test() {
        let line = "test result: FAILED. 7 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(counts(line), Some((7, 1)));
    }

    #[test]
    fn a_failure_that_nextest_shows_is_counted_once() {
        let shown = "\
        FAIL [   0.549s] (1/3) copse-vault tests::torn
  stdout ───

    running 1 test
    test tests::torn ... FAILED

    failures:
        tests::torn

    test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 34 filtered out; finished in 0.54s

────────────
     Summary [   0.558s] 3 tests run: 2 passed, 1 failed, 34 skipped
        FAIL [   0.549s] (1/3) copse-vault tests::torn
error: test run failed
";
        let mut terminal = Vec::new();
        let tally = copy(shown.as_bytes(), &mut terminal);
        assert_eq!((tally.passed, tally.failed), (2, 1));
        assert_eq!(terminal, shown.as_bytes());
    }

    #[test]
    fn vitest() {
        assert_eq!(
            counts("      Tests  2 failed | 40 passed (42)"),
            Some((40, 2))
        );
        assert_eq!(counts("      Tests  40 passed (40)"), Some((40, 0)));
    }

    #[test]
    fn python() {
        assert_eq!(counts("unittest: 12 passed, 1 failed"), Some((12, 1)));
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(counts("12 passed, 3 failed, said the text of a case"), None);
    }
}
