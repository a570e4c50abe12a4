import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { caseDelete, caseRestore, writesOf, type CaseDetails, type CaseFull, type Kind } from "../../api";
import { flushAll, type Autosave } from "../../lib/autosave";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { offerUndo } from "../../lib/undo";
import { Button, focusField, Page, SaveTrouble } from "../../widgets";
import { words } from "../../words/cases";
import { CaseDocument } from "../documents/CaseDocument";
import { AboutCase } from "./AboutCase";
import { CasePolicy } from "./CasePolicy";
import type { CaseData } from "./CaseScreen";
import { CaseSheet } from "./CaseSheet";
import { PermissionBadge } from "./permission";
import { PermissionForm } from "./PermissionForm";
import { SectionsDialog } from "./SectionsDialog";
import { StateStrip } from "./StateStrip";
import { focusSection, useCase } from "./useCase";

/** What the PDF of a case says something of. */
const PRINTED: readonly Kind[] = ["case", "person", "meeting", "evidence", "community"];

/** The desk on which a case is written: sheet, permission and what is known about the case. */
export function CaseDesk({ data }: { data: CaseData }): VNode {
  const { full } = data;
  const open = useCase(data);
  const [making, setMaking] = useState(false);
  const writes = writesOf(PRINTED);
  /** The writes after which the PDF was made ready, before anybody asked for it. */
  const [ready, setReady] = useState<string | null>(null);
  const [arranging, setArranging] = useState(false);
  const details = open.details.draft.value;
  const heading = words.heading(full.case.number, details.title);
  const make = (): void =>
    act(async () => {
      // The PDF is made from what is in the store, and so is the answer whether it may be.
      if (await flushAll()) setMaking(true);
    });
  const closePdf = (): void => {
    setMaking(false);
    setReady(null);
  };
  return (
    <Page
      class="case"
      title={heading}
      crumbs={[{ to: "cases", text: words.crumb }]}
      beside={<PermissionBadge permission={details.permission} />}
    >
      <StateStrip
        state={details.state}
        missing={full.missing}
        onState={(state) => open.details.set({ state })}
        next={
          <NextStep
            written={open.sections.written.value}
            onMake={make}
            onNear={() => setReady(writes)}
            onWrite={() => writeFirst(open.sections.all.value)}
          />
        }
      />
      <SaveTrouble of={open.details} />
      <div class="two editing">
        <CaseSheet data={data} open={open} onSections={() => setArranging(true)} />
        <aside class="case-side">
          <PermissionForm of={open.details} />
          <AboutCase data={data} of={open.details} />
          <CasePolicy id={full.case.id} />
          <NotConference />
          <DeleteCase full={full} details={open.details} />
        </aside>
      </div>
      {arranging && (
        <SectionsDialog full={full} sections={open.sections} onClose={() => setArranging(false)} />
      )}
      {(making || ready === writes) && (
        <CaseDocument
          key={writes}
          id={full.case.id}
          title={heading}
          release={full.release}
          shown={making}
          onClose={closePdf}
          onLook={() => {
            closePdf();
            // The dialog gives the keyboard back first.
            queueMicrotask(() => focusField("permission.state"));
          }}
        />
      )}
    </Page>
  );
}

function writeFirst(sections: readonly { section: { id: string; shown: boolean } }[]): void {
  const first = sections.find(({ section }) => section.shown);
  if (first) focusSection(first.section.id);
}

/** The one filled button: write while nothing is written, then make the PDF. */
function NextStep(props: {
  written: number;
  onMake: () => void;
  onNear: () => void;
  onWrite: () => void;
}): VNode {
  if (props.written === 0) {
    return (
      <Button look="main" onClick={props.onWrite}>
        {words.do.write}
      </Button>
    );
  }
  return (
    <Button look="main" icon="documents" onClick={props.onMake} onNear={props.onNear}>
      {words.do.pdf}
    </Button>
  );
}

/** Domain E16: a case is not a case conference. */
function NotConference(): VNode {
  return (
    <section class="quiet-note">
      <h2>{words.notConference.title}</h2>
      <p>{words.notConference.text}</p>
    </section>
  );
}

function DeleteCase({ full, details }: { full: CaseFull; details: Autosave<CaseDetails> }): VNode {
  const { id, number } = full.case;
  const remove = (): void =>
    act(async () => {
      await flushAll();
      await caseDelete({ id });
      offerUndo(words.do.deleted(words.heading(number, details.draft.peek().title)), () =>
        caseRestore({ id }),
      );
      await navigate("cases");
    });
  return (
    <Button look="quiet" small icon="trash" class="grave-quiet" onClick={remove}>
      {words.do.delete}
    </Button>
  );
}
