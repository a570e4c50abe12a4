/**
 * The editor's schema: exactly what `RichText` can hold, so that what one types is what prints.
 *
 * Everything that a paste brings beyond it falls away by itself.
 */
import { Schema, type DOMOutputSpec, type MarkSpec, type NodeSpec } from "prosemirror-model";
import { linkSafe } from "./link";

const paragraph: NodeSpec = {
  group: "block flow",
  content: "inline*",
  parseDOM: [{ tag: "p" }],
  toDOM: (): DOMOutputSpec => ["p", 0],
};

/** One level only: the section's own heading stands above it. */
const heading: NodeSpec = {
  group: "block",
  content: "inline*",
  defining: true,
  parseDOM: ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({ tag })),
  toDOM: (): DOMOutputSpec => ["h4", 0],
};

const bulletList: NodeSpec = {
  group: "block flow",
  content: "list_item+",
  parseDOM: [{ tag: "ul" }],
  toDOM: (): DOMOutputSpec => ["ul", 0],
};

const orderedList: NodeSpec = {
  group: "block flow",
  content: "list_item+",
  parseDOM: [{ tag: "ol" }],
  toDOM: (): DOMOutputSpec => ["ol", 0],
};

/** A heading is not allowed in an item; the first thing in it is always a paragraph, where the cursor can stand. */
const listItem: NodeSpec = {
  content: "paragraph flow*",
  defining: true,
  parseDOM: [{ tag: "li" }],
  toDOM: (): DOMOutputSpec => ["li", 0],
};

/** A reference to an item of evidence. Its number depends on the whole case, so the view draws it. */
const note: NodeSpec = {
  group: "inline",
  inline: true,
  atom: true,
  marks: "",
  attrs: { evidence: { validate: "string" } },
  parseDOM: [
    {
      tag: "sup[data-evidence]",
      getAttrs: (dom) => ({ evidence: dom.getAttribute("data-evidence") ?? "" }),
    },
  ],
  toDOM: (node): DOMOutputSpec => ["sup", { "data-evidence": node.attrs.evidence as string }],
};

const hardBreak: NodeSpec = {
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseDOM: [{ tag: "br" }],
  toDOM: (): DOMOutputSpec => ["br"],
};

const bold: MarkSpec = {
  parseDOM: [{ tag: "strong" }, { tag: "b" }],
  toDOM: (): DOMOutputSpec => ["strong", 0],
};

const italic: MarkSpec = {
  parseDOM: [{ tag: "em" }, { tag: "i" }],
  toDOM: (): DOMOutputSpec => ["em", 0],
};

const link: MarkSpec = {
  inclusive: false,
  attrs: { href: { validate: "string" } },
  parseDOM: [
    {
      tag: "a[href]",
      getAttrs: (dom) => {
        const href = linkSafe(dom.getAttribute("href") ?? "");
        return href === null ? false : { href };
      },
    },
  ],
  toDOM: (mark): DOMOutputSpec => ["a", { href: mark.attrs.href as string, rel: "noreferrer" }, 0],
};

/** The schema of every text in Copse. */
export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph,
    heading,
    bullet_list: bulletList,
    ordered_list: orderedList,
    list_item: listItem,
    text: { group: "inline" },
    note,
    hard_break: hardBreak,
  },
  marks: { link, bold, italic },
});

/** How deep lists nest, here and in the store. */
export const LIST_DEPTH = 6;
