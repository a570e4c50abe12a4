import type { VNode } from "preact";
import { useWritable } from "../../lib/writable";
import { Button, FieldGroup, focusField, Select, type Option } from "../../widgets";
import { words } from "../../words/policy";

interface LinkListProps {
  name: string;
  label: string;
  hint?: string | undefined;
  /** What one does: "Add a case". */
  add: string;
  /** Stands in the list while nothing is chosen. */
  choose: string;
  chosen: readonly string[];
  options: readonly Option<string>[];
  error?: string | undefined;
  onChange: (chosen: string[]) => void;
}

/** Records that an issue is linked to, each to be taken off, and a list to add another from. */
export function LinkList(props: LinkListProps): VNode {
  const { chosen, options, onChange } = props;
  const writable = useWritable();
  const left = options.filter((one) => !chosen.includes(one.value));
  const nameOf = (id: string): string => options.find((one) => one.value === id)?.label ?? words.inBin;
  const add = `${props.name}.add`;
  return (
    <FieldGroup label={props.label} hint={props.hint} name={props.name} error={props.error}>
      {() => (
        <div class="linklist" data-field={props.name} tabIndex={-1}>
          {chosen.length > 0 && (
            <ul>
              {chosen.map((id) => (
                <li key={id}>
                  <bdi>{nameOf(id)}</bdi>
                  {writable && (
                    <Button
                      small
                      look="quiet"
                      icon="close"
                      label={words.takeOff(nameOf(id))}
                      onClick={() => {
                        onChange(chosen.filter((other) => other !== id));
                        // The button goes with its line.
                        focusField(left.length > 0 ? add : props.name);
                      }}
                    />
                  )}
                </li>
              ))}
            </ul>
          )}
          {writable && left.length > 0 && (
            <Select
              label={props.add}
              labelUnseen
              name={add}
              value=""
              options={[{ value: "", label: props.choose }, ...left]}
              onChange={(id) => {
                if (id !== "") onChange([...chosen, id]);
              }}
            />
          )}
        </div>
      )}
    </FieldGroup>
  );
}
