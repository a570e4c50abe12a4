//! The draft of the invitation, read by a parser that did not write it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "common/meeting.rs"]
mod meeting;

use copse_core::meetings::{InvitationReport, MeetingStatus};
use copse_interchange::{Attachment, AttachmentKind, Mail, eml, ics, letter_body, letter_subject};
use mail_parser::{Address, Message, MessageParser, MimeHeaders as _};
use meeting::{contact, invitation};

fn mail(report: &InvitationReport) -> Mail {
    Mail {
        subject: letter_subject(report),
        body: letter_body(report),
        attachments: vec![
            Attachment {
                name: "Pack for meeting 4.pdf".into(),
                kind: AttachmentKind::Pdf,
                bytes: pdf(),
            },
            Attachment {
                name: "Meeting 4.ics".into(),
                kind: AttachmentKind::Calendar,
                bytes: ics(report).into(),
            },
        ],
    }
}

/// Bytes of every value, as a PDF has.
fn pdf() -> Vec<u8> {
    b"%PDF-1.7\r\n"
        .iter()
        .copied()
        .chain(0..=255)
        .cycle()
        .take(4000)
        .collect()
}

fn read(bytes: &[u8]) -> Message<'_> {
    MessageParser::new().parse(bytes).unwrap()
}

fn addresses(list: &Address<'_>) -> Vec<(String, String)> {
    list.iter()
        .map(|a| {
            (
                a.name().unwrap_or_default().into(),
                a.address().unwrap_or_default().into(),
            )
        })
        .collect()
}

#[test]
fn it_is_a_draft_with_the_members_in_bcc() {
    let report = invitation();
    let bytes = eml(&report, &mail(&report));
    let message = read(&bytes);
    assert_eq!(message.header_raw("X-Unsent").unwrap().trim(), "1");
    assert_eq!(
        addresses(message.bcc().unwrap()),
        [
            ("Siân Gŵyn".to_string(), "sian@example.org".to_string()),
            ("Tomasz Wilk".to_string(), "tomasz@example.org".to_string())
        ]
    );
    let organiser = [(
        "Maren Oakes".to_string(),
        "maren@alderbank.example".to_string(),
    )];
    assert_eq!(addresses(message.to().unwrap()), organiser);
    assert_eq!(addresses(message.from().unwrap()), organiser);
    assert!(message.cc().is_none());
    assert_eq!(
        message.subject().unwrap(),
        "Calderfoot Dual Diagnosis, meeting 4, Thursday 15 July 2027"
    );
}

#[test]
fn the_text_says_when_where_and_what() {
    let report = invitation();
    let bytes = eml(&report, &mail(&report));
    let text = read(&bytes).body_text(0).unwrap().replace("\r\n", "\n");
    for part in [
        "When: Thursday 15 July 2027, 10:00 to 12:30\n",
        "Where: Friends’ Meeting House, Back room, Loom Street, Calderfoot, ZZ1 4AB\n",
        "Getting in: Step-free; hearing loop, no parking\n",
        "10:10  Case 4, Between two duty desks; news (Tomasz Wilk)\n",
        "Maren Oakes\nCalderfoot Dual Diagnosis\nAlderbank Trust\n",
    ] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn the_files_arrive_as_they_were() {
    let report = invitation();
    let bytes = eml(&report, &mail(&report));
    let message = read(&bytes);
    let files: Vec<_> = message.attachments().collect();
    assert_eq!(files.len(), 2);
    assert_eq!(
        files[0].attachment_name().unwrap(),
        "Pack-for-meeting-4.pdf"
    );
    assert_eq!(files[0].contents(), pdf());
    assert_eq!(files[1].attachment_name().unwrap(), "Meeting-4.ics");
    assert_eq!(files[1].contents(), ics(&report).as_bytes());
    // Classic Outlook shows a calendar part as raw text: it has to be a file.
    for file in files {
        assert!(file.content_disposition().unwrap().is_attachment());
        assert_ne!(file.content_type().unwrap().c_type, "text");
    }
}

#[test]
fn neither_clock_nor_host_name_is_in_it() {
    let report = invitation();
    let bytes = eml(&report, &mail(&report));
    assert_eq!(bytes, eml(&report, &mail(&report)));
    let message = read(&bytes);
    assert!(message.message_id().unwrap().ends_with("@copse.invalid"));
    // Midnight of 6 July in London is 23:00 of the day before in UTC.
    assert_eq!(message.date().unwrap().to_rfc3339(), "2027-07-05T23:00:00Z");
    let mut other = mail(&report);
    other.body.push_str("One more line.");
    let other = eml(&report, &other);
    assert_ne!(read(&other).message_id(), message.message_id());
}

#[test]
fn names_and_subject_cannot_begin_a_header() {
    let mut report = invitation();
    report.recipients = vec![
        contact("Eve\r\nBcc: a@b.example", "eve@example.org\r\nX-Bad: 1"),
        contact("\"Quote\" <angle@example.org>, x", "q @example.org>"),
        contact("🌳 Tree\u{202e}gnp", "tree@example.org"),
        contact("عائشہ خان", "ayesha@example.org"),
        contact("Nobody", "no address"),
        contact("Two", "a@example.org>, <b@example.org"),
    ];
    let mut letter = mail(&report);
    letter.subject = "Meeting\r\nX-Worse: 1\r\n\r\nBody".into();
    letter.attachments[0].name = "Łódź\r\nX-File: 1 \"会議\".pdf".into();
    let bytes = eml(&report, &letter);
    let message = read(&bytes);
    for header in ["X-Bad", "X-Worse", "X-File"] {
        assert!(message.header_raw(header).is_none(), "{header}");
    }
    let headers: Vec<_> = message
        .headers()
        .iter()
        .filter(|h| h.name().eq_ignore_ascii_case("bcc"))
        .collect();
    assert_eq!(headers.len(), 1);
    assert_eq!(message.subject().unwrap(), "Meeting X-Worse: 1 Body");
    assert_eq!(
        message.attachment(0).unwrap().attachment_name().unwrap(),
        "Lodz-X-File-1.pdf"
    );
    let bcc = addresses(message.bcc().unwrap());
    assert_eq!(bcc.len(), 4);
    assert_eq!(bcc[0].0, "Eve Bcc: a@b.example");
    assert_eq!(bcc[0].1, "eve@example.orgX-Bad1");
    assert_eq!(bcc[1].0, "\"Quote\" <angle@example.org>, x");
    assert_eq!(bcc[1].1, "q@example.org");
    assert_eq!(
        bcc[2],
        ("🌳 Treegnp".to_string(), "tree@example.org".to_string())
    );
    assert_eq!(
        bcc[3],
        ("عائشہ خان".to_string(), "ayesha@example.org".to_string())
    );
}

#[test]
fn every_line_is_short_enough_for_every_mail_server() {
    let mut report = invitation();
    report.items[0].title = "word ".repeat(500);
    report.organiser.name = "Ŵ".repeat(300);
    let bytes = eml(&report, &mail(&report));
    for line in bytes.split(|b| *b == b'\n') {
        assert!(line.len() <= 998, "RFC 5322 §2.1.1: {} octets", line.len());
        assert!(line.is_empty() || line.ends_with(b"\r"));
    }
    assert!(bytes.is_ascii());
}

#[test]
fn without_an_address_the_draft_still_opens() {
    let mut report = invitation();
    report.organiser.email = String::new();
    report.recipients.clear();
    let bytes = eml(&report, &mail(&report));
    let message = read(&bytes);
    assert!(message.to().is_none() && message.bcc().is_none());
    assert_eq!(message.attachment_count(), 2);
}

#[test]
fn a_cancelled_meeting_gets_another_letter() {
    let mut report = invitation();
    report.head.status = MeetingStatus::Cancelled;
    assert!(letter_subject(&report).starts_with("Cancelled: "));
    let body = letter_body(&report);
    assert!(body.contains("on Thursday 15 July 2027 is cancelled"));
    assert!(!body.contains("What we shall do"));
}
