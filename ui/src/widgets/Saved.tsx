import type { VNode } from "preact";
import type { Autosave } from "../lib/autosave";
import { saveStatus } from "../lib/autosave";
import { act } from "../lib/trouble";
import { words } from "../words/widgets";
import { Button } from "./Button";
import { cx } from "./cx";
import { Icon } from "./Icon";
import { Note } from "./Note";

/**
 * The saved status of the window: "Saving", "Saved 14:32", or "Not saved" and why. Screen readers
 * hear the outcome, not each "Saving" between two keys.
 */
export function SavedStatus(): VNode {
  const state = saveStatus.value;
  const heard =
    state.kind === "saved"
      ? words.saved(state.at)
      : state.kind === "failed"
        ? words.notSavedWhy(state.why)
        : null;
  return (
    <div class={cx("saved", state.kind)}>
      <span class="saved-sign" aria-hidden>
        {state.kind === "saving" && <Icon name="again" />}
        {state.kind === "saved" && <Icon name="check" />}
        {state.kind === "failed" && <Icon name="warn" />}
      </span>
      <span aria-hidden>
        {state.kind === "saving" && words.saving}
        {state.kind === "saved" && words.saved(state.at)}
        {state.kind === "failed" && (
          <>
            <b>{words.notSaved}</b>
            <span class="about">{state.why}</span>
          </>
        )}
      </span>
      <Heard text={heard} />
    </div>
  );
}

let lastHeard = "";

/** Keeps the last outcome while something is being saved, so that only a new one is announced. */
function Heard({ text }: { text: string | null }): VNode {
  if (text !== null) lastHeard = text;
  return (
    <span class="unseen" role="status">
      {lastHeard}
    </span>
  );
}

/** Above a form that could not be saved: why, and what can be done. Nothing while all is well. */
export function SaveTrouble<D>({ of: auto }: { of: Autosave<D> }): VNode | null {
  const state = auto.state.value;
  if (state.kind !== "failed" || state.code === "typed" || state.code === "invalid") return null;
  if (state.code === "stale") {
    return (
      <Note
        tone="mind"
        alert
        does={
          <>
            <Button small onClick={() => act(() => auto.keepMine())}>
              {words.stale.mine}
            </Button>
            <Button small onClick={() => act(() => auto.takeTheirs())}>
              {words.stale.theirs}
            </Button>
          </>
        }
      >
        <p>
          <b>{words.stale.title}</b>
        </p>
        <p>{words.stale.text}</p>
      </Note>
    );
  }
  return (
    <Note
      tone="bad"
      alert
      does={
        <Button small onClick={() => act(() => auto.retry())}>
          {words.tryAgain}
        </Button>
      }
    >
      <p>{words.notSavedWhy(state.why)}</p>
    </Note>
  );
}
