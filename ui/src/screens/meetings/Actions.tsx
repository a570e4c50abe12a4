import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { actionCreate, actionUpdate, type Action, type ActionDetails } from "../../api";
import { noteSaved } from "../../lib/autosave";
import { dateShortDay, today } from "../../lib/format";
import { act } from "../../lib/trouble";
import { offerUndo } from "../../lib/undo";
import { communityId } from "../../session";
import { Button, cx, DateField, ErrorSummary, focusField, Link, Select, TextField } from "../../widgets";
import { words as all } from "../../words/meetings";
import type { MeetingData } from "./MeetingScreen";
import { useAdding, type Adding } from "./useAdding";

const words = all.notes;

/** Open actions, those of this meeting first, and a line to add one (domain D11). */
export function Actions({ data }: { data: MeetingData }): VNode {
  const here = data.full.meeting.id;
  const shown = actionsShown(data.actions, here);
  return (
    <section class="actions" aria-labelledby="actions-title">
      <h2 id="actions-title">{words.actions}</h2>
      {shown.length === 0 && <p class="soft">{words.none}</p>}
      <ul>
        {shown.map((action) => (
          <Line key={action.id} of={action} here={here} />
        ))}
      </ul>
      <AddAction data={data} />
    </section>
  );
}

/** What is open, and what this meeting agreed even if it is done; due first comes first. */
export function actionsShown(actions: readonly Action[], meeting: string): Action[] {
  const order = (action: Action): string =>
    `${action.doneOn === null ? 0 : 1} ${action.meeting === meeting ? 0 : 1} ${action.due ?? "9999"}`;
  return actions
    .filter((action) => action.doneOn === null || action.meeting === meeting)
    .sort((a, b) => order(a).localeCompare(order(b)));
}

function detailsOf({ what, owner, due, doneOn, meeting, case: from }: Action): ActionDetails {
  return { what, owner, due, doneOn, meeting, case: from };
}

function Line({ of, here }: { of: Action; here: string }): VNode {
  const done = of.doneOn !== null;
  const late = !done && of.due !== null && of.due < today();
  const tick = (): void =>
    act(async () => {
      const { value } = await actionUpdate({
        id: of.id,
        version: of.version,
        details: { ...detailsOf(of), doneOn: done ? null : today() },
      });
      noteSaved();
      if (done) return;
      offerUndo(words.done(of.what), () =>
        actionUpdate({ id: of.id, version: value.version, details: { ...detailsOf(value), doneOn: null } }),
      );
    });
  return (
    <li class={cx("task", done && "done")}>
      <button
        type="button"
        class="tick"
        aria-pressed={done}
        aria-label={words.tick(of.what)}
        onClick={tick}
      />
      <div>
        <Link to="action" with={{ id: of.id }} class="what">
          {of.what}
        </Link>
        <span class="about">
          {of.ownerName || words.nobody}, {of.meeting === here ? words.here : words.earlier}
        </span>
      </div>
      <span class={cx("due", late && "late")}>
        {done
          ? `${words.doneOn} ${dateShortDay(of.doneOn ?? "")}`
          : of.due === null
            ? ""
            : dateShortDay(of.due)}
      </span>
    </li>
  );
}

/** An action while it is entered. */
interface ActionDraft {
  what: string;
  owner: string;
  due: string | null;
}

const NOTHING: ActionDraft = { what: "", owner: "", due: null };

function AddAction({ data }: { data: MeetingData }): VNode {
  const [draft, setDraft] = useState(NOTHING);
  const adding = useAdding();
  const add = (): void => {
    const missing = draft.what.trim() === "" ? [{ field: "what", message: words.whatMissing }] : [];
    void adding.make(missing, async () => {
      const { what, owner, due } = draft;
      const details = {
        what,
        owner: owner || null,
        due,
        doneOn: null,
        meeting: data.full.meeting.id,
        case: null,
      };
      await actionCreate({ community: communityId(), details });
      setDraft(NOTHING);
      // The next action is typed where this one was.
      focusField("what");
    });
  };
  return (
    <form
      class="form add-action"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      {adding.problem("what") === undefined && <ErrorSummary problems={adding.problems} turn={adding.turn} />}
      <ActionFields
        data={data}
        draft={draft}
        set={(fields) => setDraft((now) => ({ ...now, ...fields }))}
        adding={adding}
      />
      <div class="does">
        <Button type="submit" icon="add" busy={adding.busy}>
          {words.add}
        </Button>
      </div>
    </form>
  );
}

interface ActionFieldsProps {
  data: MeetingData;
  draft: ActionDraft;
  set: (fields: Partial<ActionDraft>) => void;
  adding: Adding;
}

function ActionFields({ data, draft, set, adding }: ActionFieldsProps): VNode {
  const people = data.full.register.map(({ person, name }) => ({ value: person, label: name }));
  return (
    <>
      <TextField
        name="what"
        label={words.what}
        value={draft.what}
        error={adding.problem("what")}
        spellcheck
        onChange={(what) => set({ what })}
      />
      <div class="pair">
        <Select
          name="owner"
          label={words.owner}
          value={draft.owner}
          options={[{ value: "", label: words.nobody }, ...people]}
          onChange={(owner) => set({ owner })}
        />
        <DateField
          name="due"
          label={words.due}
          value={draft.due}
          error={adding.problem("due")}
          onChange={(due, problem) => {
            set({ due });
            adding.unread("due", problem);
          }}
        />
      </div>
    </>
  );
}
