/** Undo and redo of what was done in this session of work, over all screens. */
import { signal } from "@preact/signals";
import { ApiError, redo, undo, undoGet, useLoad, type Kind, type UndoStep } from "../api";
import { flushAll } from "../lib/autosave";
import { offerOther, say, undoable } from "../lib/undo";
import { words } from "../words/undo";

/** What was found in the way of the last step that was tried; null where nothing was. */
export const inTheWay = signal<{ step: UndoStep; way: Way; why: string } | null>(null);

/** Back or forth. */
export type Way = "undo" | "redo";

/** Every kind of record: each change may be one that can be undone. */
const everyKind: readonly Kind[] = [
  "community",
  "service",
  "person",
  "meeting",
  "terms",
  "action",
  "evidence",
  "case",
  "policy",
  "export",
  "facilitator",
  "retention",
];

/** The next steps back and forth. */
export function useUndo(): { undo: UndoStep | null; redo: UndoStep | null } {
  const load = useLoad(everyKind, undoGet);
  return load.value ?? { undo: null, redo: null };
}

/** Takes one step, says what it did, and offers the other way. Nothing where there is none. */
export async function step(way: Way): Promise<void> {
  if (!(await flushAll())) return;
  const next = (await undoGet())[way];
  undoable.value = null;
  if (next === null) {
    say(words.nothing[way]);
    return;
  }
  const value = await taken(way, next);
  if (value === null) return;
  const other: Way = way === "undo" ? "redo" : "undo";
  offerOther(words.was[way](value.what, touchedBeside(value)), words.does[other], () => step(other));
}

/** The step that was taken; null where something stands in the way, which is then said. */
async function taken(way: Way, next: UndoStep): Promise<UndoStep | null> {
  try {
    return (await (way === "undo" ? undo() : redo())).value;
  } catch (thrown) {
    const error = ApiError.from(thrown);
    if (error.code !== "other" || error.incident !== "") throw thrown;
    inTheWay.value = { step: next, way, why: error.message };
    return null;
  }
}

/** Titles of the records that a step touched, apart from those that its name says already. */
export function touchedBeside({ what, records }: UndoStep): string[] {
  const titles = records.map((one) => one.title).filter((title) => title !== "" && !what.includes(title));
  return [...new Set(titles)];
}

/** Whether keys belong to a text that is being written, which has an undo of its own. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[contenteditable]") !== null) return true;
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}
