import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ListFormat, Saved } from "../../../api";
import { act } from "../../../lib/trouble";
import { say } from "../../../lib/undo";
import { Button } from "../../../widgets";
import { words } from "../../../words/safety";

/** Saves a list as CSV or for Excel. */
export function SaveButtons({ onSave }: { onSave: (format: ListFormat) => Promise<Saved> }): VNode {
  const [busy, setBusy] = useState(false);
  const save = (format: ListFormat): void =>
    act(async () => {
      setBusy(true);
      try {
        say(words.saved((await onSave(format)).name));
      } finally {
        setBusy(false);
      }
    });
  return (
    <>
      <Button icon="save" writes busy={busy} onClick={() => save("csv")}>
        {words.saveAs(words.csv)}
      </Button>
      <Button icon="save" writes busy={busy} onClick={() => save("xlsx")}>
        {words.saveAs(words.xlsx)}
      </Button>
    </>
  );
}
