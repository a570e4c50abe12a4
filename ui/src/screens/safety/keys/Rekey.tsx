import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { rekey, type RekeyDone, type SlotRow } from "../../../api";
import { useCreating } from "../../../lib/create";
import { useWork } from "../../../lib/work";
import { Button, Dialog, Working } from "../../../widgets";
import { words as all } from "../../../words/keys";
import { AskDialog } from "../AskDialog";
import { NewKey, problemsOfGroup, useNewKey } from "./NewKey";

const words = all.rekey;

/** Writes everything anew under a new key, so that nobody else can open it. */
export function Rekey(props: { slots: readonly SlotRow[]; onClose: () => void; onDone: () => void }): VNode {
  const made = useNewKey();
  const [typed, setTyped] = useState("");
  const [outcome, setOutcome] = useState<RekeyDone | null>(null);
  const creating = useCreating();
  const work = useWork();
  if (outcome) return <Done outcome={outcome} onClose={props.onDone} />;
  const others = props.slots
    .filter((slot) => slot.kind === "passphrase" && !slot.openedWith && slot.name !== "")
    .map((slot) => slot.name);
  return (
    <AskDialog
      title={words.dialogTitle}
      creating={creating}
      does={words.does}
      grave={words.safe}
      onClose={props.onClose}
      onSend={async (current) => {
        setOutcome(await work.while(() => rekey({ current, typed })));
      }}
      check={() => problemsOfGroup(typed)}
      instead={work.running ? <Working of={work} /> : undefined}
    >
      <p>{words.about}</p>
      <p>{words.goes(others)}</p>
      <NewKey made={made} typed={typed} onType={setTyped} creating={creating} />
      {!work.running && <Working of={work} />}
    </AskDialog>
  );
}

function Done(props: { outcome: RekeyDone; onClose: () => void }): VNode {
  const { removed, backup } = props.outcome;
  return (
    <Dialog title={words.doneTitle} onClose={props.onClose}>
      <div class="dialog-text">
        <p>{words.removed(removed)}</p>
        <p>{words.backup(backup)}</p>
        <p>{words.older}</p>
      </div>
      <div class="does">
        <Button look="main" onClick={props.onClose}>
          {words.understood}
        </Button>
      </div>
    </Dialog>
  );
}
