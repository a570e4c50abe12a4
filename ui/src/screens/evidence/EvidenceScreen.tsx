import type { VNode } from "preact";
import { evidenceList, useLoad, type Evidence } from "../../api";
import { findEvidence } from "../../editor";
import { remembered } from "../../lib/remembered";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { communityId } from "../../session";
import { Button, Empty, Link, Loaded, Page, Table, TextField, byText, type Column } from "../../widgets";
import { words } from "../../words/evidence";
import { SaveList } from "../documents/SaveList";

const find = remembered("");

/** The evidence library (domain F1). */
export function EvidenceScreen(): VNode {
  const community = communityId();
  const load = useLoad<Evidence[]>(["evidence"], () => evidenceList({ community }), community);
  return <Loaded of={load}>{(items) => <EvidencePage items={items} />}</Loaded>;
}

function EvidencePage({ items }: { items: readonly Evidence[] }): VNode {
  const add = (label: string): VNode => (
    <Button look="main" icon="add" onClick={() => act(() => navigate("evidenceItem", {}))}>
      {label}
    </Button>
  );
  if (items.length === 0) {
    return (
      <Page title={words.title(0)}>
        <Empty title={words.empty.title} does={add(words.addFirst)}>
          <p>{words.empty.text}</p>
        </Empty>
      </Page>
    );
  }
  return (
    <Page
      title={words.title(items.length)}
      does={
        <>
          <SaveList list="evidence" of={words.crumb} />
          {add(words.add)}
        </>
      }
    >
      <Library items={items} />
    </Page>
  );
}

function Library({ items }: { items: readonly Evidence[] }): VNode {
  const shown = findEvidence(items, find.value);
  const look = (value: string): void => {
    find.value = value;
  };
  return (
    <>
      <div class="filters">
        <span class="finder">
          <TextField
            label={words.find}
            labelUnseen
            name="find"
            type="search"
            placeholder={words.find}
            value={find.value}
            onChange={look}
          />
        </span>
        <span class="how-many" role="status">
          {words.howMany(shown.length, items.length)}
        </span>
      </div>
      {shown.length === 0 ? (
        <div class="none-fit">
          <p>{words.none}</p>
          <Button small onClick={() => look("")}>
            {words.clear}
          </Button>
        </div>
      ) : (
        <Table
          caption={words.table}
          columns={columns}
          rows={shown}
          keyOf={(one) => one.id}
          sortedBy="title"
        />
      )}
    </>
  );
}

const columns: readonly Column<Evidence>[] = [
  {
    key: "title",
    head: words.column.title,
    names: true,
    class: "wide-cell",
    order: byText((one) => one.title),
    cell: (one) => (
      <>
        <Link to="evidenceItem" with={{ id: one.id }}>
          <bdi>{one.title}</bdi>
        </Link>
        <span class="about">{one.summary}</span>
      </>
    ),
  },
  {
    key: "authors",
    head: words.column.authors,
    order: byText((one) => one.authors),
    cell: (one) => <bdi>{one.authors}</bdi>,
  },
  { key: "year", head: words.column.year, order: byText((one) => one.year), cell: (one) => one.year },
  { key: "source", head: words.column.source, cell: (one) => one.source },
];
