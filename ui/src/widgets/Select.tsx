import type { VNode } from "preact";
import { useWritable } from "../lib/writable";
import { cx } from "./cx";
import { Icon } from "./Icon";
import { Field, type FieldProps } from "./Field";

/** One of the values of a list. */
export interface Option<V extends string> {
  value: V;
  label: string;
}

interface SelectProps<V extends string> extends FieldProps {
  value: V;
  options: readonly Option<V>[];
  onChange: (value: V) => void;
  narrow?: boolean | undefined;
}

/** One of many, from a list that drops down. For a few, take `Choice`. */
export function Select<V extends string>(props: SelectProps<V>): VNode {
  // What has no label to be seen is a filter: it changes nothing.
  const writable = useWritable() || props.labelUnseen === true;
  return (
    <Field {...props}>
      {(control) => (
        <span class={cx("select-box", props.narrow && "narrow")}>
          <select
            {...control}
            class="input select"
            disabled={!writable}
            value={props.value}
            onChange={(event) => {
              const chosen = props.options[event.currentTarget.selectedIndex];
              if (chosen) props.onChange(chosen.value);
            }}
          >
            {props.options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === props.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron" />
        </span>
      )}
    </Field>
  );
}
