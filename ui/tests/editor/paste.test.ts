// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DOMParser as ModelParser } from "prosemirror-model";
import { describe, expect, it } from "vitest";
import { toRichText } from "../../src/editor/convert";
import { cleanPaste } from "../../src/editor/paste/clean";
import { schema } from "../../src/editor/schema";
import { shorthand } from "./shorthand";

/** What is in the text after the given HTML was pasted into an empty one. */
function pasted(html: string): string[] {
  const body = new DOMParser().parseFromString(cleanPaste(html), "text/html").body;
  return shorthand(toRichText(ModelParser.fromSchema(schema).parse(body)));
}

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, "clipboard", `${name}.txt`), "utf8");

describe("paste from Word", () => {
  it("makes real nested lists of its look-alike paragraphs and keeps bold, italic and links", () => {
    expect(pasted(fixture("word-nested-lists"))).toEqual([
      "# What we saw",
      "She had **three** workers and /no/ one plan, says the <report|https://www.example.org/report>.",
      "* a door that **locks**",
      "  * on the inside",
      "    and a light",
      "* one number to ring",
      "1 Read the letters.",
      "  1 In her order.",
      "2 Go along to the flat.",
      "That was all.",
    ]);
  });

  it("finds lists by their look where the web view took the list styles away", () => {
    expect(pasted(fixture("word-styles-stripped"))).toEqual([
      "* first",
      "  * below it",
      "* second",
      "1 one",
      "2 two",
    ]);
  });

  it("takes accepted text only: no deletions, no reviewers' initials, no hidden text, no unsafe links", () => {
    expect(pasted(fixture("word-comments-and-changes"))).toEqual([
      "The team asked for time. See the guidance[1].",
      "# Background",
      "Who",
      "What",
      "press or open",
    ]);
  });

  it("keeps to the depth that the store allows", () => {
    const html = Array.from(
      { length: 9 },
      (_, at) =>
        `<p class=MsoListParagraph style='mso-list:l0 level${at + 1} lfo1'><span style='mso-list:Ignore'>·</span>${at + 1}</p>`,
    ).join("");
    const lines = pasted(html);
    expect(lines).toHaveLength(9);
    expect(lines.slice(5)).toEqual(["          * 6", "          * 7", "          * 8", "          * 9"]);
  });

  it("does not take a sentence for a list because it starts with a number", () => {
    expect(
      pasted("<p class=MsoNormal>1.&nbsp;&nbsp;May was cold.</p><p class=MsoNormal>I&nbsp; went.</p>"),
    ).toEqual(["1. May was cold.", "I went."]);
  });
});

describe("paste from other programs", () => {
  it("reads LibreOffice's lists, also those that stand directly inside a list", () => {
    expect(pasted(fixture("libreoffice"))).toEqual([
      "# Ideas",
      "A **bold** and an /italic/ word, underlined.↵Next line.",
      "* outer",
      "  * inner",
      "  1 numbered, directly inside",
      "1 odd item",
      "2 odder item",
    ]);
  });

  it("reads Outlook's mixture of real and look-alike lists", () => {
    expect(pasted(fixture("outlook"))).toEqual([
      "Dear all,",
      "* first point",
      "* **second** point",
      "  * under the second",
      "* a dash",
      "Write to <maren@example.org|mailto:maren@example.org>",
    ]);
  });

  it("is not misled by Google's bold tag that is not bold", () => {
    expect(pasted(fixture("google-docs"))).toEqual([
      "Plain, **bold**/, italic/",
      "* one",
      "  * one and a half",
      "* two",
    ]);
  });

  it("keeps the words of what it cannot hold, and runs nothing", () => {
    expect(
      pasted(
        '<div>loose <blockquote><p>quoted</p></blockquote> words</div><script>alert(1)</script><img src=x onerror="alert(1)"><pre>code</pre><dl><dt>term</dt><dd>meaning</dd></dl>',
      ),
    ).toEqual(["loose", "quoted", "words", "code", "term", "meaning"]);
  });

  it("makes nothing of nothing", () => {
    expect(pasted("<p>&nbsp;</p><ul><li></li></ul><p><br></p>")).toEqual([]);
  });

  it("leaves a copy from its own editor as it is", () => {
    const own = '<p data-pm-slice="1 1 []">see <sup data-evidence="e1">[1]</sup></p>';
    expect(cleanPaste(own)).toBe(own);
    expect(pasted(own)).toEqual(["see [^e1]"]);
  });
});
