import type { VNode } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Told } from "../../api";
import { today } from "../../lib/format";
import { optionsOf } from "../../lib/options";
import { useWritable } from "../../lib/writable";
import { community } from "../../session";
import { Button, DateField, FieldGroup, focusField, Select, TextArea, TextField } from "../../widgets";
import { words as all } from "../../words/policy";

const words = all.told;

interface ToldListProps {
  value: readonly Told[];
  onChange: (value: Told[]) => void;
  problem: (field: string) => string | undefined;
  unread: (field: string, problem: string | null) => void;
}

/** Who was told of an issue: one entry each time that somebody was (domain E10). */
export function ToldList(props: ToldListProps): VNode {
  const { value, onChange } = props;
  const writable = useWritable();
  const [added, setAdded] = useState<number | null>(null);
  // Once its field is there.
  useLayoutEffect(() => {
    if (added !== null) focusField(`told.${added}.whom`);
  }, [added]);
  const none: Told = {
    whom: "",
    on: null,
    by: community.value?.facilitator ?? "",
    how: "email",
    answer: "",
    comeBack: null,
  };
  const remove = (at: number): void => {
    // What could not be read in an entry goes with it; those behind it move up.
    value.forEach((_, index) => {
      props.unread(`told.${index}.on`, null);
      props.unread(`told.${index}.comeBack`, null);
    });
    onChange(value.filter((_, index) => index !== at));
    setAdded(null);
    focusField("told");
  };
  return (
    <FieldGroup label={words.title} hint={words.hint} name="told" error={props.problem("told")}>
      {() => (
        <div class="told-list" data-field="told" tabIndex={-1}>
          {value.map((one, at) => (
            <Entry
              key={`${at} of ${value.length}`}
              value={one}
              at={at}
              of={props}
              onRemove={writable ? () => remove(at) : undefined}
            />
          ))}
          {writable && (
            <Button
              icon="add"
              onClick={() => {
                onChange([...value, none]);
                setAdded(value.length);
              }}
            >
              {words.add}
            </Button>
          )}
        </div>
      )}
    </FieldGroup>
  );
}

function Entry(props: {
  value: Told;
  at: number;
  of: ToldListProps;
  onRemove: (() => void) | undefined;
}): VNode {
  const { value, at, of } = props;
  const set = (fields: Partial<Told>): void =>
    of.onChange(of.value.map((one, index) => (index === at ? { ...one, ...fields } : one)));
  const field = (name: keyof Told) => ({
    name: `told.${at}.${name}`,
    error: of.problem(`told.${at}.${name}`),
  });
  const day = (name: "on" | "comeBack") => ({
    ...field(name),
    value: value[name],
    onChange: (date: string | null, problem: string | null) => {
      of.unread(`told.${at}.${name}`, problem);
      if (problem === null) set({ [name]: date });
    },
  });
  return (
    <fieldset class="told-entry">
      <legend class="unseen">{words.entry(at + 1, value.whom)}</legend>
      <TextField
        label={words.whom}
        {...field("whom")}
        value={value.whom}
        // Somebody who is entered was, as a rule, told today.
        onChange={(whom) => set(value.whom === "" && value.on === null ? { whom, on: today() } : { whom })}
      />
      <div class="pair">
        <DateField label={words.on} {...day("on")} />
        <Select
          label={words.how}
          {...field("how")}
          value={value.how}
          options={optionsOf(all.how)}
          onChange={(how) => set({ how })}
        />
      </div>
      <TextField label={words.by} {...field("by")} value={value.by} onChange={(by) => set({ by })} />
      <TextArea
        label={words.answer}
        hint={words.answerHint}
        lines={2}
        {...field("answer")}
        value={value.answer}
        onChange={(answer) => set({ answer })}
      />
      <DateField label={words.comeBack} hint={words.comeBackHint} {...day("comeBack")} />
      {props.onRemove && (
        <Button small look="quiet" icon="trash" onClick={props.onRemove}>
          {words.remove}
        </Button>
      )}
    </fieldset>
  );
}
