import type { VNode } from "preact";
import type { DocumentInfo } from "../../api";
import { Note } from "../../widgets";
import { words as all } from "../../words/documents";

const words = all.preview;

/** What the reader of a document should know: cases that were left out, attachments that are not accessible. */
export function Remarks({ of }: { of: DocumentInfo }): VNode | null {
  const { heldBack, remarks } = of;
  if (heldBack.length + remarks.length === 0) return null;
  return (
    // A long list scrolls in a place of its own; the keyboard has to get there.
    <div class="preview-remarks" role="region" aria-label={words.remarks} tabIndex={0}>
      <Note tone="mind">
        {heldBack.length > 0 && (
          <>
            <p>{words.heldBack(heldBack.length)}</p>
            <ul>
              {heldBack.map((one) => (
                <li key={one.title}>
                  <b>{one.title}</b>. {one.why}
                </li>
              ))}
            </ul>
          </>
        )}
        {remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
      </Note>
    </div>
  );
}
