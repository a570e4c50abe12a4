import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { handOver, type Facilitator, type FieldProblem, type RoleLine } from "../../../api";
import { useCreating } from "../../../lib/create";
import { today } from "../../../lib/format";
import { shift } from "../../../lib/parse";
import { say } from "../../../lib/undo";
import { Button, CreateForm, DateField, Dialog, Select } from "../../../widgets";
import { words as all } from "../../../words/facilitators";
import { words as shared } from "../../../words/safety";
import { placeOf } from "./History";

const words = all.over;

interface HandOverProps {
  people: readonly Facilitator[];
  lines: readonly RoleLine[];
  onClose: () => void;
}

/** A role goes from one person to another, from a day on (domain B5). */
export function HandOverDialog(props: HandOverProps): VNode {
  const held = props.lines.filter((line) => line.now);
  if (held.length === 0 || props.people.length < 2) {
    return (
      <Dialog title={words.title} onClose={props.onClose}>
        <p>{held.length === 0 ? words.nobody : words.alone}</p>
        <div class="does">
          <Button look="main" onClick={props.onClose}>
            {shared.close}
          </Button>
        </div>
      </Dialog>
    );
  }
  return <HandOverForm {...props} held={held} />;
}

function HandOverForm(props: HandOverProps & { held: readonly RoleLine[] }): VNode {
  const { held, people, onClose } = props;
  const [at, setAt] = useState(0);
  const line = held[at] ?? held[0];
  const others = people.filter((one) => one.id !== line?.facilitator);
  const [to, setTo] = useState(others[0]?.id ?? "");
  const [on, setOn] = useState<string | null>(today());
  const [unread, setUnread] = useState<string | null>(null);
  const creating = useCreating();
  const chosen = others.find((one) => one.id === to) ?? others[0];
  const check = (): FieldProblem[] =>
    on === null ? [{ field: "on", message: unread ?? words.onMissing }] : [];
  const send = async (): Promise<void> => {
    if (!line || !chosen || on === null) return;
    const { role, facilitator: from, community } = line;
    await handOver({ role, from, to: chosen.id, on, community });
    say(words.done(all.role[role], chosen.name));
    onClose();
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <CreateForm
        creating={creating}
        does={words.does}
        beside={<Button onClick={onClose}>{shared.cancel}</Button>}
        onSend={() => creating.send(send, check)}
      >
        <p class="soft">{words.lead}</p>
        <Select
          label={words.role}
          name="role"
          value={String(at)}
          options={held.map((one, index) => ({
            value: String(index),
            label: words.choice(all.role[one.role], one.name, placeOf(one.community)),
          }))}
          onChange={(value) => setAt(Number(value))}
        />
        <Select
          label={words.to}
          name="to"
          value={chosen?.id ?? ""}
          options={others.map((one) => ({ value: one.id, label: one.name }))}
          onChange={setTo}
        />
        <DateField
          label={words.on}
          name="on"
          value={on}
          hint={on === null ? undefined : words.last(shift(on, -1))}
          onChange={(value, problem) => {
            setOn(value);
            setUnread(problem);
          }}
          error={creating.problem("on")}
        />
      </CreateForm>
    </Dialog>
  );
}
