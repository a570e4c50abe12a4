import type { VNode } from "preact";
import { useCallback } from "preact/hooks";
import { parseNumber } from "../lib/parse";
import type { FieldProps } from "./Field";
import { TypedField } from "./TypedField";

interface NumberFieldProps extends FieldProps {
  value: number | null;
  least: number;
  most: number;
  /** The new number; or null, with what is wrong where it cannot be read. */
  onChange: (value: number | null, problem: string | null) => void;
}

/** A whole number within bounds. */
export function NumberField(props: NumberFieldProps): VNode {
  const { least, most } = props;
  const read = useCallback(
    (typed: string) => {
      const { value, problem } = parseNumber(typed, least, most);
      return value === null
        ? { value: null, problem: problem ?? "" }
        : { value: String(value), problem: null };
    },
    [least, most],
  );
  return (
    <TypedField
      {...props}
      inputMode="numeric"
      value={props.value === null ? null : String(props.value)}
      show={same}
      read={read}
      onChange={(value, problem) => props.onChange(value === null ? null : Number(value), problem)}
    />
  );
}

function same(value: string): string {
  return value;
}
