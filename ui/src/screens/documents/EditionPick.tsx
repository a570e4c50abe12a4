import type { VNode } from "preact";
import { Pick } from "../../widgets";
import { words } from "../../words/documents";
import { edition, EDITIONS } from "./edition";

/** The size of print, chosen once for all documents. */
export function EditionPick(): VNode {
  return (
    <Pick
      label={words.edition.label}
      value={edition.value}
      options={EDITIONS.map((value) => ({ value, label: words.edition[value] }))}
      onChange={(value) => {
        edition.value = value;
      }}
    />
  );
}
