//! What macOS says of sleep, apart from how it is heard, so that it can be tried on every system.

/// The system ponders sleep, because nobody does anything; it waits for an answer.
const CAN_SLEEP: u32 = 0xe000_0270;
/// The system is about to sleep; it waits for an answer, about 30 seconds.
const WILL_SLEEP: u32 = 0xe000_0280;

/// Answers a message of the system's power: `told` that the person goes away comes first, `allowed` lets the system go on.
/// The numbers are `kIOMessageCanSystemSleep` and `kIOMessageSystemWillSleep` of `IOMessage.h`; every other message is
/// neither told nor waits for an answer (<https://developer.apple.com/library/archive/qa/qa1340/_index.html>).
pub(crate) fn answer(message: u32, told: impl FnOnce(), allowed: impl FnOnce()) {
    match message {
        WILL_SLEEP => {
            told();
            allowed();
        }
        CAN_SLEEP => allowed(),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// What is done, in its order.
    fn done(message: u32) -> Vec<&'static str> {
        let done = RefCell::new(Vec::new());
        answer(
            message,
            || done.borrow_mut().push("told"),
            || done.borrow_mut().push("allowed"),
        );
        done.into_inner()
    }

    #[test]
    fn sleep_is_told_before_it_is_allowed_and_the_thought_of_it_is_only_allowed() {
        assert_eq!(done(0xe000_0280), ["told", "allowed"]);
        assert_eq!(done(0xe000_0270), ["allowed"]);
    }

    #[test]
    fn waking_and_what_else_is_said_is_neither_told_nor_answered() {
        // Will not sleep, will power on, has powered on, will power off, will restart, and a number of nobody.
        for message in [
            0xe000_0290,
            0xe000_0320,
            0xe000_0300,
            0xe000_0250,
            0xe000_0310,
            0,
        ] {
            assert!(done(message).is_empty(), "{message:x}");
        }
    }
}
