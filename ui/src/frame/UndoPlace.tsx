import type { VNode } from "preact";
import type { UndoStep } from "../api";
import { act } from "../lib/trouble";
import { Button, Dialog, Icon, cx } from "../widgets";
import { words } from "../words/undo";
import { inTheWay, step, useUndo, type Way } from "./undo";

/** In the sidebar: the next step back, and the next one forth where there is one. */
export function UndoPlace(): VNode | null {
  const { undo, redo } = useUndo();
  if (!undo && !redo) return null;
  return (
    <div class="steps-back">
      {undo && <Step way="undo" next={undo} />}
      {redo && <Step way="redo" next={redo} />}
    </div>
  );
}

function Step({ way, next }: { way: Way; next: UndoStep }): VNode {
  return (
    <button
      type="button"
      class="place step-back"
      title={words.named[way](next.what)}
      aria-label={words.named[way](next.what)}
      aria-keyshortcuts={way === "undo" ? "Control+Z" : "Control+Shift+Z"}
      onClick={() => act(() => step(way))}
    >
      <span class={cx("step-sign", way === "redo" && "mirrored")}>
        <Icon name="undo" />
      </span>
      <span>
        {words.does[way]}
        <span class="about">{next.what}</span>
      </span>
    </button>
  );
}

/** What stands in the way of undoing something. */
export function InTheWay(): VNode | null {
  const found = inTheWay.value;
  if (!found) return null;
  const { step: one, way, why } = found;
  const close = (): void => {
    inTheWay.value = null;
  };
  const titles = one.records.map((record) => record.title).filter((title) => title !== "");
  return (
    <Dialog title={words.way.title[way]} onClose={close} alert>
      <div class="dialog-text">
        <p>
          <b>{one.what}</b>
        </p>
        <p>{why}</p>
        {titles.length > 1 && (
          <div>
            <p class="small soft">{words.way.touches}</p>
            <ul class="small">
              {titles.map((title, index) => (
                <li key={index}>
                  <bdi>{title}</bdi>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <div class="does">
        <Button look="main" onClick={close}>
          {words.way.close}
        </Button>
      </div>
    </Dialog>
  );
}
