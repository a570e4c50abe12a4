import { describe, expect, it } from "vitest";
import type { Release } from "../../src/api";
import { gateOf, packReasons, reasonGiven } from "../../src/screens/documents/gate";

const FREE: Release = { verdict: "free" };
const ASKED: Release = { verdict: "needsReason", why: "Asked on 28 January, no answer yet." };
const REFUSED: Release = { verdict: "stopped", why: "The client refused." };

describe("permission gate", () => {
  it("lets a case with permission through, asks where it is not clear, and stays shut after a refusal", () => {
    expect(gateOf(FREE)).toEqual({ step: "open" });
    expect(gateOf(ASKED)).toEqual({ step: "ask", why: "Asked on 28 January, no answer yet." });
    expect(gateOf(REFUSED)).toEqual({ step: "shut", why: "The client refused." });
  });

  it("takes words for a reason, not blanks and dots", () => {
    expect(reasonGiven("  the client said  yes\nby phone ")).toBe("the client said yes by phone");
    for (const none of ["", "   ", "...", "-"]) expect(reasonGiven(none)).toBeNull();
  });

  it("sends reasons only for cases that need one: never for a stopped case", () => {
    const cases = [
      { id: "a", release: FREE },
      { id: "b", release: ASKED },
      { id: "c", release: ASKED },
      { id: "d", release: REFUSED },
    ];
    expect(packReasons(cases, { a: "x", b: "agreed by phone", c: " ", d: "please" })).toEqual([
      { case: "b", reason: "agreed by phone" },
    ]);
  });
});
