import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import {
  auditList,
  auditSave,
  auditVerify,
  facilitatorList,
  useLoad,
  type AuditCheck,
  type AuditEntry,
  type AuditFilter,
  type AuditPage,
  type Facilitator,
} from "../../../api";
import { instant } from "../../../lib/format";
import { act } from "../../../lib/trouble";
import { Button, Failure, Loading, Note, Table, type Column } from "../../../widgets";
import { words as shared } from "../../../words/safety";
import { words } from "../../../words/trail";
import { SafetyPage } from "../SafetyPage";
import { ChangesFilter } from "./ChangesFilter";
import { SaveButtons } from "./SaveButtons";
import { ViewPick } from "./TrailTab";

/** Everything, newest first. */
const everything: AuditFilter = {
  event: null,
  kind: null,
  record: null,
  facilitator: null,
  recoveryKey: false,
  from: null,
  to: null,
  page: 0,
  pageSize: 50,
};

/** The audit trail: filtered, page by page, checked and saved. */
export function Changes(): VNode {
  const [filter, setFilter] = useState(everything);
  const people = useLoad<Facilitator[]>(["facilitator"], facilitatorList);
  const load = useLoad<AuditPage>([], () => auditList({ filter }), JSON.stringify(filter));
  const [last, setLast] = useState<AuditPage | null>(null);
  const page = load.value ?? last;
  useEffect(() => {
    if (load.value) setLast(load.value);
  }, [load.value]);
  const narrow = (change: Partial<AuditFilter>): void => setFilter({ ...filter, ...change, page: 0 });
  return (
    <SafetyPage
      at="trail"
      title={page ? words.titleChanges(page.total) : shared.tab.trail}
      does={<SaveButtons onSave={(format) => auditSave({ filter, format })} />}
    >
      <div class="trail-head">
        <ViewPick />
        <Check />
      </div>
      <ChangesFilter
        filter={filter}
        people={people.value ?? []}
        onChange={narrow}
        onClear={() => setFilter(everything)}
      />
      {load.state === "failed" && <Failure error={load.error} onRetry={load.reload} />}
      {page ? (
        <Entries page={page} onPage={(to) => setFilter({ ...filter, page: to })} />
      ) : (
        load.state === "loading" && <Loading />
      )}
    </SafetyPage>
  );
}

/** Checks the chain of the whole trail and says what was found. */
function Check(): VNode {
  const [found, setFound] = useState<AuditCheck | null>(null);
  const [busy, setBusy] = useState(false);
  const check = (): void =>
    act(async () => {
      setBusy(true);
      try {
        setFound(await auditVerify());
      } finally {
        setBusy(false);
      }
    });
  return (
    <>
      <Button icon="shield" busy={busy} onClick={check}>
        {busy ? words.checking : words.check}
      </Button>
      <div class="check-says" role="status">
        {found?.whole === true && <Note tone="good">{words.whole(found.entries)}</Note>}
        {found?.whole === false && (
          <Note tone="bad">
            <p>
              <b>{words.broken}</b>
            </p>
            <p>{found.problem}</p>
            <p>{words.brokenText}</p>
          </Note>
        )}
      </div>
    </>
  );
}

const columns: readonly Column<AuditEntry>[] = [
  { key: "number", head: words.column.number, class: "number-cell", cell: (one) => one.number },
  { key: "when", head: words.column.when, class: "when", cell: (one) => instant(one.at) },
  { key: "what", head: words.column.what, names: true, cell: (one) => one.what },
  {
    key: "record",
    head: words.column.record,
    cell: (one) =>
      one.kind !== null && (
        <>
          {one.title === "" ? <span class="faint">{words.noTitle}</span> : <bdi>{one.title}</bdi>}
          <span class="about">{shared.kind[one.kind]}</span>
        </>
      ),
  },
  {
    key: "who",
    head: words.column.who,
    cell: (one) => (one.facilitator === null && one.who === "" ? words.recoveryKey : <bdi>{one.who}</bdi>),
  },
];

function Entries({ page, onPage }: { page: AuditPage; onPage: (to: number) => void }): VNode {
  const top = useRef<HTMLDivElement>(null);
  const turn = (to: number): void => {
    onPage(to);
    // Reading goes on at the top of the new page.
    top.current?.focus({ preventScroll: true });
    top.current?.scrollIntoView({ block: "nearest" });
  };
  if (page.entries.length === 0) return <p class="soft">{words.filter.none}</p>;
  return (
    <div ref={top} tabIndex={-1} class="paged">
      <Table
        caption={words.caption}
        columns={columns}
        rows={page.entries}
        keyOf={(one) => String(one.number)}
        class="trail"
      />
      {page.pages > 1 && (
        <div class="pager">
          <Button
            small
            icon="back"
            onClick={() => turn(Math.max(0, page.page - 1))}
            label={shared.previous}
          />
          <span class="numbers" aria-live="polite">
            {shared.page(page.page + 1, page.pages)}
          </span>
          <Button
            small
            icon="arrow"
            onClick={() => turn(Math.min(page.pages - 1, page.page + 1))}
            label={shared.next}
          />
        </div>
      )}
    </div>
  );
}
