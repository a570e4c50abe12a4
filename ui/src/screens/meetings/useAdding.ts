/** A dialog that makes something new: what is wrong with it, and that it is being made. */
import { useState } from "preact/hooks";
import { ApiError, type FieldProblem } from "../../api";
import { noteSaved } from "../../lib/autosave";
import { tell } from "../../lib/trouble";

/** State of such a dialog. */
export interface Adding {
  problems: readonly FieldProblem[];
  /** Number of attempts, for the summary of errors. */
  turn: number;
  busy: boolean;
  /** What is wrong with a field. */
  problem: (field: string) => string | undefined;
  /** Notes that a field cannot be read, or that it can. */
  unread: (field: string, problem: string | null) => void;
  /** Makes it, unless the page itself finds something wrong. */
  make: (found: readonly FieldProblem[], work: () => Promise<unknown>) => Promise<void>;
}

/** Keeps what a dialog that makes something new has to keep. */
export function useAdding(): Adding {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [typed, setTyped] = useState<readonly FieldProblem[]>([]);
  const [turn, setTurn] = useState(0);
  const [busy, setBusy] = useState(false);
  const refuse = (found: readonly FieldProblem[]): void => {
    setProblems(found);
    setTurn((n) => n + 1);
  };
  return {
    problems,
    turn,
    busy,
    problem: (field) => problems.find((one) => one.field === field)?.message,
    unread: (field, message) =>
      setTyped((now) => [
        ...now.filter((one) => one.field !== field),
        ...(message === null ? [] : [{ field, message }]),
      ]),
    make: async (found, work) => {
      // A field that cannot be read says so itself; it is not missing as well.
      const wrong = [...typed, ...found.filter((one) => typed.every((other) => other.field !== one.field))];
      if (wrong.length > 0) {
        refuse(wrong);
        return;
      }
      setBusy(true);
      try {
        await work();
        noteSaved();
      } catch (thrown) {
        const error = ApiError.from(thrown);
        if (error.code === "invalid") refuse(error.fields);
        else tell(error);
      } finally {
        setBusy(false);
      }
    },
  };
}
