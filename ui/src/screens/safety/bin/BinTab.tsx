import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import { binList, binRestore, useLoad, type BinEntry, type Kind } from "../../../api";
import { fold } from "../../../lib/fold";
import { act } from "../../../lib/trouble";
import { say } from "../../../lib/undo";
import { communityId } from "../../../session";
import { Button, cx, Empty, Loaded, Select, Table, TextField, byText, type Column } from "../../../widgets";
import { words } from "../../../words/bin";
import { partName, words as shared } from "../../../words/safety";
import { SafetyPage } from "../SafetyPage";
import { EraseDialog } from "./EraseDialog";

/** Kinds that can be in the bin: a change of any of them may have filled it. */
const kinds: readonly Kind[] = [
  "person",
  "service",
  "meeting",
  "action",
  "case",
  "evidence",
  "policy",
  "terms",
  "community",
];
/** Days before the end that are told in amber. */
const SOON = 3;

/** What was deleted: to be brought back for a while, or erased for good (domain H4). */
export function BinTab(): VNode {
  const community = communityId();
  const load = useLoad<BinEntry[]>(kinds, () => binList({ community }), community);
  return <Loaded of={load}>{(entries) => <BinPage entries={entries} onChanged={load.reload} />}</Loaded>;
}

function BinPage(props: { entries: readonly BinEntry[]; onChanged: () => void }): VNode {
  const { entries } = props;
  const [erasing, setErasing] = useState<BinEntry | null>(null);
  const restore = (one: BinEntry): void =>
    act(async () => {
      await binRestore({ record: { part: one.part, id: one.id } });
      say(words.restored(titleOf(one)));
      props.onChanged();
    });
  return (
    <SafetyPage at="bin" title={words.title(entries.length)}>
      {entries.length === 0 ? (
        <Empty title={words.empty.title}>
          <p>{words.empty.text}</p>
        </Empty>
      ) : (
        <>
          <p class="soft lead-in">{words.lead}</p>
          <BinList entries={entries} onRestore={restore} onErase={setErasing} />
        </>
      )}
      {erasing && (
        <EraseDialog
          record={{ part: erasing.part, id: erasing.id }}
          title={titleOf(erasing)}
          onClose={() => setErasing(null)}
          onErased={props.onChanged}
        />
      )}
    </SafetyPage>
  );
}

/** What an entry is called. */
function titleOf(one: BinEntry): string {
  return one.title === "" ? `${partName(one.part, one.kind)} ${shared.untitled}` : one.title;
}

interface BinListProps {
  entries: readonly BinEntry[];
  onRestore: (one: BinEntry) => void;
  onErase: (one: BinEntry) => void;
}

function BinList(props: BinListProps): VNode {
  const { entries } = props;
  const [kind, setKind] = useState<Kind | "">("");
  const [find, setFind] = useState("");
  const there = [...new Set(entries.map((one) => one.kind))];
  const shown = useMemo(
    () =>
      entries.filter(
        (one) => (kind === "" || one.kind === kind) && fold(titleOf(one)).includes(fold(find).trim()),
      ),
    [entries, kind, find],
  );
  return (
    <section>
      <BinFilter
        kind={kind}
        kinds={there}
        find={find}
        says={words.howMany(shown.length, entries.length)}
        onKind={setKind}
        onFind={setFind}
      />
      {shown.length === 0 ? (
        <div class="none-fit">
          <p>{words.filter.none}</p>
          <Button
            small
            onClick={() => {
              setKind("");
              setFind("");
            }}
          >
            {words.filter.clear}
          </Button>
        </div>
      ) : (
        <Table
          caption={words.caption}
          columns={columns(props)}
          rows={shown}
          keyOf={(one) => `${one.part} ${one.id}`}
          most={100}
        />
      )}
    </section>
  );
}

function BinFilter(props: {
  kind: Kind | "";
  kinds: readonly Kind[];
  find: string;
  says: string;
  onKind: (kind: Kind | "") => void;
  onFind: (find: string) => void;
}): VNode {
  return (
    <div class="filters">
      <Select
        label={words.filter.kind}
        labelUnseen
        name="binKind"
        value={props.kind}
        options={[
          { value: "" as const, label: words.filter.every },
          ...props.kinds.map((value) => ({ value, label: shared.kind[value] })),
        ]}
        onChange={props.onKind}
      />
      <span class="finder">
        <TextField
          label={words.filter.find}
          labelUnseen
          name="binFind"
          type="search"
          placeholder={words.filter.find}
          value={props.find}
          onChange={props.onFind}
        />
      </span>
      <span class="how-many" role="status">
        {props.says}
      </span>
    </div>
  );
}

function columns(props: BinListProps): readonly Column<BinEntry>[] {
  return [
    {
      key: "what",
      head: words.column.what,
      names: true,
      order: byText(titleOf),
      cell: (one) => (
        <>
          <bdi>{titleOf(one)}</bdi>
          <span class="about">{partName(one.part, one.kind)}</span>
        </>
      ),
    },
    {
      key: "deleted",
      head: words.column.deleted,
      class: "when",
      order: (a, b) => b.deletedAt.localeCompare(a.deletedAt),
      cell: (one) => (
        <>
          {words.deleted(one.deletedAt)}
          <span class="about">{words.by(one.deletedBy)}</span>
        </>
      ),
    },
    {
      key: "goes",
      head: words.column.goes,
      class: "when",
      order: (a, b) => a.daysLeft - b.daysLeft,
      cell: (one) => (
        <>
          <span class={cx(one.daysLeft <= SOON && "mind")}>{words.left(one.daysLeft)}</span>
          <span class="about">{words.on(one.goesOn)}</span>
        </>
      ),
    },
    {
      key: "does",
      head: words.column.does,
      headUnseen: true,
      cell: (one) => (
        <div class="does">
          <Button small look="quiet" icon="undo" writes onClick={() => props.onRestore(one)}>
            <span aria-hidden>{words.restore}</span>
            <span class="unseen">{words.restoreOf(titleOf(one))}</span>
          </Button>
          <Button small look="quiet" icon="trash" onClick={() => props.onErase(one)}>
            <span aria-hidden>{words.erase}</span>
            <span class="unseen">{words.eraseOf(titleOf(one))}</span>
          </Button>
        </div>
      ),
    },
  ];
}
