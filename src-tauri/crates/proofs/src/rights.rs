//! Rights on files and of processes. The proofs need Linux; elsewhere they compile, so that everything else can be tested
//! there, and say so.

use std::path::Path;
use std::process::Command;

use crate::Fallible;

/// Sets the rights on a file or folder, such as `0o644`.
#[cfg(unix)]
pub(crate) fn set(path: &Path, mode: u32) -> Fallible<()> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(std::fs::set_permissions(
        path,
        std::fs::Permissions::from_mode(mode),
    )?)
}

/// Lets a command run as somebody without rights (`nobody`), since an administrator may write everywhere.
#[cfg(unix)]
pub(crate) fn give_up(command: &mut Command) -> Fallible<()> {
    use std::os::unix::fs::MetadataExt as _;
    use std::os::unix::process::CommandExt as _;
    const NOBODY: u32 = 65_534;
    if std::fs::metadata("/proc/self")?.uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    Ok(())
}

#[cfg(not(unix))]
pub(crate) fn set(_: &Path, _: u32) -> Fallible<()> {
    Err("This proof needs Linux.".into())
}

#[cfg(not(unix))]
pub(crate) fn give_up(_: &mut Command) -> Fallible<()> {
    Err("This proof needs Linux.".into())
}
