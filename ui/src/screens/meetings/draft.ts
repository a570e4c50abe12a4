/** An open meeting that saves itself: its details and its agenda share one version in the store. */
import {
  agendaSet,
  meetingGet,
  meetingUpdate,
  type AgendaItem,
  type MeetingDetails,
  type MeetingFull,
  type MeetingId,
} from "../../api";
import type { Saver } from "../../lib/autosave";

/** Everything that is edited about a meeting, except its register. */
export interface MeetingDraft {
  details: MeetingDetails;
  items: AgendaItem[];
}

/** The editable part of a stored meeting. */
export function draftOf(full: MeetingFull): MeetingDraft {
  const { number, kind, date, start, end, venue, refreshments, status, notes } = full.meeting;
  return {
    details: { number, kind, date, start, end, venue, refreshments, status, notes },
    items: full.agenda.map(({ id, title, minutes, lead, kind: itemKind, case: shown }) => ({
      id,
      title,
      minutes,
      lead,
      kind: itemKind,
      case: shown,
    })),
  };
}

/**
 * Writes what changed of a draft: the agenda, the details, or both, one after the other, each from the version that the
 * one before it gave.
 */
export class MeetingWriter {
  private stored: MeetingDraft;
  private version: number;

  constructor(
    private readonly id: MeetingId,
    full: MeetingFull,
  ) {
    this.stored = draftOf(full);
    this.version = full.meeting.version;
  }

  /** Takes in what is in the store. */
  follow(full: MeetingFull): void {
    if (full.meeting.version < this.version) return;
    this.stored = draftOf(full);
    this.version = full.meeting.version;
  }

  /** What the autosave of a meeting needs. */
  saver(full: MeetingFull): Saver<MeetingDraft> {
    const { id } = this;
    return {
      key: `meeting ${id}`,
      draft: draftOf(full),
      version: full.meeting.version,
      save: (draft, version) => this.write(draft, version),
      reload: async () => {
        const now = await meetingGet({ id });
        this.follow(now);
        return { draft: draftOf(now), version: now.meeting.version };
      },
    };
  }

  private async write(draft: MeetingDraft, from: number): Promise<number> {
    let version = Math.max(from, this.version);
    if (differs(draft.items, this.stored.items)) {
      version = this.took(await agendaSet({ id: this.id, version, items: draft.items }));
    }
    if (differs(draft.details, this.stored.details)) {
      version = this.took(await meetingUpdate({ id: this.id, version, details: draft.details }));
    }
    return version;
  }

  private took({ value }: { value: MeetingFull }): number {
    this.follow(value);
    return this.version;
  }
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
