//! Suggesting and judging passphrases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::HashSet;

use copse_vault::{BITS_PER_WORD, VaultError, passphrase_judge, passphrase_suggest};
use diceware_wordlists::EFF_LONG_WORDLIST;

#[test]
fn the_list_has_7776_different_words_without_spaces() {
    let words: HashSet<_> = EFF_LONG_WORDLIST.iter().collect();
    assert_eq!(words.len(), 7776);
    let fit =
        |word: &str| word.len() >= 3 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    assert!(words.iter().all(|word| fit(word)));
    // log2(7776) = 5 log2(6): five dice.
    assert!((5.0 * BITS_PER_WORD - 64.6).abs() < 0.05);
    assert!((BITS_PER_WORD.exp2() - 7776.0).abs() < 1e-6);
}

#[test]
fn a_suggestion_has_the_words_asked_for_from_the_list_and_is_good_enough() {
    let list: HashSet<_> = EFF_LONG_WORDLIST.into_iter().collect();
    let mut seen = HashSet::new();
    for _ in 0..50 {
        let text = passphrase_suggest(5).unwrap();
        assert_eq!(text.split(' ').count(), 5);
        assert!(text.split(' ').all(|word| list.contains(word)), "{text}");
        assert!(passphrase_judge(&text).enough, "{text}");
        assert!(seen.insert(text));
    }
}

#[test]
fn every_part_of_the_list_is_drawn_from() {
    let mut eighths = [0_u32; 8];
    for _ in 0..100 {
        for word in passphrase_suggest(20).unwrap().split(' ') {
            let place = EFF_LONG_WORDLIST.iter().position(|w| *w == word).unwrap();
            eighths[place * 8 / 7776] += 1;
        }
    }
    // 2,000 draws, 250 expected in each, standard deviation 15: 8 of them either way.
    assert!(
        eighths.iter().all(|count| (130..=370).contains(count)),
        "{eighths:?}"
    );
}

#[test]
fn none_and_too_many_words_are_refused() {
    for words in [0, 21, usize::MAX] {
        assert!(matches!(
            passphrase_suggest(words),
            Err(VaultError::Misused(_))
        ));
    }
}

#[test]
fn the_judgement_says_what_to_do() {
    for (typed, enough, advice) in [
        ("", false, "five unrelated words"),
        ("password", false, "password that many people use"),
        ("qwertyuiop[]", false, "keys"),
        ("abcabcabcabc", false, "Repeats"),
        ("x7$Qp9!", false, "at least 12 characters"),
        ("unmoving gallstone precook jersey opal", true, "strong"),
    ] {
        let judgement = passphrase_judge(typed);
        assert_eq!(judgement.enough, enough, "{typed}: {judgement:?}");
        assert!(judgement.advice.contains(advice), "{typed}: {judgement:?}");
        assert!(judgement.score <= 4);
    }
}

#[test]
fn length_counts_characters_and_not_bytes() {
    // Eleven characters, 33 bytes.
    let judgement = passphrase_judge("忘れ物預かり所案内係長");
    assert!(!judgement.enough, "{judgement:?}");
    assert!(
        judgement.advice.contains("at least 12 characters"),
        "{judgement:?}"
    );
}

#[test]
fn a_megabyte_is_judged_like_any_other() {
    for text in [
        "a".repeat(1 << 20),
        "unmoving gallstone ".repeat(60_000),
        "\u{fdfa}".repeat(300_000),
    ] {
        assert!(passphrase_judge(&text).score <= 4);
    }
}
