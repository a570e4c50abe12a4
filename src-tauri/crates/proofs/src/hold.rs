//! A process that opens a vault, works, locks, and then waits to be looked at.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use copse_core::community::community_list;
use copse_core::people::{person_create, person_list};
use copse_testkit::build;
use copse_vault::{Passphrase, Secret, Vault};
use serde::{Deserialize, Serialize};

use crate::Fallible;
use crate::log::{Line, Log};
use crate::room::store_on;

/// What to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Hold {
    /// The vault.
    pub(crate) folder: PathBuf,
    /// The file in which the passphrase is; read once, as it would be typed.
    pub(crate) passphrase: PathBuf,
    /// Where to say how far it is.
    pub(crate) log: PathBuf,
    /// Once this is there, the vault is locked.
    pub(crate) lock_when: PathBuf,
}

pub(crate) fn run(hold: &Hold) -> Fallible<()> {
    let mut log = Log::open(&hold.log)?;
    let typed = Secret::Passphrase(Passphrase::new(fs::read_to_string(&hold.passphrase)?));
    let mut store = store_on(Vault::unlock(&hold.folder, &typed)?)?;
    drop(typed);
    let community = community_list(&store)?.first().ok_or("no community")?.id;
    for number in 0..5 {
        let person = build::member(&format!("Held {} {number}", std::process::id()));
        person_create(&mut store, community, person)?;
    }
    person_list(&store, community)?;
    log.write(&Line::Ready)?;
    wait_for(&hold.lock_when);
    store.close();
    log.write(&Line::End)?;
    loop {
        std::thread::sleep(Duration::from_secs(1));
    }
}

fn wait_for(path: &Path) {
    while !path.exists() {
        std::thread::sleep(Duration::from_millis(2));
    }
}
