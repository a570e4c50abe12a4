import { series } from "../lib/format";

const more = 3;

/** "; it touched a, b and 4 more" of the records that are not named yet. */
function touched(others: readonly string[]): string {
  if (others.length === 0) return "";
  const named = others.slice(0, more);
  const rest = others.length - named.length;
  return `. It touched ${series(rest > 0 ? [...named, `${rest} more`] : named)}`;
}

/** Texts of undo and redo. */
export const words = {
  does: { undo: "Undo", redo: "Redo" },
  /** Name of the button, for screen readers and as its tip. */
  named: {
    undo: (what: string) => `Undo: ${what}`,
    redo: (what: string) => `Redo: ${what}`,
  },
  was: {
    undo: (what: string, others: readonly string[]) => `Undone: ${what}${touched(others)}`,
    redo: (what: string, others: readonly string[]) => `Done again: ${what}${touched(others)}`,
  },
  nothing: {
    undo: "There is nothing to undo in this session of work",
    redo: "There is nothing to do again",
  },
  way: {
    title: { undo: "This cannot be undone yet", redo: "This cannot be done again yet" },
    touches: "It is about:",
    close: "Leave it as it is",
  },
};
