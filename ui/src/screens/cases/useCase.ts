/** Everything of an open case that saves itself: its details, its sections, and the library of its notes. */
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { caseGet, caseUpdate, evidenceCreate, type CaseDetails, type CaseSection } from "../../api";
import { NoteBook } from "../../editor";
import { useAutosave, type Autosave } from "../../lib/autosave";
import { communityId } from "../../session";
import type { CaseData } from "./CaseScreen";
import { detailsOf } from "./details";
import { CaseSections } from "./sections";

/** An open case. */
export interface OpenCase {
  details: Autosave<CaseDetails>;
  sections: CaseSections;
  book: NoteBook;
}

/** Opens a case for as long as its screen is shown. */
export function useCase(data: CaseData): OpenCase {
  const { case: stored } = data.full;
  const { id } = stored;
  const details = useAutosave<CaseDetails>({
    key: `case ${id}`,
    draft: detailsOf(stored),
    version: stored.version,
    save: async (draft, version) => (await caseUpdate({ id, version, details: draft })).value.case.version,
    reload: async () => {
      const now = (await caseGet({ id })).case;
      return { draft: detailsOf(now), version: now.version };
    },
  });

  const first = useRef(data.full);
  const sections = useMemo(() => new CaseSections(first.current, () => caseGet({ id })), [id]);
  const book = useMemo(() => {
    const add = async (item: Parameters<NoteBook["add"]>[0]): Promise<string> =>
      (await evidenceCreate({ community: communityId(), details: item })).value.id;
    return new NoteBook(sections.numbers, add);
  }, [sections]);
  useLayoutEffect(() => sections.follow(data.full), [sections, data.full]);
  useEffect(() => () => sections.close(), [sections]);
  useLayoutEffect(() => {
    book.items.value = data.evidence;
  }, [book, data.evidence]);
  return { details, sections, book };
}

/** Brings the keyboard to the text of a section. */
export function focusSection(section: CaseSection["id"]): void {
  document.querySelector<HTMLElement>(`[data-section="${CSS.escape(section)}"] [role="textbox"]`)?.focus();
}
