/** Makes one ProseMirror view. Its looks come from our style sheet only; nothing here writes a style attribute. */
import { history } from "prosemirror-history";
import { EditorState, Plugin } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import type { RichText } from "../api/types/core";
import { clipboardSerializer, clipboardText } from "./clipboard";
import { toDoc, toRichText } from "./convert";
import type { EditorGroup } from "./group";
import { listRules } from "./input-rules";
import { editorKeys, type KeyAsks } from "./keys";
import { knownNotes, NoteView, type NoteSource } from "./notes";
import { cleanPaste } from "./paste/clean";
import { schema } from "./schema";

/** What an editor is made from. */
export interface EditorSetup {
  /** Where it goes; it is put inside. */
  place: HTMLElement;
  /** The text to begin with. */
  value: RichText;
  /** Called with the new text after each change that the user made. */
  onChange: (value: RichText) => void;
  /** Editors that share a toolbar. */
  group: EditorGroup;
  /** Attributes of the editable element: its name for a screen reader. */
  attributes: () => Record<string, string>;
  /** What stands in an empty text; "" for nothing. */
  placeholder: () => string;
  /** Numbers of notes; absent where the text has none. */
  notes?: NoteSource | undefined;
  /** What keys ask of the page. */
  asks: KeyAsks;
  /** Whether the text can be read only. */
  readOnly: () => boolean;
}

/** Makes an editor. Whoever makes one destroys it. */
export function makeEditor(setup: EditorSetup): EditorView {
  const { group, notes } = setup;
  const state = EditorState.create({ doc: toDoc(setup.value), plugins: plugins(setup) });
  const view: EditorView = new EditorView(setup.place, {
    state,
    editable: () => !setup.readOnly(),
    attributes: () => ({
      role: "textbox",
      "aria-multiline": "true",
      ...(setup.readOnly() ? { "aria-readonly": "true", tabindex: "0" } : {}),
      ...setup.attributes(),
    }),
    nodeViews: notes ? { note: (node, view) => new NoteView(node, view, notes) } : {},
    transformPastedHTML: cleanPaste,
    transformPasted: (slice) => knownNotes(slice, notes),
    clipboardSerializer: clipboardSerializer(notes),
    clipboardTextSerializer: (slice) => clipboardText(slice, notes),
    handleDOMEvents: {
      focus: (view) => {
        group.touch(view, true);
        return false;
      },
      click: (_view, event) => staysHere(event),
      auxclick: (_view, event) => staysHere(event),
    },
    dispatchTransaction: (tr) => {
      view.updateState(view.state.apply(tr));
      group.touch(view, false);
      if (tr.docChanged && tr.getMeta("outside") !== true) setup.onChange(toRichText(view.state.doc));
    },
  });
  return view;
}

function plugins({ asks, placeholder }: EditorSetup): Plugin[] {
  return [listRules(), ...editorKeys(asks), history(), placeholderPlugin(placeholder)];
}

/** Shows what belongs into an empty text. It is a decoration: never part of the text, never copied. */
function placeholderPlugin(words: () => string): Plugin {
  return new Plugin({
    props: {
      decorations(state) {
        const only = state.doc.childCount === 1 ? state.doc.firstChild : null;
        if (words() === "" || only?.type !== schema.nodes.paragraph || only.content.size > 0) return null;
        const attributes = { class: "placeholder", "data-placeholder": words() };
        return DecorationSet.create(state.doc, [Decoration.node(0, only.nodeSize, attributes)]);
      },
    },
  });
}

/** Replaces the text with one from outside; nothing of it is reported back, and it cannot be undone by accident. */
export function setText(view: EditorView, value: RichText): void {
  const doc = toDoc(value);
  if (doc.eq(view.state.doc)) return;
  const tr = view.state.tr.replaceWith(0, view.state.doc.content.size, doc.content);
  view.dispatch(tr.setMeta("outside", true).setMeta("addToHistory", false));
}

/** A link in a text is there to be edited: a click sets the cursor and never leads out of the program. */
function staysHere(event: MouseEvent): boolean {
  const target = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (target !== null) event.preventDefault();
  return false;
}
