/** The values of a choice in the order of their words. */
export function optionsOf<V extends string>(words: Record<V, string>): { value: V; label: string }[] {
  return (Object.keys(words) as V[]).map((value) => ({ value, label: words[value] }));
}
