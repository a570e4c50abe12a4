//! Files that come in.

use std::{fs, io::Read, path::Path};

use super::{FileError, name_of};

/// Reads a text file of at most `most` bytes. A byte order mark is dropped.
pub fn read_text(path: &Path, most: usize) -> Result<String, FileError> {
    let bytes = read_bytes(path, most)?;
    let text = String::from_utf8(bytes).map_err(|_| FileError::NotText {
        name: name_of(path),
    })?;
    Ok(text
        .strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text))
}

/// Reads a file of at most `most` bytes.
pub fn read_bytes(path: &Path, most: usize) -> Result<Vec<u8>, FileError> {
    let failed = |source| FileError::NotRead {
        name: name_of(path),
        source,
    };
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    fs::File::open(path)
        .map_err(failed)?
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() > most {
        return Err(FileError::TooLarge {
            name: name_of(path),
            most: limit / 1_000_000,
        });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_too_large_or_not_text_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.md");
        fs::write(&path, [0xEF, 0xBB, 0xBF, b'a']).unwrap();
        assert_eq!(read_text(&path, 10).unwrap(), "a");
        fs::write(&path, [b'a'; 11]).unwrap();
        assert!(matches!(
            read_text(&path, 10),
            Err(FileError::TooLarge { .. })
        ));
        fs::write(&path, [0xFF, 0xFE, b'a', 0]).unwrap();
        assert!(matches!(
            read_text(&path, 10),
            Err(FileError::NotText { .. })
        ));
    }
}
