import type { VNode } from "preact";
import type { Person, PersonDetails, Service } from "../../api";
import { optionsOf } from "../../lib/options";
import { Check, Choice, Select, TextArea, TextField } from "../../widgets";
import { words } from "../../words/people";
import { disciplinesOf } from "./mix";

interface PersonFieldsProps {
  value: PersonDetails;
  set: (fields: Partial<PersonDetails>) => void;
  problem: (field: string) => string | undefined;
  /** Others of the community, for "suggested by" and the disciplines that are in use. */
  people: readonly Person[];
  services: readonly Service[];
}

const w = words.form;

/** The fields of a person (domain C4). */
export function PersonFields(props: PersonFieldsProps): VNode {
  return (
    <>
      <Who {...props} />
      <h2>{w.contact}</h2>
      <Contact {...props} />
      <h2>{w.needs}</h2>
      <Needs {...props} />
    </>
  );
}

type TextName = "name" | "role" | "discipline" | "email" | "phone" | "accessNeeds" | "dietaryNeeds";

/** What a text field of the person takes. */
function text({ value, set, problem }: PersonFieldsProps, name: TextName) {
  return {
    name,
    label: w[name],
    value: value[name],
    onChange: (typed: string) => set({ [name]: typed }),
    error: problem(name),
  };
}

const kinds = (Object.keys(words.kind) as (keyof typeof words.kind)[]).map((value) => ({
  value,
  label: words.kind[value][0],
  hint: words.kind[value][1],
}));

function Who(props: PersonFieldsProps): VNode {
  const { value, set } = props;
  return (
    <>
      <TextField {...text(props, "name")} required />
      <div class="pair">
        <TextField {...text(props, "role")} spellcheck />
        <TextField {...text(props, "discipline")} spellcheck list="disciplines" />
      </div>
      <datalist id="disciplines">
        {disciplinesOf(props.people).map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <div class="pair">
        <Select
          label={w.service}
          name="service"
          value={value.service ?? ""}
          options={[
            { value: "", label: w.noService },
            ...props.services.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(id) => set({ service: id === "" ? null : id })}
        />
        <Select
          label={w.stage}
          name="stage"
          value={value.stage}
          options={optionsOf(words.stage)}
          onChange={(stage) => set({ stage })}
        />
      </div>
      <Choice
        label={w.kind}
        name="kind"
        value={value.kind}
        options={kinds}
        onChange={(kind) => set({ kind })}
        error={props.problem("kind")}
      />
    </>
  );
}

function Contact(props: PersonFieldsProps): VNode {
  const { value, set } = props;
  return (
    <>
      <div class="pair">
        <TextField {...text(props, "email")} type="email" hint={w.emailHint} />
        <TextField {...text(props, "phone")} type="tel" />
      </div>
      <div class="pair">
        <Select
          label={w.preferred}
          name="preferredContact"
          value={value.preferredContact}
          options={optionsOf(words.preferred)}
          onChange={(preferredContact) => set({ preferredContact })}
        />
        <Select
          label={w.found}
          name="howFound"
          value={value.howFound}
          options={optionsOf(words.found)}
          onChange={(howFound) => set({ howFound, ...(howFound !== "suggestion" && { suggestedBy: null }) })}
        />
      </div>
      {value.howFound === "suggestion" && (
        <Select
          label={w.suggestedBy}
          name="suggestedBy"
          value={value.suggestedBy ?? ""}
          options={[
            { value: "", label: w.nobody },
            ...props.people.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(id) => set({ suggestedBy: id === "" ? null : id })}
        />
      )}
    </>
  );
}

function Needs(props: PersonFieldsProps): VNode {
  const { value, set } = props;
  return (
    <>
      <div class="pair">
        <TextField {...text(props, "accessNeeds")} spellcheck />
        <TextField {...text(props, "dietaryNeeds")} spellcheck />
      </div>
      <Check name="largePrint" checked={value.largePrint} onChange={(largePrint) => set({ largePrint })}>
        {w.largePrint}
      </Check>
      <TextArea
        label={w.notes}
        hint={w.notesHint}
        name="notes"
        value={value.notes}
        error={props.problem("notes")}
        onChange={(notes) => set({ notes })}
      />
    </>
  );
}
