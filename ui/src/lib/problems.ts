/** What is wrong with what was chosen on a screen that sends nothing by itself. */
import { useState } from "preact/hooks";
import type { FieldProblem } from "../api";

/** The problems; `turn` grows with each attempt, for the summary of errors. */
export function useProblems(): {
  problems: readonly FieldProblem[];
  turn: number;
  refuse: (problems: readonly FieldProblem[]) => void;
} {
  const [state, setState] = useState<{ problems: readonly FieldProblem[]; turn: number }>({
    problems: [],
    turn: 0,
  });
  return {
    ...state,
    refuse: (problems) =>
      setState((now) =>
        problems.length === 0 && now.problems.length === 0 ? now : { problems, turn: now.turn + 1 },
      ),
  };
}
