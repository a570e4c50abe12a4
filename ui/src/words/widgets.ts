import { capital, clock, counted } from "../lib/format";

/** Texts of the parts that all screens share. */
export const words = {
  /** Below a form: when and by whom it was last changed. */
  changed: (when: string, who: string) => `Last changed ${when}${who === "" ? "" : ` by ${who}`}`,
  needed: "(needed)",
  loading: "Fetching",
  back: "Back",
  close: "Close",
  undo: "Undo",
  lookingOnly: "This is a backup, opened to look at. Nothing can be added to it.",
  stop: "Stop",
  tryAgain: "Try again",
  saving: "Saving",
  saved: (at: Date) => `Saved ${clock(at)}`,
  notSaved: "Not saved",
  notSavedWhy: (why: string) => `Not saved: ${why}`,
  stale: {
    title: "This was changed elsewhere while you were typing",
    text: "What you typed is still here. Keep yours, or take the other.",
    mine: "Keep mine",
    theirs: "Take the other",
  },
  errors: (n: number) => capital(`${counted(n, "answer needs", "answers need")} another look`),
  incident: (code: string) => `If it happens again, quote ${code} when you ask for help.`,
  sortBy: (column: string) => `Sort by ${column}`,
  ascending: "smallest first",
  descending: "largest first",
  showAll: (n: number) => `Show all ${n}`,
};
