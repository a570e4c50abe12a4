/** What becomes a list while it is typed: "- " or "* " a bulleted one, "1. " a numbered one. */
import { InputRule, inputRules, wrappingInputRule } from "prosemirror-inputrules";
import type { EditorState, Plugin, Transaction } from "prosemirror-state";
import { findWrapping } from "prosemirror-transform";
import { schema } from "./schema";

const { bullet_list: bulletList, ordered_list: orderedList } = schema.nodes;

/** The rules; Backspace or Ctrl+Z right after one takes it back and leaves the characters. */
export function listRules(): Plugin {
  return inputRules({
    rules: [
      wrappingInputRule(/^\s*[-*•]\s$/u, bulletList),
      // Only "1." begins a list: "2027. " at the start of a line is a year. The next number goes on with the list above.
      wrappingInputRule(/^\s*1[.)]\s$/u, orderedList),
      new InputRule(/^\s*(\d{1,2})[.)]\s$/u, (state, match, start, end) =>
        goOn(state, Number(match[1]), start, end),
      ),
    ],
  });
}

/** Makes a paragraph the next item of the numbered list above it, if `typed` is that list's next number. */
function goOn(state: EditorState, typed: number, start: number, end: number): Transaction | null {
  const tr = state.tr.delete(start, end);
  const $start = tr.doc.resolve(start);
  const above = tr.doc.resolve($start.before()).nodeBefore;
  if (above?.type !== orderedList || above.childCount + 1 !== typed) return null;
  const range = $start.blockRange();
  const wrapping = range && findWrapping(range, orderedList);
  if (!range || !wrapping) return null;
  return tr.wrap(range, wrapping).join(start - 1);
}
