import { capital, counted, series } from "../lib/format";

/** Texts of the search. */
export const words = {
  title: "Find in cases and policy issues",
  field: "Words to find",
  hint: "In titles and texts of all cases and policy issues of this community. The last word may be the beginning of one.",
  results: (places: number, cases: number, issues: number) => {
    const within = [
      cases > 0 ? counted(cases, "case", "cases") : "",
      issues > 0 ? counted(issues, "policy issue", "policy issues") : "",
    ].filter((part) => part !== "");
    return `${capital(counted(places, "place", "places"))} in ${series(within)}`;
  },
  policyIssue: "Policy issue",
  none: (typed: string) => `Nothing fits “${typed}”`,
  noneHint: "Try fewer words, or only the beginning of one.",
  begin: "Type a word, such as “housing”, to look it up in everything that was written.",
  inTitle: "Title",
};
