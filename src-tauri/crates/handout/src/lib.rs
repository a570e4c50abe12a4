//! The way out of the vault, the same for the window and for the command line (domain E4, E13, E15, D7, D8).
//!
//! 1. [`gather`] takes what a document needs from the store, and stops what may not be handed out. It needs the
//!    store, so it is short.
//! 2. [`set`] makes the file in memory. It takes longer and needs no store.
//! 3. [`hand_out`] looks at permission once more, writes the whole file or nothing, and records it.
//!
//! ```no_run
//! use copse_handout::{DocumentRequest, Edition, Target, ThisPc, gather, hand_out, set};
//! # use copse_core::{Store, ids::MeetingId};
//! # fn agenda(mut store: Store, meeting: MeetingId) -> Result<(), copse_handout::HandoutError> {
//! let request = DocumentRequest::Agenda { meeting };
//! let made = set(gather(&store, &request, Edition::Ordinary, &ThisPc::default())?)?;
//! let target = Target::New("Agenda.pdf".into());
//! hand_out(&mut store, made.export.as_ref(), &target, &made.bytes)?;
//! # Ok(())
//! # }
//! ```

mod attach;
mod error;
mod files;
mod gather;
mod invitation;
mod lists;
mod made;
mod record;
mod request;

pub use attach::attachment_read;
pub use copse_documents::Edition;
pub use error::HandoutError;
pub use files::{FileError, Target, name_of, read_bytes, read_text, write as file_write};
pub use gather::{Draft, ThisPc, gather, recovery_sheet, subject_export};
pub use invitation::{Invitation, InvitationDraft, NamedBytes, invitation_gather, invitation_set};
pub use lists::{ListKind, MadeList, audit_set, exports_set, list_set};
pub use made::{Format, Made, set, set_watched};
pub use record::{Export, hand_out, release_check};
pub use request::{DocumentRequest, HeldBackCase};
