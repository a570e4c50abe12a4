import type { VNode } from "preact";
import type { PolicyDetails } from "../../api";
import { RichTextEditor } from "../../editor";
import { dateShort } from "../../lib/format";
import { optionsOf } from "../../lib/options";
import { DateField, FieldGroup, Select, TextArea, TextField } from "../../widgets";
import { words } from "../../words/policy";
import { LinkList } from "./LinkList";
import type { Around } from "./PolicyIssueScreen";
import { ToldList } from "./ToldList";

export interface PolicyFieldsProps {
  value: PolicyDetails;
  set: (fields: Partial<PolicyDetails>) => void;
  problem: (field: string) => string | undefined;
  /** A date holds something that cannot be read, or can again. */
  unread: (field: string, problem: string | null) => void;
  around: Around;
}

/** The fields of a policy issue (domain E10), in the order in which one comes to know them. */
export function PolicyFields(props: PolicyFieldsProps): VNode {
  const { value, set, problem } = props;
  const outcome = value.outcome !== "" || value.status === "changed" || value.status === "setAside";
  return (
    <>
      <TextField
        label={words.what}
        hint={words.whatHint}
        name="title"
        required
        spellcheck
        value={value.title}
        error={problem("title")}
        onChange={(title) => set({ title })}
      />
      <Texts {...props} />
      <div class="pair">
        <Select
          label={words.column.level}
          name="level"
          value={value.level}
          options={optionsOf(words.level)}
          onChange={(level) => set({ level })}
        />
        <DateField
          label={words.notedOn}
          name="notedOn"
          value={value.notedOn}
          error={problem("notedOn")}
          onChange={(notedOn, wrong) => {
            props.unread("notedOn", wrong);
            if (wrong === null) set({ notedOn });
          }}
        />
      </div>
      <Links {...props} />
      <ToldList
        value={value.told}
        onChange={(told) => set({ told })}
        problem={problem}
        unread={props.unread}
      />
      <Select
        label={words.column.status}
        hint={words.statusHint[value.status]}
        name="status"
        value={value.status}
        options={optionsOf(words.status)}
        error={problem("status")}
        onChange={(status) => set({ status })}
      />
      {outcome && (
        <TextArea
          label={words.outcome[value.status]}
          name="outcome"
          value={value.outcome}
          error={problem("outcome")}
          onChange={(text) => set({ outcome: text })}
        />
      )}
    </>
  );
}

function Texts({ value, set, problem }: PolicyFieldsProps): VNode {
  const text = (name: "happens" | "helps", placeholder: string): VNode => (
    <FieldGroup label={words[name]} name={name} error={problem(name)}>
      {() => (
        <RichTextEditor
          value={value[name]}
          label={words[name]}
          placeholder={placeholder}
          onChange={(next) => set({ [name]: next })}
        />
      )}
    </FieldGroup>
  );
  return (
    <>
      {text("happens", words.happensPlaceholder)}
      {text("helps", words.helpsPlaceholder)}
    </>
  );
}

function Links({ value, set, problem, around }: PolicyFieldsProps): VNode {
  return (
    <>
      <LinkList
        name="cases"
        label={words.cases}
        hint={words.casesHint}
        add={words.addCase}
        choose={words.chooseCase}
        chosen={value.cases}
        options={around.cases.map((one) => ({ value: one.id, label: words.caseName(one.number, one.title) }))}
        error={problem("cases")}
        onChange={(cases) => set({ cases })}
      />
      <LinkList
        name="meetings"
        label={words.meetings}
        add={words.addMeeting}
        choose={words.chooseMeeting}
        chosen={value.meetings}
        options={around.meetings.map((one) => ({
          value: one.id,
          label: words.meetingName(one.number, dateShort(one.date)),
        }))}
        error={problem("meetings")}
        onChange={(meetings) => set({ meetings })}
      />
    </>
  );
}
