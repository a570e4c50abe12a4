import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Button, Dialog, TextField } from "../widgets";
import { words } from "../words/editor";
import { linkAround, linkRemove, linkSet } from "./commands";
import type { EditorGroup } from "./group";
import { linkComplete } from "./link";

/** Asks for the address of a link: at the selection, or of the link that the cursor stands in. */
export function LinkDialog({ group, onClose }: { group: EditorGroup; onClose: () => void }): VNode {
  const [before] = useState(() => (group.active ? linkAround(group.active.state) : null));
  const [typed, setTyped] = useState(before?.href.replace(/^mailto:/u, "") ?? "");
  const [wrong, setWrong] = useState(false);
  const set = (): void => {
    const address = linkComplete(typed);
    if (address === null) {
      setWrong(true);
      return;
    }
    onClose();
    group.runAfterDialog(linkSet(address));
  };
  return (
    <Dialog title={words.linkTitle} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          set();
        }}
      >
        <TextField
          name="link"
          label={words.linkAddress}
          hint={words.linkHint}
          value={typed}
          error={wrong ? words.linkWrong : undefined}
          inputRef={(input) => input?.setAttribute("data-first", "")}
          onChange={(value) => {
            setTyped(value);
            setWrong(false);
          }}
        />
        <div class="does">
          <Button look="main" type="submit">
            {words.linkSet}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
          {before && (
            <Button
              look="quiet"
              onClick={() => {
                onClose();
                group.runAfterDialog(linkRemove);
              }}
            >
              {words.linkRemove}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
