/** The inline part of pasted HTML: bold, italic, links and line breaks stay, all else becomes its text. */
import { linkSafe } from "../link";
import { boldOf, hidden, italicOf } from "./style";

/** Marks that hold at one place of the pasted text. */
interface Marks {
  bold: boolean;
  italic: boolean;
  href: string | null;
}

/** A piece of text with its marks, or a line break. */
export type Piece = { text: string; marks: Marks } | "break";

const PLAIN: Marks = { bold: false, italic: false, href: null };

/** Tags whose content is never text, or no longer: `del` is a deletion that Word tracks. */
const SILENT =
  /^(del|style|script|title|meta|link|xml|head|template|noscript|svg|math|object|iframe|img|input|button|select)$/iu;

/** Whether nothing inside an element is meant to be read. */
export function silent(element: Element): boolean {
  const name = element.tagName;
  if (SILENT.test(name) || hidden(element)) return true;
  // The anchor of a reviewer's comment shows initials.
  if (/\b(MsoCommentReference|msocom\w*)\b/u.test(element.getAttribute("class") ?? "")) return true;
  // Office's own XML, such as <o:p> with a blank in it or <v:shape>; <st1:City> and the like hold real words.
  return /^(o|v|w|m):/iu.test(name) && element.textContent.trim() === "";
}

/** The text below a node in pieces. `skip` leaves elements out, such as a list's fake bullet. */
export function pieces(nodes: Iterable<Node>, skip: (element: Element) => boolean = () => false): Piece[] {
  const out: Piece[] = [];
  const walk = (node: Node, marks: Marks): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      out.push({ text: (node.nodeValue ?? "").replace(/[\s\u00a0]+/gu, " "), marks });
    } else if (node instanceof Element && !silent(node) && !skip(node)) {
      if (node.tagName === "BR") out.push("break");
      else for (const child of node.childNodes) walk(child, marksWithin(node, marks));
    }
  };
  for (const node of nodes) walk(node, PLAIN);
  return tidy(out);
}

function marksWithin(element: Element, outer: Marks): Marks {
  const href = element.tagName === "A" ? linkSafe(element.getAttribute("href") ?? "") : null;
  return {
    bold: boldOf(element) ?? outer.bold,
    italic: italicOf(element) ?? outer.italic,
    href: href ?? outer.href,
  };
}

/** Joins blanks that met, and takes them away at the ends and beside line breaks. */
function tidy(found: Piece[]): Piece[] {
  const out: Piece[] = [];
  let blankBefore = true;
  for (const piece of found) {
    if (piece === "break") {
      trimEnd(out);
      out.push(piece);
      blankBefore = true;
      continue;
    }
    const text: string = blankBefore ? piece.text.replace(/^ /u, "") : piece.text;
    if (text === "") continue;
    out.push({ text, marks: piece.marks });
    blankBefore = text.endsWith(" ");
  }
  trimEnd(out);
  while (out.at(-1) === "break") {
    out.pop();
    trimEnd(out);
  }
  while (out[0] === "break") out.shift();
  return out;
}

function trimEnd(out: Piece[]): void {
  const last = out.at(-1);
  if (last === undefined || last === "break") return;
  const text = last.text.replace(/ $/u, "");
  if (text === "") out.pop();
  else out[out.length - 1] = { text, marks: last.marks };
}

/** Writes pieces as clean HTML below a parent. `keepBold` false leaves bold out, as in a heading, which is bold already. */
export function writePieces(parent: Element, found: Piece[], keepBold = true): void {
  const doc = parent.ownerDocument;
  const wrap = (inner: Node, tag: string, attributes: Record<string, string> = {}): Node => {
    const element = doc.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(inner);
    return element;
  };
  for (const piece of found) {
    if (piece === "break") {
      parent.append(doc.createElement("br"));
      continue;
    }
    let node: Node = doc.createTextNode(piece.text);
    if (piece.marks.italic) node = wrap(node, "em");
    if (piece.marks.bold && keepBold) node = wrap(node, "strong");
    if (piece.marks.href !== null) node = wrap(node, "a", { href: piece.marks.href });
    parent.append(node);
  }
}
