/**
 * Saves as one types: a change is written shortly after the last key, when a field is left, when
 * the screen is left and before the vault is locked. What was typed stays where it is whatever happens.
 */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { ApiError, type FieldProblem } from "../api";
import { keepLeftover, takeLeftover } from "./leftovers";

/** Milliseconds of rest after a key before a change is written. */
export const REST = 400;
/** Milliseconds after which a change is written even if one goes on typing. */
export const LONGEST = 3000;
/** Milliseconds after which a failed write is tried again, where trying again can help. */
export const RETRY = 10_000;

/** How far the saving of one form has come. */
export type SaveState =
  | { kind: "rest" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "failed"; why: string; code: ApiError["code"] | "typed" };

/** How a form is saved. */
export interface Saver<D> {
  /** Differs for each record, and is the same for the same record: `person 0191…`. */
  key: string;
  /** What is in the store. */
  draft: D;
  /** Row version of what is in the store. */
  version: number;
  /** Writes the draft over that version and gives the version that it has then. */
  save: (draft: D, version: number) => Promise<number>;
  /** Reads what is in the store now, for when somebody else saved in between. */
  reload?: () => Promise<{ draft: D; version: number }>;
}

const active = signal<ReadonlySet<Autosave<never>>>(new Set());
const lastSaved = signal<Date | null>(null);

/** One form that saves itself. */
export class Autosave<D> {
  readonly key: string;
  /** What the form shows. */
  readonly draft: Signal<D>;
  readonly state: Signal<SaveState> = signal({ kind: "rest" });
  /** What the store found wrong, field by field. */
  readonly problems: Signal<readonly FieldProblem[]> = signal([]);

  #saver: Saver<D>;
  #version: number;
  /** Counts changes; `#written` is the last that is in the store, `#tried` the last that was sent. */
  #changes = 0;
  #written = 0;
  #tried = 0;
  #running: Promise<void> | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #longest: ReturnType<typeof setTimeout> | undefined;
  #unread = new Map<string, string>();

  constructor(saver: Saver<D>) {
    this.key = saver.key;
    this.#saver = saver;
    this.#version = saver.version;
    const left = takeLeftover(saver.key) as { draft: D; version: number } | undefined;
    this.draft = signal(left ? left.draft : saver.draft);
    if (left) {
      this.#version = left.version;
      this.#changes = 1;
    }
  }

  /** Takes newer functions, and what is in the store where nothing of one's own is unsaved. */
  follow(saver: Saver<D>): void {
    this.#saver = saver;
    if (this.isClean() && this.#running === null && saver.version > this.#version) {
      this.#version = saver.version;
      this.draft.value = saver.draft;
    }
  }

  /** Takes the place of the draft, and writes it soon. */
  change(next: D): void {
    this.draft.value = next;
    this.#changes += 1;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.flush(), REST);
    this.#longest ??= setTimeout(() => void this.flush(), LONGEST);
    if (this.state.peek().kind !== "failed") this.state.value = { kind: "saving" };
  }

  /** Changes some fields. */
  set(fields: Partial<D>): void {
    this.change({ ...this.draft.peek(), ...fields });
  }

  /** Notes that a field holds something that cannot be read, or that it can again. */
  unread(field: string, problem: string | null): void {
    if (problem === null) this.#unread.delete(field);
    else this.#unread.set(field, problem);
    // Said when the field is left, not between two keys; but taken back at once.
    if (problem === null && this.state.peek().kind === "failed") this.#settle();
  }

  /** What is wrong with a field, as a sentence. */
  problem(field: string): string | undefined {
    return this.problems.value.find((one) => one.field === field)?.message;
  }

  /** Whether all that was typed is in the store. */
  isClean(): boolean {
    return this.#changes === this.#written && this.#unread.size === 0;
  }

  /** Writes now what is not written yet. True where all is in the store. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#rest);
    clearTimeout(this.#longest);
    this.#longest = undefined;
    // One write at a time, each from the version that the one before it gave.
    this.#running ??= this.#write().finally(() => {
      this.#running = null;
    });
    await this.#running;
    return this.isClean();
  }

  /** Tries again after a failure. */
  retry(): Promise<boolean> {
    this.#tried = this.#written;
    return this.flush();
  }

  /** Somebody else saved in between: writes one's own over it. */
  async keepMine(): Promise<boolean> {
    const theirs = await this.#saver.reload?.();
    if (theirs) this.#version = theirs.version;
    return this.retry();
  }

  /** Somebody else saved in between: takes theirs and drops one's own. */
  async takeTheirs(): Promise<void> {
    const theirs = await this.#saver.reload?.();
    if (!theirs) return;
    this.#version = theirs.version;
    this.draft.value = theirs.draft;
    this.drop();
  }

  /** Gives up what is not written. */
  drop(): void {
    clearTimeout(this.#rest);
    clearTimeout(this.#longest);
    this.#longest = undefined;
    this.#written = this.#changes;
    this.#tried = this.#changes;
    this.#unread.clear();
    this.problems.value = [];
    this.state.value = { kind: "rest" };
  }

  /** Keeps in memory what could not be written before locking. */
  keep(): void {
    if (this.#changes !== this.#written) {
      keepLeftover(this.key, { draft: this.draft.peek(), version: this.#version });
    }
  }

  async #write(): Promise<void> {
    while (this.#tried < this.#changes) {
      const turn = this.#changes;
      this.#tried = turn;
      this.state.value = { kind: "saving" };
      try {
        this.#version = await this.#saver.save(this.draft.peek(), this.#version);
      } catch (thrown) {
        this.#fail(ApiError.from(thrown));
        return;
      }
      this.#written = turn;
      this.problems.value = [];
    }
    this.#settle();
  }

  #settle(): void {
    const why = this.#unread.values().next();
    if (!why.done) {
      this.state.value = { kind: "failed", why: why.value, code: "typed" };
    } else if (this.#changes > this.#written) {
      // Tried and refused before; the reason still stands beside the field.
      const problem = this.problems.peek()[0];
      if (problem) this.state.value = { kind: "failed", why: problem.message, code: "invalid" };
    } else if (this.state.peek().kind !== "rest") {
      const at = new Date();
      this.state.value = { kind: "saved", at };
      lastSaved.value = at;
    }
  }

  #fail(error: ApiError): void {
    this.problems.value = error.fields;
    this.state.value = { kind: "failed", why: error.fields[0]?.message ?? error.message, code: error.code };
    const hopeless: ApiError["code"][] = ["invalid", "stale", "locked", "notFound"];
    if (hopeless.includes(error.code)) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.retry(), RETRY);
  }
}

/** Takes part in the saved status and in `flushAll` until the returned function is called. */
export function enrol<D>(auto: Autosave<D>): () => void {
  const one = auto as unknown as Autosave<never>;
  active.value = new Set([...active.peek(), one]);
  return () => {
    // The last write of a form that is going goes on behind it.
    void auto.flush();
    active.value = new Set([...active.peek()].filter((other) => other !== one));
  };
}

/** Writes all that is unsaved. True where all is in the store. */
export async function flushAll(): Promise<boolean> {
  const outcomes = await Promise.all([...active.peek()].map((auto) => auto.flush()));
  return outcomes.every(Boolean);
}

/** Gives up all that is unsaved. */
export function dropAll(): void {
  for (const auto of active.peek()) auto.drop();
}

/** Keeps in memory what could not be written before locking. */
export function keepAll(): void {
  for (const auto of active.peek()) auto.keep();
}

/** The saved status of the window: the worst of its forms. */
export const saveStatus: ReadonlySignal<SaveState> = computed(() => {
  let saving = false;
  for (const auto of active.value) {
    const state = auto.state.value;
    if (state.kind === "failed") return state;
    saving ||= state.kind === "saving";
  }
  if (saving) return { kind: "saving" };
  return lastSaved.value ? { kind: "saved", at: lastSaved.value } : { kind: "rest" };
});

/** Notes a write that was not an autosave, such as a new record, in the saved status. */
export function noteSaved(): void {
  lastSaved.value = new Date();
}

/** A form that saves itself, for as long as its component is shown. */
export function useAutosave<D>(saver: Saver<D>): Autosave<D> {
  const made = useRef(saver);
  made.current = saver;
  const { key } = saver;
  const auto = useMemo(() => {
    // Only the key makes a new one: the rest of the saver is followed below.
    return new Autosave({ ...made.current, key });
  }, [key]);
  useEffect(() => enrol(auto), [auto]);
  useEffect(() => auto.follow(saver));
  return auto;
}
