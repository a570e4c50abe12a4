/**
 * What could not be written before the vault was locked, in memory only. It comes back when its
 * form is shown again.
 */
const leftovers = new Map<string, unknown>();

/** Keeps something under the key of its form. */
export function keepLeftover(key: string, what: unknown): void {
  leftovers.set(key, what);
}

/** Gives back what was kept under a key, once. */
export function takeLeftover(key: string): unknown {
  const what = leftovers.get(key);
  leftovers.delete(key);
  return what;
}

/** Whether something waits for its form. */
export function hasLeftovers(): boolean {
  return leftovers.size > 0;
}
