/** What a search found, in the form in which it is shown. */
import type { SearchHit } from "../../api";

/** The places of one case, or of one policy issue. */
export interface CaseHits {
  kind: SearchHit["kind"];
  id: string;
  title: string;
  hits: readonly SearchHit[];
}

/** Groups hits by case; the case with the best hit comes first. */
export function hitsByCase(hits: readonly SearchHit[]): CaseHits[] {
  const found = new Map<string, { kind: SearchHit["kind"]; id: string; title: string; hits: SearchHit[] }>();
  for (const hit of hits) {
    const known = found.get(hit.id);
    if (known) known.hits.push(hit);
    else found.set(hit.id, { kind: hit.kind, id: hit.id, title: hit.title, hits: [hit] });
  }
  return [...found.values()];
}

/** A piece of a snippet, found or around it. */
export interface SnippetPart {
  text: string;
  found: boolean;
}

/** Divides a snippet at the marks that the store puts around what it found: U+0002 and U+0003. */
export function snippetParts(snippet: string): SnippetPart[] {
  const parts: SnippetPart[] = [];
  for (const [at, piece] of snippet.split("\u0002").entries()) {
    const end = at === 0 ? -1 : piece.indexOf("\u0003");
    if (end < 0) parts.push({ text: piece, found: false });
    else parts.push({ text: piece.slice(0, end), found: true }, { text: piece.slice(end + 1), found: false });
  }
  return parts.filter((part) => part.text !== "");
}
