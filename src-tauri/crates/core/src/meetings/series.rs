//! A series of meetings, laid out in one step (domain D1).

use jiff::{Span, ToSpan, civil::Date};

use super::{
    MeetingSeries,
    rules::{check_day, check_venue, cleaned_venue},
};
use crate::{
    check::Check,
    community::{MEETINGS_MOST, Rhythm},
    error::CoreError,
};

/// The days of a series (domain D1). None is left out: a monthly series on a fifth Thursday takes the last one in
/// months that have four.
///
/// None where the calendar ends.
pub fn series_dates(first: Date, count: u16, rhythm: Rhythm) -> Option<Vec<Date>> {
    (0..i64::from(count))
        .map(|at| nth_date(first, at, rhythm).ok())
        .collect()
}

fn nth_date(first: Date, at: i64, rhythm: Rhythm) -> Result<Date, jiff::Error> {
    let after = |span: Span| first.checked_add(span);
    match rhythm {
        Rhythm::Weekly => after(at.weeks()),
        Rhythm::Fortnightly => after((at * 2).weeks()),
        Rhythm::SixWeekly => after((at * 6).weeks()),
        Rhythm::Monthly => same_weekday(first, at),
        Rhythm::Quarterly => same_weekday(first, at * 3),
    }
}

/// The same weekday of the month, so many months later: the third Thursday stays the third Thursday.
fn same_weekday(first: Date, months: i64) -> Result<Date, jiff::Error> {
    let month = first.first_of_month().checked_add(months.months())?;
    let nth = (first.day() - 1) / 7 + 1;
    // Every month has four of each weekday; the fifth is taken as the last.
    let nth = if nth == 5 { -1 } else { nth };
    month.nth_weekday_of_month(nth, first.weekday())
}

/// Cleans and checks a series (domain D1).
pub(super) fn checked_series(mut series: MeetingSeries) -> Result<MeetingSeries, CoreError> {
    series.venue = cleaned_venue(&series.venue);
    let mut check = Check::default();
    check_day(&mut check, "first", series.first);
    check.between("count", Some(series.count), 1, MEETINGS_MOST);
    check.that(
        series.start < series.end,
        "end",
        "Enter an end that is after the start.",
    );
    check_venue(&mut check, &series.venue);
    check.done()?;
    Ok(series)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_monthly_series_keeps_the_weekday_of_the_month() {
        let third_thursday = series_dates(date("2027-01-21"), 4, Rhythm::Monthly).unwrap();
        assert_eq!(
            third_thursday,
            ["2027-01-21", "2027-02-18", "2027-03-18", "2027-04-15"].map(date)
        );
    }

    #[test]
    fn a_series_on_a_fifth_weekday_takes_the_last_one_and_skips_no_month() {
        let fifth = series_dates(date("2027-01-29"), 5, Rhythm::Monthly).unwrap();
        assert_eq!(
            fifth,
            [
                "2027-01-29",
                "2027-02-26",
                "2027-03-26",
                "2027-04-30",
                "2027-05-28"
            ]
            .map(date)
        );
    }

    #[test]
    fn other_rhythms_count_weeks_or_three_months_over_the_turn_of_the_year() {
        assert_eq!(
            series_dates(date("2026-12-31"), 2, Rhythm::Weekly).unwrap(),
            ["2026-12-31", "2027-01-07"].map(date)
        );
        assert_eq!(
            series_dates(date("2026-12-30"), 2, Rhythm::Fortnightly).unwrap(),
            ["2026-12-30", "2027-01-13"].map(date)
        );
        assert_eq!(
            series_dates(date("2027-01-04"), 2, Rhythm::SixWeekly).unwrap(),
            ["2027-01-04", "2027-02-15"].map(date)
        );
        assert_eq!(
            series_dates(date("2026-11-10"), 3, Rhythm::Quarterly).unwrap(),
            ["2026-11-10", "2027-02-09", "2027-05-11"].map(date),
            "the second Tuesday of every third month"
        );
    }
}
