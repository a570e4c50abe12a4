//! The two copies of the header on the disk.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::error::VaultError;
use crate::files;
use crate::header::format::{HeaderFault, MOST_BYTES, ReadHeader};

/// File names of the two copies.
pub(crate) const COPIES: [&str; 2] = ["header-a.copse", "header-b.copse"];

/// One copy as found.
#[derive(Debug)]
pub(crate) enum Copy {
    /// Whole by its hash.
    Whole(ReadHeader),
    /// Not there.
    Missing,
    /// There, but not whole.
    Faulty(HeaderFault),
    /// There, but the system does not let it be read.
    Unread(io::Error),
}

impl Copy {
    /// The header, if this copy is whole.
    pub(crate) fn whole(&self) -> Option<&ReadHeader> {
        match self {
            Self::Whole(read) => Some(read),
            _ => None,
        }
    }
}

/// Reads both copies, in the order of [`COPIES`].
pub(crate) fn read(folder: &Path) -> [Copy; 2] {
    COPIES.map(|name| read_one(&folder.join(name)))
}

pub(crate) fn read_one(path: &Path) -> Copy {
    match bytes(path) {
        Ok(bytes) => match ReadHeader::parse(bytes) {
            Ok(read) => Copy::Whole(read),
            Err(fault) => Copy::Faulty(fault),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Copy::Missing,
        Err(error) => Copy::Unread(error),
    }
}

/// The bytes of a file, at most one more than a header may have.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MOST_BYTES + 1).unwrap_or(u64::MAX);
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Makes both copies hold `header`. A copy that does already is left alone; a broken one is written
/// before a good one is touched, and the second only after the first was read back.
/// Returns whether anything was written.
pub(crate) fn write(folder: &Path, header: &[u8]) -> Result<bool, VaultError> {
    let found = read(folder);
    let mut names: Vec<_> = COPIES
        .into_iter()
        .zip(&found)
        .map(|(name, copy)| (name, copy.whole().map(|read| read.bytes.as_slice())))
        .filter(|(_, bytes)| *bytes != Some(header))
        .collect();
    names.sort_by_key(|(_, bytes)| bytes.is_some());
    for (name, _) in &names {
        files::replace(folder, name, header)?;
        if bytes(&folder.join(name))? != header {
            return Err(VaultError::damaged(
                "The vault's header was written, but does not read back as written. The disk may be failing.",
            ));
        }
    }
    Ok(!names.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::header::format::Header;
    use crate::kdf::FLOOR;
    use crate::keys::VaultKey;
    use crate::recovery::RecoveryKey;
    use crate::slots::{Secret, Slot};
    use std::fs;

    #[test]
    fn the_good_copy_is_not_touched_before_the_broken_one_is_good_again() {
        let key = VaultKey::random().unwrap();
        let secret = Secret::Recovery(RecoveryKey::random().unwrap());
        let vault = uuid::Uuid::nil();
        let mut header = Header {
            vault,
            generation: 1,
            created: 0,
            salt: [7; 16],
            slots: vec![Slot::seal(vault, &key, &secret, FLOOR, 0).unwrap()],
        };
        let old = header.encode(&key).unwrap();
        header.generation = 2;
        let new = header.encode(&key).unwrap();
        for (good, broken) in [(0, 1), (1, 0)] {
            let folder = tempfile::tempdir().unwrap();
            let [good, broken] = [good, broken].map(|copy: usize| folder.path().join(COPIES[copy]));
            fs::write(&good, &old).unwrap();
            // A folder in its place cannot be replaced by a file.
            fs::create_dir(&broken).unwrap();
            write(folder.path(), &new).unwrap_err();
            assert_eq!(fs::read(&good).unwrap(), old);

            fs::remove_dir(&broken).unwrap();
            assert!(write(folder.path(), &new).unwrap());
            assert_eq!(fs::read(&good).unwrap(), new);
            assert_eq!(fs::read(&broken).unwrap(), new);
            assert!(!write(folder.path(), &new).unwrap());
        }
    }
}
