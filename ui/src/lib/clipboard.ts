/** What is copied in the window is told to the shell, so that locking takes it off the clipboard. */
import { clipboardNote } from "../api";

/** The text that a copy puts on the clipboard: what a handler put there, or what is selected. */
function copied(event: ClipboardEvent): string {
  const put = event.clipboardData?.getData("text/plain") ?? "";
  if (put !== "") return put;
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
  }
  return document.getSelection()?.toString() ?? "";
}

/** Follows copying and cutting. Called once. */
export function followClipboard(root: Document): void {
  for (const name of ["copy", "cut"] as const) {
    root.addEventListener(name, (event) => {
      const text = copied(event);
      // Where even this fails the text stays on the clipboard, as with any other program.
      if (text !== "") void clipboardNote({ text }).catch(() => undefined);
    });
  }
}
