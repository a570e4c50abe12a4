//! Meetings, their agenda and their register (domain D1, D2, D5, D9, D11).

mod agenda;
mod calendar;
mod compose;
mod model;
mod papers;
mod plan;
mod register;
mod report;
mod rules;
mod series;
mod store;
mod venue;

pub use agenda::agenda_set;
pub(crate) use agenda::{is_without_case, put_back as agenda_put_back};
pub(crate) use calendar::{Calendar, MeetingLine, calendar};
pub use compose::{agenda_report, invitation_report, pack_report};
pub use model::*;
pub use papers::{attendance_report, notes_report, sign_in_report};
pub use plan::default_agenda;
pub use register::register_set;
pub(crate) use register::{put_back as register_put_back, replies};
pub use report::*;
pub use rules::{overrun, timed};
pub use series::series_dates;
pub(crate) use store::{community_of, list, one};
pub use store::{
    meeting_create, meeting_delete, meeting_get, meeting_list, meeting_restore,
    meeting_series_create, meeting_update,
};
