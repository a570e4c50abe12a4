/** The sections of one open case: each saves itself, and the numbers of notes follow all of them. */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import {
  sectionUpdate,
  type CaseFull,
  type CaseSection,
  type SectionChange,
  type SectionId,
} from "../../api";
import { isEmptyText, numberNotes } from "../../editor";
import type { NoteNumbers } from "../../editor/notes";
import { Autosave, enrol, type Saver } from "../../lib/autosave";

/** One section with what saves it. */
export interface OpenSection {
  section: CaseSection;
  auto: Autosave<SectionChange>;
}

/** All sections of an open case, in order. */
export class CaseSections {
  private readonly byId = new Map<SectionId, { open: OpenSection; leave: () => void }>();
  private readonly ordered: Signal<readonly OpenSection[]> = signal([]);

  /** Numbers of the notes, as they are while one types. */
  readonly numbers: ReadonlySignal<NoteNumbers> = computed(() =>
    numberNotes(this.ordered.value.map(({ auto }) => auto.draft.value)),
  );

  /** How many sections have text. */
  readonly written: ReadonlySignal<number> = computed(
    () => this.ordered.value.filter(({ auto }) => !isEmptyText(auto.draft.value.body)).length,
  );

  constructor(
    full: CaseFull,
    /** Reads the case again, for when somebody else saved in between. */
    private readonly read: () => Promise<CaseFull>,
  ) {
    this.follow(full);
  }

  /** The sections in order. */
  get all(): ReadonlySignal<readonly OpenSection[]> {
    return this.ordered;
  }

  /** Takes in what is in the store. What is being typed stays; the order and new sections are taken over. */
  follow(full: CaseFull): void {
    const gone = new Set(this.byId.keys());
    const ordered = full.sections.map((section) => {
      gone.delete(section.id);
      const known = this.byId.get(section.id);
      if (!known) return this.openOne(section);
      known.open.auto.follow(this.saver(section));
      known.open = { section, auto: known.open.auto };
      return known.open;
    });
    for (const id of gone) {
      // Its text went with it: there is nothing left to write to.
      this.byId.get(id)?.open.auto.drop();
      this.closeOne(id);
    }
    const same = sameOrder(ordered, this.ordered.peek());
    if (!same) this.ordered.value = ordered;
  }

  /** Writes what is unsaved and lets go of all. */
  close(): void {
    for (const id of [...this.byId.keys()]) this.closeOne(id);
  }

  private openOne(section: CaseSection): OpenSection {
    const auto = new Autosave(this.saver(section));
    const open = { section, auto };
    this.byId.set(section.id, { open, leave: enrol(auto) });
    return open;
  }

  private closeOne(id: SectionId): void {
    this.byId.get(id)?.leave();
    this.byId.delete(id);
  }

  private saver(section: CaseSection): Saver<SectionChange> {
    const { id } = section;
    return {
      key: `section ${id}`,
      draft: changeOf(section),
      version: section.version,
      save: async (change, version) => (await sectionUpdate({ id, version, change })).value.version,
      reload: async () => {
        const now = (await this.read()).sections.find((one) => one.id === id);
        return now
          ? { draft: changeOf(now), version: now.version }
          : { draft: changeOf(section), version: section.version };
      },
    };
  }
}

function changeOf({ heading, shown, body }: CaseSection): SectionChange {
  return { heading, shown, body };
}

function sameOrder(one: readonly OpenSection[], other: readonly OpenSection[]): boolean {
  return one.length === other.length && one.every(({ section }, at) => section.id === other[at]?.section.id);
}
