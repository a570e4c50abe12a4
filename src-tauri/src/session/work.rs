//! Long work: how far it is, and stopping it. One pattern for all of it.
//!
//! Work runs on a thread of the pool and may hold the session, so what is told of it lies apart.

use std::{
    ops::ControlFlow,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use copse_vault::{Progress, Stage, Step};

use super::Shell;
use crate::wire::Work;

/// What is under way; one thing at a time, since all of it needs the session.
#[derive(Debug, Default)]
pub(crate) struct LongWork {
    now: Mutex<Option<Work>>,
    stop: AtomicBool,
}

impl LongWork {
    fn tell(&self, work: Option<Work>) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = work;
    }
}

/// Ends the telling, also where the work panics.
struct Telling<'w>(&'w LongWork);

impl Drop for Telling<'_> {
    fn drop(&mut self) {
        self.0.tell(None);
    }
}

impl Shell {
    /// Runs work whose progress the page may ask for, and which it may stop.
    pub(crate) fn long<T>(&self, what: &str, work: impl FnOnce(Progress<'_>) -> T) -> T {
        let long = &self.0.work;
        long.stop.store(false, Ordering::Release);
        let _telling = Telling(long);
        let report = |step: Step| {
            long.tell(Some(told(what, step)));
            // Whoever waits for long work has not left.
            self.touch();
            if long.stop.load(Ordering::Acquire) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        work(Progress::new(&report))
    }

    /// What is under way. Never waits for it.
    pub(crate) fn work_now(&self) -> Option<Work> {
        self.0
            .work
            .now
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Stops what is under way, if it can be stopped; it ends with [`copse_vault::VaultError::Stopped`].
    pub(crate) fn work_stop(&self) {
        self.0.work.stop.store(true, Ordering::Release);
    }
}

fn told(what: &str, step: Step) -> Work {
    let stage = match step.stage {
        Stage::Copying => "Copying",
        Stage::Checking => "Checking the copy",
        Stage::Keying => "Writing under the new keys",
        Stage::Replacing => "Putting it in place",
        _ => "Working",
    };
    Work {
        what: what.to_owned(),
        stage: stage.to_owned(),
        done: step.done,
        can_stop: step.stage != Stage::Replacing,
    }
}
