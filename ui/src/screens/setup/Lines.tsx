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
            <Line
              key={index}
              label={props.lineLabel(index + 1)}
              name={index === 0 ? props.name : `${props.name}.${index}`}
              value={line}
              onChange={(typed) => props.onChange(lines.map((other, at) => (at === index ? typed : other)))}
              onRemove={
                lines.length > 1
                  ? () => {
                      props.onChange(lines.filter((_, at) => at !== index));
                      focus(Math.max(0, index - 1));
                    }
                  : null
              }
            />
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

function Line(props: {
  label: string;
  name: string;
  value: string;
  onChange: (typed: string) => void;
  /** Takes the line away; null for the only one. */
  onRemove: (() => void) | null;
}): VNode {
  const { label, name, value, onRemove } = props;
  return (
    <div class="line">
      <TextField label={label} labelUnseen name={name} spellcheck value={value} onChange={props.onChange} />
      {onRemove && (
        <Button small look="quiet" icon="close" label={words.removeLine(label)} onClick={onRemove} />
      )}
    </div>
  );
}
