//! How long nobody has touched the keyboard or the pointer.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant, SystemTime},
};

/// A moment on both clocks of the system.
///
/// The monotonic one stops while a laptop sleeps on some systems; the other can be set back. Either
/// alone would leave a vault open for longer than was asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    monotonic: Instant,
    wall: SystemTime,
}

impl Moment {
    pub(crate) fn now() -> Self {
        Self {
            monotonic: Instant::now(),
            wall: SystemTime::now(),
        }
    }

    /// The longer of what the two clocks say.
    pub(crate) fn since(&self, earlier: &Self) -> Duration {
        let wall = self.wall.duration_since(earlier.wall).unwrap_or_default();
        self.monotonic
            .saturating_duration_since(earlier.monotonic)
            .max(wall)
    }
}

/// When somebody was last there.
#[derive(Debug)]
pub(crate) struct Idle {
    last: Mutex<Moment>,
}

impl Idle {
    pub(crate) fn new(now: Moment) -> Self {
        Self {
            last: Mutex::new(now),
        }
    }

    /// Somebody is there.
    pub(crate) fn touch(&self, now: Moment) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// Whether nobody was there for `minutes`.
    pub(crate) fn is_over(&self, now: Moment, minutes: u8) -> bool {
        let last = *self.last.lock().unwrap_or_else(PoisonError::into_inner);
        now.since(&last) >= Duration::from_mins(u64::from(minutes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn later(start: Moment, monotonic: u64, wall: u64) -> Moment {
        Moment {
            monotonic: start.monotonic + Duration::from_secs(monotonic),
            wall: start.wall + Duration::from_secs(wall),
        }
    }

    #[test]
    fn the_time_runs_from_the_last_touch() {
        let start = Moment::now();
        let idle = Idle::new(start);
        assert!(!idle.is_over(later(start, 299, 299), 5));
        assert!(idle.is_over(later(start, 300, 300), 5));
        idle.touch(later(start, 299, 299));
        assert!(!idle.is_over(later(start, 300, 300), 5));
    }

    #[test]
    fn sleep_counts_although_the_monotonic_clock_stood_still() {
        let start = Moment::now();
        assert!(Idle::new(start).is_over(later(start, 1, 3600), 5));
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_keep_the_vault_open() {
        let start = Moment::now();
        let set_back = Moment {
            monotonic: start.monotonic + Duration::from_mins(5),
            wall: start.wall - Duration::from_hours(2),
        };
        assert!(Idle::new(start).is_over(set_back, 5));
    }
}
