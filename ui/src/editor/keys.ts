/** Keys of the editor: those of Word where Word has them. */
import { baseKeymap, chainCommands, exitCode } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { splitListItem } from "prosemirror-schema-list";
import { Plugin, type Command } from "prosemirror-state";
import {
  boldToggle,
  breakInsert,
  bulletsToggle,
  headingToggle,
  italicToggle,
  itemRaise,
  itemSink,
  numbersToggle,
  plainAtStart,
} from "./commands";
import { schema } from "./schema";

/** What a key asks the page to do, rather than the text. */
export interface KeyAsks {
  /** Open the link dialog. */
  link: () => void;
  /** Open the choice of a note; absent where the text has no notes. */
  note?: (() => void) | undefined;
}

/** Turns a request to the page into a command. */
function ask(what: () => void): Command {
  return (_state, dispatch) => {
    if (dispatch) what();
    return true;
  };
}

/**
 * The key maps, most particular first.
 *
 * Tab nests inside lists only; where it cannot nest any further, and everywhere else, it leaves the editor. After
 * Escape the next Tab leaves in any case, so that nobody is caught (WCAG 2.1.2).
 */
export function editorKeys(asks: KeyAsks): Plugin[] {
  let leaving = false;
  const unlessLeaving =
    (command: Command): Command =>
    (state, dispatch, view) => {
      if (leaving) {
        leaving = false;
        return false;
      }
      return command(state, dispatch, view);
    };
  const keys: Record<string, Command> = {
    "Mod-b": boldToggle,
    "Mod-i": italicToggle,
    "Mod-k": ask(asks.link),
    "Mod-Shift-6": headingToggle,
    "Mod-Shift-7": numbersToggle,
    "Mod-Shift-8": bulletsToggle,
    "Mod-z": chainCommands(undoInputRule, undo),
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    Enter: splitListItem(schema.nodes.list_item),
    "Shift-Enter": chainCommands(exitCode, breakInsert),
    Backspace: chainCommands(undoInputRule, plainAtStart),
    Tab: unlessLeaving(itemSink),
    "Shift-Tab": unlessLeaving(itemRaise),
    Escape: () => {
      leaving = true;
      return false;
    },
  };
  if (asks.note) keys["Mod-Alt-f"] = ask(asks.note);
  const staying = new Plugin({
    props: {
      handleKeyDown: (_view, event) => {
        if (!["Escape", "Tab", "Shift"].includes(event.key)) leaving = false;
        return false;
      },
    },
  });
  return [staying, keymap(keys), keymap(baseKeymap)];
}
