//! Documents and invitations that were made and not saved yet: in memory only, gone when the vault is locked.

use std::{collections::VecDeque, sync::Arc};

use copse_core::{
    cases::CaseOverride,
    exports::ExportKind,
    ids::{CaseId, CommunityId, MeetingId},
};
use uuid::Uuid;

use crate::{
    fault::Fault,
    wire::{DocumentInfo, InvitationInfo},
};

/// At most so many are kept; the oldest goes first.
const MOST: usize = 8;

/// What an export is, for the record and for the check at the moment of saving.
#[derive(Debug, Clone)]
pub(crate) struct Export {
    pub(crate) community: CommunityId,
    pub(crate) what: ExportKind,
    /// The cases in it.
    pub(crate) cases: Vec<CaseId>,
    /// Those that are in it for a reason instead of permission.
    pub(crate) reasons: Vec<CaseOverride>,
    pub(crate) meeting: Option<MeetingId>,
}

/// A document.
#[derive(Debug)]
pub(crate) struct MadeDocument {
    pub(crate) info: DocumentInfo,
    pub(crate) pdf: Arc<[u8]>,
    /// None for the recovery sheet, which holds nothing of a community.
    pub(crate) export: Option<Export>,
}

/// An invitation.
#[derive(Debug)]
pub(crate) struct MadeInvitation {
    pub(crate) info: InvitationInfo,
    /// The mail, with the others attached.
    pub(crate) mail: NamedBytes,
    /// The calendar entry.
    pub(crate) calendar: NamedBytes,
    /// The pack.
    pub(crate) pack: NamedBytes,
    pub(crate) export: Export,
}

/// A file that is not on the disk yet.
#[derive(Debug, Clone)]
pub(crate) struct NamedBytes {
    pub(crate) name: String,
    pub(crate) bytes: Arc<[u8]>,
}

#[derive(Debug, Clone)]
enum Made {
    Document(Arc<MadeDocument>),
    Invitation(Arc<MadeInvitation>),
}

/// Everything that was made, newest last.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    made: VecDeque<(String, Made)>,
}

impl Shelf {
    /// A handle that nobody can guess and that says nothing.
    pub(crate) fn new_handle() -> String {
        Uuid::now_v7().simple().to_string()
    }

    pub(crate) fn put_document(&mut self, document: MadeDocument) {
        self.put(
            document.info.handle.clone(),
            Made::Document(Arc::new(document)),
        );
    }

    pub(crate) fn put_invitation(&mut self, invitation: MadeInvitation) {
        self.put(
            invitation.info.handle.clone(),
            Made::Invitation(Arc::new(invitation)),
        );
    }

    fn put(&mut self, handle: String, made: Made) {
        if self.made.len() >= MOST {
            self.made.pop_front();
        }
        self.made.push_back((handle, made));
    }

    pub(crate) fn document(&self, handle: &str) -> Result<Arc<MadeDocument>, Fault> {
        match self.find(handle)? {
            Made::Document(document) => Ok(Arc::clone(document)),
            Made::Invitation(_) => Err(Fault::Gone),
        }
    }

    pub(crate) fn invitation(&self, handle: &str) -> Result<Arc<MadeInvitation>, Fault> {
        match self.find(handle)? {
            Made::Invitation(invitation) => Ok(Arc::clone(invitation)),
            Made::Document(_) => Err(Fault::Gone),
        }
    }

    /// Forgets one; it is no mistake if it is gone already.
    pub(crate) fn drop_handle(&mut self, handle: &str) {
        self.made.retain(|(there, _)| there != handle);
    }

    fn find(&self, handle: &str) -> Result<&Made, Fault> {
        self.made
            .iter()
            .find(|(there, _)| there == handle)
            .map(|(_, made)| made)
            .ok_or(Fault::Gone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(handle: &str) -> MadeDocument {
        MadeDocument {
            info: DocumentInfo {
                handle: handle.to_owned(),
                title: String::new(),
                pages: 1,
                bytes: 0,
                suggested_name: String::new(),
                held_back: Vec::new(),
            },
            pdf: Arc::from([]),
            export: None,
        }
    }

    #[test]
    fn only_the_last_eight_are_kept() {
        let mut shelf = Shelf::default();
        for number in 1..=9 {
            shelf.put_document(document(&number.to_string()));
        }
        assert!(matches!(shelf.document("1"), Err(Fault::Gone)));
        assert!(shelf.document("2").is_ok() && shelf.document("9").is_ok());
    }

    #[test]
    fn a_closed_document_is_gone_and_the_others_stay() {
        let mut shelf = Shelf::default();
        shelf.put_document(document("a"));
        shelf.put_document(document("b"));
        shelf.drop_handle("a");
        assert!(shelf.document("a").is_err() && shelf.document("b").is_ok());
    }

    #[test]
    fn a_document_is_no_invitation() {
        let mut shelf = Shelf::default();
        shelf.put_document(document("a"));
        assert!(matches!(shelf.invitation("a"), Err(Fault::Gone)));
    }
}
