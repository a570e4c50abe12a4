import type { VNode } from "preact";
import type { CaseDetails, Permission, PermissionState } from "../../api";
import type { Autosave } from "../../lib/autosave";
import { today } from "../../lib/format";
import { DateField, Note, Select, TextField } from "../../widgets";
import { words as all } from "../../words/cases";

const words = all.permission;
const STATES: readonly PermissionState[] = ["notAsked", "asked", "given", "refused", "withdrawn"];

/** Changes some fields of the permission of a case. */
type Setter = (fields: Partial<Permission>) => void;

/** The client's permission (domain E4), saved as it is entered. */
export function PermissionForm({ of }: { of: Autosave<CaseDetails> }): VNode {
  const { permission } = of.draft.value;
  const set: Setter = (fields) => of.set({ permission: { ...of.draft.peek().permission, ...fields } });
  const stopped = permission.state === "refused" || permission.state === "withdrawn";
  return (
    <section class="side-form" aria-labelledby="permission-title">
      <h2 id="permission-title">{words.title}</h2>
      <Select
        name="permission.state"
        label={words.state}
        error={of.problem("permission.state")}
        value={permission.state}
        options={STATES.map((value) => ({ value, label: all.permissions[value] }))}
        // The day on which it was asked or given is today more often than not.
        onChange={(state) => set({ state, on: state === "notAsked" ? null : (permission.on ?? today()) })}
      />
      {stopped && (
        <Note tone="bad" icon="lock">
          {words.stop}
        </Note>
      )}
      {permission.state !== "notAsked" && <DayField of={of} set={set} name="on" label={words.on} />}
      {permission.state === "given" && <GivenFields of={of} set={set} />}
    </section>
  );
}

/** How far a permission that was given reaches. */
function GivenFields({ of, set }: { of: Autosave<CaseDetails>; set: Setter }): VNode {
  const { how, purpose } = of.draft.value.permission;
  return (
    <>
      <TextField
        name="permission.how"
        label={words.how}
        hint={words.howHint}
        error={of.problem("permission.how")}
        value={how}
        spellcheck
        onChange={(value) => set({ how: value })}
      />
      <TextField
        name="permission.purpose"
        label={words.purpose}
        hint={words.purposeHint}
        error={of.problem("permission.purpose")}
        value={purpose}
        spellcheck
        onChange={(value) => set({ purpose: value })}
      />
      <DayField of={of} set={set} name="until" label={words.until} hint={words.untilHint} />
    </>
  );
}

function DayField(props: {
  of: Autosave<CaseDetails>;
  set: Setter;
  name: "on" | "until";
  label: string;
  hint?: string;
}): VNode {
  const { of, name } = props;
  const field = `permission.${name}`;
  return (
    <DateField
      name={field}
      label={props.label}
      hint={props.hint}
      error={of.problem(field)}
      value={of.draft.value.permission[name]}
      onChange={(value, problem) => {
        of.unread(field, problem);
        if (problem === null) props.set({ [name]: value });
      }}
    />
  );
}
