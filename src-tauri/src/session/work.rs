//! Long work: how far it is, and stopping it. One pattern for all of it.
//!
//! Work runs on a thread of the pool and may hold the session, so what is told of it lies apart.

use std::{
    ops::ControlFlow,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use copse_vault::{Progress, Stage, Step};

use super::Shell;
use crate::wire::Work;

/// What is under way, the newest last. The page begins one piece after the other, but one that it has stopped may
/// still be on its way out.
#[derive(Debug, Default)]
pub(crate) struct LongWork(Mutex<Vec<Arc<Job>>>);

impl LongWork {
    fn jobs(&self) -> MutexGuard<'_, Vec<Arc<Job>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One piece of work.
#[derive(Debug, Default)]
struct Job {
    now: Mutex<Option<Work>>,
    stop: AtomicBool,
}

impl Job {
    fn now(&self) -> MutexGuard<'_, Option<Work>> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells how far one piece of work is. Dropping it ends the telling, also where the work panics.
pub(crate) struct Telling<'s> {
    shell: &'s Shell,
    what: &'s str,
    job: Arc<Job>,
}

impl Telling<'_> {
    /// Tells what the work is at and how much of that is done, from 0 to 1; whether it may go on.
    pub(crate) fn at(&self, stage: &str, done: f32, can_stop: bool) -> ControlFlow<()> {
        *self.job.now() = Some(Work {
            what: self.what.to_owned(),
            stage: stage.to_owned(),
            done,
            can_stop,
        });
        // Whoever waits for long work has not left.
        self.shell.touch();
        if self.job.stop.load(Ordering::Acquire) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

impl Drop for Telling<'_> {
    fn drop(&mut self) {
        let mut jobs = self.shell.0.work.jobs();
        jobs.retain(|job| !Arc::ptr_eq(job, &self.job));
    }
}

impl Shell {
    /// Runs work of the vault whose progress the page may ask for, and which it may stop.
    pub(crate) fn long<T>(&self, what: &str, work: impl FnOnce(Progress<'_>) -> T) -> T {
        let telling = self.telling(what);
        let report =
            |step: Step| telling.at(word(step.stage), step.done, step.stage != Stage::Replacing);
        work(Progress::new(&report))
    }

    /// The same for work that tells by itself, until the telling is dropped.
    pub(crate) fn telling<'s>(&'s self, what: &'s str) -> Telling<'s> {
        let job = Arc::new(Job::default());
        self.0.work.jobs().push(Arc::clone(&job));
        Telling {
            shell: self,
            what,
            job,
        }
    }

    /// What is under way. Never waits for it.
    pub(crate) fn work_now(&self) -> Option<Work> {
        let jobs = self.0.work.jobs();
        jobs.last().and_then(|job| job.now().clone())
    }

    /// Stops what is under way, if it can be stopped: it ends with [`copse_vault::VaultError::Stopped`] or
    /// [`copse_press::PressError::Stopped`].
    pub(crate) fn work_stop(&self) {
        for job in self.0.work.jobs().iter() {
            job.stop.store(true, Ordering::Release);
        }
    }
}

fn word(stage: Stage) -> &'static str {
    match stage {
        Stage::Copying => "Copying",
        Stage::Checking => "Checking the copy",
        Stage::Keying => "Writing under the new keys",
        Stage::Replacing => "Putting it in place",
        _ => "Working",
    }
}
