//! Long work: how far it is, and stopping it.

use std::fmt;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rusqlite::InterruptHandle;

use crate::error::VaultError;

/// How often running work is looked at.
const TICK: Duration = Duration::from_millis(50);

/// What long work is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// Copying the records.
    Copying,
    /// Opening the copy again and checking all of it.
    Checking,
    /// Writing the records anew under another key.
    Keying,
    /// Putting the new file in the place of the old one. Cannot be stopped; takes an instant.
    Replacing,
}

/// How far long work is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// What it is doing.
    pub stage: Stage,
    /// How much of the stage is done, from 0 to 1.
    pub done: f32,
}

/// Who is told how far long work is, and may stop it. Told about twenty times a second, from any
/// thread; after [`ControlFlow::Break`] the work ends with [`VaultError::Stopped`], and nothing is
/// changed.
#[derive(Clone, Copy)]
pub struct Progress<'a>(&'a Report<'a>);

type Report<'a> = dyn Fn(Step) -> ControlFlow<()> + Sync + 'a;

impl fmt::Debug for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Progress")
    }
}

impl<'a> Progress<'a> {
    /// Tells `report`.
    pub fn new(report: &'a (dyn Fn(Step) -> ControlFlow<()> + Sync + 'a)) -> Self {
        Self(report)
    }
}

impl Progress<'static> {
    /// Tells nobody, and never stops.
    pub fn none() -> Self {
        Self(&|_| ControlFlow::Continue(()))
    }
}

impl Progress<'_> {
    /// Tells how far the work is, and fails if it is to stop.
    pub(crate) fn tell(self, stage: Stage, done: f32) -> Result<(), VaultError> {
        let done = done.clamp(0.0, 1.0);
        match (self.0)(Step { stage, done }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(VaultError::Stopped),
        }
    }

    /// Runs statements of a connection, and tells meanwhile how far they are by the answer of `done`.
    /// Stopping interrupts whatever statement is running.
    pub(crate) fn watch<T>(
        self,
        stage: Stage,
        handles: &[InterruptHandle],
        done: impl Fn() -> f32 + Sync,
        work: impl FnOnce() -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        self.tell(stage, 0.0)?;
        let (finished, stopped) = (AtomicBool::new(false), AtomicBool::new(false));
        let outcome = thread::scope(|scope| {
            let watcher = scope.spawn(|| {
                while !finished.load(Ordering::Acquire) {
                    thread::park_timeout(TICK);
                    // Again and again: an interrupt between two statements is lost.
                    if stopped.load(Ordering::Acquire) || self.tell(stage, done()).is_err() {
                        stopped.store(true, Ordering::Release);
                        handles.iter().for_each(InterruptHandle::interrupt);
                    }
                }
            });
            let outcome = work();
            finished.store(true, Ordering::Release);
            watcher.thread().unpark();
            outcome
        });
        if stopped.load(Ordering::Acquire) {
            return Err(VaultError::Stopped);
        }
        let value = outcome?;
        self.tell(stage, 1.0)?;
        Ok(value)
    }
}

/// How large a file is in parts of an expected size, from 0 to 1.
pub(crate) fn share_of(path: &Path, expected: u64) -> f32 {
    let found = std::fs::metadata(path).map_or(0, |file| file.len());
    share(found, expected)
}

/// One number in parts of another, from 0 to 1.
pub(crate) fn share(part: u64, whole: u64) -> f32 {
    // In thousandths: exact enough for a bar, and without a cast that could lose anything.
    let thousandths = part.saturating_mul(1000) / whole.max(1);
    f32::from(u16::try_from(thousandths.min(1000)).unwrap_or(1000)) / 1000.0
}
