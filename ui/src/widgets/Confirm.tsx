import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "./Button";
import { Dialog } from "./Dialog";

interface ConfirmProps {
  /** The question, in full: "Remove the sample community?" */
  title: string;
  /** What happens if one does, and what cannot be taken back. */
  children: ComponentChildren;
  /** The safe answer: filled, has the keyboard, and Escape. */
  safe: string;
  /** The other answer, named after what it does. */
  grave: string;
  onSafe: () => void;
  onGrave: () => void;
  /** Why the other answer cannot be given yet. */
  notYet?: string | undefined;
  busy?: boolean | undefined;
}

/** A grave question. The safe answer is the filled one. */
export function Confirm(props: ConfirmProps): VNode {
  const safe = useRef<HTMLButtonElement>(null);
  // Once the dialog is open, which its own effect has seen to.
  useLayoutEffect(() => safe.current?.focus(), []);
  return (
    <Dialog title={props.title} onClose={props.onSafe} alert>
      <div class="dialog-text">{props.children}</div>
      <div class="does">
        <Button look="main" buttonRef={safe} onClick={props.onSafe}>
          {props.safe}
        </Button>
        <Button look="grave" onClick={props.onGrave} notYet={props.notYet} busy={props.busy}>
          {props.grave}
        </Button>
      </div>
    </Dialog>
  );
}
