import type { VNode } from "preact";
import { act } from "../lib/trouble";
import { undoable } from "../lib/undo";
import { words } from "../words/widgets";
import { Button } from "./Button";

/** What has just been done can be undone. It stays until something else is done or it is closed. */
export function UndoBar(): VNode {
  const offer = undoable.value;
  return (
    <div class="undo-place" role="status">
      {offer && (
        <div class="undo">
          <span>{offer.what}</span>
          {offer.undo && (
            <Button
              small
              icon="undo"
              onClick={() => {
                undoable.value = null;
                if (offer.undo) act(offer.undo);
              }}
            >
              {offer.does ?? words.undo}
            </Button>
          )}
          <Button
            small
            look="quiet"
            icon="close"
            label={words.close}
            onClick={() => {
              undoable.value = null;
            }}
          />
        </div>
      )}
    </div>
  );
}
