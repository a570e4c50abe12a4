/** Numbers of notes: across a whole case, in the order in which the text first refers to an item (domain E13). */
import { effect, type ReadonlySignal } from "@preact/signals";
import { Fragment, Slice, type Node } from "prosemirror-model";
import type { EditorView, NodeView } from "prosemirror-view";
import type { RichText } from "../api/types/core";
import { words } from "../words/editor";
import { noteIds } from "./convert";
import { schema } from "./schema";

/** Numbers by identifier of the evidence, from 1. */
export type NoteNumbers = ReadonlyMap<string, number>;

/**
 * Numbers all notes of a case. `texts` are its sections in order; those that print come first, so that the numbers on
 * screen are the numbers on paper, and hidden sections go on from there.
 */
export function numberNotes(texts: readonly { body: RichText; shown: boolean }[]): NoteNumbers {
  const numbers = new Map<string, number>();
  for (const shown of [true, false]) {
    for (const text of texts) {
      if (text.shown !== shown) continue;
      for (const id of noteIds(text.body)) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    }
  }
  return numbers;
}

/** What the editor needs to know about notes. */
export interface NoteSource {
  /** Their numbers, as they are now. */
  numbers: ReadonlySignal<NoteNumbers>;
  /** The reference of an item in one line, for the pointer and for a screen reader; empty where it is not known. */
  citation: (evidence: string) => string;
}

/** Pasted text without notes to items that this text's library does not have: they would point at nothing. */
export function knownNotes(slice: Slice, source: NoteSource | undefined): Slice {
  const keep = (node: Node): boolean =>
    node.type !== schema.nodes.note || (source?.citation(String(node.attrs.evidence)) ?? "") !== "";
  const within = (content: Fragment): Fragment => {
    const kept: Node[] = [];
    content.forEach((node) => {
      if (keep(node)) kept.push(node.isLeaf ? node : node.copy(within(node.content)));
    });
    return Fragment.from(kept);
  };
  return new Slice(within(slice.content), slice.openStart, slice.openEnd);
}

/** Draws a note as its number, and follows when the numbers change. */
export class NoteView implements NodeView {
  readonly dom: HTMLElement;
  private readonly stop: () => void;

  constructor(node: Node, view: EditorView, source: NoteSource) {
    const evidence = String(node.attrs.evidence);
    this.dom = view.dom.ownerDocument.createElement("sup");
    this.dom.className = "note-number";
    this.dom.contentEditable = "false";
    this.dom.setAttribute("role", "img");
    this.stop = effect(() => {
      const number = source.numbers.value.get(evidence);
      const citation = source.citation(evidence);
      this.dom.textContent = number === undefined ? "?" : String(number);
      this.dom.setAttribute("aria-label", words.noteName(number, citation));
      this.dom.title = citation;
    });
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.stop();
  }
}
