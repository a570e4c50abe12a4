/** The rules of the agenda builder (domain D5), as pure functions, so that times follow while one types. */
import type { AgendaItem, AgendaKind } from "../../api";
import { minutesOf, timeOf } from "./times";

/** Most minutes of one item, as the store has it. */
export const MOST_MINUTES = 600;

/** Minutes by which the buttons beside an item change it. */
export const MINUTE_STEP = 5;

/** How an agenda lies in its meeting. */
export interface AgendaTimes {
  /** Start of each item, `HH:MM:SS`. */
  starts: string[];
  /** End of the last item. */
  ends: string;
  /** Minutes of all items. */
  used: number;
  /** Minutes planned for the meeting. */
  planned: number;
  /** Minutes past the planned end; negative where time is left. */
  overrun: number;
  /** Minutes that go to cases: presenting and discussing them. */
  onCases: number;
}

/** Lays the items out from the start of the meeting, one after the other. */
export function agendaTimes(items: readonly AgendaItem[], start: string, end: string): AgendaTimes {
  let at = minutesOf(start);
  const starts: string[] = [];
  let onCases = 0;
  for (const item of items) {
    starts.push(timeOf(at));
    at += item.minutes;
    if (isCaseWork(item.kind)) onCases += item.minutes;
  }
  const used = at - minutesOf(start);
  const planned = minutesOf(end) - minutesOf(start);
  return { starts, ends: timeOf(at), used, planned, overrun: used - planned, onCases };
}

/** Whether an item is work on a case: strong in the list and in the bar. */
export function isCaseWork(kind: AgendaKind): boolean {
  return kind === "case" || kind === "discussion";
}

/** Minutes after a press of − or +: to the next full step, within what the store takes. */
export function minutesStepped(minutes: number, direction: 1 | -1): number {
  const next =
    direction === 1
      ? Math.floor(minutes / MINUTE_STEP) * MINUTE_STEP + MINUTE_STEP
      : Math.ceil(minutes / MINUTE_STEP) * MINUTE_STEP - MINUTE_STEP;
  return Math.min(MOST_MINUTES, Math.max(0, next));
}

/** The agenda with one item at another place; as it was where it would leave the list. */
export function itemMoved(items: readonly AgendaItem[], from: number, to: number): AgendaItem[] {
  const moved = items[from];
  if (moved === undefined || to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, at) => at !== from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

/** The agenda with a new item: in front of the closing item, where there is one, as nothing comes after it. */
export function itemAdded(items: readonly AgendaItem[], item: AgendaItem): AgendaItem[] {
  const at = items.at(-1)?.kind === "close" ? items.length - 1 : items.length;
  return [...items.slice(0, at), item, ...items.slice(at)];
}

/** The agenda with an item back at the place from which it was removed, or as near to it as there is. */
export function itemRestored(items: readonly AgendaItem[], item: AgendaItem, at: number): AgendaItem[] {
  return [...items.slice(0, at), item, ...items.slice(at)];
}

/** A new item of ten minutes. It has a title from the start: an agenda without one cannot be saved. */
export function itemNew(id: string, title: string): AgendaItem {
  return { id, title, minutes: 10, lead: "", kind: "other", case: null };
}

/** A title given by the kind or the case, as long as the facilitator has not written another. */
export function itemWithCase(
  item: AgendaItem,
  chosen: { id: string; title: string } | null,
  known: string[],
): AgendaItem {
  const ownTitle = item.title.trim() !== "" && !known.includes(item.title);
  return {
    ...item,
    case: chosen?.id ?? null,
    title: chosen !== null && !ownTitle ? chosen.title : item.title,
  };
}
