//! Days of the sample, worked out from today so that it always looks lived in.

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

/// How far ahead the next meeting is, as near as its weekday allows.
const AHEAD: i64 = 9;
/// The weekday on which the community meets.
const WEEKDAY: Weekday = Weekday::Thursday;
/// Meetings before the next one.
const HELD: i64 = 3;
/// Meetings in all.
const PLANNED: i64 = 6;

/// The days of the meetings: three that were held, the next in six to twelve days, two more.
///
/// The same Thursday of each month, as core's monthly series has it. Fails at the ends of the
/// calendar only.
pub(crate) fn meeting_days(today: Date) -> Result<Vec<Date>, jiff::Error> {
    let next = (AHEAD - 3..=AHEAD + 3)
        .filter_map(|days| today.checked_add(days.days()).ok())
        .find(|day| day.weekday() == WEEKDAY)
        .map_or_else(|| today.checked_add(AHEAD.days()), Ok)?;
    (0..PLANNED).map(|at| same_week(next, at - HELD)).collect()
}

/// The same Thursday of a month so many months away; a fifth one is taken as the last.
fn same_week(day: Date, months: i64) -> Result<Date, jiff::Error> {
    if months == 0 {
        return Ok(day);
    }
    let nth = (day.day() - 1) / 7 + 1;
    let month = day.first_of_month().checked_add(months.months())?;
    month.nth_weekday_of_month(if nth == 5 { -1 } else { nth }, WEEKDAY)
}

/// The day so many days after another; before it where negative.
pub(crate) fn days_after(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_meeting_is_about_nine_days_ahead_whatever_the_day() {
        let mut today = jiff::civil::date(2026, 11, 1);
        for _ in 0..800 {
            let days = meeting_days(today).unwrap();
            assert_eq!(days.len(), 6);
            assert!(
                days.is_sorted() && days.iter().all(|day| day.weekday() == WEEKDAY),
                "{today}"
            );
            let ahead = (days[3] - today).get_days();
            assert!((6..=12).contains(&ahead), "{today}: {ahead} days");
            assert!(days[2] < today);
            today = today.tomorrow().unwrap();
        }
    }
}
