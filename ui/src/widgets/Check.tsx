import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import { useWritable } from "../lib/writable";

interface CheckProps {
  children: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
  name?: string | undefined;
  hint?: string | undefined;
  disabled?: boolean | undefined;
}

/** Yes or no. The whole line can be pressed. */
export function Check(props: CheckProps): VNode {
  const hint = useId();
  const writable = useWritable();
  return (
    <label class="choice">
      <input
        type="checkbox"
        class="box"
        data-field={props.name}
        checked={props.checked}
        disabled={props.disabled ?? !writable}
        aria-describedby={props.hint === undefined ? undefined : hint}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        {props.children}
        {props.hint !== undefined && (
          <span class="about" id={hint}>
            {props.hint}
          </span>
        )}
      </span>
    </label>
  );
}
