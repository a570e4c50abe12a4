//! Copse: the window's program. Everything is in the library, so that it can be checked without a window.

// No console beside the window on Windows; in debug builds it is wanted.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> tauri::Result<()> {
    copse_shell::run()
}
