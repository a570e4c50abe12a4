/** What the agenda builder does to an agenda, and which item is open. */
import { useRef, useState } from "preact/hooks";
import type { AgendaItem } from "../../api";
import type { Autosave } from "../../lib/autosave";
import { offerUndo } from "../../lib/undo";
import { words as all } from "../../words/meetings";
import type { MeetingDraft } from "./draft";
import { itemAdded, itemMoved, itemNew, itemRestored } from "./items";
import { uuid7 } from "./uuid";

const words = all.agenda;

/** An agenda that is being built. */
export interface OpenAgenda {
  /** The list as it is drawn. */
  list: { current: HTMLOListElement | null };
  /** The item that is changed. */
  open: string | null;
  /** What has just happened, for screen readers. */
  said: string;
  show: (id: string) => void;
  close: (id: string) => void;
  add: () => void;
  change: (item: AgendaItem) => void;
  move: (at: number, by: -1 | 1) => void;
  remove: (at: number) => void;
}

/** Builds the agenda of a draft. */
export function useAgenda(of: Autosave<MeetingDraft>): OpenAgenda {
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const now = (): AgendaItem[] => of.draft.peek().items;
  const set = (items: AgendaItem[]): void => of.set({ items });
  return {
    list,
    open,
    said,
    show: setOpen,
    close: (id) => {
      setOpen(null);
      // The line is drawn anew as a button: that is where the keyboard goes on.
      requestAnimationFrame(() =>
        list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`)?.focus(),
      );
    },
    add: () => {
      const item = itemNew(uuid7(), words.newItem);
      set(itemAdded(now(), item));
      setOpen(item.id);
    },
    change: (item) => set(now().map((one) => (one.id === item.id ? item : one))),
    move: (at, by) => {
      const item = now()[at];
      if (!item || !now()[at + by]) return;
      set(itemMoved(now(), at, at + by));
      setSaid(words.moved(item.title, at + by + 1));
    },
    remove: (at) => {
      const item = now()[at];
      if (!item) return;
      set(now().filter((one) => one.id !== item.id));
      setOpen(null);
      offerUndo(words.removed(item.title), () => {
        set(itemRestored(now(), item, at));
        return of.flush();
      });
    },
  };
}
