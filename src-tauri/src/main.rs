//! Copse: the window's program. Everything is in the library, so that it can be checked without a window.

// No console beside the window on Windows; in debug builds it is wanted.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::{alloc::System, process::ExitCode};

use zeroizing_alloc::ZeroAlloc;

/// Wipes all memory of Rust's as it is given back. What the page sends, a passphrase among it, is read and taken apart by
/// libraries that would leave their copies in the free memory of a locked window.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> tauri::Result<ExitCode> {
    // The same program reads PDFs of others, in a process of its own.
    if let Some(code) = copse_press::graft::apart::answer_if_asked() {
        return Ok(code);
    }
    copse_shell::run()
}
