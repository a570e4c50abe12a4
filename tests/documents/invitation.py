"""A draft mail and its calendar entry as Python's `email` and `icalendar` read them."""

import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import getaddresses
from pathlib import Path

import icalendar

# RFC 5545 §3.1: lines of content, without the line break.
LONGEST_LINE = 75


@dataclass
class Invitation:
    """A draft with what is attached to it."""

    mail: EmailMessage
    recipients: list[str]
    """Addresses in Bcc, where members do not see each other."""
    body: str
    attachments: dict[str, bytes]
    """Content by file name."""
    calendar: bytes

    def event(self) -> icalendar.Event:
        """The only event of the attached calendar."""
        events = icalendar.Calendar.from_ical(self.calendar).walk("VEVENT")
        if len(events) != 1:
            raise ValueError(f"The calendar holds {len(events)} events.")
        return events[0]


def read(file: Path) -> Invitation:
    """Reads an .eml file."""
    mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    attachments = {part.get_filename(): part.get_payload(decode=True) for part in mail.iter_attachments()}
    calendars = [content for name, content in attachments.items() if name.endswith(".ics")]
    if len(calendars) != 1:
        raise ValueError(f"The mail has {len(calendars)} calendar entries.")
    body = mail.get_body(("plain",))
    return Invitation(
        mail=mail,
        recipients=sorted(addresses(mail, "Bcc")),
        body=body.get_content() if body else "",
        attachments=attachments,
        calendar=calendars[0],
    )


def addresses(mail: EmailMessage, header: str) -> set[str]:
    """The addresses in a header."""
    return {address for _, address in getaddresses(mail.get_all(header, []))}


def problems(file: Path) -> list[str]:
    """What is wrong with an .eml file and its calendar entry, as sentences."""
    invitation = read(file)
    return [*_mail(invitation), *_calendar(invitation.calendar)]


def _mail(invitation: Invitation) -> list[str]:
    found = [f"The mail has a defect: {defect!r}" for defect in invitation.mail.defects]
    if invitation.mail["X-Unsent"] != "1":
        found.append("The mail is not marked as a draft (X-Unsent).")
    sender = addresses(invitation.mail, "From")
    for header in ("To", "Cc"):
        # A mail needs somebody to go to: the sender's own address tells members nothing.
        if addresses(invitation.mail, header) - sender:
            found.append(f"{header} names people to each other.")
    if any(part.get_content_type() == "text/calendar" and not part.is_attachment() for part in invitation.mail.walk()):
        found.append("The calendar entry is not an attachment; Outlook shows it as text.")
    for name in invitation.attachments:
        if not name.isascii():
            found.append("An attachment's name is not ASCII.")
    return found


def _calendar(content: bytes) -> list[str]:
    found = []
    if content.replace(b"\r\n", b"").count(b"\n") or content.replace(b"\r\n", b"").count(b"\r"):
        found.append("A line of the calendar does not end in CR LF.")
    if any(len(line) > LONGEST_LINE for line in content.split(b"\r\n")):
        found.append(f"A line of the calendar is longer than {LONGEST_LINE} bytes.")
    calendar = icalendar.Calendar.from_ical(content)
    found += [f"The calendar has an error: {error}" for error in calendar.errors]
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    for event in calendar.walk("VEVENT"):
        found += [f"The event has an error: {error}" for error in event.errors]
        found += [f"The event lacks {name}." for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY") if name not in event]
        for name in ("DTSTART", "DTEND"):
            zone = event[name].params.get("TZID") if name in event else None
            if zone is not None and zone not in zones:
                found.append(f"{name} is in the time zone {zone}, which the calendar does not define.")
    return found
