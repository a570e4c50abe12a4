import { capital, counted } from "../lib/format";

/** Texts of the audit trail and of the register of what has left. */
export const words = {
  titleChanges: (n: number) =>
    n === 0
      ? "No change fits this"
      : `${n.toLocaleString("en-GB")} ${n === 1 ? "entry" : "entries"} in the trail`,
  titleLeft: (n: number) =>
    n === 0
      ? "Nothing has left this PC"
      : `${capital(counted(n, "document has", "documents have"))} left this PC`,
  view: "What to look at",
  changes: "Changes",
  left: "What has left",
  caption: "Changes, newest first",
  captionLeft: "What has left this PC, newest first",
  column: {
    number: "No.",
    when: "When",
    what: "What",
    record: "Record",
    who: "Who",
    forWhom: "For whom",
    purpose: "What for",
    file: "File",
    cases: "Cases",
  },
  filters: "Show only",
  filter: {
    kind: "Kind of record",
    everyKind: "Every kind",
    who: "Who",
    everybody: "Everybody",
    recoveryKey: "With the recovery key",
    from: "From",
    to: "To",
    what: "Kind of document",
    every: "Every document",
    forWhom: "For whom",
    clear: "Show everything",
    none: "Nothing fits this.",
  },
  noTitle: "gone, or nothing to name",
  nobody: "nobody’s name",
  recoveryKey: "With the recovery key",
  check: "Check the chain",
  checking: "Checking",
  whole: (n: number) =>
    `Each of the ${n.toLocaleString("en-GB")} entries is as it was written, and none is missing.`,
  broken: "The trail is not whole",
  brokenText:
    "Somebody or something wrote in the file outside of Copse. Keep it as it is, and ask whoever looks after your data protection.",
  empty: "What you save, print or put into an invitation is listed here.",
  cases: (n: number) => counted(n, "case", "cases"),
  noCases: "none",
  reason: (why: string) => `Without permission, because: ${why}`,
  sha: (sum: string) => `SHA-256 ${sum}`,
};
