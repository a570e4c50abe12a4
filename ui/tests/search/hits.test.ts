import { describe, expect, it } from "vitest";
import type { SearchHit } from "../../src/api";
import { hitsByCase, snippetParts } from "../../src/screens/search/hits";

const hit = (id: string, heading: string): SearchHit => ({
  kind: "case",
  id,
  community: "c",
  title: `Case ${id}`,
  heading,
  snippet: "",
});

describe("search results", () => {
  it("stand under their case, the case with the best hit first", () => {
    const found = hitsByCase([hit("b", "History"), hit("a", "Focus"), hit("b", "Ideas")]);
    expect(found.map((one) => [one.id, one.hits.map(({ heading }) => heading)])).toEqual([
      ["b", ["History", "Ideas"]],
      ["a", ["Focus"]],
    ]);
  });

  it("show what was found apart from what stands around it, as text and never as markup", () => {
    expect(snippetParts("… the \u0002hous\u0003ing <b>officer\u0002s\u0003")).toEqual([
      { text: "… the ", found: false },
      { text: "hous", found: true },
      { text: "ing <b>officer", found: false },
      { text: "s", found: true },
    ]);
    expect(snippetParts("no marks")).toEqual([{ text: "no marks", found: false }]);
    expect(snippetParts("cut \u0002off")).toEqual([
      { text: "cut ", found: false },
      { text: "off", found: false },
    ]);
  });
});
