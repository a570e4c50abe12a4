/** References as one line, and the library that a text's notes point into. */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Evidence, EvidenceDetails, EvidenceId } from "../api";
import { words } from "../words/editor";
import type { NoteNumbers, NoteSource } from "./notes";

/** A reference as it prints: authors (year) title. source. */
export function citationOf(item: EvidenceDetails): string {
  const authors = item.authors.trim();
  const year = item.year.trim();
  const head = [authors, year === "" ? "" : `(${year})`].filter((part) => part !== "").join(" ");
  const title = [head, item.title.trim()].filter((part) => part !== "").join(" ");
  return [title, item.source.trim()]
    .filter((part) => part !== "")
    .map((part) => (/[.!?]$/u.test(part) ? part : `${part}.`))
    .join(" ");
}

/** Items whose authors, year, title or source hold every word that was typed. */
export function findEvidence(items: readonly Evidence[], typed: string): Evidence[] {
  const wanted = fold(typed)
    .split(/\s+/u)
    .filter((word) => word !== "");
  return items.filter((item) => {
    const text = fold(`${item.authors} ${item.year} ${item.title} ${item.source}`);
    return wanted.every((word) => text.includes(word));
  });
}

/** Lower case without accents, so that "Sian" finds "Siân". */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("en-GB");
}

/** The evidence of a community, as one text's notes see it. */
export class NoteBook implements NoteSource {
  /** All items of the community. */
  readonly items: Signal<readonly Evidence[]> = signal([]);
  private readonly byId: ReadonlySignal<ReadonlyMap<EvidenceId, Evidence>> = computed(
    () => new Map(this.items.value.map((item) => [item.id, item])),
  );

  constructor(
    readonly numbers: ReadonlySignal<NoteNumbers>,
    /** Adds an item to the library and gives its identifier. */
    readonly add: (details: EvidenceDetails) => Promise<EvidenceId>,
  ) {}

  citation(evidence: EvidenceId): string {
    const item = this.byId.value.get(evidence);
    return item ? citationOf(item) : "";
  }

  /** The items that the text refers to, the first is note 1. An item that is gone is left out here, not in the text. */
  references(): { number: number; item: Evidence }[] {
    return [...this.numbers.value].flatMap(([id, number]) => {
      const item = this.byId.value.get(id);
      return item ? [{ number, item }] : [];
    });
  }
}

/** An item of evidence with nothing filled in. */
export function evidenceEmpty(title = ""): EvidenceDetails {
  return { authors: "", year: "", title, source: "", url: "", summary: "" };
}

/** What is wrong with an item before it can be added, field by field; the store checks the rest. */
export function evidenceProblem(details: EvidenceDetails): string | undefined {
  return details.title.trim() === "" ? words.evidence.titleMissing : undefined;
}
