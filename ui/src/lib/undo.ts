import { signal } from "@preact/signals";

/** Something that has just been done and can be undone. */
export interface Undoable {
  /** What was done, as a sentence without a full stop: "Hannah Lisle is deleted". */
  what: string;
  /** Takes it back; null where that is not offered. */
  undo: (() => Promise<unknown>) | null;
  /** Name of the button where it is not "Undo". */
  does?: string | undefined;
}

/** What the undo bar offers. */
export const undoable = signal<Undoable | null>(null);

/** Offers to undo what has just been done. A later offer takes its place. */
export function offerUndo(what: string, undo: () => Promise<unknown>): void {
  undoable.value = { what, undo };
}

/** Says what has just been undone or done again, and offers the other way. */
export function offerOther(what: string, does: string, other: () => Promise<unknown>): void {
  undoable.value = { what, does, undo: other };
}

/** Says what has just been done and cannot be undone from here, such as a new passphrase. */
export function say(what: string): void {
  undoable.value = { what, undo: null };
}
