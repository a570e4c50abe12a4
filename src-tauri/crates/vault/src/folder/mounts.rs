//! Which file system a folder is on, by the system's table of mounts.

use std::path::{Path, PathBuf};

use crate::folder::FolderVerdict;

/// File systems of other computers, and what to call them.
const NETWORK: [(&str, &str); 17] = [
    ("nfs", "NFS"),
    ("nfs4", "NFS"),
    ("cifs", "SMB"),
    ("smb3", "SMB"),
    ("smbfs", "SMB"),
    ("afs", "AFS"),
    ("afpfs", "AFP"),
    ("ncpfs", "NCP"),
    ("coda", "Coda"),
    ("ceph", "Ceph"),
    ("lustre", "Lustre"),
    ("webdav", "WebDAV"),
    ("davfs", "WebDAV"),
    ("fuse.sshfs", "SSH"),
    ("fuse.glusterfs", "Gluster"),
    ("fuse.davfs2", "WebDAV"),
    ("fuse.gvfsd-fuse", "a connection of the desktop"),
];

/// File systems by which a service shows its files.
const SYNCED: [(&str, &str); 5] = [
    ("fuse.rclone", "rclone"),
    ("fuse.onedriver", "OneDrive"),
    ("fuse.google-drive-ocamlfuse", "Google Drive"),
    ("fuse.drivefs", "Google Drive"),
    ("fuse.pcloud", "pCloud"),
];

/// The verdict by the file system that holds `place`.
pub(super) fn of(place: &Path, table: &str) -> FolderVerdict {
    let mut found: Option<(PathBuf, &str)> = None;
    for (at, kind) in table.lines().filter_map(line) {
        // Of mounts over each other the last one counts.
        let nearer = found
            .as_ref()
            .is_none_or(|(nearest, _)| at.starts_with(nearest));
        if place.starts_with(&at) && nearer {
            found = Some((at, kind));
        }
    }
    let kind = found.map(|(_, kind)| kind).unwrap_or_default();
    let named = |list: &[(&str, &str)]| {
        list.iter()
            .find(|(name, _)| *name == kind)
            .map(|(_, name)| (*name).to_owned())
    };
    if let Some(service) = named(&SYNCED) {
        FolderVerdict::Synced { service }
    } else if let Some(kind) = named(&NETWORK) {
        FolderVerdict::Network { kind }
    } else {
        FolderVerdict::Fit
    }
}

/// Where something is mounted, and of what kind it is, in either system's form.
fn line(line: &str) -> Option<(PathBuf, &str)> {
    linux(line).or_else(|| macos(line))
}

/// `36 35 98:0 /root /mnt/point rw,noatime shared:1 - ext4 /dev/sda1 rw` (`proc_pid_mountinfo(5)`).
fn linux(line: &str) -> Option<(PathBuf, &str)> {
    let (front, back) = line.split_once(" - ")?;
    let at = front.split(' ').nth(4)?;
    Some((PathBuf::from(unescape(at)), back.split(' ').next()?))
}

/// `//user@server/share on /Volumes/share (smbfs, nodev, nosuid)`.
fn macos(line: &str) -> Option<(PathBuf, &str)> {
    let (_, rest) = line.split_once(" on ")?;
    let (at, options) = rest.rsplit_once(" (")?;
    let kind = options.split([',', ')']).next()?;
    Some((PathBuf::from(at), kind))
}

/// Spaces and the like stand as `\040`.
fn unescape(text: &str) -> String {
    ["\\040", "\\011", "\\012", "\\134"]
        .into_iter()
        .zip([" ", "\t", "\n", "\\"])
        .fold(text.to_owned(), |text, (code, plain)| {
            text.replace(code, plain)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINUX: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/team\\040share rw,relatime shared:20 - cifs //server/team rw,vers=3.0
41 22 0:36 / /mnt/team\\040share/local rw - tmpfs tmpfs rw
42 22 0:37 / /home/maren/cloud rw - fuse.onedriver onedriver rw
43 22 0:38 / /srv rw - nfs4 nas:/srv rw";

    #[cfg(unix)]
    #[test]
    fn the_nearest_mount_decides() {
        let of = |place: &str| super::of(Path::new(place), LINUX);
        let network = |kind: &str| FolderVerdict::Network {
            kind: kind.to_owned(),
        };
        assert_eq!(of("/home/maren/copse"), FolderVerdict::Fit);
        assert_eq!(of("/mnt/team share/copse"), network("SMB"));
        assert_eq!(of("/mnt/team share/local/copse"), FolderVerdict::Fit);
        assert_eq!(of("/mnt/team shares/copse"), FolderVerdict::Fit);
        assert_eq!(of("/srv/copse"), network("NFS"));
        let synced = FolderVerdict::Synced {
            service: "OneDrive".to_owned(),
        };
        assert_eq!(of("/home/maren/cloud/copse"), synced);
        let macos =
            "/dev/disk3s1 on / (apfs, sealed, local)\n//m@nas/team on /Volumes/team (smbfs, nodev)";
        assert_eq!(
            super::of(Path::new("/Volumes/team/c"), macos),
            network("SMB")
        );
        assert_eq!(
            super::of(Path::new("/Users/m/c"), macos),
            FolderVerdict::Fit
        );
    }
}
