//! The process in which files from elsewhere are looked through: it ends with a verdict or at a limit, and the program
//! that asked goes on.

use std::{
    env,
    time::{Duration, Instant},
};

use copse_press::{
    AttachmentError,
    graft::{Apart, Limits, apart},
};
use copse_testkit::pdfs::{Comes, bombs, damaged, plain};

use crate::{alone, broken::says_its_pages};

/// What the process does. Ignored, since it waits for a file on standard input.
#[test]
#[ignore = "it is the other process"]
fn child() {
    apart::answer();
}

fn this_test(limits: Limits) -> Apart {
    let arguments = ["apart::child", "--exact", "--ignored", "--nocapture"];
    Apart::new(env::current_exe().unwrap(), arguments, limits)
}

/// Generous for one process among many on a slow PC.
const SLOW: Limits = Limits {
    time: Duration::from_mins(1),
    memory: 512 * 1024 * 1024,
};

#[test]
fn each_damaged_file_comes_to_the_same_end_in_a_process_of_its_own() {
    for odd in damaged() {
        match (this_test(SLOW).open(odd.bytes), odd.comes) {
            (Ok(attachment), Comes::Pages(pages)) => {
                assert_eq!(attachment.pages(), pages, "{}", odd.name);
            }
            (Err(error), Comes::Sentence(part)) => {
                let said = error.to_string();
                assert!(said.contains(part), "{}: {said}", odd.name);
            }
            (outcome, wanted) => panic!("{}: {outcome:?}, wanted {wanted:?}", odd.name),
        }
    }
}

#[test]
fn each_bomb_ends_in_a_sentence_within_the_limits() {
    for odd in bombs() {
        let begun = Instant::now();
        match (this_test(SLOW).open(odd.bytes), odd.comes) {
            (Ok(attachment), Comes::Pages(pages)) => {
                assert_eq!(attachment.pages(), pages, "{}", odd.name);
                says_its_pages(odd.name, &alone(odd.name, attachment).bytes, pages);
            }
            (Err(error), Comes::Sentence(part)) => {
                let said = error.to_string();
                assert!(said.contains(part), "{}: {said}", odd.name);
            }
            (outcome, wanted) => panic!("{}: {outcome:?}, wanted {wanted:?}", odd.name),
        }
        assert!(begun.elapsed() < SLOW.time, "{}", odd.name);
    }
}

#[test]
fn at_the_end_of_its_time_the_process_ends() {
    let none = Limits {
        time: Duration::ZERO,
        ..SLOW
    };
    let outcome = this_test(none).open(plain(3));
    assert_eq!(outcome.unwrap_err(), AttachmentError::TooSlow);
}

#[test]
fn at_the_end_of_its_memory_the_process_ends() {
    let little = Limits {
        memory: 1024,
        ..SLOW
    };
    // Large enough that it is not done before the first look.
    let outcome = this_test(little).open(plain(1_900));
    assert_eq!(outcome.unwrap_err(), AttachmentError::TooLarge);
}

#[test]
fn a_program_that_hangs_is_ended_and_one_that_knows_nothing_is_told() {
    let quick = Limits {
        time: Duration::ZERO,
        ..SLOW
    };
    let begun = Instant::now();
    let hangs = Apart::new("sleep", ["100"], quick).open(plain(1));
    assert_eq!(hangs.unwrap_err(), AttachmentError::TooSlow);
    assert!(begun.elapsed() < Duration::from_secs(30));
    for (program, argument) in [("true", "x"), ("false", "x"), ("no such program", "x")] {
        let knows_nothing = Apart::new(program, [argument], SLOW).open(plain(1));
        assert_eq!(knows_nothing.unwrap_err(), AttachmentError::NotChecked);
    }
    let crashes = Apart::new("sh", ["-c", "kill -SEGV $$"], SLOW).open(plain(1));
    assert_eq!(crashes.unwrap_err(), AttachmentError::Damaged);
}
