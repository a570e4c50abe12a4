import type { VNode } from "preact";
import {
  personCreate,
  personDelete,
  personGet,
  personList,
  personRestore,
  personUpdate,
  serviceList,
  useLoad,
  type Person,
  type PersonId,
  type Service,
} from "../../api";
import { personDetails } from "../../lib/details";
import { useKeptRecord, useNewRecord } from "../../lib/record";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { communityId } from "../../session";
import { Badge, Button, CreateForm, Loaded, Page, RecordForm, crownOf } from "../../widgets";
import { words } from "../../words/people";
import { PersonFields } from "./PersonFields";
import "./people.css";

const w = words.form;
const crumbs = [{ to: "people", text: w.crumb }] as const;

interface Others {
  people: readonly Person[];
  services: readonly Service[];
}

/** A person's form: saves itself where the person exists, and is checked and sent where it is new. */
export function PersonScreen({ id }: { id?: PersonId }): VNode {
  const community = communityId();
  const load = useLoad<Others & { person: Person | null }>(
    ["person", "service"],
    async () => {
      const [people, services, person] = await Promise.all([
        personList({ community }),
        serviceList({ community }),
        id === undefined ? null : personGet({ id }),
      ]);
      return { people, services, person };
    },
    id ?? "new",
  );
  return (
    <Loaded of={load}>
      {({ person, ...others }) =>
        person ? <PersonForm person={person} {...others} /> : <NewPerson {...others} />
      }
    </Loaded>
  );
}

function NewPerson({ people, services }: Others): VNode {
  const made = useNewRecord({
    key: "new person",
    none: () => personDetails(),
    create: (details) => personCreate({ community: communityId(), details }),
    to: "people",
    created: ({ name }) => w.created(name),
    remove: ({ id }) => personDelete({ id }),
  });
  return (
    <Page title={w.newTitle} crumbs={crumbs}>
      <CreateForm creating={made.creating} does={w.create} onSend={made.send}>
        <PersonFields {...made.fields} people={people} services={services} />
      </CreateForm>
    </Page>
  );
}

function PersonForm({ person, people, services }: Others & { person: Person }): VNode {
  const { id } = person;
  const kept = useKeptRecord({
    key: `person ${id}`,
    record: person,
    details: personDetails,
    get: () => personGet({ id }),
    update: (details, version) => personUpdate({ id, version, details }),
    to: "people",
    deleted: w.deleted(person.name),
    remove: () => personDelete({ id }),
    restore: () => personRestore({ id }),
  });
  const { stage } = kept.fields.value;
  return (
    <Page
      title={person.name}
      crumbs={crumbs}
      does={
        <>
          <Badge crown={crownOf(stage)}>{words.stage[stage]}</Badge>
          <Button small icon="mail" onClick={() => act(() => navigate("letters", { people: [id] }))}>
            {w.letter}
          </Button>
        </>
      }
    >
      <RecordForm of={kept} record={person} deletes={w.delete}>
        <PersonFields {...kept.fields} people={people.filter((one) => one.id !== id)} services={services} />
      </RecordForm>
    </Page>
  );
}
