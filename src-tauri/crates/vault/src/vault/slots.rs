//! Adding, changing and removing what opens a vault. None of it touches the records.

use jiff::Timestamp;

use crate::error::VaultError;
use crate::header::format::{Header, MOST_SLOTS, ReadHeader};
use crate::header::io::{self as header_io, Copy};
use crate::kdf;
use crate::keychain::{self, Keychain};
use crate::keys::Key;
use crate::passphrase::Passphrase;
use crate::recovery::RecoveryKey;
use crate::slots::{Method, Secret, Slot, SlotId, SlotInfo};
use crate::state;
use crate::vault::{Kdf, Notice, Vault};

impl Vault {
    /// All that opens the vault, in the order in which it was added.
    pub fn slots(&self) -> Vec<SlotInfo> {
        let slots = &self.open.header.header.slots;
        slots.iter().map(|slot| slot.info(self.open.slot)).collect()
    }

    /// The slot that the vault was opened with.
    pub fn slot_opened(&self) -> SlotId {
        self.open.slot
    }

    /// Whether a secret is the one of a slot, for asking it once more before something weighty. For a
    /// passphrase it takes about a second.
    pub fn secret_opens(&self, id: SlotId, secret: &Secret) -> Result<bool, VaultError> {
        let opened = self.slot(id)?.open(self.id(), secret)?;
        Ok(opened.is_some_and(|key| key.bytes() == self.open.key.bytes()))
    }

    /// Adds a passphrase, for another person. Fails with [`VaultError::TooWeak`] or
    /// [`VaultError::TooManySlots`].
    pub fn passphrase_add(
        &mut self,
        passphrase: &Passphrase,
        kdf: Kdf,
    ) -> Result<SlotId, VaultError> {
        let secret = strong(passphrase)?;
        let slot = self.seal(&secret, kdf)?;
        let id = slot.id;
        self.header_change(&secret, id, |header| header.slots.push(slot))?;
        Ok(id)
    }

    /// Puts another passphrase in the place of one. The slot keeps its id, and so its name.
    pub fn passphrase_change(
        &mut self,
        id: SlotId,
        passphrase: &Passphrase,
        kdf: Kdf,
    ) -> Result<(), VaultError> {
        if !matches!(self.slot(id)?.method, Method::Passphrase { .. }) {
            return Err(VaultError::NoSuchSlot);
        }
        let secret = strong(passphrase)?;
        let cost = kdf.cost()?;
        let new = Slot::seal_as(
            id,
            self.id(),
            &self.open.key,
            &secret,
            cost,
            Timestamp::now().as_second(),
        )?;
        self.header_change(&secret, id, |header| {
            for slot in header.slots.iter_mut().filter(|slot| slot.id == id) {
                *slot = new.clone();
            }
        })
    }

    /// Puts a recovery key in the place of all that there were. Make it by [`RecoveryKey::random`], show
    /// it, let a part be typed again ([`RecoveryKey::group_is`]), and only then call this: from here on
    /// the old sheet opens nothing.
    pub fn recovery_key_renew(&mut self, recovery: &RecoveryKey) -> Result<SlotId, VaultError> {
        let secret = Secret::Recovery(recovery.clone());
        let slot = self.seal(&secret, Kdf::Floor)?;
        let id = slot.id;
        self.header_change(&secret, id, |header| {
            header
                .slots
                .retain(|slot| !matches!(slot.method, Method::Recovery { .. }));
            header.slots.push(slot);
        })?;
        Ok(id)
    }

    /// Takes a slot away. Fails with [`VaultError::LastSlot`] if no passphrase and no recovery key would
    /// be left.
    ///
    /// Whoever knew its secret may have kept the vault key or an older copy of the vault: against that
    /// only [`Vault::rekey`] helps.
    pub fn slot_remove(&mut self, id: SlotId) -> Result<(), VaultError> {
        self.slot(id)?;
        let stays = |slot: &&Slot| {
            let lasting = matches!(
                slot.method,
                Method::Passphrase { .. } | Method::Recovery { .. }
            );
            slot.id != id && lasting
        };
        if !self
            .open
            .header
            .header
            .slots
            .iter()
            .any(|slot| stays(&slot))
        {
            return Err(VaultError::LastSlot);
        }
        self.header_write(
            |header| header.slots.retain(|slot| slot.id != id),
            |_| Ok(true),
        )
    }

    /// Lets the keychain of this PC open the vault from now on. The passphrases stay.
    pub fn keychain_enable(&mut self, keychain: &dyn Keychain) -> Result<SlotId, VaultError> {
        let key = Key::random()?;
        let secret = Secret::Keychain(key.clone());
        let slot = self.seal(&secret, Kdf::Floor)?;
        let id = slot.id;
        let name = keychain::name(self.id(), id);
        // First, and read back: a slot whose key nobody has would only look like one.
        keychain.set(&name, key.as_ref())?;
        let kept = keychain.get(&name)?;
        if kept.as_deref().map(Vec::as_slice) != Some(key.as_ref()) {
            return Err(VaultError::Keychain {
                what: "it did not keep what it was given".to_owned(),
            });
        }
        let outcome = self.header_change(&secret, id, |header| header.slots.push(slot));
        if outcome.is_err() {
            drop(keychain.delete(&name));
        }
        outcome.map(|()| id)
    }

    /// The slot that the keychain of this PC opens, if there is one.
    pub fn keychain_slot(&self, keychain: &dyn Keychain) -> Result<Option<SlotId>, VaultError> {
        for slot in &self.open.header.header.slots {
            let known = matches!(slot.method, Method::Keychain { .. })
                && keychain.get(&keychain::name(self.id(), slot.id))?.is_some();
            if known {
                return Ok(Some(slot.id));
            }
        }
        Ok(None)
    }

    /// Takes the slot of this PC's keychain away again, and the keychain's key with it.
    pub fn keychain_disable(&mut self, keychain: &dyn Keychain) -> Result<(), VaultError> {
        let Some(id) = self.keychain_slot(keychain)? else {
            return Ok(());
        };
        self.slot_remove(id)?;
        // The slot is gone, so a key that stays behind opens nothing.
        keychain.delete(&keychain::name(self.id(), id))
    }

    pub(super) fn slot(&self, id: SlotId) -> Result<&Slot, VaultError> {
        let mut slots = self.open.header.header.slots.iter();
        slots
            .find(|slot| slot.id == id)
            .ok_or(VaultError::NoSuchSlot)
    }

    /// A new slot for a secret, if there is room for one.
    fn seal(&self, secret: &Secret, kdf: Kdf) -> Result<Slot, VaultError> {
        if self.open.header.header.slots.len() >= MOST_SLOTS {
            return Err(VaultError::TooManySlots { most: MOST_SLOTS });
        }
        let cost = match secret {
            Secret::Passphrase(_) => kdf.cost()?,
            Secret::Recovery(_) | Secret::Keychain(_) => kdf::FLOOR,
        };
        let now = Timestamp::now().as_second();
        Slot::seal(self.id(), &self.open.key, secret, cost, now)
    }

    /// Changes the header, after making sure that `secret` opens slot `id` of the new one.
    fn header_change(
        &mut self,
        secret: &Secret,
        id: SlotId,
        change: impl FnOnce(&mut Header),
    ) -> Result<(), VaultError> {
        let key = self.open.key.clone();
        self.header_write(change, |read| {
            let slot = read.header.slots.iter().find(|slot| slot.id == id);
            let opened = match slot {
                Some(slot) => slot.open(read.header.vault, secret)?,
                None => None,
            };
            Ok(opened.is_some_and(|opened| opened.bytes() == key.bytes()))
        })
    }

    /// Writes the next generation of the header. `proof` is asked of the new header as it would be read
    /// back, before either copy of the old one is touched.
    fn header_write(
        &mut self,
        change: impl FnOnce(&mut Header),
        proof: impl FnOnce(&ReadHeader) -> Result<bool, VaultError>,
    ) -> Result<(), VaultError> {
        self.settle()?;
        let mut header = self.open.header.header.clone();
        change(&mut header);
        header.generation += 1;
        let read = encoded(&header, &self.open.key, proof)?;
        if let Err(error) = header_io::write(&self.folder, &read.bytes) {
            if !is_on_disk(&self.folder, &read) {
                return Err(error);
            }
            // One copy has it, and the newest copy counts.
            self.open.notices.push(Notice::HeaderNotRepaired);
        }
        self.open.header = read;
        let generation = self.open.header.header.generation;
        // If this fails the next opening makes up for it.
        drop(state::generation_set(&self.open.connection, generation));
        self.session_write().or(Ok(()))
    }
}

/// A header as it reads back from its bytes, authentic and with the proof that was asked for.
pub(super) fn encoded(
    header: &Header,
    key: &crate::keys::VaultKey,
    proof: impl FnOnce(&ReadHeader) -> Result<bool, VaultError>,
) -> Result<ReadHeader, VaultError> {
    let read = ReadHeader::parse(header.encode(key)?)
        .map_err(|_| VaultError::Misused("a header was made that cannot be read."))?;
    if read.header == *header && read.is_authentic(key)? && proof(&read)? {
        Ok(read)
    } else {
        Err(VaultError::Misused(
            "a header was made that does not open. Nothing was changed.",
        ))
    }
}

/// Whether at least one copy holds this header.
pub(super) fn is_on_disk(folder: &std::path::Path, header: &ReadHeader) -> bool {
    header_io::read(folder)
        .iter()
        .filter_map(Copy::whole)
        .any(|found| found.bytes == header.bytes)
}

fn strong(passphrase: &Passphrase) -> Result<Secret, VaultError> {
    if passphrase.judge().enough {
        Ok(Secret::Passphrase(passphrase.clone()))
    } else {
        Err(VaultError::TooWeak)
    }
}
