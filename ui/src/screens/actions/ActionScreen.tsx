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
import { noteSaved, useAutosave } from "../../lib/autosave";
import { useCreating } from "../../lib/create";
import { actionDetails } from "../../lib/details";
import { useDraft } from "../../lib/draft";
import { dateDay, instant } from "../../lib/format";
import { leave } from "../../lib/router";
import { act } from "../../lib/trouble";
import { offerUndo } from "../../lib/undo";
import { communityId } from "../../session";
import {
  Button,
  CreateForm,
  DateField,
  Loaded,
  Page,
  SaveTrouble,
  Select,
  TextField,
  type Option,
} from "../../widgets";
import { words } from "../../words/actions";
import { words as shared } from "../../words/people";
import { useRef } from "preact/hooks";

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
  const draft = useDraft("new action", () => actionDetails());
  const creating = useCreating();
  const unread = useRef(new Map<string, string>());
  const create = async (): Promise<void> => {
    const { value } = await actionCreate({ community: communityId(), details: draft.value });
    draft.done();
    await leave("actions");
    offerUndo(words.created, () => actionDelete({ id: value.id }));
  };
  const send = (): Promise<void> =>
    creating.send(create, () => [...unread.current].map(([field, message]) => ({ field, message })));
  return (
    <Page title={words.newTitle} crumbs={crumbs}>
      <CreateForm creating={creating} does={words.create} onSend={send}>
        <ActionFields
          value={draft.value}
          set={draft.set}
          problem={creating.problem}
          unread={(field, problem) => {
            if (problem === null) unread.current.delete(field);
            else unread.current.set(field, problem);
          }}
          choices={choices}
        />
      </CreateForm>
    </Page>
  );
}

function ActionForm({ action, choices }: { action: Action; choices: Choices }): VNode {
  const { id } = action;
  const auto = useAutosave({
    key: `action ${id}`,
    draft: actionDetails(action),
    version: action.version,
    save: async (details, version) => (await actionUpdate({ id, version, details })).value.version,
    reload: async () => {
      const now = await actionOf(id);
      return { draft: actionDetails(now), version: now.version };
    },
  });
  const remove = async (): Promise<void> => {
    await leave("actions");
    await actionDelete({ id });
    noteSaved();
    offerUndo(words.deleted, () => actionRestore({ id }));
  };
  return (
    <Page title={action.what} crumbs={crumbs}>
      <div class="form">
        <SaveTrouble of={auto} />
        <ActionFields
          value={auto.draft.value}
          set={(fields) => auto.set(fields)}
          problem={(field) => auto.problem(field)}
          unread={(field, problem) => auto.unread(field, problem)}
          choices={choices}
          done
        />
        <div class="form-foot">
          <span class="small faint">{shared.form.changed(instant(action.changedAt), action.changedBy)}</span>
          <Button look="quiet" icon="trash" onClick={() => act(remove)}>
            {words.delete}
          </Button>
        </div>
      </div>
    </Page>
  );
}

function ActionFields(props: {
  value: ActionDetails;
  set: (fields: Partial<ActionDetails>) => void;
  problem: (field: string) => string | undefined;
  /** A date holds something that cannot be read, or can again. */
  unread: (field: string, problem: string | null) => void;
  choices: Choices;
  /** Asks when it was done: not of a new one. */
  done?: boolean;
}): VNode {
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
