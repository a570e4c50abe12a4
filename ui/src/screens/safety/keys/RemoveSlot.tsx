import type { VNode } from "preact";
import { slotRemove, type SlotRow } from "../../../api";
import { useCreating } from "../../../lib/create";
import { capital } from "../../../lib/format";
import { say } from "../../../lib/undo";
import { words as all } from "../../../words/keys";
import { AskDialog } from "../AskDialog";
import { slotName } from "./SlotList";

const words = all.removeDialog;

/** Takes a way into the vault away. */
export function RemoveSlot(props: { slot: SlotRow; onClose: () => void; onDone: () => void }): VNode {
  const { slot } = props;
  const creating = useCreating();
  const what = slot.name === "" ? slotName(slot) : words.ofPerson(slot.name);
  return (
    <AskDialog
      title={words.title(what)}
      creating={creating}
      does={words.does}
      grave={words.safe}
      onClose={props.onClose}
      onSend={async (current) => {
        await slotRemove({ current, id: slot.id });
        say(words.done(capital(what)));
        props.onDone();
      }}
    >
      <p>{words.text}</p>
    </AskDialog>
  );
}
