//! A draft of the invitation that the facilitator's own mail program opens (domain D7).

use copse_core::meetings::{Contact, InvitationReport};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use mail_builder::{
    MessageBuilder,
    headers::{address::Address, content_type::ContentType, message_id::MessageId, text::Text},
    mime::MimePart,
};

use crate::{
    ascii_file_name,
    words::{address, one_line},
};

/// What the facilitator sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Subject, one line.
    pub subject: String,
    /// Plain text, lines ended by line feeds.
    pub body: String,
    /// Files, in this order.
    pub attachments: Vec<Attachment>,
}

/// A file that goes with a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// File name; made ASCII by [`ascii_file_name`].
    pub name: String,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What an attached file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentKind {
    /// A PDF.
    Pdf,
    /// A calendar entry made by [`ics`](crate::ics).
    Calendar,
}

impl AttachmentKind {
    /// A calendar entry goes as a file of no special type: classic Outlook shows a `text/calendar`
    /// part as raw text or as "not supported calendar message". Opened, the file is told by its name.
    fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Calendar => "application/octet-stream",
        }
    }
}

/// The draft as an `.eml` file (RFC 5322), ready to be opened and sent.
///
/// `X-Unsent: 1` makes Outlook and Thunderbird open it as a message to be sent. Members are in Bcc,
/// so that nobody sees another's address; the organiser is in From and To where there is an
/// address. The same report and mail give the same bytes: dates come from the report, and neither
/// the clock nor the name of this PC is in it.
pub fn eml(report: &InvitationReport, mail: &Mail) -> Vec<u8> {
    let mark = fingerprint(report, mail);
    let id = format!(
        "{}.{}.{mark:016x}@copse.invalid",
        report.head.id, report.sequence
    );
    let mut message = MessageBuilder::new()
        .header("X-Unsent", Text::new("1"))
        .header("Message-ID", MessageId::new(id))
        .date(written_at(report).as_second());
    if let Some(organiser) = mailbox(&report.organiser) {
        message = message.from(organiser.clone()).to(organiser);
    }
    let recipients: Vec<Address<'_>> = report.recipients.iter().filter_map(mailbox).collect();
    if !recipients.is_empty() {
        message = message.bcc(Address::new_list(recipients));
    }
    let message = message
        .subject(one_line(&mail.subject))
        .body(body(mail, mark));
    let mut bytes = Vec::new();
    message.serialize(&mut bytes);
    bytes
}

fn body(mail: &Mail, mark: u64) -> MimePart<'_> {
    let text: String = mail
        .body
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    let mut parts = vec![MimePart::new("text/plain", text.replace('\n', "\r\n"))];
    for attachment in &mail.attachments {
        let name = ascii_file_name(&attachment.name);
        let media_type =
            ContentType::new(attachment.kind.media_type()).attribute("name", name.clone());
        parts.push(MimePart::new(media_type, attachment.bytes.as_slice()).attachment(name));
    }
    // "=_" cannot occur in quoted-printable or base64 (RFC 2045 §6.7).
    let boundary = format!("=_copse_{mark:016x}");
    MimePart::new(
        ContentType::new("multipart/mixed").attribute("boundary", boundary),
        parts,
    )
}

fn mailbox(contact: &Contact) -> Option<Address<'static>> {
    let email = address(&contact.email)?;
    let name = one_line(&contact.name);
    Some(Address::new_address(
        (!name.is_empty()).then_some(name),
        email,
    ))
}

/// The day on which the draft is made, or the moment of the last change on that day.
fn written_at(report: &InvitationReport) -> Timestamp {
    report.changed_at.max(midnight(report.head.made_on))
}

/// A Date header needs a moment, not a day: midnight in London. By the rule of the zone, because a
/// small Linux system may have no time zone database.
fn midnight(day: Date) -> Timestamp {
    let london = TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0").unwrap_or(TimeZone::UTC);
    let zoned = day.to_zoned(london);
    zoned.map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// Tells drafts of one meeting apart (FNV-1a, 64 bits): mail servers drop a second message with
/// the same Message-ID. Not a matter of security.
fn fingerprint(report: &InvitationReport, mail: &Mail) -> u64 {
    let parts = mail.attachments.iter().map(|a| a.bytes.as_slice());
    let texts = [mail.subject.as_bytes(), mail.body.as_bytes()];
    let people = report.recipients.iter().map(|c| c.email.as_bytes());
    texts
        .into_iter()
        .chain(people)
        .chain(parts)
        .flatten()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
}
