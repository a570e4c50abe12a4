import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { peopleAdvice, personList, useLoad, type Advice, type Person, type PersonStage } from "../../api";
import { fold } from "../../lib/fold";
import { optionsOf } from "../../lib/options";
import { remembered } from "../../lib/remembered";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { communityId } from "../../session";
import {
  Button,
  Crown,
  Empty,
  Link,
  Loaded,
  Page,
  Select,
  Table,
  TextField,
  byText,
  crownOf,
  type Column,
} from "../../widgets";
import { words } from "../../words/people";
import { SaveList } from "../documents/SaveList";
import { disciplinesOf, isComing, stageOrder } from "./mix";
import { PeopleTabs } from "./PeopleTabs";
import { RoundTable } from "./RoundTable";
import "./people.css";

/** Filters, kept while one looks at a person. An empty text is no filter. */
const filter = remembered<{ stage: PersonStage | ""; discipline: string; find: string }>({
  stage: "",
  discipline: "",
  find: "",
});
/** Stands for people without a discipline among the disciplines of the filter. */
const UNSAID = "\u0000";

/** Everybody, and who is round the table (domain C3, C4, C6). */
export function PeopleScreen(): VNode {
  const id = communityId();
  const load = useLoad<[Person[], Advice[]]>(
    ["person", "service", "community"],
    () => Promise.all([personList({ community: id }), peopleAdvice({ community: id })]),
    id,
  );
  return <Loaded of={load}>{([people, advice]) => <PeoplePage people={people} advice={advice} />}</Loaded>;
}

function PeoplePage({ people, advice }: { people: readonly Person[]; advice: readonly Advice[] }): VNode {
  const members = people.filter((one) => one.stage === "member").length;
  const coming = people.filter((one) => isComing(one.stage)).length;
  const add = (): void => act(() => navigate("person", {}));
  return (
    <Page
      title={words.title(members, coming)}
      does={
        people.length > 0 && (
          <>
            <SaveList list="people" of={words.peopleTab} />
            <Button look="main" icon="add" onClick={add}>
              {words.add}
            </Button>
          </>
        )
      }
    >
      <PeopleTabs at="people" />
      {people.length === 0 ? (
        <Empty
          title={words.empty.title}
          aside={words.empty.aside}
          does={
            <Button look="main" icon="add" onClick={add}>
              {words.addFirst}
            </Button>
          }
        >
          <p>{words.empty.text}</p>
        </Empty>
      ) : (
        <div class="two people">
          <PeopleList people={people} />
          <RoundTable people={people} advice={advice} />
        </div>
      )}
    </Page>
  );
}

const columns: readonly Column<Person>[] = [
  {
    key: "name",
    head: words.column.name,
    names: true,
    order: byText((one) => one.name),
    cell: (one) => (
      <Link to="person" with={{ id: one.id }}>
        <bdi>{one.name}</bdi>
      </Link>
    ),
  },
  {
    key: "role",
    head: words.column.role,
    order: byText((one) => one.role),
    cell: (one) => (
      <>
        <bdi>{one.role}</bdi>
        <span class="about">{one.serviceName}</span>
      </>
    ),
  },
  {
    key: "discipline",
    head: words.column.discipline,
    class: "discipline",
    order: byText((one) => one.discipline),
    cell: (one) => one.discipline,
  },
  {
    key: "stage",
    head: words.column.stage,
    class: "stage",
    order: (a, b) => stageOrder(a.stage) - stageOrder(b.stage),
    cell: (one) => (
      <span class="state">
        <Crown look={crownOf(one.stage)} />
        {words.stage[one.stage]}
      </span>
    ),
  },
  {
    key: "contact",
    head: words.column.contact,
    class: "contact",
    cell: (one) => (
      <>
        {one.email === "" ? <span class="mind">{words.noEmail}</span> : one.email}
        <span class="about">{one.phone}</span>
      </>
    ),
  },
];

function PeopleList({ people }: { people: readonly Person[] }): VNode {
  const { stage, discipline, find } = filter.value;
  const shown = useMemo(
    () => matching(people, { stage, discipline, find }),
    [people, stage, discipline, find],
  );
  const set = (change: Partial<typeof filter.value>): void => {
    filter.value = { ...filter.peek(), ...change };
  };
  return (
    <section>
      <div class="filters">
        <Select
          label={words.filter.stage}
          labelUnseen
          name="filterStage"
          value={stage}
          options={[{ value: "" as const, label: words.filter.everyone }, ...optionsOf(words.stage)]}
          onChange={(value) => set({ stage: value })}
        />
        <Select
          label={words.filter.discipline}
          labelUnseen
          name="filterDiscipline"
          value={discipline}
          options={[
            { value: "", label: words.filter.anyDiscipline },
            ...disciplinesOf(people).map((one) => ({ value: one, label: one })),
            { value: UNSAID, label: words.filter.noDiscipline },
          ]}
          onChange={(value) => set({ discipline: value })}
        />
        <Finder value={find} onChange={(value) => set({ find: value })} />
        <span class="how-many" role="status">
          {words.howMany(shown.length, people.length)}
        </span>
      </div>
      {shown.length === 0 ? (
        <div class="none-fit">
          <p>{words.filter.none}</p>
          <Button small onClick={() => set({ stage: "", discipline: "", find: "" })}>
            {words.filter.clear}
          </Button>
        </div>
      ) : (
        <Table caption={words.table} columns={columns} rows={shown} keyOf={(one) => one.id} sortedBy="name" />
      )}
    </section>
  );
}

/** A small field that filters as one types. */
function Finder({ value, onChange }: { value: string; onChange: (value: string) => void }): VNode {
  return (
    <span class="finder">
      <TextField
        label={words.filter.find}
        labelUnseen
        name="find"
        type="search"
        placeholder={words.filter.find}
        value={value}
        onChange={onChange}
      />
    </span>
  );
}

function matching(
  people: readonly Person[],
  by: { stage: PersonStage | ""; discipline: string; find: string },
): readonly Person[] {
  const wanted = fold(by.find).trim();
  return people.filter(
    (one) =>
      (by.stage === "" || one.stage === by.stage) &&
      (by.discipline === "" || one.discipline === (by.discipline === UNSAID ? "" : by.discipline)) &&
      (wanted === "" || fold(`${one.name} ${one.role} ${one.serviceName} ${one.email}`).includes(wanted)),
  );
}
