//! The header: published vectors, keys found by the format's description, kills while slots change, forged and old headers.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use copse_vault::{Kdf, Notice, Passphrase, RecoveryKey, Secret, SlotKind, Vault, VaultError};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::Fallible;
use crate::child::{self, Running, Task};
use crate::keys::Keys;
use crate::log::{self, Line, Log};
use crate::op::Op;
use crate::report::Report;
use crate::room::{HEADERS, PASSPHRASE, Room};
use crate::settings::Settings;

/// The longest time that a process changes slots before it is killed.
const LONGEST: Duration = Duration::from_millis(120);
/// Where the first slot, which is the passphrase's, says memory, passes and lanes.
const COSTS: [usize; 3] = [92, 96, 100];

pub(crate) fn prove(settings: &Settings, report: &mut Report) -> Fallible<()> {
    let mut chance = settings.chance(5);
    report.must(vectors()?, || "A published vector is not met.".to_owned());
    report.count("publishedVectors", 3);
    kills(settings.n(200, 6), &mut chance, report)?;
    forged(report)?;
    old_headers(settings.n(200, 20).div_ceil(4), &mut chance, report)
}

/// RFC 9106 §5.3, draft-irtf-cfrg-xchacha-03 §A.3.1, RFC 5869 §A.1.
fn vectors() -> Fallible<bool> {
    let hex = |text: &str| data_encoding::HEXLOWER.decode(text.as_bytes());
    let params = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .output_len(32)
        .data(AssociatedData::new(&[4; 12]).map_err(|error| error.to_string())?)
        .build()
        .map_err(|error| error.to_string())?;
    let argon2 = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params)
        .map_err(|error| error.to_string())?;
    let mut tag = [0; 32];
    argon2
        .hash_password_into(&[1; 32], &[2; 16], &mut tag)
        .map_err(|error| error.to_string())?;
    let argon2_is = hex("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")?;

    let key: Vec<u8> = (0x80..0xa0).collect();
    let nonce: Vec<u8> = (0x40..0x58).collect();
    let data = hex("50515253c0c1c2c3c4c5c6c7")?;
    let sealed = XChaCha20Poly1305::new_from_slice(&key)
        .map_err(|error| error.to_string())?
        .encrypt(
            &XNonce::try_from(nonce.as_slice())?,
            Payload {
                msg: b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
                       sunscreen would be it.",
                aad: &data,
            },
        )
        .map_err(|error| error.to_string())?;
    let sealed_is = hex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c670\
         8c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9\
         768812f615c68b13b52ec0875924c1c7987947deafd8780acf49",
    )?;

    let mut derived = [0; 42];
    let info: Vec<u8> = (0xf0..0xfa).collect();
    let salt: Vec<u8> = (0..13).collect();
    Hkdf::<Sha256>::new(Some(&salt), &[0x0b; 22])
        .expand(&info, &mut derived)
        .map_err(|error| error.to_string())?;
    let derived_is = hex(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    )?;
    Ok(tag.as_slice() == argon2_is && sealed == sealed_is && derived.as_slice() == derived_is)
}

/// Slots that change without end.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Slots {
    folder: PathBuf,
    recovery: String,
    log: PathBuf,
    /// Whether passphrases are added and removed too, which costs a derivation each.
    passphrases: bool,
}

/// The child's side.
pub(crate) fn run(slots: &Slots) -> Fallible<()> {
    let mut log = Log::open(&slots.log)?;
    let mut vault = Vault::unlock(&slots.folder, &Secret::Recovery(slots.recovery.parse()?))?;
    log.write(&Line::Ready)?;
    for number in 0.. {
        let recovery = RecoveryKey::random()?;
        let key = recovery.to_string();
        let op = Op::RecoveryRenew { key };
        log.write(&Line::Begin { number, op })?;
        vault.recovery_key_renew(&recovery)?;
        log.write(&Line::Done { number, made: None })?;
        if slots.passphrases {
            let op = Op::PassphraseChange;
            log.write(&Line::Begin { number, op })?;
            let words = format!("{PASSPHRASE} {number}");
            let id = vault.passphrase_add(&Passphrase::new(words.clone()), Kdf::Floor)?;
            vault.passphrase_change(id, &Passphrase::new(format!("{words} too")), Kdf::Floor)?;
            vault.slot_remove(id)?;
            log.write(&Line::Done { number, made: None })?;
        }
    }
    Ok(())
}

/// After each kill: the passphrase opens, of the recovery keys the acknowledged one or the one begun, and never an
/// earlier one; and the keys are those that the format's description says.
fn kills(kills: u32, chance: &mut fastrand::Rng, report: &mut Report) -> Fallible<()> {
    for what in ["lockedOut", "oldKeysThatOpen", "killedInMidChange"] {
        report.count(what, 0);
    }
    let mut room = Room::cached()?;
    let vault_key = Keys::find(&room.vault(), &room.recovery)?.vault;
    let mut gone: Vec<String> = Vec::new();
    for round in 0..kills {
        let path = room.scratch().join(format!("log-{round}"));
        // One in five rounds with passphrases, which take longer.
        let passphrases = round % 5 == 4;
        let slots = Slots {
            folder: room.vault(),
            recovery: room.recovery.to_string(),
            log: path.clone(),
            passphrases,
        };
        let mut running = Running::start(&mut child::command(&Task::Slots(slots))?)?;
        if !running.wait_ready(&path)? {
            return Err(format!("not ready: {}", running.wait()?.errors).into());
        }
        let longest = if passphrases { 12 * LONGEST } else { LONGEST };
        std::thread::sleep(longest.mul_f64(chance.f64()));
        running.kill()?;
        report.trial();
        let mut now = vec![room.recovery.to_string()];
        let (mut begun, mut middle) = (None, false);
        for line in log::read(&path)? {
            match line {
                Line::Begin {
                    op: Op::RecoveryRenew { key },
                    ..
                } => (begun, middle) = (Some(key), true),
                Line::Begin { .. } => middle = true,
                Line::Done { .. } => {
                    report.count("acknowledged", 1);
                    middle = false;
                    now.extend(begun.take());
                }
                _ => {}
            }
        }
        report.count("killedInMidChange", usize::from(middle));
        let acknowledged = now.pop().ok_or("no key")?;
        gone.extend(now);
        let opens = |key: &str| -> Fallible<bool> {
            Ok(Vault::unlock(&room.vault(), &Secret::Recovery(key.parse()?)).is_ok())
        };
        let by_old = opens(&acknowledged)?;
        let by_new = match &begun {
            Some(key) => opens(key)?,
            None => false,
        };
        report.must(by_old != by_new, || {
            format!("round {round}: the acknowledged key opens: {by_old}, the next one: {by_new}")
        });
        report.count("lockedOut", usize::from(!by_old && !by_new));
        if let Some(old) = chance.choice(&gone)
            && opens(old)?
        {
            report.count("oldKeysThatOpen", 1);
            report.fail("A recovery key that was replaced opens the vault.");
        }
        let next = if by_new { begun } else { Some(acknowledged) };
        room.recovery = next.ok_or("no key")?.parse()?;
        passphrase_opens(&room, report);
        let found = Keys::find(&room.vault(), &room.recovery)?;
        report.must(found.vault == vault_key, || {
            "The slots hold another vault key than before.".to_owned()
        });
    }
    Ok(())
}

fn passphrase_opens(room: &Room, report: &mut Report) {
    let secret = Secret::Passphrase(Passphrase::new(PASSPHRASE.to_owned()));
    match Vault::unlock(&room.vault(), &secret) {
        Ok(vault) => {
            let recovery = vault
                .slots()
                .iter()
                .filter(|slot| slot.kind == SlotKind::Recovery)
                .count();
            report.must(recovery == 1, || format!("{recovery} recovery keys"));
        }
        Err(problem) => {
            report.count("lockedOut", 1);
            report.fail(format!("The passphrase does not open: {problem}"));
        }
    }
}

/// A header whose plain hash fits, as anybody can make it.
fn forge(path: &Path, change: impl FnOnce(&mut Vec<u8>)) -> Fallible<()> {
    let mut bytes = fs::read(path)?;
    change(&mut bytes);
    bytes.truncate(bytes.len() - 32);
    let hash = Sha256::digest(&bytes);
    bytes.extend(hash);
    Ok(fs::write(path, bytes)?)
}

fn put(bytes: &mut [u8], at: usize, value: &[u8]) {
    if let Some(place) = bytes.get_mut(at..at + value.len()) {
        place.copy_from_slice(value);
    }
}

/// Weaker parameters in both copies are refused, in one copy overruled, also where that copy says it is newer.
fn forged(report: &mut Report) -> Fallible<()> {
    report.count("silentDowngrades", 0);
    let secret = Secret::Passphrase(Passphrase::new(PASSPHRASE.to_owned()));
    for at in COSTS {
        for copies in [&HEADERS[..], &HEADERS[..1], &HEADERS[1..]] {
            let room = Room::cached()?;
            let good = fs::read(room.vault().join(HEADERS[0]))?;
            for name in copies {
                forge(&room.vault().join(name), |bytes| {
                    put(bytes, at, &1_u32.to_le_bytes());
                    put(bytes, 32, &99_u64.to_le_bytes());
                })?;
            }
            report.trial();
            report.count("forgedHeaders", 1);
            let outcome = Vault::unlock(&room.vault(), &secret);
            let right = match (&outcome, copies.len()) {
                (Err(VaultError::Damaged { what }), 2) => what.contains("tampered"),
                (Ok(vault), 1) => {
                    vault.notices().contains(&Notice::HeaderRepaired)
                        && fs::read(room.vault().join(HEADERS[0]))? == good
                }
                _ => false,
            };
            report.count("silentDowngrades", usize::from(!right));
            report.must(right, || {
                format!("Weaker parameters at {at} in {copies:?}: {outcome:?}")
            });
        }
    }
    Ok(())
}

/// Headers of earlier generations in both places: told at each opening.
fn old_headers(times: u32, chance: &mut fastrand::Rng, report: &mut Report) -> Fallible<()> {
    let room = Room::cached()?;
    let path = |name: &&str| room.vault().join(name);
    let first = room.secret();
    let old: Vec<Vec<u8>> = HEADERS
        .iter()
        .map(|name| fs::read(path(name)))
        .collect::<Result<_, _>>()?;
    let mut key = room.recovery.clone();
    for _ in 0..times {
        let mut vault = Vault::unlock(&room.vault(), &Secret::Recovery(key))?;
        for _ in 0..chance.u8(..3) {
            vault.recovery_key_renew(&RecoveryKey::random()?)?;
        }
        key = RecoveryKey::random()?;
        vault.recovery_key_renew(&key)?;
        drop(vault);
        let new = fs::read(path(&HEADERS[0]))?;
        for (name, old) in HEADERS.iter().zip(&old) {
            fs::write(path(name), old)?;
        }
        report.trial();
        report.count("oldHeadersPutBack", 1);
        let noticed = Vault::unlock(&room.vault(), &first)
            .is_ok_and(|vault| vault.notices().contains(&Notice::HeaderOld));
        report.count("oldHeadersNoticed", usize::from(noticed));
        report.must(noticed, || "An old header was not noticed.".to_owned());
        for name in &HEADERS {
            fs::write(path(name), &new)?;
        }
    }
    Ok(())
}
