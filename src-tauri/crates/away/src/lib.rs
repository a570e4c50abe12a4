//! When the person goes away: the system goes to sleep, or its screen is locked.
//!
//! Linux tells over D-Bus, Windows by messages to a window, macOS by its kernel and by notifications. Where a system does
//! not tell, or is not asked here, whoever uses this still has the clock, which jumps while a PC sleeps.
//!
//! A crate of its own, because Windows and macOS are not heard without `unsafe`, which the rest of Copse forbids.

#[cfg(target_os = "linux")]
mod dbus;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(any(target_os = "macos", test))]
mod power;
#[cfg(windows)]
mod windows;

use std::sync::Arc;

/// Who is told. It is called on a thread that may wait, and the system sleeps only after it is through, or when its own
/// patience is: by default five seconds on Linux, about two on Windows and thirty on macOS.
pub type OnAway = Arc<dyn Fn() + Send + Sync>;

/// What tells that the person goes away.
pub trait Away {
    /// Tells from now on, on threads of its own, until the process ends. A system that cannot be asked does not tell,
    /// and nobody hears of that. The same going away may be told more than once.
    fn watch(&self, told: OnAway);
}

/// The way of this system.
pub fn of_system() -> impl Away {
    #[cfg(target_os = "linux")]
    return dbus::Buses::of_system();
    #[cfg(windows)]
    return windows::Messages;
    #[cfg(target_os = "macos")]
    return macos::Notices;
    #[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
    Untold
}

/// A system that is not asked.
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
struct Untold;

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
impl Away for Untold {
    fn watch(&self, _: OnAway) {}
}
