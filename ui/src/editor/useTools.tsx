import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { NoteBook } from "./cite";
import { EditorGroup } from "./group";
import type { KeyAsks } from "./keys";
import { LinkDialog } from "./LinkDialog";
import { NoteDialog } from "./NoteDialog";

/** What one or several editors share: their group, what keys ask for, and the dialogs that answer. */
export interface EditorTools {
  group: EditorGroup;
  asks: KeyAsks;
  /** To be rendered once on the screen. */
  dialogs: VNode | null;
}

/** Sets up the tools of the editors on a screen; with a book, their texts can have notes. */
export function useEditorTools(book?: NoteBook): EditorTools {
  const group = useMemo(() => new EditorGroup(), []);
  const asked = useSignal<"link" | "note" | null>(null);
  const hasNotes = book !== undefined;
  const asks = useMemo((): KeyAsks => {
    const open = (what: "link" | "note") => () => {
      if (group.active?.editable) asked.value = what;
    };
    return hasNotes ? { link: open("link"), note: open("note") } : { link: open("link") };
  }, [group, asked, hasNotes]);
  const close = (): void => {
    asked.value = null;
    group.runAfterDialog();
  };
  let dialogs: VNode | null = null;
  if (asked.value === "link") dialogs = <LinkDialog group={group} onClose={close} />;
  else if (asked.value === "note" && book) dialogs = <NoteDialog group={group} book={book} onClose={close} />;
  return { group, asks, dialogs };
}
