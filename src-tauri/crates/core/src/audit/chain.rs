//! The chain: HMAC-SHA256 (RFC 2104, FIPS 180-4) over each entry and the code of the one before it.

use hmac::{Hmac, KeyInit, Mac as _};
use sha2::Sha256;

use crate::error::CoreError;

/// The code of an entry.
pub(crate) type Mac = [u8; 32];

/// What the first entry follows.
pub(super) const START: Mac = [0; 32];

/// An entry up to which the chain is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) number: i64,
    pub(crate) mac: Mac,
}

impl Mark {
    pub(crate) const START: Self = Self {
        number: 0,
        mac: START,
    };
}

/// What an entry says.
#[derive(Debug, Default)]
pub(super) struct Link {
    pub(super) number: i64,
    pub(super) at: i64,
    pub(super) event: String,
    pub(super) part: Option<String>,
    pub(super) record: Option<String>,
    pub(super) facilitator: Option<String>,
    pub(super) transaction: Option<String>,
}

/// The key of a purpose under the key of the audit trail.
pub(crate) fn code(key: &[u8; 32], purpose: &[u8], parts: &[&[u8]]) -> Result<Mac, CoreError> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|_| CoreError::KEY)?;
    mac.update(purpose);
    for part in parts {
        mac.update(part);
    }
    Ok(mac.finalize().into_bytes().into())
}

/// The code of an entry that follows `before`. Each text is preceded by its length, so that no two entries are the
/// same bytes.
pub(super) fn seal(key: &[u8; 32], before: &Mac, link: &Link) -> Result<Mac, CoreError> {
    let mut bytes = Vec::with_capacity(224);
    bytes.extend(before);
    bytes.extend(link.number.to_be_bytes());
    bytes.extend(link.at.to_be_bytes());
    let texts = [
        Some(&link.event),
        link.part.as_ref(),
        link.record.as_ref(),
        link.facilitator.as_ref(),
        link.transaction.as_ref(),
    ];
    for text in texts {
        // Longer than any text here: stands for none.
        let length = text.map_or(u32::MAX, |text| u32::try_from(text.len()).unwrap_or(0));
        bytes.extend(length.to_be_bytes());
        bytes.extend(text.map(String::as_bytes).unwrap_or_default());
    }
    code(key, b"copse 1 audit entry", &[&bytes])
}

/// The seal of the head: how long the chain is and where it was verified.
pub(super) fn head_seal(key: &[u8; 32], head: Mark, verified: Mark) -> Result<Mac, CoreError> {
    code(
        key,
        b"copse 1 audit head",
        &[
            &head.number.to_be_bytes(),
            &head.mac,
            &verified.number.to_be_bytes(),
            &verified.mac,
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test case 2, has a short key; with our 32 bytes: test case 3's data under a key of 32 times 0xaa,
    /// computed with Python's hmac module.
    #[test]
    fn the_code_is_hmac_sha_256() {
        let mac = code(&[0xaa; 32], b"", &[&[0xdd; 50]]).unwrap();
        assert_eq!(data_encoding::HEXLOWER.encode(&mac), RFC_LIKE);
    }
    const RFC_LIKE: &str = "cdcb1220d1ecccea91e53aba3092f962e549fe6ce9ed7fdc43191fbde45c30b0";

    #[test]
    fn no_two_entries_are_the_same_bytes() {
        let link = |event: &str, part: Option<&str>| Link {
            event: event.to_owned(),
            part: part.map(str::to_owned),
            ..Link::default()
        };
        let key = [7; 32];
        let seals = [
            seal(&key, &START, &link("ab", None)).unwrap(),
            seal(&key, &START, &link("a", Some("b"))).unwrap(),
            seal(&key, &START, &link("ab", Some(""))).unwrap(),
            seal(&key, &[1; 32], &link("ab", None)).unwrap(),
            seal(&[8; 32], &START, &link("ab", None)).unwrap(),
        ];
        for (at, one) in seals.iter().enumerate() {
            assert!(!seals.iter().skip(at + 1).any(|other| other == one));
        }
    }
}
