"""The draft mail, the calendar entry and the pack that travels with them."""

import datetime
import unittest
from zoneinfo import ZoneInfo

import invitation
from sample import sample


class Invitation(unittest.TestCase):
    def setUp(self):
        self.meeting = next(m for m in sample().meetings() if m["status"] == "planned")
        self.folder = sample().invitation(self.meeting["number"])
        self.mail = next(self.folder.glob("*.eml"))
        self.read = invitation.read(self.mail)

    def test_it_holds_to_the_standards(self):
        self.assertEqual(invitation.problems(self.mail), [])

    def test_members_do_not_see_each_other(self):
        self.assertGreaterEqual(len(self.read.recipients), 8)
        self.assertFalse(set(self.read.recipients) & invitation.addresses(self.read.mail, "To"))

    def test_pack_and_calendar_entry_travel_inside(self):
        for ending in (".pdf", ".ics"):
            name = next(name for name in self.read.attachments if name.endswith(ending))
            (file,) = self.folder.glob(f"*{ending}")
            self.assertEqual(self.read.attachments[name], file.read_bytes())

    def test_the_event_is_at_the_time_of_the_meeting_in_london(self):
        event = self.read.event()
        for name, field in (("DTSTART", "start"), ("DTEND", "end")):
            planned = datetime.datetime.fromisoformat(f"{self.meeting['date']}T{self.meeting[field]}")
            self.assertEqual(event[name].dt, planned.replace(tzinfo=ZoneInfo("Europe/London")))

    def test_the_event_can_be_updated_later(self):
        event = self.read.event()
        self.assertIn(self.meeting["id"], str(event["UID"]))
        self.assertEqual(int(event["SEQUENCE"]), self.meeting["sequence"])
        self.assertNotIn("RRULE", event)

    def test_the_text_names_day_place_and_agenda(self):
        for part in (self.meeting["venue"]["name"], str(datetime.date.fromisoformat(self.meeting["date"]).year)):
            self.assertIn(part, self.read.body)

    def test_each_meeting_has_its_own_event(self):
        events = set()
        for meeting in sample().meetings():
            folder = sample().invitation(meeting["number"])
            events.add(str(invitation.read(next(folder.glob("*.eml"))).event()["UID"]))
        self.assertEqual(len(events), len(sample().meetings()))


if __name__ == "__main__":
    unittest.main()
