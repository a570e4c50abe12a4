import type { ComponentChildren, VNode } from "preact";
import { useId, useState } from "preact/hooks";
import type { CaseRow, DocumentRequest, Meeting, MeetingId } from "../../api";
import { dateDay, dateFull, today } from "../../lib/format";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { communityId } from "../../session";
import { Link, Select } from "../../widgets";
import { words } from "../../words/documents";
import { CaseDocument } from "./CaseDocument";
import type { DocumentsData } from "./DocumentsScreen";
import { EditionPick } from "./EditionPick";
import { ChooseLine, MakeLine } from "./MakeLine";
import { Preview } from "./Preview";

/** What is being made. */
type Shown =
  { what: "case"; row: CaseRow } | { what: "other"; request: DocumentRequest; title: string } | null;

/** Shows a document, by what it is until it says its own title. */
type Show = (request: DocumentRequest, title: string) => void;

/** The documents that can be made: what each is made from, and one button. */
export function MakeList({ data, onClosed }: { data: DocumentsData; onClosed: () => void }): VNode {
  const [shown, setShown] = useState<Shown>(null);
  const close = (): void => {
    setShown(null);
    // What was saved meanwhile has left this PC.
    onClosed();
  };
  const show: Show = (request, title) => setShown({ what: "other", request, title });
  return (
    <section class="makelist" aria-labelledby="make-title">
      <div class="makelist-head">
        <div>
          <h2 id="make-title">{words.make}</h2>
          <p class="soft">{words.makeIntro}</p>
        </div>
        <EditionPick labelShown />
      </div>
      <MeetingPapers data={data} show={show} />
      <CasePapers data={data} onMake={(row) => setShown({ what: "case", row })} />
      <CommunityPapers data={data} show={show} />
      {shown?.what === "case" && (
        <CaseDocument id={shown.row.id} title={shown.row.title} release={shown.row.release} onClose={close} />
      )}
      {shown?.what === "other" && <Preview request={shown.request} title={shown.title} onClose={close} />}
    </section>
  );
}

/** Documents that belong together, under a heading. */
function Group(props: { title: string; choice?: ComponentChildren; children: ComponentChildren }): VNode {
  const title = useId();
  return (
    <section class="make-group" aria-labelledby={title}>
      <div class="make-group-head">
        <h3 id={title}>{props.title}</h3>
        {props.choice}
      </div>
      {props.children}
    </section>
  );
}

/** Papers of a meeting: the next one, or another that is chosen once for all of them. */
function MeetingPapers({ data, show }: { data: DocumentsData; show: Show }): VNode {
  const options = meetingOptions(data);
  const [chosen, setChosen] = useState<MeetingId | null>(null);
  const meeting = options.find((one) => one.value === chosen)?.value ?? options[0]?.value;
  if (meeting === undefined) {
    return (
      <Group title={words.groups.meeting}>
        <p class="soft">
          {words.noMeetings} <Link to="meetings">{words.toMeetings}</Link>
        </p>
      </Group>
    );
  }
  const choice = (
    <Select
      name="which meeting"
      label={words.which.meeting}
      labelUnseen
      value={meeting}
      options={options}
      onChange={setChosen}
    />
  );
  return (
    <Group title={words.groups.meeting} choice={choice}>
      <ul>
        <MakeLine
          title={words.pack}
          about={words.packAbout}
          does={words.doPack}
          main
          onMake={() => show({ kind: "pack", meeting, reasons: [] }, words.pack)}
        />
        <MakeLine
          title={words.agenda}
          about={words.agendaAbout}
          does={words.doAgenda}
          onMake={() => show({ kind: "agenda", meeting }, words.agenda)}
        />
        <MakeLine
          title={words.signIn}
          about={words.signInAbout}
          does={words.doSignIn}
          onMake={() => show({ kind: "signInSheet", meeting }, words.signIn)}
        />
        <MakeLine
          title={words.notes}
          about={words.notesAbout}
          does={words.doNotes}
          onMake={() => show({ kind: "meetingNotes", meeting }, words.notes)}
        />
      </ul>
    </Group>
  );
}

function CasePapers({ data, onMake }: { data: DocumentsData; onMake: (row: CaseRow) => void }): VNode {
  return (
    <Group title={words.groups.cases}>
      <ul>
        <ChooseLine
          title={words.case}
          about={words.caseAbout}
          which={words.which.case}
          options={data.cases.map(({ id, number, title }) => ({ value: id, label: `${number}, ${title}` }))}
          none={words.noCases}
          does={words.doCase}
          onMake={(id) => {
            const row = data.cases.find((one) => one.id === id);
            if (row) onMake(row);
          }}
        />
      </ul>
    </Group>
  );
}

function CommunityPapers({ data, show }: { data: DocumentsData; show: Show }): VNode {
  const community = communityId();
  return (
    <Group title={words.groups.community}>
      <ul>
        <MakeLine
          title={words.briefing}
          about={words.briefingAbout}
          does={words.doBriefing}
          onMake={() => act(() => navigate("briefing", {}))}
        />
        <MakeLine
          title={words.letters}
          about={words.lettersAbout}
          does={words.doLetters}
          onMake={() => act(() => navigate("letters", {}))}
        />
        <MakeLine
          title={words.actions}
          about={words.actionsAbout}
          does={words.doActions}
          onMake={() => show({ kind: "actions", community }, words.actions)}
        />
        <MakeLine
          title={words.attendance}
          about={words.attendanceAbout}
          does={words.doAttendance}
          onMake={() => show({ kind: "attendance", community }, words.attendance)}
        />
        <ChooseLine
          title={words.terms}
          about={words.termsAbout}
          which={words.which.terms}
          options={termsOptions(data)}
          none={words.noTerms}
          does={words.doTerms}
          onMake={(terms) => show({ kind: "termsOfReference", terms }, words.terms)}
        />
      </ul>
    </Group>
  );
}

/** Meetings to choose from: the next one first, then the others, the latest first; or only those that were `held`. */
export function meetingOptions(
  { meetings }: Pick<DocumentsData, "meetings">,
  held = false,
): {
  value: string;
  label: string;
}[] {
  const day = today();
  const inOrder = [...meetings]
    .filter((one) => one.status !== "cancelled" && (!held || wasHeld(one, day)))
    .sort((a, b) => a.date.localeCompare(b.date));
  const next = inOrder.find((one) => one.date >= day);
  const rest = inOrder.filter((one) => one !== next).reverse();
  return (next ? [next, ...rest] : rest).map(({ id, number, date }) => ({
    value: id,
    label: words.meetingName(number, dateDay(date)),
  }));
}

/** Whether a meeting took place: it was marked so, or its day has passed and nobody cancelled it. */
function wasHeld({ status, date }: Meeting, day: string): boolean {
  return status === "held" ? date <= day : date < day;
}

function termsOptions({ terms }: DocumentsData): { value: string; label: string }[] {
  return terms.map(({ id, number, adoptedOn }) => ({
    value: id,
    label: words.termsName(
      number,
      adoptedOn === null ? words.termsDraft : words.termsFrom(dateFull(adoptedOn)),
    ),
  }));
}
