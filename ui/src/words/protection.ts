import { capital, counted, dateFull, instant } from "../lib/format";
import type { Decision } from "../api";

/** Texts of data protection. */
export const words = {
  title: (due: number) =>
    due === 0
      ? "Nothing is due for review"
      : `${capital(counted(due, "record is", "records are"))} due for review`,
  summary: "Summary for the trustees",
  summaryTitle: "Data protection in one page",
  view: "What to look at",
  views: { due: "Due for review", person: "One person’s data", rules: "Why and how long" },
  due: {
    lead: "Copse never deletes anything because of its age. You decide.",
    caption: "Records whose time is up, longest due first",
    empty: "Nothing is due",
    emptyText: "When the time of a record is up, it is listed here, and nothing is deleted by itself.",
    column: {
      what: "What",
      since: "Kept since",
      due: "Due",
      why: "Why it was kept",
      does: "What can be done",
    },
    decide: "Decide",
    decideOn: (title: string) => `Decide on ${title}`,
    decisions: "What was decided",
    decisionsCaption: "Decisions, newest first",
    decisionColumn: { what: "What", decision: "Decision", when: "When", who: "Who" },
    erased: "a record that is erased",
    decision: (decision: Decision) => {
      switch (decision.type) {
        case "destroy":
          return "destroyed";
        case "keepUntil":
          return `kept until ${dateFull(decision.until)}: ${decision.reason}`;
        case "keepForGood":
          return `kept for good: ${decision.reason}`;
      }
    },
    at: (at: string) => instant(at),
  },
  decide: {
    title: (title: string) => `What shall become of ${title}?`,
    due: (day: string) => `Due since ${dateFull(day)}.`,
    question: "Decision",
    destroy: "Destroy it",
    destroyHint: "It is erased for good, with all that belongs to it.",
    keepUntil: "Keep it until a day",
    keepForGood: "Keep it for good",
    keepHint: "It is not listed here again.",
    until: "Until",
    untilMissing: "Say until when it is kept",
    untilPast: "Choose a day that is still to come",
    reason: "Why",
    reasonHint: "The trustees may ask. It stands in the list of decisions.",
    reasonMissing: "Say why it is kept",
    choose: "Choose what shall become of it",
    does: "Keep this decision",
    destroyDoes: "Destroy it for good",
    done: (title: string) => `Decided on ${title}`,
  },
  person: {
    lead: "Somebody may ask what is kept about them, and may ask that it is erased.",
    find: "Whose data",
    findHint: "Part of the name. Nothing leaves this PC until you save it.",
    none: "Nobody of this name is here. People who were deleted are in the bin.",
    found: (n: number) => capital(counted(n, "person", "people")),
    more: (n: number) => `and ${n} more: write more of the name`,
    pdf: "As PDF",
    pdfOf: (name: string) => `The data of ${name} as PDF`,
    json: "As JSON",
    jsonOf: (name: string) => `The data of ${name} as JSON`,
    erase: "Erase",
    eraseOf: (name: string) => `Erase ${name} for good`,
    third: "Other people in it are marked: black them out before you hand it over.",
    saved: (name: string) => `Saved as ${name}`,
    docTitle: (name: string) => `The data of ${name}`,
  },
  rules: {
    lead: "For each kind of data why it is kept, on what lawful basis, and when it is looked at again.",
    months: (n: number | null) => {
      if (n === null) return "no review by itself";
      if (n % 12 === 0) return counted(n / 12, "year", "years");
      return counted(n, "month", "months");
    },
    time: (time: string, starts: string) => `${time}, ${starts}`,
    changed: "changed",
    edit: "Change",
    editOf: (label: string) => `Change: ${label}`,
    reset: "Back to the default",
    resetOf: (label: string) => `Back to the default: ${label}`,
    resetDone: (label: string) => `${label}: back to the default`,
    why: "Why",
    basis: "Lawful basis",
    holds: "What",
    long: "How long",
    form: {
      title: (label: string) => `Why and how long: ${label}`,
      why: "Why it is kept",
      whyMissing: "Say why this is kept",
      basis: "Lawful basis",
      basisHint: "Under UK GDPR, such as legitimate interests, Article 6(1)(f).",
      basisMissing: "Name the lawful basis",
      review: "It is looked at again",
      months: "After how many months",
      monthsHint: (starts: string) => `From 1 to 1,200, ${starts}.`,
      monthsMissing: "Write a number of months",
      does: "Keep the changes",
      done: (label: string) => `${label}: changed`,
    },
  },
};
