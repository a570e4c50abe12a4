import type { VNode } from "preact";
import { useCallback } from "preact/hooks";
import { dateField, today } from "../lib/format";
import { parseDate } from "../lib/parse";
import type { FieldProps } from "./Field";
import { TypedField } from "./TypedField";

interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`, or null where there is none. */
  value: string | null;
  /** The new day; or null, with what is wrong where it cannot be read. */
  onChange: (value: string | null, problem: string | null) => void;
}

/**
 * A date, typed as people type it: 18/2/2027, 18 Feb, tomorrow. A text field, because the date
 * pickers of the platforms differ and stick.
 */
export function DateField(props: DateFieldProps): VNode {
  const read = useCallback((typed: string) => parseDate(typed, today()), []);
  return <TypedField {...props} show={dateField} read={read} />;
}
