import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import {
  exportFind,
  exportSave,
  useLoad,
  type Export,
  type ExportFilter,
  type ExportKind,
} from "../../../api";
import { capital, instant } from "../../../lib/format";
import { optionsOf } from "../../../lib/options";
import { communityId } from "../../../session";
import {
  Button,
  Empty,
  Failure,
  Loading,
  Select,
  Table,
  TextField,
  byText,
  type Column,
} from "../../../widgets";
import { words as documents } from "../../../words/documents";
import { words } from "../../../words/trail";
import { SafetyPage } from "../SafetyPage";
import { SaveButtons } from "./SaveButtons";
import { ViewPick } from "./TrailTab";

/** Digits of a checksum that are shown; the saved list has all of them. */
const SHOWN = 12;

/** The register of what has left this PC: when, what, by whom, for whom and what for (domain E15). */
export function LeftPart(): VNode {
  const [what, setWhat] = useState<ExportKind | "">("");
  const [forWhom, setForWhom] = useState("");
  const filter: ExportFilter = {
    community: communityId(),
    what: what === "" ? null : what,
    by: "",
    forWhom: forWhom.trim(),
    case: null,
    meeting: null,
    person: null,
    from: null,
    to: null,
  };
  const load = useLoad<Export[]>(["export"], () => exportFind({ filter }), JSON.stringify(filter));
  const [last, setLast] = useState<Export[] | null>(null);
  useEffect(() => {
    if (load.value) setLast(load.value);
  }, [load.value]);
  const rows = load.value ?? last;
  const narrowed = what !== "" || forWhom !== "";
  return (
    <SafetyPage
      at="trail"
      title={rows && !narrowed ? words.titleLeft(rows.length) : capital(words.left)}
      does={<SaveButtons onSave={(format) => exportSave({ filter, format })} />}
    >
      <div class="trail-head">
        <ViewPick />
      </div>
      {load.state === "failed" && <Failure error={load.error} onRetry={load.reload} />}
      {rows?.length === 0 && !narrowed ? (
        <Empty title={words.titleLeft(0)}>
          <p>{words.empty}</p>
        </Empty>
      ) : (
        <>
          <LeftFilter
            what={what}
            forWhom={forWhom}
            found={rows?.length ?? null}
            onWhat={setWhat}
            onForWhom={setForWhom}
          />
          {rows === null ? (
            <Loading />
          ) : rows.length === 0 ? (
            <p class="soft">{words.filter.none}</p>
          ) : (
            <Table
              caption={words.captionLeft}
              columns={columns}
              rows={rows}
              keyOf={(one) => one.id}
              class="trail"
              most={100}
            />
          )}
        </>
      )}
    </SafetyPage>
  );
}

function LeftFilter(props: {
  what: ExportKind | "";
  forWhom: string;
  found: number | null;
  onWhat: (what: ExportKind | "") => void;
  onForWhom: (forWhom: string) => void;
}): VNode {
  const { what, forWhom } = props;
  return (
    <div class="filters">
      <Select
        label={words.filter.what}
        labelUnseen
        name="leftWhat"
        value={what}
        options={[{ value: "" as const, label: words.filter.every }, ...optionsOf(documents.kinds)]}
        onChange={props.onWhat}
      />
      <span class="finder">
        <TextField
          label={words.filter.forWhom}
          labelUnseen
          name="leftForWhom"
          type="search"
          placeholder={words.filter.forWhom}
          value={forWhom}
          onChange={props.onForWhom}
        />
      </span>
      {(what !== "" || forWhom !== "") && (
        <Button
          small
          look="quiet"
          onClick={() => {
            props.onWhat("");
            props.onForWhom("");
          }}
        >
          {words.filter.clear}
        </Button>
      )}
      <span class="how-many" role="status">
        {props.found}
      </span>
    </div>
  );
}

const columns: readonly Column<Export>[] = [
  {
    key: "when",
    head: words.column.when,
    class: "when",
    order: (a, b) => b.at.localeCompare(a.at),
    cell: (one) => instant(one.at),
  },
  {
    key: "what",
    head: words.column.what,
    names: true,
    order: byText((one) => documents.kinds[one.what]),
    cell: (one) => (
      <>
        {documents.kinds[one.what]}
        <span class="about">{one.fileName}</span>
        <span class="about sum-text" title={words.sha(one.sha256)}>
          {words.sha(`${one.sha256.slice(0, SHOWN)}…`)}
        </span>
      </>
    ),
  },
  {
    key: "forWhom",
    head: words.column.forWhom,
    order: byText((one) => one.forWhom),
    cell: (one) => <bdi>{one.forWhom}</bdi>,
  },
  {
    key: "purpose",
    head: words.column.purpose,
    cell: (one) => (
      <>
        {one.purpose}
        {one.reason !== null && <span class="about mind">{words.reason(one.reason)}</span>}
      </>
    ),
  },
  {
    key: "cases",
    head: words.column.cases,
    cell: (one) => (one.cases.length === 0 ? words.noCases : words.cases(one.cases.length)),
  },
  { key: "who", head: words.column.who, order: byText((one) => one.by), cell: (one) => <bdi>{one.by}</bdi> },
];
