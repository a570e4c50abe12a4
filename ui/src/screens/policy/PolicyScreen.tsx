import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { policyList, useLoad, type PolicyLevel, type PolicyLine, type PolicyStatus } from "../../api";
import { dateShort } from "../../lib/format";
import { optionsOf } from "../../lib/options";
import { remembered } from "../../lib/remembered";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { communityId } from "../../session";
import {
  Button,
  byText,
  Empty,
  Icon,
  Link,
  Loaded,
  Page,
  Select,
  Table,
  TextField,
  type Column,
} from "../../widgets";
import { words } from "../../words/policy";
import { SaveList } from "../documents/SaveList";
import { fitting, LEVELS, STATUSES } from "./register";
import { StatusMark } from "./StatusMark";

const filter = remembered<{ status: PolicyStatus | ""; level: PolicyLevel | ""; find: string }>({
  status: "",
  level: "",
  find: "",
});

/** The register of policy issues (domain E10). */
export function PolicyScreen(): VNode {
  const community = communityId();
  const load = useLoad<PolicyLine[]>(["policy"], () => policyList({ community }), community);
  return <Loaded of={load}>{(issues) => <PolicyPage issues={issues} />}</Loaded>;
}

function PolicyPage({ issues }: { issues: readonly PolicyLine[] }): VNode {
  const add = (label: string): VNode => (
    <Button look="main" icon="add" onClick={() => act(() => navigate("policyIssue", {}))}>
      {label}
    </Button>
  );
  if (issues.length === 0) {
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
      title={words.title(issues.length)}
      does={
        <>
          <SaveList list="policy" of={words.table} />
          <Button icon="documents" onClick={() => act(() => navigate("briefing", {}))}>
            {words.brief}
          </Button>
          {add(words.add)}
        </>
      }
    >
      <Register issues={issues} />
    </Page>
  );
}

function Register({ issues }: { issues: readonly PolicyLine[] }): VNode {
  const wanted = filter.value;
  const shown = useMemo(() => fitting(issues, wanted), [issues, wanted]);
  const set = (change: Partial<typeof wanted>): void => {
    filter.value = { ...filter.peek(), ...change };
  };
  return (
    <>
      <div class="filters">
        <Select
          label={words.filter.status}
          labelUnseen
          name="filterStatus"
          value={wanted.status}
          options={[{ value: "" as const, label: words.filter.anyStatus }, ...optionsOf(words.status)]}
          onChange={(status) => set({ status })}
        />
        <Select
          label={words.filter.level}
          labelUnseen
          name="filterLevel"
          value={wanted.level}
          options={[{ value: "" as const, label: words.filter.anyLevel }, ...optionsOf(words.level)]}
          onChange={(level) => set({ level })}
        />
        <span class="finder">
          <TextField
            label={words.find}
            labelUnseen
            name="find"
            type="search"
            placeholder={words.find}
            value={wanted.find}
            onChange={(find) => set({ find })}
          />
        </span>
        <span class="how-many" role="status">
          {words.howMany(shown.length, issues.length)}
        </span>
      </div>
      {shown.length === 0 ? (
        <div class="none-fit">
          <p>{words.none}</p>
          <Button small onClick={() => set({ status: "", level: "", find: "" })}>
            {words.clear}
          </Button>
        </div>
      ) : (
        <Table
          class="policylist"
          caption={words.table}
          columns={COLUMNS}
          rows={shown}
          keyOf={(one) => one.id}
          sortedBy="status"
        />
      )}
    </>
  );
}

const COLUMNS: readonly Column<PolicyLine>[] = [
  {
    key: "title",
    head: words.column.title,
    names: true,
    class: "wide-cell",
    order: byText((one) => one.title),
    cell: (one) => (
      <>
        <Link to="policyIssue" with={{ id: one.id }}>
          <bdi>{one.title}</bdi>
        </Link>
        {one.next !== null && <span class="about">{words.next(one.next, one.missing)}</span>}
      </>
    ),
  },
  {
    key: "status",
    head: words.column.status,
    order: (a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status),
    cell: (one) => <StatusMark status={one.status} />,
  },
  {
    key: "level",
    head: words.column.level,
    order: (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level),
    cell: (one) => words.levelShort[one.level],
  },
  {
    key: "seen",
    head: words.column.seen,
    class: "seen",
    order: (a, b) => b.cases.length - a.cases.length,
    cell: (one) => (
      <>
        {words.seenIn(one.cases.length)}
        <span class="about">{words.since(dateShort(one.since))}</span>
      </>
    ),
  },
  {
    key: "told",
    head: words.column.told,
    class: "told-cell",
    order: byText((one) => one.comeBack ?? ""),
    cell: (one) => <Told of={one} />,
  },
];

function Told({ of }: { of: PolicyLine }): VNode {
  if (of.told.length === 0) return <span class="faint">{words.nobody}</span>;
  const day = of.comeBack === null ? null : dateShort(of.comeBack);
  return (
    <>
      {of.told.map((whom) => (
        <span class="told-one" key={whom}>
          <bdi>{whom}</bdi>
        </span>
      ))}
      {day !== null &&
        (of.overdue ? (
          <span class="state late">
            <Icon name="warn" />
            {words.comeBackLate(day)}
          </span>
        ) : (
          <span class="about">{words.comeBack(day)}</span>
        ))}
    </>
  );
}
