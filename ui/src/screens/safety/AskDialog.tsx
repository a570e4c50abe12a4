import type { ComponentChildren, VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { FieldProblem } from "../../api";
import type { Creating } from "../../lib/create";
import { besideField } from "../../lib/secrets";
import { act } from "../../lib/trouble";
import { Button, Dialog, ErrorSummary, Failure, focusField } from "../../widgets";
import { words } from "../../words/safety";
import { SecretField } from "../start/SecretField";

interface AskDialogProps {
  title: string;
  children?: ComponentChildren;
  creating: Creating;
  /** The button, named after what it does. */
  does: string;
  /** It cannot be undone: the safe answer is the filled one then. */
  grave?: string | undefined;
  onClose: () => void;
  /** Does it, with the passphrase of whoever is at the keyboard. The dialog is closed by whoever opened it. */
  onSend: (current: string) => Promise<void>;
  /** What is wrong with the other fields. */
  check?: (() => readonly FieldProblem[]) | undefined;
  /** Shown in the place of the buttons, such as how far long work is. */
  instead?: ComponentChildren;
}

/** A question to which the passphrase of whoever is at the keyboard belongs. */
export function AskDialog(props: AskDialogProps): VNode {
  const { creating } = props;
  const [current, setCurrent] = useState("");
  const [shown, setShown] = useState(false);
  const send = (): Promise<void> =>
    creating.send(
      () => besideField("current", props.onSend(current)),
      () => [
        ...(props.check?.() ?? []),
        ...(current.trim() === "" ? [{ field: "current", message: words.currentMissing }] : []),
      ],
    );
  const { busy, problems, turn } = creating;
  // Several problems are summed up, and the summary takes the keyboard; for a single one its field does.
  useEffect(() => {
    const only = problems.length === 1 ? problems[0] : undefined;
    if (only) focusField(only.field);
  }, [problems, turn]);
  return (
    <Dialog title={props.title} onClose={busy ? () => undefined : props.onClose}>
      <form
        class="dialog-text"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) act(send);
        }}
      >
        {problems.length > 1 && <ErrorSummary problems={problems} turn={turn} />}
        {creating.error && creating.error.code !== "halted" && <Failure error={creating.error} />}
        {props.children}
        <SecretField
          label={words.current}
          hint={words.currentHint}
          name="current"
          value={current}
          onChange={setCurrent}
          error={creating.problem("current")}
          autoComplete="current-password"
          shown={shown}
          onShow={setShown}
        />
        {props.instead ?? <Foot {...props} />}
      </form>
    </Dialog>
  );
}

/** The buttons: in a grave question the safe one is filled. */
function Foot({ creating, does, grave, onClose }: AskDialogProps): VNode {
  return (
    <div class="does">
      {grave === undefined ? (
        <>
          <Button look="main" type="submit" busy={creating.busy}>
            {does}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      ) : (
        <>
          <Button look="main" onClick={onClose}>
            {grave}
          </Button>
          <Button look="grave" type="submit" busy={creating.busy}>
            {does}
          </Button>
        </>
      )}
    </div>
  );
}
