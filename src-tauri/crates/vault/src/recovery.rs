//! The printable recovery key: 160 random bits, written so that a person can copy it from paper.
//!
//! ```text
//! 35 characters in seven groups of five:  3F7KQ-Z09MX-…-…-…-…-…
//! the first 32: the 160 bits, most significant first, in Crockford's base 32
//! the last 3:   the same number modulo 32749, in the same digits
//! ```
//!
//! Crockford's alphabet (<https://www.crockford.com/base32.html>) leaves out I, L, O and U, so I and
//! L can be read as 1, and O as 0. 32749 is the largest prime that three digits hold: every single
//! wrong character and every swap of two neighbours changes the remainder, since neither a digit's
//! difference nor 31 times it, multiplied by a power of 32, is divisible by that prime.

use std::fmt;
use std::str::FromStr;

use zeroize::Zeroizing;

use crate::error::VaultError;

/// Bytes of a recovery key.
pub(crate) const RECOVERY_BYTES: usize = 20;
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DATA: usize = 32;
const CHECK: usize = 3;
const GROUP: usize = 5;
const PRIME: u32 = 32_749;

/// A recovery key of 160 random bits, 20 bytes in memory of their own. `Display` shows the secret, for the sheet that is printed once;
/// `Debug` does not. Wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey(Zeroizing<Vec<u8>>);

/// Why typed text is not a recovery key. Found from the text alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryKeyError {
    /// Too few or too many characters.
    #[error(
        "A recovery key has 35 letters and digits in seven groups of five; this has {found}. Compare it with the sheet."
    )]
    Length {
        /// Letters and digits found, without spaces and hyphens.
        found: usize,
    },
    /// A character that no recovery key has.
    #[error(
        "Group {group} of the recovery key has a character that cannot be in it. Compare that group with the sheet."
    )]
    Character {
        /// The group it is in, counted from 1.
        group: usize,
    },
    /// The checksum does not fit.
    #[error("There is a typing mistake in the recovery key. Compare each group with the sheet.")]
    Checksum,
}

impl RecoveryKey {
    /// A new random key. It opens nothing before [`crate::Vault::recovery_key_renew`] was called with it.
    pub fn random() -> Result<Self, VaultError> {
        let mut bytes = Zeroizing::new(vec![0; RECOVERY_BYTES]);
        getrandom::fill(bytes.as_mut_slice())?;
        Ok(Self(bytes))
    }

    /// The 160 bits.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether what was typed is group `number` of the key, 1 to 7: the proof that it was written down.
    /// Forgives what parsing a whole key forgives.
    pub fn group_is(&self, number: usize, typed: &str) -> bool {
        let digits = self.digits();
        let group = number
            .checked_sub(1)
            .and_then(|place| digits.chunks(GROUP).nth(place));
        let typed: Option<Zeroizing<Vec<u8>>> = typed
            .chars()
            .filter(|c| !is_separator(*c))
            .map(digit_of)
            .collect::<Option<Vec<u8>>>()
            .map(Zeroizing::new);
        matches!((group, typed), (Some(group), Some(typed)) if group == typed.as_slice())
    }

    /// The 35 digits as numbers below 32.
    fn digits(&self) -> Zeroizing<Vec<u8>> {
        let mut digits = Zeroizing::new(Vec::with_capacity(DATA + CHECK));
        for chunk in self.0.chunks_exact(5) {
            // Five bytes are eight digits exactly.
            let bits = chunk
                .iter()
                .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            digits.extend((0..8).rev().map(|place| low_digit(bits >> (place * 5))));
        }
        let check = u64::from(remainder(&digits));
        digits.extend(
            (0..CHECK)
                .rev()
                .map(|place| low_digit(check >> (place * 5))),
        );
        digits
    }
}

/// The lowest five bits.
fn low_digit(bits: u64) -> u8 {
    u8::try_from(bits & 31).unwrap_or_default()
}

/// The number that the digits write, modulo [`PRIME`].
fn remainder(digits: &[u8]) -> u32 {
    digits
        .iter()
        .fold(0, |rest, digit| (rest * 32 + u32::from(*digit)) % PRIME)
}

/// What stands between the groups, or slips in between them.
fn is_separator(typed: char) -> bool {
    typed.is_whitespace() || typed == '-' || ('\u{2010}'..='\u{2015}').contains(&typed)
}

/// The value of a typed character, the look-alikes included.
fn digit_of(typed: char) -> Option<u8> {
    let plain = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = DIGITS
        .iter()
        .position(|digit| char::from(*digit) == plain)?;
    u8::try_from(place).ok()
}

impl fmt::Display for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, digit) in self.digits().iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            let letter = DIGITS.get(usize::from(*digit)).ok_or(fmt::Error)?;
            write!(f, "{}", char::from(*letter))?;
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(not shown)")
    }
}

impl FromStr for RecoveryKey {
    type Err = RecoveryKeyError;

    /// Forgives case, white space, hyphens and dashes, and O for 0, I or L for 1.
    fn from_str(typed: &str) -> Result<Self, RecoveryKeyError> {
        let mut digits = Zeroizing::new(Vec::with_capacity(DATA + CHECK));
        let mut found = 0;
        let mut odd = None;
        for typed in typed.chars().filter(|c| !is_separator(*c)) {
            match digit_of(typed) {
                Some(digit) if found < DATA + CHECK => digits.push(digit),
                Some(_) => {}
                None => odd = odd.or(Some(found / GROUP + 1)),
            }
            found += 1;
        }
        if found != DATA + CHECK {
            return Err(RecoveryKeyError::Length { found });
        }
        if let Some(group) = odd {
            return Err(RecoveryKeyError::Character { group });
        }
        let (data, check) = digits
            .split_at_checked(DATA)
            .ok_or(RecoveryKeyError::Length { found })?;
        let expected = check
            .iter()
            .fold(0, |value, digit| value * 32 + u32::from(*digit));
        if remainder(data) != expected {
            return Err(RecoveryKeyError::Checksum);
        }
        let mut bytes = Zeroizing::new(vec![0; RECOVERY_BYTES]);
        for (chunk, eight) in bytes.chunks_exact_mut(5).zip(data.chunks_exact(8)) {
            let bits = eight
                .iter()
                .fold(0_u64, |bits, digit| bits << 5 | u64::from(*digit));
            for (byte, place) in chunk.iter_mut().zip((0..5).rev()) {
                *byte = u8::try_from(bits >> (place * 8) & 0xff).unwrap_or_default();
            }
        }
        Ok(Self(bytes))
    }
}
