//! Argon2id (RFC 9106): how a passphrase becomes a key, and how much that costs.

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroize;

use crate::error::VaultError;
use crate::keys::{KEY_BYTES, Key};

/// Bytes of the salt of a passphrase slot.
pub(crate) const KDF_SALT_BYTES: usize = 16;

/// Cost of one derivation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// No vault may ask for less. Somebody who could lower this in the header would be able to guess
/// cheaply from then on, so a header below it is refused.
pub(crate) const FLOOR: KdfCost = KdfCost {
    memory_kib: 64 * 1024,
    passes: 3,
    lanes: 4,
};
/// No vault may ask for more: a header must not be able to bring a PC to its knees.
pub(crate) const CEILING: KdfCost = KdfCost {
    memory_kib: 1024 * 1024,
    passes: 32,
    lanes: 16,
};

/// How long one derivation may take on the PC that makes the slot.
const TARGET: Duration = Duration::from_secs(1);
/// Memory is chosen in whole steps of this many KiB.
const STEP_KIB: u32 = 16 * 1024;

impl KdfCost {
    /// Whether it lies between [`FLOOR`] and [`CEILING`].
    pub(crate) fn is_allowed(self) -> bool {
        (FLOOR.memory_kib..=CEILING.memory_kib).contains(&self.memory_kib)
            && (FLOOR.passes..=CEILING.passes).contains(&self.passes)
            && (FLOOR.lanes..=CEILING.lanes).contains(&self.lanes)
    }

    /// The cost that takes about a second here: one run at the floor is timed. Memory grows first,
    /// since memory is what an attacker's hardware is shortest of.
    pub(crate) fn calibrated() -> Result<Self, VaultError> {
        let start = Instant::now();
        derive(b"calibration", &[0; KDF_SALT_BYTES], FLOOR)?;
        Ok(Self::for_floor_time(start.elapsed()))
    }

    /// The cost that takes about [`TARGET`] if [`FLOOR`] takes `time`.
    fn for_floor_time(time: Duration) -> Self {
        let floor = time.as_micros().max(1);
        let scaled = |amount: u32| u128::from(amount) * TARGET.as_micros() / floor;
        let memory = u32::try_from(scaled(FLOOR.memory_kib)).unwrap_or(u32::MAX);
        let memory_kib = (memory / STEP_KIB * STEP_KIB).clamp(FLOOR.memory_kib, CEILING.memory_kib);
        let growth = u128::from(CEILING.memory_kib / FLOOR.memory_kib);
        let passes = if memory_kib == CEILING.memory_kib {
            u32::try_from(scaled(FLOOR.passes) / growth).unwrap_or(u32::MAX)
        } else {
            FLOOR.passes
        };
        Self {
            memory_kib,
            passes: passes.clamp(FLOOR.passes, CEILING.passes),
            lanes: FLOOR.lanes,
        }
    }
}

/// Derives 256 bits with Argon2id version 1.3. The working memory is wiped.
pub(crate) fn derive(
    secret: &[u8],
    salt: &[u8; KDF_SALT_BYTES],
    cost: KdfCost,
) -> Result<Key, VaultError> {
    let impossible = |_| VaultError::Misused("the key derivation has impossible settings.");
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(KEY_BYTES))
        .map_err(impossible)?;
    let count = params.block_count();
    let mut blocks: Vec<Block> = Vec::new();
    blocks
        .try_reserve_exact(count)
        .map_err(|_| VaultError::OutOfMemory {
            mebibytes: cost.memory_kib / 1024,
        })?;
    blocks.resize(count, Block::default());
    let mut key = Key::default();
    let outcome = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(secret, salt, key.as_mut(), blocks.as_mut_slice());
    for block in &mut blocks {
        block.zeroize();
    }
    outcome.map_err(impossible)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 9106, section 5.3, has a secret and associated data that we do not use; this is the vector
    /// of the reference implementation's test.c for version 0x13: Argon2id, t=2, m=2^16, p=1.
    #[test]
    fn agrees_with_the_reference_implementation() {
        let params = Params::new(1 << 16, 2, 1, Some(KEY_BYTES)).unwrap();
        let mut out = [0; KEY_BYTES];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(b"password", b"somesalt", &mut out)
            .unwrap();
        assert_eq!(
            data_encoding::HEXLOWER.encode(&out),
            "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
        );
    }

    #[test]
    fn a_slow_pc_gets_the_floor_and_a_fast_one_more_memory_then_more_passes() {
        let at = |millis| KdfCost::for_floor_time(Duration::from_millis(millis));
        assert_eq!(at(3000), FLOOR);
        assert_eq!(at(1000), FLOOR);
        assert_eq!(
            at(250),
            KdfCost {
                memory_kib: 256 * 1024,
                ..FLOOR
            }
        );
        assert_eq!(
            at(25),
            KdfCost {
                memory_kib: 1024 * 1024,
                passes: 7,
                lanes: 4
            }
        );
        assert!(at(0).is_allowed());
    }

    #[test]
    fn every_part_of_the_cost_has_a_floor_and_a_ceiling() {
        assert!(FLOOR.is_allowed() && CEILING.is_allowed());
        for weaker in [
            KdfCost {
                memory_kib: FLOOR.memory_kib - 1,
                ..FLOOR
            },
            KdfCost { passes: 2, ..FLOOR },
            KdfCost { lanes: 3, ..FLOOR },
            KdfCost {
                memory_kib: CEILING.memory_kib + 1,
                ..FLOOR
            },
            KdfCost {
                passes: 33,
                ..FLOOR
            },
            KdfCost { lanes: 17, ..FLOOR },
        ] {
            assert!(!weaker.is_allowed(), "{weaker:?}");
        }
    }
}
