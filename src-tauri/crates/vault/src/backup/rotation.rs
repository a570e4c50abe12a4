//! Which backups may go.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Days, weeks and months of which the newest backup is kept.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 3;
/// What is younger always stays: several of one day are several answers to "as it was before".
const YOUNG: SignedDuration = SignedDuration::from_hours(24);

/// What the rotation looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupAge {
    /// When it was made.
    pub made_at: Timestamp,
    /// Whether it was opened and checked in whole.
    pub verified: bool,
}

/// Says which backups may be deleted, as indices into `backups`, in ascending order.
///
/// Kept are: the newest of each of the last 7 days, 4 ISO weeks and 3 months (UTC) that have a checked
/// backup; all of the last 24 hours; all that are younger than `now` by a clock that went wrong; all that
/// were never checked, since nobody knows what is in them. So the newest checked one always stays.
pub fn rotation(backups: &[BackupAge], now: Timestamp) -> Vec<usize> {
    let mut newest_first: Vec<_> = backups
        .iter()
        .enumerate()
        .filter(|(_, backup)| backup.verified)
        .collect();
    newest_first.sort_by_key(|(index, backup)| (std::cmp::Reverse(backup.made_at), *index));
    let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut goes = Vec::new();
    for (index, backup) in newest_first {
        let day = backup.made_at.to_zoned(TimeZone::UTC).date();
        let week = day.iso_week_date();
        // `insert` says whether this is the first, which is the newest, of its day.
        let keeps = [
            days.len() < DAYS && days.insert(day),
            weeks.len() < WEEKS && weeks.insert((week.year(), week.week())),
            months.len() < MONTHS && months.insert((day.year(), day.month())),
            backup.made_at > now || now.duration_since(backup.made_at) < YOUNG,
        ];
        if !keeps.contains(&true) {
            goes.push(index);
        }
    }
    goes.sort_unstable();
    goes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> BackupAge {
        BackupAge {
            made_at: text.parse().unwrap(),
            verified: true,
        }
    }

    fn kept(backups: &[BackupAge], now: &str) -> Vec<String> {
        let goes = rotation(backups, now.parse().unwrap());
        (0..backups.len())
            .filter(|index| !goes.contains(index))
            .map(|index| backups[index].made_at.to_string())
            .collect()
    }

    #[test]
    fn of_a_year_of_days_seven_days_four_weeks_and_three_months_stay() {
        // Every day of 2026 up to Wednesday 11 November, at nine.
        let now: Timestamp = "2026-11-11T10:00:00Z".parse().unwrap();
        let days: Vec<_> = (0..315)
            .map(|day| BackupAge {
                made_at: now - SignedDuration::from_hours(1 + 24 * day),
                verified: true,
            })
            .collect();
        let kept = kept(&days, "2026-11-11T10:00:00Z");
        let expected = [
            "2026-11-11T09:00:00Z", // today, this week, this month
            "2026-11-10T09:00:00Z",
            "2026-11-09T09:00:00Z",
            "2026-11-08T09:00:00Z", // last week's Sunday
            "2026-11-07T09:00:00Z",
            "2026-11-06T09:00:00Z",
            "2026-11-05T09:00:00Z",
            "2026-11-01T09:00:00Z", // the Sunday before
            "2026-10-31T09:00:00Z", // end of October
            "2026-10-25T09:00:00Z", // the fourth week
            "2026-09-30T09:00:00Z", // end of September
        ];
        assert_eq!(kept, expected);
    }

    #[test]
    fn several_of_the_last_day_stay_and_of_older_days_the_last_one() {
        let backups = [
            at("2026-11-09T08:00:00Z"),
            at("2026-11-09T18:00:00Z"),
            at("2026-11-10T12:00:00Z"),
            at("2026-11-11T07:00:00Z"),
            at("2026-11-11T09:59:00Z"),
        ];
        assert_eq!(
            rotation(&backups, "2026-11-11T10:00:00Z".parse().unwrap()),
            [0]
        );
    }

    #[test]
    fn nothing_goes_that_was_not_checked_and_never_the_newest_checked_one() {
        let mut backups: Vec<_> = (1..=28)
            .map(|day| at(&format!("2026-02-{day:02}T09:00:00Z")))
            .collect();
        for backup in &mut backups[3..] {
            backup.verified = false;
        }
        let goes = rotation(&backups, "2026-11-11T10:00:00Z".parse().unwrap());
        assert!(goes.iter().all(|index| *index < 2), "{goes:?}");
        assert!(rotation(&[at("2001-01-01T00:00:00Z")], Timestamp::now()).is_empty());
        // A clock that was set wrong once.
        let future = [at("2031-01-01T00:00:00Z"), at("2026-11-11T09:00:00Z")];
        assert!(rotation(&future, "2026-11-11T10:00:00Z".parse().unwrap()).is_empty());
    }

    #[test]
    fn after_a_long_break_the_old_ones_are_still_there() {
        let backups: Vec<_> = ["2024-01-01", "2024-02-01", "2024-03-01"]
            .map(|day| at(&format!("{day}T09:00:00Z")))
            .to_vec();
        assert!(rotation(&backups, "2026-11-11T10:00:00Z".parse().unwrap()).is_empty());
    }
}
