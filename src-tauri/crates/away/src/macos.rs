//! What macOS tells: sleep through the kernel's power messages, a locked screen and another person's session through
//! notifications.
//!
//! Sleep could be had as a notification too, but on the main thread, which the page needs to save what was typed before
//! the vault is locked: whoever waited there would wait in vain. So a thread of its own listens to the kernel and may
//! wait, and the system waits for it (<https://developer.apple.com/library/archive/qa/qa1340/_index.html>). The
//! notifications come on the main thread, which Tauri runs; nobody waits for an answer to them, so they are told on
//! another. That of the locked screen is one that Apple has sent for long and describes nowhere.
#![allow(
    unsafe_code,
    reason = "what the system tells is had through functions of its own alone, which call back"
)]

use std::{
    cell::Cell,
    ffi::c_void,
    panic::{AssertUnwindSafe, catch_unwind},
    ptr::{self, NonNull},
    sync::{Mutex, Once, PoisonError},
    thread,
};

use block2::RcBlock;
use objc2_app_kit::{NSWorkspace, NSWorkspaceSessionDidResignActiveNotification};
use objc2_core_foundation::{
    CFDictionary, CFNotificationCenter, CFNotificationName, CFNotificationSuspensionBehavior,
    CFRunLoop, CFString, kCFRunLoopDefaultMode,
};
use objc2_foundation::NSNotification;
use objc2_io_kit::{
    IOAllowPowerChange, IONotificationPort, IONotificationPortRef, IORegisterForSystemPower,
    io_connect_t, io_object_t, io_service_t,
};

use super::{Away, OnAway, power};

const SCREEN_LOCKED: &str = "com.apple.screenIsLocked";

/// Who is told. The system calls functions, which carry nothing with them.
static TOLD: Mutex<Vec<OnAway>> = Mutex::new(Vec::new());
static ASKED: Once = Once::new();

thread_local! {
    /// Where the thread that listens to the kernel answers it.
    static KERNEL: Cell<io_connect_t> = const { Cell::new(0) };
}

/// The kernel's power messages, and two notifications.
#[derive(Debug)]
pub(super) struct Notices;

impl Away for Notices {
    fn watch(&self, told: OnAway) {
        TOLD.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(told);
        ASKED.call_once(|| {
            thread::spawn(listen_to_power);
            ask_for_locked_screen();
            ask_for_left_session();
        });
    }
}

/// Tells everybody, on this thread. A panic may not leave a function that the system calls; what it locks is locked where
/// it happens.
fn tell() {
    let told = TOLD.lock().unwrap_or_else(PoisonError::into_inner).clone();
    for told in told {
        let _ = catch_unwind(AssertUnwindSafe(|| told()));
    }
}

/// Tells everybody, and lets the main thread go on: the page saves through it.
fn tell_elsewhere() {
    if thread::Builder::new().spawn(tell).is_err() {
        tell();
    }
}

/// Serves the kernel's messages on this thread for as long as the process lives. Where the kernel refuses nobody is told:
/// then the clock is there.
fn listen_to_power() {
    let mut port: IONotificationPortRef = ptr::null_mut();
    let mut notifier: io_object_t = 0;
    // SAFETY: both places are ours to write to and live through the call; the function called back takes no reference.
    let kernel = unsafe {
        IORegisterForSystemPower(
            ptr::null_mut(),
            &raw mut port,
            Some(heard),
            &raw mut notifier,
        )
    };
    if kernel == 0 || port.is_null() {
        return;
    }
    KERNEL.set(kernel);
    // SAFETY: the port was made by the call before, and is never given back.
    let source = unsafe { IONotificationPort::run_loop_source(port) };
    let Some(loop_of_thread) = CFRunLoop::current() else {
        return;
    };
    // SAFETY: a name that the system holds as long as the process lives.
    let mode = unsafe { kCFRunLoopDefaultMode };
    loop_of_thread.add_source(source.as_deref(), mode);
    CFRunLoop::run();
}

/// What the kernel says. It waits for the answer.
unsafe extern "C-unwind" fn heard(
    _: *mut c_void,
    _: io_service_t,
    message: u32,
    argument: *mut c_void,
) {
    // A number that has to be given back, and no address, whatever its type says.
    let number = argument.addr().cast_signed();
    power::answer(message, tell, || {
        IOAllowPowerChange(KERNEL.get(), number);
    });
}

/// Also while another program is in front: else the notification would wait until Copse is again.
fn ask_for_locked_screen() {
    let Some(centre) = CFNotificationCenter::distributed_center() else {
        return;
    };
    let name = CFString::from_static_str(SCREEN_LOCKED);
    // SAFETY: the observer is compared and never read, the function carries nothing, and no sender is every sender.
    unsafe {
        centre.add_observer(
            ptr::from_ref(&ASKED).cast(),
            Some(locked),
            Some(&name),
            ptr::null(),
            CFNotificationSuspensionBehavior::DeliverImmediately,
        );
    };
}

unsafe extern "C-unwind" fn locked(
    _: *mut CFNotificationCenter,
    _: *mut c_void,
    _: *const CFNotificationName,
    _: *const c_void,
    _: *const CFDictionary,
) {
    tell_elsewhere();
}

/// Another person's session comes to the front, and this one goes on behind it.
fn ask_for_left_session() {
    let block = RcBlock::new(|_: NonNull<NSNotification>| tell_elsewhere());
    // SAFETY: a name that the system holds as long as the process lives.
    let name = unsafe { NSWorkspaceSessionDidResignActiveNotification };
    let centre = NSWorkspace::sharedWorkspace().notificationCenter();
    // SAFETY: any sender, on the thread that posts; the block holds nothing, so that any thread may call it.
    let observer = unsafe {
        centre.addObserverForName_object_queue_usingBlock(Some(name), None, None, &block)
    };
    // The centre holds it, and it is never taken out again.
    drop(observer);
}
