//! Recording of the system calls of a process, read from strace's output.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use std::collections::HashMap;

use crate::Fallible;
use crate::child::{self, Task};

/// System calls that change files or make changes last. Reading and locking leave the disk as it is.
const CALLS: &str = "openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync,\
sync,syncfs,sync_file_range,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,\
copy_file_range,sendfile,splice";

/// One system call that succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    /// Its name.
    pub(crate) name: String,
    /// Its arguments.
    pub(crate) arguments: Vec<Argument>,
    /// What it returned.
    pub(crate) returned: i64,
}

/// An argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Argument {
    /// A string of bytes.
    Bytes(Vec<u8>),
    /// An open file with the path that it had.
    File(i64, PathBuf),
    /// Anything else, as strace wrote it.
    Plain(String),
}

impl Call {
    /// The path in the argument `at`, put after the folder in the argument before it where it is relative.
    pub(crate) fn path(&self, at: usize) -> Option<PathBuf> {
        let Some(Argument::Bytes(bytes)) = self.arguments.get(at) else {
            return None;
        };
        let path = PathBuf::from(String::from_utf8_lossy(bytes).into_owned());
        match at
            .checked_sub(1)
            .and_then(|before| self.arguments.get(before))
        {
            Some(Argument::File(_, folder)) if path.is_relative() => Some(folder.join(path)),
            _ => Some(path),
        }
    }

    /// The number of the open file in the argument `at`.
    pub(crate) fn file(&self, at: usize) -> Option<i64> {
        match self.arguments.get(at) {
            Some(Argument::File(number, _)) => Some(*number),
            _ => None,
        }
    }

    /// The bytes in the argument `at`.
    pub(crate) fn bytes(&self, at: usize) -> Option<&[u8]> {
        match self.arguments.get(at) {
            Some(Argument::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// The number in the argument `at`.
    pub(crate) fn number(&self, at: usize) -> Option<u64> {
        self.word(at)?.parse().ok()
    }

    /// The argument `at` as strace wrote it.
    pub(crate) fn word(&self, at: usize) -> Option<&str> {
        match self.arguments.get(at) {
            Some(Argument::Plain(text)) => Some(text),
            _ => None,
        }
    }
}

/// Runs a child under strace to its end, and returns what it did.
pub(crate) fn record(task: &Task, scratch: &Path) -> Fallible<Vec<Call>> {
    let mut recording = Recording::of(&child::program()?);
    recording.arguments(child::arguments(task)?);
    recording.run(scratch)
}

/// A program that is about to be recorded.
#[derive(Debug)]
pub(crate) struct Recording {
    program: PathBuf,
    arguments: Vec<String>,
    environment: Vec<(&'static str, PathBuf)>,
    folder: Option<PathBuf>,
}

impl Recording {
    pub(crate) fn of(program: &Path) -> Self {
        Self {
            program: program.to_path_buf(),
            arguments: Vec::new(),
            environment: Vec::new(),
            folder: None,
        }
    }

    pub(crate) fn arguments(&mut self, more: impl IntoIterator<Item = String>) -> &mut Self {
        self.arguments.extend(more);
        self
    }

    pub(crate) fn environment(&mut self, name: &'static str, folder: &Path) -> &mut Self {
        self.environment.push((name, folder.to_path_buf()));
        self
    }

    /// The folder in which it is started.
    pub(crate) fn work_in(&mut self, folder: &Path) -> &mut Self {
        self.folder = Some(folder.to_path_buf());
        self
    }

    /// Runs it to its end. strace's own notes lie in `scratch` meanwhile.
    pub(crate) fn run(&self, scratch: &Path) -> Fallible<Vec<Call>> {
        let output = scratch.join("strace");
        let mut command = Command::new("strace");
        command
            .args(["-f", "-y", "-xx", "-s", "16777216", "-e", "signal=none"])
            .arg(format!("--trace={CALLS}"))
            .arg("-o")
            .arg(&output)
            .arg(&self.program)
            .args(&self.arguments)
            .envs(self.environment.iter().map(|(name, folder)| (name, folder)));
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        let ended = child::Running::start(&mut command)?.wait()?;
        if ended.code != Some(0) {
            return Err(format!("the recorded process failed: {}", ended.errors).into());
        }
        let text = fs::read_to_string(&output)?;
        fs::remove_file(&output)?;
        Ok(parse(&text))
    }
}

/// The calls in strace's output, in the order in which they returned. Failed ones are left out.
pub(crate) fn parse(text: &str) -> Vec<Call> {
    let mut halves: HashMap<&str, &str> = HashMap::new();
    let mut calls = Vec::new();
    for line in text.lines() {
        let Some((process, rest)) = line.split_once(' ') else {
            continue;
        };
        let rest = rest.trim_start();
        if let Some(half) = rest.strip_suffix(" <unfinished ...>") {
            halves.insert(process, half);
            continue;
        }
        let resumed = rest
            .strip_prefix("<... ")
            .and_then(|rest| rest.split_once(" resumed>"));
        let whole = match resumed {
            Some((_, rest)) => halves.remove(process).map(|half| format!("{half}{rest}")),
            None => Some(rest.to_owned()),
        };
        calls.extend(whole.as_deref().and_then(call));
    }
    calls
}

fn call(line: &str) -> Option<Call> {
    let (name, rest) = line.split_once('(')?;
    let (inside, result) = rest.rsplit_once(") ").or_else(|| rest.rsplit_once(")= "))?;
    let result = result.trim_start().trim_start_matches('=').trim_start();
    let digits = result.split(['<', ' ']).next()?;
    let returned: i64 = digits.parse().ok().filter(|value| *value >= 0)?;
    Some(Call {
        name: name.to_owned(),
        arguments: inside.split(", ").map(argument).collect(),
        returned,
    })
}

fn argument(text: &str) -> Argument {
    let text = text.trim();
    // The first buffer of `writev` stands for all: nothing here writes more than one at a time.
    let text = text.strip_prefix("[{iov_base=").unwrap_or(text);
    if let Some(string) = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    {
        return Argument::Bytes(unescape(string));
    }
    if let Some((number, path)) = text.strip_suffix('>').and_then(|rest| rest.split_once('<')) {
        let number = number.parse().unwrap_or(-1);
        let path = String::from_utf8_lossy(&unescape(path)).into_owned();
        return Argument::File(number, PathBuf::from(path));
    }
    Argument::Plain(text.to_owned())
}

/// Bytes from `\x41\x42`; what is not in that form stands for itself.
fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4);
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after
            .strip_prefix(b"x")
            .and_then(|after| after.split_at_checked(2))
            .and_then(|(digits, after)| {
                let digits = std::str::from_utf8(digits).ok()?;
                Some((u8::from_str_radix(digits, 16).ok()?, after))
            });
        match hex {
            Some((byte, after)) if *first == b'\\' => {
                bytes.push(byte);
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_read_with_its_arguments_and_its_result() {
        let text = r#"71 openat(AT_FDCWD<\x2f\x74>, "\x61\x62", O_RDWR|O_CREAT, 0644) = 5</t/ab>
71 pwrite64(5<\x2f\x74\x2f\x61>, "\x00\xff", 2, 4096) = 2
71 fsync(5<\x2f\x74>)           = 0
71 unlink("\x2f\x78") = -1 ENOENT (No such file or directory)"#;
        let calls = parse(text);
        assert_eq!(calls.len(), 3, "the failed call is left out");
        assert_eq!(calls[0].path(1), Some(PathBuf::from("/t/ab")));
        assert_eq!(calls[0].returned, 5);
        assert_eq!(calls[1].file(0), Some(5));
        assert_eq!(calls[1].bytes(1), Some([0, 255].as_slice()));
        assert_eq!(calls[1].number(3), Some(4096));
        assert_eq!(calls[2].name, "fsync");
    }

    #[test]
    fn a_call_that_another_thread_interrupts_is_put_together() {
        let text = "71 fsync(5</t/a> <unfinished ...>\n72 fsync(6</t/b>) = 0\n71 <... fsync resumed>)    = 0";
        let calls = parse(text);
        assert_eq!(calls.len(), 2);
        assert_eq!(calls[1].file(0), Some(5));
    }
}
