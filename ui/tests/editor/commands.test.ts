// @vitest-environment jsdom
import { history, undo } from "prosemirror-history";
import { EditorState, NodeSelection, TextSelection, type Command } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import type { Block, RichText } from "../../src/api/types/core";
import * as commands from "../../src/editor/commands";
import { toDoc, toRichText } from "../../src/editor/convert";
import { linkComplete } from "../../src/editor/link";
import { shorthand } from "./shorthand";

const p = (words: string): Block => ({
  type: "paragraph",
  runs: words === "" ? [] : [{ type: "text", text: words }],
});
const list = (ordered: boolean, ...items: Block[][]): Block => ({
  type: "list",
  ordered,
  items: items.map((blocks) => ({ blocks })),
});

/** A text with the selection on the given words, or the cursor in front of them where `cursor` is set. */
function standing(blocks: Block[], words: string, cursor = false): EditorState {
  const value: RichText = { schema: 1, blocks };
  const state = EditorState.create({ doc: toDoc(value), plugins: [history()] });
  let at = -1;
  state.doc.descendants((node, position) => {
    const found = node.isText ? (node.text ?? "").indexOf(words) : -1;
    if (found >= 0 && at < 0) at = position + found;
  });
  expect(at, `"${words}" is in the text`).toBeGreaterThanOrEqual(0);
  const selection = TextSelection.create(state.doc, at, cursor ? at : at + words.length);
  return state.apply(state.tr.setSelection(selection));
}

function after(state: EditorState, command: Command): EditorState {
  let next = state;
  command(state, (tr) => (next = state.apply(tr)));
  return next;
}

const lines = (state: EditorState): string[] => shorthand(toRichText(state.doc));

describe("toolbar commands", () => {
  it("makes the selection bold and plain again", () => {
    const bold = after(standing([p("one two")], "two"), commands.boldToggle);
    expect(lines(bold)).toEqual(["one **two**"]);
    expect(commands.toolState(bold).bold).toBe(true);
    expect(lines(after(bold, commands.boldToggle))).toEqual(["one two"]);
  });

  it("makes a list, changes its kind in place, and takes it away", () => {
    const bullets = after(standing([p("one")], "one", true), commands.bulletsToggle);
    expect(lines(bullets)).toEqual(["* one"]);
    const numbers = after(bullets, commands.numbersToggle);
    expect(lines(numbers)).toEqual(["1 one"]);
    expect(commands.toolState(numbers)).toMatchObject({ numbers: true, bullets: false });
    expect(lines(after(numbers, commands.numbersToggle))).toEqual(["one"]);
  });

  it("makes an item of a sub-heading, since an item holds none", () => {
    expect(lines(after(standing([p("head")], "head", true), commands.headingToggle))).toEqual(["# head"]);
    const heading = standing([{ type: "heading", runs: [{ type: "text", text: "head" }] }], "head", true);
    const item = after(heading, commands.bulletsToggle);
    expect(lines(item)).toEqual(["* head"]);
    expect(lines(after(item, undo))).toEqual(["# head"]);
  });

  it("nests below the item above, and not below nothing", () => {
    const blocks = [list(false, [p("one")], [p("two")])];
    expect(lines(after(standing(blocks, "two", true), commands.itemSink))).toEqual(["* one", "  * two"]);
    expect(commands.itemSink(standing(blocks, "one", true))).toBe(false);
  });

  it("raises a nested item, but never lifts an item out of its list", () => {
    const nested = [list(false, [p("one"), list(false, [p("two")])])];
    expect(lines(after(standing(nested, "two", true), commands.itemRaise))).toEqual(["* one", "* two"]);
    expect(commands.itemRaise(standing(nested, "one", true))).toBe(false);
  });

  it("does not nest deeper than the store allows, counting what hangs below", () => {
    let inner = list(false, [p("bottom")]);
    for (let depth = 0; depth < 4; depth++) inner = list(false, [p(`d${depth}`), inner]);
    const blocks = [list(false, [p("first")], [p("second"), inner])];
    expect(commands.itemSink(standing(blocks, "second", true))).toBe(false);
  });

  it("takes the bullet away with Backspace at the start of an item only", () => {
    const blocks = [list(false, [p("one")])];
    expect(lines(after(standing(blocks, "one", true), commands.plainAtStart))).toEqual(["one"]);
    expect(commands.plainAtStart(standing(blocks, "ne", true))).toBe(false);
    expect(commands.plainAtStart(standing([p("one")], "one", true))).toBe(false);
  });
});

describe("links and notes", () => {
  it("links the selected words, changes the address from within, and takes the link away", () => {
    const linked = after(standing([p("see this")], "this"), commands.linkSet("https://example.org/"));
    expect(lines(linked)).toEqual(["see <this|https://example.org/>"]);
    const inside = linked.apply(linked.tr.setSelection(TextSelection.create(linked.doc, 7)));
    expect(commands.linkAround(inside)?.href).toBe("https://example.org/");
    const changed = after(inside, commands.linkSet("mailto:kit@example.org"));
    expect(lines(changed)).toEqual(["see <this|mailto:kit@example.org>"]);
    expect(lines(after(changed, commands.linkRemove))).toEqual(["see this"]);
  });

  it("writes the address where nothing is selected", () => {
    const state = after(standing([p("see .")], ".", true), commands.linkSet("https://example.org/a"));
    expect(lines(state)).toEqual(["see <example.org/a|https://example.org/a>."]);
  });

  it("refuses an unsafe address", () => {
    expect(commands.linkSet("javascript:alert(1)")(standing([p("x")], "x"))).toBe(false);
  });

  it("completes what people type", () => {
    expect(linkComplete("example.org")).toBe("https://example.org");
    expect(linkComplete(" www.example.org/a?b=c ")).toBe("https://www.example.org/a?b=c");
    expect(linkComplete("kit@example.org")).toBe("mailto:kit@example.org");
    expect(linkComplete("http://example.org:8080/x")).toBe("http://example.org:8080/x");
    for (const bad of ["", "a word", "word", "javascript:alert(1)", "C:\\file.docx", "file:///x"]) {
      expect(linkComplete(bad), bad).toBeNull();
    }
  });

  it("puts a note behind the selection and keeps the words; a selected note is exchanged", () => {
    const noted = after(standing([p("as shown before")], "shown"), commands.noteInsert("e1"));
    expect(lines(noted)).toEqual(["as shown[^e1] before"]);
    const selected = noted.apply(noted.tr.setSelection(NodeSelection.create(noted.doc, 9)));
    expect(lines(after(selected, commands.noteInsert("e2")))).toEqual(["as shown[^e2] before"]);
  });
});
