import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Erased, RetentionDue, RetentionEntry } from "../../../api";
import { dateField } from "../../../lib/format";
import { Button, Empty, Table, byText, type Column } from "../../../widgets";
import { words as all } from "../../../words/protection";
import { words as shared } from "../../../words/safety";
import { ErasedDialog } from "../bin/EraseDialog";
import { DecideDialog } from "./DecideDialog";

const words = all.due;

/** What is due for review, and what was decided before. */
export function DuePart(props: {
  due: readonly RetentionDue[];
  decisions: readonly RetentionEntry[];
  onChanged: () => void;
}): VNode {
  const { due, decisions } = props;
  const [deciding, setDeciding] = useState<RetentionDue | null>(null);
  const [erased, setErased] = useState<Erased | null>(null);
  return (
    <div class="safety-parts">
      {due.length === 0 ? (
        <Empty title={words.empty}>
          <p>{words.emptyText}</p>
        </Empty>
      ) : (
        <section>
          <p class="soft">{words.lead}</p>
          <Table
            caption={words.caption}
            columns={columns(setDeciding)}
            rows={due}
            keyOf={(one) => `${one.part} ${one.id}`}
            most={100}
          />
        </section>
      )}
      {decisions.length > 0 && (
        <section aria-labelledby="decisions">
          <h2 id="decisions">{words.decisions}</h2>
          <Table
            caption={words.decisionsCaption}
            columns={decided}
            rows={decisions}
            keyOf={(one) => `${one.at} ${one.record.id}`}
            most={50}
          />
        </section>
      )}
      {deciding && (
        <DecideDialog
          due={deciding}
          onClose={() => setDeciding(null)}
          onDecided={(gone) => {
            setDeciding(null);
            setErased(gone);
            props.onChanged();
          }}
        />
      )}
      {erased && <ErasedDialog erased={erased} onClose={() => setErased(null)} />}
    </div>
  );
}

function columns(onDecide: (one: RetentionDue) => void): readonly Column<RetentionDue>[] {
  return [
    {
      key: "what",
      head: words.column.what,
      names: true,
      order: byText((one) => one.title),
      cell: (one) => (
        <>
          <bdi>{one.title}</bdi>
          <span class="about">{shared.data[one.data]}</span>
        </>
      ),
    },
    {
      key: "since",
      head: words.column.since,
      class: "when",
      order: (a, b) => a.since.localeCompare(b.since),
      cell: (one) => dateField(one.since),
    },
    {
      key: "due",
      head: words.column.due,
      class: "when",
      order: (a, b) => a.due.localeCompare(b.due),
      cell: (one) => <span class="mind">{dateField(one.due)}</span>,
    },
    { key: "why", head: words.column.why, cell: (one) => one.why },
    {
      key: "does",
      head: words.column.does,
      headUnseen: true,
      cell: (one) => (
        <div class="does">
          <Button small look="quiet" icon="edit" writes onClick={() => onDecide(one)}>
            <span aria-hidden>{words.decide}</span>
            <span class="unseen">{words.decideOn(one.title)}</span>
          </Button>
        </div>
      ),
    },
  ];
}

const decided: readonly Column<RetentionEntry>[] = [
  {
    key: "what",
    head: words.decisionColumn.what,
    names: true,
    cell: (one) =>
      one.record.title === "" ? <span class="faint">{words.erased}</span> : <bdi>{one.record.title}</bdi>,
  },
  { key: "decision", head: words.decisionColumn.decision, cell: (one) => words.decision(one.decision) },
  { key: "when", head: words.decisionColumn.when, cell: (one) => words.at(one.at) },
  { key: "who", head: words.decisionColumn.who, cell: (one) => <bdi>{one.by}</bdi> },
];
