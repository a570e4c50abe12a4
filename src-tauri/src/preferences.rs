//! Settings on the disk.

use std::{
    fs,
    path::{Path, PathBuf},
};

use copse_handout::{Target, file_write};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{fault::Fault, wire::Settings};

/// Sizes of text that the page has styles for, in per cent.
const TEXT_SIZES: [u16; 4] = [100, 125, 150, 200];

/// All that this PC remembers. Never anything personal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Preferences {
    /// What the page knows too.
    #[serde(flatten)]
    pub(crate) settings: Settings,
    /// A second folder for backups, such as a USB stick. Chosen by a dialog: the page gets no path to send back.
    #[serde(default, rename = "backupFolder")]
    pub(crate) backup_folder: Option<PathBuf>,
    /// Slot of the person who let this PC's keychain open the vault.
    #[serde(default, rename = "keychainPerson")]
    pub(crate) keychain_person: Option<Uuid>,
}

/// The preferences; the usual ones where there are none. A file that cannot be read is kept aside,
/// since somebody may have edited it by hand.
pub(crate) fn load(file: &Path) -> Preferences {
    let Ok(bytes) = fs::read(file) else {
        return Preferences::default();
    };
    match serde_json::from_slice::<Preferences>(&bytes) {
        Ok(kept) if check(&kept.settings).is_ok() => kept,
        _ => {
            // Where even this fails the file is written over at the next change: settings are no reason to stop.
            let _ = fs::rename(file, file.with_extension("unreadable.json"));
            Preferences::default()
        }
    }
}

/// Writes the preferences, whole or not at all.
pub(crate) fn save(file: &Path, kept: &Preferences) -> Result<(), Fault> {
    check(&kept.settings)?;
    let mut text =
        serde_json::to_vec_pretty(kept).map_err(|_| Fault::crashed("settings: not serialised"))?;
    text.push(b'\n');
    if let Some(folder) = file.parent() {
        // A folder that cannot be made shows when the file is written, with a better sentence.
        let _ = fs::create_dir_all(folder);
    }
    file_write(&Target::Replace(file.to_path_buf()), &text)?;
    Ok(())
}

fn check(settings: &Settings) -> Result<(), Fault> {
    if !TEXT_SIZES.contains(&settings.text_size) {
        return Err(Fault::field(
            "textSize",
            "Choose 100, 125, 150 or 200 per cent.",
        ));
    }
    if !(1..=60).contains(&settings.lock_after_minutes) {
        return Err(Fault::field(
            "lockAfterMinutes",
            "Enter a number of minutes from 1 to 60.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Theme;

    #[test]
    fn settings_come_back_as_they_were_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config/settings.json");
        let kept = Preferences {
            settings: Settings {
                theme: Theme::Dark,
                text_size: 150,
                lock_after_minutes: 60,
                ..Settings::default()
            },
            backup_folder: Some(folder.path().join("stick")),
            keychain_person: Some(Uuid::from_u128(7)),
        };
        save(&file, &kept).unwrap();
        assert_eq!(load(&file), kept);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        for broken in ["{ \"theme\": \"dark\", ", r#"{ "lockAfterMinutes": 0 }"#] {
            fs::write(&file, broken).unwrap();
            assert_eq!(load(&file), Preferences::default());
            assert_eq!(
                fs::read_to_string(folder.path().join("settings.unreadable.json")).unwrap(),
                broken
            );
            assert!(!file.exists());
        }
    }

    #[test]
    fn a_file_of_an_older_version_lacks_what_came_later() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        fs::write(&file, r#"{ "theme": "light" }"#).unwrap();
        assert_eq!(
            load(&file).settings,
            Settings {
                theme: Theme::Light,
                ..Settings::default()
            }
        );
    }

    #[test]
    fn minutes_out_of_range_are_refused_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        let error = save(
            &file,
            &Preferences {
                settings: Settings {
                    lock_after_minutes: 61,
                    ..Settings::default()
                },
                ..Preferences::default()
            },
        )
        .unwrap_err();
        assert_eq!(error.fields()[0].field, "lockAfterMinutes");
        assert!(!file.exists());
    }
}
