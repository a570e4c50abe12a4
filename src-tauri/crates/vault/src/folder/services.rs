//! Which service carries a folder to other PCs: by what the PC says, by names, and by the marks that
//! services leave.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::folder::surroundings::Surroundings;

const ONEDRIVE: &str = "OneDrive";
const DROPBOX: &str = "Dropbox";
const GOOGLE: &str = "Google Drive";
const ICLOUD: &str = "iCloud Drive";
const NEXTCLOUD: &str = "Nextcloud";

/// A folder with exactly this name, in lower case, is one of the service's.
const NAMES: [(&str, &str); 12] = [
    ("onedrive", ONEDRIVE),
    ("dropbox", DROPBOX),
    ("google drive", GOOGLE),
    ("googledrive", GOOGLE),
    ("iclouddrive", ICLOUD),
    ("icloud drive", ICLOUD),
    ("com~apple~clouddocs", ICLOUD),
    ("nextcloud", NEXTCLOUD),
    ("owncloud", "ownCloud"),
    ("box sync", "Box"),
    ("pclouddrive", "pCloud"),
    ("megasync", "MEGA"),
];

/// A folder whose name begins so, in lower case: accounts of an organisation, and macOS's
/// `Library/CloudStorage`.
const BEGINNINGS: [(&str, &str); 5] = [
    ("onedrive - ", ONEDRIVE),
    ("onedrive-", ONEDRIVE),
    ("dropbox (", DROPBOX),
    ("dropbox-", DROPBOX),
    ("googledrive-", GOOGLE),
];

/// Something with this name lies at the top of what the service carries.
const MARKS: [(&str, &str); 9] = [
    (".dropbox.cache", DROPBOX),
    (".dropbox", DROPBOX),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", ONEDRIVE),
    (".tmp.drivedownload", GOOGLE),
    (".tmp.driveupload", GOOGLE),
    (".stfolder", "Syncthing"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", NEXTCLOUD),
    (".sync.ffs_db", "FreeFileSync"),
];

/// A service's program names the icon of its top folder in `desktop.ini`.
const ICONS: [(&str, &str); 4] = [
    ("googledrive", GOOGLE),
    ("onedrive.exe", ONEDRIVE),
    ("dropbox.exe", DROPBOX),
    ("icloud", ICLOUD),
];

/// Far more than the small files that are read here.
const MOST_BYTES: u64 = 65_536;

/// The service that carries `place`, if any.
pub(super) fn of(place: &Path, pc: &Surroundings) -> Option<String> {
    by_pc(place, pc)
        .or_else(|| by_name(place))
        .or_else(|| place.ancestors().find_map(by_mark))
        .map(str::to_owned)
}

fn by_pc(place: &Path, pc: &Surroundings) -> Option<&'static str> {
    let inside = |folder: &PathBuf| {
        place.starts_with(folder)
            || folder
                .canonicalize()
                .is_ok_and(|folder| place.starts_with(folder))
    };
    if pc.onedrive.iter().any(inside) {
        return Some(ONEDRIVE);
    }
    let noted = pc.dropbox.iter().flat_map(|file| dropbox_folders(file));
    noted
        .into_iter()
        .any(|folder| inside(&folder))
        .then_some(DROPBOX)
}

/// `{"personal": {"path": "C:\\Users\\…\\Dropbox", …}, "business": {…}}`
fn dropbox_folders(file: &Path) -> Vec<PathBuf> {
    let Ok(serde_json::Value::Object(accounts)) = serde_json::from_str(&text(file)) else {
        return Vec::new();
    };
    accounts
        .values()
        .filter_map(|account| account.get("path")?.as_str())
        .map(PathBuf::from)
        .collect()
}

fn by_name(place: &Path) -> Option<&'static str> {
    place.components().find_map(|part| {
        let name = part.as_os_str().to_string_lossy().to_lowercase();
        NAMES
            .iter()
            .find(|(known, _)| name == *known)
            .or_else(|| BEGINNINGS.iter().find(|(known, _)| name.starts_with(known)))
            .map(|(_, service)| *service)
    })
}

/// What lies in one folder, above the vault or the vault's own.
fn by_mark(folder: &Path) -> Option<&'static str> {
    let marked = MARKS
        .iter()
        .find(|(mark, _)| fs::symlink_metadata(folder.join(mark)).is_ok());
    if let Some((_, service)) = marked {
        // The folder in which Dropbox keeps its own settings is called like its mark.
        let is_settings = *service == DROPBOX && folder.join(".dropbox/info.json").exists();
        if !is_settings {
            return Some(service);
        }
    }
    let icon = text(&folder.join("desktop.ini")).to_lowercase();
    ICONS
        .iter()
        .find(|(program, _)| icon.contains(program))
        .map(|(_, service)| *service)
        .or_else(|| nextcloud(folder))
}

/// The client's own database: `.sync_0123abcdef.db`, in older versions `._sync_0123abcdef.db`.
fn nextcloud(folder: &Path) -> Option<&'static str> {
    let is_database = |name: &str| {
        let rest = name.strip_prefix(".sync_").or(name.strip_prefix("._sync_"));
        rest.and_then(|rest| rest.rsplit_once('.'))
            .is_some_and(|(_, ending)| ending == "db")
    };
    fs::read_dir(folder)
        .ok()?
        .flatten()
        .any(|entry| entry.file_name().to_str().is_some_and(is_database))
        .then_some(NEXTCLOUD)
}

/// A small file as text; empty if it cannot be read.
fn text(file: &Path) -> String {
    let mut bytes = Vec::new();
    let read = fs::File::open(file).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes));
    // Windows writes desktop.ini in UTF-16 now and then; the names sought are ASCII.
    bytes.retain(|byte| *byte != 0);
    read.map(|_| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}
