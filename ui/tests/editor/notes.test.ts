import { describe, expect, it } from "vitest";
import type { Evidence, RichText } from "../../src/api";
import { citationOf, evidenceEmpty, findEvidence } from "../../src/editor/cite";
import { numberNotes } from "../../src/editor/notes";

/** A section that refers to these items, in this order. */
function section(shown: boolean, ...evidence: string[]): { shown: boolean; body: RichText } {
  const runs = evidence.map((id) => ({ type: "note" as const, evidence: id }));
  return { shown, body: { schema: 1, blocks: [{ type: "paragraph", runs }] } };
}

describe("numbers of notes", () => {
  it("run through the whole case in the order of the text, one number for each item", () => {
    expect([...numberNotes([section(true, "b", "a"), section(true, "a", "c", "b")])]).toEqual([
      ["b", 1],
      ["a", 2],
      ["c", 3],
    ]);
  });

  it("are those on paper: hidden sections do not count among what prints, and go on from there", () => {
    expect([...numberNotes([section(false, "x", "a"), section(true, "a"), section(true, "b")])]).toEqual([
      ["a", 1],
      ["b", 2],
      ["x", 3],
    ]);
  });
});

describe("references", () => {
  it("read as they print, whatever is missing", () => {
    const full = {
      ...evidenceEmpty("Hard edges"),
      authors: "Bramley, G.",
      year: "2015",
      source: "Lankelly Chase",
    };
    expect(citationOf(full)).toBe("Bramley, G. (2015) Hard edges. Lankelly Chase.");
    expect(citationOf(evidenceEmpty("What works?"))).toBe("What works?");
    expect(citationOf({ ...evidenceEmpty("Title"), year: "2020" })).toBe("(2020) Title.");
  });

  it("are found by every word that was typed, without accents", () => {
    const item = (title: string, authors: string): Evidence => ({
      ...evidenceEmpty(title),
      authors,
      id: title,
      community: "c",
      version: 1,
      changedAt: "2027-02-08T14:32:00Z",
      changedBy: "Maren",
    });
    const items = [item("Housing first", "Gŵyn, S."), item("Housing and health", "Okoro, G.")];
    expect(findEvidence(items, "housing gwyn").map(({ title }) => title)).toEqual(["Housing first"]);
    expect(findEvidence(items, " ")).toHaveLength(2);
  });
});
