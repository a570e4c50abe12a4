//! Steps of a grid, and how much room words take.

/// Width of a letter as a share of the size of type: a little more than the average of Noto Sans, so that words have
/// room whatever the reader's own font is.
const LETTER: f32 = 0.58;

/// Steps of a grid of at most six lines beside 0, and its last line: 1, 2 or 5 times a power of ten.
pub(super) fn scale(most: u32) -> (u32, u32) {
    let most = most.max(1);
    let mut step: u32 = 1;
    for factor in [2, 5, 10].iter().cycle() {
        if most.div_ceil(step) <= 6 {
            break;
        }
        // 1 → 2 → 5 → 10 → 20 …
        step = match factor {
            5 => step / 2 * 5,
            _ => step.saturating_mul(2),
        };
    }
    (step, most.div_ceil(step).saturating_mul(step))
}

/// How wide so many letters are, roughly.
pub(super) fn width_of(letters: usize, size: f32) -> f32 {
    to_float(count(letters)) * size * LETTER
}

/// The words, cut with an ellipsis where there is no room. The table beside the figure has them whole.
pub(super) fn shortened(words: &str, room: f32, size: f32) -> String {
    if width_of(words.chars().count(), size) <= room {
        return words.to_owned();
    }
    let mut cut = String::new();
    for letter in words.chars() {
        if width_of(cut.chars().count() + 2, size) > room {
            break;
        }
        cut.push(letter);
    }
    format!("{}…", cut.trim_end())
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Numbers of people and rows are far below the limit at which this loses anything.
#[allow(clippy::cast_precision_loss)]
pub(super) fn to_float(number: u32) -> f32 {
    number as f32
}

#[cfg(test)]
mod tests {
    use super::scale;

    #[test]
    fn a_grid_has_round_steps_that_reach_the_longest_bar() {
        for (most, expected) in [
            (0, (1, 1)),
            (5, (1, 5)),
            (7, (2, 8)),
            (12, (2, 12)),
            (13, (5, 15)),
            (45, (10, 50)),
            (130, (50, 150)),
            (1_000, (200, 1_000)),
        ] {
            assert_eq!(scale(most), expected, "{most}");
        }
    }
}
