//! The window and the life of the program.

use std::{
    process::ExitCode,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use copse_away::Away as _;
use copse_core::SystemClock;
use copse_vault::Kdf;
use tauri::{
    App, AppHandle, Builder, Context, Manager, RunEvent, Runtime, Url, WebviewWindow,
    WebviewWindowBuilder, Window, WindowEvent, Wry, webview::NewWindowResponse,
};

use crate::{
    commands,
    desktop::{self, is_automated},
    first_word,
    idle::Moment,
    places::Places,
    session::{Parts, Shell},
};

/// Label of the one window, as in `tauri.conf.json`.
pub const MAIN_WINDOW: &str = "main";

/// How often the shell looks whether somebody is still there.
const IDLE_CHECK: Duration = Duration::from_secs(1);
/// A longer gap between two looks is a PC that was suspended.
const SUSPENDED: Duration = Duration::from_secs(20);
/// How often the shell looks whether a backup is due, for vaults that stay open all day.
const BACKUP_CHECK: Duration = Duration::from_hours(1);

/// Opens the window and runs until it is closed.
pub fn run() -> tauri::Result<ExitCode> {
    if !first_word::can_show_window() {
        return Ok(ExitCode::FAILURE);
    }
    let app = assembled(with_single_instance(Builder::<Wry>::default()))
        .setup(|app| start(app).inspect_err(|error| first_word::cannot_start(error.as_ref())))
        .build(context())?;
    app.run(|app, event| match event {
        // The system asks the program to end, or its menu does: the page may still have text to save.
        RunEvent::ExitRequested { api, .. } if app.state::<Shell>().is_open() => {
            api.prevent_exit();
            let (shell, app) = (app.state::<Shell>().inner().clone(), app.clone());
            thread::spawn(move || {
                shell.lock_with_notice();
                app.exit(0);
            });
        }
        // Nothing is dropped after this, so the database is closed here.
        RunEvent::Exit => app.state::<Shell>().lock(),
        _ => {}
    });
    Ok(ExitCode::SUCCESS)
}

/// Configuration and page, baked in.
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// The program over any runtime. Who builds it manages a [`Shell`] before the page calls.
pub fn assembled<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::handler())
        .on_window_event(close_when_saved)
}

/// First of all plugins: a second start shows the first one's window and ends. A check that drives
/// the window has a vault of its own and stands alone.
fn with_single_instance(builder: Builder<Wry>) -> Builder<Wry> {
    if is_automated() {
        return builder;
    }
    builder.plugin(tauri_plugin_single_instance::init(|app, _, _| {
        if let Some(window) = app.get_webview_window(MAIN_WINDOW) {
            // Some window managers refuse one of these; the window is there either way.
            let _ = window.unminimize();
            let _ = window.show();
            let _ = window.set_focus();
        }
    }))
}

fn start<R: Runtime>(app: &mut App<R>) -> Result<(), Box<dyn std::error::Error>> {
    let shell = Shell::new(Parts {
        places: Places::of_system(app.handle())?,
        desktop: desktop::of_process(app.handle()),
        clock: Arc::new(SystemClock),
        kdf: Kdf::Calibrated,
    });
    watch_idle(shell.clone());
    let leaving = shell.clone();
    // A check that drives the window is not interrupted by what the desktop does.
    if !is_automated() {
        copse_away::of_system().watch(Arc::new(move || leaving.lock_with_notice()));
    }
    app.manage(shell);
    window(app.handle())?;
    Ok(())
}

/// Makes the main window from the configuration.
///
/// The configuration asks for a private web view, which keeps no plain files beside the encrypted
/// vault. `WebDriver` cannot attach to such a one, so it is an ordinary one while a check drives it.
pub fn window<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<WebviewWindow<R>> {
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == MAIN_WINDOW)
        .cloned();
    WebviewWindowBuilder::from_config(app, &config.unwrap_or_default())?
        .incognito(!is_automated())
        .on_navigation(is_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()
}

/// Our own page, by the address that each system's web view has for it. A link in a text, or a file
/// dropped on the window, leads nowhere.
fn is_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Lets the page save what was typed before the window goes.
fn close_when_saved<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    let Some(shell) = window.try_state::<Shell>() else {
        return;
    };
    if !shell.is_open() {
        return;
    }
    api.prevent_close();
    let (shell, window) = (shell.inner().clone(), window.clone());
    // Not on the window's thread: the page answers through it.
    thread::spawn(move || {
        shell.lock_with_notice();
        // Fails only if the window is gone already.
        let _ = window.destroy();
    });
}

/// Locks the vault when nobody was there for a while.
fn watch_idle(shell: Shell) {
    thread::spawn(move || {
        let mut hour = Instant::now();
        loop {
            let before = Moment::now();
            thread::sleep(IDLE_CHECK);
            // A sleep of a second that took far longer: the PC was suspended, and somebody else may have woken it.
            let slept = Moment::now().since(&before);
            if slept > SUSPENDED || shell.is_left_alone() {
                shell.lock_with_notice();
            }
            if shell.is_open() && hour.elapsed() > BACKUP_CHECK {
                hour = Instant::now();
                // Said on the screen of backups; a failure is noted in the incident log.
                shell.backup_now_and_then();
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_page_is_shown() {
        for own in [
            "tauri://localhost/",
            "http://tauri.localhost/index.html",
            "https://tauri.localhost/#/today",
        ] {
            assert!(is_page(&own.parse().unwrap()), "{own}");
        }
        for other in [
            "https://example.org/",
            "http://localhost/",
            "file:///etc/passwd",
            "data:text/html,x",
            "tauri://elsewhere/",
        ] {
            assert!(!is_page(&other.parse().unwrap()), "{other}");
        }
    }
}
