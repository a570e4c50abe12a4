import { signal, type Signal } from "@preact/signals";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ApiError } from "./error";
import type { Kind } from "./types/core";

/** One counter for each kind of record; it grows with every write that touched the kind. */
const versions = new Map<Kind, Signal<number>>();

/** The counter of a kind. Read its `.value` in a component to follow it. */
export function versionOf(kind: Kind): Signal<number> {
  let version = versions.get(kind);
  if (!version) {
    version = signal(0);
    versions.set(kind, version);
  }
  return version;
}

/** One word for how often records of these kinds were written: another one after each write. A component follows it. */
export function writesOf(kinds: readonly Kind[]): string {
  return kinds.map((kind) => versionOf(kind).value).join(",");
}

/** Notes that records of these kinds changed. */
export function bump(kinds: readonly Kind[]): void {
  for (const kind of kinds) versionOf(kind).value += 1;
}

/** What a screen has while its data comes from the store. */
export type Load<T> =
  | { state: "loading"; value: null; error: null; reload: () => void }
  | { state: "ready"; value: T; error: null; reload: () => void }
  | { state: "failed"; value: T | null; error: ApiError; reload: () => void };

/** What the last finished turn gave. `value` is of an earlier turn where there is an error. */
interface Outcome<T> {
  key: string;
  value: { is: T } | null;
  error: ApiError | null;
}

/**
 * Loads data for a screen, and again whenever a record of these kinds changes or `key` does.
 * The old value stays on the screen while the same key loads again.
 *
 * @param kinds the kinds of records that the loader reads
 * @param loader reads them
 * @param key what the loader depends on, such as an identifier
 */
export function useLoad<T>(kinds: readonly Kind[], loader: () => Promise<T>, key = ""): Load<T> {
  const [outcome, setOutcome] = useState<Outcome<T> | null>(null);
  const [turn, setTurn] = useState(0);
  const load = useRef(loader);
  load.current = loader;

  const seen = writesOf(kinds);
  useEffect(() => {
    let wanted = true;
    load.current().then(
      (value) => {
        if (wanted) setOutcome({ key, value: { is: value }, error: null });
      },
      (thrown: unknown) => {
        if (!wanted) return;
        const error = ApiError.from(thrown);
        setOutcome((before) => ({ key, value: before?.key === key ? before.value : null, error }));
      },
    );
    return () => {
      wanted = false;
    };
  }, [key, seen, turn]);

  const reload = useCallback(() => setTurn((n) => n + 1), []);
  if (outcome?.key === key && outcome.error) {
    return { state: "failed", value: outcome.value ? outcome.value.is : null, error: outcome.error, reload };
  }
  if (outcome?.key === key && outcome.value) {
    return { state: "ready", value: outcome.value.is, error: null, reload };
  }
  return { state: "loading", value: null, error: null, reload };
}
