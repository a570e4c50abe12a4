/** A new record that is being filled in: not in the store before one says so, and not lost before. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { keepLeftover, takeLeftover } from "./leftovers";

interface Open {
  key: string;
  dirty: () => boolean;
  draft: () => unknown;
}

const open = new Set<Open>();

/** A form for a new record. */
export interface Draft<D> {
  value: D;
  /** Changes some fields. */
  set: (fields: Partial<D>) => void;
  /** It is in the store now, or no longer wanted. */
  done: () => void;
}

/** Holds a new record until it is done. Leaving with something in it asks first; locking keeps it. */
export function useDraft<D extends object>(key: string, none: () => D): Draft<D> {
  const [value, setValue] = useState<D>(() => (takeLeftover(key) as D | undefined) ?? none());
  const latest = useRef(value);
  const clean = useRef(JSON.stringify(none()));
  useEffect(() => {
    const one: Open = {
      key,
      dirty: () => JSON.stringify(latest.current) !== clean.current,
      draft: () => latest.current,
    };
    open.add(one);
    return () => {
      open.delete(one);
    };
  }, [key]);
  const acts = useMemo(
    () => ({
      set: (fields: Partial<D>) => {
        latest.current = { ...latest.current, ...fields };
        setValue(latest.current);
      },
      done: () => {
        clean.current = JSON.stringify(latest.current);
      },
    }),
    [],
  );
  return { value, ...acts };
}

/** Whether a new record has something in it that is not in the store. */
export function hasDrafts(): boolean {
  return [...open].some((one) => one.dirty());
}

/** Keeps new records in memory before locking. */
export function keepDrafts(): void {
  for (const one of open) if (one.dirty()) keepLeftover(one.key, one.draft());
}
