//! A program on a temporary vault, whose page is the test.

#![allow(
    clippy::needless_pass_by_value,
    reason = "calls read better when they build their input in place"
)]

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use copse_core::FixedClock;
use copse_shell::{Desktop, Event, FileType, MAIN_WINDOW, Parts, Places, Shell, Target};
use copse_vault::Kdf;
use serde_json::{Value, json};
use tauri::{
    App, Manager, WebviewWindow,
    ipc::{CallbackFn, InvokeBody, InvokeResponseBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "lantern orchid gravel tumble sixpence";

/// What the desktop did, and what it will do.
#[derive(Default)]
pub(crate) struct Desk {
    /// Files are saved to and chosen from here.
    folder: PathBuf,
    /// The next dialogs are closed without a choice.
    pub(crate) cancels: bool,
    pub(crate) opened: Vec<String>,
    pub(crate) events: Vec<Event>,
}

/// The desktop of the test.
struct TestDesktop(Arc<Mutex<Desk>>);

impl TestDesktop {
    fn chosen(&self, name: &str) -> Option<PathBuf> {
        let desk = self.0.lock().unwrap();
        (!desk.cancels).then(|| desk.folder.join(name))
    }
}

impl Desktop for TestDesktop {
    fn save_as(&self, suggested: &str, _: FileType) -> Option<Target> {
        self.chosen(suggested).map(Target::Beside)
    }

    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        self.chosen("")
    }

    fn choose_file(&self, _: &str, file_type: FileType) -> Option<PathBuf> {
        self.chosen(&format!("import.{}", file_type.extension))
    }

    fn open(&self, file: &Path) -> bool {
        self.0
            .lock()
            .unwrap()
            .opened
            .push(file.file_name().unwrap().to_string_lossy().into_owned());
        true
    }

    fn clipboard_clear_if(&self, _: &dyn Fn(&str) -> bool) {}

    fn announce(&self, event: Event) {
        self.0.lock().unwrap().events.push(event);
    }
}

/// A running program.
pub(crate) struct Bench {
    pub(crate) app: App<MockRuntime>,
    pub(crate) page: WebviewWindow<MockRuntime>,
    pub(crate) desk: Arc<Mutex<Desk>>,
    pub(crate) folder: TempDir,
}

impl Bench {
    /// With no vault yet. The day is 1 February 2027.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Arc::new(Mutex::new(Desk {
            folder: folder.path().join("desktop"),
            ..Desk::default()
        }));
        std::fs::create_dir(&desk.lock().unwrap().folder).unwrap();
        let shell = Shell::new(Parts {
            places: Places::beside(folder.path().join("vault").into_os_string()).unwrap(),
            desktop: Box::new(TestDesktop(Arc::clone(&desk))),
            clock: Arc::new(FixedClock("2027-02-01T09:00:00Z".parse().unwrap())),
            kdf: Kdf::Floor,
        });
        let app = copse_shell::assembled(mock_builder())
            .build(copse_shell::context())
            .unwrap();
        app.manage(shell);
        let page = copse_shell::window(app.handle()).unwrap();
        assert_eq!(page.label(), MAIN_WINDOW);
        Self {
            app,
            page,
            desk,
            folder,
        }
    }

    /// With an open, empty vault.
    pub(crate) fn open() -> Self {
        let bench = Self::new();
        bench.ok(
            "vault_create",
            json!({ "passphrase": PASSPHRASE, "name": "Ffion" }),
        );
        bench
    }

    /// With the sample community; gives its identifier.
    pub(crate) fn with_sample() -> (Self, String) {
        let bench = Self::open();
        let done = bench.ok("sample_create", json!({}));
        let id = done["value"]["id"].as_str().unwrap().to_owned();
        (bench, id)
    }

    /// Calls a command from a window as the page does.
    pub(crate) fn call_from(
        window: &WebviewWindow<MockRuntime>,
        command: &str,
        input: &Value,
    ) -> Result<InvokeResponseBody, Value> {
        let url = if cfg!(windows) {
            "http://tauri.localhost"
        } else {
            "tauri://localhost"
        };
        get_ipc_response(
            window,
            InvokeRequest {
                cmd: command.into(),
                callback: CallbackFn(0),
                error: CallbackFn(1),
                url: url.parse().unwrap(),
                body: InvokeBody::Json(json!({ "input": input })),
                headers: tauri::http::HeaderMap::default(),
                invoke_key: INVOKE_KEY.to_string(),
            },
        )
    }

    /// A command that has to work.
    #[track_caller]
    pub(crate) fn ok(&self, command: &str, input: Value) -> Value {
        match Self::call_from(&self.page, command, &input) {
            Ok(body) => body.deserialize().unwrap(),
            Err(error) => panic!("{command} failed: {error}"),
        }
    }

    /// A command that gives raw bytes.
    #[track_caller]
    pub(crate) fn raw(&self, command: &str, input: Value) -> Vec<u8> {
        match Self::call_from(&self.page, command, &input) {
            Ok(InvokeResponseBody::Raw(bytes)) => bytes,
            Ok(InvokeResponseBody::Json(text)) => panic!("{command} gave JSON: {text:.80}"),
            Err(error) => panic!("{command} failed: {error}"),
        }
    }

    /// A command that has to fail: code, message and fields.
    #[track_caller]
    pub(crate) fn error(&self, command: &str, input: Value) -> Failure {
        match Self::call_from(&self.page, command, &input) {
            Ok(_) => panic!("{command} worked"),
            Err(error) => Failure::of(command, &error),
        }
    }

    /// Names of the files that were handed out.
    pub(crate) fn handed_out(&self) -> HashSet<String> {
        std::fs::read_dir(self.folder.path().join("desktop"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    /// A file on the desktop.
    pub(crate) fn on_desktop(&self, name: &str) -> PathBuf {
        self.folder.path().join("desktop").join(name)
    }
}

/// How a command failed.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) fields: HashSet<String>,
}

impl Failure {
    /// As the page gets it.
    #[track_caller]
    pub(crate) fn of(command: &str, error: &Value) -> Self {
        Self {
            code: error["code"]
                .as_str()
                .unwrap_or_else(|| panic!("{command}: {error}"))
                .to_owned(),
            message: error["message"].as_str().unwrap().to_owned(),
            fields: error["fields"]
                .as_array()
                .unwrap()
                .iter()
                .map(|field| field["field"].as_str().unwrap().to_owned())
                .collect(),
        }
    }
}

impl Drop for Bench {
    /// Closes the vault, and with it the checks that run behind: they must not outlive the libraries that they use.
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.ok("vault_lock", json!({}));
        }
    }
}
