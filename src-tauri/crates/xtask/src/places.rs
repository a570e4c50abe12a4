//! Where things are: the repository, the build folder, and the tools that xtask installs into it.

use std::path::{Path, PathBuf};

use crate::problem::{Problem, While};

/// Folders that every command needs.
#[derive(Debug)]
pub(crate) struct Places {
    /// The top of the repository.
    pub(crate) root: PathBuf,
    /// Where cargo builds: `CARGO_TARGET_DIR`, else `target`.
    pub(crate) target: PathBuf,
}

impl Places {
    pub(crate) fn find() -> Result<Self, Problem> {
        // Cargo says where this package is when it runs it; what was compiled in is
        // wrong once the clone has been moved.
        let package = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package
            .ancestors()
            .nth(3)
            .map(Path::to_path_buf)
            .filter(|root| root.join("tauri.conf.json").is_file())
            .ok_or_else(|| Problem::new("Start this with `cargo xtask` inside the repository."))?;
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => std::path::absolute(folder).while_doing("Reading CARGO_TARGET_DIR")?,
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// The page's folder.
    pub(crate) fn page(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// Tools that xtask installs for itself; deleted with the build folder.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// A program that cargo built.
    pub(crate) fn program(&self, profile: &str, name: &str) -> PathBuf {
        self.target
            .join(profile)
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}
