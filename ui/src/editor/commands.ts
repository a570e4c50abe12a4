/** What the toolbar and the keys do to a text. */
import { setBlockType, toggleMark } from "prosemirror-commands";
import type { Mark, MarkType, NodeType, ResolvedPos } from "prosemirror-model";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import { NodeSelection, TextSelection, type Command, type EditorState } from "prosemirror-state";
import { linkSafe } from "./link";
import { LIST_DEPTH, schema } from "./schema";

const { nodes, marks } = schema;

/** Bold on or off. */
export const boldToggle: Command = toggleMark(marks.bold);

/** Italic on or off. */
export const italicToggle: Command = toggleMark(marks.italic);

/** Sub-heading on or off. */
export const headingToggle: Command = (state, dispatch, view) =>
  setBlockType(inNode(state, nodes.heading) ? nodes.paragraph : nodes.heading)(state, dispatch, view);

/** Bulleted list on or off; a numbered list becomes a bulleted one. */
export const bulletsToggle: Command = listToggle(nodes.bullet_list);

/** Numbered list on or off; a bulleted list becomes a numbered one. */
export const numbersToggle: Command = listToggle(nodes.ordered_list);

function listToggle(type: NodeType): Command {
  return (state, dispatch, view) => {
    const at = listAt(state.selection.$from);
    if (at === null) {
      // A list item holds no heading: a sub-heading becomes a paragraph on its way into a list.
      if (!inNode(state, nodes.heading)) return wrapInList(type)(state, dispatch, view);
      const plain = state.tr;
      plain.setBlockType(plain.selection.from, plain.selection.to, nodes.paragraph);
      return wrapInList(type)(
        state.apply(plain),
        dispatch &&
          ((wrap) => {
            for (const step of wrap.steps) plain.step(step);
            dispatch(plain.scrollIntoView());
          }),
      );
    }
    const { list, position } = at;
    if (list === type) return liftListItem(nodes.list_item)(state, dispatch, view);
    dispatch?.(state.tr.setNodeMarkup(position, type).scrollIntoView());
    return true;
  };
}

/** The innermost list around a position. */
function listAt($pos: ResolvedPos): { list: NodeType; position: number } | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const { type } = $pos.node(depth);
    if (type === nodes.bullet_list || type === nodes.ordered_list)
      return { list: type, position: $pos.before(depth) };
  }
  return null;
}

/** How many lists stand around a position. */
function listDepth($pos: ResolvedPos): number {
  let found = 0;
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type === nodes.list_item) found++;
  return found;
}

/** One level deeper, below the item above. Not further than the store allows. */
export const itemSink: Command = (state, dispatch, view) =>
  deepest(state) < LIST_DEPTH && sinkListItem(nodes.list_item)(state, dispatch, view);

/** Depth of the deepest list within or around the selected items. */
function deepest(state: EditorState): number {
  const { $from, $to } = state.selection;
  let found = listDepth($from);
  const range = $from.blockRange($to, (node) => node.firstChild?.type === nodes.list_item);
  if (range) {
    state.doc.nodesBetween(range.start, range.end, (node, position) => {
      if (node.isTextblock) found = Math.max(found, listDepth(state.doc.resolve(position + 1)));
    });
  }
  return found;
}

/** One level out, as long as the item stays in a list. */
export const itemRaise: Command = (state, dispatch, view) =>
  listDepth(state.selection.$from) > 1 && liftListItem(nodes.list_item)(state, dispatch, view);

/** Backspace at the start of an item takes its bullet away, at the start of a sub-heading the heading. */
export const plainAtStart: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parentOffset > 0) return false;
  if ($from.parent.type === nodes.heading) return setBlockType(nodes.paragraph)(state, dispatch, view);
  const isFirstInItem = $from.depth > 1 && $from.node(-1).type === nodes.list_item && $from.index(-1) === 0;
  return isFirstInItem && liftListItem(nodes.list_item)(state, dispatch, view);
};

/** A line break within the paragraph. */
export const breakInsert: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create(), true).scrollIntoView());
  return true;
};

/** Puts a note behind the selection. */
export function noteInsert(evidence: string): Command {
  return (state, dispatch) => {
    const { selection } = state;
    const replaced = selection instanceof NodeSelection && selection.node.type === nodes.note;
    const tr = replaced ? state.tr : state.tr.setSelection(TextSelection.near(selection.$to));
    tr.replaceSelectionWith(nodes.note.create({ evidence }), false);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Links the selection, or the link around the cursor, or writes the address as a link where nothing is selected. */
export function linkSet(href: string): Command {
  return (state, dispatch) => {
    const safe = linkSafe(href);
    if (safe === null) return false;
    const mark = marks.link.create({ href: safe });
    const { from, to, empty } = state.selection;
    const around = linkAround(state);
    const tr = state.tr;
    if (around !== null)
      tr.removeMark(around.from, around.to, marks.link).addMark(around.from, around.to, mark);
    else if (empty) tr.insert(from, schema.text(safe.replace(/^(mailto:|https?:\/\/)/u, ""), [mark]));
    else tr.addMark(from, to, mark);
    dispatch?.(tr.removeStoredMark(marks.link).scrollIntoView());
    return true;
  };
}

/** Takes the link at the selection away; its words stay. */
export const linkRemove: Command = (state, dispatch) => {
  const around = linkAround(state);
  const { from, to, empty } = state.selection;
  if (around === null && (empty || !state.doc.rangeHasMark(from, to, marks.link))) return false;
  dispatch?.(state.tr.removeMark(around?.from ?? from, around?.to ?? to, marks.link));
  return true;
};

/** The link that the selection stands in: its address and its reach. */
export function linkAround(state: EditorState): { href: string; from: number; to: number } | null {
  const { $from, to } = state.selection;
  const parent = $from.parent;
  if (!parent.isTextblock) return null;
  const start = $from.start();
  const at = $from.parentOffset;
  const spans: { mark: Mark; from: number; to: number }[] = [];
  parent.forEach((node, offset) => {
    const mark = marks.link.isInSet(node.marks);
    const last = spans.at(-1);
    if (!mark) return;
    if (last?.mark.eq(mark) && last.to === offset) last.to = offset + node.nodeSize;
    else spans.push({ mark, from: offset, to: offset + node.nodeSize });
  });
  const found = spans.find((span) => span.from <= at && at <= span.to && to - start <= span.to);
  return found
    ? { href: String(found.mark.attrs.href), from: start + found.from, to: start + found.to }
    : null;
}

/** What is on at the selection, for the toolbar. */
export interface ToolState {
  bold: boolean;
  italic: boolean;
  heading: boolean;
  bullets: boolean;
  numbers: boolean;
  link: boolean;
}

/** Nothing on. */
export const NO_TOOLS: ToolState = {
  bold: false,
  italic: false,
  heading: false,
  bullets: false,
  numbers: false,
  link: false,
};

/** Reads what is on at the selection. */
export function toolState(state: EditorState): ToolState {
  const list = listAt(state.selection.$from)?.list;
  return {
    bold: markOn(state, marks.bold),
    italic: markOn(state, marks.italic),
    heading: inNode(state, nodes.heading),
    bullets: list === nodes.bullet_list,
    numbers: list === nodes.ordered_list,
    link: linkAround(state) !== null,
  };
}

function inNode(state: EditorState, type: NodeType): boolean {
  return state.selection.$from.parent.type === type;
}

function markOn(state: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = state.selection;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  return state.doc.rangeHasMark(from, to, type);
}
