//! Passphrases: what protects a vault from day to day, how one is suggested and how one is judged.

use std::fmt;

use diceware_wordlists::EFF_LONG_WORDLIST;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use crate::error::VaultError;

/// Entropy of one word drawn from the list of 7,776, in bits: log2(7776).
pub const BITS_PER_WORD: f64 = 12.924_812_503_605_78;

/// Fewest characters (Unicode scalar values after NFKC) of a passphrase that is enough.
const SHORTEST: usize = 12;
/// Lowest zxcvbn score that is enough: "safely unguessable" by its own scale of 0 to 4.
const LOWEST_SCORE: u8 = 3;
/// Only so many characters are judged, also of a megabyte: as many as zxcvbn looks at. Whatever follows
/// could only make a passphrase harder to guess.
const JUDGED: usize = 100;

/// A passphrase. Wiped from memory when dropped; never printed.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes the typed text over, normalised to NFKC (Unicode UAX #15) so that the same keys give
    /// the same bytes on every keyboard and system. The text passed in is wiped.
    pub fn new(mut typed: String) -> Self {
        // Reserved at once: a growing string would leave copies behind in freed memory.
        let mut normal = String::with_capacity(typed.nfkc().map(char::len_utf8).sum());
        normal.extend(typed.nfkc());
        typed.zeroize();
        Self(SecretString::from(normal))
    }

    /// The bytes that go into Argon2id.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.expose_secret().as_bytes()
    }

    /// The verdict of [`passphrase_judge`] on this passphrase.
    pub fn judge(&self) -> Judgement {
        judge_normal(self.0.expose_secret())
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(not shown)")
    }
}

/// What is to be said about a passphrase while it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Judgement {
    /// zxcvbn's scale: 0 (guessed at once) to 4 (very hard to guess).
    pub score: u8,
    /// Whether it may protect a vault: a score of at least 3 and at least 12 characters.
    pub enough: bool,
    /// One or two sentences on how to do better, or that it is good.
    pub advice: String,
}

/// Makes a passphrase of `words` words, drawn evenly from the EFF's long list and joined by spaces.
/// Five words have 64.6 bits. At least one word and at most 20.
pub fn passphrase_suggest(words: usize) -> Result<String, VaultError> {
    if !(1..=20).contains(&words) {
        return Err(VaultError::Misused(
            "a suggested passphrase has 1 to 20 words.",
        ));
    }
    let chosen = (0..words)
        .map(|_| word_draw())
        .collect::<Result<Vec<_>, _>>()?;
    Ok(chosen.join(" "))
}

/// One word, each equally likely.
fn word_draw() -> Result<&'static str, VaultError> {
    let count = u32::try_from(EFF_LONG_WORDLIST.len()).unwrap_or(u32::MAX);
    // Numbers from the ragged end of the range are thrown away: they would favour the first words.
    let limit = u32::MAX - u32::MAX % count;
    loop {
        let number = getrandom::u32()?;
        if number < limit {
            let index = usize::try_from(number % count).unwrap_or_default();
            return EFF_LONG_WORDLIST
                .get(index)
                .copied()
                .ok_or(VaultError::NoRandomness);
        }
    }
}

/// Judges a passphrase by zxcvbn and its length. Quick for any length.
pub fn passphrase_judge(typed: &str) -> Judgement {
    let normal: Zeroizing<String> = Zeroizing::new(typed.chars().take(JUDGED).nfkc().collect());
    judge_normal(&normal)
}

fn judge_normal(normal: &str) -> Judgement {
    let judged: Zeroizing<String> = Zeroizing::new(normal.chars().take(JUDGED).collect());
    let long_enough = judged.chars().count() >= SHORTEST;
    let estimate = zxcvbn::zxcvbn(&judged, &["copse"]);
    let score = u8::from(estimate.score());
    let enough = long_enough && score >= LOWEST_SCORE;
    let advice = if judged.is_empty() {
        "Use five unrelated words, or take the suggestion.".to_owned()
    } else if enough && score == 4 {
        "This is a strong passphrase.".to_owned()
    } else if enough {
        "This is good enough. One more word would make it stronger.".to_owned()
    } else if !long_enough {
        format!(
            "Use at least {SHORTEST} characters. {}",
            advice_on(&estimate)
        )
    } else {
        advice_on(&estimate).to_owned()
    };
    Judgement {
        score,
        enough,
        advice,
    }
}

/// Our own words for what zxcvbn found.
fn advice_on(estimate: &zxcvbn::Entropy) -> &'static str {
    use zxcvbn::feedback::Warning;
    match estimate
        .feedback()
        .and_then(zxcvbn::feedback::Feedback::warning)
    {
        Some(
            Warning::StraightRowsOfKeysAreEasyToGuess
            | Warning::ShortKeyboardPatternsAreEasyToGuess,
        ) => "Rows and patterns of keys are guessed early. Use unrelated words instead.",
        Some(
            Warning::RepeatsLikeAaaAreEasyToGuess
            | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess,
        ) => "Repeats add next to nothing. Use different words.",
        Some(Warning::SequencesLikeAbcAreEasyToGuess) => {
            "Runs such as abc or 6543 are guessed early. Use unrelated words instead."
        }
        Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => {
            "Years and dates are guessed early, above all those that matter to you. Leave them out."
        }
        Some(
            Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
            | Warning::CommonNamesAndSurnamesAreEasyToGuess,
        ) => "Names are guessed early. Use unrelated words instead.",
        Some(
            Warning::ThisIsATop10Password
            | Warning::ThisIsATop100Password
            | Warning::ThisIsACommonPassword
            | Warning::ThisIsSimilarToACommonlyUsedPassword,
        ) => {
            "This is, or is close to, a password that many people use. Use unrelated words instead."
        }
        Some(Warning::AWordByItselfIsEasyToGuess) => {
            "A single word is guessed early. Add more words that have nothing to do with each other."
        }
        None => "Add another word or two that have nothing to do with the others.",
    }
}
