import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { slotChange } from "../../../api";
import { useCreating } from "../../../lib/create";
import { say } from "../../../lib/undo";
import { words as all } from "../../../words/keys";
import { AskDialog } from "../AskDialog";
import { needStrong, NewPassphrase, problemsOfChosen } from "../NewPassphrase";

const words = all.changeDialog;

/** One's own new passphrase. */
export function ChangePassphrase(props: { onClose: () => void; onDone: () => void }): VNode {
  const [chosen, setChosen] = useState({ own: "", again: "" });
  const creating = useCreating();
  return (
    <AskDialog
      title={words.title}
      creating={creating}
      does={words.does}
      onClose={props.onClose}
      onSend={async (current) => {
        await needStrong(chosen.own);
        await slotChange({ current, passphrase: chosen.own });
        say(words.done);
        props.onDone();
      }}
      check={() => problemsOfChosen(chosen)}
    >
      <p class="soft">{words.older}</p>
      <NewPassphrase chosen={chosen} onChange={setChosen} creating={creating} label={words.theirs} />
    </AskDialog>
  );
}
