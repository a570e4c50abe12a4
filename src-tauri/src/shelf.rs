//! Documents and invitations that were made and not saved yet: in memory only, gone when the vault is locked.

use std::{collections::VecDeque, sync::Arc};

use copse_handout::{Export, Invitation, Made as MadeFile, NamedBytes};
use copse_press::preview;
use uuid::Uuid;

use crate::{
    fault::Fault,
    wire::{DocumentInfo, InvitationFile, InvitationInfo},
};

/// Narrowest picture of a page, in pixels; the widest is a matter of `press`.
const NARROWEST: u32 = 16;
/// At most so many are kept; the oldest goes first.
const MOST: usize = 8;

/// A document.
#[derive(Debug)]
pub(crate) struct MadeDocument {
    pub(crate) info: DocumentInfo,
    pub(crate) file: MadeFile,
}

/// An invitation.
#[derive(Debug)]
pub(crate) struct MadeInvitation {
    pub(crate) info: InvitationInfo,
    /// The mail, with the others attached.
    pub(crate) mail: NamedBytes,
    /// The calendar entry.
    pub(crate) calendar: NamedBytes,
    /// The pack, which lies on the shelf as a document too.
    pub(crate) pack: Arc<MadeDocument>,
    pub(crate) export: Option<Export>,
}

#[derive(Debug, Clone)]
enum Made {
    Document(Arc<MadeDocument>),
    Invitation(Arc<MadeInvitation>),
}

impl MadeDocument {
    /// A handle for a document, and what the page is told of it.
    pub(crate) fn new(file: MadeFile) -> Self {
        let info = DocumentInfo {
            handle: Shelf::new_handle(),
            title: file.title.clone(),
            pages: count(file.pages),
            bytes: count(file.bytes.len()),
            suggested_name: file.suggested_name.clone(),
            held_back: file.held_back.clone(),
            word: true,
            remarks: file.remarks.clone(),
        };
        Self { info, file }
    }

    /// A page as a PNG picture, `width` pixels wide.
    pub(crate) fn page(&self, page: u32, width: u32) -> Result<Vec<u8>, Fault> {
        let page = usize::try_from(page).unwrap_or(usize::MAX);
        Ok(preview::page_png(
            &self.file.bytes,
            page,
            width.max(NARROWEST),
        )?)
    }
}

impl MadeInvitation {
    /// A handle for an invitation and one for its pack, and what the page is told of them.
    pub(crate) fn new(made: Invitation) -> Self {
        let pack = Arc::new(MadeDocument::new(made.pack));
        let file = |name: &str, bytes: &[u8]| InvitationFile {
            name: name.to_owned(),
            bytes: count(bytes.len()),
        };
        let info = InvitationInfo {
            handle: Shelf::new_handle(),
            subject: made.subject,
            recipients: count(made.recipients),
            without_email: made.without_email,
            files: vec![
                file(&made.mail.name, &made.mail.bytes),
                file(&made.calendar.name, &made.calendar.bytes),
                file(&pack.info.suggested_name, &pack.file.bytes),
            ],
            pack: pack.info.clone(),
        };
        Self {
            info,
            mail: made.mail,
            calendar: made.calendar,
            pack,
            export: made.export,
        }
    }
}

/// A number for the page. Nothing that is made here comes near the limit.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
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
        let pack = Arc::clone(&invitation.pack);
        self.put(pack.info.handle.clone(), Made::Document(pack));
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
        let mut document = MadeDocument::new(MadeFile {
            title: String::new(),
            pages: 1,
            suggested_name: String::new(),
            bytes: Vec::new(),
            held_back: Vec::new(),
            remarks: Vec::new(),
            export: None,
            document: copse_documents::recovery_sheet(
                &copse_documents::RecoverySheet {
                    groups: Vec::new(),
                    vault: String::new(),
                    facilitator: String::new(),
                    made_on: jiff::civil::date(2026, 11, 23),
                },
                copse_documents::Edition::Ordinary,
            ),
        });
        document.info.handle = handle.to_owned();
        document
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
