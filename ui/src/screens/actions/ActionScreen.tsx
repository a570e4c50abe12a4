import type { VNode } from "preact";
import {
  actionCreate,
  actionDelete,
  actionList,
  actionRestore,
  actionUpdate,
  caseList,
  meetingList,
  personList,
  useLoad,
  ApiError,
  type Action,
  type ActionDetails,
  type ActionId,
} from "../../api";
import { actionDetails } from "../../lib/details";
import { dateDay } from "../../lib/format";
import { useKeptRecord, useNewRecord, type Filling } from "../../lib/record";
import { communityId } from "../../session";
import {
  CreateForm,
  DateField,
  Loaded,
  Page,
  RecordForm,
  Select,
  TextField,
  type Option,
} from "../../widgets";
import { words } from "../../words/actions";

const crumbs = [
  { to: "today", text: words.crumb },
  { to: "actions", text: words.listCrumb },
] as const;

/** What an action can point at. */
interface Choices {
  people: readonly Option<string>[];
  meetings: readonly Option<string>[];
  cases: readonly Option<string>[];
}

/** An action's form. */
export function ActionScreen({ id }: { id?: ActionId }): VNode {
  const community = communityId();
  const load = useLoad<{ action: Action | null; choices: Choices }>(
    ["action", "person", "meeting", "case"],
    async () => {
      const [people, meetings, cases, action] = await Promise.all([
        personList({ community }),
        meetingList({ community }),
        caseList({ community }),
        id === undefined ? null : actionOf(id),
      ]);
      return {
        action,
        choices: {
          people: people.map((one) => ({ value: one.id, label: one.name })),
          meetings: meetings.map((one) => ({ value: one.id, label: `${one.number}: ${dateDay(one.date)}` })),
          cases: cases.map((one) => ({ value: one.id, label: `${one.number}: ${one.title}` })),
        },
      };
    },
    id ?? "new",
  );
  return (
    <Loaded of={load}>
      {({ action, choices }) =>
        action ? <ActionForm action={action} choices={choices} /> : <NewAction choices={choices} />
      }
    </Loaded>
  );
}

async function actionOf(id: ActionId): Promise<Action> {
  const all = await actionList({ community: communityId(), openOnly: false });
  const action = all.find((one) => one.id === id);
  if (!action) throw new ApiError("notFound", words.gone);
  return action;
}

function NewAction({ choices }: { choices: Choices }): VNode {
  const made = useNewRecord({
    key: "new action",
    none: () => actionDetails(),
    create: (details) => actionCreate({ community: communityId(), details }),
    to: "actions",
    created: () => words.created,
    remove: ({ id }) => actionDelete({ id }),
  });
  return (
    <Page title={words.newTitle} crumbs={crumbs}>
      <CreateForm creating={made.creating} does={words.create} onSend={made.send}>
        <ActionFields {...made.fields} choices={choices} />
      </CreateForm>
    </Page>
  );
}

function ActionForm({ action, choices }: { action: Action; choices: Choices }): VNode {
  const { id } = action;
  const kept = useKeptRecord({
    key: `action ${id}`,
    record: action,
    details: actionDetails,
    get: () => actionOf(id),
    update: (details, version) => actionUpdate({ id, version, details }),
    to: "actions",
    deleted: words.deleted,
    remove: () => actionDelete({ id }),
    restore: () => actionRestore({ id }),
  });
  return (
    <Page title={action.what} crumbs={crumbs}>
      <RecordForm of={kept} record={action} deletes={words.delete}>
        <ActionFields {...kept.fields} choices={choices} done />
      </RecordForm>
    </Page>
  );
}

interface ActionFieldsProps extends Filling<ActionDetails> {
  choices: Choices;
  /** Asks when it was done: not of a new one. */
  done?: boolean;
}

function ActionFields(props: ActionFieldsProps): VNode {
  const { value, set, choices } = props;
  const day = (name: "due" | "doneOn") => ({
    name,
    value: value[name],
    error: props.problem(name),
    onChange: (date: string | null, problem: string | null) => {
      props.unread(name, problem);
      if (problem === null) set({ [name]: date });
    },
  });
  const one = (name: "owner" | "meeting" | "case", none: string, options: readonly Option<string>[]) => ({
    name,
    value: value[name] ?? "",
    options: [{ value: "", label: none }, ...options],
    error: props.problem(name),
    onChange: (id: string) => set({ [name]: id === "" ? null : id }),
  });
  return (
    <>
      <TextField
        label={words.what}
        name="what"
        required
        spellcheck
        value={value.what}
        error={props.problem("what")}
        onChange={(what) => set({ what })}
      />
      <div class="pair">
        <Select label={words.owner} {...one("owner", words.nobody, choices.people)} />
        <DateField label={words.due} hint={words.dueHint} {...day("due")} />
      </div>
      {props.done && <DateField label={words.done} hint={words.doneHint} {...day("doneOn")} />}
      <div class="pair">
        <Select label={words.meeting} {...one("meeting", words.noMeeting, choices.meetings)} />
        <Select label={words.case} {...one("case", words.noCase, choices.cases)} />
      </div>
    </>
  );
}
