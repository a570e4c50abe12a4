import type { VNode } from "preact";
import { keychainSet } from "../../../api";
import { useCreating } from "../../../lib/create";
import { say } from "../../../lib/undo";
import { words as all } from "../../../words/keys";
import { AskDialog } from "../AskDialog";

const words = all.keychain;

/** Lets this PC's keychain open the vault, or stops it. */
export function KeychainDialog(props: { on: boolean; onClose: () => void; onDone: () => void }): VNode {
  const { on } = props;
  const creating = useCreating();
  return (
    <AskDialog
      title={on ? words.onTitle : words.offTitle}
      creating={creating}
      does={on ? words.on : words.off}
      onClose={props.onClose}
      onSend={async (current) => {
        await keychainSet({ current, on });
        say(on ? words.isOn : words.isOff);
        props.onDone();
      }}
    >
      <p>{words.hint}</p>
    </AskDialog>
  );
}
