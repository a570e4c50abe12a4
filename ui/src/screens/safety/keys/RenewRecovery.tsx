import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { recoveryKeyConfirm } from "../../../api";
import { useCreating } from "../../../lib/create";
import { say } from "../../../lib/undo";
import { words as all } from "../../../words/keys";
import { AskDialog } from "../AskDialog";
import { NewKey, problemsOfGroup, useNewKey } from "./NewKey";

const words = all.renewDialog;

/** A new recovery key: on paper first, and only then in the place of the old one. */
export function RenewRecovery(props: { onClose: () => void; onDone: () => void }): VNode {
  const made = useNewKey();
  const [typed, setTyped] = useState("");
  const creating = useCreating();
  return (
    <AskDialog
      title={words.title}
      creating={creating}
      does={words.does}
      onClose={props.onClose}
      onSend={async (current) => {
        await recoveryKeyConfirm({ current, typed });
        say(words.done);
        props.onDone();
      }}
      check={() => problemsOfGroup(typed)}
    >
      <p>{words.lead}</p>
      <NewKey made={made} typed={typed} onType={setTyped} creating={creating} />
    </AskDialog>
  );
}
