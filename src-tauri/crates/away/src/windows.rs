//! What Windows tells by messages to a window: that the session is locked or left, and that the system goes to sleep.
//!
//! The window is one for messages only, so nobody sees it; such a one gets no broadcasts, but both kinds of message are
//! asked for by its handle. See <https://learn.microsoft.com/windows/win32/winmsg/window-features#message-only-windows>,
//! <https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsregistersessionnotification> and
//! <https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-registersuspendresumenotification>.
#![allow(
    unsafe_code,
    reason = "a window is made, and its messages are had, through Windows' own functions alone"
)]

use std::{
    cell::RefCell,
    panic::{AssertUnwindSafe, catch_unwind},
    ptr,
    sync::Once,
    thread,
};

use windows_sys::{
    Win32::{
        Foundation::{HWND, LPARAM, LRESULT, WPARAM},
        System::{
            LibraryLoader::GetModuleHandleW,
            Power::RegisterSuspendResumeNotification,
            RemoteDesktop::{NOTIFY_FOR_THIS_SESSION, WTSRegisterSessionNotification},
        },
        UI::WindowsAndMessaging::{
            CreateWindowExW, DEVICE_NOTIFY_WINDOW_HANDLE, DefWindowProcW, DispatchMessageW,
            GetMessageW, HWND_MESSAGE, MSG, PBT_APMSUSPEND, RegisterClassW, WM_POWERBROADCAST,
            WM_WTSSESSION_CHANGE, WNDCLASSW, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT,
            WTS_SESSION_LOCK, WTS_SESSION_LOGOFF,
        },
    },
    core::{PCWSTR, w},
};

use super::{Away, OnAway};

const CLASS: PCWSTR = w!("Copse.Away");
static REGISTERED: Once = Once::new();

thread_local! {
    /// Whom the window of this thread tells.
    static TOLD: RefCell<Option<OnAway>> = const { RefCell::new(None) };
}

/// The messages of this session.
#[derive(Debug)]
pub(super) struct Messages;

impl Away for Messages {
    fn watch(&self, told: OnAway) {
        thread::spawn(move || listen(told, |_| {}));
    }
}

/// Opens the window on this thread and serves it for as long as the process lives. Without a window nobody is told.
fn listen(told: OnAway, opened: impl FnOnce(HWND)) {
    TOLD.set(Some(told));
    let Some(window) = open() else { return };
    // What is refused is not told: then the clock is there. Where Windows' service for sessions is switched off, the
    // first of them is.
    // SAFETY: the window is open, and belongs to this thread.
    unsafe { WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION) };
    // SAFETY: as before; a window's handle is what this flag asks for. It stays registered until the process ends.
    unsafe { RegisterSuspendResumeNotification(window, DEVICE_NOTIFY_WINDOW_HANDLE) };
    opened(window);

    let mut message = MSG::default();
    // Zero is the wish to end, less an error.
    // SAFETY: `message` is ours to write to, and lives through the call. No window: all those of this thread.
    while unsafe { GetMessageW(&raw mut message, ptr::null_mut(), 0, 0) } > 0 {
        // SAFETY: `message` was filled by the call before.
        unsafe { DispatchMessageW(&raw const message) };
    }
}

fn open() -> Option<HWND> {
    // SAFETY: no name asks for the program's own module, which is never unloaded.
    let module = unsafe { GetModuleHandleW(ptr::null()) };
    // Once: of two threads that register the same class, one is refused, perhaps before the other is through.
    REGISTERED.call_once(|| {
        let class = WNDCLASSW {
            lpfnWndProc: Some(heard),
            hInstance: module,
            lpszClassName: CLASS,
            ..WNDCLASSW::default()
        };
        // Where this is refused, the window is refused too.
        // SAFETY: `class` is whole, its name ends with a zero and is static, and `heard` is a window's procedure.
        unsafe { RegisterClassW(&raw const class) };
    });
    // SAFETY: the name is static, and null is allowed for everything that is null here.
    let window = unsafe {
        CreateWindowExW(
            0,
            CLASS,
            ptr::null(),
            0,
            0,
            0,
            0,
            0,
            HWND_MESSAGE,
            ptr::null_mut(),
            module,
            ptr::null(),
        )
    };
    (!window.is_null()).then_some(window)
}

/// Whether a message says that the person goes away, by
/// <https://learn.microsoft.com/windows/win32/termserv/wm-wtssession-change> and
/// <https://learn.microsoft.com/windows/win32/power/pbt-apmsuspend>.
fn is_going(message: u32, what: WPARAM) -> bool {
    let Ok(what) = u32::try_from(what) else {
        return false;
    };
    match message {
        WM_WTSSESSION_CHANGE => matches!(
            what,
            WTS_SESSION_LOCK | WTS_SESSION_LOGOFF | WTS_CONSOLE_DISCONNECT | WTS_REMOTE_DISCONNECT
        ),
        WM_POWERBROADCAST => what == PBT_APMSUSPEND,
        _ => false,
    }
}

/// The window's procedure. It tells before it answers, and Windows waits for the answer, about two seconds, before it
/// sleeps.
unsafe extern "system" fn heard(window: HWND, message: u32, what: WPARAM, more: LPARAM) -> LRESULT {
    if is_going(message, what) {
        let told = TOLD.with_borrow(Option::clone);
        // A panic may not leave a function that Windows calls; what it locks is locked where it happens.
        let _ = catch_unwind(AssertUnwindSafe(|| told.iter().for_each(|told| told())));
    }
    // SAFETY: handed on as Windows handed it over.
    unsafe { DefWindowProcW(window, message, what, more) }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::channel,
    };

    use windows_sys::Win32::UI::WindowsAndMessaging::{
        PBT_APMPOWERSTATUSCHANGE, PBT_APMRESUMEAUTOMATIC, PBT_APMRESUMESUSPEND, SendMessageW,
        WM_NULL, WTS_CONSOLE_CONNECT, WTS_REMOTE_CONNECT, WTS_SESSION_LOGON, WTS_SESSION_UNLOCK,
    };

    use super::*;

    const GOING: [(u32, u32); 5] = [
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOGOFF),
        (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT),
        (WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT),
        (WM_POWERBROADCAST, PBT_APMSUSPEND),
    ];
    const STAYING: [(u32, u32); 8] = [
        (WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOGON),
        (WM_WTSSESSION_CHANGE, WTS_CONSOLE_CONNECT),
        (WM_WTSSESSION_CHANGE, WTS_REMOTE_CONNECT),
        (WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC),
        (WM_POWERBROADCAST, PBT_APMRESUMESUSPEND),
        (WM_POWERBROADCAST, PBT_APMPOWERSTATUSCHANGE),
        (WM_NULL, WTS_SESSION_LOCK),
    ];

    /// Listens on a thread of its own, and returns how a message is said to it, as Windows says it: from another thread,
    /// and back only when it was answered.
    fn listening(told: OnAway) -> impl Fn((u32, u32)) {
        let (tell, opened) = channel();
        // A handle is a number, but its type says that it may not cross threads.
        thread::spawn(move || {
            listen(told, |window| {
                tell.send(window.expose_provenance()).unwrap();
            });
        });
        let window = opened.recv().unwrap();
        move |(message, what): (u32, u32)| {
            let window = ptr::with_exposed_provenance_mut(window);
            // SAFETY: the window is open as long as the process lives; these messages carry no addresses.
            unsafe { SendMessageW(window, message, what as WPARAM, 0) };
        }
    }

    #[test]
    fn a_locked_screen_and_sleep_are_told_before_windows_is_answered_and_coming_back_is_not() {
        let times = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&times);
        let say = listening(Arc::new(move || {
            // Whoever did not wait for this would find the number as it was.
            thread::sleep(std::time::Duration::from_millis(100));
            counted.fetch_add(1, Ordering::SeqCst);
        }));
        for (before, going) in GOING.into_iter().enumerate() {
            say(going);
            assert_eq!(times.load(Ordering::SeqCst), before + 1, "{going:?}");
        }
        for staying in STAYING {
            say(staying);
            assert_eq!(times.load(Ordering::SeqCst), GOING.len(), "{staying:?}");
        }
    }

    #[test]
    fn who_panics_when_told_is_told_again() {
        let times = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&times);
        let say = listening(Arc::new(move || {
            counted.fetch_add(1, Ordering::SeqCst);
            panic!("as the test wants it");
        }));
        say(GOING[0]);
        say(GOING[0]);
        assert_eq!(times.load(Ordering::SeqCst), 2);
    }
}
