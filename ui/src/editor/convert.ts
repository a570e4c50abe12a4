/** RichText, as the store keeps it, to a ProseMirror document and back. */
import type { Mark, Node } from "prosemirror-model";
import type { Block, Inline, ListItem, RichText } from "../api/types/core";
import { linkSafe } from "./link";
import { LIST_DEPTH, schema } from "./schema";

/** Version of the tree that this editor reads and writes: `TEXT_SCHEMA` in core. */
export const TEXT_SCHEMA = 1;

/** A text without a word. */
export const emptyText = (): RichText => ({ schema: TEXT_SCHEMA, blocks: [] });

const { nodes, marks } = schema;

/** The document of a text. An empty text is one empty paragraph, where the cursor can stand. */
export function toDoc(text: RichText): Node {
  const blocks = text.blocks.flatMap((block) => blockToNodes(block, 0));
  return nodes.doc.create(null, blocks.length > 0 ? blocks : nodes.paragraph.create());
}

function blockToNodes(block: Block, depth: number): Node[] {
  switch (block.type) {
    case "paragraph":
      return [nodes.paragraph.create(null, runsToNodes(block.runs))];
    case "heading": {
      // No headings inside lists: the words stay, as a paragraph.
      const type = depth === 0 ? nodes.heading : nodes.paragraph;
      return [type.create(null, runsToNodes(block.runs))];
    }
    case "list":
      return listToNodes(block.ordered, block.items, depth + 1);
  }
}

function listToNodes(ordered: boolean, items: ListItem[], depth: number): Node[] {
  if (items.length === 0) return [];
  // Deeper than the store allows: the words stay, one step further out.
  if (depth > LIST_DEPTH) return items.flatMap((item) => item.blocks.flatMap((b) => blockToNodes(b, depth)));
  const type = ordered ? nodes.ordered_list : nodes.bullet_list;
  return [
    type.create(
      null,
      items.map((item) => itemToNode(item, depth)),
    ),
  ];
}

function itemToNode(item: ListItem, depth: number): Node {
  const content = item.blocks.flatMap((block) => blockToNodes(block, depth));
  if (content[0]?.type !== nodes.paragraph) content.unshift(nodes.paragraph.create());
  return nodes.list_item.create(null, content);
}

function runsToNodes(runs: Inline[]): Node[] {
  return runs.flatMap((run): Node[] => {
    switch (run.type) {
      case "note":
        return [nodes.note.create({ evidence: run.evidence })];
      case "break":
        return [nodes.hard_break.create()];
      case "text": {
        const clean = plainText(run.text);
        return clean === "" ? [] : [schema.text(clean, runMarks(run))];
      }
    }
  });
}

function runMarks(run: Extract<Inline, { type: "text" }>): Mark[] {
  const found: Mark[] = [];
  const href = run.link === undefined ? null : linkSafe(run.link);
  if (href !== null) found.push(marks.link.create({ href }));
  if (run.bold === true) found.push(marks.bold.create());
  if (run.italic === true) found.push(marks.italic.create());
  return found;
}

/** A run holds no line breaks and no control characters: a tab or line feed becomes a space. */
function plainText(text: string): string {
  // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
  return text.replace(/[\t\n\r\u2028\u2029]+/gu, " ").replace(/[\u0000-\u001f\u007f-\u009f]/gu, "");
}

/** The text of a document. Empty paragraphs at its end are the place for the cursor, not text. */
export function toRichText(doc: Node): RichText {
  const blocks = childBlocks(doc);
  while (blocks.length > 0 && isBlank(blocks[blocks.length - 1])) blocks.pop();
  return { schema: TEXT_SCHEMA, blocks };
}

function isBlank(block: Block | undefined): boolean {
  return block?.type === "paragraph" && block.runs.length === 0;
}

function childBlocks(parent: Node): Block[] {
  const blocks: Block[] = [];
  parent.forEach((node) => {
    const block = nodeToBlock(node);
    if (block !== null) blocks.push(block);
  });
  return blocks;
}

function nodeToBlock(node: Node): Block | null {
  switch (node.type) {
    case nodes.paragraph:
      return { type: "paragraph", runs: nodeRuns(node) };
    case nodes.heading:
      return { type: "heading", runs: nodeRuns(node) };
    case nodes.bullet_list:
    case nodes.ordered_list: {
      const items: ListItem[] = [];
      node.forEach((item) => items.push({ blocks: childBlocks(item) }));
      return { type: "list", ordered: node.type === nodes.ordered_list, items };
    }
    default:
      return null;
  }
}

function nodeRuns(parent: Node): Inline[] {
  const runs: Inline[] = [];
  parent.forEach((node) => {
    if (node.type === nodes.note) runs.push({ type: "note", evidence: String(node.attrs.evidence) });
    else if (node.type === nodes.hard_break) runs.push({ type: "break" });
    else if (node.isText) runs.push(textRun(node));
  });
  return runs;
}

function textRun(node: Node): Inline {
  const run: Extract<Inline, { type: "text" }> = { type: "text", text: plainText(node.text ?? "") };
  if (marks.bold.isInSet(node.marks)) run.bold = true;
  if (marks.italic.isInSet(node.marks)) run.italic = true;
  const link = marks.link.isInSet(node.marks);
  if (link) run.link = String(link.attrs.href);
  return run;
}

/** Evidence that a text refers to, in the order of the text, each once. */
export function noteIds(text: RichText): string[] {
  const found = new Set<string>();
  const walk = (block: Block): void => {
    if (block.type === "list") block.items.forEach((item) => item.blocks.forEach(walk));
    else for (const run of block.runs) if (run.type === "note") found.add(run.evidence);
  };
  text.blocks.forEach(walk);
  return [...found];
}

/** Words in a text, as a person would count them. */
export function countWords(text: RichText): number {
  let words = 0;
  const walk = (block: Block): void => {
    if (block.type === "list") {
      block.items.forEach((item) => item.blocks.forEach(walk));
      return;
    }
    const line = block.runs
      .map((run) => (run.type === "text" ? run.text : run.type === "break" ? " " : ""))
      .join("");
    words += line.split(/\s+/u).filter((word) => word !== "").length;
  };
  text.blocks.forEach(walk);
  return words;
}

/** Whether there is nothing to read in a text. */
export function isEmptyText(text: RichText): boolean {
  const blank = (block: Block): boolean =>
    block.type === "list"
      ? block.items.every((item) => item.blocks.every(blank))
      : block.runs.every((run) => run.type === "break" || (run.type === "text" && run.text.trim() === ""));
  return text.blocks.every(blank);
}

/** Whether two texts say the same. */
export function sameText(one: RichText, other: RichText): boolean {
  return JSON.stringify(one) === JSON.stringify(other) || toDoc(one).eq(toDoc(other));
}
