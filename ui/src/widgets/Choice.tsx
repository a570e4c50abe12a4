import type { VNode } from "preact";
import { useWritable } from "../lib/writable";
import { cx } from "./cx";
import { FieldGroup, type FieldProps } from "./Field";

interface ChoiceProps<V extends string> extends FieldProps {
  value: V | null;
  options: readonly { value: V; label: string; hint?: string | undefined }[];
  onChange: (value: V) => void;
  /** Side by side; else below each other. */
  inRow?: boolean | undefined;
}

/** One of a few, all of them seen. */
export function Choice<V extends string>(props: ChoiceProps<V>): VNode {
  const writable = useWritable();
  return (
    <FieldGroup {...props} group="radiogroup">
      {(control) => (
        <div class={cx("choices", props.inRow && "in-row")}>
          {props.options.map((option, index) => (
            <label class="choice" key={option.value}>
              <input
                type="radio"
                class="radio"
                name={control.id}
                {...(index === 0 && { id: control.id, "data-field": props.name })}
                value={option.value}
                checked={option.value === props.value}
                disabled={!writable}
                onChange={() => props.onChange(option.value)}
              />
              <span>
                {option.label}
                {option.hint !== undefined && <span class="about">{option.hint}</span>}
              </span>
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}
