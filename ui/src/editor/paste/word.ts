/**
 * Lists as Word and Outlook put them on the clipboard.
 *
 * Word writes no lists but paragraphs that look like items: `<p style='mso-list:l0 level2 lfo1'>` with the bullet or
 * number as text in a span that says `mso-list:Ignore`. Where a web view has removed that span's style, the marker is
 * found by its look.
 */
import { LIST_DEPTH } from "../schema";
import { STYLE, styleOf } from "./style";

/** Where a paragraph stands in one of Word's lists. */
export interface WordItem {
  /** Word's own name of the list; items of another list start a new one. */
  list: string;
  /** Depth, from 1. */
  level: number;
  /** Numbered, not bulleted. */
  ordered: boolean;
}

/** Number formats per list and level, out of `@list` rules in the pasted style sheet: `l0:level1` → `bullet`. */
export type ListFormats = ReadonlyMap<string, string>;

/** Reads `@list l0:level1 { mso-level-number-format: bullet; … }` out of Word's style sheet. */
export function listFormats(css: string): ListFormats {
  const found = new Map<string, string>();
  for (const [, name, level, body] of css.matchAll(
    /@list\s+(l\d+):level(\d+)(?:\s+lfo\d+)?\s*\{([^}]*)\}/giu,
  )) {
    const format = /mso-level-number-format:\s*([\w-]+)/iu.exec(body ?? "")?.[1] ?? "decimal";
    found.set(`${name?.toLowerCase() ?? ""}:${level ?? ""}`, format.toLowerCase());
  }
  return found;
}

/** The item that a paragraph is, or null where it is no item of a list. */
export function wordItem(paragraph: Element, formats: ListFormats): WordItem | null {
  const said = /(l\d+)\s+level(\d+)(?:\s+lfo(\d+))?/u.exec(styleOf(paragraph).get("mso-list") ?? "");
  if (said === null) return itemByLook(paragraph);
  const [, list = "", level = "1", override = ""] = said;
  const format = formats.get(`${list}:${level}`);
  const ordered =
    format === undefined ? looksNumbered(markerText(paragraph)) : !/^(bullet|image|none)$/u.test(format);
  return { list: `${list}/${override}`, level: depthOf(Number(level)), ordered };
}

/** An item whose list style was taken away: Word's class and the marker in front are left, and the indent is its depth. */
function itemByLook(paragraph: Element): WordItem | null {
  const kind = /\bMsoList(Paragraph|Bullet|Number)/u.exec(paragraph.getAttribute("class") ?? "")?.[1];
  const marker = markerText(paragraph);
  if (kind === undefined || (kind === "Paragraph" && marker === "")) return null;
  const indent = /^([\d.]+)(pt|in|cm)$/u.exec(styleOf(paragraph).get("margin-left") ?? "");
  const unit = indent?.[2] === "in" ? 72 : indent?.[2] === "cm" ? 28.35 : 1;
  const points = Number(indent?.[1] ?? 0) * unit;
  const ordered = kind === "Paragraph" ? looksNumbered(marker) : kind === "Number";
  return { list: "", level: depthOf(Math.round(points / WORD_INDENT)), ordered };
}

/** Points by which Word indents each level. */
const WORD_INDENT = 36;

function depthOf(level: number): number {
  return Math.min(LIST_DEPTH, Math.max(1, level));
}

/** Whether a paragraph belongs to the item above it: styled as a list, yet with no bullet of its own. */
export function continuesItem(paragraph: Element): boolean {
  return /\bMso(ListParagraph|ListContinue)/u.test(paragraph.getAttribute("class") ?? "");
}

/** Whether an element is the fake bullet or number of an item. */
export function isMarker(element: Element): boolean {
  return /\bignore\b/u.test(styleOf(element).get("mso-list") ?? "");
}

/** "1.", "2)", "(iv)", "B." and the like; anything else is a bullet. */
function looksNumbered(marker: string): boolean {
  return /^\(?(\d{1,3}|[a-z]|[ivxlcdm]{1,7})[.)]?\)?$/iu.test(marker) && marker !== "o";
}

function markerText(paragraph: Element): string {
  const marked = [...paragraph.querySelectorAll(`[${STYLE}]`)].find(isMarker);
  const text = marked?.textContent ?? MARKER.exec(paragraph.textContent)?.[1] ?? "";
  return text.replace(/[\s\u00a0]+/gu, "");
}

/** A bullet or number in front of at least two blanks, as Word leaves it where its style was taken away. */
const MARKER = /^\s*([-·•o§▪–]|\(?(?:\d{1,3}|[a-z]|[ivxlcdm]{1,7})[.)])[\s\u00a0]*\u00a0[\s\u00a0]*/iu;

/** Takes away a marker that is plain text in front of an item. */
export function removePlainMarker(paragraph: Element): void {
  const found = MARKER.exec(paragraph.textContent);
  if (found === null) return;
  let left = found[0].length;
  const walker = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (left > 0 && walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.nodeValue ?? "";
    node.nodeValue = text.slice(left);
    left -= Math.min(left, text.length);
  }
}
