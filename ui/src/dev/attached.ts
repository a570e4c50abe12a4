/** The pretended shell's attachments of meetings. Dev and tests only. */
import { ApiError, type Attachment, type Meeting } from "../api";
import { done, find, fullMeeting, type Desk, type Handlers } from "./desk";

/** Attachments by meeting, in the order of the pack. */
export type Attached = Map<string, Attachment[]>;

/** Two PDFs that somebody sent, in the pack of the meeting that is planned. */
export function attachmentsOf(desk: Desk, meeting: string): Attachment[] {
  let rows = desk.attachments.get(meeting);
  if (!rows) {
    const planned = find(desk.world.meetings, meeting).status === "planned";
    rows = planned ? ATTACHED.map((one) => ({ ...one, id: `${meeting} ${one.id}` })) : [];
    desk.attachments.set(meeting, rows);
  }
  return rows;
}

const KEPT = {
  community: "community-1",
  meeting: "meeting-4",
  version: 1,
  changedAt: "2026-11-20T10:00:00Z",
  changedBy: "Maren Oakes",
};

const ATTACHED: readonly Attachment[] = [
  {
    ...KEPT,
    position: 1,
    id: "attachment-1",
    title: "Local pathway for people with a dual diagnosis, July 2026",
    fileName: "pathway-july-2026.pdf",
    pages: 4,
    accessible: true,
  },
  {
    ...KEPT,
    position: 2,
    id: "attachment-2",
    title: "Scan of the winter shelter’s opening times",
    fileName: "scan0042.pdf",
    pages: 1,
    accessible: false,
  },
];

export function attachmentHandlers(desk: Desk): Handlers {
  const owner = (id: string): { one: Meeting; rows: Attachment[]; at: number } => {
    for (const one of desk.world.meetings) {
      const rows = attachmentsOf(desk, one.id);
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) return { one, rows, at };
    }
    throw new ApiError("notFound", "This attachment is no longer there.");
  };
  return {
    attachment_add: ({ id }) => {
      const one = find(desk.world.meetings, id);
      const rows = attachmentsOf(desk, id);
      const number = rows.length + 1;
      rows.push({
        ...KEPT,
        position: number,
        id: `${id} attachment-${number}-${Date.now()}`,
        title: "Minutes of the housing forum",
        fileName: `minutes-${number}.pdf`,
        pages: 6,
        accessible: true,
      });
      return done(fullMeeting(desk, one), "meeting");
    },
    attachment_remove: ({ id }) => {
      const { one, rows, at } = owner(id);
      rows.splice(at, 1);
      return done(fullMeeting(desk, one), "meeting");
    },
    attachment_move: ({ id, up }) => {
      const { one, rows, at } = owner(id);
      const [row] = rows.splice(at, 1);
      if (row) rows.splice(up ? at - 1 : at + 1, 0, row);
      return done(fullMeeting(desk, one), "meeting");
    },
  };
}
