import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { focusField, Button, Confirm, Dialog, TextField } from "../../widgets";
import { words as all } from "../../words/documents";
import { reasonGiven, type Gate } from "./gate";

const words = all.gate;

interface GateDialogProps {
  gate: Exclude<Gate, { step: "open" }>;
  onClose: () => void;
  /** A reason was given. */
  onReason: (reason: string) => void;
  /** Leads to the permission; absent where it is not on this screen. */
  onLook?: (() => void) | undefined;
}

/** A case without permission: asks for the reason that is recorded, or says why it stays. */
export function GateDialog(props: GateDialogProps): VNode {
  return props.gate.step === "ask" ? (
    <AskReason {...props} why={props.gate.why} />
  ) : (
    <Stays {...props} why={props.gate.why} />
  );
}

function AskReason(props: GateDialogProps & { why: string }): VNode {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  return (
    <Confirm
      title={words.askTitle}
      safe={words.hold}
      grave={words.goOn}
      onSafe={props.onClose}
      onGrave={() => {
        const reason = reasonGiven(typed);
        if (reason === null) {
          setWrong(true);
          focusField("reason");
        } else props.onReason(reason);
      }}
    >
      <p>{props.why}</p>
      <TextField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        value={typed}
        spellcheck
        error={wrong ? words.reasonMissing : undefined}
        onChange={(value) => {
          setTyped(value);
          setWrong(false);
        }}
      />
    </Confirm>
  );
}

function Stays(props: GateDialogProps & { why: string }): VNode {
  return (
    <Dialog title={words.stopTitle} onClose={props.onClose} alert>
      <p>{props.why}</p>
      <div class="does">
        <Button look="main" onClick={props.onClose}>
          {words.understood}
        </Button>
        {props.onLook && <Button onClick={props.onLook}>{words.look}</Button>}
      </div>
    </Dialog>
  );
}
