import { capital, counted } from "../lib/format";

/** Texts of the search. */
export const words = {
  title: "Find in the cases",
  field: "Words to find",
  hint: "In titles and texts of all cases of this community. The last word may be the beginning of one.",
  results: (places: number, cases: number) =>
    `${capital(counted(places, "place", "places"))} in ${counted(cases, "case", "cases")}`,
  none: (typed: string) => `Nothing fits “${typed}”`,
  noneHint: "Try fewer words, or only the beginning of one.",
  begin: "Type a word, such as “housing”, to look it up in everything that was written.",
  inTitle: "Title",
};
