import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { Button, FieldGroup, TextField, type FieldProps } from "../../widgets";
import { words } from "../../words/setup";

/** Several answers of one line each, such as objectives. There is always one to write in. */
export function Lines(
  props: FieldProps & {
    value: readonly string[];
    onChange: (value: string[]) => void;
    /** Name of a line for screen readers, by its number from 1. */
    lineLabel: (n: number) => string;
    add: string;
  },
): VNode {
  const box = useRef<HTMLDivElement>(null);
  const lines = props.value.length === 0 ? [""] : props.value;
  const focus = (index: number): void => {
    // After the line has come into being.
    requestAnimationFrame(() => box.current?.querySelectorAll("input")[index]?.focus());
  };
  return (
    <FieldGroup {...props}>
      {() => (
        <div class="lines" ref={box}>
          {lines.map((line, index) => (
            <div class="line" key={index}>
              <TextField
                label={props.lineLabel(index + 1)}
                labelUnseen
                name={index === 0 ? props.name : `${props.name}.${index}`}
                spellcheck
                value={line}
                onChange={(typed) => props.onChange(lines.map((other, at) => (at === index ? typed : other)))}
              />
              {lines.length > 1 && (
                <Button
                  small
                  look="quiet"
                  icon="close"
                  label={words.removeLine(props.lineLabel(index + 1))}
                  onClick={() => {
                    props.onChange(lines.filter((_, at) => at !== index));
                    focus(Math.max(0, index - 1));
                  }}
                />
              )}
            </div>
          ))}
          <div>
            <Button
              small
              look="quiet"
              icon="add"
              onClick={() => {
                props.onChange([...lines, ""]);
                focus(lines.length);
              }}
            >
              {props.add}
            </Button>
          </div>
        </div>
      )}
    </FieldGroup>
  );
}
