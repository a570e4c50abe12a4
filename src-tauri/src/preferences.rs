//! Settings on the disk.

use std::{fs, path::Path};

use copse_handout::{Target, file_write};

use crate::{fault::Fault, wire::Settings};

/// Sizes of text that the page has styles for, in per cent.
const TEXT_SIZES: [u16; 4] = [100, 125, 150, 200];

/// The settings; the usual ones where there are none. A file that cannot be read is kept aside,
/// since somebody may have edited it by hand.
pub(crate) fn load(file: &Path) -> Settings {
    let Ok(bytes) = fs::read(file) else {
        return Settings::default();
    };
    match serde_json::from_slice::<Settings>(&bytes) {
        Ok(settings) if check(&settings).is_ok() => settings,
        _ => {
            // Where even this fails the file is written over at the next change: settings are no reason to stop.
            let _ = fs::rename(file, file.with_extension("unreadable.json"));
            Settings::default()
        }
    }
}

/// Writes the settings, whole or not at all.
pub(crate) fn save(file: &Path, settings: &Settings) -> Result<(), Fault> {
    check(settings)?;
    let mut text = serde_json::to_vec_pretty(settings)
        .map_err(|_| Fault::crashed("settings: not serialised"))?;
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
        let settings = Settings {
            theme: Theme::Dark,
            text_size: 150,
            lock_after_minutes: 60,
            ..Settings::default()
        };
        save(&file, &settings).unwrap();
        assert_eq!(load(&file), settings);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        for broken in ["{ \"theme\": \"dark\", ", r#"{ "lockAfterMinutes": 0 }"#] {
            fs::write(&file, broken).unwrap();
            assert_eq!(load(&file), Settings::default());
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
            load(&file),
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
            &Settings {
                lock_after_minutes: 61,
                ..Settings::default()
            },
        )
        .unwrap_err();
        assert_eq!(error.fields()[0].field, "lockAfterMinutes");
        assert!(!file.exists());
    }
}
