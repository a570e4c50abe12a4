/**
 * Pasted HTML, cleaned: paragraphs, one level of heading, nested lists, bold, italic, links and line breaks stay.
 *
 * Word, Outlook, LibreOffice, web pages and mail all come through here. What the schema cannot hold is reduced to its
 * words; nothing that was readable is lost.
 */
import { LIST_DEPTH } from "../schema";
import { pieces, silent, writePieces, type Piece } from "./inline";
import { STYLE } from "./style";
import {
  continuesItem,
  isMarker,
  listFormats,
  removePlainMarker,
  wordItem,
  type ListFormats,
  type WordItem,
} from "./word";

const BLOCK =
  /^(p|div|section|article|main|header|footer|aside|nav|figure|figcaption|blockquote|pre|address|center|dl|dt|dd|fieldset|form|h[1-6]|ul|ol|li|dir|menu|table|tbody|thead|tfoot|tr|td|th|caption|hr|body)$/iu;

/** One of Word's lists that is open while paragraphs are read. */
interface OpenList extends WordItem {
  element: Element;
}

/** Cleans the HTML of a clipboard. ProseMirror's own HTML goes through untouched. */
export function cleanPaste(html: string): string {
  if (html.includes("data-pm-slice")) return html;
  const css: string[] = [];
  const bare = html.replace(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/giu, (_all, sheet: string) => {
    css.push(sheet);
    return "";
  });
  const source = new DOMParser().parseFromString(stylesAsData(bare), "text/html");
  const out = document.implementation.createHTMLDocument("").body;
  new Cleaner(out, listFormats(css.join("\n"))).read(source.body);
  return out.innerHTML;
}

/**
 * Renames style attributes: they are read here and applied nowhere, and the page's content policy would complain of
 * each of them.
 */
function stylesAsData(html: string): string {
  return html.replace(/<[a-z][^<>]*>/giu, (tag) => tag.replace(/\sstyle\s*=/giu, ` ${STYLE}=`));
}

/** Reads a pasted tree from top to bottom and writes clean blocks below `out`. */
class Cleaner {
  /** Word's lists that are open, outermost first. */
  private lists: OpenList[] = [];
  /** Inline nodes that stand directly between blocks, collected into a paragraph. */
  private loose: Node[] = [];

  constructor(
    private readonly out: Element,
    private readonly formats: ListFormats,
    private readonly depth = 0,
  ) {}

  read(parent: Element): void {
    for (const node of parent.childNodes) {
      if (node instanceof Element && !silent(node) && (BLOCK.test(node.tagName) || hasBlock(node))) {
        this.flush();
        this.block(node);
      } else this.loose.push(node);
    }
    this.flush();
  }

  private block(element: Element): void {
    const name = element.tagName.toLowerCase();
    if (name === "ul" || name === "ol" || name === "dir" || name === "menu")
      this.list(element, name === "ol");
    else if (name === "hr") this.lists = [];
    else if (hasBlock(element)) this.read(element);
    else this.leaf(element, /^h[1-6]$/u.test(name) || titled(element));
  }

  /** A paragraph, a heading, or one of Word's items. */
  private leaf(element: Element, isHeading: boolean): void {
    const item = isHeading ? null : wordItem(element, this.formats);
    if (item !== null) {
      this.wordItem(element, item);
      return;
    }
    const found = pieces(element.childNodes, isMarker);
    if (found.length === 0) return;
    const open = this.lists.at(-1)?.element.lastElementChild;
    if (open && continuesItem(element)) {
      write(open, "p", found);
      return;
    }
    this.lists = [];
    write(this.out, isHeading && this.depth === 0 ? "h4" : "p", found, !isHeading);
  }

  private wordItem(element: Element, item: WordItem): void {
    if (![...element.querySelectorAll(`[${STYLE}]`)].some(isMarker)) removePlainMarker(element);
    const found = pieces(element.childNodes, isMarker);
    if (found.length === 0) return;
    while (this.lists.length > 0 && !this.fits(item)) this.lists.pop();
    const top = this.lists.at(-1);
    let list = top?.element;
    if (top === undefined || list === undefined || top.level < item.level) {
      const parent = list?.lastElementChild ?? this.out;
      list = parent.appendChild(this.out.ownerDocument.createElement(item.ordered ? "ol" : "ul"));
      this.lists.push({ ...item, element: list });
    }
    write(list.appendChild(this.out.ownerDocument.createElement("li")), "p", found);
  }

  /** Whether an item goes into the innermost open list, or below its last item. */
  private fits(item: WordItem): boolean {
    const top = this.lists.at(-1);
    if (top === undefined) return false;
    if (top.level < item.level) return true;
    if (top.level > item.level) return false;
    return top.ordered === item.ordered && (!item.ordered || top.list === item.list);
  }

  /** A real list. A list directly inside a list, as LibreOffice and Google write it, belongs to the item above it. */
  private list(element: Element, ordered: boolean): void {
    this.lists = [];
    if (this.depth >= LIST_DEPTH) {
      this.read(element);
      return;
    }
    const list = this.out.ownerDocument.createElement(ordered ? "ol" : "ul");
    for (const child of element.children) {
      if (silent(child)) continue;
      const nested = /^(ul|ol)$/iu.test(child.tagName);
      const item = nested ? list.lastElementChild : null;
      const target = item ?? list.appendChild(list.ownerDocument.createElement("li"));
      const inner = new Cleaner(target, this.formats, this.depth + 1);
      if (nested) inner.block(child);
      else inner.read(child);
      mendItem(target);
    }
    if (list.childElementCount > 0) this.out.append(list);
  }

  private flush(): void {
    const found = pieces(this.loose);
    this.loose = [];
    if (found.length === 0) return;
    this.lists = [];
    write(this.out, "p", found);
  }
}

/** An item that holds nothing goes; one that starts with a list gets its paragraph. */
function mendItem(item: Element): void {
  if (item.childElementCount === 0) item.remove();
  else if (item.firstElementChild?.tagName !== "P") item.prepend(item.ownerDocument.createElement("p"));
}

/** Word's title styles are paragraphs by tag and headings by class. */
function titled(element: Element): boolean {
  return /\bMso(Title|Subtitle)\b/u.test(element.getAttribute("class") ?? "");
}

function hasBlock(element: Element): boolean {
  return [...element.querySelectorAll("*")].some(
    (inner) => BLOCK.test(inner.tagName) && !insideSilent(inner, element),
  );
}

function insideSilent(inner: Element, outer: Element): boolean {
  for (let at: Element | null = inner; at !== null && at !== outer; at = at.parentElement)
    if (silent(at)) return true;
  return false;
}

function write(parent: Element, tag: string, found: Piece[], keepBold = true): void {
  writePieces(parent.appendChild(parent.ownerDocument.createElement(tag)), found, keepBold);
}
