//! The system's keychain as the vault asks for it: Keychain Services on macOS, the Credential Manager on
//! Windows, the Secret Service on Linux.
//!
//! A crate of its own, so that the vault, the command line and their tests build without it. Unlocking by
//! the keychain is off by default, and the vault keeps a passphrase or a recovery key beside it always.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use copse_vault::{Keychain, VaultError};
use keyring::{Entry, Error};
use zeroize::Zeroizing;

/// Under which the entries stand in the system's own list.
const SERVICE: &str = "Copse";
/// A keychain that asks the person for its own password may take this long; one that hangs must not hold
/// up the vault for ever.
const PATIENCE: Duration = Duration::from_mins(1);

/// The keychain of the person who is signed in to the system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemKeychain;

impl SystemKeychain {
    /// Whether there is a keychain at all. On Linux without a desktop there is none.
    pub fn is_there() -> bool {
        on_a_thread(|| match Entry::store_status() {
            Ok(()) => Ok(()),
            Err(error) => Err(failure(error)),
        })
        .is_ok()
    }
}

impl Keychain for SystemKeychain {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let name = name.to_owned();
        on_a_thread(move || match entry(&name)?.get_secret() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(failure(&error)),
        })
    }

    fn set(&self, name: &str, secret: &[u8]) -> Result<(), VaultError> {
        let (name, secret) = (name.to_owned(), Zeroizing::new(secret.to_vec()));
        on_a_thread(move || {
            let entry = entry(&name)?;
            entry.set_secret(&secret).map_err(|error| failure(&error))
        })
    }

    fn delete(&self, name: &str) -> Result<(), VaultError> {
        let name = name.to_owned();
        on_a_thread(move || match entry(&name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(failure(&error)),
        })
    }
}

/// Runs on a thread of its own: the Secret Service is asked over D-Bus by blocking calls, which must not run
/// inside somebody else's asynchronous runtime.
fn on_a_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, VaultError> + Send + 'static,
) -> Result<T, VaultError> {
    let (tell, told) = mpsc::channel();
    let started = thread::Builder::new()
        .name("keychain".to_owned())
        .spawn(move || {
            // Nobody waits any more if it took too long.
            drop(tell.send(work()));
        });
    if started.is_err() {
        return Err(unusable("it could not be asked"));
    }
    told.recv_timeout(PATIENCE)
        .map_err(|_| unusable("it does not answer"))?
}

fn entry(name: &str) -> Result<Entry, VaultError> {
    Entry::new(SERVICE, name).map_err(|error| failure(&error))
}

/// In our own words: those of the keychain may name what they are about.
fn failure(error: &Error) -> VaultError {
    unusable(match error {
        Error::NoStorageAccess(_) => "it is locked, or does not let Copse in",
        Error::NoDefaultStore | Error::NotSupportedByStore(_) => "there is none on this PC",
        Error::PlatformFailure(_) => "the system reports a failure",
        _ => "it gave something that Copse did not put there",
    })
}

fn unusable(what: &str) -> VaultError {
    VaultError::Keychain {
        what: what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With a keychain it keeps, gives back and forgets; without one it says so in a sentence. Which of
    /// the two depends on the PC.
    #[test]
    fn it_keeps_a_secret_or_says_why_not() {
        let (keychain, name) = (SystemKeychain, "test entry, may be deleted");
        match keychain.set(name, &[0, 1, 254, 255]) {
            Ok(()) => {
                let kept = keychain.get(name).unwrap().unwrap();
                assert_eq!(*kept, [0, 1, 254, 255]);
                keychain.delete(name).unwrap();
                assert!(keychain.get(name).unwrap().is_none());
                keychain.delete(name).unwrap();
            }
            Err(error) => {
                assert_eq!(error.code(), "keychain");
                assert!(
                    error
                        .to_string()
                        .contains("Open the vault with the passphrase")
                );
            }
        }
    }

    #[test]
    fn a_keychain_that_fails_or_gives_no_answer_is_told() {
        let error = on_a_thread::<()>(|| Err(unusable("it is locked"))).unwrap_err();
        assert_eq!(error.code(), "keychain");
        let gone: Result<(), VaultError> = on_a_thread(|| {
            // A thread that ends without an answer.
            std::panic::resume_unwind(Box::new(()))
        });
        assert!(gone.unwrap_err().to_string().contains("does not answer"));
    }
}
