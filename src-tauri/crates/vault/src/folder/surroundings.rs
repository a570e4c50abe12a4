//! What the PC says about its services and disks, gathered once so that tests can make it up.

use std::path::PathBuf;

/// What is known of the PC.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    /// Files in which Dropbox notes its folders.
    pub dropbox: Vec<PathBuf>,
    /// Folders of `OneDrive`.
    pub onedrive: Vec<PathBuf>,
    /// The table of mounted disks in the system's own form; empty where there is none.
    pub mounts: String,
}

impl Surroundings {
    pub(super) fn of_this_pc() -> Self {
        let folder = |name: &str| {
            std::env::var_os(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        // https://help.dropbox.com/installs/locate-dropbox-folder
        let dropbox = ["APPDATA", "LOCALAPPDATA"]
            .into_iter()
            .filter_map(|name| Some(folder(name)?.join("Dropbox/info.json")))
            .chain(folder("HOME").map(|home| home.join(".dropbox/info.json")))
            .collect();
        // Set by OneDrive for each signed-in account; the first is one of the other two.
        let onedrive = ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"]
            .into_iter()
            .filter_map(folder)
            .collect();
        Self {
            dropbox,
            onedrive,
            mounts: mounts(),
        }
    }
}

#[cfg(target_os = "linux")]
fn mounts() -> String {
    std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default()
}

#[cfg(target_os = "macos")]
fn mounts() -> String {
    std::process::Command::new("/sbin/mount")
        .output()
        .ok()
        .and_then(|output| String::from_utf8(output.stdout).ok())
        .unwrap_or_default()
}

/// Windows tells by the path itself.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn mounts() -> String {
    String::new()
}
