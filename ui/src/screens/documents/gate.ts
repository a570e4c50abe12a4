/** Whether a case may leave the PC (domain E4): freely, for a reason that is recorded, or not at all. */
import type { Release } from "../../api";

/** What has to happen before a case is handed out. */
export type Gate = { step: "open" } | { step: "ask"; why: string } | { step: "shut"; why: string };

/** The gate of one case. */
export function gateOf(release: Release): Gate {
  switch (release.verdict) {
    case "free":
      return { step: "open" };
    case "needsReason":
      return { step: "ask", why: release.why };
    case "stopped":
      return { step: "shut", why: release.why };
  }
}

/** A reason as it is recorded: null where there are no words in it, which is no reason. */
export function reasonGiven(typed: string): string | null {
  const reason = typed.trim().replace(/\s+/gu, " ");
  return /\p{L}/u.test(reason) ? reason : null;
}

/** Reasons for a pack, of those cases that need one and got one. A stopped case never goes in. */
export function packReasons(
  cases: readonly { id: string; release: Release }[],
  typed: Readonly<Record<string, string>>,
): { case: string; reason: string }[] {
  return cases.flatMap(({ id, release }) => {
    const reason = gateOf(release).step === "ask" ? reasonGiven(typed[id] ?? "") : null;
    return reason === null ? [] : [{ case: id, reason }];
  });
}
