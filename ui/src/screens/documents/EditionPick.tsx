import type { VNode } from "preact";
import { Pick } from "../../widgets";
import { words } from "../../words/documents";
import { edition, EDITIONS } from "./edition";

/** The size of print, chosen once for all documents. Its label is shown where nothing else says what it is. */
export function EditionPick({ labelShown }: { labelShown?: boolean | undefined }): VNode {
  return (
    <div class="edition">
      {labelShown && (
        <span class="small soft" aria-hidden>
          {words.edition.label}
        </span>
      )}
      <Pick
        label={words.edition.label}
        value={edition.value}
        options={EDITIONS.map((value) => ({ value, label: words.edition[value] }))}
        onChange={(value) => {
          edition.value = value;
        }}
      />
    </div>
  );
}
