import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import {
  activity,
  recoveryKeyMake,
  type ApiError,
  type FieldProblem,
  type RecoveryKeyMade,
} from "../../../api";
import { ApiError as Thrown } from "../../../api";
import type { Creating } from "../../../lib/create";
import { Failure, Loading, TextField } from "../../../widgets";
import { words } from "../../../words/start";
import { SaveSheet, Slip } from "../../start/SheetStep";

/** A recovery key that is not in force yet. */
export interface NewKeyState {
  key: RecoveryKeyMade | null;
  error: ApiError | null;
}

/** Makes a new recovery key, once for as long as the component is shown. */
export function useNewKey(): NewKeyState {
  const [state, setState] = useState<NewKeyState>({ key: null, error: null });
  useEffect(() => {
    recoveryKeyMake().then(
      (key) => setState({ key, error: null }),
      (thrown: unknown) => setState({ key: null, error: Thrown.from(thrown) }),
    );
    // The key is shown this once: locking while somebody walks to the printer would lose it.
    const timer = setInterval(() => void activity().catch(() => undefined), 30_000);
    return () => clearInterval(timer);
  }, []);
  return state;
}

/** What is wrong with the group that was typed. */
export function problemsOfGroup(typed: string): FieldProblem[] {
  return typed.trim() === "" ? [{ field: "typed", message: words.sheet.checkMissing }] : [];
}

/** A new recovery key on its slip, its sheet to print, and one group to be typed again. */
export function NewKey(props: {
  made: NewKeyState;
  typed: string;
  onType: (typed: string) => void;
  creating: Creating;
}): VNode {
  const { key, error } = props.made;
  if (error) return <Failure error={error} />;
  if (!key) return <Loading />;
  return (
    <>
      <Slip groups={key.recoveryKey.split("-")} />
      <SaveSheet />
      <TextField
        label={words.sheet.check(words.sheet.groups[key.ask - 1] ?? String(key.ask))}
        hint={words.sheet.checkHint}
        name="typed"
        narrow
        value={props.typed}
        onChange={props.onType}
        error={props.creating.problem("typed")}
      />
    </>
  );
}
