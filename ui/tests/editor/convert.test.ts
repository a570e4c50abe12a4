// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import type { Block, Inline, RichText } from "../../src/api/types/core";
import { countWords, emptyText, isEmptyText, noteIds, toDoc, toRichText } from "../../src/editor/convert";
import { shorthand } from "./shorthand";

const text = (...blocks: Block[]): RichText => ({ schema: 1, blocks });
const t = (words: string): Inline => ({ type: "text", text: words });
const p = (...runs: Inline[]): Block => ({ type: "paragraph", runs });
const list = (ordered: boolean, ...items: Block[][]): Block => ({
  type: "list",
  ordered,
  items: items.map((blocks) => ({ blocks })),
});

const FULL = text(
  { type: "heading", runs: [t("What we saw")] },
  p(
    t("Plain, "),
    { type: "text", text: "bold", bold: true },
    { type: "text", text: ", both", bold: true, italic: true },
    { type: "text", text: " a link", link: "https://example.org/" },
    { type: "note", evidence: "0190-a" },
    { type: "break" },
    t("next line"),
  ),
  list(
    false,
    [p(t("one")), list(true, [p(t("inner"))], [p(t("second")), p(t("more of it"))])],
    [p(t("two"))],
  ),
  list(true, [p()]),
);

describe("text to document and back", () => {
  it("keeps everything that the tree can hold", () => {
    expect(toRichText(toDoc(FULL))).toEqual(FULL);
    toDoc(FULL).check();
  });

  it("is the same document again after the way through the store", () => {
    const doc = toDoc(FULL);
    expect(toDoc(toRichText(doc)).eq(doc)).toBe(true);
  });

  it("gives an empty text a paragraph to stand in, and takes it away again", () => {
    const doc = toDoc(emptyText());
    expect(doc.childCount).toBe(1);
    expect(doc.firstChild?.type.name).toBe("paragraph");
    expect(toRichText(doc)).toEqual(emptyText());
  });

  it("drops empty paragraphs at the end, not between others", () => {
    expect(toRichText(toDoc(text(p(t("a")), p(), p(t("b")), p(), p()))).blocks).toEqual([
      p(t("a")),
      p(),
      p(t("b")),
    ]);
  });

  it("keeps any script, quotes, brackets and emoji as they are", () => {
    const hard = text(p(t('<b>"Siân" & ’Gŵyn’</b> سلام 🌳👩🏽‍⚕️ \u202bx\u202c')));
    expect(toRichText(toDoc(hard))).toEqual(hard);
  });

  it("makes line feeds and tabs a blank, and drops control characters", () => {
    expect(shorthand(toRichText(toDoc(text(p(t("a\r\nb\tc\u0000d\u2028e"))))))).toEqual(["a b cd e"]);
  });

  it("drops a link that could run or open something, and keeps its words", () => {
    for (const link of [
      "javascript:alert(1)",
      "file:///etc/passwd",
      "data:text/html,x",
      "java\nscript:x",
      "//x",
    ]) {
      expect(toRichText(toDoc(text(p({ type: "text", text: "word", link }))))).toEqual(text(p(t("word"))));
    }
  });

  it("keeps the words of what the schema does not allow: headings in items, items without a paragraph, too deep lists", () => {
    let deep: Block = p(t("bottom"));
    for (let depth = 0; depth < 9; depth++) deep = list(false, [deep]);
    const doc = toDoc(
      text(
        list(false, [{ type: "heading", runs: [t("head")] }], [list(true, [p(t("bare"))])], []),
        deep,
        list(true),
      ),
    );
    doc.check();
    expect(doc.textContent).toBe("headbarebottom");
  });

  it("reads one megabyte of text", () => {
    const big = text(...Array.from({ length: 10_000 }, () => p(t("x".repeat(100)))));
    expect(toRichText(toDoc(big))).toEqual(big);
  });
});

describe("what is in a text", () => {
  it("counts words as a person would, across marks and not across lines", () => {
    expect(countWords(FULL)).toBe(
      "What we saw / Plain, bold, both a link / next line / one inner second more of it two"
        .replaceAll(" /", "")
        .split(" ").length,
    );
    expect(countWords(text(p(t("half"), { type: "text", text: "way", bold: true }, t(" there"))))).toBe(2);
  });

  it("lists notes in the order of the text, each once, also inside lists", () => {
    const note = (evidence: string): Inline => ({ type: "note", evidence });
    expect(noteIds(text(p(note("b"), note("a")), list(true, [p(note("c"))], [p(note("b"))])))).toEqual([
      "b",
      "a",
      "c",
    ]);
  });

  it("knows an empty text, whatever it is made of", () => {
    expect(isEmptyText(text(p(), list(false, [p(t("  "))]), p({ type: "break" })))).toBe(true);
    expect(isEmptyText(text(p({ type: "note", evidence: "a" })))).toBe(false);
    expect(isEmptyText(text(p(t("x"))))).toBe(false);
  });
});
