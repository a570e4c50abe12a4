import { capital, count, counted, dateField, instant, series } from "../lib/format";
import type { Counted } from "../api";

/** Texts of the bin and of erasing for good. */
export const words = {
  title: (n: number) =>
    n === 0 ? "The bin is empty" : `${capital(counted(n, "thing is", "things are"))} in the bin`,
  lead: "What is deleted stays here for 30 days and can be brought back. Then it goes for good.",
  empty: {
    title: "Nothing has been deleted",
    text: "What you delete comes here first, and can be brought back for 30 days.",
  },
  caption: "What is in the bin",
  column: { what: "What", deleted: "Deleted", goes: "Goes for good", does: "What can be done" },
  filter: {
    kind: "Kind",
    every: "Everything",
    find: "Find by name",
    none: "Nothing in the bin fits this.",
    clear: "Show everything",
  },
  howMany: (shown: number, all: number) => (shown === all ? `${all}` : `${shown} of ${all}`),
  within: (title: string) => `in ${title}`,
  deleted: (at: string) => instant(at),
  by: (name: string) => `by ${name}`,
  left: (days: number) => (days <= 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`),
  on: (day: string) => dateField(day),
  restore: "Bring back",
  restoreOf: (title: string) => `Bring back ${title}`,
  restored: (title: string) => `${title} is back`,
  erase: "Erase for good",
  eraseOf: (title: string) => `Erase ${title} for good`,
  preview: {
    title: (title: string) => `Erase ${title} for good?`,
    looking: "Looking at what belongs to it",
    goes: "What goes",
    counted: (all: readonly Counted[]) =>
      all.length === 0
        ? "The record itself."
        : `${capital(series(all.map((one) => `${count(one.count)} ${one.what}`)))}.`,
    stays: "What stays",
    mentions: "Where the name stands in a text",
    mentionsText: "Copse does not write in your texts. Take the name out there first, or afterwards.",
    mention: (title: string, place: string) => (place === "" ? title : `${title}: ${place}`),
    older: "Older backups",
    olderText: (n: number, oldest: string) =>
      `${capital(counted(n, "backup", "backups"))} still ${n === 1 ? "holds" : "hold"} it, the oldest from ${oldest}. If one is put back, it is erased again.`,
    noOlder: "No backup holds it.",
    blocked: "It cannot be erased yet",
    final: "This cannot be undone.",
    safe: "Keep it",
    does: "Erase for good",
  },
  done: {
    title: "It is erased",
    text: "No trace of it is left in the data, nor in what Find looks through.",
    none: "No older backup holds it.",
    held: (n: number) =>
      `${capital(counted(n, "older backup", "older backups"))} still ${n === 1 ? "holds" : "hold"} it:`,
    backup: "Make a fresh backup",
    close: "Close",
  },
};
