import { signal, type Signal } from "@preact/signals";

const all: (() => void)[] = [];

/**
 * Something about a screen that is kept while one is elsewhere, such as a filter. In memory only,
 * and forgotten when the vault is locked.
 */
export function remembered<T>(initial: T): Signal<T> {
  const kept = signal(initial);
  all.push(() => {
    kept.value = initial;
  });
  return kept;
}

/** Forgets all of it. */
export function forgetRemembered(): void {
  for (const forget of all) forget();
}
