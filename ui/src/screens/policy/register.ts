/** What of the register of policy issues is shown, and in which order. */
import type { PolicyLevel, PolicyLine, PolicyStatus } from "../../api";
import { fold } from "../../lib/fold";
import { words } from "../../words/policy";

/** In the order in which an issue goes through them. */
export const STATUSES = Object.keys(words.status) as PolicyStatus[];
/** From near to far. */
export const LEVELS = Object.keys(words.level) as PolicyLevel[];

/** The issues that fit a filter; words are looked for in titles, in what came of it and in who was told. */
export function fitting(
  issues: readonly PolicyLine[],
  wanted: { status: PolicyStatus | ""; level: PolicyLevel | ""; find: string },
): PolicyLine[] {
  const find = fold(wanted.find.trim());
  return issues.filter(
    (one) =>
      (wanted.status === "" || one.status === wanted.status) &&
      (wanted.level === "" || one.level === wanted.level) &&
      fold([one.title, one.outcome, ...one.told].join("\n")).includes(find),
  );
}
