import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { caseImport, caseList, isCancelled, useLoad, type CaseImported, type CaseRow } from "../../api";
import { act, tell } from "../../lib/trouble";
import { communityId } from "../../session";
import { Button, byText, Empty, Link, Loaded, Page, Table, type Column } from "../../widgets";
import { words as all } from "../../words/cases";
import { SaveList } from "../documents/SaveList";
import { AddCase } from "./AddCase";
import { STATES } from "./details";
import { ImportReport } from "./ImportReport";
import { PermissionCell } from "./permission";

const words = all.list;

/** The cases of a community. */
export function CasesScreen(): VNode {
  const community = communityId();
  const load = useLoad(["case"], () => caseList({ community }), community);
  const [adding, setAdding] = useState(false);
  const [imported, setImported] = useState<CaseImported | null>(null);
  const importOne = (): void =>
    act(async () => {
      try {
        setImported((await caseImport({ community })).value);
      } catch (thrown) {
        if (!isCancelled(thrown)) tell(thrown);
      }
    });
  return (
    <Loaded of={load}>
      {(rows) => (
        <>
          <CasesPage rows={rows} onAdd={() => setAdding(true)} onImport={importOne} />
          {adding && <AddCase onClose={() => setAdding(false)} />}
          {imported && <ImportReport of={imported} onClose={() => setImported(null)} />}
        </>
      )}
    </Loaded>
  );
}

function CasesPage(props: { rows: readonly CaseRow[]; onAdd: () => void; onImport: () => void }): VNode {
  const { rows } = props;
  const add = (
    <Button look="main" icon="add" onClick={props.onAdd}>
      {words.add}
    </Button>
  );
  const bring = <Button onClick={props.onImport}>{words.import}</Button>;
  if (rows.length === 0) {
    return (
      <Page title={words.title(0)}>
        <Empty
          title={words.emptyTitle}
          does={
            <>
              {add}
              {bring}
            </>
          }
          aside={all.add.private}
        >
          <p>{words.emptyText}</p>
        </Empty>
      </Page>
    );
  }
  return (
    <Page
      title={words.title(rows.length)}
      does={
        <>
          <SaveList list="cases" of={all.crumb} />
          {bring}
          {add}
        </>
      }
    >
      <Table
        class="caselist"
        caption={words.caption}
        columns={COLUMNS}
        rows={rows}
        keyOf={(row) => row.id}
        sortedBy="number"
      />
    </Page>
  );
}

const COLUMNS: readonly Column<CaseRow>[] = [
  { key: "number", head: words.number, cell: (row) => row.number, order: (a, b) => a.number - b.number },
  {
    key: "title",
    head: words.name,
    names: true,
    order: byText((row) => row.title),
    cell: (row) => (
      <Link to="case" with={{ id: row.id }}>
        {row.title.trim() === "" ? words.untitled : row.title}
      </Link>
    ),
  },
  {
    key: "presenter",
    head: words.presenter,
    order: byText((row) => row.presenterName),
    cell: (row) => row.presenterName || <span class="faint">{words.nobody}</span>,
  },
  {
    key: "kind",
    head: words.kind,
    class: "kind",
    cell: (row) => (row.kind ? all.kinds[row.kind] : all.kindOpen),
  },
  {
    key: "state",
    head: words.state,
    cell: (row) => all.states[row.state],
    order: (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state),
  },
  {
    key: "permission",
    head: words.permission,
    cell: (row) => <PermissionCell permission={row.permission} />,
  },
  {
    key: "words",
    head: words.words,
    class: "number",
    cell: (row) => row.words.toLocaleString("en-GB"),
    order: (a, b) => a.words - b.words,
  },
];
