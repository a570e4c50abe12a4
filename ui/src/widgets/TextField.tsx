import type { Ref, VNode } from "preact";
import { useWritable } from "../lib/writable";
import { cx } from "./cx";
import { Field, type FieldProps } from "./Field";

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: (() => void) | undefined;
  type?: "text" | "email" | "tel" | "url" | "password" | "search" | undefined;
  /** Room for a few words only. */
  narrow?: boolean | undefined;
  autoComplete?: string | undefined;
  spellcheck?: boolean | undefined;
  readOnly?: boolean | undefined;
  /** Only where the label is not seen: a search field in a row of filters. */
  placeholder?: string | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
  inputMode?: "numeric" | "text" | undefined;
  /** Identifier of a list of suggestions. */
  list?: string | undefined;
}

/** One line of text. Each value is taken as it is typed. */
export function TextField(props: TextFieldProps): VNode {
  // The types of Preact want each kind of input spelled out on its own.
  const type = (props.type ?? "text") as "text";
  const writable = useWritable() || props.type === "search" || props.labelUnseen === true;
  return (
    <Field {...props}>
      {(control) => (
        <input
          {...control}
          ref={props.inputRef ?? null}
          class={cx("input", props.narrow && "narrow")}
          type={type}
          inputMode={props.inputMode}
          placeholder={props.placeholder}
          value={props.value}
          {...(props.list !== undefined && { list: props.list })}
          readOnly={props.readOnly ?? !writable}
          autoComplete={props.autoComplete ?? "off"}
          spellcheck={props.spellcheck ?? false}
          onInput={(event) => props.onChange(event.currentTarget.value)}
          onBlur={props.onBlur}
        />
      )}
    </Field>
  );
}
