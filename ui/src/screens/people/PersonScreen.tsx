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
import { noteSaved, useAutosave } from "../../lib/autosave";
import { useCreating } from "../../lib/create";
import { personDetails } from "../../lib/details";
import { useDraft } from "../../lib/draft";
import { instant } from "../../lib/format";
import { leave, navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { offerUndo } from "../../lib/undo";
import { communityId } from "../../session";
import { Badge, Button, CreateForm, Loaded, Page, SaveTrouble, crownOf } from "../../widgets";
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
  const draft = useDraft("new person", () => personDetails());
  const creating = useCreating();
  const create = async (): Promise<void> => {
    const { value } = await personCreate({ community: communityId(), details: draft.value });
    draft.done();
    await leave("people");
    offerUndo(w.created(value.name), () => personDelete({ id: value.id }));
  };
  return (
    <Page title={w.newTitle} crumbs={crumbs}>
      <CreateForm creating={creating} does={w.create} onSend={() => creating.send(create)}>
        <PersonFields
          value={draft.value}
          set={draft.set}
          problem={creating.problem}
          people={people}
          services={services}
        />
      </CreateForm>
    </Page>
  );
}

function PersonForm({ person, people, services }: Others & { person: Person }): VNode {
  const { id } = person;
  const auto = useAutosave({
    key: `person ${id}`,
    draft: personDetails(person),
    version: person.version,
    save: async (details, version) => (await personUpdate({ id, version, details })).value.version,
    reload: async () => {
      const now = await personGet({ id });
      return { draft: personDetails(now), version: now.version };
    },
  });
  const value = auto.draft.value;
  const remove = async (): Promise<void> => {
    // First away, so that this form does not look for what is gone.
    await leave("people");
    await personDelete({ id });
    noteSaved();
    offerUndo(w.deleted(person.name), () => personRestore({ id }));
  };
  return (
    <Page
      title={person.name}
      crumbs={crumbs}
      does={
        <>
          <Badge crown={crownOf(value.stage)}>{words.stage[value.stage]}</Badge>
          <Button small icon="mail" onClick={() => act(() => navigate("letters", { people: [id] }))}>
            {w.letter}
          </Button>
        </>
      }
    >
      <div class="form">
        <SaveTrouble of={auto} />
        <PersonFields
          value={value}
          set={(fields) => auto.set(fields)}
          problem={(field) => auto.problem(field)}
          people={people.filter((one) => one.id !== id)}
          services={services}
        />
        <div class="form-foot">
          <span class="small faint">{w.changed(instant(person.changedAt), person.changedBy)}</span>
          <Button look="quiet" icon="trash" onClick={() => act(remove)}>
            {w.delete}
          </Button>
        </div>
      </div>
    </Page>
  );
}
