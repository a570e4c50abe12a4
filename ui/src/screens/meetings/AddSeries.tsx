import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { meetingSeriesCreate, type Meeting, type Rhythm, type Venue } from "../../api";
import { community, communityId } from "../../session";
import { Button, DateField, Dialog, ErrorSummary, NumberField, Select, TextField } from "../../widgets";
import { words as all } from "../../words/meetings";
import { TimesFields, timesMissing } from "./AddMeeting";
import { afterLast } from "./list";
import { useAdding, type Adding } from "./useAdding";

const words = all.series;
const RHYTHMS: readonly Rhythm[] = ["weekly", "fortnightly", "monthly", "sixWeekly", "quarterly"];

/** A series while it is entered: what is not known yet, or cannot be read, is null. */
interface SeriesDraft {
  first: string | null;
  count: number | null;
  rhythm: Rhythm;
  start: string | null;
  end: string | null;
  venue: Venue;
}

/** Lays out a whole series of meetings in one step (domain D1). */
export function AddSeries({
  meetings,
  onClose,
}: {
  meetings: readonly Meeting[];
  onClose: () => void;
}): VNode {
  const [draft, setDraft] = useState<SeriesDraft>(() => seriesLike(meetings));
  const adding = useAdding();
  const lay = (): void => {
    const { first, count, rhythm, start, end, venue } = draft;
    const missing = timesMissing(first, "first", start, end);
    if (count === null) missing.push({ field: "count", message: all.missing.count });
    void adding.make(missing, async () => {
      if (first === null || count === null || start === null || end === null) return;
      await meetingSeriesCreate({
        community: communityId(),
        details: { first, count, rhythm, start, end, venue },
      });
      onClose();
    });
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          lay();
        }}
      >
        <ErrorSummary problems={adding.problems} turn={adding.turn} />
        <SeriesFields
          draft={draft}
          set={(fields) => setDraft((now) => ({ ...now, ...fields }))}
          adding={adding}
        />
        <div class="does">
          <Button look="main" type="submit" busy={adding.busy}>
            {words.do}
          </Button>
          <Button onClick={onClose}>{all.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** A series as it most likely will be: as the community set it, at the time and place of the last meeting. */
function seriesLike(meetings: readonly Meeting[]): SeriesDraft {
  const { start, end, venue } = afterLast(meetings);
  const here = community.peek();
  return {
    first: null,
    count: here?.meetingsPlanned ?? 6,
    rhythm: here?.rhythm ?? "monthly",
    start,
    end,
    venue,
  };
}

interface SeriesFieldsProps {
  draft: SeriesDraft;
  set: (fields: Partial<SeriesDraft>) => void;
  adding: Adding;
}

function SeriesFields({ draft, set, adding }: SeriesFieldsProps): VNode {
  return (
    <>
      <div class="pair">
        <DateField
          name="first"
          label={words.first}
          value={draft.first}
          error={adding.problem("first")}
          onChange={(first, problem) => {
            set({ first });
            adding.unread("first", problem);
          }}
        />
        <NumberField
          name="count"
          label={words.count}
          value={draft.count}
          least={1}
          most={60}
          error={adding.problem("count")}
          onChange={(count, problem) => {
            set({ count });
            adding.unread("count", problem);
          }}
        />
      </div>
      <Select
        name="rhythm"
        label={words.rhythm}
        value={draft.rhythm}
        options={RHYTHMS.map((value) => ({ value, label: all.rhythms[value] }))}
        onChange={(rhythm) => set({ rhythm })}
      />
      <TimesFields
        start={draft.start}
        end={draft.end}
        onStart={(start) => set({ start })}
        onEnd={(end) => set({ end })}
        adding={adding}
      />
      <TextField
        name="venue"
        label={words.venue}
        value={draft.venue.name}
        spellcheck
        onChange={(name) => set({ venue: { ...draft.venue, name } })}
      />
    </>
  );
}
