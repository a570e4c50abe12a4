import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { FieldProps } from "./Field";
import { TextField } from "./TextField";

interface TypedFieldProps extends FieldProps {
  /** The value as it is stored; null where there is none. */
  value: string | null;
  /** How a value is shown. */
  show: (value: string) => string;
  /** What was typed, understood or answered with a sentence. */
  read: (typed: string) => { value: string; problem: null } | { value: null; problem: string };
  /** The new value, or null with the sentence that says why what was typed is none. */
  onChange: (value: string | null, problem: string | null) => void;
  list?: string | undefined;
  inputMode?: "numeric" | "text" | undefined;
}

/**
 * A text field for something that has a form, such as a date. What was typed stays as it was typed
 * until the field is left; then it is shown as it was understood, or with what is wrong.
 */
export function TypedField(props: TypedFieldProps): VNode {
  const { value, show } = props;
  const [typed, setTyped] = useState(() => (value === null ? "" : show(value)));
  const [problem, setProblem] = useState<string | null>(null);
  const own = useRef(value);

  // A value that came from elsewhere takes the place of what is shown. Before the next key: an effect
  // that waits for the frame would meet a text that has grown since, and write over it.
  useLayoutEffect(() => {
    if (own.current === value) return;
    own.current = value;
    setTyped(value === null ? "" : show(value));
    setProblem(null);
  }, [value, show]);

  const take = (text: string, leaving: boolean): void => {
    if (text.trim() === "") {
      setProblem(null);
      own.current = null;
      props.onChange(null, null);
      return;
    }
    const read = props.read(text);
    if (read.problem === null) {
      setProblem(null);
      own.current = read.value;
      if (leaving) setTyped(show(read.value));
      props.onChange(read.value, null);
    } else {
      // Half a date is no mistake while one types; the form knows that it is none yet.
      if (leaving || problem !== null) setProblem(read.problem);
      own.current = null;
      props.onChange(null, read.problem);
    }
  };

  return (
    <TextField
      {...props}
      narrow
      value={typed}
      error={problem ?? props.error}
      onChange={(text) => {
        setTyped(text);
        take(text, false);
      }}
      onBlur={() => take(typed, true)}
    />
  );
}
