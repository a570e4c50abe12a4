//! Looking a PDF through in a process of its own.
//!
//! What a file from elsewhere can do to its reader (take all memory, never come to an end, overflow the stack) then
//! happens to a process that nobody misses. It reads the file and puts it into a document as a trial; what it did
//! within the limits, the program does again and comes to the same end.

use std::{
    env,
    ffi::OsString,
    io::{self, Read, Write},
    path::PathBuf,
    process::{self, Child, Command, ExitCode, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use lopdf::Document;

use super::{Attachment, AttachmentError, LARGEST, graft, weigh};

/// What a program is told to look a PDF through and do nothing else.
const ASKED: &str = "--look-through-pdf";

/// Before the verdict, since other words may stand around it.
const VERDICT: &str = "copse-verdict: ";

/// How the process ends itself at a limit.
const TOO_SLOW: i32 = 71;
const TOO_LARGE: i32 = 72;

/// How often limits are looked at, and how long a process may take to end itself.
const GLANCE: Duration = Duration::from_millis(5);
const GRACE: Duration = Duration::from_secs(2);

/// Stack for the trial, in bytes: less than any thread has that makes documents.
const TRIAL_STACK: usize = 1024 * 1024;

/// What the process may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// From the whole file being there to the verdict.
    pub time: Duration,
    /// Memory of the process that is not swapped out, in bytes.
    pub memory: u64,
}

impl Default for Limits {
    /// 30 seconds and 1 GiB: three times what 100 MB of scanned pages take on a slow PC.
    fn default() -> Self {
        Self {
            time: Duration::from_secs(30),
            memory: 1024 * 1024 * 1024,
        }
    }
}

/// The program that looks PDFs through, and its limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    program: PathBuf,
    arguments: Vec<OsString>,
    limits: Limits,
}

impl Apart {
    /// The program that runs now. Its `main` has to begin with [`answer_if_asked`].
    ///
    /// # Errors
    /// [`AttachmentError::NotChecked`] where the system does not say which program that is.
    pub fn this_program() -> Result<Self, AttachmentError> {
        let program = env::current_exe().map_err(|_| AttachmentError::NotChecked)?;
        Ok(Self::new(program, [ASKED], Limits::default()))
    }

    /// Another program, which calls [`answer`] when it is given these arguments.
    pub fn new(
        program: impl Into<PathBuf>,
        arguments: impl IntoIterator<Item = impl Into<OsString>>,
        limits: Limits,
    ) -> Self {
        Self {
            program: program.into(),
            arguments: arguments.into_iter().map(Into::into).collect(),
            limits,
        }
    }

    /// Has a PDF looked through, and opens it where nothing is wrong.
    ///
    /// # Errors
    /// [`AttachmentError`] says in a sentence what is wrong with it and what to do.
    pub fn open(&self, bytes: Vec<u8>) -> Result<Attachment, AttachmentError> {
        if bytes.len() > LARGEST {
            return Err(AttachmentError::TooLarge);
        }
        self.ask(&bytes)?;
        Attachment::open(bytes)
    }

    fn ask(&self, bytes: &[u8]) -> Result<(), AttachmentError> {
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|_| AttachmentError::NotChecked)?;
        let (Some(mut question), Some(answer)) = (child.stdin.take(), child.stdout.take()) else {
            let _ = child.kill();
            return Err(AttachmentError::NotChecked);
        };
        let milliseconds = u64::try_from(self.limits.time.as_millis()).unwrap_or(u64::MAX);
        let head = [milliseconds, self.limits.memory, bytes.len() as u64].map(u64::to_le_bytes);
        thread::scope(|scope| {
            scope.spawn(move || {
                // A process that ended early reads no further; how it ended says why.
                let _ = question
                    .write_all(head.as_flattened())
                    .and_then(|()| question.write_all(bytes));
            });
            let ended = wait(&mut child, self.limits.time + GRACE);
            let mut said = String::new();
            // A verdict is a few words.
            let _ = answer.take(64 * 1024).read_to_string(&mut said);
            outcome(ended, &said)
        })
    }
}

/// Waits for the end, or brings it about.
fn wait(child: &mut Child, patience: Duration) -> Option<ExitStatus> {
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if begun.elapsed() < patience => thread::sleep(GLANCE),
            Ok(None) | Err(_) => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

fn outcome(ended: Option<ExitStatus>, said: &str) -> Result<(), AttachmentError> {
    let Some(ended) = ended else {
        return Err(AttachmentError::TooSlow);
    };
    match ended.code() {
        Some(TOO_SLOW) => return Err(AttachmentError::TooSlow),
        Some(TOO_LARGE) => return Err(AttachmentError::TooLarge),
        _ => {}
    }
    let verdict = said
        .lines()
        .find_map(|line| line.split_once(VERDICT))
        .and_then(|(_, verdict)| from_words(verdict.trim()));
    match (verdict, ended.code()) {
        (Some(verdict), _) => verdict,
        // Windows tells a crash by a number beyond those that programs end with.
        (None, Some(0..=255)) => Err(AttachmentError::NotChecked),
        (None, _) => Err(AttachmentError::Damaged),
    }
}

/// To begin a program's `main` with: answers where it was started to look a PDF through, and does nothing otherwise.
/// Where something is returned, `main` has to end with it.
pub fn answer_if_asked() -> Option<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    let asked = arguments.next()? == ASKED && arguments.next().is_none();
    asked.then(answer)
}

/// Reads a PDF with its limits from standard input, and writes the verdict to standard output.
pub fn answer() -> ExitCode {
    let verdict = match question() {
        Ok((limits, bytes)) => {
            watch(limits);
            look_through(bytes)
        }
        Err(_) => Err(AttachmentError::NotChecked),
    };
    let mut out = io::stdout().lock();
    match writeln!(out, "\n{VERDICT}{}", words(&verdict)).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn question() -> io::Result<(Limits, Vec<u8>)> {
    let mut input = io::stdin().lock();
    let mut number = || {
        let mut bytes = [0; 8];
        input.read_exact(&mut bytes)?;
        Ok::<_, io::Error>(u64::from_le_bytes(bytes))
    };
    let limits = Limits {
        time: Duration::from_millis(number()?),
        memory: number()?,
    };
    let length = usize::try_from(number()?).unwrap_or(usize::MAX);
    let mut bytes = Vec::with_capacity(length.min(LARGEST));
    input.take(LARGEST as u64).read_to_end(&mut bytes)?;
    if bytes.len() == length {
        Ok((limits, bytes))
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// Ends the process when it has used what it may.
fn watch(limits: Limits) {
    let begun = Instant::now();
    thread::spawn(move || {
        loop {
            if begun.elapsed() >= limits.time {
                process::exit(TOO_SLOW);
            }
            let used = memory_stats::memory_stats().map_or(0, |used| used.physical_mem as u64);
            if used > limits.memory {
                process::exit(TOO_LARGE);
            }
            thread::sleep(GLANCE);
        }
    });
}

/// All that is done with a PDF before it is let in.
fn look_through(bytes: Vec<u8>) -> Result<(), AttachmentError> {
    let attachment = Attachment::open(bytes)?;
    weigh::weigh(&attachment.inner().pdf)?;
    thread::Builder::new()
        .stack_size(TRIAL_STACK)
        .spawn(move || try_out(&attachment))
        .map_err(|_| AttachmentError::NotChecked)?
        .join()
        .map_err(|_| AttachmentError::Damaged)
}

/// Puts it into a document of which nothing is kept.
fn try_out(attachment: &Attachment) {
    let mut file = Document::with_version("1.7");
    let part = file.new_object_id();
    let pages: Vec<_> = (0..attachment.pages())
        .map(|_| file.new_object_id())
        .collect();
    graft(&mut file, attachment, 1, part, &pages);
}

fn words(verdict: &Result<(), AttachmentError>) -> String {
    use AttachmentError as E;
    match verdict {
        Ok(()) => "fine",
        Err(E::NoPdf) => "no-pdf",
        Err(E::Locked) => "locked",
        Err(E::Encryption) => "encryption",
        Err(E::Damaged) => "damaged",
        Err(E::PagesMissing { said, found }) => return format!("pages-missing {said} {found}"),
        Err(E::Empty) => "empty",
        Err(E::TooLarge) => "too-large",
        Err(E::TooSlow) => "too-slow",
        Err(E::NotChecked) => "not-checked",
    }
    .to_owned()
}

fn from_words(verdict: &str) -> Option<Result<(), AttachmentError>> {
    use AttachmentError as E;
    let mut words = verdict.split(' ');
    Some(Err(match words.next()? {
        "fine" => return Some(Ok(())),
        "no-pdf" => E::NoPdf,
        "locked" => E::Locked,
        "encryption" => E::Encryption,
        "damaged" => E::Damaged,
        "pages-missing" => E::PagesMissing {
            said: words.next()?.parse().ok()?,
            found: words.next()?.parse().ok()?,
        },
        "empty" => E::Empty,
        "too-large" => E::TooLarge,
        "too-slow" => E::TooSlow,
        "not-checked" => E::NotChecked,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::{AttachmentError as E, from_words, words};

    #[test]
    fn every_verdict_comes_over_as_it_was_sent() {
        for verdict in [
            Ok(()),
            Err(E::NoPdf),
            Err(E::Locked),
            Err(E::Encryption),
            Err(E::Damaged),
            Err(E::PagesMissing { said: 7, found: 3 }),
            Err(E::Empty),
            Err(E::TooLarge),
            Err(E::TooSlow),
            Err(E::NotChecked),
        ] {
            assert_eq!(from_words(&words(&verdict)), Some(verdict));
        }
        assert_eq!(from_words("something else"), None);
    }
}
