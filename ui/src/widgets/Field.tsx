import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import { cx } from "./cx";
import { Icon } from "./Icon";
import { words } from "../words/widgets";

/** What every field has. */
export interface FieldProps {
  label: string;
  /** Name of the field in the record, so that the summary of errors finds it. */
  name: string;
  /** A sentence above the field; never inside it. */
  hint?: string | undefined;
  /** What is wrong, as a sentence. */
  error?: string | undefined;
  /** Must be filled in; said in words. */
  required?: boolean | undefined;
  /** The label is only for screen readers: something beside the field says it. */
  labelUnseen?: boolean | undefined;
}

/** What a control takes over so that label, hint and error belong to it. */
export interface ControlProps {
  id: string;
  "data-field": string;
  "aria-describedby": string | undefined;
  "aria-invalid": "true" | undefined;
  "aria-required": "true" | undefined;
}

/** A label, a hint, an error and the control that they belong to. */
export function Field(props: FieldProps & { children: (control: ControlProps) => ComponentChildren }): VNode {
  const id = useId();
  const { parts, control } = useParts(id, props);
  return (
    <div class={cx("field", props.error !== undefined && "wrong")}>
      <label for={id} class={props.labelUnseen ? "unseen" : undefined}>
        {props.label}
        {props.required && <Needed />}
      </label>
      {parts}
      {props.children(control)}
    </div>
  );
}

/** The same for several controls that together answer one question. */
export function FieldGroup(
  props: FieldProps & { children: (control: ControlProps) => ComponentChildren; group?: "radiogroup" },
): VNode {
  const id = useId();
  const { parts, control } = useParts(id, props);
  return (
    <fieldset
      class={cx("field", props.error !== undefined && "wrong")}
      role={props.group}
      aria-describedby={control["aria-describedby"]}
      aria-invalid={props.group && control["aria-invalid"]}
      aria-required={props.group && control["aria-required"]}
    >
      <legend class={props.labelUnseen ? "unseen" : undefined}>
        {props.label}
        {props.required && <Needed />}
      </legend>
      {parts}
      {props.children(control)}
    </fieldset>
  );
}

function Needed(): VNode {
  return <span class="needed"> {words.needed}</span>;
}

function useParts(id: string, props: FieldProps): { parts: VNode; control: ControlProps } {
  const hint = props.hint === undefined ? null : `${id}-hint`;
  const error = props.error === undefined ? null : `${id}-error`;
  const describedBy = [error, hint].filter((part) => part !== null).join(" ");
  return {
    parts: (
      <>
        {hint !== null && (
          <p class="hint" id={hint}>
            {props.hint}
          </p>
        )}
        {error !== null && (
          <p class="wrong-why" id={error}>
            <Icon name="warn" />
            <span>{props.error}</span>
          </p>
        )}
      </>
    ),
    control: {
      id,
      "data-field": props.name,
      "aria-describedby": describedBy === "" ? undefined : describedBy,
      "aria-invalid": error === null ? undefined : "true",
      "aria-required": props.required ? "true" : undefined,
    },
  };
}
