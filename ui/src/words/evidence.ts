import { capital, counted } from "../lib/format";

/** Texts about the evidence library. */
export const words = {
  crumb: "Evidence",
  title: (n: number) => (n === 0 ? "Evidence" : capital(counted(n, "item of evidence", "items of evidence"))),
  add: "Add an item",
  addFirst: "Add the first item",
  empty: {
    title: "Nothing in the library yet",
    text: "Papers, guidance and reports that help with your cases. What you enter here can be cited in a case study as a numbered note.",
  },
  find: "Find an author, title or source",
  none: "Nothing fits what you typed.",
  clear: "Show everything",
  howMany: (n: number, of: number) => (n === of ? counted(n, "item", "items") : `${n} of ${of} items`),
  table: "Evidence library",
  column: { title: "Title", authors: "Authors", year: "Year", source: "Where" },
  newTitle: "A new item of evidence",
  create: "Add this item",
  created: "The item is added",
  summary: "What it says that matters here",
  summaryHint: "In a sentence or two, in your own words.",
  cited: "As it prints",
  delete: "Delete this item",
  deleted: "The item is deleted",
};
