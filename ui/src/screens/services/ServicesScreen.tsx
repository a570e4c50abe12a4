import type { VNode } from "preact";
import { personList, serviceList, useLoad, type Person, type Service } from "../../api";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { communityId } from "../../session";
import { Button, Crown, Empty, Link, Loaded, Page, Table, byText, crownOf, type Column } from "../../widgets";
import { words } from "../../words/people";
import { SaveList } from "../documents/SaveList";
import { PeopleTabs } from "../people/PeopleTabs";

const w = words.services;

/** The local services that meet the client group (domain C1). */
export function ServicesScreen(): VNode {
  const community = communityId();
  const load = useLoad<[Service[], Person[]]>(
    ["service", "person"],
    () => Promise.all([serviceList({ community }), personList({ community })]),
    community,
  );
  const add = (): void => act(() => navigate("service", {}));
  return (
    <Loaded of={load}>
      {([services, people]) => (
        <Page
          title={w.title(services.length)}
          does={
            services.length > 0 && (
              <>
                <SaveList list="services" of={words.servicesTab} />
                <Button look="main" icon="add" onClick={add}>
                  {w.add}
                </Button>
              </>
            )
          }
        >
          <PeopleTabs at="services" />
          {services.length === 0 ? (
            <Empty
              title={w.empty.title}
              does={
                <Button look="main" icon="add" onClick={add}>
                  {w.addFirst}
                </Button>
              }
            >
              <p>{w.empty.text}</p>
            </Empty>
          ) : (
            <Table
              caption={w.table}
              columns={columnsOf(people)}
              rows={services}
              keyOf={(one) => one.id}
              sortedBy="name"
            />
          )}
        </Page>
      )}
    </Loaded>
  );
}

const columns: readonly Column<Service>[] = [
  {
    key: "name",
    head: w.column.name,
    names: true,
    order: byText((one) => one.name),
    cell: (one) => (
      <>
        <Link to="service" with={{ id: one.id }}>
          <bdi>{one.name}</bdi>
        </Link>
        <span class="about">{one.organisation}</span>
      </>
    ),
  },
  {
    key: "sector",
    head: w.column.sector,
    order: byText((one) => words.sector[one.sector]),
    cell: (one) => words.sector[one.sector],
  },
  {
    key: "discipline",
    head: w.column.discipline,
    order: byText((one) => one.discipline),
    cell: (one) => one.discipline,
  },
  {
    key: "link",
    head: w.column.link,
    order: (a, b) => strength[a.link] - strength[b.link],
    cell: (one) => (
      <span class="state">
        <Crown look={one.link === "strong" ? "full" : one.link === "weak" ? "half" : "missing"} />
        {words.link[one.link]}
      </span>
    ),
  },
  {
    key: "wanted",
    head: w.column.wanted,
    order: byText((one) => words.wanted[one.wanted]),
    cell: (one) => words.wanted[one.wanted],
  },
];

const strength = { none: 0, weak: 1, strong: 2 };

/** The columns, with the people of each service at the end. */
function columnsOf(people: readonly Person[]): readonly Column<Service>[] {
  const of = (service: Service): readonly Person[] => people.filter((one) => one.service === service.id);
  const here: Column<Service> = {
    key: "people",
    head: w.column.people,
    order: (a, b) => of(b).length - of(a).length,
    cell: (one) => (
      <ul>
        {of(one).map((person) => (
          <li key={person.id} class="state">
            <Crown look={crownOf(person.stage)} />
            <bdi>{person.name}</bdi>
          </li>
        ))}
      </ul>
    ),
  };
  return [...columns, here];
}
