import { signal } from "@preact/signals";

/** Something that has just been done and can be undone. */
export interface Undoable {
  /** What was done, as a sentence without a full stop: "Hannah Lisle is deleted". */
  what: string;
  /** Takes it back. */
  undo: () => Promise<unknown>;
}

/** What the undo bar offers. */
export const undoable = signal<Undoable | null>(null);

/** Offers to undo what has just been done. A later offer takes its place. */
export function offerUndo(what: string, undo: () => Promise<unknown>): void {
  undoable.value = { what, undo };
}
