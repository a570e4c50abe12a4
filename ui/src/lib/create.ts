import { useState } from "preact/hooks";
import { ApiError, type FieldProblem } from "../api";
import { noteSaved } from "./autosave";

/** How a form for a new record is sent: what is wrong with it, and how often it was tried. */
export interface Creating {
  problems: readonly FieldProblem[];
  /** Grows with each attempt, for the summary of errors. */
  turn: number;
  /** What went wrong other than with a field. */
  error: ApiError | null;
  busy: boolean;
  problem: (field: string) => string | undefined;
  /** Checks, creates, and shows what is wrong. */
  send: (work: () => Promise<void>, check?: () => readonly FieldProblem[]) => Promise<void>;
}

/** The sending of a form for a new record. */
export function useCreating(): Creating {
  const [state, setState] = useState<Pick<Creating, "problems" | "turn" | "error" | "busy">>({
    problems: [],
    turn: 0,
    error: null,
    busy: false,
  });
  return {
    ...state,
    problem: (field) => state.problems.find((one) => one.field === field)?.message,
    send: async (work, check) => {
      if (state.busy) return;
      const turn = state.turn + 1;
      const problems = check?.() ?? [];
      setState({ problems, turn, error: null, busy: problems.length === 0 });
      if (problems.length > 0) return;
      try {
        await work();
        noteSaved();
        setState({ problems: [], turn, error: null, busy: false });
      } catch (thrown) {
        const error = ApiError.from(thrown);
        const { fields } = error;
        setState({ problems: fields, turn, error: fields.length === 0 ? error : null, busy: false });
      }
    },
  };
}
