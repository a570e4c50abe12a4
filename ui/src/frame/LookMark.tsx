import type { VNode } from "preact";
import { act } from "../lib/trouble";
import { lock, notices, readOnly } from "../session";
import { Button, Icon, Note } from "../widgets";
import { words } from "../words/frame";

/** On every screen while a backup is looked at: what this is, and the way back. */
export function LookMark(): VNode | null {
  if (!readOnly.value) return null;
  return (
    <aside class="look-mark" aria-label={words.look.label}>
      <p>
        <Icon name="eye" />
        <span>
          <b>{words.look.title}</b> {words.look.text}
        </span>
      </p>
      <Button small onClick={() => act(() => lock("asked"))}>
        {words.look.leave}
      </Button>
    </aside>
  );
}

/** What unlocking found, said once: a header that was repaired, a vault that is older than the one last seen. */
export function Notices(): VNode | null {
  const all = notices.value;
  if (all.length === 0) return null;
  const close = (): void => {
    notices.value = [];
  };
  return (
    <div class="trouble-place">
      <Note
        tone="mind"
        icon="shield"
        alert
        does={
          <Button small onClick={close}>
            {words.understood}
          </Button>
        }
      >
        {all.map((one) => (
          <p key={one}>{one}</p>
        ))}
      </Note>
    </div>
  );
}
