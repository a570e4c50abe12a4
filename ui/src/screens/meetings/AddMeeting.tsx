import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { meetingCreate, type FieldProblem, type Meeting } from "../../api";
import { navigate } from "../../lib/router";
import { communityId } from "../../session";
import { Button, DateField, Dialog, ErrorSummary, TimeField } from "../../widgets";
import { words } from "../../words/meetings";
import { afterLast, meetingNew } from "./list";
import { useAdding } from "./useAdding";

/** Asks for the day and time of one more meeting, and opens it. */
export function AddMeeting({
  meetings,
  onClose,
}: {
  meetings: readonly Meeting[];
  onClose: () => void;
}): VNode {
  const like = afterLast(meetings);
  const [date, setDate] = useState<string | null>(null);
  const [start, setStart] = useState<string | null>(like.start);
  const [end, setEnd] = useState<string | null>(like.end);
  const adding = useAdding();
  const add = (): void =>
    void adding.make(timesMissing(date, "date", start, end), async () => {
      const details = meetingNew(meetings, date ?? "", start ?? "", end ?? "");
      const { value } = await meetingCreate({ community: communityId(), details });
      await navigate("meeting", { id: value.meeting.id });
    });
  return (
    <Dialog title={words.one.title} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <ErrorSummary problems={adding.problems} turn={adding.turn} />
        <DateField
          name="date"
          label={words.one.date}
          value={date}
          error={adding.problem("date")}
          onChange={(value, problem) => {
            setDate(value);
            adding.unread("date", problem);
          }}
        />
        <TimesFields start={start} end={end} onStart={setStart} onEnd={setEnd} adding={adding} />
        <div class="does">
          <Button look="main" type="submit" busy={adding.busy}>
            {words.one.do}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Start and end, side by side. */
export function TimesFields(props: {
  start: string | null;
  end: string | null;
  onStart: (value: string | null) => void;
  onEnd: (value: string | null) => void;
  adding: ReturnType<typeof useAdding>;
}): VNode {
  const { adding } = props;
  return (
    <div class="pair">
      <TimeField
        name="start"
        label={words.series.start}
        value={props.start}
        error={adding.problem("start")}
        onChange={(value, problem) => {
          props.onStart(value);
          adding.unread("start", problem);
        }}
      />
      <TimeField
        name="end"
        label={words.series.end}
        value={props.end}
        error={adding.problem("end")}
        onChange={(value, problem) => {
          props.onEnd(value);
          adding.unread("end", problem);
        }}
      />
    </div>
  );
}

/** What is missing of a day and its times; `dayField` is the name of the day in the record. */
export function timesMissing(
  date: string | null,
  dayField: string,
  start: string | null,
  end: string | null,
): FieldProblem[] {
  const found: FieldProblem[] = [];
  if (date === null) found.push({ field: dayField, message: words.missing.date });
  if (start === null) found.push({ field: "start", message: words.missing.start });
  if (end === null) found.push({ field: "end", message: words.missing.end });
  if (start !== null && end !== null && end <= start)
    found.push({ field: "end", message: words.missing.order });
  return found;
}
