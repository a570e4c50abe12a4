import type { VNode } from "preact";
import { actionList, actionUpdate, useLoad, type Action } from "../../api";
import { noteSaved } from "../../lib/autosave";
import { actionDetails } from "../../lib/details";
import { dateShort, dateShortDay, today } from "../../lib/format";
import { remembered } from "../../lib/remembered";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { offerUndo } from "../../lib/undo";
import { communityId } from "../../session";
import { Button, Empty, Icon, Link, Loaded, Page, Pick, Table, byText, type Column } from "../../widgets";
import { words } from "../../words/actions";
import { SaveList } from "../documents/SaveList";

const which = remembered<"open" | "all">("open");
const crumbs = [{ to: "today", text: words.crumb }] as const;

/** What was agreed, who does it, by when (domain D11). */
export function ActionsScreen(): VNode {
  const community = communityId();
  const load = useLoad<Action[]>(
    ["action", "person"],
    () => actionList({ community, openOnly: false }),
    community,
  );
  return <Loaded of={load}>{(actions) => <ActionsPage actions={actions} />}</Loaded>;
}

function ActionsPage({ actions }: { actions: readonly Action[] }): VNode {
  const open = actions.filter((one) => one.doneOn === null);
  const shown = which.value === "open" ? open : actions;
  const add = (
    <Button look="main" icon="add" onClick={() => act(() => navigate("action", {}))}>
      {words.add}
    </Button>
  );
  return (
    <Page
      title={words.title(open.length)}
      crumbs={crumbs}
      does={
        actions.length > 0 && (
          <>
            <SaveList list="actions" of={words.listCrumb} />
            {add}
          </>
        )
      }
    >
      {actions.length === 0 ? (
        <Empty title={words.empty.title} does={add}>
          <p>{words.empty.text}</p>
        </Empty>
      ) : (
        <>
          <div class="filters">
            <Pick
              label={words.filter}
              value={which.value}
              options={[
                { value: "open", label: words.open },
                { value: "all", label: words.all },
              ]}
              onChange={(value) => {
                which.value = value;
              }}
            />
          </div>
          {shown.length === 0 ? (
            <p class="soft">{words.allDone}</p>
          ) : (
            <Table
              caption={words.table}
              columns={columns}
              rows={shown}
              keyOf={(one) => one.id}
              sortedBy="due"
            />
          )}
        </>
      )}
    </Page>
  );
}

const columns: readonly Column<Action>[] = [
  {
    key: "done",
    head: words.column.done,
    headUnseen: true,
    class: "tick-cell",
    cell: (one) => (
      <button
        type="button"
        class="tick"
        aria-pressed={one.doneOn !== null}
        aria-label={words.mark(one.what)}
        onClick={() => act(() => toggle(one))}
      />
    ),
  },
  {
    key: "what",
    head: words.column.what,
    names: true,
    order: byText((one) => one.what),
    cell: (one) => (
      <Link to="action" with={{ id: one.id }}>
        {one.what}
      </Link>
    ),
  },
  {
    key: "owner",
    head: words.column.owner,
    order: byText((one) => one.ownerName),
    cell: (one) =>
      one.ownerName === "" ? <span class="faint">{words.nobody}</span> : <bdi>{one.ownerName}</bdi>,
  },
  {
    key: "due",
    head: words.column.due,
    order: byText((one) => one.due ?? ""),
    cell: (one) => <DueCell action={one} />,
  },
];

function DueCell({ action }: { action: Action }): VNode {
  if (action.doneOn !== null) return <span class="faint">{words.doneOn(dateShort(action.doneOn))}</span>;
  if (action.due === null) return <span class="faint">{words.noDate}</span>;
  if (action.due < today()) {
    return (
      <span class="state late">
        <Icon name="warn" />
        {words.late(dateShortDay(action.due))}
      </span>
    );
  }
  return <>{dateShortDay(action.due)}</>;
}

async function toggle(action: Action): Promise<void> {
  const details = actionDetails(action);
  const { value } = await actionUpdate({
    id: action.id,
    version: action.version,
    details: { ...details, doneOn: details.doneOn === null ? today() : null },
  });
  noteSaved();
  if (value.doneOn === null) return;
  offerUndo(words.isDone(action.what), () =>
    actionUpdate({ id: action.id, version: value.version, details }),
  );
}
