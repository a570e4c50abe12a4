//! A store in a folder that goes away with it.

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

use copse_core::{SignIn, Store};
use copse_vault::{CreateOptions, Kdf, Passphrase, RecoveryKey, Secret, Vault};
use jiff::Timestamp;
use tempfile::TempDir;

use crate::TestClock;

/// The passphrase of every temporary vault.
pub const PASSPHRASE: &str = "granite orbit lantern velvet walrus";

/// The instant at which the clock of a [`TestStore`] stands: Tuesday 9 February 2027, 09:00 in London.
const NOW: &str = "2027-02-09T09:00:00Z";

/// A new vault with the cheapest key derivation that is allowed, in a folder that goes away with the first value.
///
/// # Panics
/// Where the vault cannot be made.
pub fn temporary_vault() -> (TempDir, Vault, RecoveryKey) {
    let folder = TempDir::new().expect("a temporary folder");
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    let (vault, recovery) = Vault::create(
        &folder.path().join("vault"),
        &passphrase,
        CreateOptions { kdf: Kdf::Floor },
    )
    .expect("a vault in an empty folder");
    (folder, vault, recovery)
}

/// An empty store on a temporary vault. It derefs to [`Store`].
#[derive(Debug)]
pub struct TestStore {
    store: Store,
    clock: Arc<TestClock>,
    folder: TempDir,
}

impl TestStore {
    /// A store in which Maren Oakes works, on Tuesday 9 February 2027.
    ///
    /// # Panics
    /// Where the vault cannot be made.
    pub fn new() -> Self {
        let (folder, vault, _) = temporary_vault();
        Self::on(folder, vault)
    }

    /// The same on a vault that is there, with the folder that goes away with it.
    ///
    /// # Panics
    /// Where the store cannot be opened.
    pub fn on(folder: TempDir, vault: Vault) -> Self {
        let clock = Arc::new(TestClock::at(NOW.parse::<Timestamp>().expect("an instant")));
        let store = Store::open(vault, clock.clone(), "Maren Oakes".to_owned())
            .expect("a store on an open vault");
        Self {
            store,
            clock,
            folder,
        }
    }

    /// The clock of the store.
    pub fn clock(&self) -> &TestClock {
        &self.clock
    }

    /// Closes the store, lets somebody change files in the vault's folder, and opens it again.
    ///
    /// # Panics
    /// Where the vault cannot be opened.
    #[must_use]
    pub fn replaced_by(self, change: impl FnOnce(&std::path::Path)) -> Self {
        let Self {
            store,
            clock,
            folder,
        } = self;
        store.close();
        change(&folder.path().join("vault"));
        let store = Store::open(unlock(&folder), clock.clone(), "Maren Oakes".to_owned())
            .expect("the store that was just closed");
        Self {
            store,
            clock,
            folder,
        }
    }

    /// Closes the store and opens it again under another name, or with a slot of one's own.
    ///
    /// # Panics
    /// Where the vault cannot be opened.
    #[must_use]
    pub fn reopened_by(self, sign_in: impl Into<SignIn>) -> Self {
        let Self {
            store,
            clock,
            folder,
        } = self;
        store.close();
        let vault = unlock(&folder);
        let store =
            Store::open(vault, clock.clone(), sign_in).expect("the store that was just closed");
        Self {
            store,
            clock,
            folder,
        }
    }
}

impl TestStore {
    /// Closes the store and opens the vault below it, to look at tables.
    ///
    /// # Panics
    /// Where the vault cannot be opened.
    pub fn into_vault(self) -> (TempDir, Vault) {
        let Self { store, folder, .. } = self;
        store.close();
        let vault = unlock(&folder);
        (folder, vault)
    }
}

fn unlock(folder: &TempDir) -> Vault {
    let secret = Secret::Passphrase(Passphrase::new(PASSPHRASE.to_owned()));
    Vault::unlock(&folder.path().join("vault"), &secret).expect("the vault that was just closed")
}

impl Default for TestStore {
    fn default() -> Self {
        Self::new()
    }
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl DerefMut for TestStore {
    fn deref_mut(&mut self) -> &mut Store {
        &mut self.store
    }
}
