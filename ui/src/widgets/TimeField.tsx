import type { VNode } from "preact";
import { time } from "../lib/format";
import { parseTime } from "../lib/parse";
import type { FieldProps } from "./Field";
import { TypedField } from "./TypedField";

interface TimeFieldProps extends FieldProps {
  /** `HH:MM:SS`, or null where there is none. */
  value: string | null;
  /** The new time; or null, with what is wrong where it cannot be read. */
  onChange: (value: string | null, problem: string | null) => void;
}

/** A time of day, typed as people type it: 10, 10.30, 2pm. */
export function TimeField(props: TimeFieldProps): VNode {
  return <TypedField {...props} show={time} read={parseTime} />;
}
