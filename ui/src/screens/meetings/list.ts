/** The list of meetings, and what a new one takes over from the last. */
import type { Meeting, MeetingDetails, Venue } from "../../api";
import { emptyText } from "../../editor";

/** Meetings to come, the next first, and those that are past or cancelled, the latest first. */
export function meetingsSplit(
  meetings: readonly Meeting[],
  day: string,
): { coming: Meeting[]; past: Meeting[] } {
  const inOrder = [...meetings].sort((a, b) => `${a.date} ${a.start}`.localeCompare(`${b.date} ${b.start}`));
  const coming = inOrder.filter((meeting) => meeting.status === "planned" && meeting.date >= day);
  const past = inOrder.filter((meeting) => !coming.includes(meeting)).reverse();
  return { coming, past };
}

/** No venue yet. */
export const NO_VENUE: Venue = { name: "", address: "", room: "", access: "" };

/** What a new meeting most likely shares with the last one: time, venue, and the number after it. */
export function afterLast(
  meetings: readonly Meeting[],
): Pick<MeetingDetails, "number" | "start" | "end" | "venue"> {
  const last = [...meetings].sort((a, b) => a.date.localeCompare(b.date)).at(-1);
  return {
    number: Math.max(0, ...meetings.map((meeting) => meeting.number)) + 1,
    start: last?.start ?? "10:00:00",
    end: last?.end ?? "12:30:00",
    venue: last?.venue ?? NO_VENUE,
  };
}

/** A meeting on a day, with what it shares with the last. */
export function meetingNew(
  meetings: readonly Meeting[],
  date: string,
  start: string,
  end: string,
): MeetingDetails {
  const { number, venue } = afterLast(meetings);
  return {
    number,
    kind: "ordinary",
    date,
    start,
    end,
    venue,
    refreshments: "",
    status: "planned",
    notes: emptyText(),
  };
}
