import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { CaseRow, DocumentRequest } from "../../api";
import { dateDay, dateFull, today } from "../../lib/format";
import { Button, Select } from "../../widgets";
import { words } from "../../words/documents";
import { CaseDocument } from "./CaseDocument";
import type { DocumentsData } from "./DocumentsScreen";
import { Preview } from "./Preview";

/** What is being made. */
type Shown =
  { what: "case"; row: CaseRow } | { what: "other"; request: DocumentRequest; title: string } | null;

/** The documents that can be made: what it is made from, and one button each. */
export function MakeList({ data, onClosed }: { data: DocumentsData; onClosed: () => void }): VNode {
  const [shown, setShown] = useState<Shown>(null);
  const close = (): void => {
    setShown(null);
    // What was saved meanwhile has left this PC.
    onClosed();
  };
  const show = (request: DocumentRequest, title: string): void => setShown({ what: "other", request, title });
  const meetings = meetingOptions(data);
  return (
    <section class="makelist" aria-labelledby="make-title">
      <h2 id="make-title">{words.make}</h2>
      <p class="soft">{words.makeIntro}</p>
      <ul>
        <MakeLine
          title={words.pack}
          about={words.packAbout}
          which={words.which.meeting}
          options={meetings}
          none={words.noMeetings}
          does={words.doPack}
          main
          onMake={(meeting) => show({ kind: "pack", meeting, reasons: [] }, words.pack)}
        />
        <MakeLine
          title={words.agenda}
          which={words.which.meeting}
          options={meetings}
          none={words.noMeetings}
          does={words.doAgenda}
          onMake={(meeting) => show({ kind: "agenda", meeting }, words.agenda)}
        />
        <MakeLine
          title={words.case}
          which={words.which.case}
          options={data.cases.map(({ id, number, title }) => ({ value: id, label: `${number}, ${title}` }))}
          none={words.noCases}
          does={words.doCase}
          onMake={(id) => {
            const row = data.cases.find((one) => one.id === id);
            if (row) setShown({ what: "case", row });
          }}
        />
        <MakeLine
          title={words.terms}
          which={words.which.terms}
          options={data.terms.map(({ id, number, adoptedOn }) => ({
            value: id,
            label: words.termsName(
              number,
              adoptedOn === null ? words.termsDraft : words.termsFrom(dateFull(adoptedOn)),
            ),
          }))}
          none={words.noTerms}
          does={words.doTerms}
          onMake={(terms) => show({ kind: "termsOfReference", terms }, words.terms)}
        />
      </ul>
      {shown?.what === "case" && (
        <CaseDocument id={shown.row.id} title={shown.row.title} release={shown.row.release} onClose={close} />
      )}
      {shown?.what === "other" && <Preview request={shown.request} title={shown.title} onClose={close} />}
    </section>
  );
}

/** Meetings to choose from: the next one first, then the others, the latest first. */
function meetingOptions({ meetings }: DocumentsData): { value: string; label: string }[] {
  const day = today();
  const inOrder = [...meetings]
    .filter((one) => one.status !== "cancelled")
    .sort((a, b) => a.date.localeCompare(b.date));
  const next = inOrder.find((one) => one.date >= day);
  const rest = inOrder.filter((one) => one !== next).reverse();
  return (next ? [next, ...rest] : rest).map(({ id, number, date }) => ({
    value: id,
    label: words.meetingName(number, dateDay(date)),
  }));
}

interface MakeLineProps {
  title: string;
  about?: string;
  which: string;
  options: readonly { value: string; label: string }[];
  /** Said where there is nothing to make it from. */
  none: string;
  does: string;
  main?: boolean;
  onMake: (id: string) => void;
}

function MakeLine(props: MakeLineProps): VNode {
  const { options } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const value = options.some((option) => option.value === chosen)
    ? (chosen ?? "")
    : (options[0]?.value ?? "");
  return (
    <li class="make-line">
      <div>
        <h3>{props.title}</h3>
        {props.about !== undefined && <p class="about">{props.about}</p>}
      </div>
      {options.length === 0 ? (
        <p class="soft">{props.none}</p>
      ) : (
        <Select
          name={`which ${props.title}`}
          label={`${props.which}: ${props.title}`}
          labelUnseen
          value={value}
          options={options}
          onChange={setChosen}
        />
      )}
      {options.length > 0 && (
        <Button look={props.main ? "main" : "plain"} onClick={() => props.onMake(value)}>
          {props.does}
        </Button>
      )}
    </li>
  );
}
