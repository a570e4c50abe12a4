//! The time, passed in so that rules about days can be tested.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, in UTC.
    fn now(&self) -> Timestamp;

    /// The day in Europe/London.
    fn today(&self) -> Date {
        london().to_datetime(self.now()).date()
    }
}

/// The day in Europe/London on which an instant falls.
pub(crate) fn day_of(instant: Timestamp) -> Date {
    london().to_datetime(instant).date()
}

/// The instant at which a day begins in Europe/London.
pub(crate) fn begin_of(day: Date) -> Timestamp {
    london()
        .to_timestamp(day.at(0, 0, 0, 0))
        .unwrap_or(Timestamp::MIN)
}

/// Europe/London by its present rule, as a POSIX time zone: it needs no time zone database, which a small Linux
/// system may not have.
fn london() -> TimeZone {
    TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0").unwrap_or(TimeZone::UTC)
}

/// The clock of the PC.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A clock that stands still.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub Timestamp);

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day_at(instant: &str) -> String {
        FixedClock(instant.parse().unwrap()).today().to_string()
    }

    #[test]
    fn the_day_is_londons_in_winter_and_in_summer() {
        assert_eq!(
            day_at("2027-01-15T23:30:00Z"),
            "2027-01-15",
            "GMT: the day of UTC"
        );
        assert_eq!(
            day_at("2027-07-15T23:30:00Z"),
            "2027-07-16",
            "BST: half past midnight of the next day"
        );
        assert_eq!(
            day_at("2027-03-28T00:59:59Z"),
            "2027-03-28",
            "clocks go forward at 01:00 on the last Sunday of March"
        );
        assert_eq!(
            day_at("2027-10-31T23:30:00Z"),
            "2027-10-31",
            "and are back by the evening of the last of October"
        );
    }
}
