/**
 * Where the user is in the program: a history in memory, with back and forward.
 * Nothing of it reaches the address bar or the disk.
 */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Routes } from "../routes";

/** Name of a screen. */
export type RouteName = keyof Routes;

/** A screen with what it needs. */
export type Route = { [K in RouteName]: { name: K; params: Routes[K] } }[RouteName];

/** Arguments of `navigate`: routes that need nothing may be named alone. */
export type RouteArgs<K extends RouteName> =
  Record<string, never> extends Routes[K] ? [params?: Routes[K]] : [params: Routes[K]];

interface Entry {
  route: Route;
  /** Grows with each visit, so that the same screen opened anew is a new one. */
  visit: number;
  /** How far the page was scrolled when it was left, in pixels. */
  scroll: number;
}

/** What may hold the user back; false stays. */
export type Guard = () => Promise<boolean>;

const first: Entry = { route: { name: "today", params: {} }, visit: 0, scroll: 0 };
const entries = signal<readonly Entry[]>([first]);
const at = signal(0);
let visits = 0;
let guard: Guard = () => Promise.resolve(true);
let scroller: () => number = () => 0;

const entry = computed(() => entries.value[at.value] ?? first);

/** The screen that is shown. */
export const route: ReadonlySignal<Route> = computed(() => entry.value.route);
/** Differs for each visit of a screen. */
export const visit: ReadonlySignal<number> = computed(() => entry.value.visit);
/** Whether there is something to go back to. */
export const canGoBack: ReadonlySignal<boolean> = computed(() => at.value > 0);

/** Sets what is asked before a screen is left. */
export function guardWith(next: Guard): void {
  guard = next;
}

/** Sets how to learn how far the page is scrolled. */
export function scrollFrom(read: () => number): void {
  scroller = read;
}

/** How far the screen that is shown was scrolled when it was last left. */
export function scrollOf(): number {
  return entry.peek().scroll;
}

/** Opens a screen that is given as a whole. */
export function navigateTo(to: Route): Promise<void> {
  return open(to, false);
}

/** Arrives anew at the screen that is shown, such as after unlocking. */
export function revisit(): void {
  visits += 1;
  const here = at.peek();
  entries.value = entries.peek().map((one, index) => (index === here ? { ...one, visit: visits } : one));
}

/** Opens a screen. */
export function navigate<K extends RouteName>(name: K, ...[params]: RouteArgs<K>): Promise<void> {
  return open({ name, params: params ?? {} } as unknown as Route, false);
}

/** Opens a screen in the place of the one that is shown, such as a new record's form after it was saved. */
export function replace<K extends RouteName>(name: K, ...[params]: RouteArgs<K>): Promise<void> {
  return open({ name, params: params ?? {} } as unknown as Route, true);
}

/** Goes back one screen, or forward. */
export async function go(by: -1 | 1): Promise<void> {
  const to = at.peek() + by;
  if (!entries.peek()[to]) return;
  if (!(await guard())) return;
  remember();
  at.value = to;
}

/** Leaves a form: back to where one came from, or to a list where that is nowhere. */
export async function leave(
  to: "people" | "services" | "actions" | "evidence" | "cases" | "meetings" | "policy",
): Promise<void> {
  if (canGoBack.peek()) await go(-1);
  else await open({ name: to, params: {} }, true);
}

/** Forgets the history: for another community, or another user. */
export function restart(next: Route = first.route): void {
  visits += 1;
  entries.value = [{ route: next, visit: visits, scroll: 0 }];
  at.value = 0;
}

async function open(next: Route, replacing: boolean): Promise<void> {
  if (!(await guard())) return;
  remember();
  visits += 1;
  const kept = entries.peek().slice(0, replacing ? at.peek() : at.peek() + 1);
  entries.value = [...kept, { route: next, visit: visits, scroll: 0 }];
  at.value = kept.length;
}

function remember(): void {
  const scroll = scroller();
  const here = at.peek();
  entries.value = entries.peek().map((one, index) => (index === here ? { ...one, scroll } : one));
}
