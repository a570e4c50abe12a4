import type { ComponentChildren, VNode } from "preact";
import { useState } from "preact/hooks";
import { today } from "../../lib/format";
import { act } from "../../lib/trouble";
import { useCreating } from "../../lib/create";
import { Button, DateField, Dialog, Failure } from "../../widgets";
import { words as all } from "../../words/setup";

const words = all.terms;

/** Asks for a day, today to begin with. */
export function DayDialog(props: {
  title: string;
  /** The button, named after what it does. */
  does: string;
  onDay: (day: string) => Promise<void>;
  onClose: () => void;
  children?: ComponentChildren;
}): VNode {
  const [day, setDay] = useState<string | null>(today());
  const [unread, setUnread] = useState<string | null>(null);
  const sending = useCreating();
  const send = (): Promise<void> =>
    sending.send(
      async () => {
        if (day !== null) await props.onDay(day);
      },
      () => (day === null ? [{ field: "day", message: unread ?? words.dayMissing }] : []),
    );
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          act(send);
        }}
      >
        {props.children}
        {sending.error && <Failure error={sending.error} />}
        <DateField
          label={words.day}
          hint={words.dayHint}
          name="day"
          value={day}
          error={sending.problem("day") ?? sending.problem("on")}
          onChange={(value, problem) => {
            setDay(value);
            setUnread(problem);
          }}
        />
        <div class="does">
          <Button look="main" type="submit" busy={sending.busy}>
            {props.does}
          </Button>
          <Button onClick={props.onClose}>{words.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
