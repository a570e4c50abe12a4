//! Where the shell keeps its things.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use tauri::{Manager, Runtime};

/// Names the vault's folder; for checks, and for who keeps the vault elsewhere.
const VAULT_DIR: &str = "COPSE_VAULT_DIR";

/// The folders and files of one PC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The vault's folder; it need not exist.
    pub vault: PathBuf,
    /// Settings, nothing personal.
    pub settings: PathBuf,
    /// Incident log, nothing personal.
    pub incidents: PathBuf,
    /// How new each vault was when this PC last saw it; nothing personal.
    pub memory: PathBuf,
}

impl Places {
    /// The system's folders for this user, or those beside `COPSE_VAULT_DIR`.
    ///
    /// The vault lies in the *local* data folder: on Windows the other one travels with a roaming
    /// profile, and a database that is copied while it is written breaks.
    pub fn of_system<R: Runtime>(app: &impl Manager<R>) -> tauri::Result<Self> {
        if let Some(places) = std::env::var_os(VAULT_DIR).and_then(Self::beside) {
            return Ok(places);
        }
        let config = app.path().config_dir()?.join("Copse");
        Ok(Self::in_folders(
            app.path().local_data_dir()?.join("Copse/vault"),
            &config,
        ))
    }

    /// Settings and log in the folder that holds the vault's folder, so that two vaults named in
    /// this way share nothing. Nothing if `vault` has no parent.
    pub fn beside(vault: OsString) -> Option<Self> {
        let vault = PathBuf::from(vault);
        let folder = vault
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())?
            .to_path_buf();
        Some(Self::in_folders(vault, &folder))
    }

    fn in_folders(vault: PathBuf, config: &Path) -> Self {
        Self {
            vault,
            settings: config.join("settings.json"),
            incidents: config.join("incidents.log"),
            memory: config.join("seen"),
        }
    }
}
