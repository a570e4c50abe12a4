import type { VNode } from "preact";
import type { Export } from "../../api";
import { instant } from "../../lib/format";
import { Link, Table, type Column } from "../../widgets";
import { words as all } from "../../words/documents";
import type { DocumentsData } from "./DocumentsScreen";
import { SaveList } from "./SaveList";

const words = all.left;

/** What has left this PC, newest first (domain E15). */
export function LeftList({ data }: { data: DocumentsData }): VNode {
  const rows = [...data.exports].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section class="leftlist" aria-labelledby="left-title">
      <div class="leftlist-head">
        <h2 id="left-title">{words.title}</h2>
        {rows.length > 0 && <SaveList list="exports" of={words.title} small />}
      </div>
      {rows.length === 0 ? (
        <p class="soft">{words.empty}</p>
      ) : (
        <Table caption={words.caption} columns={columns(data)} rows={rows} keyOf={(row) => row.id} />
      )}
    </section>
  );
}

function columns(data: DocumentsData): readonly Column<Export>[] {
  return [
    { key: "when", head: words.when, class: "when", cell: (row) => instant(row.at) },
    {
      key: "what",
      head: words.what,
      names: true,
      cell: (row) => (
        <>
          {all.kinds[row.what]}
          <span class="about">{row.fileName}</span>
        </>
      ),
    },
    { key: "whom", head: words.whom, cell: (row) => <Whom of={row} /> },
    { key: "cases", head: words.cases, cell: (row) => <Cases of={row} data={data} /> },
    { key: "by", head: words.by, cell: (row) => row.by },
  ];
}

/** For whom and what for, where somebody said so. */
function Whom({ of }: { of: Export }): VNode {
  const { forWhom, purpose } = of;
  if (forWhom === "" && purpose === "") return <span class="faint">{words.notSaid}</span>;
  return (
    <>
      {forWhom}
      <span class="about">{purpose}</span>
    </>
  );
}

function Cases({ of, data }: { of: Export; data: DocumentsData }): VNode {
  if (of.cases.length === 0) return <span class="soft">{words.none}</span>;
  return (
    <>
      {of.cases.map((id) => {
        const found = data.cases.find((one) => one.id === id);
        return (
          <span class="left-case" key={id}>
            {found ? (
              <Link to="case" with={{ id }}>
                {found.number}, {found.title}
              </Link>
            ) : (
              words.goneCase
            )}
          </span>
        );
      })}
      {of.reason !== null && <span class="about mind">{words.reason(of.reason)}</span>}
    </>
  );
}
