import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useWritable } from "../lib/writable";
import { Field, type FieldProps } from "./Field";

interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Lines that are there from the start; it grows with its text. */
  lines?: number | undefined;
}

/** Plain text over several lines; grows with its text. */
export function TextArea(props: TextAreaProps): VNode {
  const writable = useWritable();
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.setProperty("height", "auto");
    // A border of 1 px above and below is not in the height of the text.
    element.style.setProperty("height", `${element.scrollHeight + 2}px`);
  }, [props.value]);
  return (
    <Field {...props}>
      {(control) => (
        <textarea
          {...control}
          ref={area}
          class="input area"
          rows={props.lines ?? 3}
          value={props.value}
          readOnly={!writable}
          spellcheck
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
