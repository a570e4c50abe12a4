//! When the person goes away: the system goes to sleep, or its screen is locked.
//!
//! Where a system does not tell, or is not asked here, the clock still does: see `watch_idle`.

#[cfg(target_os = "linux")]
mod dbus;

use std::sync::Arc;

/// Who is told. It is called on a thread that may wait, and the system sleeps only after it is through.
pub(crate) type OnAway = Arc<dyn Fn() + Send + Sync>;

/// What tells that the person goes away.
pub(crate) trait Away {
    /// Tells from now on, on threads of its own.
    fn watch(&self, told: OnAway);
}

/// The way of this system.
pub(crate) fn of_system() -> impl Away {
    #[cfg(target_os = "linux")]
    return dbus::Buses::of_system();
    #[cfg(not(target_os = "linux"))]
    Untold
}

/// A system that is not asked.
#[cfg(not(target_os = "linux"))]
struct Untold;

#[cfg(not(target_os = "linux"))]
impl Away for Untold {
    fn watch(&self, _: OnAway) {}
}
